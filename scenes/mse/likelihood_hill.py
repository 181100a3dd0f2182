"""The log-likelihood over the slope of the line: a hill, and a point on it."""

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from reel.stage.regions import Region
from reel.stage.view import View
from scenes.mse import maths
from scenes.mse.turning_line import EASE

_ASIDE, _BELOW, _ABOVE = 0.15, 0.42, 0.1  # room around the hill (Manim's units)
_EDGE = 0.05  # of the slopes' axis, beyond those that the line has
_LEVELS = (-17.5, -12.2)  # the limits of the log-likelihood's axis


class LikelihoodHill(mn.VGroup):
    """The log-likelihood over the slope, and on it the point of the present slope.

    Args:
        region: what to fill, with numbers and names.
        slope: the tracker of the line's slope, which the point follows.
        name: what is written at the best slope.
        theme: gives each role its colour.

    Attributes:
        reach: a tracker for the slope up to which the curve is drawn.
        plot, curve, dot: what it consists of.
        foot: a line from the top down to the best slope.
    """

    def __init__(
        self,
        region: Region,
        slope: mn.ValueTracker,
        name: mn.Mobject,
        theme: Theme,
    ) -> None:
        self.slope, self.start = slope, slope.get_value()
        self.reach = mn.ValueTracker(self.start)
        best = maths.best_slope()
        swing = maths.SWING + _EDGE
        box = Region(
            region.left + _ASIDE,
            region.bottom + _BELOW,
            region.right - _ASIDE,
            region.top - _ABOVE,
        )
        self.plot = Plot(
            View(box, (best - swing, best + swing), _LEVELS),
            x_ticks={best: ""},
            y_ticks=(),
            axes="corner",
            theme=theme,
        )
        self.plot.remove(self.plot.grid)
        view = self.plot.view()
        self.curve = self._build_curve(view, theme.logarithm)
        self.dot = mn.Dot(radius=0.12, color=theme.text)
        redraw_on_change(
            self.dot,
            lambda dot: dot.move_to(view.point(slope.get_value(), self._level())),
            lambda _: slope.get_value(),
        )
        name.next_to(view.point(best, _LEVELS[0]), mn.DOWN, buff=0.16)
        self.foot = mn.DashedLine(
            view.point(best, float(maths.log_likelihood(best))),
            view.point(best, _LEVELS[0]),
            color=theme.text,
            stroke_width=3,
            dash_length=0.1,
        )
        super().__init__(self.plot, name, self.curve, self.dot)

    def trace_to(self, slope: float) -> mn.Animation:
        """Draw the curve on to a slope, in step with a line that turns to it."""
        return glide(self.reach, slope, rate_func=EASE)

    def _level(self) -> float:
        return float(maths.log_likelihood(self.slope.get_value()))

    def _build_curve(self, view: View, colour: str) -> mn.VMobject:
        """Draw the log-likelihood from the first slope up to `reach`."""

        def draw(curve: mn.VMobject) -> None:
            slopes = np.linspace(self.start, self.reach.get_value() + 1e-3, 200)
            curve.set_points_as_corners(view.locate(slopes, maths.log_likelihood(slopes)))

        curve = mn.VMobject(color=colour, stroke_width=7)
        curve.joint_type = mn.LineJointType.ROUND
        return redraw_on_change(curve, draw, lambda _: self.reach.get_value())
