"""Where the photos, the two columns, and what follows from them stand in clip 1."""

from itertools import pairwise
from pathlib import Path

import pytest

from reel.records.formats import Format
from reel.stage import FrameRegions, Region
from scenes.hook.layout import ColumnPlaces, Layout
from scenes.hook.photo_grid import PhotoGrid
from scenes.hook.scene import SLOWLY
from tests.dry import configure
from tests.layouts import apart, every_layout, within
from tests.our_film import WHITE


def parts(column: ColumnPlaces) -> tuple[Region, Region, Region]:
    """The places of a column's parts, from top to bottom."""
    return column.number, column.plot, column.name


@every_layout
def test_all_that_is_written_stands_in_the_safe_zone(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    columns = (places.beside, places.instead, places.tower)
    written = [
        places.photos.region,
        *(part for column in columns for part in parts(column)),
        places.statement,
        places.gauge,
        *(region for fact in places.facts for region in (fact.picture, fact.line)),
        *(fact.small_line for fact in places.facts),
    ]
    for region in written:
        assert within(region, regions.full.intersect(regions.safe))
        assert region.width > 0.8
        assert region.height > 0.3


@every_layout
def test_photos_and_what_stands_beside_them_stand_apart(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    for column in (places.beside, places.tower):
        for part in parts(column):
            assert apart(places.photos.region, part)
    for column in (places.beside, places.tower):
        for above, below in pairwise(parts(column)):
            assert above.bottom >= below.top


@every_layout
def test_at_last_the_sheet_is_level_with_the_tower(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    sheet, tower = places.instead, places.tower
    assert sheet.plot.top == tower.plot.top
    assert apart(sheet.plot, tower.plot)
    for region in (sheet.plot, sheet.name):
        assert apart(region, places.statement)


@every_layout
def test_the_dive_fills_the_frame_above_its_gauge(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    full = FrameRegions(shape).full
    assert places.dive.width == full.width
    assert places.dive.height > 0.7 * full.height
    assert places.gauge.top <= places.dive.bottom


@every_layout
def test_photos_keep_to_their_region_and_fill_most_of_it(shape: Format, tmp_path: Path) -> None:
    configure(shape, tmp_path)
    places = Layout.of(FrameRegions(shape)).photos
    photos = PhotoGrid(places, WHITE)
    assert photos.width <= places.region.width + 1e-6
    assert photos.height <= places.region.height + 1e-6
    shares = photos.width / places.region.width, photos.height / places.region.height
    assert min(shares) > 0.7
    assert max(shares) == pytest.approx(1)


@every_layout
def test_a_number_that_swells_keeps_clear_of_the_next_one(shape: Format, tmp_path: Path) -> None:
    configure(shape, tmp_path)
    places = Layout.of(FrameRegions(shape)).photos
    numbers = [photo.number for photo in PhotoGrid(places, WHITE)[: SLOWLY + 1]]
    for number, following in pairwise(numbers):
        edge = number.get_center()[0] + places.swell * number.width / 2
        assert edge < following.get_left()[0]


@every_layout
def test_the_payoffs_follow_below_the_facts_side_by_side_or_below_each_other(
    shape: Format,
) -> None:
    places = Layout.of(FrameRegions(shape))
    for card in places.cards:
        assert all(card.top <= fact.small_line.bottom for fact in places.facts)
    for card, following in pairwise(places.cards):
        assert following.left >= card.right or following.top <= card.bottom
