"""A product that rolls along float64's ruler and off its end, and the sum of logs below it."""

import manim as mn
import numpy as np

from reel.records.theme import Theme
from scenes.overflow.float_ruler import FloatRuler, LogLine
from scenes.overflow.maths import PROBABILITY, place, total, vanishes
from scenes.overflow.pointers import Ball, Link

# At which share of the arrow its name stands: as the ruler lies level or upright.
_NAMED = {True: 0.5, False: 0.8}
_HOP, _FLAT = 0.3, 0.1  # how high a hop is at most, and how much less than its length allows


class FallingProduct(mn.VGroup):
    """The product as a ball on the ruler; its log as a length and a ball on the line.

    Args:
        ruler, line: what they stand on.
        name: the name of the arrow that leads from the one to the other.
        theme: gives each role its colour.

    Attributes:
        count: a tracker: how many factors are multiplied.
        fallen: a tracker: how far the product has fallen from the ruler's end, from 0 to 1.
        link: the arrow from the product to the sum.
    """

    def __init__(
        self,
        ruler: FloatRuler,
        line: LogLine,
        *,
        name: mn.Mobject,
        theme: Theme,
    ) -> None:
        self.ruler, self.line = ruler, line
        self.count, self.fallen = mn.ValueTracker(0), mn.ValueTracker(0)
        self.length = mn.Line(color=theme.sum, stroke_width=9)
        self.product = Ball(self.spot, theme.product)
        self.sum = Ball(lambda: line.spot(self.total(), Ball.RADIUS), theme.sum)
        bearing = ruler.sight.bearing
        self.link = Link(
            self._below,
            lambda: line.spot(self.total(), 2 * Ball.RADIUS),
            name,
            colour=theme.logarithm,
            side=bearing.along,
            at=_NAMED[bearing.level],
        )
        super().__init__(self.product, self.length, self.sum, self.link)
        self.length.add_updater(
            lambda length: length.set_points_as_corners(line.stretch(self.total(), 0)),
            call_updater=True,
        )

    def total(self) -> float:
        """Return the sum of logs as it is now."""
        return total(self.count.get_value())

    def spot(self) -> np.ndarray:
        """Return where the product is now; where hops are long enough to be seen, it hops."""
        count = self.count.get_value()
        step = -float(np.log(PROBABILITY)) * self.ruler.sight.unit
        high = np.clip(step / 3 - _FLAT, 0, _HOP) if count < vanishes() else 0
        hop = 4 * high * (count % 1) * (1 - count % 1)
        return (
            self.ruler.spot(place(count), Ball.RADIUS, self.fallen.get_value())
            + hop * self.ruler.sight.bearing.aside
        )

    def _below(self) -> np.ndarray:
        bearing = self.ruler.sight.bearing
        return bearing.point(bearing.along_of(self.spot()), self.ruler.bottom)
