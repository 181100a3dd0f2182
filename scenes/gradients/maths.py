"""The product rule: a product of n factors has a derivative of n terms with n factors each."""

from collections.abc import Sequence

import numpy as np
import sympy as sp

from reel.notation.written import (
    Part,
    Prime,
    Short,
    equals,
    negative,
    plus,
    power,
    times,
)

x = sp.Symbol("x", real=True)
w = sp.Symbol("w", real=True)
h = sp.Symbol("h", positive=True)

Term = tuple[sp.Expr, ...]
"""The factors of one term, in the order in which they are written."""


# The rule.


def factors(count: int) -> tuple[sp.Expr, ...]:
    """Functions of x: f and g if they are two, f_1 … f_n if they are more."""
    names = "fg" if count == 2 else [f"f_{number}" for number in range(1, count + 1)]
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


# The rectangle: two sides that grow for a while h, each at its own steady speed.

F, G = sp.Integer(3), sp.Integer(2)
F_SPEED, G_SPEED = sp.Rational(6, 5), sp.Rational(3, 5)
"""The sides, and how fast they grow."""

_f, _g = factors(2)
_df, _dg = Prime(_f, x), Prime(_g, x)

AREA = times(_f, _g)
SIDES = (_f, _g)
LONGER = (times(h, _df), times(h, _dg))
SPEEDS = (_df, _dg)
"""The area, its sides, how much longer they get, and that divided by h."""

GAINS = {
    "first": times(h, _df, _g),
    "second": times(h, _f, _dg),
    "corner": times(power(h, 2), _df, _dg),
}
"""What that adds to the area: a strip along each side, and the corner between them."""

RATES = {
    "first": times(_df, _g),
    "second": times(_f, _dg),
    "corner": times(h, _df, _dg),
}
"""The three of them, divided by h."""

RULE = equals(
    derivative((_f, _g)), plus(*(Part(name, RATES[name]) for name in ("first", "second")))
)
"""What is left as h goes to 0."""

H_IS = equals(h, Part("value", 1))
"""The time, which follows what is shown."""

LONGEST = 1
"""The time for which the rectangle is seen to grow: then gains and rates are of one size."""


def grown(time: float) -> tuple[float, float]:
    """How much wider and higher the rectangle is after a time."""
    return float(F_SPEED * time), float(G_SPEED * time)


# The descent: a loss that is one less a product of chances.

_CHANCES = ((2.2, 3.4), (1.1, 1.2), (-1.6, 3.6))


def chances() -> tuple[sp.Expr, ...]:
    """Three logistic functions of w: the chance that each of three answers is right."""
    return tuple(1 / (1 + sp.exp(-(a * w + b))) for a, b in _CHANCES)


LOSS = 1 - sp.Mul(*chances())
"""The chance that some answer is wrong, when they are independent."""

J = Short(sp.Function("J")(w))
_named = [Short(sp.Function(f"p_{number}")(w)) for number in (1, 2, 3)]
LOSS_WRITTEN = equals(J, plus(1, negative(Part("chances", times(*_named)))))
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


ROLES = {
    _f: "first",
    _g: "second",
    _df: "accent",
    _dg: "accent",
    "chances": "product",
    J: "product",
}
"""The roles of factors, of those that are differentiated, and of the loss, in all formulas."""

FORMULAS = {
    "downhill.product": (LOSS_WRITTEN,),
    "two.rule": (RULE,),
    "many.three": (rule(factors(3)),),
}
"""What the clip states, by the beat, or beat and cue, from which it stands; a course shows it."""
