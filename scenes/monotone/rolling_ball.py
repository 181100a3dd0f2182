"""One ball, let go far out on −L and on −log L: on the first it is stuck, on the second it rolls.

How it moves is computed in `scenes.monotone.maths`.
"""

from functools import partial
from typing import Any

import manim as mn
import numpy as np

from reel.records.theme import Theme
from reel.stage.glide import glide
from scenes.monotone import maths
from scenes.monotone.ball import Ball
from scenes.monotone.hills import LEVEL, LOG, Hills
from scenes.monotone.maths import START, creep, roll

_TRACE = 0.2, 0.5  # how opaque the first and the last picture that a ball leaves behind are


class RollingBall(mn.VGroup):
    """A ball on each of two hills that were turned over.

    Args:
        hills: the hills.
        radius: of the balls, in Manim's units.
        theme: gives each role its colour.

    Attributes:
        clock: a tracker of the seconds since the balls were let go.
        balls: the ball on the upper and on the lower curve.
        trace: where the lower ball was, at equal times, until it came home.
    """

    def __init__(self, hills: Hills, radius: float, theme: Theme) -> None:
        self.clock = mn.ValueTracker(0)
        ways = (
            lambda: START + creep(self.clock.get_value()),
            lambda: roll(self.clock.get_value()),
        )
        self.balls = mn.VGroup(
            *(
                Ball(partial(hills.spots, row), way, START, radius=radius, theme=theme)
                for row, way in zip((LEVEL, LOG), ways, strict=True)
            )
        )
        moments = np.arange(0, maths.arrival(), maths.STROBE)
        self.trace = mn.VGroup()
        for moment, opacity in zip(moments, np.linspace(*_TRACE, len(moments)), strict=True):
            picture = mn.Circle(radius).set_stroke(theme.model, 2).set_fill(theme.model, 1)
            self.trace.add(
                picture.add_updater(self._leave_behind(moment, opacity), call_updater=True)
            )
        super().__init__(self.trace, self.balls)

    def _leave_behind(self, moment: float, opacity: float) -> Any:
        """What lets a picture of the lower ball stand where it was at a moment."""

        def stand(picture: mn.Mobject) -> None:
            picture.move_to(self.balls[1].middle_at(roll(moment)))
            picture.set_opacity(opacity if self.clock.get_value() > moment else 0)

        return stand

    def appear(self) -> mn.Animation:
        """Let the balls appear on both curves, as they are now."""
        return mn.FadeIn(self.balls.update(), scale=0.5)

    def roll_until(self, seconds: float, **kwargs: Any) -> mn.Animation:
        """Let the balls roll until so many seconds after they were let go.

        A longer `run_time` than that shows it in slow motion.
        """
        return glide(self.clock, seconds, rate_func=mn.linear, **kwargs)
