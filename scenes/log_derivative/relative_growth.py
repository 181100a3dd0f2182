"""A rectangle that grows by a few percent, its upper right corner magnified beside it."""

from collections.abc import Callable
from typing import Any

import manim as mn
import numpy as np

from reel.formula.formula import Formula
from reel.formula.group import FormulaGroup
from reel.formula.label import SIZES
from reel.formula.live_number import LiveNumber
from reel.formula.transform import TransformFormula
from reel.records.theme import Theme
from reel.stage.glide import glide
from scenes.log_derivative.layout import GrowthPlaces
from scenes.log_derivative.magnifier import Magnifier
from scenes.shared.growing_rectangle import GrowingRectangle

# The magnifier: how far to the right of the old corner the new one stands in it, and where the old
# corner lies, as shares of its side.
_GROWN = 0.45
_CORNER = np.array([0.42, 0.62, 0.0])
_LARGE = 1.8  # the area's number, as a multiple of the sides' numbers, if there is room for it
_WITHIN = 0.75  # how much of the rectangle's width it takes at most
_SHARE = 0.86  # how much of the magnifier's strips their labels take at most
_ROOM = 0.25  # between the rectangle and the numbers at its sides


class RelativeGrowth(mn.VGroup):
    """A rectangle of area 1 with its width, height and area, true to scale, and a magnifier.

    Args:
        places: for the rectangle, and for the magnifier.
        growth: by which shares of themselves width and height will have grown in the end.
        area: returns the area for the shares by which width and height have grown.
        theme: gives each role its colour.

    Attributes:
        wider, taller: trackers of the shares by which width and height have grown.
        rectangle: the rectangle; its names are the three numbers.
        magnifier: an enlarged view of the old corner: the area, the two strips and the corner.
    """

    def __init__(
        self,
        places: GrowthPlaces,
        growth: tuple[float, float],
        area: Callable[[float, float], float],
        *,
        theme: Theme,
    ) -> None:
        left, right = places.rectangle, places.magnifier
        self.growth = growth
        self.wider, self.taller = mn.ValueTracker(0), mn.ValueTracker(0)

        def grown() -> tuple[float, float]:
            return self.wider.get_value(), self.taller.get_value()

        def number(text: Callable[[], str], role: str) -> LiveNumber:
            return LiveNumber(text(), colour=theme.colour(role), anchor="center").follow(text)

        names = {
            "width": number(lambda: f"{1 + grown()[0]:.2f}", "first"),
            "height": number(lambda: f"{1 + grown()[1]:.2f}", "second"),
            "area": number(lambda: f"{area(*grown()):.4f}", "product").scale(_LARGE),
        }
        room = np.array([names["height"].width, names["width"].height]) + _ROOM
        sides = (np.array([left.width, left.height]) - room) / (1 + np.array(growth))
        self.rectangle = GrowingRectangle(
            left.at(0, 0) + np.array([*room, 0]),
            (float(sides[0]), float(sides[1])),
            lambda: (float(sides[0] * grown()[0]), float(sides[1] * grown()[1])),
            theme=theme,
            names=names,
        )
        parts = self.rectangle
        area_number = names["area"]
        area_number.scale(min(1, _WITHIN * sides[0] / area_number.width))
        side = min(right.width, right.height)
        factor = _GROWN * side / (sides[0] * growth[0])
        self.magnifier = Magnifier(
            [parts.area, parts.first, parts.second, parts.corner],
            focus=parts.area.get_corner(mn.UR) - _CORNER * side / factor,
            side=side,
            factor=factor,
            middle=right.center,
            edge=theme.text,
            ground=theme.background,
        )
        super().__init__(self.rectangle, self.magnifier)

    def magnify(self, **kwargs: Any) -> mn.Animation:
        """Let the magnifier come out of the corner that it shows."""
        return glide(self.magnifier.opened, 1, **kwargs)

    def widen(self, **kwargs: Any) -> mn.Animation:
        """Let the rectangle grow to its full width."""
        return glide(self.wider, self.growth[0], **kwargs)

    def heighten(self, **kwargs: Any) -> mn.Animation:
        """Let the rectangle grow to its full height."""
        return glide(self.taller, self.growth[1], **kwargs)

    def in_place_of_numbers(self, width: Formula, height: Formula, area: Formula) -> FormulaGroup:
        """Put formulas in the places of the three numbers, glyph on glyph."""
        placed = {"width": width, "height": height, "area": area}
        for name, formula in placed.items():
            readout = self.rectangle.names[name]
            formula.scale(readout.em / SIZES["formula"])
            number = mn.VGroup(
                *(glyph for leaf in range(len(formula.leaves)) for glyph in formula.glyphs(leaf))
            )
            middle = np.array([number.get_x(), formula.baseline, 0])
            formula.shift(readout.origin.get_location() - middle)
        return FormulaGroup(width, height, area)

    def write_product(
        self, product: Formula, numbers: FormulaGroup
    ) -> tuple[list[mn.Animation], list[mn.Mobject]]:
        """Let the product grow out of its numbers, which stay: the width sets out last.

        The height passes below the width on its way: were both on it, their digits would cross.

        Returns:
            The animations, and what they leave on the stage in the product's stead.
        """
        width, *others = numbers
        rest, start, wide = (
            it.copy() for it in (product, width.part("wider"), product.part("wider"))
        )
        rest.remove(*rest.part("wider"))
        start.set_opacity(0)  # it comes out of the number as it leaves it
        late = mn.squish_rate_func(mn.smooth, 0.45, 1)
        return [
            TransformFormula(FormulaGroup(*others), rest, keep=True),
            mn.ReplacementTransform(start, wide, rate_func=late, run_time=1.2),
        ], [rest, wide]

    def take_numbers(self) -> list[mn.Mobject]:
        """Take the three numbers off the rectangle, which grows no more; they can fade now."""
        self.rectangle.clear_updaters()
        numbers = list(self.rectangle.names.values())
        self.rectangle.remove(*numbers)
        return numbers

    def label_strips(self, *shares: mn.Mobject) -> mn.VGroup:
        """Put labels on the two strips and the corner in the magnifier."""
        for share, strip in zip(shares, self.magnifier.shown[1:], strict=True):
            share.scale(min(1, _SHARE * strip.width / share.width)).move_to(strip)
        return mn.VGroup(*shares)

    def fade_corner(self) -> list[mn.Animation]:
        """Let the corner fade, on the rectangle and in the magnifier."""
        corners = (self.rectangle.corner, self.magnifier.shown[-1])
        return [corner.animate.set_opacity(0) for corner in corners]
