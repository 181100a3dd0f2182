"""What the exponential and the logarithm have to do with each other: each undoes the other."""

import numpy as np
import sympy as sp

from reel.notation.written import (
    Log,
    Part,
    Rounded,
    Scientific,
    approximately,
    equals,
    meaning,
    power,
)

BASE = 2
"""The base of the pictures."""

MILLION = 10**6
"""Where the logarithm's axis ends."""

HEIGHT = 23
"""Where the y axis ends on the way to the million."""

MIDDLE = (1.5, 1.5)
"""The point in the middle of the plot with the mirror; it lies on the mirror."""

SPAN = (8, 6.6)
"""How much of the plane that plot shows at least, across and up."""

MIRROR_TICKS = (-6, -4, -2, 2, 4, 6, 8)

DOUBLED = tuple(2**k for k in range(1, MILLION.bit_length()))
"""The ticks on the way to the million: 2, 4, 8, and so on, as far as they are below it."""

FOURS = tuple(range(4, MILLION.bit_length() + 1, 4))
"""The ticks up the y axis, as far as log_2 of the million."""

_SLACK = 1e-9  # in comparisons

a, b = sp.symbols("a b", positive=True)
x, y = sp.symbols("x y", real=True)

ROLES = {
    "base": "exponential",
    "in": "logarithm",
    "out": "product",
    "below": "exponential",
    "argument": "product",
    "answer": "logarithm",
    "log": "logarithm",
}
"""The roles of the three numbers: in base^in = out, and in log_below argument = answer.

The function log has the role of the exponent, which it gives.
"""


def log_of(number: object, base: object) -> sp.Basic:
    """Write log_base number; the parts of the number are named where it is made."""
    return Part("log", Log(number, Part("below", base)))


# Statements.


FORWARDS = equals(power(Part("base", BASE), Part("in", x)), Part("out", b))
"""2^x = b: on its left stands what the machine does forwards."""

BACKWARDS = equals(log_of(Part("argument", b), BASE), Part("answer", x))
"""log_2 b = x: the same, solved for the exponent."""


def there_and_back(base: sp.Expr | int) -> sp.Eq:
    """The identity log_base(base^x) = x for all real x: `FORWARDS` put into `BACKWARDS`."""
    result = power(Part("base", base), Part("in", x))
    return equals(log_of(result, base), Part("answer", x))


EXPONENTIAL_CURVE = equals(y, power(BASE, x))
LOGARITHM_CURVE = equals(y, Log(x, BASE))
MIRROR = equals(y, x)


# Points.


def pair(exponent: sp.Expr | int) -> sp.Tuple:
    """The point (x, 2^x) of the exponential's curve; what is no whole number has one decimal."""
    result = sp.Integer(BASE) ** exponent
    return sp.Tuple(
        Part("in", exponent), Part("out", result if result.is_integer else Rounded(result, 1))
    )


def swapped(point: sp.Tuple) -> sp.Tuple:
    """The point with its coordinates swapped, which lies on the logarithm's curve."""
    return sp.Tuple(*reversed(point.args))


def numbers(point: sp.Tuple) -> tuple[float, float]:
    """The coordinates of a point, as floats."""
    across, up = (float(meaning(number)) for number in point.args)
    return across, up


PAIRS = [pair(sp.Integer(exponent)) for exponent in (3, 2, 1, 0, -1)]
"""The points of the machine's table, from the top down."""

JUMPING = PAIRS[1:]
"""Those that jump across the mirror, the first of them slowly."""


def across_mirror(points: np.ndarray, share: float) -> np.ndarray:
    """Carry points, given as rows (x, y), across the line y = x.

    Each goes straight from (x, y), at share 0, to (y, x), at share 1: at right angles to the line,
    meeting it half-way.
    """
    points = np.asarray(points, dtype=float)
    return np.asarray((1 - share) * points + share * points[:, ::-1])


def turned_over(points: np.ndarray, turn: float) -> np.ndarray:
    """Turn the page that holds some points about the line y = x, and look at it from above.

    Args:
        points: rows (x, y).
        turn: 0 at first, 1 when the page has been turned by 180 degrees.
    """
    return across_mirror(points, (1 - np.cos(np.pi * turn)) / 2)


def limits_about(middle: float, span: float) -> tuple[float, float]:
    """The limits of an axis that shows so much about a value in its middle."""
    return middle - span / 2, middle + span / 2


def mirror_within(
    x_range: tuple[float, float], y_range: tuple[float, float]
) -> tuple[float, float]:
    """The lower left and the upper right end of the line y = x in a view."""
    return max(x_range[0], y_range[0]), min(x_range[1], y_range[1])


def exponential_within(
    x_range: tuple[float, float], y_range: tuple[float, float], samples: int = 400
) -> np.ndarray:
    """Sample the curve of 2^x, as rows: it and its mirror image reach all edges of a view."""
    lowest = min(x_range[0], y_range[0])
    highest = np.log2(max(x_range[1], y_range[1]))
    x = np.linspace(lowest, highest, samples)
    return np.column_stack([x, np.exp2(x)])


def visible(
    points: np.ndarray, x_range: tuple[float, float], y_range: tuple[float, float]
) -> np.ndarray:
    """The longest run of points, given as rows, that lies within a view."""
    low, high = np.transpose([x_range, y_range])
    inside = ((points >= low - _SLACK) & (points <= high + _SLACK)).all(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inside, [False]]).astype(int)))
    runs = edges.reshape(-1, 2)
    start, end = max(runs, key=lambda run: run[1] - run[0], default=(0, 1))
    return points[start:end]


# On the way to a million.

DOUBLINGS = sp.log(MILLION) / sp.log(BASE)
"""How many times 1 must be doubled to give a million: the million's logarithm to base 2."""

_EXPONENT = Part("answer", Rounded(DOUBLINGS, 2))

NUMBER = equals(Part("argument", b), Part("out", MILLION))
"""The number b, as in the machine: x is an exponent, or across in a plot, but no number."""

READ_OFF = approximately(log_of(Part("argument", b), BASE), _EXPONENT)
"""log_2 b in digits, when b is a million."""

SAME_AS_POWER = approximately(
    power(Part("base", BASE), _EXPONENT), Part("out", Scientific(MILLION, 0))
)
"""The same as a power of two: 2^19.93 is about 1 × 10^6."""


def log_written(x: float) -> str:
    """How log_2 of x, to the nearest whole number, is written."""
    return f"{np.log2(round(x)):.2f}"


def log_curve(lowest: float, highest: float, samples: int = 300) -> np.ndarray:
    """Sample points (x, log_2 x) of the curve, as rows, from log_2 x = lowest to highest.

    Half of them are equally far apart in log_2 x, so that even on an axis to a million the steep
    start has as many as it needs, and half are equally far apart in x, for the flat rest.
    """
    start, end = np.exp2([lowest, highest])
    steep = np.exp2(np.linspace(lowest, highest, samples))
    at = np.union1d(steep, np.linspace(start, end, samples))
    return np.column_stack([at, np.log2(at)])


def stairs(highest: float) -> tuple[np.ndarray, np.ndarray]:
    """The stairs under the curve, from x = 1 to where log_2 x = highest.

    A tread from 2^k to 2^(k+1) is a doubling, the riser at its end a step of one.

    Returns:
        Treads and risers, as arrays of shape (n, 2, 2): number, start and end, x and y. The last
        tread goes only as far as the curve.
    """
    k = np.arange(np.ceil(highest))
    x, beyond = np.exp2(k), np.exp2(np.minimum(k + 1, highest))
    treads = np.stack([np.stack([x, k], axis=-1), np.stack([beyond, k], axis=-1)], axis=1)
    risers = np.stack([treads[:, 1], treads[:, 1] + [0, 1]], axis=1)
    return treads, risers[k + 1 <= highest]


FORMULAS = {
    "machine.any_base": (there_and_back(a),),
    "mirror.curve": (EXPONENTIAL_CURVE,),
    "mirror.becomes": (LOGARITHM_CURVE,),
}
"""What the clip states, by the beat, or beat and cue, from which it stands; a course shows it."""
