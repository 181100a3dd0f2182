"""The sheet and the photos on it keep to the view, wherever the camera is."""

from pathlib import Path

import manim as mn
import numpy as np
import pytest

from reel.records.formats import Format
from reel.stage import FrameRegions
from scenes.hook import maths
from scenes.hook.flight import Flight
from scenes.hook.layout import Layout
from scenes.hook.photo_grid import PhotoGrid
from scenes.hook.sheet import Sheet
from tests.dry import configure
from tests.layouts import every_format, within
from tests.our_film import WHITE


@pytest.fixture
def dive(shape: Format, tmp_path: Path) -> tuple[PhotoGrid, Sheet, Flight]:
    configure(shape, tmp_path)
    places = Layout.of(FrameRegions(shape))
    photos = PhotoGrid(places.photos, WHITE)
    photos.clear_updaters()
    sheet = Sheet((places.beside.plot, places.dive), dive=1, theme=WHITE)
    flight = Flight(photos, sheet, dimmed=0.5)
    flight.start()
    return photos, sheet, flight


def draw(photos: PhotoGrid, sheet: Sheet) -> None:
    sheet.update()
    photos.update()


@every_format
def test_the_sheet_fills_its_view_and_no_more(dive: tuple[PhotoGrid, Sheet, Flight]) -> None:
    photos, sheet, _ = dive
    sheet.count.set_value(maths.COUNT)
    for place, tenths in ((0, 0), (1, 0), (1, 3.3), (1, 8), (1, sheet.deepest)):
        sheet.place.set_value(place)
        sheet.tenths.set_value(tenths)
        draw(photos, sheet)
        box = sheet.view.box
        drawn = mn.VGroup(*(strip for strip in sheet.strips.get_family() if len(strip.points)))
        drawn.add(sheet.left)
        np.testing.assert_allclose([drawn.width, drawn.height], [box.width, box.height])
        np.testing.assert_allclose(drawn.get_center(), box.center, atol=1e-9)


@every_format
def test_the_camera_finds_what_is_left(dive: tuple[PhotoGrid, Sheet, Flight]) -> None:
    photos, sheet, _ = dive
    sheet.place.set_value(1)
    sheet.count.set_value(maths.COUNT)
    draw(photos, sheet)
    assert sheet.left.width * sheet.left.height < 1e-12
    sheet.tenths.set_value(sheet.deepest)
    draw(photos, sheet)
    box = sheet.view.box
    assert sheet.left.width > box.width / 2
    assert sheet.left.height > box.height / 2


@every_format
def test_photos_come_home_as_they_were(dive: tuple[PhotoGrid, Sheet, Flight]) -> None:
    photos, sheet, flight = dive
    before = [part.points.copy() for part in photos.get_family()]
    sheet.place.set_value(1)
    for flown, tenths in ((0.5, 0), (1, 0), (1, 9), (1, 0), (0, 0)):
        flight.flown.set_value(flown)
        sheet.tenths.set_value(tenths)
        draw(photos, sheet)
    for part, points in zip(photos.get_family(), before, strict=True):
        np.testing.assert_allclose(part.points, points, atol=1e-9)


@every_format
def test_each_photo_lies_on_a_strip_that_it_has_taken(
    dive: tuple[PhotoGrid, Sheet, Flight],
) -> None:
    photos, sheet, flight = dive
    sheet.place.set_value(1)
    flight.flown.set_value(1)
    sheet.count.set_value(maths.COUNT)
    for tenths in (0, 2, 6):
        sheet.tenths.set_value(tenths)
        draw(photos, sheet)
        for number, photo in enumerate(photos):
            if photo.picture[0].get_fill_opacity() == 1:
                strip = sheet.strip(number)
                (left, bottom, _), (right, top, _) = (
                    photo.get_corner(mn.DL),
                    photo.get_corner(mn.UR),
                )
                assert within(type(strip)(left, bottom, right, top), strip)
