"""The answers to the quiz on relative rates of change."""

import sympy as sp

from scenes.gradients.maths import factor_count
from scenes.shared.answers import equal_to

_x = sp.Symbol("x", positive=True)


def revenue() -> dict[str, float]:
    """By how many percent a product grows whose factors grow by 4 and by 3 percent."""
    price, pieces = sp.Rational(4, 100), sp.Rational(3, 100)
    growth = (1 + price) * (1 + pieces) - 1
    return {
        "right": 100 * growth,
        "multiplied": 100 * price * 100 * pieces,
        "averaged": 100 * (price + pieces) / 2,
    }


def relative() -> set[str]:
    """What P'/P is for x³ times e to the 2x."""
    factors = _x**3, sp.exp(2 * _x)
    product = sp.Mul(*factors)
    rates = [sp.diff(factor, _x) / factor for factor in factors]
    return equal_to(
        sp.diff(product, _x) / product,
        {
            "added": 3 / _x + 2,
            "derivatives": 3 * _x**2 + 2 * sp.exp(2 * _x),
            "product": sp.Mul(*rates),
            "without_inner": 3 / _x + 1,
        },
    )


def eight() -> dict[str, float]:
    """How many fractions P'/P has for a product of eight factors."""
    factors = sp.symbols("f_1:9", cls=sp.Function)
    fractions = [sp.diff(sp.log(f(_x)), _x) for f in factors]
    return {"right": len(fractions), "grid": factor_count(8), "both": 2 * len(fractions)}
