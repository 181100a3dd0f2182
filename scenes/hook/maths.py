"""Forty probabilities, their product, and their lengths in halvings."""

from functools import cache

import numpy as np
import sympy as sp

from reel.notation.written import (
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
_SEED = 9717
_SHAPE = 1.15  # of the beta distribution that the probabilities are drawn from: most are middling


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


def surest() -> int:
    """Which photo is the surest thing: the first with the highest probability."""
    return int(np.argmax(probabilities()))


def surprise() -> int:
    """Which photo is the greatest surprise: the first with the lowest probability."""
    return int(np.argmin(probabilities()))


def total(count: int = COUNT) -> float:
    """The halvings of the first `count` probabilities, added up."""
    return float(halvings()[:count].sum())


def _exact() -> tuple[sp.Expr, sp.Expr]:
    """The product and the negated total as exact numbers."""
    product = sp.Mul(*(sp.Rational(round(100 * p), 100) for p in probabilities()))
    return product, sp.log(product) / sp.log(2)


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
        Log(Part("product", Scientific(product, 2)), Part("base", 2)),
        Part("exponent", Rounded(exponent, 2)),
    )


ROLES = {"product": "product", "exponent": "sum", "base": "exponential"}
"""The roles of the parts of these statements."""

_p, _q = sp.symbols("p q", positive=True)

P, LOG_P = _p, Log(_p, 2)
"""A probability, and its logarithm: the larger one has the larger logarithm."""

TIMES_INTO_PLUS = equals(
    Log(Part("product", times(_p, _q)), Part("base", 2)),
    Part("exponent", plus(Log(_p, 2), Log(_q, 2))),
)
"""The line that the whole film follows from."""

FORMULAS = {"add": (nothing_lost(),), "claim": (length_is_logarithm(), TIMES_INTO_PLUS)}
"""What the clip states, by the beat in which it stands; a course shows it beside the video."""
