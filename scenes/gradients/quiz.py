"""The answers to the quiz on the derivative of a product."""

import sympy as sp

from scenes.gradients import maths
from scenes.shared.answers import true_ones


def rule() -> dict[str, float]:
    """The speed of f · g, from the sides of a rectangle and their speeds."""
    (f, df), (g, dg) = (3, 2), (4, 5)
    t = sp.Symbol("t")
    area = (f + df * t) * (g + dg * t)
    return {
        "right": sp.diff(area, t).subs(t, 0),
        "speeds": df * dg,
        "own_sides": df * f + dg * g,
        "sum": df + dg,
    }


def more() -> dict[str, float]:
    """How many factors more a derivative of seven factors has than one of six, written out."""
    return {"right": maths.factor_count(7) - maths.factor_count(6), "one": 7 - 6, "row": 7}


def corner() -> set[str]:
    """Why a corner with sides h f' and h g' has no part in the slope."""
    h, df, dg, f, g = sp.symbols("h df dg f g", positive=True)
    area = (h * df) * (h * dg)
    strips = h * df * g, h * dg * f
    return true_ones(
        {
            "vanishes": sp.limit(area / h, h, 0) == 0,
            "never_there": area == 0,
            "balanced": any(sp.simplify(area + strip) == 0 for strip in strips),
        }
    )
