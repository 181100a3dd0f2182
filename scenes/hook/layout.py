"""Where everything in the first clip stands, for each arrangement of the frame.

Lengths are in Manim's units. The photos stand left of two columns throughout; where the frame is
less wide, the columns are narrow, and until the second one comes the first takes its place too.
"""

from dataclasses import dataclass

from reel.stage.regions import FrameRegions, Region

_PAYOFFS = 5


@dataclass(frozen=True)
class PhotoPlaces:
    """Where the forty photos stand.

    Attributes:
        region: for all of them.
        rows: how many there are.
        gap: how far photos are apart, across and down, before all are fitted into the region.
        pictured: how large the pictures are beside their numbers, which must stay legible.
        swell: how much larger a number gets when it is pointed out: more than its neighbours
            have room for would cover them.
    """

    region: Region
    rows: int
    gap: tuple[float, float]
    pictured: float
    swell: float


@dataclass(frozen=True)
class ColumnPlaces:
    """Where a column and what is written at it stand.

    Attributes:
        number: for its number, above it.
        plot: for its axis and its bar.
        name: for its name, below it.
        ticks: the levels that get a number.
        size: of the type of its name, and of its number.
    """

    number: Region
    plot: Region
    name: Region
    ticks: tuple[float, ...]
    size: str


@dataclass(frozen=True)
class Layout:
    """The places of the clip, in the order in which they are used.

    Attributes:
        photos: where the photos stand.
        sinking: where the product's column stands until the tower comes.
        value_on_bar: whether the product's value stands on its bar until then, and its width is
            that of the column; otherwise right of it.
        product, tower: where both columns stand then.
        statement: for the two statements that take the place of the photos.
        statement_stacked: whether one side of them stands above the other.
        claim: for the line that all follows from.
        order: for the picture of the order that is kept, until the cards come.
        cards: for the payoffs that follow from it.
    """

    photos: PhotoPlaces
    sinking: ColumnPlaces
    value_on_bar: bool
    product: ColumnPlaces
    tower: ColumnPlaces
    statement: Region
    statement_stacked: bool
    claim: Region
    order: Region
    cards: tuple[Region, ...]

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Choose the places for the arrangement of a frame."""
        return regions.lay_out(wide=_wide, tall=_tall, low=_low)


def _wide(regions: FrameRegions) -> Layout:
    """Both columns are broad from the beginning, and the payoffs' cards stand side by side."""
    full = regions.full.intersect(regions.safe)
    photos, columns = full.columns(1.25, 1, gap=0.6)
    left, right = columns.columns(1, 1, gap=0.5)
    claim, cards = regions.full.rows(1, 1.7)
    product = _column(left, ticks=(0, 0.5, 1), size="label")
    return Layout(
        photos=PhotoPlaces(photos, rows=5, gap=(0.13, 0.2), pictured=1, swell=1.4),
        sinking=product,
        value_on_bar=False,
        product=product,
        tower=_column(right, ticks=(0, 10, 20, 30, 40, 50), size="label"),
        statement=photos,
        statement_stacked=False,
        claim=claim.intersect(regions.safe),
        order=cards.intersect(regions.safe).inset(1.2, 0.5),
        cards=tuple(cards.columns(*[1] * _PAYOFFS, gap=0.25)),
    )


def _tall(regions: FrameRegions) -> Layout:
    """Many rows of few photos stand beside narrow columns."""
    return _narrow_columns(regions, share=1.1, rows=8)


def _low(regions: FrameRegions) -> Layout:
    """Fewer rows of more photos leave less width for the columns."""
    return _narrow_columns(regions, share=1.6, rows=6)


def _narrow_columns(regions: FrameRegions, *, share: float, rows: int) -> Layout:
    """The product's column becomes narrow when the tower comes; cards stand below each other.

    Args:
        regions: of the frame.
        share: the width of the photos, where that of both columns is 1.
        rows: of photos.
    """
    full = regions.full.intersect(regions.safe)
    photos, columns = full.columns(share, 1, gap=0.4)
    left, right = columns.columns(1, 1.3, gap=0.3)
    claim, cards = regions.full.rows(1, 5.2)
    return Layout(
        photos=PhotoPlaces(photos, rows=rows, gap=(0.1, 0.16), pictured=0.72, swell=1.15),
        # A number at 0.5 would take too much of a narrow column's width.
        sinking=_column(columns, ticks=(0, 1), size="small"),
        value_on_bar=True,
        product=_column(left, ticks=(0, 1), size="small"),
        tower=_column(right, ticks=(0, 10, 20, 30, 40, 50), size="small"),
        statement=photos,
        statement_stacked=True,
        claim=claim.intersect(regions.safe),
        order=cards.intersect(regions.safe).inset(0.2, 0.14 * cards.height),
        cards=tuple(cards.rows(*[1] * _PAYOFFS, gap=0.15)),
    )


def _column(region: Region, *, ticks: tuple[float, ...], size: str) -> ColumnPlaces:
    """Divide a region between a column, the number above it and the name below it."""
    number, plot, name = region.rows(1, 7.4, 0.8, gap=0.08)
    return ColumnPlaces(number, plot, name, ticks, size)
