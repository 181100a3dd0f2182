"""Why errors are squared: least squares is maximum likelihood under Gaussian noise of one width.

The derivation is written once for every noise whose density is e^(−penalty / spread) / area:
Gaussian noise leads to squared errors, Laplace noise to absolute ones.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

import numpy as np
import sympy as sp

from reel.notation.written import (
    Argmax,
    Argmin,
    Part,
    equals,
    meaning,
    negative,
    over,
    plus,
    power,
    times,
)
from scenes.mse.derivation import Derivation, Drop, Flip, Line, Logarithm, Rescale

# What is written.

ROLES = {
    "observed": "data",
    "model": "model",
    "gap": "sum",
    "product": "product",
    "log": "logarithm",
    "sum": "sum",
    "density": "exponential",
    "one": "text",
    "area": "text",
    "spread": "text",
    "term": "text",
    "penalty": "sum",
}
"""The roles of the parts of a statement."""

_i, _n = sp.symbols("i n", integer=True, positive=True)
_x, _y, _noise, _r = (sp.IndexedBase(name, real=True) for name in ("x", "y", "epsilon", "r"))
_guess = sp.Symbol("f_hat")
sigma, b = sp.symbols("sigma b", positive=True)
r = sp.Symbol("r", real=True)

_observed = Part("observed", _y[_i])

MODEL = equals(_observed, plus(Part("model", sp.Function("f")(_x[_i])), Part("gap", _noise[_i])))
"""y_i = f(x_i) + ε_i."""

RESIDUAL = equals(
    Part("gap", _r[_i]),
    plus(_observed, negative(Part("model", sp.Function("f_hat")(_x[_i])))),
)
"""r_i = y_i − f̂(x_i): what is noise if the guess is right."""

CENTER = sp.Tuple(*sp.symbols("x_bar y_bar"))
"""Where the line turns."""


@dataclass(frozen=True)
class Noise:
    """A density e^(−penalty(r) / spread) / area around 0.

    Attributes:
        area: what e^(…) is divided by: the area under it.
        spread: what the penalty is divided by.
        penalty: maps an error to what it costs, once all that does not matter is dropped.
        width: its width parameter (σ or b), with the value that this has in the pictures.
    """

    area: sp.Expr
    spread: sp.Expr
    penalty: Callable[[Any], sp.Expr]
    width: dict[sp.Symbol, float]

    def of(self, error: sp.Expr) -> sp.Expr:
        """The density at an error, as it is written."""
        penalty, spread = Part("penalty", self.penalty(error)), Part("spread", self.spread)
        return times(
            over(Part("one", 1), Part("area", self.area)),
            power(sp.E, negative(over(penalty, spread))),
        )

    def value(self, expr: sp.Expr) -> float:
        """What an expression that holds the width is worth in the pictures."""
        return float(meaning(expr).subs(self.width))

    def density(self, error: np.ndarray) -> np.ndarray:
        """The density at each of some errors."""
        spread, area = self._values
        return np.exp(-self.cost(error) / spread) / area

    @cached_property
    def _values(self) -> tuple[float, float]:
        """What `spread` and `area` are worth in the pictures."""
        return self.value(self.spread), self.value(self.area)

    def cost(self, error: np.ndarray) -> np.ndarray:
        """The penalty of each of some errors."""
        return np.asarray(self._cost(error), dtype=float)

    @cached_property
    def _cost(self) -> Callable[[np.ndarray], np.ndarray]:
        """The penalty as a function of arrays."""
        function: Callable[[np.ndarray], np.ndarray] = sp.lambdify(r, self.penalty(r), "numpy")
        return function


SIGMA = 1.0
"""The width of the noise in the pictures."""

GAUSS = Noise(
    times(sigma, sp.sqrt(times(2, sp.pi), evaluate=False)),
    times(2, power(sigma, 2)),
    lambda error: power(error, 2),
    {sigma: SIGMA},
)
LAPLACE = Noise(times(2, b), b, sp.Abs, {b: SIGMA / 2**0.5})
"""Laplace noise of the same standard deviation, which is b√2."""


def log_density(noise: Noise, error: sp.Expr) -> sp.Expr:
    """The logarithm of the density at an error, as it is written: what brings down the penalty."""
    penalty, spread = Part("penalty", noise.penalty(error)), Part("spread", noise.spread)
    constant = Part("log", sp.log(Part("area", noise.area)))
    return plus(negative(constant), negative(over(penalty, spread)))


TERMS = {
    "density": Part("density", GAUSS.of(r)),
    "log": Part("term", log_density(GAUSS, r)),
    "without constant": negative(
        over(Part("penalty", GAUSS.penalty(r)), Part("spread", GAUSS.spread))
    ),
    "without factor": negative(Part("penalty", GAUSS.penalty(r))),
    "flipped": Part("penalty", GAUSS.penalty(r)),
}
"""What one term of the derivation is at each step, without what has been dropped."""

MINUS_LOG = negative(Part("log", sp.log(sp.Symbol("p"))))
"""−log p: what a loss is, up to constants and factors that may be dropped."""


def derivation(noise: Noise) -> Derivation:
    """Derive the loss of a noise: from the likelihood of independent noise of one width."""
    limits = (_i, 1, _n)
    penalty, constant = Part("penalty", noise.penalty(_r[_i])), Part("log", sp.log(noise.area))
    product = Part("product", sp.Product(Part("density", noise.of(_r[_i])), limits))
    terms = Part("sum", sp.Sum(Part("term", log_density(noise, _r[_i])), limits))
    costs = Part("sum", sp.Sum(penalty, limits))
    return Derivation(
        _r,
        (
            Line("likelihood", Argmax(product, _guess)),
            Line("log", Argmax(Part("log", sp.log(product)), _guess), (Logarithm(),)),
            Line("sum", Argmax(terms, _guess)),
            Line(
                "bare",
                Argmax(negative(costs), _guess),
                (Drop(negative(times(_n, constant))), Rescale(noise.spread)),
            ),
            Line(
                "loss",
                Argmin(times(over(1, _n), costs), _guess),
                (Flip(), Rescale(over(1, _n))),
            ),
        ),
    )


# The same way for one term, as a curve over the error.

STEPS = ("log", "without constant", "without factor", "flipped")
"""What has been done to a term, in order; the curve of the term shows each in turn."""


def term(noise: Noise, error: np.ndarray, step: float) -> np.ndarray:
    """One term of the derivation, as a function of the error.

    Args:
        noise: the noise whose derivation it is.
        error: the errors.
        step: a place in STEPS. In between the term is on its way: it is lifted by the constant,
            then stretched by the factor, and at last it turns about the error's axis.
    """
    lift, factor, turn = np.clip([step, step - 1, step - 2], 0, 1)
    spread = noise.value(noise.spread)
    constant = (1 - lift) * np.log(noise.value(noise.area))
    level = -noise.cost(error) / spread * (1 + factor * (spread - 1)) - constant
    return np.asarray(level * np.cos(np.pi * turn))


# The points and their line.

COUNT = 9
BOX = (12.0, 8.2)
"""Where both axes of the plot end on which squares stand; they start at 0."""

_A_ROW = 3  # pieces of the square that all squares make together
_SEED = 10957
_LINE = (1.1, 0.5)  # height at 0 and slope of the f that the points are made from


@cache
def observed() -> tuple[np.ndarray, np.ndarray]:
    """The points as x and y, both of shape (9,): y is f(x) plus seeded noise of width σ.

    Both are rounded to one decimal.
    """
    random = np.random.default_rng(_SEED)
    x = np.round(np.linspace(1.6, 10.8, COUNT) + random.uniform(-0.35, 0.35, COUNT), 1)
    return x, np.round(truth(x) + random.normal(0, SIGMA, COUNT), 1)


def truth(x: np.ndarray | float) -> np.ndarray:
    """The height f(x) of the line that the points are made from."""
    return np.asarray(_LINE[0] + _LINE[1] * np.asarray(x, dtype=float))


def center() -> tuple[float, float]:
    """The mean point (x̄, ȳ), about which the line turns.

    Among all lines of one slope, the one with the least squared error goes through it.
    """
    x, y = observed()
    return float(x.mean()), float(y.mean())


def line(slope: np.ndarray | float, x: np.ndarray) -> np.ndarray:
    """The heights at x of lines through the centre: an array of the slopes' shape plus x's."""
    middle, height = center()
    return height + np.asarray(slope, dtype=float)[..., None] * (x - middle)


def residuals(slope: np.ndarray | float) -> np.ndarray:
    """The residuals r_i for the line of a slope; the last axis runs over the points."""
    x, y = observed()
    return np.asarray(y - line(slope, x))


def mean_squared_error(slope: np.ndarray | float) -> np.ndarray:
    """The mean of the squared residuals, for each slope."""
    return np.asarray(np.mean(residuals(slope) ** 2, axis=-1))


def log_likelihood(slope: np.ndarray | float, noise: Noise = GAUSS) -> np.ndarray:
    """The sum of the logs of the densities of all residuals, for each slope."""
    return np.asarray(np.sum(np.log(noise.density(residuals(slope))), axis=-1))


def best_slope() -> float:
    """The slope of least squares: Σ(x − x̄)(y − ȳ) / Σ(x − x̄)²."""
    x, y = observed()
    across, up = x - x.mean(), y - y.mean()
    return float(across @ up / (across @ across))


SWING = 0.35
"""How far from the best slope the line turns, each way (a difference of slopes)."""


def first_slope() -> float:
    """That of the guess with which the search begins."""
    return best_slope() - SWING


def between(share: float, x: np.ndarray) -> np.ndarray:
    """The heights at x of a line at this share of the way from the truth to the first guess."""
    return np.asarray((1 - share) * truth(x) + share * line(first_slope(), x))


def total(slope: np.ndarray | float) -> np.ndarray:
    """The sum of the squared residuals, for each slope: the area of all squares together."""
    return np.asarray(COUNT * mean_squared_error(slope))


def packed(slope: float) -> np.ndarray:
    """The squares on the residuals as pieces of one square of the same area.

    They stand in rows of three; each piece has the area of its square.

    Returns:
        Left, bottom, right and top of each piece, the large square's lower left corner at (0, 0):
        an array of shape (n, 4).
    """
    areas = residuals(slope) ** 2
    side = np.sqrt(areas.sum())
    pieces, bottom = [], 0.0
    for row in areas.reshape(-1, _A_ROW):
        height = row.sum() / side
        edges = np.concatenate([[0.0], np.cumsum(row) / height])
        pieces += [(left, bottom, right, bottom + height) for left, right in pairwise(edges)]
        bottom += height
    return np.array(pieces)


def squares(slope: float) -> np.ndarray:
    """The corners (x, y) of a square on each residual, in an array of shape (n, 4, 2).

    The first side is the residual, from the line to the point; the square lies to the left of it
    above the line, to the right below: away from a line that rises.
    """
    x, y = observed()
    error = residuals(slope)
    foot = np.column_stack([x, y - error])
    up, left = np.outer(error, [0, 1]), np.outer(error, [-1, 0])
    return np.stack([foot, foot + up, foot + up + left, foot + left], axis=1)


_LINES = {line.name: line.claim for line in derivation(GAUSS).lines}

FORMULAS = {
    "noise.noise": (MODEL,),
    "derive": (RESIDUAL,),
    "derive.multiply": (_LINES["likelihood"],),
    "derive.sum": (_LINES["sum"],),
    "derive.drop": (_LINES["bare"],),
    "derive.minus": (_LINES["loss"],),
}
"""What the clip states, by the beat, or beat and cue, from which it stands; a course shows it."""
