"""Why errors are squared: least squares is maximum likelihood under Gaussian noise of one width.

The derivation is written once for every noise whose density is e^(−penalty / spread) / area:
Gaussian noise leads to squared errors, Laplace noise to absolute ones.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
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
    "product": "product",
    "log": "logarithm",
    "sum": "sum",
    "density": "text",
    "area": "text",
    "spread": "text",
    "term": "text",
    "penalty": "sum",
}
"""The roles of the parts of a statement."""

_i, _n = sp.symbols("i n", integer=True, positive=True)
_x, _y, _noise, _r = (sp.IndexedBase(name, real=True) for name in ("x", "y", "epsilon", "r"))
_f = sp.Symbol("f")
sigma, b = sp.symbols("sigma b", positive=True)
r = sp.Symbol("r", real=True)

_observed = Part("observed", _y[_i])
_predicted = Part("model", sp.Function("f")(_x[_i]))

MODEL = equals(_observed, plus(_predicted, Part("gap", _noise[_i])))
"""y_i = f(x_i) + ε_i."""

RESIDUAL = equals(Part("gap", _r[_i]), plus(_observed, negative(_predicted)))
"""r_i = y_i − f(x_i): what is noise if f is right."""

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

    def written(self, error: sp.Expr) -> sp.Basic:
        """The equation p(error) = the density at it."""
        return equals(sp.Function("p")(error), self.of(error))

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

    def error_of(self, cost: float) -> float:
        """The positive error that has this penalty."""
        return float(max(sp.solve(self.penalty(r) - sp.nsimplify(cost), r)))


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

DENSITY = GAUSS.written(_noise[_i])
"""p(ε_i), the density of the noise."""


_p = sp.Function("p")(r)
TERMS = {
    "density": Part("density", _p),
    "log": Part("log", sp.log(Part("density", _p))),
    "bare": Part("sum", negative(Part("penalty", GAUSS.penalty(r)))),
    "flipped": Part("sum", Part("penalty", GAUSS.penalty(r))),
}
"""What one term of the derivation is at each step, without what has been dropped."""

LOG_LIKELIHOOD = Part("log", sp.log(sp.Symbol("L")))
MEAN_SQUARES = times(
    over(1, _n), Part("sum", sp.Sum(Part("penalty", power(_r[_i], 2)), (_i, 1, _n)))
)
"""What is plotted over the slope, as it is named there."""

MINUS_LOG = negative(Part("log", sp.log(sp.Symbol("p"))))
"""−log p: what a loss is, up to constants and factors that may be dropped."""


def derivation(noise: Noise) -> Derivation:
    """Derive the loss of a noise: from the likelihood of independent noise of one width."""
    limits = (_i, 1, _n)
    area, spread = Part("area", noise.area), Part("spread", noise.spread)
    penalty = Part("penalty", noise.penalty(_r[_i]))
    constant = Part("log", sp.log(area))
    product = Part("product", sp.Product(Part("density", noise.of(_r[_i])), limits))
    terms = plus(negative(constant), negative(over(penalty, spread)))
    costs = Part("sum", sp.Sum(penalty, limits))
    return Derivation(
        _r,
        (
            Line("likelihood", Argmax(product, _f)),
            Line("log", Argmax(Part("log", sp.log(product)), _f), (Logarithm(),)),
            Line("sum", Argmax(Part("sum", sp.Sum(Part("term", terms), limits)), _f)),
            Line(
                "bare",
                Argmax(negative(costs), _f),
                (Drop(negative(times(_n, constant))), Rescale(noise.spread)),
            ),
            Line(
                "loss",
                Argmin(times(over(1, _n), costs), _f),
                (Flip(), Rescale(over(1, _n))),
            ),
        ),
    )


# The same way for one term, as a curve over the error.

STEPS = ("density", "log", "without constant", "without factor", "flipped")
"""What has been done to a term, in order; the curve of the term shows each in turn."""


def term(noise: Noise, error: np.ndarray, step: float) -> np.ndarray:
    """One term of the derivation, as a function of the error.

    Args:
        noise: the noise whose derivation it is.
        error: the errors.
        step: a place in STEPS. In between the term is on its way: up to the last step it is an
            increasing function of the density, and in that it turns about the error's axis.
    """
    share = float(np.clip(1 - step, 0, 1))
    lift, factor, turn = np.clip([step - 1, step - 2, step - 3], 0, 1)
    spread = noise.value(noise.spread)
    log = -noise.cost(error) / spread - np.log(noise.value(noise.area))
    # (p^s − 1)/s + s is the density at s = 1, and its logarithm in the limit s = 0.
    level = np.expm1(share * log) / share + share if share > 1e-6 else log
    level = level + lift * np.log(noise.value(noise.area))
    return np.asarray(level * (1 + factor * (spread - 1)) * np.cos(np.pi * turn))


# The points and their line.

COUNT = 9
BOX = (12.0, 8.2)
"""Where both axes of the plot end; they start at 0."""

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


_of_gauss = derivation(GAUSS)

FORMULAS = {
    "noise": (MODEL, DENSITY),
    "derive": (RESIDUAL, *(_of_gauss[line].claim for line in ("likelihood", "sum", "loss"))),
}
"""What the clip states, by the beat in which it stands; a course shows it beside the video."""
