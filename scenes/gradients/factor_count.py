"""How many factors a product has, and how many its derivative."""

from typing import Any

import manim as mn

from reel.formula.formula import Formula
from reel.formula.label import Label
from reel.formula.live_number import LiveFormula
from reel.records.theme import Theme
from reel.stage.glide import glide
from scenes.gradients import maths
from scenes.gradients.layout import CountPlaces

_ARRIVED = 0.6  # the share of a play after which new rows and columns are there to be counted


class FactorCount(mn.VGroup):
    """The number n of factors, and n · n, counted in the terms of the derivative.

    Args:
        places: where its parts stand.
        n: how many factors there are at first.
        most: how many there are at last: there is room for these numbers.
        remark: the words that say what n · n counts.
        theme: gives each role its colour.

    Attributes:
        size: the tracker of n, which may be between two whole numbers while a grid grows.
    """

    def __init__(self, places: CountPlaces, n: int, most: int, remark: Label, theme: Theme) -> None:
        self.size = mn.ValueTracker(most)
        n_is = LiveFormula(
            Formula(maths.N_IS, theme=theme), "value", lambda: str(self.n), colour=theme.text
        )
        square_is = LiveFormula(
            Formula(maths.SQUARE_IS, theme=theme),
            "value",
            lambda: str(maths.factor_count(self.n)),
            colour=theme.product,
        )
        super().__init__(
            places.n.put(n_is, mn.LEFT),
            places.square.put(square_is, mn.LEFT),
            places.remark.put(remark, mn.LEFT),
        )
        self.size.set_value(n)
        self.update()

    @property
    def n(self) -> int:
        """How many factors there are now."""
        return int(self.size.get_value() + 1e-6)

    def step_to(self, n: int, **kwargs: Any) -> mn.Animation:
        """Show another n at once, late in the play in which a grid gets its new cells."""
        return glide(self.size, n, rate_func=lambda share: float(share > _ARRIVED), **kwargs)

    def grow_to(self, n: int, **kwargs: Any) -> mn.Animation:
        """Count on to another n, while a grid grows that follows `size`."""
        return glide(self.size, n, **kwargs)
