"""What clip 7 says of increasing functions and of their peaks is true."""

from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
import sympy as sp

from reel.notation.written import holds, meaning
from scenes.likelihood import maths as likelihood
from scenes.monotone import maths

GRID = np.linspace(-2.4, 9.4, 118001)
INCREASING: list[Callable[[np.ndarray], np.ndarray]] = [
    np.log,
    np.sqrt,
    np.exp,
    np.arctan,
    lambda level: level**3,
    lambda level: 7 * level - 2,
    lambda level: -1 / level,
]
OTHERS: list[Callable[[np.ndarray], np.ndarray]] = [
    lambda level: level * (1 - level),
    lambda level: -level,
    lambda level: np.sin(5 * level),
    lambda level: (level - 0.9) ** 2,
]


def exact_log_likelihood() -> tuple[sp.Symbol, sp.Expr, sp.Expr]:
    """Θ, the log-likelihood in θ with exact points, and the points' exact mean."""
    theta = sp.Symbol("theta", real=True)
    points = [sp.Rational(round(100 * y), 100) for y in likelihood.observed()]
    terms = [-((y - theta) ** 2) / 2 - sp.log(2 * sp.pi) / 2 for y in points]
    return theta, sp.Add(*terms), sp.Add(*points) / len(points)


# Order.


def test_x_stays_between_its_neighbours_and_comes_back() -> None:
    low, x, y, _ = maths.VALUES
    assert (x, y) == (maths.X, maths.Y)
    assert (np.diff(maths.VALUES) > 0).all()
    assert all(low < place < y for place in maths.MOVES)
    assert maths.MOVES[-1] == x


def test_there_is_a_thread_from_every_part_of_the_line() -> None:
    threads = maths.threads()
    assert (threads > 0).all()
    assert np.diff(threads) == pytest.approx(0.3)
    assert min(maths.VALUES) > threads.min()
    assert max(maths.VALUES) < threads.max()


def test_x_is_below_y_exactly_when_log_x_is_below_log_y() -> None:
    below, logs_below = (
        sp.lambdify((maths.x, maths.y), meaning(statement.lhs) - meaning(statement.rhs))
        for statement in maths.ORDER.args
    )
    random = np.random.default_rng(7)
    numbers = np.concatenate([10 ** random.uniform(-9, 9, 200), [1, 2, 2]])
    for one, other in combinations(numbers, 2):
        assert (below(one, other) < 0) == (logs_below(one, other) < 0)
        assert (below(other, one) < 0) == (logs_below(other, one) < 0)
    assert sp.diff(sp.log(maths.x), maths.x).is_positive  # strictly increasing for all x > 0


# The peak.


def test_the_scaled_likelihood_is_that_over_its_greatest_value() -> None:
    share = sp.lambdify((maths.L, maths.L_MAX), meaning(maths.SCALED))
    near = np.linspace(maths.PEAK - 1, maths.PEAK + 1, 201)
    assert share(likelihood.likelihood(near), maths.TOP) == pytest.approx(maths.scaled(near))
    assert maths.scaled(maths.PEAK) == 1


def test_both_peaks_are_the_sample_mean() -> None:
    theta, log_level, mean = exact_log_likelihood()
    for hill in (log_level, sp.exp(log_level)):
        slope = sp.diff(hill, theta)
        assert sp.simplify(slope.subs(theta, mean)) == 0
        assert sp.simplify(sp.diff(slope, theta).subs(theta, mean)).is_negative
    assert sp.solve(sp.diff(log_level, theta), theta) == [mean]
    assert pytest.approx(float(mean), abs=1e-14) == maths.PEAK


def test_on_a_fine_grid_both_are_greatest_at_the_same_place() -> None:
    nearest = np.argmin(np.abs(GRID - maths.PEAK))
    assert np.argmax(likelihood.likelihood(GRID)) == nearest
    assert np.argmax(likelihood.log_likelihood(GRID)) == nearest
    assert holds(maths.PEAK_IS.func(sp.Float(maths.PEAK), maths.PEAK_IS.args[1]))


def test_the_scaled_likelihood_is_the_likelihood_scaled_to_top_1() -> None:
    theta = np.linspace(1, 6, 101)
    np.testing.assert_allclose(
        maths.scaled(theta), likelihood.likelihood(theta) / maths.TOP, rtol=1e-10
    )
    np.testing.assert_allclose(
        maths.log_scaled(theta) + maths.LOG_TOP, likelihood.log_likelihood(theta), rtol=1e-12
    )
    assert maths.scaled(maths.PEAK) == 1


# Why.


@pytest.mark.parametrize("rise", INCREASING)
def test_a_strictly_increasing_function_keeps_the_place_of_the_largest(
    rise: Callable[[np.ndarray], np.ndarray],
) -> None:
    random = np.random.default_rng(3)
    for _ in range(50):
        levels = random.uniform(0.01, 1, 40)
        np.testing.assert_array_equal(np.argsort(levels), np.argsort(rise(levels)))
        assert np.argmax(levels) == np.argmax(rise(levels))


@pytest.mark.parametrize("turn", OTHERS)
def test_another_function_may_lose_it(turn: Callable[[np.ndarray], np.ndarray]) -> None:
    levels = maths.scaled(GRID)
    assert abs(GRID[np.argmax(turn(levels))] - maths.PEAK) > 0.1


def test_the_log_is_strictly_increasing_and_the_other_is_not() -> None:
    assert sp.diff(meaning(maths.LOG), maths.L).is_positive
    slope = sp.diff(meaning(maths.DIP), maths.L)
    assert sp.solve(slope, maths.L) == [sp.Rational(1, 2)]
    assert maths.TURN == 0.5
    assert slope.subs(maths.L, sp.Rational(1, 4)) > 0
    assert slope.subs(maths.L, 1) < 0
    assert maths.BEND == 0.25


def test_the_likelihood_must_be_scaled_before_that_one_turns() -> None:
    assert maths.TOP < maths.TURN  # below one half it is strictly increasing
    assert maths.scaled(maths.PEAK) > maths.TURN


def test_what_is_drawn_is_this_function() -> None:
    levels = np.linspace(0.01, 1, 100)
    exact = sp.lambdify(maths.L, meaning(maths.DIP))(levels)
    np.testing.assert_allclose(maths.dipped(np.log(levels)), exact, atol=1e-15, rtol=1e-12)


def test_the_false_peaks_are_the_tops_and_the_peak_is_a_dip() -> None:
    drawn = maths.dipped(maths.log_scaled(GRID))
    left, right = maths.false_peaks()
    for side, false in ((maths.PEAK > GRID, left), (maths.PEAK < GRID, right)):
        assert GRID[side][np.argmax(drawn[side])] == pytest.approx(false, abs=1e-4)
        assert maths.scaled(false) == pytest.approx(maths.TURN)
    near = np.abs(GRID - maths.PEAK) < 0.2
    assert GRID[near][np.argmin(drawn[near])] == pytest.approx(maths.PEAK, abs=1e-4)
    assert maths.dipped(maths.log_scaled(maths.PEAK)) == 0


# The better hill.


def test_the_slopes_five_units_out() -> None:
    theta, log_level, mean = exact_log_likelihood()
    start = mean - maths.FAR
    assert float(start) == pytest.approx(maths.START)
    assert maths.FAR == 5
    log_slope = sp.diff(log_level, theta).subs(theta, start)
    slope = sp.N((sp.diff(log_level, theta) * sp.exp(log_level)).subs(theta, start), 20)
    assert log_slope == 100
    assert f"{float(slope):.1e}" == "1.3e-118"
    assert likelihood.slope_of_log(maths.START) == pytest.approx(100)
    assert likelihood.slope(maths.START) == pytest.approx(float(slope), rel=1e-9)


def test_the_ball_rolls_as_the_slope_of_minus_log_l_drives_it() -> None:
    step = 1e-4
    assert maths.roll(0) == maths.START
    assert maths.roll(step) == pytest.approx(maths.START, abs=1e-6)  # let go, not pushed
    for seconds in np.linspace(0.1, 2.4, 24):
        before, here, after = (maths.roll(seconds + d) for d in (-step, 0, step))
        speed, gain = (after - before) / (2 * step), (after - 2 * here + before) / step**2
        drive = float(likelihood.slope_of_log(here))  # minus the slope of −log L
        assert gain == pytest.approx(drive - maths.FRICTION * speed, abs=1e-4)
    assert abs(maths.roll(2.4) - maths.PEAK) < 0.01


def test_the_ball_first_passes_the_peak_when_it_arrives() -> None:
    arrival = maths.arrival()
    assert maths.roll(arrival) == pytest.approx(maths.PEAK)
    before = [maths.roll(seconds) for seconds in np.linspace(0, 0.999 * arrival, 200)]
    assert max(before) < maths.PEAK


def test_the_ball_on_minus_l_does_not_move() -> None:
    assert 0 < maths.creep(2.4) < 1e-116
    assert maths.START + maths.creep(2.4) == maths.START
    age_of_the_universe = 4.4e17
    assert maths.creep(age_of_the_universe) < 1e-80


def test_the_ways_to_write_the_peak_are_one_place() -> None:
    middle, n = sp.Rational(7, 2), 20
    for way in maths.best(sp.exp(-sp.Rational(n, 2) * (maths.theta - middle) ** 2)):
        expr, variable = way.args
        slope = sp.diff(meaning(expr), variable)
        assert sp.solve(slope, variable) == [middle]
        turn = sp.diff(slope, variable).subs(variable, middle)
        assert turn < 0
    assert maths.SAME.args == (maths.theta_hat, maths.ARGMAX, maths.ARGMAX_OF_LOG)
    nearest = np.argmin(np.abs(GRID - maths.PEAK))
    assert np.argmin(-likelihood.log_likelihood(GRID)) == nearest
