"""The rectangle f g and what it gains while its sides grow, as large as its region allows."""

from typing import Any

import manim as mn
import numpy as np

from reel.formula.formula import Formula
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from reel.stage.view import View
from scenes.gradients import maths
from scenes.shared.growing_rectangle import GrowingRectangle, Grown

_AREA = 1.5  # the area's name, as a multiple of the others' size
_INSIDE = 0.2  # between an edge and its name
_MARGIN = 0.14  # around the names of the strips and the corner, on each side


class ProductRectangle(GrowingRectangle):
    """A rectangle with sides f and g, which grow at the speeds f' and g' for a time h.

    Once `divided` by h, the gains are drawn as rates: for every h the strips are f' g and f g',
    and the corner is h f' g', which goes with h. At h = 1 gains and rates are of one size.

    Args:
        region: what to fill; stretched one way, areas keep their ratios.
        theme: gives each role its colour.

    Attributes:
        h: the tracker of the time.
        divided: whether gains are divided by h.
    """

    def __init__(self, region: Region, *, theme: Theme) -> None:
        self.theme = theme
        self.h = mn.ValueTracker(0)
        self.divided = False
        sides = float(maths.F), float(maths.G)
        wider, higher = maths.grown(maths.LONGEST)
        view = View(region, (0, sides[0] + wider), (0, sides[1] + higher))
        super().__init__(lambda: view, sides, self._grown, theme=theme)

    def grow(self, **kwargs: Any) -> mn.Animation:
        """Let its sides grow for as long as there is room."""
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
        area = self.spans()["area"]
        width, height = (
            Formula(maths.EDGES[side], theme=self.theme, roles=maths.ROLES)
            for side in ("width", "height")
        )
        width.move_to(area.at(0.5, 0) + _INSIDE * mn.UP, aligned_edge=mn.DOWN)
        height.move_to(area.at(0, 0.5) + _INSIDE * mn.RIGHT, aligned_edge=mn.LEFT)
        return mn.VGroup(width, height)

    def name_gains(self) -> dict[str, Formula]:
        """Write into strips and corner what they add."""
        return {part: self._name(part, expr) for part, expr in maths.GAINS.items()}

    def name_rates(self) -> dict[str, Formula]:
        """Write into strips and corner what they add, divided by h."""
        return {part: self._name(part, expr) for part, expr in maths.RATES.items()}

    def _name(self, part: str, expr: Any) -> Formula:
        span = self.spans()[part]
        name = Formula(expr, theme=self.theme, roles=maths.ROLES)
        room = np.array([span.width, span.height]) - 2 * _MARGIN
        name.scale(min(1.15, *(room / [name.width, name.height])))
        return name.move_to(span.center)
