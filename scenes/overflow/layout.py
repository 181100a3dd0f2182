"""Where the pictures of the clip stand: above a ruler that lies level, or beside an upright one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP

from reel.stage.regions import FrameRegions, Region
from scenes.overflow.log_viewport import Span
from scenes.overflow.maths import HIGH, LOW
from scenes.overflow.orientation import LEVEL, UPRIGHT, Orientation

# The widths of an upright ruler's parts, from left to right.
_NUMBERS, _BETWEEN, _BODY, _BALL = 1.25, 0.85, 1.75, 0.4
_ONE_LINE = 4.6  # so long a flag pole has room for a value and its name in one line
_SLIM = 2.8  # in less width what is written about each word needs a line of its own
_COUNTERS = 3.1  # how high the three counters are below a page, each under its name


@dataclass(frozen=True)
class RulerPlace:
    """Where the ruler is.

    Attributes:
        region: it may reach from one edge of this region to the other.
        top: where its upper edge is, aside of the stage's centre.
        depth: how far it reaches from there to its lower edge.
    """

    region: Region
    top: float
    depth: float


@dataclass(frozen=True)
class FlagPlace:
    """A flag's pole, and what flies from it.

    Attributes:
        length: of the pole.
        side: to which side the flag flies.
        one_line: whether its value and name stand beside each other.
    """

    length: float
    side: np.ndarray
    one_line: bool = False


@dataclass(frozen=True)
class WordPlaces:
    """Where words are counted.

    Attributes:
        page: for the words as blocks.
        counters: for how many are read, their product and their sum of logs.
        each_word: for what is written about each word; None where it stands with the counters.
        beside: whether the counters stand beside the page, where numbers have room for all their
            digits; otherwise below it.
    """

    page: Region
    counters: Region
    each_word: Region | None
    beside: bool


@dataclass(frozen=True)
class ChartPlaces:
    """Two charts over the scores: softmax as it failed, and the shares as they are.

    Attributes:
        failures, shares: for the two charts.
        span: the logarithms that the chart of shares reaches over.
        failures_level, shares_level: where the line lies that each stands on.
        tallest: the height of a bar of 1.
        softmax, power: for the formulas of the two charts.
    """

    failures: Region
    shares: Region
    span: Span
    failures_level: float
    shares_level: float
    tallest: float
    softmax: Region
    power: Region


@dataclass(frozen=True)
class Layout:
    """All places of the clip; tops, depths and levels are measured as the orientation says.

    Attributes:
        orientation: how the ruler and the line of logarithms lie.
        bits: for the bits of a number, over `bit_rows` rows.
        bit_rows: 1, or more where there is little width.
        ruler_at_first: the ruler while it is explained.
        whole: the logarithms in sight then, from zero's pit to infinity's.
        flags: by the name of what they mark.
        ruler_later: the ruler over the line of logarithms.
        line_level: where that line lies.
        log_name_at, exp_name_at: at which share of their arrows between ruler and line the names
            of log and exp stand.
        results: no result above the ruler may leave this region.
        words: where words are counted.
        softmax: for its formula.
        failed: for what becomes of softmax.
        charts: for the two charts at the end.
        steps: for the lines of the proof.
        steps_in_two_lines: whether each of them is broken before its last sign of equality.
        shift_name: `at` and `clear` of the arrow along which the scores slide, see `LiveArrow`.
    """

    orientation: Orientation
    bits: Region
    bit_rows: int
    ruler_at_first: RulerPlace
    whole: Span
    flags: Mapping[str, FlagPlace]
    ruler_later: RulerPlace
    line_level: float
    log_name_at: float
    exp_name_at: float
    results: Region
    words: WordPlaces
    softmax: Region
    failed: Region
    charts: ChartPlaces
    steps: Region
    steps_in_two_lines: bool
    shift_name: Mapping[str, float]

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Find the places in a frame."""
        return regions.lay_out(
            wide=_level,
            tall=partial(_upright, divide=_formulas_over_charts),
            low=partial(_upright, divide=_formulas_beside_proof),
        )


def _level(regions: FrameRegions) -> Layout:
    """The ruler lies below, all that is written stands above it."""
    above, body = regions.full.rows(3.3, 2.3, gap=0)
    upper, lower = regions.full.rows(1.75, 3.45)
    softmax, failed = upper.columns(1, 1.5, gap=0.6)
    failures, shares = lower.columns(1, 1.35, gap=0.9)
    level, pole = lower.bottom + 0.62, 0.64 * above.height
    page, counters = upper.rows(10, 1, gap=0)[0].columns(1, 1.75, gap=0.6)
    return Layout(
        orientation=LEVEL,
        bits=above,
        bit_rows=1,
        ruler_at_first=RulerPlace(body, top=body.top, depth=body.height),
        whole=(LOW - 110, HIGH + 110),
        # The first two stand close together: one flies lower.
        flags={
            "smallest": FlagPlace(pole, RIGHT),
            "normal": FlagPlace(0.5 * pole, RIGHT),
            "largest": FlagPlace(pole, LEFT),
        },
        ruler_later=RulerPlace(regions.full, top=lower.top - 0.6, depth=1.22),
        line_level=level,
        log_name_at=0.5,
        exp_name_at=0.17,
        results=regions.full,
        words=WordPlaces(page, counters, each_word=None, beside=True),
        softmax=softmax,
        failed=failed,
        charts=ChartPlaces(
            failures=failures,
            shares=shares,
            span=(-2.75, 0.75),
            failures_level=level,
            shares_level=level,
            tallest=shares.top - level - 0.5,
            softmax=failures.rows(0.48, 0.52, gap=0)[0],
            power=shares.columns(0.6, 0.4, gap=0)[0].rows(0.48, 0.52, gap=0)[0],
        ),
        steps=upper,
        steps_in_two_lines=False,
        shift_name={},
    )


@dataclass(frozen=True)
class _Ending:
    """How an upright picture divides what it has at the end.

    Attributes:
        steps: for the proof.
        charts: for both charts, shares on the left.
        softmax, power: for the formulas of the charts.
    """

    steps: Region
    charts: Region
    softmax: Region
    power: Region


def _formulas_over_charts(area: Region) -> _Ending:
    """Proof, formulas and charts below each other."""
    steps, below = area.inset(0, 0.1).rows(1.15, 1.5, gap=0.25)
    heads, charts = below.rows(1, 1.75, gap=0.15)
    power, softmax = heads.columns(1, 1.2, gap=0.5)
    return _Ending(steps, charts, softmax, power)


def _formulas_beside_proof(area: Region) -> _Ending:
    """Proof and formulas beside each other: there is too little height for three rows."""
    upper, charts = area.inset(0, 0.1).rows(1.25, 1, gap=0.3)
    steps, heads = upper.columns(1.65, 1, gap=0.3)
    power, softmax = heads.rows(1, 1.25, gap=0.2)
    return _Ending(steps, charts, softmax, power)


def _upright(regions: FrameRegions, divide: Callable[[Region], _Ending]) -> Layout:
    """The ruler stands at the left, all that is written stands right of it."""
    area = regions.full.intersect(regions.safe)
    body, aside = area.columns(2.1, area.width - 2.1, gap=0)
    # Later the ruler's numbers may stand further out than words, for words need what is left.
    edge = regions.full.left
    # Beyond the ruler's ends is room for a flag, of two lines where there is little width.
    one_line = aside.width > _ONE_LINE
    flag = 0.8 if one_line else 1.2
    unit = (HIGH - LOW) / (area.height - 2 * flag)
    level = edge + _NUMBERS
    top = level + _BETWEEN + _BODY
    text = Region(top + _BALL, area.bottom, area.right, area.top)
    # A result stands beside the ruler's lower end while words are read, then beside its upper one.
    reading, _ = text.rows(area.height - 1, 0.8, gap=0.2)
    _, lower = text.rows(1.3, area.height - 1.3, gap=0)
    softmax, failed = lower.rows(1.3, 2.5, gap=0.3)
    ending = divide(area)
    charts = replace(ending.charts, left=max(edge, area.left - 0.4))
    shares, failures = charts.columns(1.5, 1, gap=0.3)
    failures = failures.inset(0, shares.height / 8)
    return Layout(
        orientation=UPRIGHT,
        bits=Region(aside.left + 0.4, 0, aside.right, area.top - flag - 0.3),
        bit_rows=3,
        ruler_at_first=RulerPlace(area, top=body.right, depth=body.width),
        whole=(LOW - flag * unit, HIGH + flag * unit),
        # The first two stand close together, and so fly to different sides.
        flags={
            "smallest": FlagPlace(aside.width, DOWN, one_line),
            "normal": FlagPlace(aside.width, UP, one_line),
            "largest": FlagPlace(aside.width, UP, one_line),
        },
        ruler_later=RulerPlace(replace(area, left=edge), top=top, depth=_BODY),
        line_level=level,
        log_name_at=0.8,
        exp_name_at=0.08,
        results=Region(top + 0.2, area.bottom, area.right, area.top),
        words=_words_below_page(reading),
        softmax=softmax,
        failed=failed,
        charts=ChartPlaces(
            failures=failures,
            shares=shares,
            span=(-3.0, 1.0),  # each score beside its power
            failures_level=failures.left + 0.95,
            shares_level=shares.left + 0.75,
            tallest=shares.width - 0.75 - 1.1,
            softmax=ending.softmax,
            power=ending.power,
        ),
        steps=ending.steps,
        steps_in_two_lines=True,
        shift_name={"at": 0.04, "clear": top - level + 0.1},
    )


def _words_below_page(region: Region) -> WordPlaces:
    """A page, what is written about each word if it needs a line, and the counters."""
    page, counters = region.rows(region.height - _COUNTERS, _COUNTERS, gap=0.25)
    each_word = None
    if counters.width < _SLIM:
        page, each_word = page.rows(page.height, 0.4, gap=0.2)
    return WordPlaces(page, counters, each_word, beside=False)
