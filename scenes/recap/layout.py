"""Where the square, the facts, the payoffs, the training and the maker's card stand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reel.stage.regions import FrameRegions, Region

_PAYOFFS = 5
_ASIDE = 0.2  # the name of the tower reaches so far into the gap left of its column


@dataclass(frozen=True)
class SquarePlaces:
    """Where the square stands, and how large what is written on it is.

    Attributes:
        corners: where its cards stand, by "upper left", "upper right", "lower left" and
            "lower right"; all are equally large.
        identity: where the statement stands that both ways prove.
        name_size, number_size: of the type of names and of digits.
        bar: how high the bars are.
        digits_above: whether the digits of the bars stand above them, rather than right of them.
    """

    corners: Mapping[str, Region]
    identity: Region
    name_size: str
    number_size: str
    bar: float
    digits_above: bool


@dataclass(frozen=True)
class ColumnPlaces:
    """Where a column and what is written at it stand.

    Attributes:
        number: for its number, above it.
        plot: for its axis and what stands on it, or for a sheet.
        name: for its name, below it.
    """

    number: Region
    plot: Region
    name: Region


@dataclass(frozen=True)
class TrainingPlaces:
    """Where the training is shown.

    Attributes:
        photos: for the forty photos.
        per_row: how many of them stand side by side.
        legend: for what their bars are.
        counter: for the number of steps.
        product, tower: for the sheet of which the product is left, and for the tower's column.
    """

    photos: Region
    per_row: int
    legend: Region
    counter: Region
    product: ColumnPlaces
    tower: ColumnPlaces


@dataclass(frozen=True)
class Layout:
    """All places of the clip.

    Attributes:
        square: the square of times and plus.
        facts: the two facts that stay of it.
        payoffs: the five payoffs that follow from them.
        signs: for the sign of each fact that a payoff follows from, beside the payoff.
        training: the photos, their product and their tower.
        sheet_at_last: where the sheet stands beside the maker's card.
        maker: the card that says who made the film.
    """

    square: SquarePlaces
    facts: tuple[Region, ...]
    payoffs: tuple[Region, ...]
    signs: tuple[Region, ...]
    training: TrainingPlaces
    sheet_at_last: Region
    maker: Region

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Find the places in a frame."""
        return regions.lay_out(wide=_wide, tall=_tall, low=_low)


def _wide(regions: FrameRegions) -> Layout:
    """The statement stands within the square; cards stand side by side."""
    full = regions.full.intersect(regions.safe)
    upper, between, lower = full.rows(1.5, 1, 1.5, gap=0)
    left, middle, right = full.columns(1, 1.05, 1, gap=0)
    facts, payoffs = full.rows(1, 1.6, gap=0.3)
    signs, payoffs = payoffs.rows(1, 5, gap=0.1)
    wall, columns = full.columns(1, 2.6, gap=0.7)
    photos, below = wall.rows(6, 1, gap=0.15)
    legend, counter = below.columns(1.5, 1, gap=0.2)
    product, tower = columns.columns(2.3, 1, gap=0.6)
    last, maker = full.columns(1.3, 1, gap=0.6)
    return Layout(
        square=SquarePlaces(
            corners=_corners(upper, lower, left, right),
            identity=middle.intersect(between),
            name_size="label",
            number_size="formula",
            bar=0.42,
            digits_above=False,
        ),
        facts=tuple(facts.columns(1, 1)),
        payoffs=tuple(payoffs.columns(*[1] * _PAYOFFS, gap=0.25)),
        signs=tuple(signs.columns(*[1] * _PAYOFFS, gap=0.25)),
        training=TrainingPlaces(photos, 5, legend, counter, _column(product), _tower(tower)),
        sheet_at_last=last,
        maker=maker,
    )


def _tall(regions: FrameRegions) -> Layout:
    """The statement stands below the square; all stands in rows."""
    full = regions.full.intersect(regions.safe)
    wall, columns = full.rows(1, 1.2, gap=0.3)
    photos, below = wall.rows(2.8, 1, gap=0.15)
    legend, counter = below.columns(1.5, 1, gap=0.2)
    product, tower = columns.columns(1.25, 1, gap=0.4)
    last, maker = full.rows(1, 2, gap=0.3)
    return Layout(
        square=_square_above(full, (1, 0.45, 1), (1, 0.55, 1), digits_above=True),
        **_rows(full, 1.3),
        training=TrainingPlaces(
            photos, 10, legend, counter, _column(product, 1.6, 1.9), _tower(tower, 1.6, 1.9)
        ),
        sheet_at_last=last.inset(0, 0.15),
        maker=maker,
    )


def _low(regions: FrameRegions) -> Layout:
    """The statement stands below the square; the photos stand left of the columns."""
    full = regions.full.intersect(regions.safe)
    wall, columns = full.columns(1, 1.8, gap=0.4)
    photos, below = wall.rows(2.7, 1, gap=0.15)
    legend, counter = below.rows(1.7, 1, gap=0.1)
    product, tower = columns.columns(1.05, 1, gap=0.3)
    last, maker = full.columns(1, 1.35, gap=0.4)
    return Layout(
        square=_square_above(full, (1, 0.7, 1), (1, 0.5, 1), digits_above=False),
        **_rows(full, 2.3),
        training=TrainingPlaces(
            photos, 5, legend, counter, _column(product, 1, 1.1), _tower(tower, 1, 1.1)
        ),
        sheet_at_last=last.inset(0, 0.15),
        maker=maker,
    )


def _square_above(
    full: Region, heights: tuple[float, ...], widths: tuple[float, ...], *, digits_above: bool
) -> SquarePlaces:
    """Place the square above its statement."""
    square, identity = full.rows(7, 1, gap=0.25)
    upper, _, lower = square.rows(*heights, gap=0)
    left, _, right = square.columns(*widths, gap=0)
    return SquarePlaces(
        corners=_corners(upper, lower, left, right),
        identity=identity,
        name_size="small",
        number_size="label",
        bar=0.34,
        digits_above=digits_above,
    )


def _rows(full: Region, share: float) -> dict[str, tuple[Region, ...]]:
    """Place facts and payoffs below each other.

    Args:
        full: for all of them.
        share: of the payoffs, where that of the facts is 1.
    """
    facts, payoffs = full.rows(1, share, gap=0.25)
    signs, payoffs = payoffs.columns(0.86, payoffs.width - 0.86 - 0.12, gap=0.12)
    return {
        "facts": tuple(facts.rows(1, 1, gap=0.15)),
        "payoffs": tuple(payoffs.rows(*[1] * _PAYOFFS, gap=0.12)),
        "signs": tuple(signs.rows(*[1] * _PAYOFFS, gap=0.12)),
    }


def _corners(upper: Region, lower: Region, left: Region, right: Region) -> dict[str, Region]:
    """The corners of a square, by name."""
    return {
        f"{level} {side}": row.intersect(column)
        for level, row in (("upper", upper), ("lower", lower))
        for side, column in (("left", left), ("right", right))
    }


def _column(region: Region, above: float = 1, below: float = 0.9) -> ColumnPlaces:
    """Divide a region between a column, the number above it and the name below it.

    Args:
        region: for all of them.
        above, below: what the number and the name have of its height, where the column has 6.4:
            more where there is little of it, or the name takes two lines.
    """
    number, plot, name = region.rows(above, 6.4, below, gap=0.08)
    return ColumnPlaces(number, plot, name)


def _tower(region: Region, above: float = 1, below: float = 0.9) -> ColumnPlaces:
    """Divide a region as `_column` does, and leave a little more of the width to a long name."""
    column = _column(region, above, below)
    return replace(column, name=replace(column.name, left=column.name.left - _ASIDE))
