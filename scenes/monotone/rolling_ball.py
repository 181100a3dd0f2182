"""Balls that lie on a curve, and turn as they roll."""

from collections.abc import Callable
from functools import partial

import manim as mn
import numpy as np

from reel.formula.live_number import LiveNumber, scientific
from reel.records.theme import Theme
from scenes.likelihood.maths import slope, slope_of_log
from scenes.monotone.hills import Hills
from scenes.monotone.maths import START, creep, roll

_STEP = 1e-3
_SAMPLES = 200
_RADIUS = 0.24
_SLOWED = 1.7  # how much longer a second of the balls takes


class Ball(mn.VGroup):
    """A ball on the upper side of a curve; where it is, a tracker says.

    Args:
        curve: returns the curve's points on the stage at an array of values.
        at: returns the value where it lies now.
        start: the value from which it rolls.
        radius: in Manim's units.
        colours: #RRGGBB of the ball, and of the marks by which its turning is seen.
    """

    def __init__(
        self,
        curve: Callable[[np.ndarray], np.ndarray],
        at: Callable[[], float],
        start: float,
        *,
        radius: float,
        colours: tuple[str, str],
    ) -> None:
        self.curve, self.at, self.start, self.radius = curve, at, start, radius
        body = mn.Circle(radius).set_fill(colours[0], 1).set_stroke(width=0)
        marks = [mn.Sector(radius, angle=mn.PI / 2, start_angle=turn) for turn in (0, mn.PI)]
        for mark in marks:
            mark.set_fill(colours[1], 1).set_stroke(width=0)
        super().__init__(body, *marks, mn.Circle(radius).set_stroke(colours[0], 3))
        self._flat = [part.points.copy() for part in self]
        self.add_updater(lambda ball: ball.draw(), call_updater=True)

    def draw(self) -> None:
        """Lie where the tracker says, turned by as much as was rolled."""
        here = self.at()
        before, middle, after = self.curve(here + _STEP * np.array([-1, 0, 1]))
        along = (after - before) / np.linalg.norm(after - before)
        normal = np.array([-along[1], along[0], 0])
        way = np.diff(self.curve(np.linspace(self.start, here, _SAMPLES)), axis=0)
        rolled = np.sign(here - self.start) * float(np.linalg.norm(way, axis=1).sum())
        cos, sin = np.cos(rolled / self.radius), np.sin(rolled / self.radius)
        clockwise = np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]])
        for part, flat in zip(self, self._flat, strict=True):
            part.points = flat @ clockwise + middle + self.radius * normal


class Rolling(mn.VGroup):
    """A ball on either of two hills that were turned over, let go far out, and the slopes there.

    Args:
        hills: the hills.
        theme: gives each role its colour.

    Attributes:
        clock: a tracker of the balls' time in seconds; before it starts, the slopes are those at
            the hills' point.
        balls: on the upper and the lower curve.
        slopes: the numbers, to be put in their places.
    """

    def __init__(self, hills: Hills, theme: Theme) -> None:
        self.hills, self.clock = hills, mn.ValueTracker(0)
        ways = (
            lambda: START + creep(self.clock.get_value()),
            lambda: roll(self.clock.get_value()),
        )
        self.balls = mn.VGroup(
            *(
                Ball(
                    partial(hills.spots, upper=upper),
                    way,
                    START,
                    radius=_RADIUS,
                    colours=(theme.model, theme.background),
                )
                for upper, way in zip((True, False), ways, strict=True)
            )
        )
        written: tuple[Callable[[], str], Callable[[], str]] = (
            lambda: scientific(hills.sign * float(slope(self._theta(0)))),
            lambda: f"{round(hills.sign * float(slope_of_log(self._theta(1))))}",
        )
        self.slopes = mn.VGroup(
            *(
                LiveNumber(text(), colour=theme.colour(role)).follow(text)
                for text, role in zip(written, ("product", "logarithm"), strict=True)
            )
        )
        super().__init__(self.balls, self.slopes)

    def until(self, seconds: float) -> mn.Animation:
        """The balls' way up to a time, in slow motion."""
        run_time = _SLOWED * (seconds - self.clock.get_value())
        return self.clock.animate(rate_func=mn.linear, run_time=run_time).set_value(seconds)

    def _theta(self, row: int) -> float:
        """Where the point, or the ball, is on a curve."""
        started = self.clock.get_value() > 0
        return float(self.balls[row].at() if started else self.hills.theta.get_value())
