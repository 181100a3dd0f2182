"""An increasing function keeps order, and so it keeps the place of the largest value.

The likelihood is that of the twenty points of `scenes.likelihood.maths`. Distances are told from
its peak θ̂, which is the sample mean.
"""

from collections.abc import Sequence

import numpy as np
import sympy as sp

from reel.notation.written import (
    Argmax,
    Argmin,
    ExactlyWhen,
    Part,
    Rounded,
    approximately,
    equals,
    negative,
    plus,
    power,
    times,
)
from scenes.likelihood import maths as likelihood

# Order.

VALUES = (1.5, 5.0, 0.3, 8.0, 0.8, 3.0)
"""Some positive numbers, out of order."""

SWAPS = ((0, 2), (1, 4), (3, 5))
"""Pairs of them (counted from 0) that change places, one after another: then all are in order."""


def columns(step: float) -> np.ndarray:
    """In which column each of the values stands after so many swaps; between two, on its way."""
    now = np.arange(len(VALUES), dtype=float)
    for number, (here, there) in enumerate(SWAPS):
        done = float(np.clip(step - number, 0, 1))
        now[here] += done * (there - here)
        now[there] += done * (here - there)
    return now


def stillness(step: float) -> np.ndarray:
    """For each value 1 where it stands still, less while it is on its way, at least 0."""
    still = np.ones(len(VALUES))
    for number, pair in enumerate(SWAPS):
        done = float(np.clip(step - number, 0, 1))
        still[list(pair)] = max(0.0, 1 - 5 * min(done, 1 - done))
    return still


x, y = sp.symbols("x y", positive=True)

ORDER = ExactlyWhen(
    sp.Lt(Part("x", x), Part("y", y), evaluate=False),
    sp.Lt(Part("log x", sp.log(x)), Part("log y", sp.log(y)), evaluate=False),
)
"""What strictly increasing means, said of the logarithm."""


def compared(number: int) -> tuple[sp.Basic, sp.Basic]:
    """`ORDER`'s two statements about the two values that a swap puts in order."""
    low, high = sorted(sp.Rational(str(VALUES[place])) for place in SWAPS[number])
    return (
        sp.Lt(Part("x", Rounded(low, 1)), Part("y", Rounded(high, 1)), evaluate=False),
        sp.Lt(
            Part("log x", Rounded(sp.log(low), 2)),
            Part("log y", Rounded(sp.log(high), 2)),
            evaluate=False,
        ),
    )


# The peak.

PEAK = likelihood.sample_mean()
"""θ̂, where the likelihood is greatest."""

TOP, LOG_TOP = float(likelihood.likelihood(PEAK)), float(likelihood.log_likelihood(PEAK))
"""The greatest likelihood there is, and its logarithm."""


def scaled(theta: np.ndarray | float) -> np.ndarray:
    """The likelihood scaled to top 1: L(θ) / L(θ̂)."""
    return np.exp(log_scaled(theta))


def log_scaled(theta: np.ndarray | float) -> np.ndarray:
    """The logarithm of the scaled likelihood: −n (θ − θ̂)² / (2σ²)."""
    distance = (np.asarray(theta, dtype=float) - PEAK) / likelihood.SIGMA
    return np.asarray(-likelihood.COUNT * distance**2 / 2)


# Functions of a likelihood L in (0, 1].

L = sp.Symbol("L", positive=True)

LOG = sp.log(L)
CUBE = power(L, 3)
DIP = times(L, plus(1, negative(L)))
TRANSFORMS = (LOG, CUBE, DIP)
"""Two that are strictly increasing on (0, 1], and one that turns round at 1/2."""

STEPS = ("log", "cube", "dip", "log again")
"""The names of the steps of `transformed`."""


def transformed(log_level: np.ndarray | float, step: float, lift: float = 0.0) -> np.ndarray:
    """What becomes of a likelihood: number `step` of TRANSFORMS, then the first again.

    Between whole numbers the values of both are mixed.

    Args:
        log_level: the logarithm of the likelihood.
        step: a place in `STEPS`, from 0 to 3.
        lift: what is added to the logarithm, as where the likelihood is not scaled.
    """
    log, level = np.asarray(log_level, dtype=float) + lift, np.exp(log_level)
    return mixed((log, level**3, level * (1 - level), log), step)


def mixed(values: Sequence[np.ndarray | float], step: float) -> np.ndarray:
    """Number `step` of some values, and between whole numbers a mixture of both."""
    number = min(int(step), len(values) - 2)
    share = step - number
    return np.asarray((1 - share) * values[number] + share * values[number + 1])


TURN = float(sp.solve(sp.diff(DIP.doit(), L), L)[0])
"""The likelihood at which L(1 − L) turns round."""

BEND = float(DIP.doit().subs(L, sp.Rational(1, 2)))
"""The greatest value of L(1 − L)."""


def false_peaks() -> tuple[float, float]:
    """Both θ at which L(1 − L) is greatest: where the scaled likelihood is `TURN`."""
    distance = float(np.sqrt(-2 * np.log(TURN) / likelihood.COUNT)) * likelihood.SIGMA
    return PEAK - distance, PEAK + distance


# The better hill.

FAR = 5  # standard deviations from the peak
START = PEAK - FAR * likelihood.SIGMA
FRICTION = 5.0  # of a rolling ball


def roll(seconds: float) -> float:
    """Where a ball is that rolls on −log L from `START`, after so many seconds.

    What drives it is the slope: θ'' = −(−log L)'(θ) − friction · θ'. As the slope is
    n (θ − θ̂)/σ², this is a damped spring, solved in closed form.
    """
    decay = FRICTION / 2
    turn = np.sqrt(likelihood.COUNT / likelihood.SIGMA**2 - decay**2)
    swing = np.cos(turn * seconds) + decay / turn * np.sin(turn * seconds)
    return PEAK + (START - PEAK) * float(np.exp(-decay * seconds) * swing)


def creep(seconds: float) -> float:
    """How far a ball gets on −L from `START`, after so many seconds, at the most.

    The slope that drives it is the one at `START`; friction, which only slows it, is left out.
    """
    return float(likelihood.slope(START)) * seconds**2 / 2


theta_hat, theta = sp.symbols("theta_hat theta", real=True)


def best(level: sp.Expr) -> tuple[sp.Expr, ...]:
    """Three ways to write where a likelihood is greatest."""
    log = sp.log(level)
    loss = Part("loss", negative(log))
    return Argmax(level, theta), Argmax(log, theta), Argmin(loss, theta)


SAME = tuple(equals(theta_hat, way) for way in best(L))
"""That the three are one place, a line each."""

PEAK_IS = approximately(theta_hat, Rounded(sp.Rational(round(PEAK * 1000), 1000), 2))
"""That place in digits: the mean of the points has three decimals at most."""

LEVEL = sp.Function("L", positive=True)(theta)
HILLS = (LEVEL, sp.log(LEVEL))
VALLEYS = tuple(negative(hill) for hill in HILLS)
"""What the curves are called."""

DISTANCE = times(FAR, sp.Symbol("sigma", positive=True))
"""How far out the ball starts."""

ROLES = {
    "x": "product",
    "y": "product",
    "log x": "logarithm",
    "log y": "logarithm",
    x: "product",
    y: "product",
    L: "product",
    LOG: "logarithm",
    LEVEL: "product",
    sp.log(LEVEL): "logarithm",
    theta: "model",
    theta_hat: "model",
}
"""The roles of the parts of these statements."""

FORMULAS = {"peak": (ORDER, PEAK_IS), "roll": SAME}
"""What the clip states, by the beat in which it stands; a course shows it beside the video."""
