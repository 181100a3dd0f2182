"""Where the pictures and formulas of clip 2 stand: apart, and where words may stand."""

from itertools import combinations
from pathlib import Path

import manim as mn
import pytest

from reel.records.formats import Format
from reel.stage import FrameRegions
from scenes.definition.layout import Layout
from scenes.definition.read_off import ReadOff
from scenes.definition.scene import Definition
from tests.dry import configure
from tests.layouts import apart, box_of, every_layout, within
from tests.our_film import FILM


def scene_of(shape: Format, folder: Path) -> Definition:
    """Make the scene as far as its builders need it."""
    configure(shape, folder)
    scene = Definition(FILM.spec("definition", shape))
    scene.places = Layout.of(scene.regions)
    return scene


@every_layout
def test_a_picture_and_what_is_written_with_it_stand_apart(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    conditions = places.conditions
    for together in (
        (places.doubling.blocks, places.doubling.formulas),
        (places.name.equation, places.name.logarithm),
        (places.read_off.plot, places.read_off.forms),
        (conditions.plot, conditions.equation, *(conditions.conditions or ()), conditions.proof),
    ):
        for one, other in combinations(together, 2):
            assert apart(one, other)


@every_layout
def test_all_that_is_written_stands_in_the_safe_zone(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    for region in (
        places.doubling.formulas,
        places.name.equation,
        places.name.logarithm,
        places.read_off.value,
        places.read_off.forms,
        places.conditions.equation,
        *(places.conditions.conditions or ()),
        places.conditions.proof,
    ):
        assert within(region, regions.safe)
        assert apart(region, regions.caption) or region is places.read_off.value


@every_layout
def test_pictures_leave_room_for_title_and_captions(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    for picture in (places.doubling.blocks, places.read_off.plot, places.conditions.plot):
        assert within(picture, regions.full)


@every_layout
@pytest.mark.parametrize("b", [16.0, 10.0, 1.0, 0.25])
def test_the_value_of_x_stands_below_the_plot_and_clear_of_the_forms(
    shape: Format, b: float, tmp_path: Path
) -> None:
    scene = scene_of(shape, tmp_path)
    plot, forms = scene.build_read_off_plot(), scene.build_both_forms(10)
    reading = ReadOff(plot, b, scene.places.read_off.value, scene.theme)
    value = box_of(mn.VGroup(reading.x_is.fixed, reading.x_is.number.slots))
    assert within(value, scene.regions.safe)
    assert value.top < plot.box.bottom
    for other in (*plot.numbers, *forms):
        assert apart(value, box_of(other))


@every_layout
def test_the_conditions_stand_apart_and_in_one_size(shape: Format, tmp_path: Path) -> None:
    scene = scene_of(shape, tmp_path)
    equation, conditions, proof = scene.build_conditions()
    shown = [box_of(mobject) for mobject in (equation, *conditions, proof)]
    for one, other in combinations(shown, 2):
        assert apart(one, other)
    assert all(within(box, scene.regions.safe) for box in shown)
    letters = [formula.part("base").height for formula in conditions[1:]]
    assert letters == pytest.approx([letters[0]] * 2)
