"""One term of the derivation as a curve over the error: a bell that becomes a parabola."""

from collections.abc import Sequence
from typing import Any

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from reel.stage.regions import Region
from reel.stage.view import View
from scenes.mse import maths

_ERRORS = (-3.0, 3.0)  # the limits of the errors' axis
_BELL, _PARABOLA = (0.0, 0.45), (-4.6, 4.6)  # those of the other axis: before the log, and after
_SAMPLES = 240
_LEFT, _BELOW = 0.75, 0.5  # room for the numbers of the axes (Manim's units)


class TermCurve(mn.VGroup):
    """The curve in a plot whose y axis changes when the logarithm is taken.

    Args:
        region: what to fill.
        name: the name of the x axis, which stands within the region.
        bell_ticks: the heights that get a tick before the logarithm is taken.
        parabola_ticks: the heights that get one afterwards.
        theme: gives each role its colour.

    Attributes:
        step: a tracker for what the term is now, as a place in `scenes.mse.maths.STEPS`.
        plot, curve: what it consists of.
    """

    def __init__(
        self,
        region: Region,
        name: mn.Mobject,
        *,
        bell_ticks: Sequence[float],
        parabola_ticks: Sequence[float],
        theme: Theme,
    ) -> None:
        self.step = mn.ValueTracker(0)
        self.bell_ticks = bell_ticks
        right = region.right - name.width - 0.2
        self.box = Region(region.left + _LEFT, region.bottom + _BELOW, right, region.top)
        self.plot = Plot(
            self.view,
            x_ticks=(-2, 0, 2),
            y_ticks=(*bell_ticks, *parabola_ticks),
            names=(name, None),
            strength=self._strength,
            shown=0,
            theme=theme,
        )
        self.curve = mn.VMobject(stroke_width=6)
        self.curve.joint_type = mn.LineJointType.ROUND
        self._colours = [
            mn.ManimColor(theme.colour(role)) for role in ("model", "logarithm", "sum")
        ]
        super().__init__(self.plot, self.curve)
        redraw_on_change(
            self, lambda picture: picture.draw(), lambda picture: picture.step.get_value()
        )

    def show_axes(self, **kwargs: Any) -> mn.Animation:
        """Fade the axes in; the keywords are those of an animation, such as its rate function."""
        return self.plot.fade_in(**kwargs)

    def become(self, step: str) -> mn.Animation:
        """Bend the curve into what the term is at another one of `scenes.mse.maths.STEPS`."""
        return glide(self.step, maths.STEPS.index(step))

    def view(self) -> View:
        """The part of the plane that the plot shows now."""
        low, high = (View(self.box, _ERRORS, limits) for limits in (_BELL, _PARABOLA))
        return low.lerp(high, self._taken())

    def draw(self) -> None:
        """Draw the curve as it is now, cut off where it leaves the plot."""
        step, view = self.step.get_value(), self.view()
        error = np.linspace(*_ERRORS, _SAMPLES)
        height = maths.term(maths.GAUSS, error, step)
        inside = (height >= view.y_range[0]) & (height <= view.y_range[1])
        self.curve.set_points_as_corners(view.locate(error[inside], height[inside]))
        # The colour turns with the logarithm, and again while constant and factor are dropped.
        before, log, after = self._colours
        taken = mn.interpolate_color(before, log, self._taken())
        bare = float(np.clip((step - 1) / 2, 0, 1))
        self.curve.set_stroke(mn.interpolate_color(taken, after, bare))

    def _taken(self) -> float:
        """How much of the logarithm is taken now, from 0 to 1."""
        return float(np.clip(self.step.get_value(), 0, 1))

    def _strength(self, tick: float, across: bool) -> float:
        """Let the bell's ticks go in the first third of the logarithm, and others come in the last.

        Args:
            tick: its value.
            across: whether it belongs to the errors' axis, whose ticks stay.
        """
        if across:
            return 1.0
        taken = self._taken()
        return float(np.clip(1 - 3 * taken if tick in self.bell_ticks else 3 * taken - 2, 0, 1))
