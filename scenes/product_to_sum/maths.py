"""Why the logarithm of a product is a sum, as statements in the order in which they are shown.

x, y and the base a are positive, and a is not 1; u and v are the logarithms of x and y.
"""

from typing import Any

import numpy as np
import sympy as sp

from reel.notation.written import Log, Part, Rounded, dotted, equals, over, plus, power

ROLES = {
    **dict.fromkeys(("left", "right", "base", "from"), "exponential"),
    **dict.fromkeys(("three", "two", "five", "u", "v"), "logarithm"),
    **dict.fromkeys(("log_x", "log_y", "log_xy", "log_a"), "logarithm"),
    **dict.fromkeys(("x", "y"), "text"),
    **dict.fromkeys(("product", "result"), "product"),
    "sum": "sum",
}
"""Which part of a statement plays which role."""

x, y, a, b = sp.symbols("x y a b", positive=True)
u, v = sp.symbols("u v", real=True)


def _counted(name: str, exponent: Any) -> sp.Expr:
    """The power 2^exponent, with a base called `name`."""
    return power(Part(name, 2), exponent)


LEFT_BASE, RIGHT_BASE = Part("left", 2), Part("right", 2)
THREE, TWO = Part("three", 3), Part("two", 2)
THREE_AND_TWO = Part("sum", plus(THREE, TWO))
FIVE = Part("five", 3 + 2)

COUNT = Part("product", dotted(_counted("left", THREE), _counted("right", TWO)))
"""2^3 · 2^2."""

COUNT_ADDED = equals(COUNT, _counted("left", THREE_AND_TWO))
"""2^3 · 2^2 = 2^(3+2)."""

COUNT_DONE = equals(COUNT, _counted("left", THREE_AND_TWO), _counted("left", FIVE))
"""2^3 · 2^2 = 2^(3+2) = 2^5."""


_U, _V = Part("u", u), Part("v", v)
_XY = Part("product", dotted(Part("x", x), Part("y", y)))

POSITIVE = tuple(sp.Gt(sp.Symbol(number.name), 0) for number in (x, y))
"""x > 0 and y > 0, as they are written beside the definitions."""

NAME_U = equals(_U, Part("log_x", Log(Part("x", x), Part("base", a))))
"""u = log_a x."""

NAME_V = equals(_V, Part("log_y", Log(Part("y", y), Part("base", a))))
"""v = log_a y."""

X_AS_POWER = equals(Part("x", x), power(Part("base", a), _U))
"""x = a^u."""

Y_AS_POWER = equals(Part("y", y), power(Part("base", a), _V))
"""y = a^v."""

POWERS = equals(
    Part("product", dotted(power(Part("left", a), _U), power(Part("right", a), _V))),
    power(Part("left", a), Part("sum", plus(_U, _V))),
)
"""a^u · a^v = a^(u+v)."""

PRODUCT_AS_POWER = equals(_XY, *POWERS.args)
"""x · y = a^u · a^v = a^(u+v)."""

ASKED = Part("log_xy", Log(_XY, Part("base", a)))
"""log_a(x · y)."""

EXPONENT = Part("sum", plus(_U, _V))
"""u + v."""

READ_BACK = equals(ASKED, EXPONENT)
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
    """A logarithm to base 10 as it stands beside a length."""
    return Part("log_x", Log(Part("x", written(number)), Part("base", 10)))


def written(number: sp.Rational) -> Rounded:
    """An exact decimal fraction with all its decimals and no more."""
    number = sp.Rational(number)
    decimals = next(n for n in range(20) if (number * 10**n).is_integer)
    return Rounded(number, decimals)


def log_to(base: Any = None) -> sp.Expr:
    """The expression log x, to a base, or without one."""
    return Part("log_x", _log(Part("x", x), base))


CHANGE_OF_BASE = equals(
    log_to(b),
    over(
        Part("log_a", Log(Part("x", x), Part("from", a))),
        Part("log_a", Log(Part("base", b), Part("from", a))),
    ),
)
"""log_b x = log_a x / log_a b: one curve, rescaled by the positive factor 1 / log_a b."""


def log_curve(base: float, x: np.ndarray) -> np.ndarray:
    """The logarithm of positive numbers to any base."""
    return np.asarray(np.log(x) / np.log(base))


def slope(base: float) -> float:
    """How steep the logarithm to a base is at x = 1, as a number."""
    return float(1 / np.log(base))


def slope_at_one(base: sp.Expr) -> sp.Expr:
    """How steep the logarithm to a base is at x = 1: exactly 1 for the base e."""
    return sp.diff(sp.log(x) / sp.log(base), x).subs(x, 1)


FORMULAS = {
    "count": (COUNT_DONE,),
    "read_backwards": (NAME_U, NAME_V, PRODUCT_AS_POWER, identity(a)),
    "any_base": (CHANGE_OF_BASE,),
}
"""What the clip states, by the beat in which it stands; a course shows it beside the video."""
