"""Rulers whose marks are powers of two: every number stands as far along as its logarithm is long.

Places along a ruler are counted in doublings, as the number 2 stands at place 1.
"""

from dataclasses import dataclass
from typing import SupportsFloat

import numpy as np

MARKS = 6
"""An ordinary ruler has the marks 0 to 6."""

FIRST, SECOND = 3, 2
"""The lengths that are laid end to end on it."""

SOME_FIRST, SOME_SECOND = 2.7, 2.2
"""The lengths that get names: any would do."""

LARGEST = 10
"""The last number on a slide rule."""

_STEPS = {
    True: ((100, 2, 10), (200, 5, 10), (400, 10, 50)),
    False: ((100, 5, 10), (200, 10, 50), (400, 50, 50)),
}
"""From which number on (in hundredths) the finest ticks and the middle ones stand how far apart, on
a scale with fine ticks and on a short one: close to 1 there is room for more of them."""


@dataclass(frozen=True)
class Tick:
    """A tick of a scale.

    Attributes:
        at: how far along it stands.
        rank: 0 for one with a number, 1 for a middle tick, 2 for a fine one.
        value: the number that it stands for.
    """

    at: float
    rank: int
    value: float


def place(number: SupportsFloat) -> float:
    """How far along a number stands."""
    return float(np.log2(float(number)))


def number_at(at: float) -> float:
    """Which number stands at a place."""
    return float(2.0**at)


def multiply(x: float, y: float) -> float:
    """The product of two numbers as rulers find it: by adding two lengths."""
    return number_at(place(x) + place(y))


def whole_ticks() -> tuple[Tick, ...]:
    """The ticks of an ordinary ruler; the values are the powers of two that are written there."""
    return tuple(Tick(float(k), 0, number_at(k)) for k in range(MARKS + 1))


def log_ticks(fine: bool = True) -> tuple[Tick, ...]:
    """The ticks of a slide rule's scale, from 1 to 10; without `fine`, about half as many."""
    found = []
    steps = _STEPS[fine]
    ends = (*(start for start, *_ in steps[1:]), 100 * LARGEST + 1)
    for (start, step, middle), end in zip(steps, ends, strict=True):
        for hundredths in range(start, end, step):
            rank = 0 if hundredths % 100 == 0 else 1 if hundredths % middle == 0 else 2
            found.append(Tick(place(hundredths / 100), rank, hundredths / 100))
    return tuple(found)


def near(number: float, reach: float) -> tuple[Tick, ...]:
    """The ticks that a lens shows beside a number: each hundredth, and a number at each tenth.

    Args:
        number: on which the lens stands.
        reach: how far it shows on either side.
    """
    low, high = (number_at(place(number) + side * reach) for side in (-1, 1))
    hundredths = range(int(np.ceil(100 * low)), int(np.floor(100 * high)) + 1)
    ranks = {True: 0, False: 2}
    return tuple(
        Tick(place(h / 100), 1 if h % 10 == 5 else ranks[h % 10 == 0], h / 100) for h in hundredths
    )
