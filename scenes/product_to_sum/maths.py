"""Why the logarithm of a product is a sum, as statements in the order in which they are shown.

x, y and the base a are positive, and a is not 1; u and v are the logarithms of x and y.
"""

from typing import Any

import numpy as np
import sympy as sp

from reel.notation.written import Log, Part, Rounded, dotted, equals, plus, power
from scenes.product_to_sum.ruler_maths import FIRST, SECOND

ROLES = {
    **dict.fromkeys(("left", "right", "base"), "exponential"),
    **dict.fromkeys(("first", "second", "both", "k", "u", "v"), "logarithm"),
    **dict.fromkeys(("log_x", "log_y", "log_xy"), "logarithm"),
    **dict.fromkeys(("x", "y"), "text"),
    **dict.fromkeys(("product", "result"), "product"),
    "sum": "sum",
}
"""Which part of a statement plays which role."""

x, y, a = sp.symbols("x y a", positive=True)
u, v = sp.symbols("u v", real=True)

# Two lengths on ordinary rulers, and the powers of two that stand there instead.

LENGTH, OTHER_LENGTH = Part("first", FIRST), Part("second", SECOND)
BOTH_LENGTHS = Part("sum", plus(LENGTH, OTHER_LENGTH))

LENGTHS_ADD = equals(BOTH_LENGTHS, Part("both", FIRST + SECOND))
"""3 + 2 = 5."""

POWERS_MULTIPLY = equals(
    Part(
        "product",
        dotted(power(Part("left", 2), LENGTH), power(Part("right", 2), OTHER_LENGTH)),
    ),
    power(Part("base", 2), Part("both", FIRST + SECOND)),
)
"""2^3 · 2^2 = 2^5."""


def mark(k: int) -> sp.Expr:
    """What an ordinary ruler has at its mark k."""
    return Part("k", k)


def power_at(k: int) -> sp.Expr:
    """The power of two that takes its place: 2^k."""
    return power(Part("base", 2), Part("k", k))


def number_of(k: int) -> sp.Expr:
    """The same, multiplied out."""
    return Part("x", 2**k)


_U, _V = Part("u", u), Part("v", v)
_XY = Part("product", dotted(Part("x", x), Part("y", y)))

POSITIVE = tuple(sp.Gt(sp.Symbol(number.name), 0) for number in (x, y))
"""x > 0 and y > 0, as they are written at their marks."""

X, Y, XY = Part("x", x), Part("y", y), _XY

NAME_U = equals(_U, Part("log_x", Log(Part("x", x), Part("base", a))))
"""u = log_a x."""

NAME_V = equals(_V, Part("log_y", Log(Part("y", y), Part("base", a))))
"""v = log_a y."""

PRODUCT_OF_POWERS = equals(_XY, dotted(power(Part("left", a), _U), power(Part("right", a), _V)))
"""x · y = a^u · a^v."""

PRODUCT_AS_POWER = equals(_XY, power(Part("left", a), Part("sum", plus(_U, _V))))
"""x · y = a^(u+v)."""

NAMES = _U, _V, Part("sum", plus(_U, _V))
"""u, v and u + v, as they stand on the lengths."""

LOGS = NAME_U.rhs, NAME_V.rhs, Part("log_xy", Log(_XY, Part("base", a)))
"""The logs of x, y and x · y, as they stand on the lengths."""

LOG_OF_PRODUCT = equals(LOGS[2], Part("sum", plus(_U, _V)))
"""log_a(x · y) = u + v."""


def _log(of: sp.Expr, base: Any = None) -> sp.Expr:
    return sp.log(of, evaluate=False) if base is None else Log(of, Part("base", base))


def identity(base: Any = None) -> sp.Basic:
    """The statement log(x · y) = log x + log y, to a base, or without one."""
    logs = Part("log_x", _log(Part("x", x), base)), Part("log_y", _log(Part("y", y), base))
    return equals(Part("log_xy", _log(_XY, base)), Part("sum", plus(*logs)))


def asked(left: sp.Rational, right: sp.Rational) -> sp.Basic:
    """The product left × right, for two numbers of few decimals."""
    return Part("product", dotted(Part("x", written(left)), Part("y", written(right))))


def worked(left: sp.Rational, right: sp.Rational) -> sp.Basic:
    """The product left × right = their product."""
    return equals(asked(left, right), Part("result", written(left * right)))


def log_of(number: sp.Rational) -> sp.Expr:
    """The logarithm of a number as it stands on a length."""
    return Part("log_x", Log(Part("x", written(number)), Part("base", a)))


def written(number: sp.Rational) -> Rounded:
    """An exact decimal fraction with all its decimals and no more."""
    number = sp.Rational(number)
    decimals = next(n for n in range(20) if (number * 10**n).is_integer)
    return Rounded(number, decimals)


def log_to(base: Any = None) -> sp.Expr:
    """The expression log x, to a base, or without one."""
    return Part("log_x", _log(Part("x", x), base))


def factor_between(base: int, other: int) -> float:
    """By what all logarithms to a base are multiplied if it is exchanged for another one."""
    return float(np.log(base) / np.log(other))


def log_curve(base: float, x: np.ndarray) -> np.ndarray:
    """The logarithm of positive numbers to any base."""
    return np.asarray(np.log(x) / np.log(base))


def slope_at_one(base: sp.Expr) -> sp.Expr:
    """How steep the logarithm to a base is at x = 1: exactly 1 for the base e."""
    return sp.diff(sp.log(x) / sp.log(base), x).subs(x, 1)


FORMULAS = {
    "rulers.powers": (POWERS_MULTIPLY,),
    "read_backwards.u": (NAME_U,),
    "read_backwards.v": (NAME_V,),
    "read_backwards.add": (PRODUCT_AS_POWER,),
    "read_backwards.sum": (identity(a),),
}
"""What the clip states, by the beat, or beat and cue, from which it stands; a course shows it."""
