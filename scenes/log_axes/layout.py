"""Where the chart of log axes stands in each arrangement, and what is written on it."""

from dataclasses import dataclass, replace

import numpy as np

from reel.stage.regions import FrameRegions, Region

_MARK = 0.1  # room above a chart for the line under the take-away


def _away(x: float, y: float) -> np.ndarray:
    return np.array([x, y, 0.0])


@dataclass(frozen=True)
class NamePlace:
    """Where a mammal's picture and name stand beside its point.

    Attributes:
        linear, bent: from the point to their middle, on linear axes and on logarithmic ones.
        height: of the picture.
        lift: how far both swing up on their way from the one to the other.
        beside: whether the name stands right of the picture; else below it.
        line_width: the name is broken into lines no wider than this; None for one line.
    """

    linear: np.ndarray
    bent: np.ndarray
    height: float
    lift: float = 0.0
    beside: bool = False
    line_width: float | None = None


@dataclass(frozen=True)
class Layout:
    """All places of the clip.

    Attributes:
        chart: the chart: it has all the room.
        type_size: of all that is written on the chart.
        corner_text: the size of the words at the corner.
        dot_radius: of the mammals.
        jump_text_scale: how large ×10 is at a jump: short decades have little room for it.
        elephant, other_elephant, mouse, human: where their pictures and names stand.
        equation: the share of the chart's width and height, from its upper left corner, that is
            free for the equation of the line.
        in_two_lines: whether that equation is broken before its plus sign.
        law_at: at which body mass (kg) the law stands along the curve, on linear axes and on
            logarithmic ones.
    """

    chart: Region
    type_size: str
    corner_text: str
    dot_radius: float
    jump_text_scale: float
    elephant: NamePlace
    other_elephant: NamePlace
    mouse: NamePlace
    human: NamePlace
    equation: tuple[float, float]
    in_two_lines: bool
    law_at: tuple[float, float]

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Find the places in a frame."""
        return regions.lay_out(wide=_wide, tall=_tall, low=_low)


def _wide(regions: FrameRegions) -> Layout:
    """The chart is wide: pictures stand beside names."""
    return Layout(
        chart=regions.full,
        type_size="label",
        corner_text="label",
        dot_radius=0.08,
        jump_text_scale=1,
        elephant=NamePlace(_away(1.3, -0.6), _away(-0.55, -1.4), 0.85, line_width=1.4),
        other_elephant=NamePlace(_away(-0.2, 1.2), _away(-0.2, 1.2), 0.7),
        mouse=NamePlace(_away(2.9, 0.44), _away(0.15, 1.15), 0.32, lift=0.9),
        human=NamePlace(_away(-0.35, 0.55), _away(-0.35, 0.55), 0.6, beside=True),
        equation=(0.56, 0.28),
        in_two_lines=False,
        law_at=(3300, 850),
    )


def _tall(regions: FrameRegions) -> Layout:
    """The chart is high: names stand below pictures."""
    return Layout(
        chart=_below_the_mark(regions),
        type_size="small",
        corner_text="small",
        dot_radius=0.075,
        jump_text_scale=0.86,
        elephant=NamePlace(_away(1.0, -0.65), _away(-0.5, -2.45), 0.75, line_width=1.3),
        other_elephant=NamePlace(_away(0.18, 1.3), _away(0.18, 1.3), 0.65),
        mouse=NamePlace(_away(1.7, 0.52), _away(-0.1, 1.55), 0.33, lift=1.1),
        human=NamePlace(_away(-0.75, 0.65), _away(-0.75, 0.65), 0.6, beside=True),
        equation=(0.69, 0.24),
        in_two_lines=True,
        law_at=(3000, 1300),
    )


def _low(regions: FrameRegions) -> Layout:
    """The chart is low: names stand beside pictures."""
    return Layout(
        chart=_below_the_mark(regions),
        type_size="small",
        corner_text="small",
        dot_radius=0.058,
        jump_text_scale=0.86,
        elephant=NamePlace(_away(1.0, -0.55), _away(-0.5, -1.5), 0.6, line_width=1.3),
        other_elephant=NamePlace(_away(0.1, 1.02), _away(0.1, 1.02), 0.5),
        mouse=NamePlace(_away(1.9, 0.46), _away(-0.1, 1.0), 0.27, lift=0.9),
        human=NamePlace(_away(-0.58, 0.5), _away(-0.58, 0.5), 0.5, beside=True),
        equation=(0.68, 0.28),
        in_two_lines=False,
        law_at=(3000, 1200),
    )


def _below_the_mark(regions: FrameRegions) -> Region:
    """The full region less a little at its top, which the line under the take-away needs.

    At the left it may leave the zone of words: only the numbers of an axis stand there.
    """
    full = regions.full
    return replace(full.intersect(regions.safe), left=full.left, top=full.top - _MARK)
