"""What is written on the chart of clip 10 stands clear of what it must not touch."""

from itertools import combinations
from pathlib import Path

import pytest

from reel.records.formats import Format
from scenes.log_axes import maths
from scenes.log_axes.bent_points import NamedPoint
from scenes.log_axes.layout import Layout
from scenes.log_axes.scene import LogAxes
from tests.dry import configure
from tests.layouts import apart, box_of, every_layout, within
from tests.our_film import FILM


def scene_in(shape: Format, folder: Path) -> LogAxes:
    configure(shape, folder)
    scene = LogAxes(FILM.spec("log_axes", shape), skip_animations=True)
    scene.places = Layout.of(scene.regions)
    scene.make_chart()
    return scene


def put(scene: LogAxes, turned: float, moved: float) -> None:
    scene.axes.turned.set_value(turned)
    scene.axes.moved.set_value(moved)
    scene.axes.draw()
    for named in (scene.mouse, scene.elephant, scene.other_elephant, scene.human):
        named.draw()


@every_layout
def test_animals_stand_apart_on_linear_axes(shape: Format, tmp_path: Path) -> None:
    scene = scene_in(shape, tmp_path)
    put(scene, 0, 0)
    titles = [box_of(n.title) for n in (scene.mouse, scene.elephant, scene.other_elephant)]
    for one, other in combinations(titles, 2):
        assert apart(one, other)
    # Lines go left and down from the elephant.
    across, down = map(box_of, scene.guides(maths.ELEPHANT))
    for title in titles:
        assert apart(title.inset(-0.02), across)
        assert apart(title.inset(-0.02), down)


@every_layout
def test_mouse_and_elephant_stand_in_strips_of_equal_width(shape: Format, tmp_path: Path) -> None:
    scene = scene_in(shape, tmp_path)
    put(scene, 1, 1)
    strips = [scene.decade(animal) for animal in (scene.mouse, scene.elephant)]
    assert strips[0].width == pytest.approx(strips[1].width)
    for strip, animal in zip(strips, (scene.mouse, scene.elephant), strict=True):
        assert box_of(strip).left < animal.dot.get_x() < box_of(strip).right


@every_layout
def test_what_is_written_stands_clear_of_the_line(shape: Format, tmp_path: Path) -> None:
    scene = scene_in(shape, tmp_path)
    for turned in (0, 1):
        put(scene, turned, 2)
        formulas = map(box_of, scene.formulas())
        animals: list[NamedPoint] = [scene.mouse, scene.elephant]
        boxes = [*formulas, *(box_of(animal.title) for animal in animals)]
        body, brain = maths.fit().points(2000)
        for box in boxes:
            for x, y, _ in scene.axes.locate(body, brain):
                assert not (box.left < x < box.right and box.bottom < y < box.top)


@every_layout
def test_formulas_stand_in_the_safe_zone(shape: Format, tmp_path: Path) -> None:
    scene = scene_in(shape, tmp_path)
    for formula in scene.formulas():
        assert within(box_of(formula), scene.regions.safe)
