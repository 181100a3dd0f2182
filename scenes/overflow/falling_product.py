"""A product that rolls along float64's ruler and off its end, and the sum of logs below it."""

from typing import Any

import manim as mn
import numpy as np

from reel.records.theme import Theme
from reel.stage.glide import glide
from scenes.overflow.float_ruler import FloatRuler, LogLine
from scenes.overflow.maths import PROBABILITY, place, total, vanishes
from scenes.overflow.pointers import LiveArrow, NumberBall

_HOP, _FLAT = 0.3, 0.1  # how high a hop is at most, and how much less than its length allows


class FallingProduct(mn.VGroup):
    """The product as a ball on the ruler; its log as a length and a ball on the line.

    Args:
        ruler, line: what they stand on.
        name: the name of the arrow that leads from the one to the other.
        name_at: at which share of the arrow its name stands.
        theme: gives each role its colour.

    Attributes:
        count: a tracker: how many factors are multiplied.
        fallen: a tracker: how far the product has fallen from the ruler's end, from 0 to 1.
        product, sum: the two balls.
        log_arrow: the arrow from the product to the sum.
    """

    def __init__(
        self,
        ruler: FloatRuler,
        line: LogLine,
        *,
        name: mn.Mobject,
        name_at: float,
        theme: Theme,
    ) -> None:
        self.ruler, self.line = ruler, line
        self.count, self.fallen = mn.ValueTracker(0), mn.ValueTracker(0)
        self.length = mn.Line(color=theme.sum, stroke_width=9)
        self.product = NumberBall(self.spot, theme.product)
        self.sum = NumberBall(lambda: line.spot(self.total(), NumberBall.RADIUS), theme.sum)
        self.log_arrow = LiveArrow(
            self._below,
            lambda: line.spot(self.total(), 2 * NumberBall.RADIUS),
            name,
            colour=theme.logarithm,
            side=ruler.viewport.orientation.along,
            at=name_at,
        )
        super().__init__(self.product, self.length, self.sum, self.log_arrow)
        self.length.add_updater(
            lambda length: length.set_points_as_corners(line.stretch(self.total(), 0)),
            call_updater=True,
        )

    def appear(self) -> list[mn.Animation]:
        """Let the arrow grow from the product to the sum, and both appear."""
        return [self.log_arrow.grow(), mn.FadeIn(self.product), mn.FadeIn(self.sum)]

    def multiply_to(self, count: int, **kwargs: Any) -> mn.Animation:
        """Go on, factor by factor, until so many are multiplied."""
        return glide(self.count, count, **kwargs)

    def fall(self) -> list[mn.Animation]:
        """Let the product fall off the ruler's end; no arrow leads from it to the sum any more."""
        return [glide(self.fallen, 1, rate_func=mn.rush_into), self.log_arrow.fade_out()]

    def total(self) -> float:
        """The sum of logs as it is now."""
        return total(self.count.get_value())

    def spot(self) -> np.ndarray:
        """Where the product is now; where hops are long enough to be seen, it hops."""
        count = self.count.get_value()
        step = -float(np.log(PROBABILITY)) * self.ruler.viewport.unit
        high = np.clip(step / 3 - _FLAT, 0, _HOP) if count < vanishes() else 0
        hop = 4 * high * (count % 1) * (1 - count % 1)
        return (
            self.ruler.spot(place(count), NumberBall.RADIUS, self.fallen.get_value())
            + hop * self.ruler.viewport.orientation.aside
        )

    def _below(self) -> np.ndarray:
        """The point of the ruler's lower edge under the product."""
        orientation = self.ruler.viewport.orientation
        return orientation.point(orientation.along_of(self.spot()), self.ruler.bottom)
