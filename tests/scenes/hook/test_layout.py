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
    columns = (places.sinking, places.product, places.tower)
    written = [
        places.photos.region,
        *(part for column in columns for part in parts(column)),
        places.statement,
        places.claim,
        places.order,
    ]
    for region in written:
        assert within(region, regions.full.intersect(regions.safe))
        assert region.width > 0.8
        assert region.height > 0.3


@every_layout
def test_photos_and_both_columns_stand_apart(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    for product, tower in zip(parts(places.product), parts(places.tower), strict=True):
        assert apart(product, tower)
        assert product.top == tower.top, "numbers, axes and names are level with each other"
        assert apart(places.photos.region, product)
        assert apart(places.photos.region, tower)
    for column in (places.sinking, places.product, places.tower):
        for above, below in pairwise(parts(column)):
            assert above.bottom >= below.top


@every_layout
def test_a_value_beside_the_bar_has_room_there_until_the_tower_comes(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    area = FrameRegions(shape).full
    # It is about 2 wide.
    assert places.value_on_bar == (area.right - places.sinking.plot.right < 2)
    if not places.value_on_bar:
        assert places.sinking == places.product, "nothing moves where there is room from the start"


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
def test_the_payoffs_follow_below_the_claim_side_by_side_or_below_each_other(
    shape: Format,
) -> None:
    places = Layout.of(FrameRegions(shape))
    for card in places.cards:
        assert card.top <= places.claim.bottom
    for card, following in pairwise(places.cards):
        assert following.left >= card.right or following.top <= card.bottom
