"""Why a power law is a straight line on log axes, and what 62 mammals say about it."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import sympy as sp

from reel.notation.written import Part, approximately, equals, over, plus, power, times

_DATA = Path(__file__).parents[2] / "assets" / "data"

BODY = (1e-3, 1e4)
"""The limits of the axis of body masses (kg)."""

BRAIN = (1e-1, 1e4)
"""The limits of the axis of brain masses (g)."""

CORNER = (1e3, 2e3)
"""Body mass (kg) and brain mass (g) where the corner ends in which linear axes crush nearly all:
a tenth of one axis, a fifth of the other."""

MOUSE, HUMAN, ELEPHANT, OTHER_ELEPHANT = "Mouse", "Human", "African elephant", "Asian elephant"
"""The species that are named, as the data calls them."""


# The data.


@dataclass(frozen=True)
class Mammals:
    """Body mass (kg) and brain mass (g) of each species."""

    species: tuple[str, ...]
    body: np.ndarray
    brain: np.ndarray

    def of(self, species: str) -> tuple[float, float]:
        """One species' body mass (kg) and brain mass (g)."""
        row = self.species.index(species)
        return float(self.body[row]), float(self.brain[row])


@cache
def mammals() -> Mammals:
    """Read `assets/data/mammals.csv`."""
    with (_DATA / "mammals.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    body, brain = (np.array([float(row[key]) for row in rows]) for key in ("body_kg", "brain_g"))
    return Mammals(tuple(row["species"] for row in rows), body, brain)


# Axes between linear and logarithmic.


def share(
    value: float | Iterable[float], bend: float | np.ndarray, limits: tuple[float, float]
) -> np.ndarray:
    """Where values stand on an axis, as shares of its length.

    That is (x^λ − min^λ)/(max^λ − min^λ) for bend λ. At λ = 1 the axis is linear; towards λ = 0 it
    becomes the logarithmic axis, (log x − log min)/(log max − log min). Both powers are divided
    by min^λ and taken as e^t − 1, which keeps its digits however small t is.
    """
    low, high = limits
    log_value = np.log(np.asarray(value, dtype=float) / low)
    log_span = np.log(high / low)
    logarithmic = np.asarray(bend) == 0
    safe = np.where(logarithmic, 1.0, bend)  # where the axis is logarithmic, any will do
    bent = np.expm1(safe * log_value) / np.expm1(safe * log_span)
    return np.asarray(np.where(logarithmic, log_value / log_span, bent))


def decades(limits: tuple[float, float]) -> list[float]:
    """The powers of ten from one limit to the other."""
    low, high = (round(np.log10(limit)) for limit in limits)
    return [float(f"1e{exponent}") for exponent in range(low, high + 1)]


@cache
def _ways() -> tuple[np.ndarray, np.ndarray]:
    """Values of λ from 1 to 0, and how far the chart has come at each, from 0 to 1.

    How far counts all that moves: the root of the summed squares of the steps of points and ticks.
    """
    bends = np.linspace(1, 0, 2001)
    data = mammals()
    moving = [
        share([*values, *decades(limits)], bends[:, None], limits)
        for values, limits in ((data.body, BODY), (data.brain, BRAIN))
    ]
    steps = np.linalg.norm(np.diff(np.hstack(moving), axis=0), axis=1)
    way = np.append(0, np.cumsum(steps))
    return bends, way / way[-1]


def bend_at(way: float) -> float:
    """Find λ at this share of the way, so that points and ticks together keep their speed.

    λ itself runs unevenly: most of the motion lies close to 0.
    """
    bends, ways = _ways()
    return float(np.interp(way, ways, bends))


def in_corner() -> int:
    """How many of the mammals stand in the corner."""
    data = mammals()
    return int(np.sum((data.body <= CORNER[0]) & (data.brain <= CORNER[1])))


def corner_area(bend: float) -> float:
    """Which share of the chart's area the corner takes up, from 0 to 1, on axes of this λ."""
    return float(share(CORNER[0], bend, BODY) * share(CORNER[1], bend, BRAIN))


# The power law.

x, y, c = sp.symbols("x y c", positive=True)
k = sp.Symbol("k", real=True)

ROLES = {x: "third", y: "text", c: "model", k: "model", "k": "model"} | dict.fromkeys(
    ("log_x", "log_y", "log_c", "log_law"), "logarithm"
)
"""Roles in the formulas: x as its axis, y as its own, what is fitted, and logarithms."""

_LAW = times(c, power(x, k))
_LOG_Y = Part("log_y", sp.log(y))

POWER_LAW = equals(y, _LAW)
LOG_OF_BOTH = equals(_LOG_Y, Part("log_law", sp.log(_LAW, evaluate=False)))
STRAIGHT_LINE = equals(_LOG_Y, plus(Part("log_c", sp.log(c)), times(k, Part("log_x", sp.log(x)))))
"""The power law's logarithm: height log y, distance log x, slope k."""


@dataclass(frozen=True)
class Fit:
    """The power law brain = scale · body^slope that is fitted to the data."""

    slope: float
    scale: float

    def brain(self, body: float | np.ndarray) -> np.ndarray:
        """The brain mass (g) on the line at a body mass (kg)."""
        return np.asarray(self.scale * np.asarray(body) ** self.slope)

    def points(self, count: int = 300) -> tuple[np.ndarray, np.ndarray]:
        """Points of the line across the chart, equally spaced on log axes (kg and g)."""
        low, high = (np.array(BRAIN) / self.scale) ** (1 / self.slope)
        body = np.geomspace(max(BODY[0], low), min(BODY[1], high), count)
        return body, self.brain(body)


@cache
def fit() -> Fit:
    """Fit a straight line to the logarithms, by least squares."""
    data = mammals()
    slope, height = np.polyfit(np.log10(data.body), np.log10(data.brain), 1)
    return Fit(float(slope), float(10**height))


START, RIGHT = 1e-1, 4
"""Where on the line the stairs begin (kg), and how many decades they go to the right."""


def up() -> int:
    """How many whole decades the stairs go up: they nearly come back to the line."""
    return round(RIGHT * fit().slope)


SLOPE = approximately(k, Part("k", over(up(), RIGHT)))
"""The fitted slope, as the stairs have it: decades up over decades right."""


def stairs() -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """The way right from the line, then the way up to it, as (kg, g) a decade apart."""
    foot, end = float(fit().brain(START)), START * 10.0**RIGHT
    right = [(START * 10.0**step, foot) for step in range(RIGHT + 1)]
    return right, [(end, foot * 10.0**step) for step in range(up() + 1)]


# The distance from the line.


def factors() -> np.ndarray:
    """By what factor each mammal's brain is heavier than the line says."""
    data = mammals()
    return np.asarray(data.brain / fit().brain(data.body))


def human() -> tuple[float, float, float]:
    """The human's body mass (kg), brain mass (g), and brain mass on the line (g)."""
    body, brain = mammals().of(HUMAN)
    return body, brain, float(fit().brain(body))


FORMULAS = {"line.law": (POWER_LAW,), "line.logs": (LOG_OF_BOTH, STRAIGHT_LINE)}
"""What the clip states, by the beat, or beat and cue, from which it stands; a course shows it."""
