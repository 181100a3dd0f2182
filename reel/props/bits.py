"""The 64 bits of a number as small lamps: sign, exponent, fraction."""

from collections.abc import Callable, Sequence

import manim as mn

from reel.maths.overflow import BITS, bits
from reel.stage.regions import Region

_ROLES = ("third", "second", "first")
_WIDE, _APART = 0.78, 0.7  # a lamp's width and the space between fields, in lamps' places
_TALL = 2.6  # how much higher than wide a lamp is


class Bits(mn.VGroup):
    """A row of 64 lamps, those of 1 lit.

    Args:
        region: what it fills across, at its top.
        value: returns the number whose bits are shown now.
        names: what stands below the three fields.
        colour: gives the colour of a role.
    """

    def __init__(
        self,
        region: Region,
        value: Callable[[], float],
        names: Sequence[mn.Mobject],
        colour: Callable[[str], str],
    ) -> None:
        self.value = value
        step = region.width / (sum(BITS) + 2 * _APART - (1 - _WIDE))
        wide = _WIDE * step
        self.lamps, self.roles = mn.VGroup(), []
        across = region.left
        for count, role, name in zip(BITS, _ROLES, names, strict=True):
            start = across
            for _ in range(count):
                lamp = mn.Rectangle(width=wide, height=_TALL * wide).set_stroke(colour(role), 1.5)
                self.lamps.add(lamp.move_to([across, region.top, 0], aligned_edge=mn.UL))
                self.roles.append(colour(role))
                across += step
            end = across - (1 - _WIDE) * step
            name.next_to([(start + end) / 2, region.top - _TALL * wide, 0], mn.DOWN, buff=0.12)
            name.shift(max(0.0, region.left - name.get_left()[0]) * mn.RIGHT)
            across += _APART * step
        super().__init__(self.lamps, *names)
        self.add_updater(lambda lamps: lamps.light(), call_updater=True)

    def light(self) -> None:
        """Light the bits of the number as it is now."""
        for lamp, role, lit in zip(self.lamps, self.roles, bits(self.value()), strict=True):
            lamp.set_fill(role, 1.0 if lit else 0.08)
