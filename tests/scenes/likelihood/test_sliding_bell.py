"""The bell of clip 7 slides, what it has passed is traced, and its plots make room and leave."""

import manim as mn
import numpy as np
import pytest

from reel.records.formats import LANDSCAPE
from reel.stage import FrameRegions
from scenes.likelihood import maths
from scenes.likelihood.layout import Layout
from scenes.likelihood.minibatches import Minibatches
from scenes.likelihood.sliding_bell import HIGH, LOW, START, SlidingBell
from tests.our_film import FILM

BEST = maths.sample_mean()


def finish(bell: SlidingBell, *animations: mn.Animation) -> None:
    for animation in animations:
        animation.begin()
        animation.finish()
    bell.update()
    bell.dots.update()


def highest(curve: mn.VMobject) -> np.ndarray:
    """The highest of the points that a curve goes through."""
    point: np.ndarray = max(curve.points, key=lambda point: point[1])
    return point


@pytest.fixture
def bell() -> SlidingBell:
    return SlidingBell(Layout.of(FrameRegions(LANDSCAPE)).bell, FILM.theme)


def test_an_animation_moves_nothing_before_it_is_played(bell: SlidingBell) -> None:
    bell.slide_to(HIGH)
    assert bell.theta.get_value() == START


def test_the_curve_reaches_as_far_as_the_bell_has_been(bell: SlidingBell) -> None:
    finish(bell, bell.show_product())
    assert bell.product.get_stroke_opacity() == 0, "nothing is traced yet"
    finish(bell, *bell.trace_to(LOW))
    finish(bell, *bell.trace_to(HIGH))
    finish(bell, bell.slide_to(BEST))
    assert bell.product.get_start() == pytest.approx(bell.spot("product", LOW), abs=0.01)
    assert bell.product.get_end() == pytest.approx(bell.spot("product", HIGH), abs=0.01)
    assert highest(bell.product) == pytest.approx(bell.spot("product", BEST), abs=1e-6)
    assert bell.dots[0].get_center() == pytest.approx(highest(bell.product), abs=1e-6)


def test_both_curves_peak_on_the_line_through_the_bell(bell: SlidingBell) -> None:
    for go in (bell.show_product, bell.show_log, bell.turn_product_to_log):
        finish(bell, go())
        finish(bell, *bell.trace_to(LOW), *bell.trace_to(HIGH))
    line = bell.peak_line("log")
    for curve in (bell.product, bell.log):
        assert highest(curve)[0] == pytest.approx(line.get_x(), abs=1e-6)
    assert bell.box("density").bottom > bell.box("product").top
    assert bell.box("product").bottom > bell.box("log").top


def test_minibatches_land_on_the_strip_at_their_estimates(bell: SlidingBell) -> None:
    finish(bell, bell.slide_to(BEST))
    finish(bell, bell.turn_into_loss())
    batches = Minibatches(bell)
    finish(bell, batches.dim_terms())
    finish(bell, batches.draw_all(0.6))
    batches.update()
    for dot, estimate in zip(batches, maths.estimates(BEST), strict=True):
        assert bell.strip.left < dot.get_x() < bell.strip.right
        assert dot.get_y() == pytest.approx(bell.view("loss").point(0, estimate)[1])
    assert batches.estimate() == f"{maths.estimates(BEST)[-1]:.3f}"


def test_a_bell_on_trial_passes_over_the_points_to_where_the_bell_is_drawn(
    bell: SlidingBell,
) -> None:
    finish(bell, *bell.count_points(), bell.draw_bell())
    bell.trial.update()
    assert highest(bell.trial) == pytest.approx(highest(bell.stems.curve), abs=1e-2)
    assert highest(bell.trial)[0] == pytest.approx(bell.spot("density", START)[0], abs=0.05)
