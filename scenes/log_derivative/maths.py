"""Relative rates of change add: the derivative of a product by way of its logarithm.

On the way the factors f_i, and so their product P, are positive: only positive numbers have a
logarithm. What comes out holds wherever no factor is zero.
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

x = sp.Symbol("x", positive=True)
i, n = sp.symbols("i n", integer=True, positive=True)

_F, _G, _P = (sp.Function(name, positive=True) for name in "fgP")
f, g, P = Short(_F(x)), Short(_G(x)), Short(_P(x))
_SLOPE = Part("slope", Prime(P, x))

# A rectangle that grows.

WIDER, TALLER = sp.Rational(3, 100), sp.Rational(2, 100)
"""By which shares of itself each side of the rectangle grows."""

BIGGER = sp.expand((1 + WIDER) * (1 + TALLER)) - 1
"""By which share the rectangle's area grows."""

STRIPS = equals(
    plus(
        Part("wider", Percent(WIDER, 0)),
        Part("taller", Percent(TALLER, 0)),
        Part("corner", Percent(WIDER * TALLER, 2)),
    ),
    Part("bigger", Percent(BIGGER, 2)),
)
"""3 % + 2 % + 0.06 % = 5.06 %: two strips and a corner."""

RATES = equals(
    plus(Part("wider", over(Prime(f, x), f)), Part("taller", over(Prime(g, x), g))),
    Part("bigger", over(Prime(times(f, g), x), times(f, g))),
)
"""f'/f + g'/g = (f g)'/(f g): for rates of change there is no corner."""

SIDES = (f, g)
AREA = times(f, g)
"""The sides of the rectangle, and its area."""

# The slope of the log.

STRETCHED = 3.0
"""How many times wider the curve of log x is drawn, for it to be seen that it only shifts."""


def log_stretched(x: np.ndarray, times: float) -> np.ndarray:
    """The curve of log x, stretched so many times across: log x less the log of that."""
    return np.asarray(np.log(x / times))


def slope_stretched(times: float) -> float:
    """How steep that is where the curve itself had x = 1 and slope 1."""
    return 1 / times


# The product of n factors.

LOG_SLOPE = equals(Prime(Part("log", sp.log(x)), x), over(1, x))
"""(log x)' = 1/x."""

LOG_SLOPE_OF = equals(
    Prime(Part("log", sp.log(f)), x), dotted(over(1, f), Prime(f, x)), over(Prime(f, x), f)
)
"""(log f)' = 1/f · f' = f'/f: the log's slope at f, times that of f."""


def nth(number: sp.Expr | int) -> sp.Expr:
    """The i-th factor, f_i."""
    return Short(_F(number, x))


def rate(number: sp.Expr | int) -> sp.Expr:
    """The relative rate of change of the i-th factor, f_i'/f_i."""
    return over(Prime(nth(number), x), nth(number))


def left_of_rows(functions: Sequence[sp.Expr]) -> tuple[sp.Expr, ...]:
    """What is left of each row of the product rule's grid, divided by the product."""
    rows = enumerate(terms(functions))
    return tuple(over(term[number], functions[number]) for number, term in rows)


PRODUCT = equals(Part("whole", P), Part("factors", sp.Product(nth(i), (i, 1, n))))
"""P = ∏ f_i."""

LOGS = equals(Part("log", sp.log(P)), Part("sum", sp.Sum(sp.log(nth(i)), (i, 1, n))))
"""log P = Σ log f_i."""

RATES_ADD = equals(over(_SLOPE, P), Part("sum", sp.Sum(rate(i), (i, 1, n))))
"""P'/P = Σ f_i'/f_i."""

SHORTER = equals(_SLOPE, dotted(P, Part("sum", sp.Sum(rate(i), (i, 1, n)))))
"""P' = P · Σ f_i'/f_i: the product rule with n terms of one fraction each."""

LARGE = 10
"""How many factors are seen on the grid."""

POSITIVE = sp.Gt(Short(sp.Function("f")(i, x)), 0, evaluate=False)
"""f_i > 0: what the log asks for."""

NONZERO = sp.Ne(Short(sp.Function("f")(i, x)), 0, evaluate=False)
"""f_i ≠ 0: where the short rule holds."""


def for_count(statement: sp.Eq, count: int) -> sp.Eq:
    """What a statement about n factors and their product P says for `count` factors."""
    whole = sp.prod(_F(number, x) for number in range(1, count + 1))
    sides = (side.subs(n, count).doit().subs(_P(x), whole).doit() for side in statement.args)
    return equals(*sides)


# A worked example.

_ONE, _TWO, _THREE = power(x, 2), sp.exp(-x), sp.sqrt(plus(1, x))

EXAMPLE = equals(
    Part("whole", P), times(Part("one", _ONE), Part("two", _TWO), Part("three", _THREE))
)
"""P = x² e^(−x) √(1+x), for x > 0."""

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

SUM_OF_RATES = Part("rates", over(Prime(P, x), P))
"""P'/P, which is their sum."""

NO_SUM = equals(SUM_OF_RATES, Part("nothing", 0))
"""P'/P = 0: they cancel, where the example is largest."""

EXAMPLE_SLOPE = equals(_SLOPE, dotted(P, Part("rates", plus(*RATES_OF_FACTORS))))
"""P' = P · (2/x − 1 + 1/(2(1+x)))."""


def of_example(statement: sp.Eq) -> sp.Eq:
    """What a statement about P says of the example."""
    return equals(*(side.subs(_P(x), function) for side in statement.args))


by_logarithm = meaning(of_example(EXAMPLE_SLOPE).rhs)
"""The example's derivative by the formula."""

directly = sp.diff(function, x)
"""The example's derivative as SymPy finds it: by the product rule."""

START = 1.2
"""Where on the example its slope is found first."""


@cache
def _compiled(expr: sp.Expr) -> Callable[[Any], Any]:
    return sp.lambdify(x, expr, "numpy")


def values(at: np.ndarray | float) -> np.ndarray:
    """The example's values."""
    return np.asarray(_compiled(function)(at))


def rates(at: float) -> np.ndarray:
    """The relative rates of change of the example's three factors at one point."""
    return np.array([_compiled(meaning(rate))(at) for rate in RATES_OF_FACTORS], dtype=float)


def slope(at: float) -> float:
    """How steep the example is: its value times the sum of the three rates."""
    return float(values(at) * np.sum(rates(at)))


PEAK = float(max(sp.solve(sp.Eq(sum(map(meaning, RATES_OF_FACTORS)), 0), x)))
"""Where the rates of change cancel, and the example is largest."""

ROLES: dict[Any, str] = {
    f: "first",
    g: "second",
    Prime(f, x): "accent",
    Prime(g, x): "accent",
    P: "product",
    Prime(P, x): "accent",
    **dict.fromkeys(("wider", "one"), "first"),
    **dict.fromkeys(("taller", "two"), "second"),
    "three": "third",
    **dict.fromkeys(("bigger", "whole", "factors"), "product"),
    "sum": "sum",
    **dict.fromkeys(("log", "logs"), "logarithm"),
    "corner": "text",
}
"""Which part of a statement plays which role: f and g are sides of a rectangle, P is a product."""

FORMULAS = {
    "percent.exactly": (RATES,),
    "diagonal.slope": (LOG_SLOPE,),
    "diagonal.chain": (LOG_SLOPE_OF,),
    "diagonal.sum": ((RATES_ADD, POSITIVE),),
    "return.times": ((SHORTER, NONZERO),),
    "worked": ((EXAMPLE, DOMAIN),),
    "worked.slope": ((EXAMPLE_SLOPE, DOMAIN),),
}
"""What the clip states, by the beat, or beat and cue, from which it stands; a course shows it."""
