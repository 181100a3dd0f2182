"""Where the bars, the hills and what explains them stand in clip 7."""

from itertools import combinations

import numpy as np
from manim import RIGHT

from reel.records.formats import Format
from reel.stage import FrameRegions
from scenes.monotone.layout import Layout
from tests.layouts import apart, every_layout, within


@every_layout
def test_all_that_explains_stands_in_the_safe_zone(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    written = [
        *places.order.statements,
        places.readouts.region,
        places.readouts.order,
        places.transfer.region,
        places.slopes.region,
        *places.argmax.lines,
    ]
    for region in written:
        assert within(region, regions.full.intersect(regions.safe))
        assert region.width > 1
        assert region.height > 0.4


@every_layout
def test_numbers_their_logs_and_what_is_said_of_them_stand_apart(shape: Format) -> None:
    order = Layout.of(FrameRegions(shape)).order
    for one, other in combinations((order.numbers, order.logs, *order.statements), 2):
        assert apart(one, other)
    first, second = order.statements
    assert order.arrow_upright == (first.bottom >= second.top)
    assert order.arrow_upright != (first.right <= second.left)


@every_layout
def test_hills_are_never_covered_by_what_explains_them(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    for region in (places.readouts.region, places.slopes.region, *places.argmax.lines):
        assert apart(places.hills.region, region)
    assert apart(places.hills.beside_transfer, places.transfer.region)


@every_layout
def test_the_statement_on_order_leaves_where_numbers_need_its_place(shape: Format) -> None:
    readouts = Layout.of(FrameRegions(shape)).readouts
    numbers = readouts.rows or (readouts.region,)
    assert readouts.order_leaves == (not all(apart(readouts.order, row) for row in numbers))


@every_layout
def test_words_on_a_function_stand_above_its_graph(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    upper, lower = places.hills.beside_transfer.rows(1, 1)
    head, middle, foot = places.transfer.rows(upper)
    assert head.bottom >= middle.top > middle.bottom >= foot.top
    assert foot.bottom >= lower.top
    assert within(head, places.transfer.region)


@every_layout
def test_a_slope_is_level_with_its_hill_only_where_it_stands_beside_it(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    if places.slopes.rows is None:
        slopes, hills = places.slopes.region, places.hills.region
        assert slopes.left >= hills.right or slopes.right <= hills.left
        return
    assert apart(*places.slopes.rows)
    assert all(within(row, places.slopes.region) for row in places.slopes.rows)


@every_layout
def test_statements_share_a_place_or_stand_apart_and_leave_room_for_the_loss(
    shape: Format,
) -> None:
    regions = FrameRegions(shape)
    argmax = Layout.of(regions).argmax
    for one, other in combinations(argmax.lines, 2):
        assert one == other or apart(one, other)
    last = argmax.lines[-1]
    area = regions.full.intersect(regions.safe)
    on_the_right = np.array_equal(argmax.loss_side, RIGHT)
    assert (area.right - last.right if on_the_right else last.bottom - area.bottom) > 0.5
