"""A plot: grid, axes, ticks with numbers, names of the axes, and curves; its view may move."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import manim as mn
import numpy as np
import numpy.typing as npt

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from reel.stage.view import Limits, View

_TICK = 0.07  # half the length of a tick mark
_GAP = 0.16  # between a plot and its numbers and names
_AXIS, _GRID = 2.5, 1.5  # stroke widths

Ticks = Sequence[float] | Mapping[float, str]
"""The values of an axis that may get a grid line and a number; a mapping says how each number is
written, "" for a line without a number."""

Names = tuple[mn.Mobject | None, mn.Mobject | None]
"""Formulas or words that name the x axis and the y axis."""

Strength = Callable[[float, bool], float]
"""How strongly a tick is drawn now, from 0 to 1: of its value, and of whether it is one of x."""


class _Tick(NamedTuple):
    value: float
    across: bool  # whether it is one of x
    text: str


class Plot(mn.VGroup):
    """Axes with a grid, for one view or for a view that moves.

    `Plot.filling` finds the view with which a plot and its numbers fill a region.

    Args:
        view: what it shows, and where; a callable says so at every frame, and the plot follows.
        x_ticks, y_ticks: the ticks of both axes; those out of sight are not drawn.
        theme: gives each role its colour.
        names: what is put at the far ends of the axes; either may be None.
        axes: whether the axes cross at zero (or as near to it as the view reaches), or meet in
            the lower left corner.
        y_name: whether the name of the y axis stands above its end or left of it.
        written: how a tick's number is written, where the ticks do not say it.
        strength: how strongly each tick is drawn; asked at every frame of a moving view.
        fade_crowded: whether ticks of x fade whose number comes too near to the next one.
        shown: how strongly a moving plot as a whole is drawn at first, from 0 to 1.

    Attributes:
        view: a callable that gives the view as it is now.
        moves: whether the view moves.
        shown: a tracker of how strongly a moving plot is drawn: what Manim's own fades set, the
            next frame would undo.
        grid, axes, ticks, numbers, names: what it consists of, in the order it is drawn in;
            `ticks` are the marks on the axes.
    """

    def __init__(
        self,
        view: View | Callable[[], View],
        *,
        x_ticks: Ticks,
        y_ticks: Ticks,
        theme: Theme,
        names: Names = (None, None),
        axes: Literal["zero", "corner"] = "zero",
        y_name: Literal["above", "left"] = "above",
        written: Callable[[float], str] = "{:g}".format,
        strength: Strength = lambda value, across: 1.0,
        fade_crowded: bool = False,
        shown: float = 1.0,
    ) -> None:
        self.moves = not isinstance(view, View)
        self.view: Callable[[], View] = (lambda: view) if isinstance(view, View) else view
        self.shown, self._shown_before = mn.ValueTracker(shown), 1.0
        self._strength, self._fade_crowded = strength, fade_crowded
        self._in_corner, self._y_name_above = axes == "corner", y_name == "above"
        self._x_name, self._y_name = names
        self._ticks = [*_ticks(x_ticks, True, written), *_ticks(y_ticks, False, written)]
        self.grid = _lines(len(self._ticks), theme.grid, _GRID)
        self.axes = _lines(1 if self._in_corner else 2, theme.muted, _AXIS)
        self.ticks = _lines(len(self._ticks), theme.muted, _AXIS)
        self.numbers = mn.VGroup(*(_number(tick.text, theme) for tick in self._ticks))
        self.names = mn.VGroup(*(name for name in names if name is not None))
        super().__init__(self.grid, self.axes, self.ticks, self.numbers, self.names)
        if self.moves:
            redraw_on_change(self, lambda plot: plot.draw(), lambda plot: plot.state())
        else:
            self.draw()

    @classmethod
    def filling(
        cls,
        region: Region,
        *,
        x_range: Limits,
        y_range: Limits,
        x_ticks: Ticks,
        y_ticks: Ticks,
        theme: Theme,
        names: Names = (None, None),
        equal_units: bool = False,
        written: Callable[[float], str] = "{:g}".format,
        room: tuple[float, float] = (0, 0),
    ) -> "Plot":
        """Draw axes that, with their numbers and names, fill a region.

        Args:
            region: what to fill.
            x_range, y_range: least and greatest value of each axis.
            x_ticks, y_ticks, theme, names, written: as for any `Plot`.
            equal_units: whether one unit is as long across as it is up.
            room: how much is kept free at the left and right at least (Manim's units): plots of
                the same room, one above another, share their x axis.
        """
        x_numbers = [_number(tick.text, theme) for tick in _ticks(x_ticks, True, written)]
        y_numbers = [_number(tick.text, theme) for tick in _ticks(y_ticks, False, written)]
        x_name, y_name = names
        box = Region(
            region.left + max(max((n.width for n in y_numbers), default=0) + _GAP, room[0]),
            region.bottom + max((n.height for n in x_numbers), default=0) + _GAP,
            region.right - max((x_name.width if x_name is not None else 0) + _GAP, room[1]),
            region.top - (y_name.height if y_name is not None else 0) - _GAP,
        )
        if equal_units:
            x_span, y_span = x_range[1] - x_range[0], y_range[1] - y_range[0]
            unit = min(box.width / x_span, box.height / y_span)
            box = box.inset((box.width - unit * x_span) / 2, (box.height - unit * y_span) / 2)
        return cls(
            View(box, x_range, y_range),
            x_ticks=x_ticks,
            y_ticks=y_ticks,
            theme=theme,
            names=names,
            written=written,
        )

    def fade_in(self, **kwargs: Any) -> mn.Animation:
        """Fade a plot in that moves, and was made with `shown=0`; `kwargs` as for `glide`."""
        return glide(self.shown, 1, **kwargs)

    # Where things are.

    @property
    def box(self) -> Region:
        """The rectangle between the axes' ends."""
        return self.view().box

    @property
    def x_range(self) -> Limits:
        """The least and the greatest x that is shown."""
        return self.view().x_range

    @property
    def y_range(self) -> Limits:
        """The least and the greatest y that is shown."""
        return self.view().y_range

    def point(self, x: float, y: float) -> np.ndarray:
        """Where (x, y) lies on the frame."""
        return self.view().point(x, y)

    def locate(self, x: npt.ArrayLike, y: npt.ArrayLike) -> np.ndarray:
        """Where many points lie on the frame, as an array of shape (n, 3)."""
        return self.view().locate(x, y)

    # What is drawn.

    def curve(
        self,
        function: Callable[[np.ndarray], np.ndarray],
        *,
        colour: str,
        x_range: Limits | None = None,
        samples: int = 200,
        through: Iterable[float] = (),
        width: float = 6,
    ) -> mn.VMobject:
        """Draw the graph of a function.

        It is cut off where it leaves the plot. In a plot that moves it is not, since Manim's
        animations want as many points throughout; but there it follows, at every frame, the view
        and whatever else the function depends on.

        Args:
            function: maps an array of x to an array of y; NaN where it is not defined.
            colour: #RRGGBB.
            x_range: draw only this part.
            samples: at how many points it is computed.
            through: values of x at which it is computed in any case, such as a peak's.
            width: of the stroke.
        """
        points = list(through)

        def draw(graph: mn.VMobject) -> None:
            view = self.view()
            x = np.union1d(np.linspace(*(x_range or view.x_range), samples), points)
            y = np.asarray(function(x), dtype=float)
            graph.set_points_as_corners(view.locate(*((x, y) if self.moves else view.cut(x, y))))

        graph = mn.VMobject(color=colour, stroke_width=width)
        graph.joint_type = mn.LineJointType.ROUND
        if self.moves:
            graph.add_updater(draw, call_updater=True)
        else:
            draw(graph)
        return graph

    def state(self) -> Any:
        """All that the picture of a moving plot depends on."""
        view = self.view()
        return view, self.shown.get_value(), self._strengths(view)

    def draw(self) -> None:
        """Draw the view as it is now."""
        view, shown = self.view(), self.shown.get_value()
        self._draw_axes(view)
        strengths = self._strengths(view)
        for number, strength in enumerate(strengths):
            if strength or self._fade_crowded:
                self._put_tick(number, view)
        rooms = self._rooms() if self._fade_crowded else [1.0] * len(strengths)
        for line, mark, number, strength, room in zip(
            self.grid, self.ticks, self.numbers, strengths, rooms, strict=True
        ):
            mobject_ops.set_stroke_opacity(line, strength * room * shown)
            mobject_ops.set_stroke_opacity(mark, strength * room * shown)
            mobject_ops.set_fill_opacity(number, strength * room * shown)
        if shown != self._shown_before:  # else Manim's own fades may be at work on them
            mobject_ops.set_stroke_opacity(self.axes, shown)
            mobject_ops.set_opacity(self.names, shown)
            self._shown_before = shown

    def _strengths(self, view: View) -> list[float]:
        """How strongly each tick is drawn; one that is out of sight, not at all."""
        limits = (view.x_range if tick.across else view.y_range for tick in self._ticks)
        return [
            self._strength(tick.value, tick.across) if low <= tick.value <= high else 0.0
            for tick, (low, high) in zip(self._ticks, limits, strict=True)
        ]

    def _meeting(self, view: View) -> tuple[float, float]:
        """The point (x, y) in which the axes meet."""
        return (view.x_range[0], view.y_range[0]) if self._in_corner else view.nearest_to_zero()

    def _draw_axes(self, view: View) -> None:
        (left, right), (bottom, top) = view.x_range, view.y_range
        x, y = self._meeting(view)
        if self._in_corner:  # one line, so that its corner is a clean one
            corners = view.locate([left, left, right], [top, bottom, bottom])
            self.axes[0].set_points_as_corners(corners)
        else:
            self.axes[0].set_points_as_corners(view.locate([left, right], [y, y]))
            self.axes[1].set_points_as_corners(view.locate([x, x], [bottom, top]))
        if self._x_name is not None:
            mobject_ops.put(self._x_name, view.point(right, y) + _GAP * mn.RIGHT, mn.LEFT)
        if self._y_name is not None:
            side, edge = (mn.UP, mn.DOWN) if self._y_name_above else (mn.LEFT, mn.UR)
            mobject_ops.put(self._y_name, view.point(x, top) + _GAP * side, edge)

    def _put_tick(self, number: int, view: View) -> None:
        """Put a tick's grid line, its mark on the axis, and its number beside the plot."""
        (left, right), (bottom, top) = view.x_range, view.y_range
        (value, across, _), (x, y) = self._ticks[number], self._meeting(view)
        if across:
            along, outwards = mn.UP, mn.DOWN
            start, foot, end = view.locate([value] * 3, [bottom, y, top])
        else:
            along, outwards = mn.RIGHT, mn.LEFT
            start, foot, end = view.locate([left, x, right], [value] * 3)
        self.grid[number].set_points_as_corners([start, end])
        self.ticks[number].set_points_as_corners([foot - _TICK * along, foot + _TICK * along])
        mobject_ops.put(self.numbers[number], start + _GAP * outwards, -outwards)

    def _rooms(self) -> list[float]:
        """1 for each number of x that has room beside the next one, 0 for one that has none."""
        count = sum(tick.across for tick in self._ticks)
        lefts, rights = (
            [mobject_ops.edge(number, side)[0] for number in self.numbers[:count]]
            for side in (mn.LEFT, mn.RIGHT)
        )
        gaps = np.array(lefts[1:]) - np.array(rights[:-1])
        rooms = np.clip(gaps / _GAP - 1, 0, 1)
        return [*map(float, rooms), *[1.0] * (len(self._ticks) - len(rooms))]


def _ticks(ticks: Ticks, across: bool, written: Callable[[float], str]) -> Iterable[_Tick]:
    texts = ticks if isinstance(ticks, Mapping) else {value: written(value) for value in ticks}
    return (_Tick(value, across, text) for value, text in texts.items())


def _lines(count: int, colour: str, width: float) -> mn.VGroup:
    # They have points even before they are drawn: a fade counts what has, and wants as many
    # throughout.
    return mn.VGroup(*(mn.Line(color=colour, stroke_width=width) for _ in range(count)))


def _number(text: str, theme: Theme) -> mn.VGroup:
    """Write a tick's number. It stays as it is, so it gets no more glyphs than it has."""
    number = LiveNumber(text, colour=theme.muted, size="small", anchor="center")
    return mn.VGroup(*(slot for slot in number.slots if len(slot.points)))
