"""Twenty points, and how well a bell of width 1 explains them, wherever it stands."""

from functools import cache

import numpy as np

COUNT = 20
SIGMA = 1.0  # the bell's width, fixed: only its place θ is looked for
_SEED = 33135
_CENTER = 3.6  # of the bell that the points are drawn from; the sample mean lies nearby

HANDFULS, HANDFUL = 8, 4
_HANDFUL_SEED = 4


@cache
def observed() -> np.ndarray:
    """Return the twenty points, in order of size, with two decimals.

    They are drawn from a Gaussian with a fixed seed, so every build shows the same.
    """
    drawn = np.random.default_rng(_SEED).normal(_CENTER, SIGMA, COUNT)
    points: np.ndarray = np.sort(np.round(drawn, 2))
    return points


def sample_mean() -> float:
    """Return the mean of the points."""
    return float(np.mean(observed()))


def density(y: np.ndarray | float, theta: np.ndarray | float) -> np.ndarray:
    """Return p(y | θ), the Gaussian density of width σ around θ."""
    y, theta = np.asarray(y, dtype=float), np.asarray(theta, dtype=float)
    return np.exp(-(((y - theta) / SIGMA) ** 2) / 2) / _area()


def _area() -> float:
    """Return the area under e^(−(y − θ)²/(2σ²)), by which it is divided: σ√(2π)."""
    return float(SIGMA * np.sqrt(2 * np.pi))


def top_of_bell() -> float:
    """Return the greatest density there is: 1/(σ√(2π))."""
    return 1 / _area()


def sticks(theta: np.ndarray | float) -> np.ndarray:
    """Return the density at every point, the last axis running over the points."""
    return density(observed(), np.asarray(theta, dtype=float)[..., None])


def likelihood(theta: np.ndarray | float) -> np.ndarray:
    """Return L(θ): the product of all the sticks, multiplied one after another."""
    return np.asarray(np.prod(sticks(theta), axis=-1))


def log_likelihood(theta: np.ndarray | float) -> np.ndarray:
    """Return log L(θ): the sum of the sticks' logs."""
    return np.asarray(np.sum(np.log(sticks(theta)), axis=-1))


def slope_of_log(theta: np.ndarray | float) -> np.ndarray:
    """Return the derivative of log L at θ: n (ȳ − θ) / σ²."""
    return COUNT * (sample_mean() - np.asarray(theta, dtype=float)) / SIGMA**2


def slope(theta: np.ndarray | float) -> np.ndarray:
    """Return the derivative of L at θ: L times the derivative of log L."""
    return likelihood(theta) * slope_of_log(theta)


def losses(theta: float) -> np.ndarray:
    """Return −log p at every point."""
    return np.asarray(-np.log(sticks(theta)))


def loss(theta: float) -> float:
    """Return the mean of −log p over all points."""
    return float(np.mean(losses(theta)))


@cache
def handfuls() -> np.ndarray:
    """Return minibatches, one a row: numbers of points drawn without putting any back."""
    random = np.random.default_rng(_HANDFUL_SEED)
    drawn = [np.sort(random.choice(COUNT, HANDFUL, replace=False)) for _ in range(HANDFULS)]
    return np.array(drawn)


def estimates(theta: float) -> np.ndarray:
    """Return what each minibatch takes the loss to be: the mean of its own terms."""
    return np.asarray(losses(theta)[handfuls()].mean(axis=1))
