"""The curve of log_2 x, as stairs, while its x axis is stretched: a doubling is one step up."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.live_number import LiveNumber, thousands
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from reel.stage.view import View
from scenes.inverse.maths import DOUBLED, FOURS, MIRROR_TICKS, log_curve, stairs

_ROOM = 1.06  # how far the x axis goes on beyond the curve
_POP = 0.1  # how much of a doubling a new dot takes to grow
_NEAR, _FAR = 0.9, 1.4  # while a tread gets longer, between these its name fades in
_CLEAR = 0.1  # names of treads keep at least this distance from the x axis (Manim's units)


class StretchingView:
    """How the view of a plot becomes that of a wide one, whose x axis then reaches very far.

    Args:
        plot: the plot at the start.
        wide: the plot at the end.

    Attributes:
        widened: a tracker: at 0 it shows what `plot` shows, at 1 it fills the box of `wide`.
        reach: a tracker for log_2 of the x at which the curve ends; it stretches the x axis.
    """

    def __init__(self, plot: Plot, wide: Plot) -> None:
        self.start, self.end = plot.view(), wide.view()
        self.widened = mn.ValueTracker(0)
        self.reach = mn.ValueTracker(float(np.log2(plot.x_range[1])))

    def widen(self) -> mn.Animation:
        """Let the plot become the wide one."""
        return glide(self.widened, 1)

    def go_on_to(self, height: float) -> mn.Animation:
        """Draw the curve on to where log_2 x is `height`; the x axis is stretched to hold it."""
        return glide(self.reach, height)

    def now(self) -> View:
        """The part of the plane that is shown now."""
        end = replace(self.end, x_range=(0, _ROOM * self.x()))
        return self.start.lerp(end, self.widened.get_value())

    def x(self) -> float:
        """The x at which the curve ends now."""
        return float(2 ** self.reach.get_value())


def stretching_axes(view: StretchingView, x_ticks: Sequence[float], theme: Theme) -> Plot:
    """Draw axes that are stretched with a view; only ticks at powers of two and fours stay.

    Args:
        view: the view that they follow.
        x_ticks: the ticks of x that are there at first.
        theme: gives each role its colour.
    """

    def strength(tick: float, across: bool) -> float:
        lasts = tick in (DOUBLED if across else FOURS)
        return 1.0 if lasts else 1 - view.widened.get_value()

    return Plot(
        view.now,
        x_ticks=sorted({*x_ticks, *DOUBLED}),
        y_ticks=sorted({*MIRROR_TICKS, *FOURS}),
        strength=strength,
        fade_crowded=True,
        shown=0,
        theme=theme,
        written=thousands,
    )


class LogStairs(mn.VGroup):
    """The curve, a dot at each power of two, and stairs from dot to dot.

    Args:
        view: what is shown, and how far the curve goes.
        lowest, highest: log_2 of the first and the last dot there may be.
        theme: gives each role its colour.
        radius: of the dots.

    Attributes:
        across, up: trackers that fade the treads in, with the dot at the end of the curve, and the
            risers, from 0 to 1; curve and dots always show.
    """

    def __init__(
        self,
        view: StretchingView,
        *,
        lowest: int,
        highest: int,
        theme: Theme,
        radius: float,
    ) -> None:
        self.view, self.radius = view, radius
        self.across, self.up = mn.ValueTracker(0), mn.ValueTracker(0)
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
        redraw_on_change(self, lambda stairs: stairs.draw(), lambda stairs: stairs.state())

    def show_treads(self) -> mn.Animation:
        """Fade in what doubles x: the treads, with the dot at the end of the curve."""
        return glide(self.across, 1)

    def show_risers(self) -> mn.Animation:
        """Fade in what adds one: the risers."""
        return glide(self.up, 1)

    def state(self) -> Any:
        """What the picture depends on: the view, the end of the curve, how far stairs show."""
        shown = self.across.get_value(), self.up.get_value()
        return self.view.now(), self.view.reach.get_value(), *shown

    def draw(self) -> None:
        """Draw the curve as far as it goes now."""
        view, height = self.view.now(), self.view.reach.get_value()
        across, up = self.across.get_value(), self.up.get_value()
        start = max(view.y_range[0], -3)
        points = log_curve(start, height)
        self.curve.set_points_as_corners(view.locate(*points.T))
        # A dot at each power of two grows when the curve gets there.
        for level, dot in zip(self.levels, self.dots, strict=True):
            grown = np.clip((height - level) / _POP, 0, 1) if level >= start else 0.0
            mobject_ops.put(dot, view.point(2.0**level, level))
            mobject_ops.set_fill_opacity(dot, float(grown > 0))
            dot.scale_to_fit_width(2 * self.radius * max(mn.smooth(grown), 1e-3))
        self.tip.move_to(view.point(2.0**height, height)).set_fill(opacity=across)
        treads, risers = stairs(height)
        for path, lines, shown in ((self.treads, treads, across), (self.risers, risers, up)):
            path.set_points(_segments(view, lines)).set_stroke(opacity=shown)
        # ×2 under each tread that is long enough, +1 right of its riser.
        for number, (doubled, added) in enumerate(zip(self.doubled, self.added, strict=True)):
            strength = 0.0
            if number < len(risers):
                here, there = view.locate(*treads[number].T)
                top = view.locate(*risers[number].T)[1]
                length = there[0] - here[0]
                strength = float(np.clip((length - _NEAR) / (_FAR - _NEAR), 0, 1))
                mobject_ops.put(doubled, (here + there) / 2 + 0.1 * mn.DOWN, mn.UP)
                mobject_ops.put(added, (there + top) / 2 + 0.1 * mn.RIGHT, mn.UL)
                strength *= mobject_ops.edge(doubled, mn.DOWN)[1] > view.box.bottom + _CLEAR
            mobject_ops.set_fill_opacity(doubled.slots, across * strength)
            mobject_ops.set_fill_opacity(added.slots, up * strength)


def _segments(view: View, lines: np.ndarray) -> np.ndarray:
    """The Bézier points, of shape (4n, 3), of n straight lines: an array of shape (n, 2, 2)."""
    if not len(lines):
        return np.zeros((0, 3))
    ends = view.locate(*lines.reshape(-1, 2).T).reshape(-1, 2, 1, 3)
    share = np.linspace(0, 1, 4)[None, :, None]
    return np.asarray(((1 - share) * ends[:, 0] + share * ends[:, 1]).reshape(-1, 3))
