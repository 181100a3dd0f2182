"""Where everything in the first clip stands, for each arrangement of the frame.

Lengths are in Manim's units. The photos stand on the left. Right of them stand first the sheet, and
later the tower; the sheet fills the frame while the camera dives into it, and takes the place of
the photos at last.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reel.stage.regions import FrameRegions, Region

_PAYOFFS = 5
_TICKS = 0, 10, 20, 30, 40, 50  # of the tower


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
class FactPlaces:
    """Where one of the two facts stands.

    Attributes:
        picture, line: for its picture, and the formula below it.
        card: what is behind both when the payoffs are there; without it, the picture goes.
        small_picture, small_line: for both then.
    """

    picture: Region
    line: Region
    card: Region | None
    small_picture: Region
    small_line: Region


@dataclass(frozen=True)
class Layout:
    """The places of the clip, in the order in which they are used.

    Attributes:
        photos: where the photos stand.
        beside: where the sheet stands beside them, the product's value above it and its name
            below.
        dive: where the sheet is while the camera dives.
        gauge: for the depth of the dive.
        instead: where the sheet stands at last, in the photos' place, and its name below.
        tower: where the tower stands.
        statement: for what tower and sheet have to do with each other.
        facts: for the two facts.
        cards: for the payoffs that follow from them.
    """

    photos: PhotoPlaces
    beside: ColumnPlaces
    dive: Region
    gauge: Region
    instead: ColumnPlaces
    tower: ColumnPlaces
    statement: Region
    facts: tuple[FactPlaces, FactPlaces]
    cards: tuple[Region, ...]

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Choose the places for the arrangement of a frame."""
        return regions.lay_out(wide=_wide, tall=_tall, low=_low)


def _wide(regions: FrameRegions) -> Layout:
    """The facts stand side by side, and so do the payoffs."""
    full = regions.full.intersect(regions.safe)
    photos, right = full.columns(1.25, 1, gap=0.6)
    dive, gauge = _dive(regions)
    tower = _column(right, ticks=_TICKS, size="label")
    left, statement = photos.rows(5.6, 1, gap=0.25)
    above, cards = regions.full.rows(1, 3.4, gap=0.25)
    facts = zip(full.columns(1, 1, gap=0.7), above.columns(1, 1, gap=0.2), strict=True)
    return Layout(
        photos=PhotoPlaces(photos, rows=5, gap=(0.13, 0.2), pictured=1, swell=1.4),
        beside=_column(right, ticks=(), size="label"),
        dive=dive,
        gauge=gauge,
        instead=_level_with(tower, left),
        tower=tower,
        statement=statement,
        facts=_pair(*(_fact(large, small, pictured=True) for large, small in facts)),
        cards=tuple(cards.columns(*[1] * _PAYOFFS, gap=0.2)),
    )


def _tall(regions: FrameRegions) -> Layout:
    """Many rows of few photos stand beside a narrow sheet; the payoffs stand below each other."""
    full = regions.full.intersect(regions.safe)
    above, cards = regions.full.rows(1.3, 5.1, gap=0.2)
    upper, statement = full.rows(6.1, 0.8, 0.15, gap=0.15)[:2]
    return _narrow(
        regions,
        (upper, statement),
        share=1.1,
        rows=8,
        facts=_facts_below_each_other(full, above.intersect(regions.safe)),
        cards=cards.rows(*[1] * _PAYOFFS, gap=0.13),
    )


def _low(regions: FrameRegions) -> Layout:
    """Fewer rows of more photos leave less width for the sheet; payoffs stand in two columns."""
    full = regions.full.intersect(regions.safe)
    above, below = full.rows(1.25, 3.7, gap=0.2)
    pairs = below.rows(1, 1, 1, gap=0.15)
    cells = [cell for pair in pairs for cell in pair.columns(1, 1, gap=0.15)][:_PAYOFFS]
    aside = (cells[1].left - cells[0].left) / 2
    last = cells[-1]
    cells[-1] = Region(last.left + aside, last.bottom, last.right + aside, last.top)
    upper, statement = full.rows(4.3, 0.7, 0.2, gap=0.06)[:2]  # a formula bows down on its way
    return _narrow(
        regions,
        (upper, statement),
        share=1.6,
        rows=6,
        facts=_facts_below_each_other(full, above),
        cards=cells,
    )


def _narrow(
    regions: FrameRegions,
    last: tuple[Region, Region],
    *,
    share: float,
    rows: int,
    facts: tuple[FactPlaces, FactPlaces],
    cards: Sequence[Region],
) -> Layout:
    """The places where the frame is less wide.

    Args:
        regions: of the frame.
        last: its part for sheet and tower at last, and the one for the statement below them.
        share: the width of the photos, where that of sheet or tower is 1.
        rows: of photos.
        facts, cards: the places of what follows.
    """
    upper, statement = last
    photos, right = regions.full.intersect(regions.safe).columns(share, 1, gap=0.4)
    tower = _column(right.intersect(upper), ticks=_TICKS, size="small")
    dive, gauge = _dive(regions)
    return Layout(
        # The pictures are small beside the numbers, which must stay legible.
        photos=PhotoPlaces(photos, rows=rows, gap=(0.1, 0.16), pictured=0.72, swell=1.15),
        beside=_column(right, ticks=(), size="small"),
        dive=dive,
        gauge=gauge,
        instead=_level_with(tower, photos.intersect(upper)),
        tower=tower,
        statement=statement,
        facts=facts,
        cards=tuple(cards),
    )


def _dive(regions: FrameRegions) -> tuple[Region, Region]:
    """Divide the frame between the picture of the dive and the gauge below it."""
    dive, gauge = regions.full.rows(regions.full.height - 1.2, 1.05, gap=0.15)
    return dive, gauge.intersect(regions.safe)


def _column(region: Region, *, ticks: tuple[float, ...], size: str) -> ColumnPlaces:
    """Divide a region between a column, the number above it and the name below it."""
    number, plot, name = region.rows(1, 7.4, 0.8, gap=0.08)
    return ColumnPlaces(number, plot, name, ticks, size)


def _level_with(tower: ColumnPlaces, region: Region) -> ColumnPlaces:
    """Divide a region between the sheet, whose top is level with the tower's, and its name."""
    room = Region(region.left, region.bottom, region.right, tower.plot.top)
    plot, name = room.rows(7.4, 0.8, gap=0.08)
    return ColumnPlaces(tower.number, plot, name, (), tower.size)


def _fact(large: Region, small: Region, *, pictured: bool) -> FactPlaces:
    """Divide the places of a fact between its picture and its formula."""
    picture, line = large.rows(3, 1, gap=0.2)
    if not pictured:
        return FactPlaces(picture, line, None, small, small)
    inner = small.inset(0.3, 0.18)
    small_picture, small_line = inner.columns(1, 3.2, gap=0.4)
    return FactPlaces(picture, line, small, small_picture, small_line)


def _facts_below_each_other(full: Region, above: Region) -> tuple[FactPlaces, FactPlaces]:
    """Both facts fill the frame; later only their formulas stand above the payoffs."""
    places = zip(full.rows(1, 1, gap=0.4), above.rows(1, 1, gap=0.1), strict=True)
    return _pair(*(_fact(large, small, pictured=False) for large, small in places))


def _pair(first: FactPlaces, second: FactPlaces) -> tuple[FactPlaces, FactPlaces]:
    return first, second
