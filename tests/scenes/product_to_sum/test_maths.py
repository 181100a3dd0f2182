"""What clip 4 says about products, sums, slide rules and bases is true."""

import itertools

import numpy as np
import pytest
import sympy as sp

from reel.notation.written import holds, meaning
from scenes.product_to_sum import maths
from scenes.product_to_sum import ruler_maths as rule

a, x, y, u, v = maths.a, maths.x, maths.y, maths.u, maths.v
NAMED = {u: sp.log(x) / sp.log(a), v: sp.log(y) / sp.log(a)}


def test_lengths_add_and_powers_multiply() -> None:
    assert holds(maths.LENGTHS_ADD)
    assert holds(maths.POWERS_MULTIPLY)
    assert meaning(maths.POWERS_MULTIPLY.rhs) == 2 ** (rule.FIRST + rule.SECOND)


def test_every_mark_becomes_the_power_of_two_with_that_exponent() -> None:
    for tick in rule.whole_ticks():
        k = round(tick.at)
        assert meaning(maths.mark(k)) == k
        assert meaning(maths.power_at(k)) == meaning(maths.number_of(k)) == round(tick.value)
        assert rule.place(tick.value) == tick.at


def test_the_conditions_are_those_the_statements_assume() -> None:
    for condition, number in zip(maths.POSITIVE, (x, y), strict=True):
        assert condition.subs(sp.Symbol(number.name), number) == sp.true


@pytest.mark.parametrize(
    "statement",
    [maths.NAME_U, maths.NAME_V, maths.LOG_OF_PRODUCT],
)
def test_each_line_holds_once_the_exponents_are_named(statement: sp.Eq) -> None:
    difference = (meaning(statement.lhs) - meaning(statement.rhs)).subs(NAMED)
    assert sp.simplify(sp.expand_log(sp.logcombine(difference))) == 0


@pytest.mark.parametrize("line", [maths.PRODUCT_OF_POWERS, maths.PRODUCT_AS_POWER])
def test_the_product_is_a_power_with_the_sum_as_exponent(line: sp.Eq) -> None:
    left, right = (meaning(side).subs({x: a**u, y: a**v}) for side in line.args)
    assert sp.powsimp(left - right) == 0


@pytest.mark.parametrize("base", [None, a, 2, 10, sp.E])
def test_the_log_of_a_product_is_the_sum_of_the_logs(base: sp.Expr | None) -> None:
    assert holds(maths.identity(base))


@pytest.mark.parametrize(("left", "right", "product"), [(2, 3, "6"), ("1.9", "3.5", "6.65")])
def test_the_worked_examples(left: str, right: str, product: str) -> None:
    left_exact, right_exact = sp.Rational(left), sp.Rational(right)
    assert holds(maths.worked(left_exact, right_exact))
    assert maths.written(left_exact * right_exact).text() == product
    assert rule.multiply(float(left_exact), float(right_exact)) == pytest.approx(float(product))


def test_rulers_multiply_by_adding_lengths() -> None:
    assert (rule.place(1), rule.place(2)) == (0, 1)
    for left, right in itertools.product([1, 1.7, 2, 3.5], repeat=2):
        assert rule.multiply(left, right) == pytest.approx(left * right)
        assert rule.number_at(rule.place(left)) == pytest.approx(left)
    assert rule.SOME_FIRST + rule.SOME_SECOND < rule.MARKS


def test_ticks_run_from_one_to_ten_and_are_finer_near_one() -> None:
    ticks = rule.log_ticks()
    values = [tick.value for tick in ticks]
    assert values == sorted(set(values))
    assert [tick.value for tick in ticks if tick.rank == 0] == list(range(1, 11))
    assert {1.1, 1.5, 1.7, 1.9, 3.5} <= {tick.value for tick in ticks if tick.rank == 1}
    steps = np.diff(values)
    assert np.all(np.diff(steps.round(2)) >= 0)
    for tick in ticks:
        assert tick.at == rule.place(tick.value)


def test_a_lens_shows_the_hundredths_beside_a_number() -> None:
    ticks = rule.near(5.95, reach=0.05)
    values = [tick.value for tick in ticks]
    assert np.allclose(np.diff(values), 0.01)
    assert all(abs(tick.at - rule.place(5.95)) <= 0.05 for tick in ticks)
    assert [tick.value for tick in ticks if tick.rank == 0] == [5.8, 5.9, 6.0, 6.1]


def test_logarithms_to_two_bases_differ_by_a_positive_factor() -> None:
    numbers = np.linspace(0.1, 10, 50)
    for base, other in itertools.permutations((2, 3, 10), 2):
        factor = maths.factor_between(base, other)
        assert factor > 0
        assert np.allclose(maths.log_curve(other, numbers), factor * maths.log_curve(base, numbers))
    assert maths.factor_between(2, 10) == pytest.approx(0.301, abs=5e-4)


def test_e_is_the_base_with_slope_one_at_one() -> None:
    assert maths.slope_at_one(sp.E) == 1
    assert sp.solve(maths.slope_at_one(a) - 1, a) == [sp.E]
    step = 1e-6
    for base in (2, sp.E, 10):
        rise = maths.log_curve(float(base), np.array([1 - step, 1 + step]))
        assert np.diff(rise)[0] / (2 * step) == pytest.approx(float(maths.slope_at_one(base)))
