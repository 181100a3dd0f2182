"""The two ways to the example's derivative, and their names."""

import manim as mn

from reel.formula.formula import Formula
from reel.records.theme import Theme
from reel.stage.regions import Region
from scenes.log_derivative import maths

_WIDE = 6  # from this aspect on both ways stand in one line
_TALL = 2.5  # below this aspect each way has its name below it
_BELOW = 0.15  # between a way and its name


class TwoRoutes:
    """The terms of the product rule, and what the logarithm makes of them.

    In a wide region they stand in one line, else one above the other.

    Args:
        region: what to fill.
        names: of the two ways.
        theme: gives each role its colour.

    Attributes:
        formula: the statement that both ways agree.
        names: the names, in their places.
    """

    def __init__(
        self,
        region: Region,
        names: tuple[mn.Mobject, mn.Mobject],
        *,
        theme: Theme,
    ) -> None:
        self.names = names
        self.formula = Formula(maths.BOTH_ROUTES, theme=theme, roles=maths.ROLES)
        middle = self.formula.part("=").get_left()[0] - 0.01
        direct, short = (
            mn.VGroup(*(g for g in self.formula if (g.get_x() > middle) == after))
            for after in (False, True)
        )
        if region.aspect > _WIDE:
            region.put(self.formula, mn.UP)
            short_itself = mn.VGroup(*(g for g in short if g not in self.formula.part("=")))
            for name, side in zip(names, (direct, short_itself), strict=True):
                name.next_to(self.formula, mn.DOWN, buff=_BELOW).set_x(side.get_x())
            return
        tall = region.aspect < _TALL
        first, second = region.rows(1, 1) if tall else region.rows(1.4, 1, gap=0.1)
        high = min(first.height - names[0].height - _BELOW, second.height)
        self.formula.scale(min(1, region.width / direct.width, high / direct.height))
        for way, name, row in ((direct, names[0], first), (short, names[1], second)):
            if tall or way is direct:
                name.next_to(way, mn.DOWN, buff=_BELOW)
            else:
                name.next_to(way, mn.RIGHT, buff=0.3)
            row.place(mn.VGroup(way, name))
