"""The square of the whole film: times above and plus below, log down and exp up.

Two numbers are taken round it both ways, and order is kept on the way down. At the end many chances
are multiplied, and their logs added: those of the twenty points in `scenes.likelihood.maths`.
"""

import numpy as np
import sympy as sp

from reel.notation.written import Part, Rounded, approximately, dotted, plus
from scenes.likelihood import maths as likelihood
from scenes.product_to_sum.maths import identity, x, y

FIRST, SECOND = sp.Integer(3), sp.Integer(5)
"""The two numbers that go round."""

DECIMALS = 2
"""How many decimals of a logarithm are written."""

_i, _n = sp.symbols("i n", integer=True, positive=True)
_chance = sp.IndexedBase("p", positive=True)[_i]

CHANCES = sp.Product(_chance, (_i, 1, _n))
"""Many independent chances, multiplied."""

LOGS_OF_CHANCES = sp.Sum(sp.log(_chance), (_i, 1, _n))
"""Their logs, added."""

ROLES = {
    CHANCES: "product",
    LOGS_OF_CHANCES: "sum",
    sp.log(_chance): "logarithm",
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

BEST = likelihood.sample_mean()
"""The setting for which the product of the chances is largest."""

SETTINGS = BEST - 1.3, BEST + 1.3
"""The settings that are looked at."""


def chances_of_all(setting: float | np.ndarray) -> np.ndarray:
    """The product of the chances of all points, for a setting."""
    return likelihood.likelihood(setting)


def logs_of_all(setting: float | np.ndarray) -> np.ndarray:
    """The sum of the logs of these chances."""
    return likelihood.log_likelihood(setting)


FORMULAS = {"hub": (IDENTITY, PAIR, LOGS)}
"""What the clip states, by the beat in which it stands; a course shows it beside the video."""
