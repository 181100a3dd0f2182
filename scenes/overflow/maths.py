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
    Gives,
    Named,
    Part,
    Rounded,
    Scientific,
    equals,
    negative,
    over,
    plus,
    power,
    times,
)

# The ends of float64.

SMALLEST = float(np.nextafter(0.0, 1.0))
NORMAL = float(np.finfo(np.float64).smallest_normal)
LARGEST = float(np.finfo(np.float64).max)
"""The smallest positive number, the last one with all its digits, and the largest."""

LOW, DENSE, HIGH = (float(np.log(value)) for value in (SMALLEST, NORMAL, LARGEST))
"""Their logarithms: where they stand on the ruler."""

BITS = (1, 11, 52)
"""How many bits hold the sign, the exponent and the fraction."""

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
    """The powers of ten that float64 has: every hundredth and some at the low end named."""
    lowest, highest = int(np.ceil(LOW / TEN)), int(np.floor(HIGH / TEN))
    ticks = []
    for step, named in ((300, True), (100, True), (5, True), (10, False), (1, False)):
        for exponent in range(-(-lowest // step) * step, highest + 1, step):
            kept = exponent % 300 if step == 100 else exponent <= -305 if step == 5 else True
            if kept and (step > 1 or exponent < -280):
                text = f"10^{exponent}" if exponent else "1"
                ticks.append(Tick(exponent * TEN, text if named else "", step * TEN))
    return ticks


def whole_logs() -> list[Tick]:
    """The whole numbers of the log line: every five hundredth, and finer where one looks."""
    kinds = (
        (500, True, range(-3000, 1001, 500)),
        (100, False, range(-3100, 1101, 100)),
        (10, True, range(-760, -690, 10)),
        (1, True, range(-3, 2)),
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


def power_of_two(log: float, ones: float = 0) -> float:
    """The float64 power of two next to e^log, with this share of its fraction's bits set to 1."""
    exponent = round(log / float(np.log(2.0)))
    lowest, highest = (int(np.frexp(value)[1]) - 1 for value in (SMALLEST, LARGEST))
    start = np.ldexp(1.0, int(np.clip(exponent, lowest, highest)))
    return float(sum((start * 2.0**-k for k in range(1, round(ones * BITS[2]) + 1)), start))


def bits(value: float) -> list[bool]:
    """The 64 bits of a float64, the sign first."""
    return [digit == "1" for digit in f"{np.float64(value).view(np.uint64):064b}"]


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
def last_normal() -> int:
    """After how many factors the product has all its digits for the last time."""
    return int(np.sum(products() >= NORMAL)) - 1


@cache
def _places() -> np.ndarray:
    """The logarithm of each product, and where the last factor would have led."""
    logs = np.log(products()[: vanishes()])
    return np.append(logs, logs[-1] + np.log(PROBABILITY))


def brief(value: float, longest: int = 8) -> str:
    """A float64 as Python writes it, or rounded if that has more than `longest` characters."""
    written = repr(value)
    return written if len(written) <= longest else f"{value:.1e}"


def place(count: float) -> float:
    """The logarithm at which the product stands on the ruler, also between two factors."""
    return float(np.interp(count, np.arange(vanishes() + 1), _places()))


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


_lse = sp.log(_sum(_e(_x[_j])))
_s = Part("s", Named(sp.Symbol("s"), _lse))
_less = plus(_x[_j], negative(M))

STEPS = (
    equals(_s, _lse),
    equals(_s, _lse, sp.log(_sum(times(_e(M), _e(_less))))),
    equals(_s, _lse, sp.log(times(_e(M), _sum(_e(_less))))),
    equals(_s, _lse, plus(M, sp.log(_sum(_e(_less))))),
)
"""s = log Σ e^(x_j), with e^m split off each power, taken out of the sum, and out of the log."""

_quotient = over(_e(_x[_i]), _sum(_e(_x[_j])))
_share = Named(_p[_i], _quotient)

SOFTMAX = equals(_share, _quotient)
SHIFTED = _e(plus(_x[_i], negative(M)))
IN_LOGS = equals(_share, _e(plus(_x[_i], negative(_s))))
"""Softmax as it is defined; a power of e less the largest; softmax with the division in logs."""

LOG = sp.Symbol("log")
EXP = _e(sp.Symbol("x", real=True))

LARGEST_SCORE = equals(Part("m", Named(sp.Symbol("m"), sp.Max(*SCORES))), sp.Integer(GREATEST))
EACH_WORD = equals(
    Named(sp.Symbol("p"), sp.Rational(PROBABILITY)), Rounded(sp.Rational(PROBABILITY), 2)
)

ROLES: dict[Any, str] = {
    _x[_i]: "logarithm",
    _x[_j]: "logarithm",
    sp.Symbol("x", real=True): "logarithm",
    sp.E: "exponential",
    "m": "sum",
    "s": "logarithm",
    "exponent": "logarithm",
    "sum": "sum",
    "fails": "bad",
}
"""The roles of the parts of these statements."""


def ends_written() -> dict[str, sp.Expr]:
    """The ends of float64, exactly, as they are written: 5 × 10^−324."""
    two = sp.Integer(2)
    top = (2 - two**-52) * two**1023
    return {
        "smallest": Scientific(two**-1074, 0),
        "normal": Scientific(two**-1022, 1),
        "largest": Scientific(top, 1),
    }


def too_small() -> sp.Basic:
    """What e to the sum of the logs gives in float64: 0.0."""
    exponent = Part("sum", Rounded(sp.Float(total(WORDS), 17), 2))
    return Gives(_e(exponent), Part("fails", Float64(exponential(total(WORDS)))))


def too_large() -> sp.Basic:
    """What e to the first score gives in float64: inf."""
    return Gives(
        _e(Part("exponent", sp.Integer(SCORES[0]))), Part("fails", Float64(exponential(SCORES[0])))
    )


def score(number: int) -> sp.Expr:
    """One score, by its number from 0."""
    return Part("exponent", sp.Integer(SCORES[number]))


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
    "underflow": (too_small(),),
    "overflow": (too_large(), SOFTMAX),
    "rescue": (STEPS[-1], IN_LOGS),
}
"""What the clip states, by the beat in which it stands; a course shows it beside the video."""
