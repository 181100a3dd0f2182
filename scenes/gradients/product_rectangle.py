"""The rectangle f g and what it gains while its sides grow, as large as its region allows."""

from typing import Any

import manim as mn
import numpy as np
import sympy as sp

from reel.formula.formula import Formula
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from reel.stage.view import View
from scenes.gradients import maths
from scenes.shared.growing_rectangle import GrowingRectangle, Grown

_AREA = 1.5  # the area's name, as a multiple of the others' size
_SIDE = 0.85  # that of a length
_INSIDE = 0.2  # between an edge and its name
_MARGIN = 0.14  # around the names of the strips and the corner, on each side


class ProductRectangle(GrowingRectangle):
    """A rectangle with sides f and g, which grow at the speeds f' and g' for a time h.

    Once `divided` by h, the gains are drawn as rates: for every h the strips are f' g and f g',
    and the corner is h f' g', which goes with h. At h = 1 gains and rates are of one size.

    Args:
        region: what to fill; stretched one way, areas keep their ratios.
        side_up: how high the name of its height stands, as a share of that.
        theme: gives each role its colour.

    Attributes:
        h: the tracker of the time.
        divided: whether gains are divided by h.
    """

    def __init__(self, region: Region, side_up: float, *, theme: Theme) -> None:
        self.theme, self.side_up = theme, side_up
        self.h = mn.ValueTracker(0)
        self.divided = False
        sides = float(maths.F), float(maths.G)
        wider, higher = maths.grown(maths.LONGEST)
        view = View(region, (0, sides[0] + wider), (0, sides[1] + higher))
        super().__init__(lambda: view, sides, self._grown, theme=theme)

    def grow(self, **kwargs: Any) -> mn.Animation:
        """Let its sides grow at steady speeds, for as long as there is room."""
        return glide(self.h, maths.LONGEST, rate_func=mn.linear, **kwargs)

    def let_h_vanish(self, **kwargs: Any) -> mn.Animation:
        """Let the time go to zero, the gains being divided by it: only the corner goes with it."""
        self.divided = True
        return glide(self.h, 0, **kwargs)

    def _grown(self) -> Grown:
        h = float(self.h.get_value())
        wider, higher = maths.grown(maths.LONGEST if self.divided else h)
        if not self.divided:
            return Grown(wider, higher, (wider, higher))
        # The corner's area is h times what it was: both its sides shrink alike.
        return Grown(wider, higher, (wider * h**0.5, higher * h**0.5))

    def name_area(self) -> Formula:
        """Write f g in the middle of the rectangle."""
        name = Formula(maths.AREA, theme=self.theme, roles=maths.ROLES).scale(_AREA)
        return name.move_to(self.middle("area"))

    def name_sides(self) -> mn.VGroup:
        """Write f and g along its sides, within it."""
        return mn.VGroup(*self._along("area", "area", maths.SIDES, self.side_up))

    def name_longer(self) -> list[Formula]:
        """Write along the strips' sides how much longer those have become."""
        return self._along("first", "second", maths.LONGER)

    def name_speeds(self) -> list[Formula]:
        """Write the same, divided by h."""
        return self._along("first", "second", maths.SPEEDS)

    def _along(
        self, below: str, left: str, lengths: tuple[sp.Expr, sp.Expr], up: float = 0.5
    ) -> list[Formula]:
        """Write one length at the lower edge of a part, and one at the left edge of a part."""
        width, height = (
            Formula(length, theme=self.theme, roles=maths.ROLES).scale(_SIDE) for length in lengths
        )
        spans = self.spans()
        width.move_to(spans[below].at(0.5, 0) + _INSIDE * mn.UP, aligned_edge=mn.DOWN)
        height.move_to(spans[left].at(0, up) + _INSIDE * mn.RIGHT, aligned_edge=mn.LEFT)
        return [width, height]

    def name_gains(self) -> dict[str, Formula]:
        """Write into strips and corner what they add."""
        return {part: self._name(part, expr) for part, expr in maths.GAINS.items()}

    def name_rates(self) -> dict[str, Formula]:
        """Write into strips and corner what they add, divided by h."""
        return {part: self._name(part, expr) for part, expr in maths.RATES.items()}

    def _name(self, part: str, expr: sp.Expr) -> Formula:
        span = self.spans()[part]
        name = Formula(expr, theme=self.theme, roles=maths.ROLES)
        room = np.array([span.width, span.height]) - 2 * _MARGIN
        name.scale(min(1.15, *(room / [name.width, name.height])))
        return name.move_to(span.center)
