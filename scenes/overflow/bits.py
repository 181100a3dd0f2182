"""The 64 bits of a number as small lamps: sign, exponent, fraction."""

from collections.abc import Callable, Sequence

import manim as mn
import numpy as np

from reel.records.theme import Theme
from reel.stage.regions import Region
from scenes.overflow.maths import BITS, bits

_ROLES = ("third", "second", "first")  # the colours of the three fields
_WIDE, _APART = 0.78, 0.7  # a lamp's width and the space between fields, in lamps' places
_TALL = 2.6  # how much higher than wide a lamp is
_NEXT_ROW = 2.9  # from row to row, in lamps' places
_NAME_GAP = 0.25  # between names, and below them


class Bits(mn.VGroup):
    """64 lamps, of which those of a 1 are lit.

    Args:
        region: what it fills across, at its top.
        value: says the number whose bits are shown now.
        names: what stands below the three fields.
        theme: gives each role its colour.
        rows: 1, or more: then the fraction takes all rows but the first.
    """

    def __init__(
        self,
        region: Region,
        value: Callable[[], float],
        names: Sequence[mn.Mobject],
        theme: Theme,
        rows: int = 1,
    ) -> None:
        self.value = value
        _, exponent, fraction = BITS
        places = sum(BITS) + 2 * _APART if rows == 1 else fraction / (rows - 1)
        step = region.width / (places - (1 - _WIDE))
        wide = _WIDE * step
        self.lamps, self.roles = mn.VGroup(), []
        corner = region.at(0, 1)
        for count, role, name in zip(BITS, _ROLES, names, strict=True):
            lines = rows - 1 if rows > 1 and count == fraction else 1
            field = mn.VGroup()
            for number in range(count):
                row, column = divmod(number, -(-count // lines))
                lamp = mn.Rectangle(width=wide, height=_TALL * wide).set_stroke(
                    theme.colour(role), 1.5
                )
                spot = corner + step * np.array([column, -_NEXT_ROW * row, 0])
                field.add(lamp.move_to(spot, aligned_edge=mn.UL))
                self.roles.append(theme.colour(role))
            self.lamps.add(*field)
            name.next_to(field, mn.DOWN, buff=0.12)
            name.shift(max(0.0, region.left - name.get_left()[0]) * mn.RIGHT)
            corner = field.get_corner(mn.UR) + (_APART + 1 - _WIDE) * step * mn.RIGHT
            if rows > 1 and count == exponent:
                corner = np.array([region.left, name.get_bottom()[1] - _NAME_GAP, 0])
            elif rows > 1:
                corner[0] = max(corner[0], name.get_right()[0] + _NAME_GAP)
        super().__init__(self.lamps, *names)
        self.add_updater(lambda lamps: lamps.light(), call_updater=True)

    def light(self) -> None:
        """Light the bits of the number as it is now."""
        for lamp, role, lit in zip(self.lamps, self.roles, bits(self.value()), strict=True):
            lamp.set_fill(role, 1.0 if lit else 0.08)
