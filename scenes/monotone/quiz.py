"""The answers to the quiz on what keeps a peak where it is."""

import sympy as sp

from scenes.monotone.maths import DIP, L

_theta, _peak = sp.symbols("theta theta_hat", real=True)
_LIKELIHOOD = sp.exp(-((_theta - _peak) ** 2) / 2)


def scaled() -> set[str]:
    """Where five times a likelihood has its peak."""
    (place,) = sp.solve(sp.diff(5 * _LIKELIHOOD, _theta), _theta)
    places = {"same": _peak, "five_times": 5 * _peak, "shifted": _peak + sp.log(5)}
    return {name for name, candidate in places.items() if sp.simplify(place - candidate) == 0}


def which() -> set[str]:
    """Which functions of L > 0 are strictly increasing, and so keep every peak."""
    functions = {
        "log": sp.log(L),
        "cube": L**3,
        "root": sp.sqrt(L),
        "minus": -sp.log(L),
        "one_over": 1 / L,
        "dip": DIP.doit(),
    }
    return {name for name, written in functions.items() if sp.diff(written, L).is_positive}


def slope() -> dict[str, float]:
    """The slope of log L, from the height and the slope of L."""
    height, slope_of_l = sp.Rational(1, 10**120), sp.Rational(1, 10**118)
    x = sp.Symbol("x")
    line = height + slope_of_l * x  # what L is like close by
    return {
        "right": sp.diff(sp.log(line), x).subs(x, 0),
        "exponent": sp.log(slope_of_l, 10),
        "one_hundredth": height / slope_of_l,
    }
