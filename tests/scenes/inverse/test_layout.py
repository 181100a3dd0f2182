"""Where the pictures of clip 3 and its formulas stand: apart, and where words may stand."""

from itertools import combinations

from reel.records.formats import Format
from reel.stage import FrameRegions
from scenes.inverse.layout import Layout
from tests.layouts import apart, every_layout, within


@every_layout
def test_what_is_seen_at_one_time_stands_apart(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    machine = [places.machine, places.forwards, places.backwards]
    mirror = [places.square, places.table]
    logarithm = [places.long_axis, places.x_value, places.log_value, places.identities]
    for together in (machine, mirror, logarithm):
        for one, other in combinations(together, 2):
            assert apart(one, other)


@every_layout
def test_all_that_is_written_stands_in_the_safe_zone(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    for written in (
        places.forwards,
        places.backwards,
        places.table,
        places.x_value,
        places.log_value,
        places.identities,
    ):
        assert within(written, regions.safe)


@every_layout
def test_identities_stand_in_a_row_where_their_place_is_wide_and_low(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    assert places.identities_in_a_row == (places.identities.aspect > 3)
