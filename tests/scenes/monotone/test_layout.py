"""Where the threads, the hills and what is written by itself stand in clip 7."""

from reel.records.formats import Format
from reel.stage import FrameRegions
from scenes.monotone.layout import Layout
from tests.layouts import apart, every_layout, within


@every_layout
def test_what_stands_by_itself_stands_in_the_safe_zone(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    written = [places.order.statement]
    if places.answer is not None:
        written.append(places.answer)
    for region in written:
        assert within(region, regions.full.intersect(regions.safe))
        assert region.width > 4
        assert region.height > 0.6


@every_layout
def test_pictures_are_never_covered_by_what_is_said_of_them(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    assert apart(places.order.threads, places.order.statement)
    assert apart(places.hills.beside, places.hills.graphs)
    if places.answer is not None:
        assert apart(places.hills.valleys, places.answer)


@every_layout
def test_hills_fill_the_picture_and_reach_no_farther_than_words_may(shape: Format) -> None:
    regions = FrameRegions(shape)
    hills = Layout.of(regions).hills
    for region in (hills.pair, hills.valleys):
        assert region.width > 0.85 * regions.full.width
    for region in (hills.pair, hills.beside, hills.valleys):
        assert region.right <= regions.safe.right + 1e-9
