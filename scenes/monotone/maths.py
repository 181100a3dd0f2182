"""An increasing function keeps order, and so it keeps the place of the largest value.

The likelihood is that of the twenty points of `scenes.likelihood.maths`. Distances are told from
its peak θ̂, which is the sample mean.
"""

import numpy as np
import sympy as sp

from reel.notation.written import (
    Argmax,
    ExactlyWhen,
    Part,
    Rounded,
    approximately,
    equals,
    negative,
    over,
    plus,
    times,
)
from scenes.likelihood import maths as likelihood

# Order.

VALUES = (0.4, 2.0, 5.0, 12.0)
"""Some positive numbers; x is the second, and y the third."""

X, Y = VALUES[1:3]

MOVES = (3.2, 1.5, X)
"""Where x goes, one place after another: it stays between its neighbours."""


def threads() -> np.ndarray:
    """Many numbers, evenly spaced: from each a thread leads to its logarithm."""
    return np.arange(0.3, 12.4, 0.3)


x, y = sp.symbols("x y", positive=True)

ORDER = ExactlyWhen(
    sp.Lt(Part("x", x), Part("y", y), evaluate=False),
    sp.Lt(Part("log x", sp.log(x)), Part("log y", sp.log(y)), evaluate=False),
)
"""What strictly increasing means, said of the logarithm."""

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

L_MAX = sp.Symbol("L_max", positive=True)
SCALED = over(L, L_MAX)
"""The likelihood scaled to top 1, as it is written."""

LOG = sp.log(L)
DIP = times(L, plus(1, negative(L)))
"""One that is strictly increasing on (0, 1], and one that turns round at 1/2."""


def dipped(log_level: np.ndarray | float) -> np.ndarray:
    """L(1 − L), from the logarithm of L."""
    level = np.exp(log_level)
    return np.asarray(level * (1 - level))


TURN = float(sp.solve(sp.diff(DIP.doit(), L), L)[0])
"""The likelihood at which L(1 − L) turns round."""

BEND = float(DIP.doit().subs(L, sp.Rational(1, 2)))
"""The greatest value of L(1 − L)."""


def false_peaks() -> tuple[float, float]:
    """Both θ at which L(1 − L) is greatest: where the scaled likelihood is `TURN`."""
    distance = float(np.sqrt(-2 * np.log(TURN) / likelihood.COUNT)) * likelihood.SIGMA
    return PEAK - distance, PEAK + distance


# The better hill.

FAR = 5  # units left of the peak
START = PEAK - FAR
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


STROBE = 0.12  # seconds between the pictures that are kept of a rolling ball


def arrival() -> float:
    """How many seconds after it was let go the ball first passes the peak."""
    decay = FRICTION / 2
    turn = np.sqrt(likelihood.COUNT / likelihood.SIGMA**2 - decay**2)
    return float((np.pi - np.arctan(turn / decay)) / turn)


def creep(seconds: float) -> float:
    """How far a ball gets on −L from `START`, after so many seconds, at the most.

    The slope that drives it is the one at `START`; friction, which only slows it, is left out.
    """
    return float(likelihood.slope(START)) * seconds**2 / 2


theta_hat, theta = sp.symbols("theta_hat theta", real=True)


def best(level: sp.Expr) -> tuple[sp.Expr, sp.Expr]:
    """Two ways to write where a likelihood is greatest."""
    return Argmax(level, theta), Argmax(sp.log(level), theta)


ARGMAX, ARGMAX_OF_LOG = best(L)

SAME = equals(theta_hat, ARGMAX, ARGMAX_OF_LOG)
"""The answer: both are greatest at one place."""

PEAK_IS = approximately(theta_hat, Rounded(sp.Rational(round(PEAK * 1000), 1000), 2))
"""That place in digits: the mean of the points has three decimals at most."""

LEVEL = sp.Function("L", positive=True)(theta)
HILLS = (LEVEL, sp.log(LEVEL), DIP)
VALLEYS = tuple(negative(hill) for hill in HILLS[:2])
"""What the curves are called."""

ROLES = {
    "x": "product",
    "y": "product",
    "log x": "logarithm",
    "log y": "logarithm",
    x: "product",
    y: "product",
    sp.log(x): "logarithm",
    sp.log(y): "logarithm",
    L: "product",
    L_MAX: "product",
    LOG: "logarithm",
    LEVEL: "product",
    sp.log(LEVEL): "logarithm",
    theta: "model",
    theta_hat: "model",
}
"""The roles of the parts of these statements."""

FORMULAS = {
    "order.exactly": (ORDER,),
    "why.product": (DIP,),
    "roll.argmax": (SAME,),
}
"""What the clip states, by the beat, or beat and cue, from which it stands; a course shows it."""
