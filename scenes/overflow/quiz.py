"""The answers to the quiz on numbers that fit."""

import math

import numpy as np

from scenes.overflow.maths import PROBABILITY, exponential


def sum_of_logs() -> dict[str, float]:
    """The sum of the logs of 500 chances."""
    words, log = 500, math.log(PROBABILITY)
    return {
        "right": words * log,
        "without_sign": -words * log,
        "base_ten": words * math.log10(PROBABILITY),
        "of_product": log,
        "rounded": words * round(log),
    }


def largest() -> dict[str, float]:
    """The largest power of e after scores were slid down by the largest of them."""
    scores = 1000, 1002
    slid = [score - max(scores) for score in scores]
    return {
        "right": max(map(exponential, slid)),
        "shifted": max(slid),
        "between": exponential(max(scores) - min(scores)),
    }


def wrong() -> set[str]:
    """What float64 makes zero or infinite."""
    found = {
        "power": exponential(1000.0),
        "product": float(np.prod(np.full(300, PROBABILITY))),
        "sum": float(np.sum(np.full(300, math.log(PROBABILITY)))),
        "shifted": exponential(-2.0),
    }
    return {name for name, value in found.items() if value == 0 or math.isinf(value)}
