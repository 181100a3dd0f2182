"""The answers to the quiz on log axes."""

import sympy as sp

from scenes.shared.answers import equal_to

_x, _u = sp.Symbol("x", positive=True), sp.Symbol("u", real=True)


def slope() -> dict[str, float]:
    """By what factor y grows along a line of slope 2 while x becomes ten times as large."""
    slope, times = 2, 10
    law = _x**slope
    return {"right": law.subs(_x, times) / law.subs(_x, 1), "slope": slope, "times": slope * times}


def straight() -> set[str]:
    """Which curves are straight if both axes are logarithmic: log y has a fixed slope in log x."""
    curves = {"square": 3 * _x**2, "one_over": 5 / _x, "exponential": 2**_x, "shifted": _x + 10}
    bends = {name: sp.diff(sp.log(y.subs(_x, sp.exp(_u))), _u, 2) for name, y in curves.items()}
    return {name for name, bend in bends.items() if sp.simplify(bend) == 0}


def above() -> set[str]:
    """What a point has that lies one decade above a line: in terms of what the line says."""
    line = sp.Symbol("y", positive=True)
    candidates = {"ten_times": 10 * line, "ten_more": line + 10, "twice": 2 * line}
    return equal_to(line * 10**1, candidates)
