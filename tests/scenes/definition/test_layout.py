"""Where the pictures and formulas of clip 2 stand: apart, and where words may stand."""

from itertools import combinations
from pathlib import Path

import manim as mn
import pytest

from reel.records.formats import Format
from reel.stage import FrameRegions
from scenes.definition import maths
from scenes.definition.layout import Layout
from scenes.definition.name_links import NameLinks
from scenes.definition.read_off import ReadOff
from scenes.definition.scene import Definition, parts_of
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
def test_pictures_leave_room_for_title_and_captions(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    assert apart(places.towers.towers, places.towers.powers)
    for picture in (places.towers.towers, places.read_off, places.conditions):
        assert within(picture, regions.full)
    for written in (places.towers.powers, places.forms):
        assert within(written, regions.full.intersect(regions.safe))


@every_layout
def test_what_is_written_at_towers_stands_apart(shape: Format, tmp_path: Path) -> None:
    scene = scene_of(shape, tmp_path)
    towers = scene.build_towers()
    counts, powers = scene.build_tower_labels(towers)
    wanted = scene.build_wanted_labels(towers, powers)
    written = [box_of(label) for label in (*counts, *powers, *wanted)]
    for one, other in combinations(written, 2):
        assert apart(one, other)
    assert all(within(box, scene.regions.safe) for box in written)


@every_layout
def test_names_stand_apart_between_the_two_forms(shape: Format, tmp_path: Path) -> None:
    scene = scene_of(shape, tmp_path)
    both = scene.build_both_forms()
    names = {part: scene.label(part) for part in ("base", "exponent", "result")}
    links = NameLinks(both, names, parts_of(both)[1], scene.theme)
    boxes = [box_of(each) for each in (*parts_of(both), *links.names.values())]
    for one, other in combinations(boxes, 2):
        assert apart(one, other)
    for mobject in (*parts_of(both), *links.drawn):
        assert within(box_of(mobject), scene.places.forms)


@every_layout
def test_the_form_that_comes_first_stands_where_the_upper_one_will(
    shape: Format, tmp_path: Path
) -> None:
    scene = scene_of(shape, tmp_path)
    both = scene.build_both_forms()
    _, power = scene.build_power_forms(both)
    for part in ("base", "exponent", "result"):
        there = both.part(part, 0).get_center()
        assert power.part(part).get_center() == pytest.approx(there, abs=1e-3)


@every_layout
@pytest.mark.parametrize("b", [16.0, 10.0, 1.0, 0.25])
def test_x_stands_right_under_its_foot_and_the_axis_makes_way(
    shape: Format, b: float, tmp_path: Path
) -> None:
    scene = scene_of(shape, tmp_path)
    plot = scene.build_read_off_plot()
    reading = ReadOff(plot, 10, scene.theme)
    numbers = reading.make_way(plot.numbers[: len(maths.WHOLE)], reading.trace())
    reading.b.set_value(b)
    for mobject in (reading.x_is, numbers):
        mobject.update()
    digits = box_of(reading.x_is.slots)
    assert within(digits, scene.regions.safe)
    assert digits.top < plot.box.bottom
    assert digits.center[0] == pytest.approx(reading.foot.get_x(), abs=0.05) or b != 10
    for number in numbers:
        hidden = number.family_members_with_points()[0].get_fill_opacity() == 0
        assert hidden or apart(digits, box_of(number))


@every_layout
def test_labels_of_the_last_plot_stand_apart(shape: Format, tmp_path: Path) -> None:
    scene = scene_of(shape, tmp_path)
    plot = scene.build_conditions_plot()
    rising, flat, falling, above_one = scene.build_base_labels(plot)
    _, positive = scene.build_positive(plot)
    *_, reason = scene.build_negative_base(plot)
    for labels in ((rising, flat, falling, positive, reason), (above_one, flat, falling, positive)):
        for one, other in combinations(map(box_of, labels), 2):
            assert apart(one, other)
    assert isinstance(reason, mn.VGroup)
    assert within(box_of(reason), scene.regions.safe)
