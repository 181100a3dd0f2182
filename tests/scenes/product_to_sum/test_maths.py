"""What clip 4 says about products, sums, slide rules and bases is true."""

import itertools

import numpy as np
import pytest
import sympy as sp

from reel.notation.written import Chain, holds, meaning
from scenes.product_to_sum import maths
from scenes.product_to_sum import slide_rule_maths as rule

a, x, y, u, v = maths.a, maths.x, maths.y, maths.u, maths.v
NAMED = {u: sp.log(x) / sp.log(a), v: sp.log(y) / sp.log(a)}


def test_three_twos_and_two_twos_are_five_twos() -> None:
    assert holds(maths.COUNT_ADDED)
    assert holds(maths.COUNT_DONE)
    assert meaning(maths.COUNT) == 2**5
    assert meaning(maths.FIVE) == 5


def test_the_conditions_are_those_the_statements_assume() -> None:
    for condition, number in zip(maths.POSITIVE, (x, y), strict=True):
        assert condition.subs(sp.Symbol(number.name), number) == sp.true


@pytest.mark.parametrize(
    "statement",
    [maths.NAME_U, maths.NAME_V, maths.X_AS_POWER, maths.Y_AS_POWER, maths.READ_BACK],
)
def test_each_line_holds_once_the_exponents_are_named(statement: sp.Eq) -> None:
    difference = (meaning(statement.lhs) - meaning(statement.rhs)).subs(NAMED)
    assert sp.simplify(sp.expand_log(sp.logcombine(difference))) == 0


def test_the_product_is_a_power_with_the_sum_as_exponent() -> None:
    assert holds(maths.POWERS)
    as_powers = {x: a**u, y: a**v}
    sides = [meaning(side).subs(as_powers) for side in maths.PRODUCT_AS_POWER.args]
    assert isinstance(maths.PRODUCT_AS_POWER, Chain)
    for left, right in itertools.pairwise(sides):
        assert sp.powsimp(left - right) == 0


@pytest.mark.parametrize("base", [None, a, 2, 10, sp.E])
def test_the_log_of_a_product_is_the_sum_of_the_logs(base: sp.Expr | None) -> None:
    assert holds(maths.identity(base))


@pytest.mark.parametrize(("left", "right", "product"), [(2, 3, "6"), ("1.7", "3.5", "5.95")])
def test_the_worked_examples(left: str, right: str, product: str) -> None:
    left_exact, right_exact = sp.Rational(left), sp.Rational(right)
    assert holds(maths.worked(left_exact, right_exact))
    assert maths.written(left_exact * right_exact).text() == product
    assert rule.multiply(float(left_exact), float(right_exact)) == pytest.approx(float(product))


def test_a_rule_multiplies_by_adding_lengths() -> None:
    assert (rule.place(1), rule.place(10)) == (0, 1)
    for left, right in itertools.product([1, 1.7, 2, 3.5], repeat=2):
        assert rule.place(left) + rule.place(right) == pytest.approx(rule.place(left * right))
        assert rule.number_at(rule.place(left)) == pytest.approx(left)


def test_ticks_run_from_one_to_ten_and_are_finer_near_one() -> None:
    ticks = rule.ticks()
    values = [tick.value for tick in ticks]
    assert values == sorted(set(values))
    assert [tick.value for tick in ticks if tick.rank == 0] == list(range(1, 11))
    assert {1.1, 1.5, 1.7, 1.9, 3.5} <= {tick.value for tick in ticks if tick.rank == 1}
    steps = np.diff(values)
    assert np.all(np.diff(steps.round(2)) >= 0)
    gaps = np.diff([rule.place(value) for value in values])
    assert gaps.min() > 0.004


def test_logarithms_to_two_bases_differ_by_a_positive_factor() -> None:
    assert holds(maths.CHANGE_OF_BASE)
    numbers = np.linspace(0.1, 10, 50)
    for base in (2, np.e, 10):
        factor = 1 / float(np.log(base))
        assert factor > 0
        assert np.allclose(maths.log_curve(base, numbers), factor * np.log(numbers))


def test_e_is_the_base_with_slope_one_at_one() -> None:
    assert maths.slope_at_one(sp.E) == 1
    assert sp.solve(maths.slope_at_one(maths.b) - 1, maths.b) == [sp.E]
    step = 1e-6
    for base in (2, sp.E, 10):
        rise = maths.log_curve(float(base), np.array([1 - step, 1 + step]))
        assert np.diff(rise)[0] / (2 * step) == pytest.approx(float(maths.slope_at_one(base)))
        assert maths.slope(float(base)) == pytest.approx(float(maths.slope_at_one(base)))
