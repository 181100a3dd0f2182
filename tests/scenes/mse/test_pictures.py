"""What the pictures of clip 9 show is where their maths says."""

from pathlib import Path

import manim as mn
import numpy as np
import pytest
import sympy as sp

from reel.formula.formula import Formula
from reel.records.formats import Format
from reel.stage.plot import Plot
from reel.stage.regions import FrameRegions, Region
from scenes.mse import maths
from scenes.mse.bell_and_loss import BellAndLoss
from scenes.mse.layout import Layout
from scenes.mse.noise_scatter import NoiseScatter, noise_plot, squares_plot
from scenes.mse.total_square import TotalSquare, free_corner
from tests.dry import configure
from tests.layouts import apart, box_of, every_format, within
from tests.our_film import WHITE

SLOPES = maths.best_slope() + np.linspace(-maths.SWING, maths.SWING, 29)


def name(letter: str = "x") -> Formula:
    return Formula(sp.Symbol(letter), theme=WHITE, size="label")


def points(region: Region) -> Plot:
    return squares_plot(region, (name("x"), name("y")), WHITE)


@every_format
def test_the_large_square_is_as_large_as_all_squares_and_stays_in_its_place(
    shape: Format, tmp_path: Path
) -> None:
    configure(shape, tmp_path)
    places = Layout.of(FrameRegions(shape)).turn
    plot = points(places.points)
    room, _ = places.total or free_corner(plot)
    slope = mn.ValueTracker(maths.first_slope())
    unit = float(plot.point(1, 0)[0] - plot.point(0, 0)[0])
    square = TotalSquare(room, unit=unit, slope=slope, theme=WHITE)
    assert square.unit > 0.75 * unit
    for value in SLOPES:
        slope.set_value(float(value))
        square.draw()
        box = box_of(square.pieces)
        assert box.width == pytest.approx(box.height)
        assert box.width == pytest.approx(square.unit * np.sqrt(maths.total(float(value))))
        assert within(box, room.inset(-1e-6))


@every_format
def test_no_square_on_a_residual_comes_into_the_free_corner(shape: Format, tmp_path: Path) -> None:
    configure(shape, tmp_path)
    plot = points(Layout.of(FrameRegions(shape)).turn.points)
    corner, _ = free_corner(plot)
    for slope in SLOPES:
        for corners in maths.squares(float(slope)):
            low, high = corners.min(axis=0), corners.max(axis=0)
            box = Region(*plot.point(*low)[:2], *plot.point(*high)[:2])
            assert apart(box, corner)


@every_format
def test_the_curve_leaves_the_bell_and_ends_in_its_own_plot(shape: Format, tmp_path: Path) -> None:
    configure(shape, tmp_path)
    places = Layout.of(FrameRegions(shape)).term
    pair = BellAndLoss(places, maths.GAUSS, name=name, theme=WHITE)
    pair.draw()
    shape_, bell = pair.bell
    heights = np.interp(pair.curve.points[:, 0], bell.points[:, 0], bell.points[:, 1])
    np.testing.assert_allclose(pair.curve.points[:, 1], heights, atol=2e-3)
    assert within(box_of(shape_), places.bell)
    pair.fallen.set_value(1)
    for step in np.linspace(0, len(maths.STEPS) - 1, 13):
        pair.step.set_value(float(step))
        pair.draw()
        assert within(box_of(pair.curve), places.loss)


@every_format
def test_sticks_are_as_long_as_the_bells_are_high_at_the_points(
    shape: Format, tmp_path: Path
) -> None:
    configure(shape, tmp_path)
    places = Layout.of(FrameRegions(shape))
    plot = noise_plot(places.noise.points, (name("x"), name("y")), WHITE)
    upright = BellAndLoss(places.term, maths.GAUSS, name=name, theme=WHITE).upright
    scatter = NoiseScatter(plot, upright=upright, sigma=name("s"), theme=WHITE)
    scatter.lit.set_value(1)
    lengths = []
    for missed in (0.0, 1.0):
        scatter.missed.set_value(missed)
        scatter.draw()
        long = np.array([stick.get_length() for stick in scatter.sticks])
        errors = scatter.y - maths.between(missed, scatter.x)
        np.testing.assert_allclose(long / long.max(), _to_the_largest(errors), atol=1e-6)
        np.testing.assert_allclose(
            [gap.get_length() for gap in scatter.gaps],
            np.abs(errors) * (plot.point(0, 1)[1] - plot.point(0, 0)[1]),
        )
        lengths.append(np.prod(long))
    truth, guess = lengths
    assert truth > guess  # the guess is less likely


def _to_the_largest(errors: np.ndarray) -> np.ndarray:
    density = maths.GAUSS.density(errors)
    return np.asarray(density / density.max())
