"""What a logarithm is: the exponent that solves a^x = b."""

from functools import cache

import numpy as np
import sympy as sp

from reel.notation.written import ExactlyWhen, Log, Part, Rounded, equals, meaning, power

x = sp.Symbol("x", real=True)
a, b = sp.symbols("a b", positive=True)

ROLES: dict[str | sp.Symbol, str] = {
    "base": "exponential",
    "exponent": "logarithm",
    "result": "product",
    "value": "text",
    "log": "logarithm",
    a: "exponential",
    x: "logarithm",
    b: "product",
}
"""The roles of the three numbers in a^x = b, the same in every formula of the clip.

The function log has the role of the exponent, which it gives.
"""


def exponential_form(base: object, exponent: object, result: object) -> sp.Eq:
    """Write base^exponent = result, its three parts named."""
    return equals(power(Part("base", base), Part("exponent", exponent)), Part("result", result))


def logarithmic_form(base: object, exponent: object, result: object) -> sp.Eq:
    """Write exponent = log_base result, its three parts named as in `exponential_form`."""
    log = Part("log", Log(Part("result", result), Part("base", base)))
    return equals(Part("exponent", exponent), log)


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


def result_written(result: sp.Rational) -> str:
    """How a result is written: without decimals if it has none."""
    return str(result) if result.is_integer else f"{float(result):.2f}"


@cache
def exponent_written(result: sp.Rational) -> str:
    """How the x for which 2^x = result is written: without decimals only if that is exactly x."""
    exact = sp.log(result, 2)
    return str(exact) if exact.is_rational else Rounded(exact, 2).text()


WANTED = 10
"""The number of blocks that is asked for."""

LAST_POWER = 4
"""How often one block is doubled, until there are more than are wanted."""

WHOLE = (-2, -1, 0, 1, 2, 3, 4)
"""The whole powers that stand on the axis."""

RESULT_IS = equals(b, Part("value", WANTED))
"""The value of b, which follows what moves."""


def tower(exponent: sp.Expr | int) -> sp.Expr:
    """Write 2^exponent: what stands under a tower of so many blocks."""
    return power(Part("base", 2), Part("exponent", exponent))


def count(number: int) -> sp.Expr:
    """Write how many blocks a tower has."""
    return Part("result", number)


BOTH_FORMS = ExactlyWhen(exponential_form(a, x, b), logarithmic_form(a, x, b))
"""a^x = b exactly when x = log_a b."""

CURVES = (sp.Integer(2), sp.Integer(1), sp.Rational(1, 2))
"""The bases whose curves are seen: one rises, one is flat, one falls."""


def base_is(base: sp.Expr | int) -> sp.Eq:
    """Write a = base: what stands at a curve."""
    return equals(Part("base", sp.Symbol("a")), Part("value", base))


_ANY_A, _ANY_B = sp.symbols("a b")

POSITIVE_RESULT = sp.Gt(Part("result", _ANY_B), 0, evaluate=False)
"""b > 0: no power of a positive base is zero or less."""

BASE_ABOVE_ONE = sp.Gt(Part("base", _ANY_A), 1, evaluate=False)
"""a > 1: then the curve rises, so a greater b has a greater x."""

EQUATION = exponential_form(a, x, b)
"""a^x = b, of which every logarithm is the exponent."""

CONDITIONS = (
    sp.Gt(Part("base", _ANY_A), 0, evaluate=False),
    sp.Ne(Part("base", _ANY_A), 1, evaluate=False),
    POSITIVE_RESULT,
)
"""a > 0, a ≠ 1 and b > 0: with these it has exactly one solution."""

NEGATIVE = sp.Integer(-2)
"""A base that is negative."""

NEGATIVE_BASE = equals(
    power(Part("base", NEGATIVE), Part("exponent", sp.Rational(1, 2))),
    power(NEGATIVE, sp.Rational(1, 2)),
)
"""A power of a negative base that is no real number, although its exponent is one."""


def powers_within(base: sp.Expr, lowest: float, highest: float, reach: int) -> dict[int, float]:
    """The whole powers of a base between two heights, by their exponents from -reach to reach."""
    powers = {k: float(base**k) for k in range(-reach, reach + 1)}
    return {k: value for k, value in powers.items() if lowest <= value <= highest}


FORMULAS = {
    "name": (exponential_form(2, x, WANTED),),
    "name.logarithm": ((BOTH_FORMS, BASE_ABOVE_ONE, POSITIVE_RESULT),),
}
"""What the clip states, by the beat, or beat and cue, from which it stands; a course shows it."""
