"""A card on which a logarithm is named, and then turned round into a power."""

from collections.abc import Sequence

import manim as mn

from reel.formula.formula import Formula
from reel.records.theme import Theme
from reel.stage.regions import Region
from reel.stage.shapes import Card
from scenes.product_to_sum import maths

_LARGE = 1.5  # how much larger than formulas the two lines are, if there is room
_FLAT = 3.5  # a region with a greater aspect has no room for two lines
_END = 0.94  # where the condition ends, as a share of the width


class ExponentCard:
    """Two statements below each other, or beside each other on a flat card, and a condition.

    Args:
        region: what to fill.
        name, power, condition: what is written on it.
        fill: #RRGGBB of the card.

    Attributes:
        card, name, power, condition: its parts.
    """

    def __init__(
        self, region: Region, name: Formula, power: Formula, condition: Formula, *, fill: str
    ) -> None:
        self.card = Card(region, fill=fill)
        self.name, self.power, self.condition = name, power, condition
        flat = region.aspect > _FLAT
        if flat:
            *places, _ = region.inset(0.2, 0).columns(1.3, 1, 0.5, gap=0.4)
        else:
            places = region.inset(0, 0.15).rows(1, 1, gap=0)
        lines = (name, power)
        scale = min(_LARGE, *(p.width / line.width for p, line in zip(places, lines, strict=True)))
        for place, line in zip(places, lines, strict=True):
            place.place(line.scale(scale))
        if flat:
            power.align_baseline(name)
        else:
            power.shift((name.part("=").get_x() - power.part("=").get_x()) * mn.RIGHT)
        condition.align_baseline(power).align_to(region.at(_END, 0), mn.RIGHT)

    def level_with(self, other: "ExponentCard") -> None:
        """Let the lines stand on those of another card beside it."""
        self.name.align_baseline(other.name)
        self.power.align_baseline(other.power)
        self.condition.align_baseline(other.condition)


def exponent_cards(regions: Sequence[Region], *, theme: Theme) -> tuple[ExponentCard, ExponentCard]:
    """The cards of x and y, which fill two regions beside or below each other."""
    cards = []
    for region, name, power, condition in zip(
        regions,
        (maths.NAME_U, maths.NAME_V),
        (maths.X_AS_POWER, maths.Y_AS_POWER),
        maths.POSITIVE,
        strict=True,
    ):
        lines = [Formula(line, theme=theme, roles=maths.ROLES) for line in (name, power)]
        note = Formula(condition, theme=theme, role="muted", size="label")
        cards.append(ExponentCard(region, lines[0], lines[1], note, fill=theme.surface))
    first, second = cards
    if regions[0].top == regions[1].top:
        second.level_with(first)
    return first, second
