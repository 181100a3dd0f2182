"""Where the square and the payoffs of clip 12 stand: beside, or after, each other."""

from reel.records.formats import Format
from reel.stage import FrameRegions
from scenes.recap.layout import Layout
from tests.layouts import apart, every_layout, within


@every_layout
def test_the_square_leaves_where_the_payoffs_need_its_place(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    assert (places.facts is None) == apart(places.square, places.payoffs)
    for fact in [places.facts.order, places.facts.identity] if places.facts else []:
        assert fact.bottom >= places.payoffs.top


@every_layout
def test_the_makers_card_keeps_within_the_safe_zone(shape: Format) -> None:
    regions = FrameRegions(shape)
    maker = Layout.of(regions).maker
    assert within(maker, regions.safe)
