"""The answers to the quiz on likelihood."""

from itertools import combinations
from statistics import median

import numpy as np
import sympy as sp

from scenes.likelihood import maths


def narrow() -> dict[str, float]:
    """How high the top of a bell is that is ten times as narrow."""
    y, width = sp.symbols("y width", positive=True)
    bell = sp.exp(-(y**2) / (2 * width**2))
    top = 1 / sp.integrate(bell, (y, -sp.oo, sp.oo))  # its area is 1
    now = maths.top_of_bell()
    return {"right": top.subs(width, sp.Rational(1, 10)), "lower": now / 10, "same": now}


def best() -> set[str]:
    """At which place of a bell three points are most likely."""
    points = 1, 2, 6
    theta = sp.Symbol("theta", real=True)
    log_likelihood = sp.Add(*(-((point - theta) ** 2) / 2 for point in points))
    (place,) = sp.solve(sp.diff(log_likelihood, theta), theta)
    candidates = {
        "mean": sp.Rational(sum(points), len(points)),
        "median": median(points),
        "middle": sp.Rational(min(points) + max(points), 2),
    }
    return {name for name, candidate in candidates.items() if place == candidate}


def minibatch() -> set[str]:
    """What holds of all handfuls of the points: compared are their means and their products."""
    terms, sticks = maths.losses(maths.sample_mean()), maths.stems(maths.sample_mean())
    size = 5
    handfuls = [list(handful) for handful in combinations(range(maths.COUNT), size)]
    means = terms[handfuls].mean(axis=1)
    products = sticks[handfuls].prod(axis=1)
    found = {
        "mean": np.isclose(means.mean(), terms.mean()),
        "product": np.isclose(np.log10(products).mean(), np.log10(sticks.prod()), atol=1),
        "few": np.allclose(means, terms.mean()),
    }
    return {name for name, holds in found.items() if holds}
