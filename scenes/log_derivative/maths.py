"""Relative rates of change add: the derivative of a product by way of its logarithm.

The factors f_i, and so their product f, are positive: only positive numbers have a logarithm.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
import sympy as sp

from reel.notation.written import (
    Part,
    Percent,
    Prime,
    Rounded,
    Short,
    dotted,
    equals,
    meaning,
    negative,
    over,
    plus,
    power,
    times,
)
from scenes.gradients.maths import terms

ROLES = {
    **dict.fromkeys(("wider", "one", "first"), "first"),
    **dict.fromkeys(("taller", "two", "second"), "second"),
    **dict.fromkeys(("three", "third"), "third"),
    **dict.fromkeys(("bigger", "whole", "factors"), "product"),
    **dict.fromkeys(("total", "sum"), "sum"),
    **dict.fromkeys(("log", "logs"), "logarithm"),
    "corner": "muted",
}
"""Which part of a statement plays which role."""

x = sp.Symbol("x", positive=True)
i, n = sp.symbols("i n", integer=True, positive=True)

_F, _G = (sp.Function(name, positive=True) for name in "fg")
f, g = Short(_F(x)), Short(_G(x))
_SLOPE = Part("slope", Prime(f, x))

# A rectangle that grows.

WIDER, TALLER = sp.Rational(3, 100), sp.Rational(2, 100)
"""By which shares of itself each side of the rectangle grows."""


def area(wider: float, taller: float) -> float:
    """The area of a rectangle of area 1 whose sides have grown by these shares."""
    return (1 + wider) * (1 + taller)


BIGGER = sp.expand((1 + WIDER) * (1 + TALLER)) - 1
"""By which share the rectangle's area grows."""

GROWN = equals(
    dotted(Part("wider", Rounded(1 + WIDER, 2)), Part("taller", Rounded(1 + TALLER, 2))),
    Part("bigger", Rounded(1 + BIGGER, 4)),
)
"""1.03 · 1.02 = 1.0506."""

STRIPS = equals(
    plus(
        Part("wider", Percent(WIDER, 0)),
        Part("taller", Percent(TALLER, 0)),
        Part("corner", Percent(WIDER * TALLER, 2)),
    ),
    Part("bigger", Percent(BIGGER, 2)),
)
"""3 % + 2 % + 0.06 % = 5.06 %: two strips and a corner."""

TWO_STRIPS = plus(*STRIPS.lhs.args[:2])
"""3 % + 2 %: what the strips add without the corner."""

RATES = equals(
    plus(Part("wider", over(Prime(f, x), f)), Part("taller", over(Prime(g, x), g))),
    Part("bigger", over(Prime(times(f, g), x), times(f, g))),
)
"""f'/f + g'/g = (f g)'/(f g): for rates of change there is no corner."""

NUMBERS: tuple[sp.Expr, ...] = (*GROWN.lhs.args, GROWN.rhs)
"""Width, height and area by themselves."""

NAMES = (Part("wider", f), Part("taller", g), Part("bigger", times(f, g)))
"""Width, height and area as functions."""

# The product of n factors.

LOG_SLOPE = equals(Prime(Part("log", sp.log(x)), x), over(1, x))
"""(log x)' = 1/x."""

LOG_SLOPE_AT = equals(*LOG_SLOPE.args, Part("value", Rounded(1, 2)))
"""(log x)' = 1/x = 1.00, for x = 1."""

X_IS = equals(x, Part("value", Rounded(1, 2)))
"""x = 1.00."""

LOG_SLOPE_OF = equals(Prime(Part("log", sp.log(f)), x), over(Prime(f, x), f))
"""(log f)' = f'/f."""


def nth(number: sp.Expr | int) -> sp.Expr:
    """The i-th factor, f_i."""
    return Short(_F(number, x))


def rate(number: sp.Expr | int) -> sp.Expr:
    """The relative rate of change of the i-th factor, f_i'/f_i."""
    return over(Prime(nth(number), x), nth(number))


def quotients(functions: Sequence[sp.Expr]) -> tuple[tuple[sp.Expr, ...], ...]:
    """The grid of the product rule divided by the product, cell by cell."""
    return tuple(
        tuple(over(factor, divisor) for factor, divisor in zip(term, functions, strict=True))
        for term in terms(functions)
    )


PRODUCT = equals(Part("whole", f), Part("factors", sp.Product(nth(i), (i, 1, n))))
"""f = ∏ f_i."""

DERIVATIVE = equals(_SLOPE, Part("sum", Prime(sp.Product(nth(i), (i, 1, n)), x)))
"""f' = (∏ f_i)': what the grid is."""

LOGS = equals(Part("log", sp.log(f)), Part("sum", sp.Sum(sp.log(nth(i)), (i, 1, n))))
"""log f = Σ log f_i."""

RATES_ADD = equals(over(_SLOPE, f), Part("sum", sp.Sum(rate(i), (i, 1, n))))
"""f'/f = Σ f_i'/f_i."""

SHORTER = equals(_SLOPE, dotted(f, Part("sum", sp.Sum(rate(i), (i, 1, n)))))
"""f' = f · Σ f_i'/f_i: the product rule with n terms of one fraction each."""

LONG, SHORT = Part("count", dotted(n, n)), Part("count", n)
"""How many factors the grid has, and how many fractions its diagonal."""

POSITIVE = sp.Gt(Short(sp.Function("f")(i, x)), 0, evaluate=False)
"""f_i > 0."""


def for_count(statement: sp.Eq, count: int) -> sp.Eq:
    """What a statement about n factors and their product f says for `count` factors."""
    whole = sp.prod(_F(number, x) for number in range(1, count + 1))
    sides = (side.subs(n, count).doit().subs(_F(x), whole).doit() for side in statement.args)
    return equals(*sides)


# A worked example.

_ONE, _TWO, _THREE = power(x, 2), sp.exp(-x), sp.sqrt(plus(1, x))

EXAMPLE = equals(
    Part("whole", f), times(Part("one", _ONE), Part("two", _TWO), Part("three", _THREE))
)
"""f = x² e^(−x) √(1+x), for x > 0."""

DOMAIN = sp.Gt(sp.Symbol("x"), 0, evaluate=False)
"""x > 0: there every factor of the example is positive."""

function = meaning(EXAMPLE.rhs)
"""The example as a plain SymPy expression."""

RATES_OF_FACTORS = (
    Part("one", over(2, x)),
    negative(Part("two", 1)),
    Part("three", over(1, times(2, plus(1, x)))),
)
"""2/x, −1 and 1/(2(1+x)): the relative rates of change of the three factors."""

EXAMPLE_RATES = equals(over(Prime(f, x), f), Part("rates", plus(*RATES_OF_FACTORS)))
"""f'/f = 2/x − 1 + 1/(2(1+x))."""

SLOPE_IS = equals(Prime(f, x), Part("value", Rounded(1, 2)))
"""f' = 1.00: a number that changes."""

EXAMPLE_SLOPE = equals(_SLOPE, dotted(f, Part("rates", plus(*RATES_OF_FACTORS))))
"""f' = f · (2/x − 1 + 1/(2(1+x)))."""


def of_example(statement: sp.Eq) -> sp.Eq:
    """What a statement about f says of the example."""
    return equals(*(side.subs(_F(x), function) for side in statement.args))


by_logarithm = meaning(of_example(EXAMPLE_SLOPE).rhs)
"""The example's derivative by the formula."""

directly = sp.diff(function, x)
"""The example's derivative as SymPy finds it: by the product rule."""

BOTH_ROUTES = equals(
    plus(
        times(Part("first", 2 * x), _TWO, _THREE),
        negative(times(_ONE, Part("second", _TWO), _THREE)),
        over(times(_ONE, _TWO), Part("third", times(2, _THREE))),
    ),
    EXAMPLE_SLOPE.rhs,
)
"""The three terms of the product rule on the left, the formula on the right."""

RUN = (0.8, 5.5)
"""From where to where a point runs along the example."""


@cache
def _compiled(expr: sp.Expr) -> Callable[[Any], Any]:
    return sp.lambdify(x, expr, "numpy")


def values(at: np.ndarray | float) -> np.ndarray:
    """The example's values."""
    return np.asarray(_compiled(function)(at))


def rates(at: float) -> np.ndarray:
    """The relative rates of change of the example's three factors at one point."""
    return np.array([_compiled(meaning(rate))(at) for rate in RATES_OF_FACTORS], dtype=float)


def reach() -> tuple[float, float]:
    """The least and greatest of what the rates add up to along the run, term by term."""
    partial = [np.cumsum([0, *rates(at)]) for at in np.linspace(*RUN, 50)]
    return float(np.min(partial)), float(np.max(partial))


def slope(at: float) -> float:
    """How steep the example is: its value times the sum of the three rates."""
    return float(values(at) * np.sum(rates(at)))


PEAK = float(max(sp.solve(sp.Eq(meaning(EXAMPLE_RATES.rhs), 0), x)))
"""Where the rates of change balance, and the example is largest."""

FORMULAS = {
    "diagonal": (LOG_SLOPE_OF, POSITIVE, RATES_ADD),
    "return": (SHORTER,),
    "worked": (EXAMPLE, EXAMPLE_SLOPE),
}
"""What the clip states, by the beat in which it stands; a course shows it beside the video."""
