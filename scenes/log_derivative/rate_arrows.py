"""The relative rates of three factors as arrows at a curve: they add up to its slope."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from scenes.log_derivative import maths

_RUN = 0.6  # arrows are as long as what the curve rises by while x grows by so much
_REACH = 1.5  # of the tangent, to either side (Manim's units)
_THICK, _TIP, _HEAD = 0.13, 0.3, 0.36  # of an arrow: its shaft, its tip's length and width
_FIRST = 0.85  # from the point to the first arrow, as a share of the way from one to the next
_SUM = 0.11  # so much farther is the last one, likewise: its name is no factor of the third's
_ABOVE = 0.16  # between an arrow and its name
_GLOW = 0.3  # how wide the light around an arrow is


class RateArrows(mn.VGroup):
    """A point on the example's curve; beside it its rates, each arrow at the end of the last.

    The arrows start at the height of the point. At first they are the rates themselves, in units of
    the plot; multiplied by the product they are what each factor lets the curve rise by, and their
    sum is the rise of the tangent.

    Args:
        plot: where the curve is drawn.
        names: of the three rates, and of their sum.
        apart: from one arrow to the next (Manim's units).
        theme: gives each role its colour.

    Attributes:
        at: the tracker of x.
        shown: trackers of how far each arrow has come: three rates and their sum.
        times_product: the tracker of how far the arrows have been multiplied by the product.
        tangent_shown: the tracker of how strongly the tangent is seen.
    """

    def __init__(
        self, plot: Plot, names: Sequence[mn.VMobject], apart: float, *, theme: Theme
    ) -> None:
        self.plot, self.names, self.apart = plot, list(names), apart
        self.at = mn.ValueTracker(maths.START)
        self.shown = [mn.ValueTracker(0) for _ in names]
        self.times_product, self.tangent_shown = mn.ValueTracker(0), mn.ValueTracker(0)
        colours = [theme.colour(role) for role in ("first", "second", "third", "sum")]
        self.arrows = mn.VGroup(
            *(mn.Polygon(*[mn.ORIGIN] * 8, stroke_width=0, color=colour) for colour in colours)
        ).set_fill(opacity=1)
        self.lights = mn.VGroup(
            *(mn.Line(color=colour, stroke_width=100 * _GLOW) for colour in colours)
        )
        self.levels = mn.VGroup(*(mn.Line(color=theme.muted, stroke_width=2) for _ in names))
        self.tangent = mn.Line(color=theme.text, stroke_width=5)
        self.triangle = mn.VMobject(stroke_color=theme.sum, stroke_width=5)
        self.dot = mn.VGroup(
            *(mn.Dot(radius=r, color=theme.text, fill_opacity=0.06) for r in (0.4, 0.32, 0.24)),
            mn.Dot(radius=0.14, color=theme.text),
        )
        super().__init__(
            self.lights,
            self.levels,
            self.tangent,
            self.triangle,
            self.dot,
            self.arrows,
            *self.names,
        )
        redraw_on_change(self, lambda arrows: arrows.draw(), lambda arrows: arrows.state())

    def show(self, number: int, **kwargs: Any) -> mn.Animation:
        """Let an arrow grow, with its name; the last one is the sum."""
        return glide(self.shown[number], 1, **kwargs)

    def multiply_by_product(self, **kwargs: Any) -> mn.Animation:
        """Multiply all arrows by the product."""
        return glide(self.times_product, 1, **kwargs)

    def show_tangent(self, **kwargs: Any) -> mn.Animation:
        """Let the tangent come, with the sum of the arrows as its rise."""
        return glide(self.tangent_shown, 1, **kwargs)

    def slide_to(self, x: float, **kwargs: Any) -> mn.Animation:
        """Let the point run along the curve to another x; all follow."""
        return glide(self.at, x, **kwargs)

    def state(self) -> tuple[float, ...]:
        """All that the picture depends on."""
        trackers = (self.at, self.times_product, self.tangent_shown, *self.shown)
        return tuple(float(tracker.get_value()) for tracker in trackers)

    def heights(self) -> np.ndarray:
        """The heights between which the three arrows go, from the point's own."""
        x = float(self.at.get_value())
        value = float(maths.values(x))
        factor = float(mn.interpolate(1.0, value, self.times_product.get_value()))
        return value + _RUN * factor * np.concatenate([[0], np.cumsum(maths.rates(x))])

    def draw(self) -> None:
        """Draw point and arrows as they are now."""
        x, _, tangent, *shown = self.state()
        heights = self.heights()
        here = self.plot.point(x, float(maths.values(x)))
        ups = [float(self.plot.point(x, height)[1]) for height in heights]
        spans = [*pairwise(ups), (ups[0], ups[-1])]
        for number, ((low, high), seen) in enumerate(zip(spans, shown, strict=True)):
            is_sum = number == len(shown) - 1
            across = float(here[0]) + (number + _FIRST + _SUM * is_sum) * self.apart
            end = float(mn.interpolate(low, high, seen))
            self._draw_arrow(number, across, low, end, seen)
            level = self.levels[number]
            start = max(across - self.apart, float(here[0]))
            level.set_points_as_corners([[start, low, 0], [across + 0.1, low, 0]])
            mobject_ops.set_stroke_opacity(level, 0.8 * seen * float(not is_sum))
        # The last level leads from the third arrow's end to the sum's.
        last = float(here[0]) + (2 + _FIRST) * self.apart
        self.levels[-1].set_points_as_corners(
            [[last, ups[-1], 0], [last + (1 + _SUM) * self.apart + 0.1, ups[-1], 0]]
        )
        mobject_ops.set_stroke_opacity(self.levels[-1], 0.8 * shown[-1])
        self._draw_tangent(x, here, tangent)
        self.dot.shift(here - self.dot[0].get_center())

    def _draw_arrow(self, number: int, across: float, low: float, high: float, seen: float) -> None:
        length = abs(high - low)
        way = float(np.sign(high - low)) or 1.0
        tip = min(_TIP, length)
        neck = high - way * tip
        half, head = _THICK / 2, _HEAD / 2 * min(1.0, max(length / _TIP, 0.3))
        outline = [
            (-half, low), (-half, neck), (-head, neck), (0, high),
            (head, neck), (half, neck), (half, low), (-half, low),
        ]  # fmt: skip
        self.arrows[number].set_points_as_corners([[across + x, y, 0] for x, y in outline])
        mobject_ops.set_fill_opacity(self.arrows[number], float(seen > 0))
        light = self.lights[number]
        light.set_points_as_corners([[across, low, 0], [across, high, 0]])
        mobject_ops.set_stroke_opacity(light, 0.16 * seen * float(length > 0.05))
        name = self.names[number]
        name.move_to([across, max(low, high) + _ABOVE, 0], aligned_edge=mn.DOWN)
        mobject_ops.set_opacity(name, seen)

    def _draw_tangent(self, x: float, here: np.ndarray, seen: float) -> None:
        slope, value = maths.slope(x), float(maths.values(x))
        along = self.plot.point(x + 1, value + slope) - here
        along *= _REACH / np.linalg.norm(along)
        self.tangent.put_start_and_end_on(here - along, here + along)
        mobject_ops.set_stroke_opacity(self.tangent, seen)
        corners = ((x, value), (x + _RUN, value), (x + _RUN, value + _RUN * slope))
        self.triangle.set_points_as_corners([self.plot.point(*corner) for corner in corners])
        mobject_ops.set_stroke_opacity(self.triangle, seen)
