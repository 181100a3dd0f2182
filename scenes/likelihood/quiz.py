"""The answers to the quiz on likelihood."""

from statistics import median

import sympy as sp

from scenes.likelihood import maths


def product() -> dict[str, float]:
    """The likelihood of three independent points, from their densities."""
    densities = sp.Rational(4, 10), sp.Rational(2, 10), sp.Rational(3, 10)
    total = sp.Add(*densities)
    return {"right": sp.Mul(*densities), "sum": total, "mean": total / len(densities)}


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
