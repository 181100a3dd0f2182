"""Where the pictures of clip 3 and its formulas stand: apart, and where words may stand."""

from itertools import combinations
from pathlib import Path

import pytest

from reel.records.formats import Format
from reel.stage import FrameRegions
from scenes.inverse import maths
from scenes.inverse.layout import Layout
from scenes.inverse.log_stairs import StretchingView
from scenes.inverse.scene import Inverse
from tests.dry import configure
from tests.layouts import apart, box_of, every_layout, within
from tests.our_film import FILM


def scene_of(shape: Format, folder: Path) -> Inverse:
    """Make the scene as far as its builders need it."""
    configure(shape, folder)
    scene = Inverse(FILM.spec("inverse", shape))
    scene.places = Layout.of(scene.regions)
    return scene


@every_layout
def test_places_are_apart_and_leave_room_for_title_and_captions(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    assert apart(places.machine, places.identity)
    for written in (places.identity, places.written):
        assert within(written, regions.safe)
    for picture in (places.machine, places.mirror, places.long_axis):
        assert within(picture, regions.full)


@every_layout
def test_coordinates_and_names_stand_apart_beside_the_mirror(shape: Format, tmp_path: Path) -> None:
    scene = scene_of(shape, tmp_path)
    plot = scene.build_mirror_plot()
    points, swapped = scene.build_coordinates(plot)
    _, curve_name = scene.build_curve(plot)
    _, image_name = scene.build_page(plot, swapped)
    _, mirror_name = scene.build_mirror(plot)
    written = [box_of(each) for each in (*points, *swapped, curve_name, image_name, mirror_name)]
    for one, other in combinations(written, 2):
        assert apart(one, other)
    assert all(within(box, scene.regions.safe) for box in written)


@every_layout
def test_one_unit_is_as_long_across_as_up(shape: Format, tmp_path: Path) -> None:
    scene = scene_of(shape, tmp_path)
    plot = scene.build_mirror_plot()
    across = plot.box.width / (plot.x_range[1] - plot.x_range[0])
    up = plot.box.height / (plot.y_range[1] - plot.y_range[0])
    assert across == pytest.approx(up)


@every_layout
def test_what_is_read_off_at_a_million_stands_apart(shape: Format, tmp_path: Path) -> None:
    scene = scene_of(shape, tmp_path)
    view = StretchingView(scene.build_mirror_plot(), scene.build_wide_plot())
    million = scene.build_million(view)
    view.widened.set_value(1)
    view.reach.set_value(float(maths.DOUBLINGS))
    for mobject in million.get_family():
        mobject.update(recursive=False)
    written = [million.b_is, million.log_is, *scene.build_answer(million)]
    for one, other in combinations([*written, million.drop], 2):
        assert apart(box_of(one), box_of(other)) or million.drop in (one, other)
    assert all(within(box_of(each), scene.regions.safe) for each in written)
