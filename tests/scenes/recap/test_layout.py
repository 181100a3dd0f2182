"""Where the square, the payoffs and the training of clip 12 stand."""

from itertools import combinations

from reel.records.formats import Format
from reel.stage import FrameRegions
from scenes.recap.layout import Layout
from tests.layouts import apart, every_layout, within


@every_layout
def test_what_is_seen_at_one_time_stands_apart_and_keeps_within_the_safe_zone(
    shape: Format,
) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    training = places.training
    columns = [
        place
        for column in (training.product, training.tower)
        for place in (column.number, column.plot, column.name)
    ]
    for together in (
        [*places.square.corners.values(), places.square.identity],
        [*places.facts, *places.payoffs, *places.signs],
        [training.photos, training.legend, training.counter, *columns],
        [places.sheet_at_last, places.maker],
    ):
        assert all(within(place, regions.safe) for place in together)
        assert all(apart(*pair) for pair in combinations(together, 2))


@every_layout
def test_the_corners_of_the_square_are_equally_large(shape: Format) -> None:
    corners = Layout.of(FrameRegions(shape)).square.corners.values()
    assert len({(round(place.width, 6), round(place.height, 6)) for place in corners}) == 1
