"""Where rulers, bars and curves of clip 4 stand: apart, in sight, with room for all words."""

from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest

from reel.records.formats import Format
from reel.stage import FrameRegions
from scenes.product_to_sum import maths
from scenes.product_to_sum.cursor import Lens
from scenes.product_to_sum.layout import Layout
from scenes.product_to_sum.log_bases import LogBases
from scenes.product_to_sum.ruler_maths import (
    FIRST,
    LARGEST,
    SECOND,
    SOME_FIRST,
    SOME_SECOND,
    log_ticks,
    place,
)
from scenes.product_to_sum.rulers import Rulers
from scenes.product_to_sum.scene import BASES, CHECKED, FINER, ProductToSum
from tests.dry import configure
from tests.layouts import apart, box_of, every_layout, within
from tests.our_film import FILM

CLOSEST = 0.035  # ticks of a scale must be so far apart to be told from each other


def scene_in(shape: Format, folder: Path) -> ProductToSum:
    configure(shape, folder)
    scene = ProductToSum(FILM.spec("product_to_sum", shape), skip_animations=True)
    scene.places = Layout.of(scene.regions)
    scene.rulers = Rulers(scene.places.rulers, theme=scene.theme)
    scene.bars = scene.build_bars()
    return scene


def as_slide_rule(scene: ProductToSum) -> Rulers:
    """The rulers as they are once all numbers have come in between."""
    scene.rulers.last.set_value(place(LARGEST))
    scene.rulers.reach.set_value(place(LARGEST) + place(CHECKED[0]))
    return scene.rulers


@every_layout
def test_what_is_seen_at_one_time_stands_apart(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    rulers = places.rulers
    beside = [places.statement, places.reason]
    for one, other in combinations([*beside, rulers.rulers, rulers.lengths, rulers.sum], 2):
        assert apart(one, other)
    assert apart(places.statement, places.bases.plot)


@every_layout
def test_what_is_written_below_stands_in_the_safe_zone(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    assert within(places.statement, regions.safe)
    assert within(places.reason, regions.safe)


@every_layout
def test_rulers_stay_in_their_place_wherever_they_slide(shape: Format, tmp_path: Path) -> None:
    scene = scene_in(shape, tmp_path)
    region = scene.places.rulers.rulers.inset(-0.01)
    for first, number in ((FIRST, None), (SOME_FIRST, None), (place(CHECKED[0]), LARGEST)):
        rulers = scene.rulers if number is None else as_slide_rule(scene)
        rulers.first.set_value(first)
        rulers.draw()
        for body in (rulers.staying, rulers.sliding):
            assert within(box_of(body), region)


@every_layout
def test_a_scale_gets_fine_ticks_where_they_can_be_told_apart(
    shape: Format, tmp_path: Path
) -> None:
    scene = scene_in(shape, tmp_path)
    rulers = as_slide_rule(scene)
    closest = {
        fine: rulers.unit * min(b.at - a.at for a, b in pairwise(log_ticks(fine)))
        for fine in (True, False)
    }
    fine = scene.places.rulers.fine_ticks
    assert closest[fine] > CLOSEST
    assert fine == (closest[True] > CLOSEST)


@every_layout
def test_every_length_has_room_for_what_it_is_called(shape: Format, tmp_path: Path) -> None:
    scene = scene_in(shape, tmp_path)
    rulers = scene.rulers
    named = maths.LENGTH, maths.OTHER_LENGTH, maths.BOTH_LENGTHS
    cases = [(FIRST, SECOND, named), (SOME_FIRST, SOME_SECOND, maths.NAMES)]
    cases.append((SOME_FIRST, SOME_SECOND, maths.LOGS))
    for first, second, names in cases:
        titled(scene, first, second, names)
    as_slide_rule(scene)
    for x, y in (CHECKED, FINER):
        titled(scene, place(x), place(y), [maths.log_of(number) for number in (x, y, x * y)])
    assert rulers.total == pytest.approx(place(FINER[0] * FINER[1]))


def titled(scene: ProductToSum, first: float, second: float, names: object) -> None:
    scene.rulers.first.set_value(first)
    scene.rulers.second.set_value(second)
    for bar, name in zip(scene.bars, names, strict=True):  # type: ignore[call-overload]
        bar.grown.set_value(1)
        assert within(box_of(scene.title(bar, name)), bar.box())


@every_layout
def test_numbers_under_the_lens_stand_apart_in_it(shape: Format, tmp_path: Path) -> None:
    scene = scene_in(shape, tmp_path)
    rulers = as_slide_rule(scene)
    rulers.first.set_value(place(FINER[0]))
    rulers.second.set_value(place(FINER[1]))
    numbers = float(FINER[1]), float(FINER[0] * FINER[1])
    lens = Lens(rulers, scene.places.rulers, numbers, theme=scene.theme)
    for scale in lens.scales:
        written = [box_of(part) for part in scale if len(part.submobjects)]
        assert len(written) >= 3
        assert all(within(number, box_of(lens.plate)) for number in written)
        for one, other in combinations(written, 2):
            assert apart(one, other)


@every_layout
def test_the_names_of_the_curves_stand_clear_of_what_is_written(
    shape: Format, tmp_path: Path
) -> None:
    scene = scene_in(shape, tmp_path)
    logs = LogBases(scene.build_plot(), float(np.e), stay=BASES, theme=scene.theme)
    names = [box_of(name) for name in logs.names]
    for name in names:
        assert within(name, scene.regions.safe)
        assert apart(name, scene.places.statement)
    for one, other in combinations(names, 2):
        assert apart(one, other)
