"""The answers to the quiz on the whole argument."""

import sympy as sp

from reel.notation.written import equals
from scenes.shared.answers import true_ones

_x, _y = sp.symbols("x y", positive=True)


def facts() -> set[str]:
    """What holds for the logarithm of every positive number."""
    return true_ones(
        {
            "times": equals(sp.log(_x * _y), sp.log(_x) + sp.log(_y)),
            "order": bool(sp.diff(sp.log(_x), _x).is_positive),
            "positive": bool(sp.log(_x).is_positive),
            "plus": equals(sp.log(_x + _y), sp.log(_x) * sp.log(_y)),
        }
    )


def best() -> set[str]:
    """Where L is largest, and how large it is, if log L is -12 at most, at 3."""
    theta = sp.Symbol("theta", real=True)
    likelihood = sp.exp(-12 - (theta - 3) ** 2)
    (place,) = sp.solve(sp.diff(likelihood, theta), theta)
    value = likelihood.subs(theta, place)
    known = {
        "same": (3, sp.exp(-12)),
        "moved": (sp.exp(3), sp.exp(-12)),
        "value": (3, sp.Integer(-12)),
    }
    return {name for name, pair in known.items() if pair == (place, value)}
