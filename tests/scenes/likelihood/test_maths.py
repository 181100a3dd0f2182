"""What clip 8 says of twenty points and a sliding bell is true."""

from itertools import combinations

import numpy as np
import pytest
import sympy as sp

from reel.notation.written import equals, holds, meaning
from scenes.likelihood import maths
from tests.our_film import FILM

theta, y_bar = sp.symbols("theta y_bar", real=True)
n = sp.Symbol("n", integer=True, positive=True)
y = sp.IndexedBase("y", real=True)
THETAS = np.linspace(0.5, 6.5, 601)


def test_there_are_twenty_points_and_every_build_has_the_same() -> None:
    first = maths.observed().copy()
    maths.observed.cache_clear()
    assert len(first) == 20
    assert (np.diff(first) > 0).all()
    np.testing.assert_array_equal(first, maths.observed())


def test_a_density_is_no_probability_but_has_area_one() -> None:
    y = np.linspace(-20, 20, 40001)
    for theta in (1.2, 3.5, 6.0):
        bell = maths.density(y, theta)
        assert np.trapezoid(bell, y) == pytest.approx(1, abs=1e-9)
        assert y[np.argmax(bell)] == pytest.approx(theta)
    assert maths.top_of_bell() == pytest.approx(0.3989, abs=5e-5)
    assert (maths.stems(THETAS) <= maths.top_of_bell()).all()
    assert maths.top_of_bell() < 0.4


def test_the_likelihood_is_the_product_and_its_log_the_sum() -> None:
    for theta in (1.5, 3.0, 5.0):
        product, total = 1.0, 0.0
        for y in maths.observed():
            p = np.exp(-((y - theta) ** 2) / 2) / np.sqrt(2 * np.pi)
            product, total = product * p, total + np.log(p)
        assert maths.likelihood(theta) == pytest.approx(product, rel=1e-12)
        assert maths.log_likelihood(theta) == pytest.approx(total, rel=1e-12)
    np.testing.assert_allclose(
        np.exp(maths.log_likelihood(THETAS)), maths.likelihood(THETAS), rtol=1e-10
    )


def test_the_light_is_full_at_the_best_place_only() -> None:
    assert maths.share_of_best(maths.sample_mean()) == 1
    for theta in (0.9, 3.0, 5.6):
        assert 0 < maths.share_of_best(theta) < 1


def test_the_log_likelihood_is_a_parabola_whose_top_is_the_sample_mean() -> None:
    mean = maths.sample_mean()
    parabola = maths.log_likelihood(mean) - maths.COUNT / 2 * (THETAS - mean) ** 2
    np.testing.assert_allclose(maths.log_likelihood(THETAS), parabola, rtol=1e-12)
    # The vertex of the parabola through three computed values.
    left, middle, right = maths.log_likelihood(np.array([mean - 1, mean, mean + 1]))
    vertex = mean + (left - right) / (2 * (left - 2 * middle + right))
    assert vertex == pytest.approx(mean, rel=1e-14)
    assert maths.slope_of_log(mean) == 0


def test_the_product_and_the_sum_peak_at_one_theta() -> None:
    grid = np.append(THETAS, maths.sample_mean())
    assert grid[np.argmax(maths.likelihood(grid))] == maths.sample_mean()
    assert grid[np.argmax(maths.log_likelihood(grid))] == maths.sample_mean()


def test_the_slopes_are_the_derivatives() -> None:
    step = 1e-6
    for theta in (2.0, 3.2, 4.4):
        rise = (maths.log_likelihood(theta + step) - maths.log_likelihood(theta - step)) / 2 / step
        assert maths.slope_of_log(theta) == pytest.approx(rise, rel=1e-6)
        rise = (maths.likelihood(theta + step) - maths.likelihood(theta - step)) / 2 / step
        assert maths.slope(theta) == pytest.approx(rise, rel=1e-6)


def test_the_loss_is_the_flipped_mean() -> None:
    for theta in (2.0, maths.sample_mean()):
        assert maths.loss(theta) == pytest.approx(-maths.log_likelihood(theta) / 20, rel=1e-12)


def test_minibatches_estimate_the_mean_of_a_sum() -> None:
    theta = maths.sample_mean()
    for batch, estimate in zip(maths.minibatches(), maths.estimates(theta), strict=True):
        assert len(set(batch)) == maths.BATCH_SIZE
        terms = [-np.log(maths.density(y, theta)) for y in maths.observed()[batch]]
        assert estimate == pytest.approx(sum(terms) / len(terms), rel=1e-12)
    # Over all minibatches that there are, the estimates' mean is the loss: it is not missed.
    every = np.array(list(combinations(range(maths.COUNT), maths.BATCH_SIZE)))
    assert maths.losses(theta)[every].mean() == pytest.approx(maths.loss(theta), rel=1e-12)


def test_the_labels_say_how_many_terms_there_are() -> None:
    labels = FILM.spec("likelihood").words.labels
    assert labels["all"] == f"all {maths.COUNT}"
    assert labels["handful"] == f"{maths.BATCH_SIZE} of {maths.COUNT}"


def test_minibatches_do_not_estimate_a_product() -> None:
    theta = maths.sample_mean()
    every = np.array(list(combinations(range(maths.COUNT), maths.BATCH_SIZE)))
    scaled = maths.stems(theta)[every].prod(axis=1) ** (maths.COUNT / maths.BATCH_SIZE)
    assert scaled.mean() > 2 * maths.likelihood(theta)


def test_the_minibatch_that_is_drawn_is_the_one_that_shows() -> None:
    np.testing.assert_array_equal(maths.lit(-1), 1)
    for number, batch in enumerate(maths.minibatches()):
        shown = maths.lit(number + 0.5)
        assert (shown[batch] == 1).all()
        assert (np.delete(shown, batch) < 0.5).all()


def test_the_bowl_ends_at_its_height() -> None:
    left, right = maths.span_below(2.5)
    for end in (left, right):
        assert -np.log(maths.density(end, maths.sample_mean())) == pytest.approx(2.5)
    assert left < maths.observed().min()
    assert right > maths.observed().max()


# Written statements.


def test_the_bell_is_the_density() -> None:
    assert holds(maths.BELL)
    height = sp.lambdify((maths.Y, maths.THETA), meaning(maths.BELL.rhs))
    assert height(1.5, 2.25) == pytest.approx(float(maths.density(1.5, 2.25)), rel=1e-14)


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_the_log_turns_the_product_into_the_sum(count: int) -> None:
    product, total, loss = (
        written.subs(n, count).doit() for written in (maths.PRODUCT, maths.SUM, maths.LOSS)
    )
    assert holds(equals(sp.log(product), total))
    assert holds(equals(loss, -sp.log(product) / count))


def test_the_written_product_and_sum_are_those_of_the_points() -> None:
    assert maths.LIKELIHOOD.rhs.expr == maths.PRODUCT
    assert maths.LOG_LIKELIHOOD.rhs.expr == maths.SUM
    at = {y[k + 1]: value for k, value in enumerate(maths.observed())} | {theta: 2.7}
    product, total, loss = (
        float(written.subs(n, maths.COUNT).doit().subs(at))
        for written in (maths.PRODUCT, maths.SUM, maths.LOSS)
    )
    assert product == pytest.approx(float(maths.likelihood(2.7)), rel=1e-12)
    assert total == pytest.approx(float(maths.log_likelihood(2.7)), rel=1e-12)
    assert loss == pytest.approx(maths.loss(2.7), rel=1e-12)


@pytest.mark.parametrize("count", [1, 2, 4])
def test_the_written_parabola_is_the_log_likelihood(count: int) -> None:
    mean = sum(y[k] for k in range(1, count + 1)) / count
    total = maths.SUM.subs(n, count).doit()
    at_top = maths.PARABOLA.rhs.doit().subs(n, count)
    at_top = at_top.subs(sp.log(maths.VALUE.func(y_bar)), total.subs(theta, mean))
    assert sp.simplify(sp.expand_log(total - at_top.subs(y_bar, mean))) == 0


def test_the_written_best_is_where_the_derivative_vanishes() -> None:
    total = sp.expand_log(maths.SUM.subs(n, 4).doit())
    mean = sum(y[k] for k in range(1, 5)) / 4
    assert sp.solve(sp.diff(total, theta), theta) == [sp.expand(mean)]
    assert sp.diff(total, theta, 2) == -4
    _, _, digits = maths.best_written().args
    exact = sum(sp.Rational(round(100 * value), 100) for value in maths.observed()) / maths.COUNT
    assert sp.Rational(digits.text()) == exact
