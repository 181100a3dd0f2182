"""Where the chart of clip 10 and its formulas stand: apart, with room for both."""

from reel.records.formats import Format
from reel.stage import FrameRegions
from scenes.log_axes.layout import Layout
from tests.layouts import apart, every_layout, within


@every_layout
def test_formulas_stand_clear_of_the_chart(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    for formula in (places.law, places.straight_line, places.slope, places.ratio):
        assert apart(formula, places.chart_beside_formulas)
        assert within(formula, places.chart), "formulas take room of the chart only"


@every_layout
def test_the_law_leaves_where_the_straight_line_needs_its_place(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    assert places.law_must_leave != apart(places.law, places.straight_line)
