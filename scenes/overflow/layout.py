"""Where the pictures of the clip stand: a level ruler, and deep pits beyond its ends."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from manim import LEFT, RIGHT

from reel.stage.regions import FrameRegions, Region
from scenes.overflow.maths import GREATEST, HIGH, LOW, SCORES, WORDS, log_sum_exp, total

Span = tuple[float, float]
"""Two logarithms, the smaller one first."""

# Stretches of the log axis that every picture goes to.
FIRST_HOPS = (-10.6, 1.6)
LOW_END = (LOW - 6, LOW + 13)
SUM_AND_RULER = (total(WORDS) - 450, HIGH + 250)
ONE_AND_SCORES = (-420.0, GREATEST + 300.0)
POWERS = (-3.15, 0.75)

CARD = 1.06, 0.54  # how wide and high a score's card is
BAR = 0.62  # how wide the bar of a power is, as a difference of logarithms


@dataclass(frozen=True)
class RulerPlace:
    """Where the ruler is.

    Attributes:
        top: the height on which balls roll.
        depth: how far it reaches down from there.
    """

    top: float
    depth: float


@dataclass(frozen=True)
class FlagPlace:
    """A flag's pole, and to which side the flag flies."""

    length: float
    side: np.ndarray


@dataclass(frozen=True)
class Layout:
    """All places of the clip.

    Attributes:
        stage: the axis reaches from one edge of this region to the other.
        words: what is written stays in this region.
        whole: the logarithms in sight at first, from zero's pit to infinity's.
        scores: those in sight while softmax fails.
        flags: by the name of what they mark.
        alone, at_end, over_line, over_scores: the ruler by itself, seen close at its low end, over
            the line of logarithms, and over the scores.
        line_level, bars_level: where that line lies, at first and below the bars.
        tag_level: the middle of what is written over the product.
        sum_tag_level: the same of the sum of logs.
        softmax, softmax_said: for its formula; and larger, while it is read out.
        shares_level, shares_height: of the row of shares that fail.
        cards_apart: how far the scores' cards stand apart at least.
        tallest: the height of a bar of 1.
        exponents: for the name of the line of logarithms, below the bars and the cards.
        share, log_of_sum, total: for the formulas at the end, and for the sum of the bars.
    """

    stage: Region
    words: Region
    whole: Span
    scores: Span
    flags: Mapping[str, FlagPlace]
    alone: RulerPlace
    at_end: RulerPlace
    over_line: RulerPlace
    over_scores: RulerPlace
    line_level: float
    bars_level: float
    tag_level: float
    sum_tag_level: float
    softmax: Region
    softmax_said: Region
    shares_level: float
    shares_height: float
    cards_apart: float
    tallest: float
    exponents: Region
    share: Region
    log_of_sum: Region
    total: Region

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Find the places in a frame."""
        return regions.lay_out(
            wide=partial(_layout, heights=_WIDE),
            tall=partial(_layout, heights=_TALL),
            low=partial(_layout, heights=_LOW),
        )


@dataclass(frozen=True)
class _Heights:
    """How a picture is divided from bottom to top: shares of its height.

    Attributes:
        alone, at_end, over_line, over_scores: how high the ruler's top is.
        depths: how far the last two reach down.
        poles: how much of what lies above the ruler the two flags take.
        pit: how wide a pit is at first, in Manim's units.
        scores: the first and last logarithm in sight while softmax fails.
        apart: how far scores' cards stand apart.
        one_row: whether softmax and the shares that fail stand side by side.
    """

    alone: float
    at_end: float
    over_line: float
    over_scores: float
    depths: tuple[float, float]
    poles: tuple[float, float]
    pit: float
    scores: Span
    apart: float
    one_row: bool


_WIDE = _Heights(
    alone=0.5,
    at_end=0.57,
    over_line=0.7,
    over_scores=0.66,
    depths=(0.27, 0.25),
    poles=(0.94, 0.94),
    pit=1.5,
    scores=(330.0, 1450.0),
    apart=1.3,
    one_row=True,
)
_LOW = _Heights(
    alone=0.4,
    at_end=0.6,
    over_line=0.67,
    over_scores=0.58,
    depths=(0.23, 0.2),
    poles=(1.0, 0.57),
    pit=1.15,
    scores=(384.0, 1452.0),
    apart=1.16,
    one_row=True,
)
_TALL = _Heights(
    alone=0.52,
    at_end=0.68,
    over_line=0.66,
    over_scores=0.463,
    depths=(0.3, 0.17),
    poles=(1.0, 0.57),
    pit=1.15,
    scores=(420.0, 1488.0),
    apart=1.16,
    one_row=False,
)

_LINE = 0.66  # the line of logarithms stands so far above the lower edge
_CARDS_BELOW = 1.68  # so far when the scores' cards stand below it, and its name below these
_NAME = 0.3  # how high that name is at most
_OVER_RULER, _OVER_NAMES = 0.4, 1.05  # above the ruler's top: clear of it, and of powers' names
_TAG = 0.56  # the middle of a tag is so far below the upper edge
_ABOVE_BAR = 0.5  # room for a bar's number


def _layout(regions: FrameRegions, heights: _Heights) -> Layout:
    stage, words = regions.full, regions.full.intersect(regions.safe)
    bottom, height = stage.bottom, stage.height

    def ruler(share: float, depth: float) -> RulerPlace:
        return RulerPlace(top=bottom + share * height, depth=depth * height)

    alone = ruler(heights.alone, heights.alone)
    over_scores = ruler(heights.over_scores, heights.depths[1])
    high, low = (share * (stage.top - alone.top) for share in heights.poles)
    unit = (HIGH - LOW) / (stage.width - 2 * heights.pit)
    above = Region(words.left, over_scores.top + _OVER_RULER, words.right, stage.top)
    over_names = over_scores.top + _OVER_NAMES
    if heights.one_row:
        # Left of the shares, which stand over the scores' cards.
        first, last = heights.scores
        middle = stage.left + stage.width * (np.mean(SCORES) - first) / (last - first)
        edge = float(middle) - heights.apart - CARD[0] / 2
        softmax, said = replace(above, right=edge - 0.2), above
        shares = replace(above, left=edge, bottom=over_names)
    else:
        softmax, shares = replace(above, bottom=over_names).rows(2, 1, gap=0.2)
        said = softmax
    level = bottom + _LINE
    bars_level = bottom + _CARDS_BELOW
    free = stage.top - bars_level - _ABOVE_BAR
    # Over the two small bars, left of the large one, when they are shares.
    unit_of_bars = stage.width / (POWERS[1] - POWERS[0])
    large = stage.left + unit_of_bars * (GREATEST - log_sum_exp() - BAR / 2 - POWERS[0])
    foot = bars_level + free / np.e + _ABOVE_BAR  # clear of the second power, e^−1
    area = Region(words.left, float(foot), large - 0.2, stage.top)
    share, log_of_sum, sum_of_all = area.rows(0.6, 1.15, 0.38, gap=0.1)
    return Layout(
        stage=stage,
        words=words,
        whole=(LOW - heights.pit * unit, HIGH + heights.pit * unit),
        scores=heights.scores,
        flags={"smallest": FlagPlace(high, RIGHT), "largest": FlagPlace(low, LEFT)},
        alone=alone,
        at_end=ruler(heights.at_end, heights.at_end),
        over_line=ruler(heights.over_line, heights.depths[0]),
        over_scores=over_scores,
        line_level=level,
        bars_level=bars_level,
        tag_level=stage.top - _TAG,
        sum_tag_level=level + 0.9,
        softmax=softmax,
        softmax_said=said,
        shares_level=float(shares.center[1]),
        shares_height=shares.height,
        cards_apart=heights.apart,
        tallest=free,
        exponents=replace(words, top=words.bottom + _NAME),
        share=share,
        log_of_sum=log_of_sum,
        total=sum_of_all,
    )
