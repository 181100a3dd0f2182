"""The curve of log_2 x in a window whose x axis is stretched: each doubling is one step up."""

from dataclasses import replace
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.live_number import LiveNumber, thousands
from reel.records.theme import Theme
from reel.stage.plot import Plot
from reel.stage.window import View, Window
from scenes.inverse.maths import DOUBLED, FOURS, SQUARE_TICKS, climb, steps

_ROOM = 1.06  # how far the x axis goes on beyond the curve
_POP = 0.1  # how much of a doubling a new dot takes to grow
_CLEAR = 0.1  # and those whose names keep this distance from the x axis
_NEAR, _FAR = 0.9, 1.4  # treads longer than this (Manim's units) are named


class Stretch:
    """How a plot becomes a wide one with y from 0, whose x axis then reaches very far.

    Args:
        plot: the plot at the start.
        wide: the plot at the end.

    Attributes:
        unfold: a tracker: 0 shows what `plot` shows, 1 fills the box of `wide`.
        reach: a tracker: log_2 of where the curve ends; it stretches the x axis.
    """

    def __init__(self, plot: Plot, wide: Plot) -> None:
        self.start, self.end = View.of(plot), View.of(wide)
        self.unfold = mn.ValueTracker(0)
        self.reach = mn.ValueTracker(float(np.log2(plot.x_range[1])))

    def view(self) -> View:
        """Return what is shown now."""
        end = replace(self.end, x_range=(0, _ROOM * self.x()))
        return self.start.lerp(end, self.unfold.get_value())

    def x(self) -> float:
        """Return where the curve ends now."""
        return float(2 ** self.reach.get_value())


def axes(stretch: Stretch, *, names: tuple[mn.Mobject, mn.Mobject], theme: Theme) -> Window:
    """Return axes that are stretched; only the ticks at 2, 4, 8, 16 ... go on.

    Args:
        stretch: what is shown.
        names: of the two axes.
        theme: gives each role its colour.
    """

    def strength(tick: float, across: bool) -> float:
        lasts = tick in (DOUBLED if across else FOURS)
        return 1.0 if lasts else 1 - stretch.unfold.get_value()

    return Window(
        stretch.view,
        x_ticks=sorted({*SQUARE_TICKS, *DOUBLED}),
        y_ticks=sorted({*SQUARE_TICKS, *FOURS}),
        names=names,
        strength=strength,
        theme=theme,
        written=thousands,
    )


class Climb(mn.VGroup):
    """The curve, a dot at each power of two, and stairs from dot to dot.

    Args:
        stretch: what is shown, and how far the curve goes.
        lowest, highest: log_2 of the first and the last dot there may be.
        theme: gives each role its colour.
        radius: of the dots.
    """

    def __init__(
        self,
        stretch: Stretch,
        *,
        lowest: int,
        highest: int,
        theme: Theme,
        radius: float,
    ) -> None:
        self.stretch, self.radius = stretch, radius
        self.stairs = mn.ValueTracker(0)
        self.curve = mn.VMobject(color=theme.logarithm, stroke_width=6)
        self.curve.joint_type = mn.LineJointType.ROUND
        self.levels = range(lowest, highest + 1)
        self.dots = mn.VGroup(*(mn.Dot(radius=radius, color=theme.logarithm) for _ in self.levels))
        self.treads = mn.VMobject(color=theme.product, stroke_width=3.5)
        self.risers = mn.VMobject(color=theme.sum, stroke_width=3.5)
        self.tip = mn.Dot(radius=1.3 * radius, color=theme.text)
        self.doubled, self.added = (
            mn.VGroup(
                *(
                    LiveNumber(text, colour=theme.colour(role), size="label", anchor="center")
                    for _ in range(highest)
                )
            )
            for text, role in (("×2", "product"), ("+1", "sum"))
        )
        super().__init__(
            self.treads, self.risers, self.curve, self.dots, self.tip, self.doubled, self.added
        )
        redraw_on_change(self, lambda climb: climb.draw(), lambda climb: climb.state())

    def state(self) -> Any:
        """Return what the picture depends on."""
        return self.stretch.view(), self.stretch.reach.get_value(), self.stairs.get_value()

    def draw(self) -> None:
        """Draw the curve as far as it goes now."""
        view, height = self.stretch.view(), self.stretch.reach.get_value()
        stairs = self.stairs.get_value()
        start = max(view.y_range[0], -3)
        points = climb(start, height)
        self.curve.set_points_as_corners(view.locate(*points.T))
        for level, dot in zip(self.levels, self.dots, strict=True):
            grown = np.clip((height - level) / _POP, 0, 1) if level >= start else 0.0
            mobject_ops.put(dot, view.point(2.0**level, level))
            mobject_ops.set_fill_opacity(dot, float(grown > 0))
            dot.scale_to_fit_width(2 * self.radius * max(mn.smooth(grown), 1e-3))
        self.tip.move_to(view.point(2.0**height, height)).set_fill(opacity=stairs)
        treads, risers = steps(height)
        for path, lines in ((self.treads, treads), (self.risers, risers)):
            path.set_points(_segments(view, lines)).set_stroke(opacity=stairs)
        for number, (doubled, added) in enumerate(zip(self.doubled, self.added, strict=True)):
            shown = 0.0
            if number < len(risers):
                here, there = view.locate(*treads[number].T)
                top = view.locate(*risers[number].T)[1]
                shown = stairs * float(np.clip((there[0] - here[0] - _NEAR) / (_FAR - _NEAR), 0, 1))
                mobject_ops.put(doubled, (here + there) / 2 + 0.1 * mn.DOWN, mn.UP)
                mobject_ops.put(added, (there + top) / 2 + 0.1 * mn.RIGHT, mn.UL)
                shown *= mobject_ops.edge(doubled, mn.DOWN)[1] > view.box.bottom + _CLEAR
            mobject_ops.set_fill_opacity(doubled.slots, shown)
            mobject_ops.set_fill_opacity(added.slots, shown)


def _segments(view: View, lines: np.ndarray) -> np.ndarray:
    """Return the Bézier points of separate straight lines."""
    if not len(lines):
        return np.zeros((0, 3))
    ends = view.locate(*lines.reshape(-1, 2).T).reshape(-1, 2, 1, 3)
    share = np.linspace(0, 1, 4)[None, :, None]
    return np.asarray(((1 - share) * ends[:, 0] + share * ends[:, 1]).reshape(-1, 3))
