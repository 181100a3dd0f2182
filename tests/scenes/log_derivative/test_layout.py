"""Where pictures and formulas of clip 6 stand: apart, where words may stand, off the curve."""

from itertools import combinations
from pathlib import Path

import manim as mn
import numpy as np
import pytest

from reel.records.formats import Format
from reel.stage import FrameRegions
from scenes.gradients.maths import factors
from scenes.log_derivative import maths
from scenes.log_derivative.grid_quotient import GridQuotient
from scenes.log_derivative.hundred import hundred
from scenes.log_derivative.layout import Layout
from scenes.log_derivative.log_stretch import LogStretch
from scenes.log_derivative.relative_growth import RelativeGrowth
from scenes.log_derivative.scene import LogDerivative
from tests.dry import configure
from tests.layouts import apart, box_of, every_layout, within
from tests.our_film import FILM


def scene_of(shape: Format, folder: Path) -> LogDerivative:
    """Make the scene as far as its builders need it."""
    configure(shape, folder)
    scene = LogDerivative(FILM.spec("log_derivative", shape))
    scene.places = Layout.of(scene.regions)
    return scene


@every_layout
def test_what_is_seen_at_one_time_stands_apart(shape: Format) -> None:
    places = Layout.of(FrameRegions(shape))
    log, grid = places.log, places.grid
    for together in (
        [log.written, log.reason],
        [grid.formula, grid.left],
        [grid.rule, grid.hundred, *grid.lines],
    ):
        for one, other in combinations(together, 2):
            assert apart(one, other)


@every_layout
def test_all_of_it_leaves_room_for_title_and_captions(shape: Format) -> None:
    regions = FrameRegions(shape)
    places = Layout.of(regions)
    log, grid, example = places.log, places.grid, places.example
    for region in (
        places.growth.box,
        *(log.curve, log.written, log.reason),
        *(grid.grid, grid.formula, grid.left, grid.rule, grid.hundred, *grid.lines),
        *(example.plot, example.formula),
    ):
        assert within(region, regions.full)


@every_layout
def test_what_is_written_over_the_log_stands_clear_of_its_curve(
    shape: Format, tmp_path: Path
) -> None:
    scene = scene_of(shape, tmp_path)
    places = scene.places.log
    log = LogStretch(places.curve, places.y_top, scene.theme)
    for region in (places.written, places.reason):
        for x, y, _ in log.curve.points:
            assert not (region.left < x < region.right and region.bottom < y < region.top)


@every_layout
def test_from_near_strips_and_corner_have_room_for_their_shares(
    shape: Format, tmp_path: Path
) -> None:
    scene = scene_of(shape, tmp_path)
    rectangle = RelativeGrowth(scene.places.growth.box, theme=scene.theme)
    for tracker, value in (
        (rectangle.wider, maths.WIDER),
        (rectangle.taller, maths.TALLER),
        (rectangle.near, 1),
    ):
        tracker.set_value(float(value))
    rectangle.update()
    names = rectangle.name_parts()
    for part, name in zip(("first", "second", "corner"), names, strict=True):
        assert within(box_of(name), rectangle.spans()[part])


@every_layout
def test_the_diagonal_falls_into_equal_cards_within_their_lines(
    shape: Format, tmp_path: Path
) -> None:
    scene = scene_of(shape, tmp_path)
    places = scene.places.grid
    quotient = GridQuotient(places.grid, factors(maths.LARGE), places.lines, theme=scene.theme)
    for tracker in (quotient.shown, quotient.divided, quotient.swept, quotient.written):
        tracker.set_value(1)
    for fallen in (0, 1):
        quotient.fallen.set_value(fallen)
        quotient.update()
        boxes = [box_of(fraction.cell.box) for fraction in quotient.fractions]
        for one, other in combinations(boxes, 2):
            assert apart(one, other)
        for box, fraction in zip(boxes, quotient.fractions, strict=True):
            written = (*fraction.upper, fraction.bar, *fraction.lower)
            assert within(box_of(mn.VGroup(*(part.glyph for part in written))), box)
    per_line = maths.LARGE // len(places.lines)
    for number, box in enumerate(boxes):
        assert within(box, places.lines[number // per_line])
    assert np.ptp([box.width for box in boxes]) == pytest.approx(0, abs=1e-9)


@every_layout
def test_the_count_of_a_hundred_stays_in_its_place(shape: Format, tmp_path: Path) -> None:
    scene = scene_of(shape, tmp_path)
    places = scene.places.grid
    words = scene.label("factors", width=places.words_width or None)
    flat = not places.words_width
    drawn = hundred(places.hundred, maths.LARGE, words, scene.theme, flat=flat)
    assert within(box_of(drawn), places.hundred)
    assert len(drawn[0]) == 100


@every_layout
@pytest.mark.parametrize("at", [maths.START, maths.PEAK])
def test_names_of_arrows_stand_apart_and_clear_of_the_formula(
    shape: Format, at: float, tmp_path: Path
) -> None:
    scene = scene_of(shape, tmp_path)
    plot = scene.build_example_plot()
    arrows = scene.build_arrows(plot)
    for tracker in (*arrows.shown, arrows.times_product):
        tracker.set_value(1)
    arrows.at.set_value(at)
    arrows.update()
    names = [box_of(name) for name in arrows.names]
    if at == maths.PEAK:
        names.append(box_of(scene.build_no_sum(arrows)))
    formula = scene.places.example.formula
    for one, other in combinations([*names, formula], 2):
        assert apart(one, other)
    for box in names:
        assert within(box, scene.regions.full)
