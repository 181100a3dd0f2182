"""Clip 12: what is drawn is as large as what it stands for."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import manim as mn
import numpy as np
import pytest

from reel.records.formats import FORMATS, LANDSCAPE, Format
from reel.stage import FrameRegions
from scenes.recap import maths, training
from scenes.recap.growing_sheet import kept
from scenes.recap.layout import Layout
from scenes.recap.scene import FOLLOWS_FROM, Recap
from scenes.recap.trained_photos import TrainedPhotos
from scenes.shared.payoffs import payoff_pictures
from tests.dry import configure
from tests.layouts import box_of, within
from tests.our_film import FILM, WHITE


def scene_of(shape: Format, folder: Path) -> Any:
    """The scene of a format, before it plays."""
    configure(shape, folder)
    scene = Recap(replace(FILM.spec("recap", shape)))
    scene.places = Layout.of(scene.regions)
    return scene


@pytest.mark.parametrize("shape", FORMATS.values(), ids=list(FORMATS))
def test_what_stands_at_a_corner_keeps_within_its_card(shape: Format, tmp_path: Path) -> None:
    square = scene_of(shape, tmp_path).build_square()
    for corner, place in square.places.corners.items():
        for part in (*square.quantities[corner], *square.names.get(corner, [])):
            assert within(box_of(part), place)


def test_bars_are_as_long_as_the_logs_and_cells_as_many_as_the_numbers(tmp_path: Path) -> None:
    square = scene_of(LANDSCAPE, tmp_path).build_square()
    pair, (product,), logs, (log, total) = (
        square.quantities[f"{level} {side}"]
        for level in ("upper", "lower")
        for side in ("left", "right")
    )
    assert [len(each.shape) for each in (*pair, product)] == [2, 3, 6]
    short, long = (each.shape.width for each in logs)
    assert short / long == pytest.approx(maths.LENGTHS[0] / maths.LENGTHS[1])
    assert log.shape.width == pytest.approx(total.shape.width) == pytest.approx(short + long)
    assert log.shape.get_left()[0] == pytest.approx(total.shape.get_left()[0])


def test_the_tower_is_as_high_as_the_loss(tmp_path: Path) -> None:
    steps = mn.ValueTracker(0)
    tower = scene_of(LANDSCAPE, tmp_path).build_tower(steps)
    for moment in (0, 7.5, training.STEPS):
        steps.set_value(moment)
        tower.update()
        top = tower.plot.point(0, training.loss(moment))[1]
        assert tower.light[0].get_top()[1] == pytest.approx(top)
        feet = [block.get_bottom()[1] for block in tower.blocks]
        heights = np.diff([*feet, top]) / tower.plot.box.height * tower.plot.y_range[1]
        np.testing.assert_allclose(heights, training.halvings(moment), atol=1e-9)


@pytest.mark.parametrize("shape", FORMATS.values(), ids=list(FORMATS))
def test_what_is_left_of_the_sheet_is_the_product(shape: Format, tmp_path: Path) -> None:
    steps = mn.ValueTracker(0)
    sheet, *_ = scene_of(shape, tmp_path).build_product(mn.ValueTracker(0), steps)
    whole = sheet.box.width, sheet.box.height
    assert (sheet.left.width, sheet.left.height) == pytest.approx(whole)
    for moment in (12, training.STEPS):
        steps.set_value(moment)
        sheet.update()
        share = sheet.left.width * sheet.left.height / sheet.box.width / sheet.box.height
        assert share == pytest.approx(training.product(moment))


def test_a_bar_of_a_photo_is_as_long_as_its_probability(tmp_path: Path) -> None:
    configure(LANDSCAPE, tmp_path)
    place = Layout.of(FrameRegions(LANDSCAPE)).training
    given = training.probabilities(0)
    photos = TrainedPhotos(place.photos, place.per_row, lambda: given, WHITE)
    assert within(box_of(photos), place.photos)
    given = training.probabilities(training.STEPS)
    photos.update()
    for photo, share in zip(photos, given, strict=True):
        _, track, bar = photo
        assert bar.width / track.width == pytest.approx(share)
        assert bar.get_left()[0] == pytest.approx(track.get_left()[0])


def test_every_payoff_follows_from_a_fact() -> None:
    assert list(FOLLOWS_FROM) == list(payoff_pictures(WHITE))
    assert {fact for facts in FOLLOWS_FROM.values() for fact in facts} == {"turns", "keeps"}


@pytest.mark.parametrize("aspect", [0.6, 1, 1.3])
def test_each_cut_of_the_sheet_leaves_its_share(aspect: float) -> None:
    for steps in (0, training.STEPS):
        given = training.probabilities(steps)
        areas = kept(given, aspect).prod(axis=1)
        np.testing.assert_allclose(areas[1:] / areas[:-1], given)
        assert areas[-1] == pytest.approx(training.product(steps))
