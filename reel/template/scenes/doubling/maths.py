"""What is true: how often 1 must double to pass a thousand. SymPy and NumPy, no Manim."""

import numpy as np
import sympy as sp

from reel.notation.written import Log, Part, equals, power

GOAL = 1000

ROLES = {"base": "exponential", "exponent": "logarithm", "result": "product"}
"""Which part plays which role, and so has which colour, in every formula of the clip."""

DOUBLINGS = int(sp.ceiling(sp.log(GOAL, 2)))
"""How many doublings it takes: the least n with 2^n ≥ GOAL."""

HALF = DOUBLINGS // 2
"""Half as many."""


def grown(doublings: float | np.ndarray) -> np.ndarray:
    """What 1 has become after so many doublings; between two of them it grows steadily."""
    return np.exp2(doublings)


def as_power(doublings: int) -> sp.Basic:
    """Write what so many doublings make: 2^10 = 1024."""
    base, count, result = _parts(doublings)
    return equals(power(base, count), result)


def as_logarithm(doublings: int) -> sp.Basic:
    """Write the same, asked from the other side: 10 = log_2 1024."""
    base, count, result = _parts(doublings)
    return equals(count, Log(result, base))


def _parts(doublings: int) -> tuple[Part, Part, Part]:
    return Part("base", 2), Part("exponent", doublings), Part("result", 2**doublings)


FORMULAS = {
    "ask": (as_power(DOUBLINGS),),
    "answer": (as_logarithm(DOUBLINGS),),
    "half": (as_logarithm(HALF),),
}
"""What the clip states, by the beat in which it stands; a course shows it beside the video."""
