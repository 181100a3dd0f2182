"""The answers to the quiz on halvings."""

import sympy as sp

from scenes.shared.answers import equal_to

_HALF = sp.Rational(1, 2)


def halvings() -> dict[str, float]:
    """How many halvings lead from 1 to 1/8."""
    probability = sp.Rational(1, 8)
    count = sp.log(probability, _HALF)
    numbers = [_HALF**k for k in range(count + 1)]
    return {"right": count, "times_smaller": 1 / probability, "numbers": len(numbers)}


def stack() -> set[str]:
    """The product of two probabilities that are 3 and 5 halvings away from 1."""
    return equal_to(
        _HALF**3 * _HALF**5,
        {
            "added": sp.Rational(1, 256),
            "multiplied": sp.Rational(1, 32768),
            "product_of_counts": sp.Rational(1, 15),
        },
    )


def certain() -> dict[str, float]:
    """How many halvings lead from 1 to the probability of what is certain."""
    return {"right": sp.log(1, _HALF), "one": 1}
