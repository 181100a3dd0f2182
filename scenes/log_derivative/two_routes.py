"""The two ways to the example's derivative, and their names."""

from typing import Any

import manim as mn

from reel.formula.formula import Formula
from reel.records.theme import Theme
from reel.stage.regions import Region
from scenes.log_derivative import maths
from scenes.log_derivative.layout import RoutePlaces

_APART = 0.15  # between a way and its name


class TwoRoutes:
    """The terms of the product rule, and what the logarithm makes of them, as one equation.

    Args:
        places: one row for both, or one for each.
        names: of the two ways.
        theme: gives each role its colour.

    Attributes:
        formula: the statement that both ways agree.
        left_side: the part of it before the sign of equality.
        names: the names, in their places.
    """

    def __init__(
        self,
        places: RoutePlaces,
        names: tuple[mn.Mobject, mn.Mobject],
        *,
        theme: Theme,
    ) -> None:
        self.places, self.names = places, names
        self.formula = Formula(maths.BOTH_ROUTES, theme=theme, roles=maths.ROLES)
        middle = self.formula.part("=").get_left()[0] - 0.01
        direct, short = (
            mn.VGroup(*(g for g in self.formula if (g.get_x() > middle) == after))
            for after in (False, True)
        )
        self.left_side = direct
        if len(places.rows) == 1:
            self._write_in_one_row(direct, short, *places.rows)
        else:
            self._write_in_two_rows(direct, short, *places.rows)

    def make_room(self, slope: Formula, **kwargs: Any) -> mn.Animation:
        """Let the short rule move onto the right side; its own left side stays before that.

        Args:
            slope: the short rule.
            kwargs: of the animation, such as its rate function.
        """
        size = self.formula.part("rates").width / slope.part("rates").width
        there = slope.copy().scale(size)
        there.shift(self.formula.part("rates").get_center() - there.part("rates").get_center())
        return slope.animate(**kwargs).become(there).build()

    @staticmethod
    def own_side(slope: Formula) -> mn.VGroup:
        """What the short rule has before its sign of equality."""
        middle = slope.part("=").get_left()[0]
        return mn.VGroup(*(glyph for glyph in slope if glyph.get_x() < middle))

    def _write_in_one_row(self, direct: mn.VGroup, short: mn.VGroup, row: Region) -> None:
        """Write the equation in one line, with the names under its two sides."""
        row.put(self.formula, mn.UP)
        equal = self.formula.part("=")
        sides = direct, mn.VGroup(*(glyph for glyph in short if glyph not in equal))
        for name, side in zip(self.names, sides, strict=True):
            name.next_to(self.formula, mn.DOWN, buff=_APART).set_x(side.get_x())

    def _write_in_two_rows(
        self, direct: mn.VGroup, short: mn.VGroup, first: Region, second: Region
    ) -> None:
        """Write the right side, with its sign of equality, below the left one."""
        high = min(first.height - self.names[0].height - _APART, second.height)
        self.formula.scale(min(1, first.width / direct.width, high / direct.height))
        for way, name, row, side in (
            (direct, self.names[0], first, mn.DOWN),
            (short, self.names[1], second, self.places.second_name),
        ):
            name.next_to(way, side, buff=_APART)
            row.place(mn.VGroup(way, name))
