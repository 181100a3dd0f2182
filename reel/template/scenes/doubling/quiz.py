"""The answers to the clip's quiz."""

import sympy as sp

from scenes.doubling.maths import DOUBLINGS, GOAL


def past_a_million() -> dict[str, float]:
    """How many doublings take 1 past a million; and the number that a common slip leads to."""
    return {"right": sp.ceiling(sp.log(GOAL**2, 2)), "thousand_times": GOAL * DOUBLINGS}
