"""A card on which a logarithm is named, and then turned round into a power."""

import manim as mn

from reel.formula.formula import Formula
from reel.records.theme import Theme
from reel.stage.shapes import Card
from scenes.product_to_sum import maths
from scenes.product_to_sum.layout import CardPlaces, ExponentPlaces

_LARGE = 1.5  # how much larger than formulas the two lines are, if there is room
_END = 0.94  # where the condition ends, as a share of the width


class ExponentCard:
    """Two statements, below or beside each other, and a condition.

    Args:
        places: for the card and the two statements.
        name, power, condition: what is written on it.
        fill: #RRGGBB of the card.

    Attributes:
        card, name, power, condition: its parts.
    """

    def __init__(
        self, places: CardPlaces, name: Formula, power: Formula, condition: Formula, *, fill: str
    ) -> None:
        self.card = Card(places.card, fill=fill)
        self.name, self.power, self.condition = name, power, condition
        lines = ((places.name, name), (places.power, power))
        scale = min(_LARGE, *(place.width / line.width for place, line in lines))
        for place, line in lines:
            place.place(line.scale(scale))
        if places.one_line:
            power.align_baseline(name)
        else:
            power.shift((name.part("=").get_x() - power.part("=").get_x()) * mn.RIGHT)
        condition.align_baseline(power).align_to(places.card.at(_END, 0), mn.RIGHT)

    def level_with(self, other: "ExponentCard") -> None:
        """Let the lines stand on those of another card beside it."""
        self.name.align_baseline(other.name)
        self.power.align_baseline(other.power)
        self.condition.align_baseline(other.condition)


def exponent_cards(places: ExponentPlaces, *, theme: Theme) -> tuple[ExponentCard, ExponentCard]:
    """The cards of x and y."""
    cards = []
    for place, name, power, condition in zip(
        (places.x, places.y),
        (maths.NAME_U, maths.NAME_V),
        (maths.X_AS_POWER, maths.Y_AS_POWER),
        maths.POSITIVE,
        strict=True,
    ):
        lines = [Formula(line, theme=theme, roles=maths.ROLES) for line in (name, power)]
        note = Formula(condition, theme=theme, role="muted", size="label")
        cards.append(ExponentCard(place, lines[0], lines[1], note, fill=theme.surface))
    first, second = cards
    if places.side_by_side:
        second.level_with(first)
    return first, second
