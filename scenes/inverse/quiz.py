"""The answers to the quiz on the inverse of the exponential."""

import sympy as sp

from scenes.inverse.maths import BASE
from scenes.shared.answers import equal_to


def point() -> set[str]:
    """Which point lies on the curve of the logarithm."""
    points = {"swapped": (8, 3), "negative": (3, -8), "turned_over": (3, sp.Rational(1, 8))}
    return {name for name, (x, y) in points.items() if sp.log(x, BASE) == y}


def eight_times() -> dict[str, float]:
    """The logarithm of 8 x, where that of x is 10."""
    known = 10
    x = sp.Integer(BASE) ** known
    return {"right": sp.log(8 * x, BASE), "times": 8 * known, "plus": 8 + known}


def undone() -> set[str]:
    """Two to the power of the logarithm of 7."""
    logarithm = sp.log(7, BASE)
    return equal_to(
        BASE**logarithm, {"seven": 7, "logarithm": logarithm, "power": sp.Integer(BASE) ** 7}
    )
