"""Where the pictures of clip 11 stand: above a ruler that lies level, or beside an upright one."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP

from reel.stage.regions import FrameRegions, Region
from scenes.overflow.log_viewport import Span
from scenes.overflow.maths import HIGH, LOW
from scenes.overflow.orientation import LEVEL, UPRIGHT, Bearing

# Of the upright ruler, from left to right.
_NUMBERS, _BETWEEN, _BODY, _BALL = 1.25, 0.9, 1.65, 0.4
_LOW = 1.2  # an area with a greater aspect has too little height for formulas over charts


Pole = tuple[float, np.ndarray]


@dataclass(frozen=True)
class FloatLayout:
    """Places on the stage; tops, depths and levels are measured as a bearing says.

    Attributes:
        bearing: how the ruler and the line of logarithms lie.
        bits: for the bits of a number, over `bit_rows` rows.
        first, whole: what the ruler takes along at first, and what stretch is in sight there.
        top, depth: of the ruler at first.
        flags: how long the poles of flags are, and to which side these fly.
        axis: what the ruler and the line take along later.
        later_top, later_depth: of the ruler then.
        level: of the line.
        beside: where there is room beside the balls: no result may leave it.
        reading: for words that are read.
        softmax, failed: for its formula, and for what becomes of it.
        steps: for the lines of a proof.
        failures, shares: for two charts of what came out and what the shares are.
        near, levels, tallest: what stretch is in sight there; the level of each; the height of 1.
        way: where the name stands of the arrow that goes along with the scores.
        formulas: for the formulas of both charts.
    """

    bearing: Bearing
    bits: Region
    bit_rows: int
    first: Region
    whole: Span
    top: float
    depth: float
    flags: Mapping[str, Pole]
    axis: Region
    later_top: float
    later_depth: float
    level: float
    beside: Region
    reading: Region
    softmax: Region
    failed: Region
    steps: Region
    failures: Region
    shares: Region
    near: Span
    way: Mapping[str, float]
    levels: tuple[float, float]
    tallest: float
    formulas: tuple[Region, Region]

    @classmethod
    def of(cls, regions: FrameRegions) -> "FloatLayout":
        """Return the layout for a stage."""
        return _upright(regions) if regions.stacked else _level(regions)


def _level(regions: FrameRegions) -> FloatLayout:
    above, body = regions.full.rows(3.3, 2.3, gap=0)
    upper, lower = regions.full.rows(1.75, 3.45)
    softmax, failed = upper.columns(1, 1.5, gap=0.6)
    failures, shares = lower.columns(1, 1.35, gap=0.9)
    level, tall = lower.bottom + 0.62, 0.64 * above.height
    return FloatLayout(
        bearing=LEVEL,
        bits=above,
        bit_rows=1,
        first=body,
        whole=(LOW - 110, HIGH + 110),
        top=body.top,
        depth=body.height,
        flags={"smallest": (tall, RIGHT), "normal": (0.5 * tall, RIGHT), "largest": (tall, LEFT)},
        axis=regions.full,
        later_top=lower.top - 0.6,
        later_depth=1.22,
        level=level,
        beside=regions.full,
        reading=upper.rows(10, 1, gap=0)[0],
        softmax=softmax,
        failed=failed,
        steps=upper,
        failures=failures,
        shares=shares,
        near=(-2.75, 0.75),
        way={},
        levels=(level, level),
        tallest=shares.top - level - 0.5,
        formulas=(
            failures.rows(0.48, 0.52, gap=0)[0],
            shares.columns(0.6, 0.4, gap=0)[0].rows(0.48, 0.52, gap=0)[0],
        ),
    )


def _upright(regions: FrameRegions) -> FloatLayout:
    area = regions.full.intersect(regions.safe)
    body, aside = area.columns(2.1, area.width - 2.1, gap=0)
    # Beyond the ruler's ends is room for a flag, of two lines where there is little width.
    flag = 1.2 if aside.width < 4.6 else 0.8
    unit = (HIGH - LOW) / (area.height - 2 * flag)
    level = area.left + _NUMBERS
    top = level + _BETWEEN + _BODY
    beside = Region(top + 0.2, area.bottom, area.right, area.top)
    text = Region(top + _BALL, area.bottom, area.right, area.top)
    # A result stands beside the ruler's lower end while words are read, then beside its upper one.
    reading, _ = text.rows(area.height - 1, 0.8, gap=0.2)
    _, lower = text.rows(1.3, area.height - 1.3, gap=0)
    softmax, failed = lower.rows(1.3, 2.5, gap=0.3)
    if area.aspect > _LOW:
        upper, charts = area.inset(0, 0.1).rows(1.25, 1, gap=0.3)
        steps, heads = upper.columns(1.65, 1, gap=0.3)
        power, softmax_low = heads.rows(1, 1.25, gap=0.2)
    else:
        steps, below = area.inset(0, 0.1).rows(1.15, 1.5, gap=0.25)
        heads, charts = below.rows(1, 1.75, gap=0.15)
        power, softmax_low = heads.columns(1, 1.2, gap=0.5)
    shares, failures = charts.columns(1.7, 1, gap=0.3)
    failures = failures.inset(0, shares.height / 8)
    return FloatLayout(
        bearing=UPRIGHT,
        bits=Region(aside.left + 0.4, 0, aside.right, area.top - flag - 0.3),
        bit_rows=3,
        first=area,
        whole=(LOW - flag * unit, HIGH + flag * unit),
        top=body.right,
        depth=body.width,
        # The first two stand close together, and so fly to different sides.
        flags={
            "smallest": (aside.width, DOWN),
            "normal": (aside.width, UP),
            "largest": (aside.width, UP),
        },
        axis=area,
        later_top=top,
        later_depth=_BODY,
        level=level,
        beside=beside,
        reading=reading,
        softmax=softmax,
        failed=failed,
        steps=steps,
        failures=failures,
        shares=shares,
        near=(-3.0, 1.0),  # each score beside its power
        way={"at": 0.04, "clear": top - level + 0.1},
        levels=(failures.left + 0.95, shares.left + 0.75),
        tallest=shares.width - 0.75 - 1.1,
        formulas=(softmax_low, power),
    )
