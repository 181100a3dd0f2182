"""The square of the whole film: times above and plus below, and the log leads down on both sides.

Two numbers go round it both ways, and order is kept on the way down. What is learnt from the forty
photos of the first clip is in `scenes.recap.training`.
"""

import sympy as sp

from reel.notation.written import ExactlyWhen, Part, Rounded, dotted, plus
from scenes.product_to_sum.maths import identity, x, y

FIRST, SECOND = sp.Integer(2), sp.Integer(3)
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

LOGS = _below(Part("lesser", sp.log(Part("x", x))), Part("greater", sp.log(Part("y", y))))
"""log x < log y: the log keeps order."""

ORDER = ExactlyWhen(PAIR, LOGS)
"""The two in one statement."""

IDENTITY = identity()
"""log(x · y) = log x + log y: down from the product, or along from the logs."""

PRODUCT = IDENTITY.lhs.expr.args[0]
"""x · y."""

SUM = IDENTITY.rhs
"""log x + log y."""

NUMBERS = FIRST, SECOND
"""What stands at the corners, with the two numbers: themselves, and from here on ..."""

PRODUCT_NUMBER = Part("product", multiplied(FIRST, SECOND))
"""... their product, ..."""

LOGS_NUMBERS = Part("lesser", _log(FIRST)), Part("greater", _log(SECOND))
"""... their logs, ..."""

LOG_OF_PRODUCT_NUMBER = Part("log_xy", _log(multiplied(FIRST, SECOND)))
"""... the log of the product, ..."""

SUM_NUMBER = Part("sum", Rounded(added(FIRST, SECOND), DECIMALS))
"""... and the sum of the logs."""

LENGTHS = float(sp.log(FIRST)), float(sp.log(SECOND))
"""How long the logs are as bars; both together are as long as the log of the product."""

SIGNS = {"across": dotted(x, y), "bottom": plus(x, y), "left": sp.log(x), "right": sp.log(x)}
"""What is done on each arrow of the square; its badge shows only ×, + or log of it."""

FORMULAS = {"hub.meet": (IDENTITY,), "five.order": (ORDER,)}
"""What the clip states, by the beat, or beat and cue, from which it stands; a course shows it."""
