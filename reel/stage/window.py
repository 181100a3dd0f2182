"""A plot whose limits move: what it shows is computed anew at every frame."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import manim as mn
import numpy as np
import numpy.typing as npt

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.plot import Plot
from reel.stage.regions import Region

_TICK = 0.07
_GAP = 0.16


@dataclass(frozen=True)
class View:
    """What part of the plane a plot shows, and where on the stage.

    Attributes:
        box: the rectangle on the stage.
        x_range, y_range: least and greatest value of each axis.
    """

    box: Region
    x_range: tuple[float, float]
    y_range: tuple[float, float]

    @classmethod
    def of(cls, plot: Plot) -> "View":
        """What a plot shows."""
        return cls(plot.box, plot.x_range, plot.y_range)

    def locate(self, x: npt.ArrayLike, y: npt.ArrayLike) -> np.ndarray:
        """Where many points lie on the stage, as an array of shape (n, 3)."""
        box = self.box
        across = box.left + box.width * _share(x, self.x_range)
        up = box.bottom + box.height * _share(y, self.y_range)
        return np.column_stack(np.broadcast_arrays(across, up, 0.0))

    def point(self, x: float, y: float) -> np.ndarray:
        """Where (x, y) lies on the stage."""
        return np.asarray(self.locate([x], [y])[0])

    def lerp(self, other: "View", share: float) -> "View":
        """The view at this share of the way to another one: itself a true view."""
        left, bottom, right, top = (
            float(mn.interpolate(getattr(self.box, side), getattr(other.box, side), share))
            for side in ("left", "bottom", "right", "top")
        )
        return View(
            Region(left, bottom, right, top),
            _between(self.x_range, other.x_range, share),
            _between(self.y_range, other.y_range, share),
        )


class Window(mn.VGroup):
    """Grid, axes, ticks and numbers of a view that changes, drawn as `Plot` draws them.

    Args:
        view: returns what is shown now.
        x_ticks, y_ticks: every value that may get a grid line and a number.
        names: formulas or words that name the axes, put beside their far ends.
        strength: how strongly a tick is drawn now, from 0 to 1 (a value, and whether it is one of
            x); ticks out of sight, or too near the next one, are not drawn in any case.
        theme: gives each role its colour.
        written: how a tick's number is written.

    Attributes:
        shown: a tracker that fades it in, from 0 to 1: what Manim's own fades set, the next frame
            would undo.
    """

    def __init__(
        self,
        view: Callable[[], View],
        *,
        x_ticks: Sequence[float],
        y_ticks: Sequence[float],
        names: tuple[mn.Mobject, mn.Mobject],
        strength: Callable[[float, bool], float],
        theme: Theme,
        written: Callable[[float], str] = "{:g}".format,
    ) -> None:
        self.view = view
        self.shown = mn.ValueTracker(0)
        self.strength = strength
        self.ticks = [(tick, True) for tick in x_ticks] + [(tick, False) for tick in y_ticks]
        self.grid = mn.VGroup(*(mn.Line(color=theme.grid, stroke_width=1.5) for _ in self.ticks))
        self.axes = mn.VGroup(*(mn.Line(color=theme.muted, stroke_width=2.5) for _ in "xy"))
        self.marks = mn.VGroup(*(mn.Line(color=theme.muted, stroke_width=2.5) for _ in self.ticks))
        self.numbers = mn.VGroup(
            *(
                LiveNumber(written(tick), colour=theme.muted, size="small", anchor="center")
                for tick, _ in self.ticks
            )
        )
        self.names = mn.VGroup(*names)
        super().__init__(self.grid, self.axes, self.marks, self.numbers, self.names)
        redraw_on_change(self, lambda window: window.draw(), lambda window: window.state())

    def state(self) -> Any:
        """What the picture depends on."""
        view = self.view()
        return view, self.shown.get_value(), self.strengths(view)

    def strengths(self, view: View) -> list[float]:
        """How strongly each tick is drawn; none that is out of sight."""
        limits = (view.x_range if across else view.y_range for _, across in self.ticks)
        return [
            self.strength(tick, across) if low <= tick <= high else 0.0
            for (tick, across), (low, high) in zip(self.ticks, limits, strict=True)
        ]

    def draw(self) -> None:
        """Draw the view as it is now."""
        view, shown = self.view(), self.shown.get_value()
        mobject_ops.set_stroke_opacity(self.axes, shown)
        mobject_ops.set_opacity(self.names, shown)
        (left, right), (bottom, top) = view.x_range, view.y_range
        zero = np.clip(0, left, right), np.clip(0, bottom, top)
        self.axes[0].set_points_as_corners(view.locate([left, right], [zero[1]] * 2))
        self.axes[1].set_points_as_corners(view.locate([zero[0]] * 2, [bottom, top]))
        self.names[0].next_to(self.axes[0].get_end(), mn.RIGHT, buff=_GAP)
        self.names[1].next_to(self.axes[1].get_end(), mn.LEFT, buff=_GAP, aligned_edge=mn.UP)
        for (tick, across), line, mark, number in zip(
            self.ticks, self.grid, self.marks, self.numbers, strict=True
        ):
            start = view.point(tick, bottom) if across else view.point(left, tick)
            end = view.point(tick, top) if across else view.point(right, tick)
            foot = view.point(tick, zero[1]) if across else view.point(zero[0], tick)
            half = _TICK * (mn.UP if across else mn.RIGHT)
            side = mn.DOWN if across else mn.LEFT
            line.set_points_as_corners([start, end])
            mark.set_points_as_corners([foot - half, foot + half])
            mobject_ops.put(number, start + _GAP * side, -side)
        for parts, strength, room in zip(
            zip(self.grid, self.marks, self.numbers, strict=True),
            self.strengths(view),
            self._rooms(),
            strict=True,
        ):
            line, mark, number = parts
            mobject_ops.set_stroke_opacity(line, strength * room * shown)
            mobject_ops.set_stroke_opacity(mark, strength * room * shown)
            mobject_ops.set_fill_opacity(number.slots, strength * room * shown)

    def _rooms(self) -> list[float]:
        """1 for each number that has room beside the next one, 0 where it has none."""
        count = sum(across for _, across in self.ticks)
        lefts, rights = (
            [mobject_ops.edge(number, side)[0] for number in self.numbers[:count]]
            for side in (mn.LEFT, mn.RIGHT)
        )
        gaps = np.array(lefts[1:]) - np.array(rights[:-1])
        rooms = np.clip(gaps / _GAP - 1, 0, 1)
        return [*map(float, rooms), *[1.0] * (len(self.ticks) - len(rooms))]


def _share(values: npt.ArrayLike, limits: tuple[float, float]) -> np.ndarray:
    return (np.asarray(values, dtype=float) - limits[0]) / (limits[1] - limits[0])


def _between(
    here: tuple[float, float], there: tuple[float, float], share: float
) -> tuple[float, float]:
    low, high = (1 - share) * np.array(here) + share * np.array(there)
    return float(low), float(high)
