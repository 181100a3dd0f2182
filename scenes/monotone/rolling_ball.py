"""One ball, let go far out on −L and on −log L: on the first it is stuck, on the second it rolls.

How it moves is computed in `scenes.monotone.maths`.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import manim as mn

from reel.formula.live_number import LiveNumber, scientific
from reel.records.theme import Theme
from reel.stage.glide import glide
from scenes.likelihood.maths import slope, slope_of_log
from scenes.monotone.ball import Ball
from scenes.monotone.hills import Hills
from scenes.monotone.maths import START, creep, roll

_RADIUS = 0.24  # in Manim's units


class RollingBall(mn.VGroup):
    """A ball on each of two hills that were turned over, and the slopes where it is.

    Args:
        hills: the hills.
        theme: gives each role its colour.

    Attributes:
        clock: a tracker of the seconds since the ball was let go; while it is 0, the slopes are
            those at the hills' point.
        balls: the ball on the upper and on the lower curve.
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

    def appear(self) -> mn.Animation:
        """Let the ball appear on both curves, as they are now."""
        return mn.FadeIn(self.balls.update(), scale=0.5)

    def roll_until(self, seconds: float, **kwargs: Any) -> mn.Animation:
        """Let the ball roll until so many seconds after it was let go.

        A longer `run_time` than that shows it in slow motion.
        """
        return glide(self.clock, seconds, rate_func=mn.linear, **kwargs)

    def _theta(self, row: int) -> float:
        """Where the point, or the ball, is on a curve."""
        started = self.clock.get_value() > 0
        return float(self.balls[row].at() if started else self.hills.theta.get_value())
