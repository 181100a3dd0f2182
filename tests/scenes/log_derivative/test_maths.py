"""What clip 6 says about relative rates of change is true."""

import numpy as np
import pytest
import sympy as sp

from reel.notation.written import equals, holds, meaning, over, times
from scenes.gradients.maths import factors, terms
from scenes.log_derivative import maths

x = maths.x
COUNTS = range(2, 7)


def test_three_and_two_percent_make_about_five() -> None:
    assert sp.Rational(506, 10000) == maths.BIGGER
    assert (1 + maths.WIDER) * (1 + maths.TALLER) == 1 + maths.BIGGER


def test_the_percentages_add_up_exactly_with_the_corner() -> None:
    assert holds(maths.STRIPS)
    shown = [*maths.STRIPS.lhs.args, maths.STRIPS.rhs]
    written = [part.expr.text() for part in shown]
    assert written == ["3", "2", "0.06", "5.06"]
    assert [meaning(part) * 100 for part in shown] == [sp.Rational(text) for text in written]


def test_for_rates_of_change_the_corner_is_gone() -> None:
    assert holds(maths.RATES)
    a, b, t = sp.symbols("a b t", positive=True)
    growth = sp.expand((1 + a * t) * (1 + b * t) - 1)
    assert sp.limit(growth / t, t, 0) == a + b


@pytest.mark.parametrize("statement", [maths.LOG_SLOPE, maths.LOG_SLOPE_OF])
def test_the_slope_of_a_logarithm(statement: sp.Eq) -> None:
    assert holds(statement)


@pytest.mark.parametrize("stretch", [1.0, 2.0, maths.STRETCHED])
def test_stretched_across_the_log_only_shifts_and_keeps_its_slope_over_the_stretch(
    stretch: float,
) -> None:
    at = np.linspace(0.5, 6, 40)
    np.testing.assert_allclose(maths.log_stretched(at, stretch), np.log(at) - np.log(stretch))
    step = 1e-6
    ends = maths.log_stretched(np.array([stretch - step, stretch + step]), stretch)
    assert np.diff(ends)[0] / (2 * step) == pytest.approx(maths.slope_stretched(stretch), abs=1e-8)
    assert maths.slope_stretched(stretch) == pytest.approx(1 / stretch)


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("statement", [maths.LOGS, maths.RATES_ADD, maths.SHORTER])
def test_each_line_holds_for_the_product_of_n_positive_factors(
    statement: sp.Eq, count: int
) -> None:
    assert holds(maths.for_count(statement, count))


def test_the_factors_make_up_the_product_and_the_example_is_one_of_three() -> None:
    said = maths.for_count(maths.PRODUCT, 3)
    assert said.lhs == said.rhs
    assert len(said.rhs.args) == 3


@pytest.mark.parametrize("count", COUNTS)
def test_every_row_of_the_grid_divided_by_the_product_cancels_to_its_diagonal(count: int) -> None:
    functions = factors(count)
    for row, term in enumerate(terms(functions)):
        divided = over(times(*term), times(*functions))
        assert holds(equals(divided, over(term[row], functions[row])))
        assert holds(equals(divided, maths.left_of_rows(functions)[row]))


def test_the_short_rule_needs_no_positive_factors_only_none_that_is_zero() -> None:
    t = sp.Symbol("t", real=True)
    signed = (sp.sin(t) - 2, -sp.exp(t), t**2 + 1)  # two of them are never positive
    product = sp.Mul(*signed)
    short = product * sum(sp.diff(factor, t) / factor for factor in signed)
    assert sp.simplify(short - sp.diff(product, t)) == 0


def test_the_formula_agrees_with_the_product_rule() -> None:
    assert sp.simplify(maths.by_logarithm - maths.directly) == 0


@pytest.mark.parametrize("statement", [maths.EXAMPLE, maths.EXAMPLE_SLOPE])
def test_each_line_about_the_example_holds(statement: sp.Eq) -> None:
    assert holds(maths.of_example(statement))


def test_the_moving_tangent_is_the_tangent() -> None:
    at = np.linspace(maths.START, maths.PEAK, 50)
    exact = sp.lambdify(x, maths.directly, "numpy")(at)
    np.testing.assert_allclose([maths.slope(here) for here in at], exact, rtol=1e-9, atol=1e-12)
    step = 1e-6
    measured = (maths.values(at + step) - maths.values(at - step)) / (2 * step)
    np.testing.assert_allclose(exact, measured, atol=1e-8)


def test_each_factor_grows_at_the_rate_that_is_written() -> None:
    for factor, rate in zip(maths.EXAMPLE.rhs.args, maths.RATES_OF_FACTORS, strict=True):
        assert sp.simplify(sp.diff(sp.log(meaning(factor)), x) - meaning(rate)) == 0
    np.testing.assert_allclose(maths.rates(1), [2, -1, 0.25])


def test_the_rates_balance_where_the_curve_is_flat() -> None:
    assert maths.START < maths.PEAK
    assert np.sum(maths.rates(maths.PEAK)) == pytest.approx(0, abs=1e-12)
    assert maths.slope(maths.PEAK) == pytest.approx(0, abs=1e-12)
    no_sum = maths.of_example(maths.NO_SUM)
    assert sp.simplify(meaning(no_sum.lhs).subs(x, sp.nsimplify(maths.PEAK))).evalf() == (
        pytest.approx(0, abs=1e-9)
    )
    beside = maths.values(maths.PEAK + np.array([-0.01, 0, 0.01]))
    assert np.argmax(beside) == 1
