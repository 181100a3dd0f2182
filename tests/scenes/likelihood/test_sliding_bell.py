"""The bell of clip 7 slides, what it has passed is traced, and its plots make room and leave."""

import manim as mn
import numpy as np
import pytest

from reel.records.formats import LANDSCAPE
from reel.stage import FrameRegions
from scenes.likelihood import maths
from scenes.likelihood.layout import Layout
from scenes.likelihood.minibatches import Minibatches
from scenes.likelihood.sliding_bell import HIGH, LOW, START, WORSE, SlidingBell
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
    return SlidingBell(Layout.of(FrameRegions(LANDSCAPE)), FILM.theme)


def test_an_animation_moves_nothing_before_it_is_played(bell: SlidingBell) -> None:
    bell.slide_to(HIGH)
    assert bell.theta.get_value() == START


def test_the_curve_reaches_as_far_as_the_bell_has_been(bell: SlidingBell) -> None:
    finish(bell, *bell.show_product())
    assert bell.product.get_stroke_opacity() == 0, "nothing is traced yet"
    finish(bell, *bell.trace_to(LOW))
    finish(bell, *bell.trace_to(HIGH))
    finish(bell, bell.slide_to(BEST))
    assert bell.product.get_start() == pytest.approx(bell.spot("product", LOW), abs=0.01)
    assert bell.product.get_end() == pytest.approx(bell.spot("product", HIGH), abs=0.01)
    assert highest(bell.product) == pytest.approx(bell.spot("product", BEST), abs=1e-6)
    assert bell.dots[0].get_center() == pytest.approx(highest(bell.product), abs=1e-6)


def test_the_light_swells_where_the_product_is_large(bell: SlidingBell) -> None:
    finish(bell, *bell.show_product(), bell.light_product())
    sizes = []
    for place in (LOW, START, BEST, HIGH):
        finish(bell, bell.slide_to(place))
        sizes.append(bell.ball.width)
    assert max(sizes) == sizes[2] > 3 * sizes[0]


def test_the_log_peaks_below_the_bell(bell: SlidingBell) -> None:
    finish(bell, *bell.show_product())
    finish(bell, *bell.show_log())
    finish(bell, bell.draw_log())
    finish(bell, bell.slide_to(BEST))
    assert highest(bell.log) == pytest.approx(bell.spot("log", BEST), abs=1e-6)
    assert highest(bell.log)[0] == pytest.approx(bell.spot("density", BEST)[0], abs=1e-6)
    assert bell.product.get_stroke_opacity() == 0
    assert bell.box("density").bottom > bell.box("log").top


def test_minibatches_land_on_the_strip_at_their_estimates(bell: SlidingBell) -> None:
    finish(bell, *bell.leave_for_loss(), bell.draw_loss())
    batches = Minibatches(bell)
    finish(bell, batches.dim_terms())
    finish(bell, batches.draw_all(0.6))
    batches.update()
    for dot, estimate in zip(batches.dots, maths.estimates(BEST), strict=True):
        assert bell.strip.left < dot.get_x() < bell.strip.right
        assert dot.get_y() == pytest.approx(bell.view("loss").point(0, estimate)[1])
    assert batches.estimate() == maths.estimates(BEST)[-1]
    assert batches.handful.get_y() == pytest.approx(batches.dots[-1].get_y())


def test_other_bells_explain_the_points_worse() -> None:
    assert all(maths.likelihood(place) < maths.likelihood(START) for place in WORSE)
