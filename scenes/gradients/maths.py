"""The product rule: a product of n factors has a derivative of n terms with n factors each."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import sympy as sp

from reel.notation.written import (
    Part,
    Prime,
    Rounded,
    Short,
    approximately,
    dotted,
    equals,
    negative,
    plus,
    power,
    times,
)

x = sp.Symbol("x", real=True)
w = sp.Symbol("w", real=True)
h = sp.Symbol("h", positive=True)
n = sp.Symbol("n", positive=True, integer=True)

Term = tuple[sp.Expr, ...]
"""The factors of one term, in the order in which they are written."""


# The rule.


def factors(count: int) -> tuple[sp.Expr, ...]:
    """Functions of x, written f, g and h up to three, and f_1 … f_n beyond."""
    names = "fgh"[:count] if count <= 3 else [f"f_{number}" for number in range(1, count + 1)]
    return tuple(Short(sp.Function(name)(x)) for name in names)


def terms(functions: Sequence[sp.Expr]) -> tuple[Term, ...]:
    """The terms of the derivative of a product, row by row.

    Row i is the product itself with its factor i differentiated, so that the derivatives stand on
    the diagonal.
    """
    return tuple(
        tuple(Prime(f, x) if row == column else f for column, f in enumerate(functions))
        for row in range(len(functions))
    )


def derivative(functions: Sequence[sp.Expr]) -> sp.Expr:
    """The derivative of a product, as a bracket with a prime."""
    return Prime(times(*functions), x)


def written_out(functions: Sequence[sp.Expr]) -> sp.Expr:
    """The derivative of a product as the sum of its terms, as written."""
    return plus(*(times(*term) for term in terms(functions)))


def rule(functions: Sequence[sp.Expr]) -> sp.Eq:
    """The product rule for these factors, as written."""
    return equals(derivative(functions), written_out(functions))


def factor_count(count: int) -> int:
    """How many factors the derivative of a product of `count` factors has, by counting."""
    return sum(len(term) for term in terms(factors(count)))


def sympys_line(count: int) -> sp.Expr:
    """What SymPy makes of the derivative of f_1(x) … f_n(x): its terms, its order."""
    return sp.diff(sp.Mul(*(factor.doit() for factor in factors(count))), x)


def differentiated(count: int) -> dict[sp.Expr, str]:
    """The role of the differentiated factors in `sympys_line`."""
    return {sp.diff(factor.doit(), x): "accent" for factor in factors(count)}


SQUARE = dotted(n, n)
"""How many factors n terms of n factors have."""

N_IS = equals(n, Part("value", 2))
SQUARE_IS = equals(SQUARE, Part("value", factor_count(2)))
"""The two numbers, which follow what is shown; they start with two factors."""


# The rectangle: two sides that grow for a while h, each at its own steady speed.

F, G = sp.Integer(3), sp.Integer(2)
F_SPEED, G_SPEED = sp.Rational(6, 5), sp.Rational(3, 5)
"""The sides, and how fast they grow."""

SIDES = ((F, F_SPEED), (G, G_SPEED))

_f, _g = factors(2)
_df, _dg = Prime(_f, x), Prime(_g, x)

AREA = times(_f, _g)
EDGES = {"width": _f, "height": _g, "more_width": times(h, _df), "more_height": times(h, _dg)}
"""The area, its sides, and how much longer they get."""

GAINS = {
    "first": Part("first", times(h, _df, _g)),
    "second": Part("second", times(h, _f, _dg)),
    "corner": Part("corner", times(power(h, 2), _df, _dg)),
}
"""What that adds to the area: a strip along each side, and the corner between them."""

RATES = (
    Part("first", times(_df, _g)),
    Part("second", times(_f, _dg)),
    Part("corner", times(h, _df, _dg)),
)
"""The three of them, divided by h."""

RULE = equals(derivative((_f, _g)), plus(*RATES[:2]))
"""What is left as h goes to 0."""


H_IS = equals(h, Part("value", 1))
"""The time, which follows what is shown."""

LONGEST, SHORTEST = 1.0, 0.02
"""The times for which the rectangle is seen to grow."""


@cache
def rates(step: float) -> tuple[float, float, float]:
    """The numbers of `RATES` for the rectangle that is drawn."""
    put = {_df: F_SPEED, _dg: G_SPEED, _f: F, _g: G, h: step}
    first, second, corner = (float(rate.subs(put).doit()) for rate in RATES)
    return first, second, corner


# The descent: a loss that is one less a product of chances.

_CHANCES = ((2.2, 3.4), (1.1, 1.2), (-1.6, 3.6))


def chances() -> tuple[sp.Expr, ...]:
    """Three logistic functions of w: the chance that each of three answers is right."""
    return tuple(1 / (1 + sp.exp(-(a * w + b))) for a, b in _CHANCES)


LOSS = 1 - sp.Mul(*chances())
"""The chance that some answer is wrong, when they are independent."""

L = Short(sp.Function("L")(w))
_named = [Short(sp.Function(f"p_{number}")(w)) for number in (1, 2, 3)]
LOSS_WRITTEN = equals(L, plus(1, negative(Part("chances", times(*_named)))))
"""The same, as it is written."""

loss = sp.lambdify(w, LOSS, "numpy")
slope = sp.lambdify(w, sp.diff(LOSS, w), "numpy")

START, RATE, STEPS = -2.0, 2.0, 5
"""Where the descent starts, its learning rate, and how many steps are shown."""


def descent() -> np.ndarray:
    """Where w is at the start and after each step w ← w − rate · slope."""
    path = [START]
    for _ in range(STEPS):
        path.append(path[-1] - RATE * float(slope(path[-1])))
    return np.array(path)


SLOPE = Prime(L, w)


def slope_is(at: float) -> sp.Basic:
    """The statement of the loss's slope at w, to two decimals."""
    return approximately(SLOPE, Part("value", Rounded(float(slope(at)), 2)))


ROLES = {
    "first": "first",
    "second": "second",
    "corner": "muted",
    "chances": "product",
    L: "product",
}
"""The roles of the rectangle's parts, and of the loss, in all formulas of the clip."""

FORMULAS = {"downhill": (LOSS_WRITTEN,), "two": (RULE,)}
"""What the clip states, by the beat in which it stands; a course shows it beside the video."""
