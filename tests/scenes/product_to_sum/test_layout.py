"""Where pictures and formulas of clip 4 stand: apart, in the safe zone, with room for all words."""

from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest

from reel.records.formats import Format
from reel.stage import FrameRegions
from scenes.product_to_sum.exponent_card import exponent_cards
from scenes.product_to_sum.layout import Layout
from scenes.product_to_sum.log_bases import LogBases
from scenes.product_to_sum.scene import BASES, FIRST, SECOND, ProductToSum
from scenes.product_to_sum.slide_rule import SlideRule
from scenes.product_to_sum.slide_rule_maths import place, ticks
from tests.dry import configure
from tests.layouts import apart, box_of, every_layout, within
from tests.our_film import FILM

CLOSEST = 0.035  # ticks of a scale must be so far apart to be told from each other


def scene_in(shape: Format, folder: Path) -> ProductToSum:
    configure(shape, folder)
    scene = ProductToSum(FILM.spec("product_to_sum", shape), skip_animations=True)
    scene.places = Layout.of(scene.regions)
    return scene


@every_layout
def test_what_is_seen_at_one_time_stands_apart(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    exponents, rule, bases = places.exponents, places.rule, places.bases
    for together in (
        [places.statement, places.tiles],
        [places.statement, exponents.x.card, exponents.y.card, exponents.powers],
        [places.statement, rule.lengths, rule.rule.inset(0, -rule.cursor_beyond), rule.sum],
        [places.statement, bases.plot, bases.rescaled, bases.values],
    ):
        for one, other in combinations(together, 2):
            assert apart(one, other)


@every_layout
def test_all_that_is_written_stands_in_the_safe_zone(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    exponents, bases = places.exponents, places.bases
    cards = exponents.x.card, exponents.y.card
    for written in (places.statement, *cards, exponents.powers, bases.rescaled, bases.values):
        assert within(written, regions.safe)


@every_layout
def test_the_lines_of_a_card_stand_apart_on_it(shape: Format, tmp_path: Path) -> None:
    scene = scene_in(shape, tmp_path)
    places = scene.places.exponents
    cards = exponent_cards(places, theme=scene.theme)
    for card, place_of_card in zip(cards, (places.x, places.y), strict=True):
        lines = [box_of(line) for line in (card.name, card.power, card.condition)]
        for one, other in combinations(lines, 2):
            assert apart(one, other)
        assert all(within(line, place_of_card.card) for line in lines)
    first, second = cards
    if places.side_by_side:
        assert first.name.baseline == pytest.approx(second.name.baseline)
        assert first.power.baseline == pytest.approx(second.power.baseline)


@every_layout
def test_a_scale_gets_fine_ticks_where_they_can_be_told_apart(
    shape: Format, tmp_path: Path
) -> None:
    scene = scene_in(shape, tmp_path)
    places = scene.places.rule
    rule = SlideRule(places, farthest=float(FIRST[0]), theme=scene.theme)
    closest = {
        fine: rule.length * min(place(b.value) - place(a.value) for a, b in pairwise(ticks(fine)))
        for fine in (True, False)
    }
    assert closest[places.fine_ticks] > CLOSEST
    assert places.fine_ticks == (closest[True] > CLOSEST)


@every_layout
@pytest.mark.parametrize("numbers", [FIRST, SECOND])
def test_every_length_has_room_for_its_title(
    numbers: tuple[float, float], shape: Format, tmp_path: Path
) -> None:
    scene = scene_in(shape, tmp_path)
    places = scene.places.rule
    rule = SlideRule(places, farthest=float(FIRST[0]), theme=scene.theme)
    first, second = map(float, numbers)
    rule.first.set_value(place(first))
    rule.second.set_value(place(second))
    for ends, row in (
        (rule.first_length, places.lengths),
        (rule.second_length, places.lengths),
        (rule.sum_of_lengths, places.sum),
    ):
        block = scene.build_length(rule, ends, row)
        assert within(box_of(block.title), box_of(block.block))
        glyphs = [glyph for glyph in block.title.get_family() if glyph.has_points()]
        assert all(glyph.get_fill_opacity() > 0.9 for glyph in glyphs)


@every_layout
def test_the_names_of_the_curves_stand_clear_of_what_is_written(
    shape: Format, tmp_path: Path
) -> None:
    scene = scene_in(shape, tmp_path)
    places = scene.places
    logs = LogBases(scene.build_plot(), float(np.e), stay=BASES, theme=scene.theme)
    names = [box_of(name) for name in logs.names]
    written = [places.bases.rescaled, places.bases.values, places.statement]
    for name in names:
        assert within(name, scene.regions.safe)
        assert all(apart(name, other) for other in written)
    for one, other in combinations(names, 2):
        assert apart(one, other)
