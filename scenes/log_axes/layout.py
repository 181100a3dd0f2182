"""Where the chart of log axes, its names and its formulas stand in each arrangement."""

from dataclasses import dataclass, replace

import numpy as np
from manim import DOWN, RIGHT, UL, UP

from reel.stage.regions import FrameRegions, Region

_NUMBERS = 0.6  # room left of a chart for the numbers of its axis


@dataclass(frozen=True)
class NamePlace:
    """Where a mammal's name stands beside its point.

    Attributes:
        side: from the point to the name; a longer vector puts the name farther away.
        line_width: the name is broken into lines no wider than this; None for one line.
    """

    side: np.ndarray
    line_width: float | None = None


@dataclass(frozen=True)
class Layout:
    """All places of the clip.

    Attributes:
        chart: the chart while it tells about crowding: it has all the room.
        chart_beside_formulas: the chart with equal decades, which leaves room for formulas.
        law: the power law.
        straight_line: its logarithm, the equation of a straight line.
        slope: the fitted slope.
        ratio: the human's brain mass as a multiple of that on the line.
        formulas_share_a_strip: whether there is one strip for all formulas, not a row for each:
            they are scaled alike, and leave together before the ratio comes.
        law_must_leave: whether the straight line takes the place of the power law.
        corner_text: the size of the words at the corner.
        dot_radius: of the mammals.
        jump_text_scale: how large ×10 is at a jump: short decades have little room for it.
        elephant_at_first, other_elephant: both elephants' names while the axes are linear.
        mouse_on_the_way: the mouse's name while the axes bend.
        mouse, elephant, human: their names at the straight line.
    """

    chart: Region
    chart_beside_formulas: Region
    law: Region
    straight_line: Region
    slope: Region
    ratio: Region
    formulas_share_a_strip: bool
    law_must_leave: bool
    corner_text: str
    dot_radius: float
    jump_text_scale: float
    elephant_at_first: NamePlace
    other_elephant: NamePlace
    mouse_on_the_way: NamePlace
    mouse: NamePlace
    elephant: NamePlace
    human: NamePlace

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Find the places in a frame."""
        return regions.lay_out(wide=_wide, tall=_tall, low=_low)


def _wide(regions: FrameRegions) -> Layout:
    """The formulas stand in a column right of the chart, a row for each."""
    picture, notes = regions.full.columns(1.5, 1, gap=0.5)
    law, straight_line, slope, ratio = notes.rows(1, 1, 1, 1.4, gap=0.1)
    return Layout(
        chart=regions.full,
        chart_beside_formulas=picture,
        law=law,
        straight_line=straight_line,
        slope=slope,
        ratio=ratio,
        formulas_share_a_strip=False,
        law_must_leave=False,
        corner_text="label",
        dot_radius=0.075,
        jump_text_scale=1,
        elephant_at_first=NamePlace(DOWN, line_width=1.2),
        other_elephant=NamePlace(UP),
        mouse_on_the_way=NamePlace(UL),
        mouse=NamePlace(UL),
        elephant=NamePlace(1.5 * UP),
        human=NamePlace(UP),
    )


def _tall(regions: FrameRegions) -> Layout:
    """The formulas stand in a strip below the chart: law and slope, then the straight line."""
    full = _full_below_the_mark(regions)
    picture, strip = full.rows(3.4, 1, gap=0.15)
    # Some of the room stays free below: parts of the law swing through it on their way.
    above, straight_line, _ = strip.rows(1.1, 1, 0.15, gap=0.11)
    law, slope = above.columns(1.5, 1)
    return Layout(
        chart=_with_numbers_beside(full, regions),
        chart_beside_formulas=_with_numbers_beside(picture, regions),
        law=law,
        straight_line=straight_line,
        slope=slope,
        ratio=strip,
        formulas_share_a_strip=True,
        law_must_leave=False,
        corner_text="small",
        dot_radius=0.075,
        jump_text_scale=0.86,
        elephant_at_first=NamePlace(1.5 * UP),
        other_elephant=NamePlace(1.5 * UP),
        mouse_on_the_way=NamePlace(UL),
        mouse=NamePlace(2.2 * RIGHT),
        elephant=NamePlace(1.5 * UP),
        human=NamePlace(UP),
    )


def _low(regions: FrameRegions) -> Layout:
    """The strip below the chart holds one line: the law or its logarithm, and the slope."""
    full = _full_below_the_mark(regions)
    picture, strip = full.rows(4.4, 1, gap=0.15)
    law, slope = strip.columns(5.64, 2.24, gap=0.4)
    return Layout(
        chart=full,
        chart_beside_formulas=picture,
        law=law,
        straight_line=law,
        slope=slope,
        ratio=strip,
        formulas_share_a_strip=True,
        law_must_leave=True,
        corner_text="small",
        dot_radius=0.058,
        jump_text_scale=0.86,
        elephant_at_first=NamePlace(1.5 * UP),
        other_elephant=NamePlace(1.5 * UP),
        mouse_on_the_way=NamePlace(UL),
        mouse=NamePlace(2.2 * RIGHT),
        elephant=NamePlace(RIGHT, line_width=1.2),
        human=NamePlace(UP),
    )


def _full_below_the_mark(regions: FrameRegions) -> Region:
    """The full region less a little at its top, which the line under the take-away needs."""
    _, below = regions.full.intersect(regions.safe).rows(0.1, regions.full.height, gap=0)
    return below


def _with_numbers_beside(chart: Region, regions: FrameRegions) -> Region:
    """Let the numbers of an axis hang out at the left, so that the axes stand in the middle."""
    return replace(chart, left=max(chart.left - _NUMBERS, regions.full.left))
