"""A block as long as a logarithm on a slide rule."""

from collections.abc import Callable

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.formula import Formula
from reel.formula.live_number import LiveFormula
from reel.records.theme import Theme
from reel.stage.regions import Region
from scenes.product_to_sum.maths import log_of
from scenes.product_to_sum.slide_rule import SlideRule
from scenes.product_to_sum.slide_rule_maths import number_at

_BETWEEN, _SMALLER = 0.09, 0.9  # a title in two lines: how far apart, and how much smaller


class LengthBlock(mn.VGroup):
    """A block as long as the way between two places of a rule; it follows the rule.

    Args:
        rule: the rule.
        ends: finds the two places as they are now, such as `rule.first_length`.
        row: at which height it stands, and how high it is.
        title_in_two_lines: whether the number of its title stands below the log.
        theme: gives each role its colour.

    Attributes:
        title: the logarithm that is as long, shown where there is room for it.
    """

    def __init__(
        self,
        rule: SlideRule,
        ends: Callable[[], tuple[float, float]],
        *,
        row: Region,
        title_in_two_lines: bool,
        theme: Theme,
    ) -> None:
        self.rule, self.ends, self.row = rule, ends, row
        self.block = mn.VMobject(fill_color=theme.sum, fill_opacity=1)
        self.block.set_stroke(theme.background, 4)
        name = Formula(log_of(10), theme=theme, role="background", size="label")
        self.title = LiveFormula(name, "x", self._number, colour=theme.background, size="label")
        if title_in_two_lines:
            self.title.scale(_SMALLER)
            fixed, number = self.title.fixed, self.title.number
            corner = fixed.get_corner(mn.DL) + (number.height + _BETWEEN) * mn.DOWN
            number.shift(corner - number.origin.get_location())
        super().__init__(self.block, self.title)
        redraw_on_change(self, lambda block: block.put(), lambda block: block.ends())

    def _number(self) -> str:
        start, end = self.ends()
        return f"{number_at(end - start):.2f}"

    def put(self) -> None:
        """Stand between the ends as they are now."""
        left, right = (self.rule.spot(at)[0] for at in self.ends())
        low, high = self.row.bottom, self.row.top
        corners = [(left, low), (right, low), (right, high), (left, high), (left, low)]
        self.block.set_points_as_corners([np.array([x, y, 0.0]) for x, y in corners])
        self.title.update()  # the number is placed as it is now, not as it was
        mobject_ops.put(self.title, np.array([(left + right) / 2, (low + high) / 2, 0]))
        room = right - left - mobject_ops.size(self.title)[0]
        mobject_ops.set_fill_opacity(self.title, float(np.clip((room - 0.05) / 0.1, 0, 1)))
