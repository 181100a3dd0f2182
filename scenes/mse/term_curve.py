"""One term of the derivation as a curve over the error: a bell that becomes a parabola."""

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.regions import Region
from reel.stage.window import View, Window
from scenes.mse import maths

_WIDE = (-3.0, 3.0)
_BELL = (0.0, 0.45)
_PARABOLA = (-4.6, 4.6)
_FINE = (0.1, 0.2, 0.3, 0.4)
_COARSE = (-4.0, -2.0, 2.0, 4.0)
_SAMPLES = 240
_LEFT, _BELOW = 0.75, 0.5  # for numbers
_LOW = 1.6  # a lower window has room for half as many numbers


class TermCurve(mn.VGroup):
    """The curve in a window whose y axis changes when the logarithm is taken.

    Args:
        region: what to fill.
        name: of the x axis, which stands within the region.
        theme: gives each role its colour.

    Attributes:
        step: a tracker for what the term is, a place in `scenes.mse.maths.STEPS`.
        window, curve: what it consists of.
    """

    def __init__(self, region: Region, name: mn.Mobject, theme: Theme) -> None:
        self.step = mn.ValueTracker(0)
        right = region.right - name.width - 0.2
        self.box = Region(region.left + _LEFT, region.bottom + _BELOW, right, region.top)
        every = 1 if self.box.height > _LOW else 2
        self.window = Window(
            self.view,
            x_ticks=(-2, 0, 2),
            y_ticks=(*_FINE[every - 1 :: every], *_COARSE[:: 2 * every - 1]),
            names=(name, mn.VMobject()),
            strength=self._strength,
            theme=theme,
        )
        self.curve = mn.VMobject(stroke_width=6)
        self.curve.joint_type = mn.LineJointType.ROUND
        self._colours = [
            mn.ManimColor(theme.colour(role)) for role in ("model", "logarithm", "sum")
        ]
        super().__init__(self.window, self.curve)
        redraw_on_change(
            self, lambda picture: picture.draw(), lambda picture: picture.step.get_value()
        )

    def view(self) -> View:
        """Return what the window shows now."""
        low, high = (View(self.box, _WIDE, limits) for limits in (_BELL, _PARABOLA))
        return low.lerp(high, self._taken())

    def draw(self) -> None:
        """Draw the curve as it is now, cut off where it leaves the window."""
        step, view = self.step.get_value(), self.view()
        error = np.linspace(*_WIDE, _SAMPLES)
        height = maths.term(maths.GAUSS, error, step)
        inside = (height >= view.y_range[0]) & (height <= view.y_range[1])
        self.curve.set_points_as_corners(view.locate(error[inside], height[inside]))
        before, log, after = self._colours
        taken = mn.interpolate_color(before, log, self._taken())
        bare = float(np.clip((step - 1) / 2, 0, 1))
        self.curve.set_stroke(mn.interpolate_color(taken, after, bare))

    def _taken(self) -> float:
        """Return how much of the logarithm is taken now."""
        return float(np.clip(self.step.get_value(), 0, 1))

    def _strength(self, tick: float, across: bool) -> float:
        if across:
            return 1.0
        taken = self._taken()
        return float(np.clip(1 - 3 * taken if tick in _FINE else 3 * taken - 2, 0, 1))
