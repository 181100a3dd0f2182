"""What a logarithm is: the exponent that solves a^x = b."""

from functools import cache

import numpy as np
import sympy as sp

from reel.notation.written import Log, Part, Rounded, approximately, equals, meaning, power, times

x = sp.Symbol("x", real=True)
a, b = sp.symbols("a b", positive=True)

ROLES: dict[str | sp.Symbol, str] = {
    "base": "exponential",
    "exponent": "logarithm",
    "result": "product",
    "factor": "exponential",
    a: "exponential",
    x: "logarithm",
    b: "product",
}
"""The roles of the three numbers in a^x = b, the same in every formula of the clip."""


def exponential_form(base: object, exponent: object, result: object) -> sp.Eq:
    """Write base^exponent = result, its three parts named."""
    return equals(power(Part("base", base), Part("exponent", exponent)), Part("result", result))


def logarithmic_form(base: object, exponent: object, result: object) -> sp.Eq:
    """Write exponent = log_base result, its three parts named as in `exponential_form`."""
    return equals(Part("exponent", exponent), Log(Part("result", result), Part("base", base)))


def solution(base: int, result: int) -> sp.Expr:
    """The exact real x for which base^x = result."""
    (found,) = sp.solveset(meaning(exponential_form(base, x, result)), x, sp.Reals)
    return sp.simplify(found)


def exponent_of(result: float | np.ndarray, base: float = 2.0) -> np.ndarray:
    """The x for which base^x = result: where a level line at `result` meets the curve."""
    return np.log(result) / np.log(base)


def as_written(result: float) -> sp.Rational:
    """A result as it is written where it slides: to two decimals, and so a rational number."""
    return sp.Rational(f"{result:.2f}")


@cache
def exponent_written(result: sp.Rational) -> tuple[str, bool]:
    """How the x for which 2^x = result is written, and whether that is exactly x."""
    exact = sp.log(result, 2)
    return (str(exact), True) if exact.is_rational else (Rounded(exact, 4).text(), False)


THREE_TWOS = equals(times(*[Part("factor", 2)] * 3), Part("result", 8))
"""Two times two times two is eight."""

BASE_IS = equals(a, Part("value", 2))
RESULT_IS = equals(b, Part("value", 10))
"""The values of a and b, which follow what moves."""

READ_OFF = approximately(Part("exponent", x), Part("value", Rounded(solution(2, 10), 4)))
"""The answer to 2^x = 10 in digits."""

_ANY_A, _ANY_B = sp.symbols("a b")

POSITIVE_RESULT = sp.Gt(Part("result", _ANY_B), 0, evaluate=False)
"""b > 0: no power of a positive base is zero or less."""

BASE_NOT_ONE = sp.Ne(Part("base", _ANY_A), 1, evaluate=False)
"""a ≠ 1: every power of 1 is 1."""

POSITIVE_BASE = sp.Gt(Part("base", _ANY_A), 0, evaluate=False)
"""a > 0: powers of a negative base are not all real."""

NEGATIVE_BASE = equals(
    power(Part("base", -2), Part("exponent", sp.Rational(1, 2))), power(-2, sp.Rational(1, 2))
)
"""A power of a negative base that is no real number, although its exponent is one."""

FORMULAS = {
    "ask": (exponential_form(2, 3, 8),),
    "name": (exponential_form(a, x, b), logarithmic_form(a, x, b)),
    "conditions": (POSITIVE_RESULT, BASE_NOT_ONE, POSITIVE_BASE),
}
"""What the clip states, by the beat in which it stands; a course shows it beside the video."""
