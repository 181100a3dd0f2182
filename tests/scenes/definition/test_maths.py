"""What clip 2 says of logarithms is true."""

import numpy as np
import pytest
import sympy as sp

from reel.notation.written import Log, equals, holds, meaning
from scenes.definition import maths


def test_two_to_the_three_is_eight() -> None:
    assert maths.solution(2, 8) == 3
    assert holds(maths.exponential_form(2, 3, 8))
    assert holds(maths.THREE_TWOS)


def test_the_two_forms_say_the_same() -> None:
    power = maths.exponential_form(maths.a, maths.x, maths.b)
    log = maths.logarithmic_form(maths.a, maths.x, maths.b)
    exponent = meaning(log.rhs)
    assert sp.simplify(meaning(power.lhs).subs(maths.x, exponent) - maths.b) == 0


def test_the_answer_for_ten_is_written_rightly() -> None:
    exact = maths.solution(2, 10)
    assert maths.READ_OFF.args[1].expr.text() == "3.3219"
    assert float(exact) == pytest.approx(np.log2(10))
    assert not exact.is_integer
    assert holds(equals(Log(10, 2), exact))


def test_the_level_line_meets_the_curve_where_x_says() -> None:
    b = np.array([16, 10, 1, 0.25])
    np.testing.assert_allclose(2 ** maths.exponent_of(b), b)
    np.testing.assert_allclose(maths.exponent_of(b)[[0, 2, 3]], [4, 0, -2])


@pytest.mark.parametrize(
    ("result", "text", "exact"),
    [
        (16.0, "4", True),
        (1.0, "0", True),
        (0.25, "-2", True),
        (10.0, "3.3219", False),
        (16.01, "4.0009", False),
        (0.33, "-1.5995", False),
    ],
)
def test_only_an_exact_exponent_is_written_as_one(result: float, text: str, exact: bool) -> None:
    written = maths.as_written(result)
    assert maths.exponent_written(written) == (text, exact)
    assert not exact or holds(equals(Log(written, 2), sp.Rational(text)))


def test_the_conditions_are_needed() -> None:
    x = sp.Symbol("x", real=True)
    assert sp.solveset(sp.Eq(2**x, -1), x, sp.Reals) is sp.S.EmptySet
    assert sp.simplify(sp.Integer(1) ** x) == 1
    assert meaning(maths.NEGATIVE_BASE.lhs).is_real is False
    assert holds(maths.NEGATIVE_BASE)
    assert sp.diff(sp.Rational(1, 2) ** x, x).is_negative
