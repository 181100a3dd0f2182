"""Twenty points, and how well a bell of width 1 explains them, wherever it stands."""

from functools import cache
from typing import Any

import numpy as np
import sympy as sp

from reel.notation.written import (
    Given,
    Part,
    Rounded,
    equals,
    negative,
    over,
    plus,
    power,
    times,
)

COUNT = 20
SIGMA = 1.0  # the bell's width, fixed: only its place θ is looked for
_SEED = 33135
_CENTER = 3.6  # of the bell that the points are drawn from; the sample mean lies nearby

BATCHES, BATCH_SIZE = 7, 4
_BATCH_SEED = 4


@cache
def observed() -> np.ndarray:
    """The twenty points, in order of size, with two decimals.

    They are drawn from a Gaussian with a fixed seed, so every build shows the same.
    """
    drawn = np.random.default_rng(_SEED).normal(_CENTER, SIGMA, COUNT)
    points: np.ndarray = np.sort(np.round(drawn, 2))
    return points


def sample_mean() -> float:
    """The mean of the points."""
    return float(np.mean(observed()))


def density(y: np.ndarray | float, theta: np.ndarray | float) -> np.ndarray:
    """The density p(y | θ): the Gaussian density of width σ around θ."""
    y, theta = np.asarray(y, dtype=float), np.asarray(theta, dtype=float)
    return np.exp(-(((y - theta) / SIGMA) ** 2) / 2) / _area()


def _area() -> float:
    """The area under e^(−(y − θ)²/(2σ²)), by which it is divided: σ√(2π)."""
    return float(SIGMA * np.sqrt(2 * np.pi))


def top_of_bell() -> float:
    """The greatest density there is: 1/(σ√(2π))."""
    return 1 / _area()


def stems(theta: np.ndarray | float) -> np.ndarray:
    """The height of the stem at every point: its density; the last axis runs over the points."""
    return density(observed(), np.asarray(theta, dtype=float)[..., None])


def likelihood(theta: np.ndarray | float) -> np.ndarray:
    """The likelihood L(θ): the product of all the stems, multiplied one after another."""
    return np.asarray(np.prod(stems(theta), axis=-1))


def share_of_best(theta: float) -> float:
    """The likelihood as a share of the greatest one."""
    return float(likelihood(theta) / likelihood(sample_mean()))


def log_likelihood(theta: np.ndarray | float) -> np.ndarray:
    """The log-likelihood log L(θ): the sum of the stems' logs."""
    return np.asarray(np.sum(np.log(stems(theta)), axis=-1))


def slope_of_log(theta: np.ndarray | float) -> np.ndarray:
    """The derivative of log L at θ: n (ȳ − θ) / σ²."""
    return COUNT * (sample_mean() - np.asarray(theta, dtype=float)) / SIGMA**2


def slope(theta: np.ndarray | float) -> np.ndarray:
    """The derivative of L at θ: L times the derivative of log L."""
    return likelihood(theta) * slope_of_log(theta)


def losses(theta: float) -> np.ndarray:
    """−log p at every point."""
    return np.asarray(-np.log(stems(theta)))


def loss(theta: float) -> float:
    """The mean of −log p over all points."""
    return float(np.mean(losses(theta)))


@cache
def minibatches() -> np.ndarray:
    """Minibatches, one a row: numbers of points drawn without putting any back."""
    random = np.random.default_rng(_BATCH_SEED)
    drawn = [np.sort(random.choice(COUNT, BATCH_SIZE, replace=False)) for _ in range(BATCHES)]
    return np.array(drawn)


def estimates(theta: float) -> np.ndarray:
    """What each minibatch takes the loss to be: the mean of its own terms."""
    return np.asarray(losses(theta)[minibatches()].mean(axis=1))


def lit(step: float, dim: float = 0.2) -> np.ndarray:
    """How strongly each term shows while minibatch number `step` is drawn.

    Before 0 all terms show; from 0 on those of the current minibatch, one passing into the next.
    """
    shares = np.clip(step - np.arange(BATCHES), 0, 1)
    shares = np.clip(np.minimum(4 * shares, 1) - np.append(np.minimum(4 * shares[1:], 1), 0), 0, 1)
    shown = np.zeros(COUNT)
    for batch, share in zip(minibatches(), shares, strict=True):
        shown[batch] = np.maximum(shown[batch], share)
    begun = float(np.clip(step + 1, 0, 1))
    return 1 - begun * (1 - dim) * (1 - shown)


def span_below(height: float) -> tuple[float, float]:
    """Where −log p at the best θ is at most `height`."""
    reach = SIGMA * float(np.sqrt(2 * (height + np.log(top_of_bell()))))
    return sample_mean() - reach, sample_mean() + reach


# Written statements. The width is 1 here, as in the picture.


class Density(Given):
    """p(y | θ): the height at y of the bell that stands at θ."""

    def doit(self, **hints: Any) -> sp.Expr:
        value, condition = self.args
        return sp.exp(-((value - condition) ** 2) / 2) / sp.sqrt(2 * sp.pi)


_y, _theta = sp.symbols("y theta", real=True)
_i, _n = sp.symbols("i n", integer=True, positive=True)
_theta_hat, _y_bar = sp.symbols("theta_hat y_bar", real=True)
_points = sp.IndexedBase("y", real=True)
_L = sp.Function("L", positive=True)
_stick = Density(_points[_i], _theta)
STICK = Density(_y, _theta)
_top = over(1, power(times(2, sp.pi), sp.Rational(1, 2)))

BELL = equals(
    Part("stick", Density(_y, _theta)),
    times(
        _top,
        power(sp.E, negative(over(power(plus(_y, negative(_theta)), 2), 2))),
    ),
)
"""The bell's height at y."""

VALUE = _L(_theta)
PRODUCT = sp.Product(Part("stick", _stick), (_i, 1, _n))
SUM = sp.Sum(sp.log(Part("stick", _stick)), (_i, 1, _n))
PARABOLA = equals(
    sp.log(VALUE),
    plus(
        Part("top of log", sp.log(_L(_y_bar))),
        negative(times(Part("half", over(_n, 2)), power(plus(_theta, negative(_y_bar)), 2))),
    ),
)
"""What the log-likelihood of a bell of width 1 comes to, with the sample mean ȳ."""

TERM = negative(sp.log(Density(_y, _theta)))
LOSS = negative(times(Part("one_nth", over(1, _n)), Part("all", SUM)))
LIKELIHOOD = equals(Part("likelihood", VALUE), Part("all", PRODUCT))
LOG_LIKELIHOOD = equals(Part("log of all", sp.log(Part("likelihood", VALUE))), Part("all", SUM))
Y, THETA, THETA_HAT = _y, _theta, _theta_hat


def best_written() -> sp.Basic:
    """The statement that the best θ is the sample mean, with its value."""
    return equals(Part("best", _theta_hat), _y_bar, Rounded(sample_mean(), 3))


ROLES = {
    _y: "data",
    _points[_i]: "data",
    _y_bar: "data",
    "top of log": "logarithm",
    _theta: "model",
    _theta_hat: "model",
    VALUE: "product",
    "likelihood": "product",
    PRODUCT: "product",
    SUM: "sum",
    "log of all": "logarithm",
    sp.log(VALUE): "logarithm",
    sp.log(Part("stick", _stick)): "logarithm",
    sp.log(Density(_y, _theta)): "logarithm",
    "stick": "text",
    Density(_y, _theta): "text",
}
"""The roles of the parts of these statements."""

FORMULAS = {
    "observe.stick": (BELL,),
    "multiply.multiply": (LIKELIHOOD,),
    "add.sum": (LOG_LIKELIHOOD,),
    "add.parabola": (PARABOLA,),
    "loss.loss": (LOSS,),
}
"""What the clip states, by the beat, or beat and cue, from which it stands; a course shows it."""
