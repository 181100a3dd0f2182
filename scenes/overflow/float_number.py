"""A float64 that goes along the ruler, from power of two to power of two."""

from typing import Any

import manim as mn

from reel.stage.glide import glide
from scenes.overflow.maths import power_of_two


class FloatNumber:
    """A number that starts at 1.

    Attributes:
        log: a tracker: its logarithm, before it becomes a power of two.
        ones: a tracker: the share of its fraction's bits that are 1.
    """

    def __init__(self) -> None:
        self.log, self.ones = mn.ValueTracker(0), mn.ValueTracker(0)

    def value(self) -> float:
        """The number as it is now."""
        return power_of_two(self.log.get_value(), self.ones.get_value())

    def go_to(self, log: float, **kwargs: Any) -> mn.Animation:
        """Go to the power of two next to e^log."""
        return glide(self.log, log, **kwargs)

    def fill_fraction(self, **kwargs: Any) -> mn.Animation:
        """Set the bits of its fraction to 1, one after another."""
        return glide(self.ones, 1, **kwargs)

    def empty_fraction(self, **kwargs: Any) -> mn.Animation:
        """Set the bits of its fraction to 0, one after another."""
        return glide(self.ones, 0, **kwargs)
