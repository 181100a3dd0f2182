"""The answers to the quiz on the log of a product."""

import sympy as sp

from reel.notation.written import equals
from scenes.shared.answers import true_ones

_x, _y = sp.symbols("x y", positive=True)


def sum_of_logs() -> set[str]:
    """What log x + log y is."""
    whole = sp.log(_x) + sp.log(_y)
    return true_ones(
        {
            "product": equals(whole, sp.log(_x * _y)),
            "of_sum": equals(whole, sp.log(_x + _y)),
            "product_of_logs": equals(whole, sp.log(_x) * sp.log(_y)),
        }
    )


def twelve() -> dict[str, float]:
    """The log of 12 to base ten, from those of 2 and 3."""
    two, three, right = (sp.log(number, 10).evalf() for number in (2, 3, 12))
    return {"right": right, "six": two + three, "multiplied": two * three}


def another_base() -> set[str]:
    """How the logarithm to another base differs: by a factor, or a distance, the same for all x."""
    base = sp.Symbol("a", positive=True)
    here, there = sp.log(_x), sp.log(_x) / sp.log(base)
    scaled = sp.simplify(sp.diff(there / here, _x)) == 0
    shifted = sp.simplify(sp.diff(there - here, _x)) == 0
    found = true_ones({"scaled": scaled, "shifted": shifted})
    return found or {"bent"}
