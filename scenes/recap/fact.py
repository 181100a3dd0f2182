"""A fact on a card: what the log leads from and to; and the small sign that stands for it."""

import manim as mn

from reel.formula.formula import Formula
from reel.records.theme import Theme
from reel.stage.regions import Region
from reel.stage.shapes import Card
from scenes.recap.commuting_square import BadgeArrow

_GAP = 0.2  # between the arrow and what it leads from and to
_ARROW = 1.8  # how long the arrow is
_BETWEEN = 0.12  # the name and the statements, at least
_RADIUS = 0.19


class FactCard(mn.VGroup):
    """A fact's name, and two statements with the arrow of the log between them.

    The statements stand below the name, or right of it where the card is low.

    Args:
        region: what the card fills.
        title: the fact's sign, and the fact in words.
        before, after: the statements.
        arrow: the arrow as it stands in the square, whose copy lies between the statements.
        theme: gives each role its colour.

    Attributes:
        card, title, before, arrow, after: what it consists of.
    """

    def __init__(
        self,
        region: Region,
        title: mn.VGroup,
        before: Formula,
        after: Formula,
        arrow: BadgeArrow,
        theme: Theme,
    ) -> None:
        self.card = Card(region, fill=theme.surface)
        self.title, self.before, self.after = title, before, after
        title.arrange(mn.RIGHT, buff=_GAP)
        sign = arrow.badge[1].copy()
        colour = theme.logarithm
        flat = BadgeArrow(mn.ORIGIN, _ARROW * mn.RIGHT, sign, colour=colour, ground=theme.surface)
        self.arrow = flat
        row = mn.VGroup(before, flat, after).arrange(mn.RIGHT, buff=_GAP)
        after.align_baseline(before)
        inner = region.inset(0.2, 0.12)
        lines = mn.VGroup(title, row)
        below = inner.height / (title.height + row.height + _BETWEEN)
        beside = inner.width / (title.width + row.width + 2 * _GAP)
        if min(1, below) >= min(1, beside):
            free = inner.height - title.height - row.height
            lines.arrange(mn.DOWN, buff=max(free / 3, _BETWEEN))
        else:
            lines.arrange(mn.RIGHT, buff=2 * _GAP)
        inner.put(lines)
        super().__init__(self.card, title, row)


def badge(sign: mn.VMobject, colour: str, theme: Theme) -> mn.VGroup:
    """Draw the small sign of a fact: what the log makes, or what it keeps."""
    circle = mn.Circle(_RADIUS, color=colour, stroke_width=2.5)
    circle.set_fill(theme.background, 1)
    return mn.VGroup(circle, sign.copy().set_color(colour).move_to(circle))
