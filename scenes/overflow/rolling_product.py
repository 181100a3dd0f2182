"""The product: a ball that rolls down float64's ruler, hop by hop, and falls off its end."""

from typing import Any

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.glide import glide
from scenes.overflow.float_ruler import FloatRuler
from scenes.overflow.layout import LOW_END
from scenes.overflow.light import RADIUS
from scenes.overflow.maths import PROBABILITY, flight, landing, place, vanishes
from scenes.overflow.rolling_ball import RollingBall

_HOP, _FLAT = 0.5, 0.08  # how high a hop is at most, and how much less than its length allows
_STEP = -float(np.log(PROBABILITY))
_ARCS = 4  # so many of the last hops leave a trace
_POINTS = 12  # of the trace of one hop


class RollingProduct(mn.VGroup):
    """The product of the first words' chances, as a ball on the ruler.

    Args:
        ruler: what it rolls on.
        theme: gives each role its colour.

    Attributes:
        count: a tracker: how many factors are multiplied; behind the last one that leaves
            something, the time since then, in hops.
        ball: the product, with its shadow.
    """

    def __init__(self, ruler: FloatRuler, theme: Theme) -> None:
        self.ruler = ruler
        self.count = mn.ValueTracker(0)
        self.last = vanishes() - 1
        self.trace = mn.VMobject(stroke_color=theme.product, stroke_width=4)
        self.ball = RollingBall(self.spot, ruler, theme.product, theme)
        super().__init__(self.trace, self.ball)
        redraw_on_change(self, lambda product: product.draw(), lambda product: product.state())

    def multiply_to(self, count: float, **kwargs: Any) -> mn.Animation:
        """Go on, factor by factor, until so many are multiplied."""
        return glide(self.count, count, **kwargs)

    def fall(self, depth: float, **kwargs: Any) -> mn.Animation:
        """Hop once more, over the ruler's end, and fall until the ground stops it.

        Args:
            depth: of the ground below the ruler's top, where the fall is seen.
            kwargs: of the animation.
        """
        high = _hop(self.ruler.viewport.unit_of(LOW_END))
        end = self.last + landing(depth, high)
        return glide(self.count, end, rate_func=mn.linear, **kwargs)

    @property
    def words(self) -> int:
        """How many words are multiplied."""
        return min(int(np.floor(self.count.get_value() + 1e-6)), vanishes())

    def spot(self) -> np.ndarray:
        """Where the middle of the ball is now."""
        return self._spot_after(self.count.get_value())

    def _spot_after(self, count: float) -> np.ndarray:
        ruler = self.ruler
        if count <= self.last:
            lift = flight(count % 1, _hop(ruler.viewport.unit))
            return ruler.spot(place(count), RADIUS + lift)
        lift = flight(count - self.last, _hop(ruler.viewport.unit_of(LOW_END)))
        spot = ruler.spot(place(count), RADIUS + lift)
        return ruler.fallen(spot) if lift < 0 else spot

    def state(self) -> Any:
        """What the trace depends on."""
        return self.count.get_value(), self.ruler.state()

    def draw(self) -> None:
        """Draw the trace of the last hops, where they are high enough to be seen."""
        count = self.count.get_value()
        high = _hop(self.ruler.viewport.unit)
        start = max(0.0, count - _ARCS)
        whole = np.arange(np.ceil(start), min(count, self.last) + 1e-9)  # where it touches down
        counts = np.union1d(np.linspace(start, count, _ARCS * _POINTS + 1), whole)
        self.trace.set_points_as_corners([self._spot_after(float(each)) for each in counts])
        strength = 0.6 * float(np.clip(high / _HOP, 0, 1)) * float(count > 0)
        rgb = self.trace.stroke_rgbas[:1, :3]
        opacity = np.linspace(0, strength, 9)
        self.trace.stroke_rgbas = np.column_stack([np.tile(rgb, (9, 1)), opacity])
        self.trace.sheen_direction = mn.LEFT


def _hop(unit: float) -> float:
    """How high hops are where logarithms that differ by 1 are so far apart."""
    return float(np.clip(_STEP * unit / 3 - _FLAT, 0, _HOP))
