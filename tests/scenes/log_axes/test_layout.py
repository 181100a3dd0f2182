"""Where the chart of clip 10 and its formulas stand: apart, with room for both."""

import pytest

from reel.records.formats import FORMATS, Format
from reel.stage import FrameRegions
from scenes.log_axes.layout import Layout


@pytest.mark.parametrize("shape", FORMATS.values(), ids=list(FORMATS))
def test_formulas_stand_clear_of_the_chart(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    for formula in (places.law, places.straight_line, places.slope, places.ratio):
        shared = formula.intersect(places.chart_beside_formulas)
        assert min(shared.width, shared.height) <= 0
        inside = formula.intersect(places.chart)
        assert inside.sides == pytest.approx(formula.sides), "formulas take room of the chart only"


@pytest.mark.parametrize("shape", FORMATS.values(), ids=list(FORMATS))
def test_the_law_leaves_where_the_straight_line_needs_its_place(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    shared = places.law.intersect(places.straight_line)
    overlaps = min(shared.width, shared.height) > 0
    assert places.law_must_leave == overlaps
