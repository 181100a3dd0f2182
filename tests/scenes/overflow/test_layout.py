"""Where the pictures of clip 11 stand: within the frame's regions, and clear of each other."""

import numpy as np
import pytest

from reel.records.formats import Format
from reel.stage import FrameRegions, Region
from scenes.overflow import maths
from scenes.overflow.layout import BAR, CARD, POWERS, Layout
from scenes.overflow.light import RADIUS
from scenes.overflow.score_cards import BELOW
from tests.layouts import apart, every_layout, within


@every_layout
def test_all_that_is_written_stands_in_the_full_region(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    formulas = places.softmax, places.softmax_said, places.share, places.log_of_sum, places.total
    for region in (*formulas, places.exponents):
        assert within(region, regions.full.intersect(regions.safe))
        assert region.width > 1.5
        assert region.height > 0.25


@every_layout
def test_the_ruler_and_what_lies_below_it_stand_apart(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    for ruler in (places.alone, places.at_end):
        assert ruler.top - ruler.depth == pytest.approx(regions.full.bottom)
    for ruler in (places.over_line, places.over_scores):
        assert ruler.top - ruler.depth > places.line_level + 2 * RADIUS
        assert ruler.top < regions.full.top - 1


@every_layout
def test_flags_stand_above_the_ruler(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    for flag in places.flags.values():
        assert places.alone.top + flag.length <= regions.full.top + 1e-9


@every_layout
def test_the_last_formulas_stand_left_of_the_largest_share(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    unit = regions.full.width / (POWERS[1] - POWERS[0])
    log = float(np.log(maths.softmax().max()))
    left = regions.full.left + unit * (log - BAR / 2 - POWERS[0])
    bar = Region(left, places.bars_level, left + unit * BAR, places.bars_level + places.tallest)
    for region in (places.share, places.log_of_sum, places.total):
        assert apart(region, bar)
    assert bar.top < regions.full.top


@every_layout
def test_what_is_written_at_the_end_is_clear_of_bars_and_cards(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    second = places.bars_level + places.tallest * float(np.exp(-1))
    assert places.total.bottom > second + 0.45, "room for its number"
    assert places.exponents.top < places.bars_level + BELOW - CARD[1] / 2


@every_layout
def test_softmax_is_large_while_it_is_read_out(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    assert places.softmax_said.height > 1.2


@every_layout
def test_three_cards_and_their_pit_fit_into_the_view(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    assert places.scores[0] < maths.HIGH < maths.SCORES[0] < places.scores[1]
    assert 2 * places.cards_apart + CARD[0] < places.words.width
    assert places.cards_apart > CARD[0]
