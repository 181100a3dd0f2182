"""The answers to the quiz on what a logarithm is."""

import sympy as sp

from scenes.definition import maths
from scenes.shared.answers import true_ones


def eighth() -> dict[str, float]:
    """The logarithm of 1/8, to base 2."""
    eight = maths.solution(2, 8)
    return {"right": sp.log(sp.Rational(1, 8), 2), "without_sign": eight, "reciprocal": 1 / eight}


def same() -> set[str]:
    """Which equation holds if x is the logarithm of b, to base a."""
    a, b = sp.symbols("a b", positive=True)
    x = sp.log(b) / sp.log(a)
    return true_ones(
        {
            "power": sp.simplify(a**x - b) == 0,
            "swapped": sp.simplify(x**a - b) == 0,
            "backwards": sp.simplify(b**x - a) == 0,
            "times": sp.simplify(a * x - b) == 0,
        }
    )


def conditions() -> set[str]:
    """Which logarithms, of a number to a base, are real numbers."""
    asked = {
        "small": (sp.Rational(1, 10), 2),
        "falling": (4, sp.Rational(1, 2)),
        "zero": (0, 2),
        "negative": (-4, 2),
        "one": (5, 1),
    }
    found = {name: sp.log(number) / sp.log(base) for name, (number, base) in asked.items()}
    return {name for name, value in found.items() if value.is_real}
