"""Where float64 ends: a product that becomes zero, exponentials too large, and the log's rescue.

Every number here comes out of real float64 arithmetic, done when it is asked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import sympy as sp

from reel.notation.written import (
    Float64,
    Named,
    Part,
    Rounded,
    Scientific,
    approximately,
    equals,
    negative,
    over,
    plus,
    power,
)

# The ends of float64.

SMALLEST = float(np.nextafter(0.0, 1.0))
LARGEST = float(np.finfo(np.float64).max)
"""The smallest positive number and the largest."""

LOW, HIGH = (float(np.log(value)) for value in (SMALLEST, LARGEST))
"""Their logarithms: where they stand on the ruler."""

TEN = float(np.log(10.0))


@dataclass(frozen=True)
class Tick:
    """A tick of a log scale.

    Attributes:
        at: the logarithm it stands at.
        text: its number as a `LiveNumber` writes it, or "" if none is written.
        apart: how far the next tick of its kind is, as a difference of logarithms.
    """

    at: float
    text: str
    apart: float


def powers_of_ten() -> list[Tick]:
    """The powers of ten of float64's ruler; named are those that some view has room for."""
    lowest, highest = int(np.ceil(LOW / TEN)), int(np.floor(HIGH / TEN))
    near_end, near_one = range(lowest, -303), range(-8, 3)
    kinds: tuple[tuple[int, bool, Iterable[int]], ...] = (
        (300, True, (-300, 0, 300)),
        (200, True, (-200, 200)),
        (100, True, (-100, 100)),
        (10, False, range(-320, highest + 1, 10)),
        (5, True, (e for e in near_end if e % 5 == 0)),
        (1, True, (e for e in near_end if e % 5)),
        (1, True, (e for e in near_one if e)),
    )
    return [
        Tick(e * TEN, (f"10^{e}" if e else "1") if named else "", step * TEN)
        for step, named, exponents in kinds
        for e in exponents
    ]


def whole_logs() -> list[Tick]:
    """The whole numbers of the log line: every five hundredth, and finer where one looks."""
    kinds = (
        (1000, True, range(-3000, 1001, 1000)),
        (500, True, range(-2500, 1001, 1000)),
        (100, False, range(-3100, 1101, 100)),
        (1, True, (-3, -2, -1, 1)),
    )
    return [
        Tick(float(at), f"{at}" if named else "", float(step))
        for step, named, places in kinds
        for at in places
    ]


def last_numbers(count: int) -> np.ndarray:
    """The logarithms of the `count` smallest numbers that float64 has, in order."""
    numbers = [SMALLEST]
    while len(numbers) < count:
        numbers.append(float(np.nextafter(numbers[-1], 1.0)))
    return np.log(numbers)


# A product that falls off the low end.

WORDS = 1000
PROBABILITY = 1 / 20


@cache
def products() -> np.ndarray:
    """The running product after 0, 1, …, 1000 words, multiplied one after another."""
    values = [np.float64(1.0)]
    for _ in range(WORDS):
        values.append(values[-1] * np.float64(PROBABILITY))
    return np.array(values)


@cache
def log_sums() -> np.ndarray:
    """The running sum of the words' logs after 0, 1, …, 1000 words, added one after another."""
    values = [np.float64(0.0)]
    for _ in range(WORDS):
        values.append(values[-1] + np.log(np.float64(PROBABILITY)))
    return np.array(values)


@cache
def vanishes() -> int:
    """After how many factors the product is exactly zero."""
    return int(np.argmax(products() == 0.0))


@cache
def _places() -> np.ndarray:
    """The logarithm of each product that is not zero."""
    return np.asarray(np.log(products()[: vanishes()]))


def place(count: float) -> float:
    """The logarithm at which the product stands, also between two factors.

    After the last product that is not zero it is where the factors would have led.
    """
    logs = _places()
    beyond = max(count - (len(logs) - 1), 0.0)
    return float(np.interp(count, np.arange(len(logs)), logs) + beyond * np.log(PROBABILITY))


def flight(time: float, height: float) -> float:
    """How high a hop is after some time: from 0 at its start up to `height`, and 0 again at 1.

    Later it is below 0: nothing but gravity acts, so where there is no ground it falls on.
    """
    return 4 * height * time * (1 - time)


def landing(depth: float, height: float) -> float:
    """When a hop comes down on a ground that lies deeper than its start: the unit is a hop."""
    return float((1 + np.sqrt(1 + depth / height)) / 2)


def total(count: float) -> float:
    """Where the sum of logs stands, also between two words."""
    return float(np.interp(count, np.arange(WORDS + 1), log_sums()))


# Exponentials that fall off the high end.

SCORES = (1000, 1001, 1002)
GREATEST = max(SCORES)


def exponential(x: float) -> float:
    """e^x as float64 has it: beyond the ruler's ends that is 0.0 or inf."""
    with np.errstate(over="ignore", under="ignore"):
        return float(np.exp(np.float64(x)))


def naive_softmax(scores: Iterable[float] = SCORES) -> np.ndarray:
    """Each exponential over the sum of all, as the formula says it."""
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        powers = np.exp(np.array(list(scores), dtype=np.float64))
        return np.asarray(powers / np.sum(powers))


def log_sum_exp(scores: Iterable[float] = SCORES) -> float:
    """log Σ e^(x_j), computed by taking the largest score out first."""
    x = np.array(list(scores), dtype=np.float64)
    greatest = x.max()
    with np.errstate(under="ignore"):
        return float(greatest + np.log(np.sum(np.exp(x - greatest))))


def softmax(scores: Iterable[float] = SCORES) -> np.ndarray:
    """Each share as e^(x_i − log Σ e^(x_j))."""
    x = np.array(list(scores), dtype=np.float64)
    with np.errstate(under="ignore"):
        return np.asarray(np.exp(x - log_sum_exp(x)))


def shifted() -> np.ndarray:
    """The scores, each less the largest."""
    return np.array(SCORES, dtype=np.float64) - GREATEST


# Written statements.

_n, _i, _j = sp.symbols("n i j", integer=True, positive=True)
_x, _p = sp.IndexedBase("x", real=True), sp.IndexedBase("p", real=True)
_m = sp.Symbol("m", real=True)
M = Part("m", _m)


def _sum(term: Any) -> sp.Expr:
    return sp.Sum(term, (_j, 1, _n))


def _e(exponent: Any) -> sp.Expr:
    return power(sp.E, exponent)


_s = Part("s", Named(sp.Symbol("s"), sp.log(_sum(_e(_x[_j])))))
_less = plus(_x[_j], negative(M))

_quotient = over(_e(_x[_i]), _sum(_e(_x[_j])))
_share = Named(_p[_i], _quotient)

SOFTMAX = equals(_share, _quotient)
IN_LOGS = equals(_share, _e(plus(_x[_i], negative(_s))))
LOG_OF_SUM = equals(_s, plus(M, Part("log", sp.log(Part("powers", _sum(_e(_less)))))))
"""Softmax as it is defined; the same with the division in logs; the log s, computed safely."""

LARGEST_SCORE = equals(Part("m", Named(sp.Symbol("m"), sp.Max(*SCORES))), sp.Integer(GREATEST))

_sum_shifted = sum(sp.exp(sp.Integer(score - GREATEST)) for score in SCORES)
LOG_OF_POWERS = approximately(
    Part("log", sp.log(Part("power", Rounded(_sum_shifted, 3)))),
    Part("on", Rounded(sp.log(_sum_shifted), 3)),
)
"""By how much the scores slide on: the log of the sum of the powers that fit."""

ROLES: dict[Any, str] = {
    _x[_i]: "logarithm",
    _x[_j]: "logarithm",
    sp.E: "exponential",
    "log": "logarithm",
    "powers": "text",
    "m": "sum",
    "on": "sum",
    "s": "logarithm",
    "exponent": "logarithm",
    "sum": "sum",
    "power": "exponential",
    "fails": "bad",
}
"""The roles of the parts of these statements."""


def ends_written() -> dict[str, str]:
    """The ends of float64 as a live number writes them, rounded: ≈ 4.9 × 10^-324."""
    two = sp.Integer(2)
    ends = {"smallest": two**-1074, "largest": (2 - two**-52) * two**1023}
    digits = {name: Scientific(end, 1).digits() for name, end in ends.items()}
    return {name: f"≈ {digit} × 10^{exponent}" for name, (digit, exponent) in digits.items()}


def sum_power() -> sp.Expr:
    """e to the sum of the logs."""
    return _e(Part("sum", Rounded(sp.Float(total(WORDS), 17), 2)))


def score(number: int) -> sp.Expr:
    """One score, by its number from 0."""
    return Part("exponent", sp.Integer(SCORES[number]))


def score_power(number: int, taken: int = 0) -> sp.Expr:
    """e to one score, by its number from 0, less what is taken off it."""
    return _e(Part("exponent", sp.Integer(SCORES[number] - taken)))


def naive_quotient() -> sp.Expr:
    """Numerator over denominator of the naive softmax, as float64 has them: inf over inf."""
    with np.errstate(over="ignore"):
        denominator = float(np.sum(np.exp(np.array(SCORES, dtype=np.float64))))
    return Part("fails", over(Float64(exponential(SCORES[0])), Float64(denominator)))


def naive_result(number: int) -> sp.Expr:
    """One share of the naive softmax, by its number from 0: nan."""
    return Part("fails", Float64(naive_softmax()[number]))


def float64(expr: sp.Basic) -> np.float64:
    """What float64 arithmetic makes of a written expression, one operation at a time.

    Raises:
        TypeError: it holds an operation for which there is no rule here.
    """
    with np.errstate(all="ignore"):
        return _float64(expr)


def _float64(expr: Any) -> np.float64:
    if isinstance(expr, Part):
        return _float64(expr.expr)
    if isinstance(expr, Float64):
        return np.float64(expr.text())
    if isinstance(expr, (Rounded, sp.Number)):
        return np.float64(float(expr.doit()))
    if isinstance(expr, sp.Pow) and expr.exp == -1:
        return np.float64(1.0) / _float64(expr.base)
    if isinstance(expr, sp.exp) or (isinstance(expr, sp.Pow) and expr.base == sp.E):
        return np.float64(np.exp(_float64(expr.exp)))
    if isinstance(expr, sp.Mul):
        return np.float64(np.prod([_float64(factor) for factor in expr.args]))
    raise TypeError(f"no float64 rule for {type(expr).__name__}: {expr}")


FORMULAS = {
    "overflow.over": (SOFTMAX,),
    "rescue.on": (LOG_OF_POWERS,),
    "rescue.share": (IN_LOGS, LOG_OF_SUM),
}
"""What the clip states, by the beat, or beat and cue, from which it stands; a course shows it."""
