"""A slide rule: every number stands as far along its scale as its logarithm is long.

Places are shares of the scale's length: 0 at the number 1, 1 at the number 10.
"""

from dataclasses import dataclass

import numpy as np

# From which number on (in hundredths) the finest ticks and the middle ones stand how far apart:
# close to 1 there is room for more of them. So on a scale with fine ticks, and on a short one.
_STEPS = {
    True: ((100, 2, 10), (200, 5, 10), (400, 10, 50)),
    False: ((100, 5, 10), (200, 10, 50), (500, 50, 50)),
}


@dataclass(frozen=True)
class Tick:
    """A tick of a scale.

    Attributes:
        value: the number it stands for.
        rank: 0 for a whole number, which is written out, 1 for a middle tick, 2 for a fine one.
    """

    value: float
    rank: int


def place(number: float) -> float:
    """Where a number stands on a scale."""
    return float(np.log10(number))


def number_at(at: float) -> float:
    """Which number stands at a place."""
    return float(10.0**at)


def multiply(x: float, y: float) -> float:
    """The product of two numbers as the rule finds it: by adding two lengths."""
    return number_at(place(x) + place(y))


def ticks(fine: bool = True) -> tuple[Tick, ...]:
    """The ticks of one scale, from 1 to 10; without `fine`, about half as many."""
    found = []
    steps = _STEPS[fine]
    ends = (*(start for start, *_ in steps[1:]), 1001)
    for (start, step, middle), end in zip(steps, ends, strict=True):
        for hundredths in range(start, end, step):
            rank = 0 if hundredths % 100 == 0 else 1 if hundredths % middle == 0 else 2
            found.append(Tick(hundredths / 100, rank))
    return tuple(found)
