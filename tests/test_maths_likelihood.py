"""What clip 8 says of twenty points and a sliding bell is true."""

from itertools import combinations

import numpy as np
import pytest

from reel.maths import likelihood as maths

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
    assert (maths.sticks(THETAS) <= maths.top_of_bell()).all()
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


def test_handfuls_estimate_the_mean_of_a_sum() -> None:
    theta = maths.sample_mean()
    for handful, estimate in zip(maths.handfuls(), maths.estimates(theta), strict=True):
        assert len(set(handful)) == maths.HANDFUL
        terms = [-np.log(maths.density(y, theta)) for y in maths.observed()[handful]]
        assert estimate == pytest.approx(sum(terms) / len(terms), rel=1e-12)
    # Over all handfuls that there are, the estimates' mean is the loss: it is not missed.
    every = np.array(list(combinations(range(maths.COUNT), maths.HANDFUL)))
    assert maths.losses(theta)[every].mean() == pytest.approx(maths.loss(theta), rel=1e-12)


def test_handfuls_do_not_estimate_a_product() -> None:
    theta = maths.sample_mean()
    every = np.array(list(combinations(range(maths.COUNT), maths.HANDFUL)))
    scaled = maths.sticks(theta)[every].prod(axis=1) ** (maths.COUNT / maths.HANDFUL)
    assert scaled.mean() > 2 * maths.likelihood(theta)
