"""A bell of noise and the curve that its logarithm leads to, over the same errors."""

from collections.abc import Callable
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
from scenes.mse.layout import PairPlaces
from scenes.mse.noise_scatter import FILL

_ERRORS = (-3.0, 3.0)  # the limits of the errors' axis
_FALLING, _RISING = (-5.0, 0.0), (0.0, 4.2)  # those of the curve's other axis: at first, flipped
_SAMPLES = 301
_BELOW, _ABOVE = 0.42, 0.12  # room for the numbers of the axis, and above a curve (Manim's units)


class BellAndLoss(mn.VGroup):
    """A bell, and apart from it the curve of its logarithm, which step by step becomes the loss.

    Args:
        places: where both stand.
        noise: the noise that it shows.
        name: makes the name of the errors' axis, anew for each plot.
        theme: gives each role its colour.

    Attributes:
        fallen: a tracker for the curve, from 0, on the bell, to 1, in its own plot.
        step: a tracker for what the curve is, as a place in `scenes.mse.maths.STEPS`.
        before, after: the axes of the bell and of the curve.
        bell, curve: both.
        arrow: from the one to the other.
    """

    def __init__(
        self,
        places: PairPlaces,
        noise: maths.Noise,
        *,
        name: Callable[[], mn.Mobject],
        theme: Theme,
    ) -> None:
        self.noise = noise
        self.fallen, self.step = mn.ValueTracker(0), mn.ValueTracker(0)
        upper, lower = name(), name()
        self.upright = View(_room(places.bell, upper), _ERRORS, (0, places.top))
        self._lower = _room(places.loss, lower)
        ticks: dict[str, Any] = {"x_ticks": (-2, 0, 2), "y_ticks": (), "theme": theme}
        self.before = Plot(self.upright, names=(upper, None), **ticks)
        self.after = Plot(self.view, names=(lower, None), shown=0, **ticks)
        for plot in (self.before, self.after):  # only the axis of the errors is needed
            mn.VGroup(plot.grid, plot.axes[1]).set_stroke(width=0)
        self.bell = self._build_bell(theme.exponential)
        self.curve = mn.VMobject(stroke_width=7)
        self.curve.joint_type = mn.LineJointType.ROUND
        self._colours = [
            mn.ManimColor(theme.colour(role)) for role in ("exponential", "logarithm", "sum")
        ]
        self.arrow = mn.Arrow(*places.arrow, buff=0, color=theme.text, stroke_width=5)
        super().__init__(self.before, self.after, self.bell, self.arrow, self.curve)
        redraw_on_change(self.curve, lambda _: self.draw(), lambda _: self.state())

    def show_axes(self, **kwargs: Any) -> mn.Animation:
        """Fade the axes of the curve in; the keywords are those of an animation."""
        return self.after.fade_in(**kwargs)

    def fall(self, **kwargs: Any) -> mn.Animation:
        """Let the curve leave the bell: each of its points goes to where its map puts it."""
        return glide(self.fallen, 1, **kwargs)

    def become(self, step: str) -> mn.Animation:
        """Let the curve become what it is at another one of `scenes.mse.maths.STEPS`."""
        return glide(self.step, maths.STEPS.index(step))

    def start(self) -> mn.VMobject:
        """Put the curve back onto the bell."""
        self.fallen.set_value(0)
        self.draw()
        return self.curve

    def land(self) -> mn.VMobject:
        """Draw the curve where it will have come to lie: a copy, which does not move."""
        self.fallen.set_value(1)
        self.draw()
        landed = self.curve.copy().clear_updaters()
        self.start()
        return landed

    def view(self) -> View:
        """The part of the plane that the curve's plot shows now."""
        falling, rising = (View(self._lower, _ERRORS, limits) for limits in (_FALLING, _RISING))
        return falling.lerp(rising, self._flipped())

    def state(self) -> tuple[float, float]:
        """What the curve depends on."""
        return self.fallen.get_value(), self.step.get_value()

    def draw(self) -> None:
        """Draw the curve as it is now, as far as it stays within its plot."""
        fallen, step = self.state()
        view = self.view()
        error = np.linspace(*_ERRORS, _SAMPLES)
        level = maths.term(self.noise, error, step)
        inside = np.abs(error[(level >= view.y_range[0]) & (level <= view.y_range[1])])
        error = np.linspace(-inside.max(), inside.max(), _SAMPLES)
        above = self.upright.locate(error, self.noise.density(error))
        below = view.locate(error, maths.term(self.noise, error, step))
        self.curve.set_points_as_corners((1 - fallen) * above + fallen * below)
        # It turns golden with the logarithm, and again while constant and factor are dropped.
        bell, log, loss = self._colours
        bare = float(np.clip(step / maths.STEPS.index("without factor"), 0, 1))
        colour = mn.interpolate_color(bell, mn.interpolate_color(log, loss, bare), fallen)
        self.curve.set_stroke(colour)

    def _flipped(self) -> float:
        """How far the curve is turned about the errors' axis, from 0 to 1."""
        return float(np.clip(self.step.get_value() - maths.STEPS.index("without factor"), 0, 1))

    def _build_bell(self, colour: str) -> mn.VGroup:
        """Draw the bell, and fill it."""
        error = np.linspace(*_ERRORS, _SAMPLES)
        edge = self.upright.locate(error, self.noise.density(error))
        ends = self.upright.locate(error[[-1, 0]], np.zeros(2))
        shape = mn.VMobject(color=colour, stroke_width=0, fill_opacity=FILL)
        shape.set_points_as_corners([*edge, *ends, edge[0]])
        curve = mn.VMobject(color=colour, stroke_width=5).set_points_as_corners(edge)
        curve.joint_type = mn.LineJointType.ROUND
        return mn.VGroup(shape, curve)


def _room(region: Region, name: mn.Mobject) -> Region:
    """What is left of a region beside the numbers and the name of the errors' axis."""
    aside = name.width + 0.2
    return Region(
        region.left + aside, region.bottom + _BELOW, region.right - aside, region.top - _ABOVE
    )
