"""A ball on the ruler, and its shadow there."""

from collections.abc import Callable

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.records.theme import Theme
from scenes.overflow.float_ruler import FloatRuler
from scenes.overflow.light import RADIUS, Ball, ends_of_light

_SHADOW = 1.15 * RADIUS, 0.3 * RADIUS
_DARK = 0.55  # how strongly a shadow is seen below a ball that touches the ground
_UNDER = 0.03  # how far below the point that touches the ground it lies


class RollingBall(mn.VGroup):
    """A number as a ball that rolls on the ruler.

    Args:
        where: finds its middle as it is now.
        ruler: what it rolls on.
        colour: #RRGGBB.
        theme: tells what is light and what is dark.
    """

    def __init__(
        self, where: Callable[[], np.ndarray], ruler: FloatRuler, colour: str, theme: Theme
    ) -> None:
        self.where, self.ruler = where, ruler
        dark, _ = ends_of_light(theme)
        self.shadow = mn.VMobject(fill_color=dark, stroke_width=0)
        self.round = mn.Circle(1).points * np.array([*_SHADOW, 0])
        super().__init__(self.shadow, Ball(where, colour, theme))
        self.add_updater(lambda ball: ball.cast(), call_updater=True)

    def cast(self) -> None:
        """Let the shadow lie where the ball is over the ruler: fainter the higher it hops."""
        across, height, _ = self.where()
        left, right = self.ruler.ends
        ground = float(self.ruler.top.get_value())
        lift = height - RADIUS - ground
        over = left + RADIUS / 2 < across < right - RADIUS / 2 and lift > -0.01
        self.shadow.set_points(self.round + np.array([across, ground - _UNDER, 0]))
        opacity = _DARK * float(over) / (1 + 2 * max(lift, 0))
        mobject_ops.set_fill_opacity(self.shadow, opacity)
