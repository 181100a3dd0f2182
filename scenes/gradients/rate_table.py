"""What each part of a growing rectangle adds, divided by the time for which it grows."""

import manim as mn

from reel.formula.formula import Formula
from reel.formula.label import Label
from reel.formula.live_number import LiveFormula, LiveNumber
from reel.records.theme import Theme
from scenes.gradients import maths
from scenes.gradients.layout import RateTablePlaces
from scenes.gradients.product_rectangle import ProductRectangle


class RateTable:
    """Three rates as formulas and as numbers; the numbers follow the rectangle.

    It is no mobject: its parts come and go one by one.

    Args:
        places: where its parts stand.
        rectangle: what they follow.
        header: the words that say what it shows.
        theme: gives each role its colour.

    Attributes:
        h_is: for how long the rectangle has grown.
        header: the words.
        rates: the formulas, in the order of `maths.GAINS`.
        values: the numbers.
    """

    def __init__(
        self, places: RateTablePlaces, rectangle: ProductRectangle, header: Label, theme: Theme
    ) -> None:
        self.places, self.rectangle, self.theme = places, rectangle, theme
        self.h_is = places.h.place(self._value_of_h(), mn.LEFT)
        self.header = places.header.put(header, mn.LEFT)
        self.rates = [
            place.put(Formula(rate, theme=theme, roles=maths.ROLES), places.rate_at)
            for place, rate in zip(places.rates, maths.RATES, strict=True)
        ]
        self.values = mn.VGroup(*(self._value(number) for number in range(len(self.rates))))

    def _value_of_h(self) -> LiveFormula:
        """Write h = 1, the number following the rectangle."""
        size = self.places.h_size
        return LiveFormula(
            Formula(maths.H_IS, theme=self.theme, size=size),
            "value",
            lambda: f"{self.rectangle.h:.2f}",
            colour=self.theme.text,
            size=size,
        )

    def _value(self, number: int) -> LiveNumber:
        """Write one of the rates as a number."""

        def text() -> str:
            return f"{maths.rates(self.rectangle.h)[number]:.2f}"

        colour = self.theme.colour(maths.ROLES[maths.RATES[number].name])
        value = LiveNumber(text(), colour=colour, anchor="right")
        if self.places.values is None:
            value.shift([self.places.rates[number].right, self.rates[number].baseline, 0])
        else:
            self.places.values[number].put(value)
        return value.follow(text)
