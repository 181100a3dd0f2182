"""Where the pictures, formulas and numbers of clip 5 stand: apart, and where words may stand."""

from itertools import combinations
from pathlib import Path

import manim as mn
import pytest

from reel.records.formats import Format
from reel.stage import FrameRegions
from scenes.gradients import maths
from scenes.gradients.descent import Descent
from scenes.gradients.layout import Layout
from scenes.gradients.product_rectangle import ProductRectangle
from scenes.gradients.rate_table import RateTable
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
    places = Layout.of(FrameRegions(shape))
    descent, rectangle, grid = places.descent, places.rectangle, places.grid
    table, count = rectangle.table, grid.count
    numbers = (count.product, count.n, count.square, count.remark)
    for together in (
        (descent.plot, descent.loss, *((descent.slope,) if descent.slope else ())),
        (rectangle.rectangle, table.h, table.header, *table.rates, *(table.values or ())),
        (rectangle.rectangle, rectangle.rule),
        (grid.over_line, grid.line_name, grid.line, *numbers),
        (grid.alone, *numbers),
    ):
        for one, other in combinations(together, 2):
            assert apart(one, other)


@every_layout
def test_all_that_is_written_stands_in_the_safe_zone(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    table, count = places.rectangle.table, places.grid.count
    for region in (
        places.descent.loss,
        *((places.descent.slope,) if places.descent.slope else ()),
        *(table.h, table.header, *table.rates, *(table.values or ())),
        places.rectangle.rule,
        *(count.product, count.n, count.square, count.remark),
    ):
        assert within(region, regions.safe)
        assert apart(region, regions.caption)


@every_layout
def test_pictures_leave_room_for_title_and_captions(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    pictures = (places.descent.plot, places.rectangle.rectangle)
    for picture in (*pictures, places.grid.alone, places.grid.over_line, places.grid.line):
        assert within(picture, regions.full)


@every_layout
def test_loss_and_slope_stand_clear_and_on_one_line_if_there_is_only_one(
    shape: Format, tmp_path: Path
) -> None:
    scene = scene_of(shape, tmp_path)
    plot = scene.build_loss_plot()
    ball = Descent(plot, maths.loss, maths.slope, maths.descent(), theme=scene.theme)
    loss, slope = scene.build_loss_and_slope(ball)
    loss_box, slope_box = box_of(loss), box_of(mn.VGroup(slope.fixed, slope.number.slots))
    for box in (loss_box, slope_box):
        assert within(box, scene.regions.safe)
        assert apart(box, scene.places.descent.plot)
    assert apart(loss_box, slope_box)
    baseline = slope.number.origin.get_y()
    if loss_box.bottom < slope_box.top:
        assert baseline == pytest.approx(loss.baseline)
    else:
        assert baseline < loss_box.bottom


@every_layout
@pytest.mark.parametrize("h", [maths.LONGEST, maths.SHORTEST])
def test_the_numbers_of_the_table_stand_clear_of_its_formulas(
    shape: Format, h: float, tmp_path: Path
) -> None:
    scene = scene_of(shape, tmp_path)
    places = scene.places.rectangle
    rectangle = ProductRectangle(places.rectangle, h, maths.LONGEST, theme=scene.theme)
    header = scene.label("growth", size="small")
    table = RateTable(places.table, rectangle, header, scene.theme)
    values = [value.slots for value in table.values]
    h_is = mn.VGroup(table.h_is.fixed, table.h_is.number.slots)
    shown = [box_of(mobject) for mobject in (h_is, table.header, *table.rates, *values)]
    for one, other in combinations(shown, 2):
        assert apart(one, other)
    for box in shown:
        assert within(box, scene.regions.safe)
        assert apart(box, box_of(rectangle))


@every_layout
def test_sympys_line_runs_out_of_the_frame_and_stands_clear(shape: Format, tmp_path: Path) -> None:
    scene = scene_of(shape, tmp_path)
    places = scene.places.grid
    line = box_of(places.line.place(scene.formula(maths.sympys_line(5)), mn.LEFT))
    name = box_of(places.line_name.place(scene.label("sympy", size="small"), mn.LEFT))
    assert line.width > 1.5 * places.line.width
    assert within(name, scene.regions.full)
    count = places.count
    for other in (name, places.over_line, count.n, count.square, scene.regions.caption):
        assert apart(line, other)
