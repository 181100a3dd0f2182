"""A plot that fills its region: grid, axes, ticks with numbers, names of the axes."""

from collections.abc import Callable, Sequence

import manim as mn
import numpy as np

from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.regions import Region

_TICK = 0.07  # half the length of a tick mark
_GAP = 0.16  # between a plot and its numbers


class Plot(mn.VGroup):
    """Axes with a grid, laid out so that the plot and its numbers fill a region.

    Args:
        region: what to fill.
        x_range, y_range: least and greatest value of each axis.
        x_ticks, y_ticks: the values that get a grid line and a number.
        theme: gives each role its colour.
        names: formulas or words that name the axes, put at their far ends; may be None.
        equal_units: whether one unit is as long across as it is up.
        written: how a tick's number is written.
        room: how much is kept free at the left and right at least (Manim's units): plots of the
            same room, one above another, share their x axis.

    Attributes:
        axes: Manim's axes, for `c2p`, `plot` and the like.
        grid, numbers: the grid lines, and the ticks' numbers.
    """

    def __init__(
        self,
        region: Region,
        *,
        x_range: tuple[float, float],
        y_range: tuple[float, float],
        x_ticks: Sequence[float],
        y_ticks: Sequence[float],
        theme: Theme,
        names: tuple[mn.Mobject | None, mn.Mobject | None] = (None, None),
        equal_units: bool = False,
        written: Callable[[float], str] = "{:g}".format,
        room: tuple[float, float] = (0, 0),
    ) -> None:
        super().__init__()
        self.x_range, self.y_range = x_range, y_range
        x_numbers, y_numbers = (
            [LiveNumber(written(t), colour=theme.muted, size="small", anchor="center") for t in ts]
            for ts in (x_ticks, y_ticks)
        )
        x_name, y_name = names
        left = max((n.width for n in y_numbers), default=0) + _GAP
        below = max((n.height for n in x_numbers), default=0) + _GAP
        right = x_name.width + _GAP if x_name is not None else _GAP
        above = y_name.height + _GAP if y_name is not None else _GAP
        inner = Region(
            region.left + max(left, room[0]),
            region.bottom + below,
            region.right - max(right, room[1]),
            region.top - above,
        )
        across, up = inner.width, inner.height
        if equal_units:
            unit = min(across / _span(x_range), up / _span(y_range))
            across, up = unit * _span(x_range), unit * _span(y_range)
        self.axes = mn.Axes(
            x_range=[*x_range, _span(x_range)],
            y_range=[*y_range, _span(y_range)],
            x_length=across,
            y_length=up,
            tips=False,
            axis_config={"include_ticks": False, "color": theme.muted, "stroke_width": 2.5},
        )
        corner = self.axes.c2p((x_range[0] + x_range[1]) / 2, (y_range[0] + y_range[1]) / 2)
        self.axes.shift(inner.center - corner)
        self.grid = mn.VGroup()
        self.ticks = mn.VGroup()
        self.numbers = mn.VGroup()
        for x, number in zip(x_ticks, x_numbers, strict=True):
            self._mark(theme, self.point(x, y_range[0]), self.point(x, y_range[1]))
            number.move_to(self.point(x, y_range[0]) + _GAP * mn.DOWN, aligned_edge=mn.UP)
        for y, number in zip(y_ticks, y_numbers, strict=True):
            self._mark(theme, self.point(x_range[0], y), self.point(x_range[1], y))
            number.move_to(self.point(x_range[0], y) + _GAP * mn.LEFT, aligned_edge=mn.RIGHT)
        self.numbers.add(*x_numbers, *y_numbers)
        self.names = mn.VGroup()
        if x_name is not None:
            end = self.point(x_range[1], _within(0, y_range))
            self.names.add(x_name.move_to(end + _GAP * mn.RIGHT, aligned_edge=mn.LEFT))
        if y_name is not None:
            end = self.point(_within(0, x_range), y_range[1])
            self.names.add(y_name.move_to(end + _GAP * mn.UP, aligned_edge=mn.DOWN))
        self.add(self.grid, self.axes, self.ticks, self.numbers, self.names)

    def _mark(self, theme: Theme, start: np.ndarray, end: np.ndarray) -> None:
        self.grid.add(mn.Line(start, end, color=theme.grid, stroke_width=1.5))
        along = (end - start) / np.linalg.norm(end - start)
        origin = self.point(_within(0, self.x_range), _within(0, self.y_range))
        foot = start + along * float(np.dot(origin - start, along))
        self.ticks.add(
            mn.Line(foot - _TICK * along, foot + _TICK * along, color=theme.muted).set_stroke(
                width=2.5
            )
        )

    def point(self, x: float, y: float) -> np.ndarray:
        """Where (x, y) lies on the stage."""
        return np.asarray(self.axes.c2p(x, y))

    @property
    def box(self) -> Region:
        """The rectangle between the axes' ends."""
        left, bottom, _ = self.point(self.x_range[0], self.y_range[0])
        right, top, _ = self.point(self.x_range[1], self.y_range[1])
        return Region(left, bottom, right, top)

    def curve(
        self,
        function: Callable[[np.ndarray], np.ndarray],
        *,
        colour: str,
        x_range: tuple[float, float] | None = None,
        samples: int = 200,
        width: float = 6,
    ) -> mn.VMobject:
        """The graph of `function` (of arrays), cut off where it leaves the plot.

        Args:
            function: maps an array of x to an array of y; NaN where it is not defined.
            colour: #RRGGBB.
            x_range: draw only this part.
            samples: at how many points it is computed.
            width: of the stroke.
        """
        start, end = x_range or self.x_range
        x = np.linspace(start, end, samples)
        y = np.asarray(function(x), dtype=float)
        graph = mn.VMobject(color=colour, stroke_width=width)
        graph.set_points_as_corners(self.locate(*_cut(x, y, self.y_range)))
        graph.joint_type = mn.LineJointType.ROUND
        return graph

    def locate(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Where many points lie on the stage, as an array of shape (n, 3)."""
        origin = self.point(0, 0)
        right = self.point(1, 0) - origin
        up = self.point(0, 1) - origin
        return np.asarray(origin + np.outer(x, right) + np.outer(y, up))


def _span(limits: tuple[float, float]) -> float:
    return limits[1] - limits[0]


def _within(value: float, limits: tuple[float, float]) -> float:
    return min(max(value, limits[0]), limits[1])


def _cut(
    x: np.ndarray, y: np.ndarray, limits: tuple[float, float]
) -> tuple[np.ndarray, np.ndarray]:
    """Keep the part of a curve that lies within `limits`, ending exactly on them."""
    inside = (y >= limits[0]) & (y <= limits[1])
    if not inside.any():
        return x[:1], np.clip(y[:1], *limits)
    first, last = np.flatnonzero(inside)[[0, -1]]
    xs, ys = list(x[first : last + 1]), list(y[first : last + 1])
    for at, beyond, put in ((first, first - 1, 0), (last, last + 1, len(xs) + 1)):
        if 0 <= beyond < len(x) and np.isfinite(y[beyond]):
            edge = limits[1] if y[beyond] > limits[1] else limits[0]
            share = (edge - y[at]) / (y[beyond] - y[at])
            xs.insert(put, x[at] + share * (x[beyond] - x[at]))
            ys.insert(put, edge)
    return np.array(xs), np.array(ys)
