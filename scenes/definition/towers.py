"""Towers of 1, 2, 4, 8 and 16 blocks, each made of two of the one before; ten stands between."""

import manim as mn
import numpy as np

from reel.records.theme import Theme
from reel.stage.view import View
from scenes.definition.maths import LAST_POWER, WANTED, exponent_of

_WIDE = 0.25  # how wide a block is, in units of x
_JOINT = 0.07  # how much of a block's height is left free above and below it
_DEEP = np.array([0.11, 0.07, 0])  # how far the back of a block lies from its front
_SHADE, _SHINE = 0.3, 0.3  # how dark its side is, and how bright its top
_AWAITED = 0.14  # how strongly the inside of a block that is only wanted shows


class Towers(mn.VGroup):
    """A tower of 2^k blocks at each whole k.

    Args:
        view: where (k, number of blocks) lies.
        theme: gives each role its colour.

    Attributes:
        wanted: the outlines of as many blocks as are asked for, where a tower of them belongs.
    """

    def __init__(self, view: View, theme: Theme) -> None:
        self._view = view
        front = mn.ManimColor(theme.product)
        side = mn.interpolate_color(front, mn.ManimColor(theme.background), _SHADE)
        top = mn.interpolate_color(front, mn.ManimColor(theme.text), _SHINE)
        super().__init__(
            *(
                mn.VGroup(*(self._block(power, n, front, side, top) for n in range(2**power)))
                for power in range(LAST_POWER + 1)
            )
        )
        x = float(exponent_of(WANTED))
        self.wanted = mn.VGroup(*(self._face(x, n) for n in range(WANTED)))
        self.wanted.set_fill(front, 0).set_stroke(theme.muted, 2.5)
        self._colour = front

    def double(self, power: int) -> list[mn.Animation]:
        """Let two copies of a tower make the next one: one at its foot, one on top of that.

        Args:
            power: how often one block has been doubled for the tower that is copied.
        """
        here, there = self[power], self[power + 1]
        halves = there[: len(here)], there[len(here) :]
        return [mn.TransformFromCopy(here, mn.VGroup(*half)) for half in halves]

    def want(self) -> mn.Animation:
        """Light up the outlines of what is wanted, from the lowest on."""
        light = (
            block.animate.set_stroke(self._colour).set_fill(opacity=_AWAITED)
            for block in self.wanted
        )
        return mn.LaggedStart(*light, lag_ratio=0.15)

    def top(self, power: float) -> np.ndarray:
        """The middle of the upper edge of the tower at a power of two, whole or not."""
        return self._view.point(power, 2**power)

    def foot(self, power: float) -> np.ndarray:
        """The middle of its lower edge."""
        return self._view.point(power, 0)

    def _face(self, x: float, number: int) -> mn.Polygon:
        left, right = x - _WIDE / 2, x + _WIDE / 2
        low, high = number + _JOINT, number + 1 - _JOINT
        corners = self._view.locate([left, right, right, left], [low, low, high, high])
        return mn.Polygon(*corners, stroke_width=0)

    def _block(
        self, x: float, number: int, front: mn.ManimColor, side: mn.ManimColor, top: mn.ManimColor
    ) -> mn.VGroup:
        """Draw a block from the front, a little from its right and from above."""
        face = self._face(x, number)
        _, lower_right, upper_right, upper_left = face.get_vertices()
        back = [corner + _DEEP for corner in (lower_right, upper_right, upper_left)]
        flank = mn.Polygon(lower_right, upper_right, back[1], back[0], stroke_width=0)
        lid = mn.Polygon(upper_left, upper_right, back[1], back[2], stroke_width=0)
        return mn.VGroup(flank.set_fill(side, 1), lid.set_fill(top, 1), face.set_fill(front, 1))
