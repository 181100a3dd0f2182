"""Where the bell of clip 8 and its formulas stand."""

from reel.records.formats import Format
from reel.stage import FrameRegions
from scenes.likelihood.layout import Layout
from tests.layouts import apart, every_layout, within


@every_layout
def test_formulas_stand_in_the_picture_or_clear_of_it(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    assert within(places.picture, regions.full)
    if places.formula is not None:
        assert apart(places.formula, places.picture)
        assert within(places.formula, regions.safe)
        assert places.formula.height > 0.8


@every_layout
def test_the_bell_has_most_of_the_picture(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    assert places.picture.height > 0.7 * regions.full.height
    for bell, below in places.heights:
        assert 0.5 < bell / below < 1.5
