"""Where the pictures of clip 5 stand, and what is written at them: apart, and where words may."""

from itertools import combinations
from pathlib import Path

import manim as mn

from reel.records.formats import Format
from reel.stage import FrameRegions
from scenes.gradients import maths
from scenes.gradients.layout import Layout
from scenes.gradients.product_rectangle import ProductRectangle
from scenes.gradients.scene import Gradients
from tests.dry import configure
from tests.layouts import apart, box_of, every_layout, within
from tests.our_film import FILM


def scene_of(shape: Format, folder: Path) -> Gradients:
    """Make the scene as far as its builders need it."""
    configure(shape, folder)
    scene = Gradients(FILM.spec("gradients", shape))
    scene.places = Layout.of(scene.regions)
    return scene


@every_layout
def test_what_is_seen_at_one_time_stands_apart(shape: Format) -> None:
    grid = Layout.of(FrameRegions(shape)).grid
    for together in (
        (grid.header, grid.below_header),
        (grid.header, grid.over_line, grid.line_name, grid.line),
    ):
        for one, other in combinations(together, 2):
            assert apart(one, other)


@every_layout
def test_pictures_leave_room_for_title_and_captions(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    grid = places.grid
    pictures = (places.descent.plot, places.rectangle.rectangle, grid.alone, grid.below_header)
    for picture in (*pictures, grid.over_line, grid.line, grid.line_name, grid.header):
        assert within(picture, regions.full)


@every_layout
def test_the_loss_stands_above_its_curve_and_the_slope_clear_of_both(
    shape: Format, tmp_path: Path
) -> None:
    scene = scene_of(shape, tmp_path)
    plot, _ = scene.build_loss_plot()
    loss, chances = scene.build_loss(plot)
    ball = scene.build_ball(plot)
    ball.steps.set_value(maths.STEPS)
    ball.named.set_value(1)
    ball.update()
    slope = box_of(mn.VGroup(ball.word, ball.number.slots))
    written = [box_of(loss), box_of(chances), slope]
    curve = plot.curve(maths.loss, colour=scene.theme.product)
    for box in written:
        assert within(box, scene.regions.full)
        for x, y, _ in curve.points:
            assert not (box.left < x < box.right and box.bottom < y < box.top)
    for one, other in combinations(written, 2):
        assert apart(one, other)


@every_layout
def test_names_of_gains_stay_in_their_parts_and_clear_of_the_sides(
    shape: Format, tmp_path: Path
) -> None:
    scene = scene_of(shape, tmp_path)
    places = scene.places.rectangle
    rectangle = ProductRectangle(places.rectangle, places.side_up, theme=scene.theme)
    rectangle.h.set_value(maths.LONGEST)
    rectangle.update()
    spans = rectangle.spans()
    assert within(box_of(rectangle.parts["corner"]), places.rectangle)
    for names, along in (
        (rectangle.name_gains(), rectangle.name_longer()),
        (rectangle.name_rates(), rectangle.name_speeds()),
    ):
        for part, name in names.items():
            assert within(box_of(name), spans[part])
            for side in along:
                assert apart(box_of(name), box_of(side))
    rule, sides = scene.build_rule(rectangle), rectangle.name_sides()
    assert within(box_of(rule), spans["area"])
    for side in sides:
        assert apart(box_of(rule), box_of(side))


@every_layout
def test_the_count_covers_no_lit_cell(shape: Format) -> None:
    (first, last), (left, right) = Layout.of(FrameRegions(shape)).grid.plate
    assert right < first <= last
    assert left == 0


@every_layout
def test_sympys_line_is_too_long_for_its_region(shape: Format, tmp_path: Path) -> None:
    scene = scene_of(shape, tmp_path)
    places = scene.places.grid
    line = scene.formula(maths.sympys_line(5))
    assert line.width > 1.5 * places.line.width
    assert line.height < places.line.height
    name = box_of(places.line_name.place(scene.label("sympy", size="small"), mn.LEFT))
    assert apart(name, places.line)
