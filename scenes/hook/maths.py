"""Forty probabilities, their product, and their lengths in halvings."""

from functools import cache

import numpy as np
import sympy as sp

from reel.notation.written import (
    ExactlyWhen,
    Log,
    Part,
    Rounded,
    Scientific,
    approximately,
    equals,
    plus,
    power,
    times,
)

COUNT = 40

THINGS = 5
"""How many things photos show."""

_SEED = 9717
_SHAPE = 1.15  # of the beta distribution that the probabilities are drawn from: most are middling


def thing(number: int) -> int:
    """What a photo shows, from 0 to THINGS - 1; neighbours show different things."""
    return (3 * number + number // 8) % THINGS


@cache
def probabilities() -> np.ndarray:
    """What a classifier gave to forty right labels: in (0, 1], with two decimals.

    They are drawn from a beta distribution with a fixed seed, so every build shows the same.
    """
    drawn = np.random.default_rng(_SEED).beta(_SHAPE, 1.0, COUNT)
    return np.clip(np.round(drawn, 2), 0.01, 1.0)


def running_product(steps: float | np.ndarray) -> np.ndarray:
    """The product of the first `steps` probabilities, geometric between whole steps."""
    logs = np.concatenate([[0.0], np.cumsum(np.log(probabilities()))])
    return np.exp(np.interp(steps, np.arange(COUNT + 1), logs))


def product() -> float:
    """The product of all forty, multiplied one after another."""
    return float(np.prod(probabilities()))


def halvings() -> np.ndarray:
    """How often 1 must be halved to come down to each probability: −log2 p."""
    return -np.log2(probabilities())


def quarter() -> int:
    """Which photo has the probability 1/4, which takes two halvings."""
    return int(np.flatnonzero(probabilities() == 0.25)[0])


def part() -> int:
    """Which photo takes two halvings and about a half of a third one."""
    return int(np.argmin(np.abs(halvings() - 2.5)))


def total(count: int = COUNT) -> float:
    """The halvings of the first `count` probabilities, added up."""
    return float(halvings()[:count].sum())


def _exact() -> tuple[sp.Expr, sp.Expr]:
    """The product and the negated total as exact numbers."""
    product = sp.Mul(*(sp.Rational(round(100 * p), 100) for p in probabilities()))
    return product, sp.log(product) / sp.log(2)


def what_is_left() -> sp.Expr:
    """The product as it is written on what is left of the sheet."""
    return Scientific(_exact()[0], 1)


def nothing_lost() -> sp.Basic:
    """The statement that 2^(−total) is the product."""
    product, exponent = _exact()
    return approximately(
        power(Part("base", 2), Part("exponent", Rounded(exponent, 2))),
        Part("product", Scientific(product, 2)),
    )


def length_is_logarithm() -> sp.Basic:
    """The statement that −total is the logarithm of the product."""
    product, exponent = _exact()
    return approximately(
        Part("log", Log(Part("product", Scientific(product, 2)), Part("base", 2))),
        Part("exponent", Rounded(exponent, 2)),
    )


ROLES = {
    "product": "product",
    "exponent": "sum",
    "base": "exponential",
    "p": "data",
    "q": "data",
    "log": "logarithm",
    "sum": "sum",
}
"""The roles of the parts of these statements."""

_p, _q = sp.symbols("p q", positive=True)


def _log_of(part: str, number: sp.Expr) -> sp.Basic:
    """Write log_2 of a number, its parts named."""
    return Part("log", Log(Part(part, number), Part("base", 2)))


P, LOG_P = Part("p", _p), _log_of("p", _p)
"""A probability, and its logarithm: the larger one has the larger logarithm."""

TIMES_INTO_PLUS = equals(
    _log_of("product", times(_p, _q)), Part("sum", plus(LOG_P, _log_of("q", _q)))
)
"""The first of the two facts that the whole film follows from."""

ORDER = ExactlyWhen(
    sp.Lt(P, Part("q", _q), evaluate=False), sp.Lt(LOG_P, _log_of("q", _q), evaluate=False)
)
"""The second of them."""

TERMS = (Log(_p, 2), Log(_q, 2), Log(times(_p, _q), 2))
"""What stands on the arrows for two logarithms, and for that of the product."""


def two_logs() -> tuple[float, float]:
    """The logarithms of the first photo with a middling probability, and of the quarter."""
    first, second = probabilities()[1], probabilities()[quarter()]
    return float(np.log2(first)), float(np.log2(second))


FORMULAS = {
    "add.nothing_lost": (nothing_lost(),),
    "claim": (length_is_logarithm(),),
    "claim.plus": (TIMES_INTO_PLUS,),
    "claim.order": (ORDER,),
}
"""What the clip states, by the beat, or beat and cue, from which it stands; a course shows it."""
