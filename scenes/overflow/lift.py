"""From a logarithm up to its power of e, which lies on the ruler or falls off it."""

from collections.abc import Callable

import manim as mn
import numpy as np

from reel.records.theme import Theme
from reel.stage.glide import glide
from scenes.overflow.float_ruler import FloatRuler
from scenes.overflow.light import RADIUS, Ball
from scenes.overflow.pointers import LiveArrow

_CLEAR = 3 * RADIUS  # of an arrow's tip, where the ball will be, from its name


class Lift:
    """An arrow up to the height of the ruler, and a ball where it ends.

    It is no mobject: its parts come and go one by one.

    Args:
        foot: finds where the arrow begins, straight below its end.
        ruler: up to what height it leads.
        name: stands above the ball.
        theme: gives each role its colour.
        side: where the name stands, seen from the arrow's tip.

    Attributes:
        arrow, ball: its parts.
        fallen: a tracker: how long the ball has fallen, as a share of the time it takes.
    """

    def __init__(
        self,
        foot: Callable[[], np.ndarray],
        ruler: FloatRuler,
        *,
        name: mn.Mobject,
        theme: Theme,
        side: np.ndarray = mn.UP,
    ) -> None:
        self.fallen = mn.ValueTracker(0)

        def head() -> np.ndarray:
            return np.array([foot()[0], ruler.top.get_value() - 0.1, 0])

        def place() -> np.ndarray:
            # Free fall: the way grows as the square of the time.
            fallen = self.fallen.get_value() ** 2 * ruler.reach.get_value()
            spot = np.array([foot()[0], ruler.top.get_value() + RADIUS - fallen, 0])
            return ruler.fallen(spot) if fallen else spot

        self.arrow = LiveArrow(
            foot, head, name, colour=theme.exponential, side=side, at=1, clear=_CLEAR
        )
        self.ball = Ball(place, theme.exponential, theme)

    def show_ball(self) -> mn.Animation:
        """Let the ball appear where the arrow ends."""
        return mn.FadeIn(self.ball, scale=2)

    def fall(self) -> mn.Animation:
        """Let the ball fall off the ruler."""
        return glide(self.fallen, 1, rate_func=mn.linear)
