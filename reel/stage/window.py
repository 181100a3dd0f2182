"""A plot whose limits move: what it shows is computed anew at every frame."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import manim as mn
import numpy as np
import numpy.typing as npt

from reel.stage.plot import Plot
from reel.stage.readout import Readout
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
        """Return what a plot shows."""
        return cls(plot.box, plot.x_range, plot.y_range)

    def locate(self, x: npt.ArrayLike, y: npt.ArrayLike) -> np.ndarray:
        """Return where many points lie on the stage, as an array of shape (n, 3)."""
        box = self.box
        across = box.left + box.width * _share(x, self.x_range)
        up = box.bottom + box.height * _share(y, self.y_range)
        return np.column_stack(np.broadcast_arrays(across, up, 0.0))

    def point(self, x: float, y: float) -> np.ndarray:
        """Return where (x, y) lies on the stage."""
        return np.asarray(self.locate([x], [y])[0])

    def toward(self, other: "View", share: float) -> "View":
        """Return the view at this share of the way to another one: itself a true view."""
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
        colour: gives the colour of a role.
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
        colour: Callable[[str], str],
        written: Callable[[float], str] = "{:g}".format,
    ) -> None:
        self.view = view
        self.shown = mn.ValueTracker(0)
        self.strength = strength
        self.ticks = [(tick, True) for tick in x_ticks] + [(tick, False) for tick in y_ticks]
        self.grid = mn.VGroup(*(mn.Line(color=colour("grid")) for _ in self.ticks))
        self.axes = mn.VGroup(*(mn.Line(color=colour("muted"), stroke_width=2.5) for _ in "xy"))
        self.marks = mn.VGroup(*(mn.Line(color=colour("muted")) for _ in self.ticks))
        self.numbers = mn.VGroup(
            *(
                Readout(written(tick), colour=colour("muted"), size="small", anchor="center")
                for tick, _ in self.ticks
            )
        )
        self.names = mn.VGroup(*names)
        super().__init__(self.grid, self.axes, self.marks, self.numbers, self.names)
        self.add_updater(lambda window: window.draw())
        self.draw()

    def draw(self) -> None:
        """Draw the view as it is now."""
        view, shown = self.view(), self.shown.get_value()
        self.axes.set_stroke(opacity=shown)
        self.names.set_opacity(shown)
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
            number.move_to(start + _GAP * side, aligned_edge=-side)
        for position, (tick, across) in enumerate(self.ticks):
            limits = view.x_range if across else view.y_range
            strength = self.strength(tick, across) if limits[0] <= tick <= limits[1] else 0.0
            strength *= self._room(position) * shown
            self.grid[position].set_stroke(width=1.5, opacity=strength)
            self.marks[position].set_stroke(width=2.5, opacity=strength)
            self.numbers[position].slots.set_fill(opacity=strength)

    def _room(self, position: int) -> float:
        """Return 1 where a number has room beside the next one, 0 where it has none."""
        if position + 1 == len(self.ticks) or not self.ticks[position + 1][1]:
            return 1.0
        here, there = self.numbers[position], self.numbers[position + 1]
        gap = there.get_left()[0] - here.get_right()[0]
        return float(np.clip(gap / _GAP - 1, 0, 1))


def _share(values: npt.ArrayLike, limits: tuple[float, float]) -> np.ndarray:
    return (np.asarray(values, dtype=float) - limits[0]) / (limits[1] - limits[0])


def _between(
    here: tuple[float, float], there: tuple[float, float], share: float
) -> tuple[float, float]:
    low, high = (1 - share) * np.array(here) + share * np.array(there)
    return float(low), float(high)
