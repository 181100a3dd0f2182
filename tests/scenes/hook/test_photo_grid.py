"""Each photo gets its probability in its turn: a bar as long as it, and the number."""

from pathlib import Path

import pytest

from reel.records.formats import LANDSCAPE
from reel.stage import FrameRegions
from scenes.hook import maths
from scenes.hook.layout import Layout
from scenes.hook.photo_grid import PhotoGrid
from tests.dry import configure
from tests.our_film import WHITE


@pytest.fixture
def photos(tmp_path: Path) -> PhotoGrid:
    configure(LANDSCAPE, tmp_path)
    return PhotoGrid(Layout.of(FrameRegions(LANDSCAPE)).photos, WHITE)


def bar_shown(photos: PhotoGrid, number: int) -> float:
    """How long the bar of a photo is now, as a share of its track."""
    photo = photos[number]
    return float(photo.bar.width / photo.track.width) if photo.bar.get_fill_opacity() else 0.0


def number_shown(photos: PhotoGrid, number: int) -> float:
    return max(glyph.get_fill_opacity() for glyph in photos[number].number.get_family())


def test_at_first_no_photo_has_a_probability(photos: PhotoGrid) -> None:
    for number in range(maths.COUNT):
        assert bar_shown(photos, number) == number_shown(photos, number) == 0


def test_the_first_photos_have_theirs_before_the_last_ones(photos: PhotoGrid) -> None:
    photos.classified.set_value(0.5)
    photos.update()
    assert bar_shown(photos, 0) == pytest.approx(maths.probabilities()[0])
    assert number_shown(photos, 0) == 1
    assert number_shown(photos, maths.COUNT - 1) == 0


def test_in_the_end_each_bar_is_as_long_as_its_probability(photos: PhotoGrid) -> None:
    photos.classified.set_value(1)
    photos.update()
    for number, probability in enumerate(maths.probabilities()):
        bar, track = photos[number].bar, photos[number].track
        assert bar_shown(photos, number) == pytest.approx(probability)
        assert bar.get_left() == pytest.approx(track.get_left())
        assert number_shown(photos, number) == 1
