"""The square of the whole film: times above and plus below, log down and exp up.

Two numbers are taken round it both ways, and order is kept on the way down.
"""

import sympy as sp

from reel.notation.written import Part, Rounded, approximately, dotted, plus
from scenes.product_to_sum.maths import identity, x, y

FIRST, SECOND = sp.Integer(3), sp.Integer(5)
"""The two numbers that go round."""

DECIMALS = 2
"""How many decimals of a logarithm are written."""

ROLES = {
    "product": "product",
    "sum": "sum",
    **dict.fromkeys(("log_xy", "lesser", "greater"), "logarithm"),
}
"""Which part of a statement plays which role."""


def multiplied(first: sp.Expr, second: sp.Expr) -> sp.Expr:
    """The way along the top: x · y."""
    return first * second


def added(first: sp.Expr, second: sp.Expr) -> sp.Expr:
    """The way down and along the bottom: log x + log y."""
    return sp.log(first) + sp.log(second)


def _below(left: sp.Expr, right: sp.Expr) -> sp.Basic:
    """left < right, as it is written, not evaluated."""
    return sp.Lt(left, right, evaluate=False)


def _log(number: sp.Expr) -> sp.Expr:
    """A logarithm to base e as it is written in digits."""
    return Rounded(sp.log(number), DECIMALS)


PAIR = _below(Part("x", x), Part("y", y))
"""x < y: where both ways begin."""

LOGS = _below(Part("lesser", sp.log(x)), Part("greater", sp.log(y)))
"""log x < log y: the log keeps order."""

IDENTITY = identity()
"""log(x · y) = log x + log y: down from the product, or along from the logs."""

PRODUCT = IDENTITY.lhs.expr.args[0]
"""x · y."""

SUM = IDENTITY.rhs
"""log x + log y."""

PAIR_NUMBERS = _below(Part("x", FIRST), Part("y", SECOND))
"""3 < 5: the same statements with the two numbers, from here on."""

LOGS_NUMBERS = _below(Part("lesser", _log(FIRST)), Part("greater", _log(SECOND)))

PRODUCT_NUMBER = Part("product", multiplied(FIRST, SECOND))

SUM_NUMBER = Part("sum", Rounded(added(FIRST, SECOND), DECIMALS))

MEET = approximately(sp.log(multiplied(FIRST, SECOND)), SUM_NUMBER)
"""The log of the product is the number that the sum of the logs gave."""

SIGNS = {
    "across": dotted(x, y),
    "bottom": plus(x, y),
    "down": sp.log(x),
    "up": sp.Function("exp")(x),
}
"""What is done on each arrow of the square; its badge shows only ×, +, log or exp of it."""

FORMULAS = {"hub": (IDENTITY, PAIR, LOGS)}
"""What the clip states, by the beat in which it stands; a course shows it beside the video."""
