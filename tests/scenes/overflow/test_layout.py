"""Where the pictures of clip 11 stand: within the frame's regions, and clear of each other."""

from itertools import combinations

from reel.records.formats import LANDSCAPE, Format
from reel.stage import FrameRegions
from scenes.overflow.layout import Layout
from tests.layouts import apart, every_layout, within


@every_layout
def test_all_that_is_written_stands_in_the_full_region(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    written = [
        places.results,
        places.words.page,
        places.words.counters,
        places.softmax,
        places.failed,
        places.steps,
        places.charts.softmax,
        places.charts.power,
    ]
    for region in written:
        assert within(region, regions.full.intersect(regions.safe))
        assert region.width > 0.5
        assert region.height > 0.3


@every_layout
def test_what_is_seen_at_one_time_stands_apart(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    words = [places.words.page, places.words.counters, places.words.each_word]
    ending = [places.charts.failures, places.charts.shares, places.steps]
    for together in (words, [places.softmax, places.failed], ending):
        for one, other in combinations(filter(None, together), 2):
            assert apart(one, other)


@every_layout
def test_the_ruler_lies_level_only_where_the_frame_is_wide(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    assert places.orientation.is_level == (shape is LANDSCAPE)
    # Numbers are written with all their digits only where there is room for them.
    assert places.words.beside == (places.words.counters.width > 5)
