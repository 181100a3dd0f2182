"""The answers to the quiz on numbers that fit."""

import math

import numpy as np

from scenes.overflow.maths import PROBABILITY, SCORES, exponential, softmax


def sum_of_logs() -> dict[str, float]:
    """The sum of the logs of 500 chances."""
    words, log = 500, math.log(PROBABILITY)
    return {
        "right": words * log,
        "without_sign": -words * log,
        "base_ten": words * math.log10(PROBABILITY),
        "of_product": log,
    }


def shares() -> set[str]:
    """What becomes of softmax's shares if all scores are made smaller by the same number."""
    before, after = softmax(SCORES), softmax([score - 7 for score in SCORES])
    if np.allclose(before, after):
        return {"same"}
    return {"smaller"} if np.all(after < before) else {"equal"}


def wrong() -> set[str]:
    """What float64 makes zero or infinite."""
    found = {
        "power": exponential(1000.0),
        "product": float(np.prod(np.full(300, PROBABILITY))),
        "sum": float(np.sum(np.full(300, math.log(PROBABILITY)))),
        "shifted": exponential(-2.0),
    }
    return {name for name, value in found.items() if value == 0 or math.isinf(value)}
