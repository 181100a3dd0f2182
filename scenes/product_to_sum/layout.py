"""Where everything in the clip on products and sums stands, for each arrangement of the frame.

Lengths are in Manim's units. A picture fills the frame above one large statement; what explains
the picture stands beside it in a wide frame, and below it in the others.
"""

from dataclasses import dataclass, replace

from reel.stage.regions import FrameRegions, Region

_NUMBERS = 0.3  # what the numbers of an axis hang out at the left of upright pictures


@dataclass(frozen=True)
class CardPlaces:
    """Where a logarithm is named on a card, and the name turned round into a power.

    Attributes:
        card: for the card.
        name, power: for the two lines on it.
        one_line: whether both stand on one line; else the power stands below the name, equals
            sign below equals sign.
    """

    card: Region
    name: Region
    power: Region
    one_line: bool


@dataclass(frozen=True)
class ExponentPlaces:
    """Where the exponents of two numbers get names, and the powers are multiplied.

    Attributes:
        x, y: for the cards of the two numbers.
        powers: for the product of the powers.
    """

    x: CardPlaces
    y: CardPlaces
    powers: Region

    @property
    def side_by_side(self) -> bool:
        """Whether the lines of both cards stand level."""
        return self.x.card.top == self.y.card.top


@dataclass(frozen=True)
class RulePlaces:
    """Where the slide rule works.

    Attributes:
        rule: for the rule, with its slide pulled out.
        cursor_beyond: how far its cursor reaches out above and below it.
        fine_ticks: whether its scales are long enough for fine ticks.
        lengths: for the two lengths that are laid end to end, above the rule.
        sum: for their sum, below it.
        titles_in_two_lines: whether the lengths are high and short: the number stands below log.
    """

    rule: Region
    cursor_beyond: float
    fine_ticks: bool
    lengths: Region
    sum: Region
    titles_in_two_lines: bool


@dataclass(frozen=True)
class BasesPlaces:
    """Where the base of the logarithm moves.

    Attributes:
        plot: for the curves, without the names at their ends.
        x_max: up to where the x axis goes.
        y_range: what part of the y axis is in sight.
        rescaled: for what another base does to the logarithm.
        values: for the moving base and its slope.
    """

    plot: Region
    x_max: int
    y_range: tuple[float, float]
    rescaled: Region
    values: Region


@dataclass(frozen=True)
class Layout:
    """The places of the clip, in the order in which they are used.

    Attributes:
        statement: for the statement below every picture.
        tiles: for the twos that are counted.
        exponents: for the cards on which exponents get names.
        rule: for the slide rule.
        bases: for the logarithm to a moving base.
    """

    statement: Region
    tiles: Region
    exponents: ExponentPlaces
    rule: RulePlaces
    bases: BasesPlaces

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Choose the places for the arrangement of a frame."""
        return regions.lay_out(wide=_wide, tall=_tall, low=_low)


def _wide(regions: FrameRegions) -> Layout:
    """Cards stand side by side; what is written about the bases stands right of the curves."""
    picture, statement = _picture_above_statement(regions, height=1.2)
    inside = picture.intersect(regions.safe)
    cards, powers = inside.rows(2.6, 1.3, gap=0.25)
    x, y = (_card_of_two_lines(card) for card in cards.columns(1, 1, gap=0.4))
    curves, beside = inside.columns(2, 1, gap=0.3)
    plot, _ = curves.columns(6, 1, gap=0)  # the rest is for the names of the curves
    rescaled, values = beside.rows(1.7, 2.1, gap=0.4)
    return Layout(
        statement=statement,
        tiles=picture,
        exponents=ExponentPlaces(x, y, powers),
        rule=_rule_between_lengths(
            picture, thick=0.5, gap=0.3, fine_ticks=True, titles_in_two_lines=False
        ),
        bases=BasesPlaces(plot, x_max=9, y_range=(-2, 3.3), rescaled=rescaled, values=values),
    )


def _tall(regions: FrameRegions) -> Layout:
    """Cards stand below each other; the plot of the bases is high, and shows less of x."""
    picture, statement = _picture_above_statement(regions, height=1.05)
    plot, rescaled, values = _curves_above_writing(picture.intersect(regions.safe))
    plot = replace(plot, left=max(plot.left - _NUMBERS, picture.left))
    return Layout(
        statement=statement,
        tiles=picture.lerp(picture.intersect(regions.safe), 0.2),  # what stands on them must be
        exponents=_cards_below_each_other(picture.intersect(regions.safe)),
        rule=_rule_between_lengths(
            picture, thick=0.9, gap=0.3, fine_ticks=False, titles_in_two_lines=True
        ),
        bases=BasesPlaces(plot, x_max=6, y_range=(-1, 2.95), rescaled=rescaled, values=values),
    )


def _low(regions: FrameRegions) -> Layout:
    """Cards stand below each other; the plot of the bases is flat, and shows little below 0."""
    picture, statement = _picture_above_statement(regions, height=1.05)
    plot, rescaled, values = _curves_above_writing(picture.intersect(regions.safe))
    return Layout(
        statement=statement,
        tiles=picture,
        exponents=_cards_below_each_other(picture.intersect(regions.safe)),
        rule=_rule_between_lengths(
            picture, thick=0.9, gap=0.18, fine_ticks=False, titles_in_two_lines=True
        ),
        bases=BasesPlaces(plot, x_max=9, y_range=(-0.5, 3.3), rescaled=rescaled, values=values),
    )


def _picture_above_statement(regions: FrameRegions, *, height: float) -> tuple[Region, Region]:
    """A picture that may reach beyond the safe zone, and below it a statement of some height."""
    full = regions.full
    picture, statement = full.rows(full.height - height - 0.2, height, gap=0.2)
    return picture, statement.intersect(regions.safe)


# The cards.


def _cards_below_each_other(region: Region) -> ExponentPlaces:
    """Two flat cards, with the product of the powers below them."""
    cards, powers = region.rows(2.6, 1.3, gap=0.25)
    x, y = (_card_of_one_line(card) for card in cards.rows(1, 1, gap=0.4))
    return ExponentPlaces(x, y, powers)


def _card_of_two_lines(card: Region) -> CardPlaces:
    """The power stands below the name."""
    name, power = card.inset(0, 0.15).rows(1, 1, gap=0)
    return CardPlaces(card, name, power, one_line=False)


def _card_of_one_line(card: Region) -> CardPlaces:
    """The power stands beside the name, with room for a condition after it."""
    name, power, _ = card.inset(0.2, 0).columns(1.3, 1, 0.5, gap=0.4)
    return CardPlaces(card, name, power, one_line=True)


# The slide rule.


def _rule_between_lengths(
    region: Region, *, thick: float, gap: float, fine_ticks: bool, titles_in_two_lines: bool
) -> RulePlaces:
    """Lengths above and below the rule, each so thick, and with such a gap to the rule."""
    room = region.height - 2 * (thick + gap)
    above, rule, below = region.rows(thick, room, thick, gap=gap)
    return RulePlaces(
        rule=rule,
        cursor_beyond=gap / 2,
        fine_ticks=fine_ticks,
        lengths=above,
        sum=below,
        titles_in_two_lines=titles_in_two_lines,
    )


# The moving base.


def _curves_above_writing(region: Region) -> tuple[Region, Region, Region]:
    """The plot, and below it side by side what another base does, and the two values."""
    curves, below = region.rows(2.8, 1, gap=0.25)
    plot, _ = curves.columns(4.6, 1, gap=0)  # the rest is for the names of the curves
    rescaled, values = below.columns(1, 1.32, gap=0.42)
    return plot, rescaled, values
