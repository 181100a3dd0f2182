"""What clip 2 says of logarithms is true."""

from itertools import product

import numpy as np
import pytest
import sympy as sp

from reel.notation.written import Log, equals, holds, meaning
from scenes.definition import maths


def test_the_two_forms_say_the_same() -> None:
    power = maths.exponential_form(maths.a, maths.x, maths.b)
    log = maths.logarithmic_form(maths.a, maths.x, maths.b)
    exponent = meaning(log.rhs)
    assert sp.simplify(meaning(power.lhs).subs(maths.x, exponent) - maths.b) == 0


def test_ten_lies_between_eight_and_sixteen() -> None:
    exact = maths.solution(2, maths.WANTED)
    assert 2**3 < maths.WANTED < 2**maths.LAST_POWER
    assert float(exact) == pytest.approx(np.log2(10))
    assert 3 < exact < 4
    assert not exact.is_integer
    assert holds(equals(Log(10, 2), exact))


def test_the_level_line_meets_the_curve_where_x_says() -> None:
    b = np.array([16, 10, 1, 0.25])
    np.testing.assert_allclose(2 ** maths.exponent_of(b), b)
    np.testing.assert_allclose(maths.exponent_of(b)[[0, 2, 3]], [4, 0, -2])


@pytest.mark.parametrize(
    ("result", "result_text", "text"),
    [
        (16.0, "16", "4"),
        (1.0, "1", "0"),
        (0.25, "0.25", "-2"),
        (10.0, "10", "3.32"),
        (16.01, "16.01", "4.00"),
        (0.33, "0.33", "-1.60"),
        (1.07, "1.07", "0.10"),
    ],
)
def test_only_an_exact_exponent_is_written_without_decimals(
    result: float, result_text: str, text: str
) -> None:
    written = maths.as_written(result)
    assert maths.result_written(written) == result_text
    assert maths.exponent_written(written) == text
    exact = holds(equals(Log(written, 2), sp.Rational(text)))
    assert exact == ("." not in text)


def test_the_conditions_are_needed() -> None:
    x = sp.Symbol("x", real=True)
    assert sp.solveset(sp.Eq(2**x, -1), x, sp.Reals) is sp.S.EmptySet
    rising, flat, falling = (sp.diff(base**x, x) for base in maths.CURVES)
    assert rising.is_positive
    assert flat == 0
    assert falling.is_negative
    assert meaning(maths.NEGATIVE_BASE.lhs).is_real is False
    assert holds(maths.NEGATIVE_BASE)


def test_with_the_conditions_the_equation_has_one_solution() -> None:
    a, b = sp.symbols("a b")
    tried = [-2, -1, 0, sp.Rational(1, 2), 1, 2, 10]
    for base, result in product(tried, tried):
        values = {a: base, b: result}
        allowed = all(bool(meaning(each).subs(values)) for each in maths.CONDITIONS)
        assert allowed == (base > 0 and base != 1 and result > 0)
        if allowed:
            exponent = maths.exponent_of(float(result), float(base))
            assert float(base) ** exponent == pytest.approx(float(result))
    forms = maths.EQUATION, maths.logarithmic_form(maths.a, maths.x, maths.b)
    (solved,) = sp.solve(meaning(forms[0]), maths.x)
    assert sp.simplify(solved - meaning(forms[1].rhs)) == 0


def test_a_negative_base_has_powers_on_both_sides_of_zero() -> None:
    powers = maths.powers_within(maths.NEGATIVE, -2.8, 8.8, reach=3)
    assert powers == {-3: -0.125, -2: 0.25, -1: -0.5, 0: 1, 1: -2, 2: 4}
