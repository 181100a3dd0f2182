"""Where everything in the clip on least squares stands, for each arrangement of the frame.

Lengths are in Manim's units.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from manim import DOWN, LEFT, ORIGIN, RIGHT, UP

from reel.stage.regions import FrameRegions, Region

_MARGIN = 0.2  # left of what reaches beyond the words


@dataclass(frozen=True)
class NoisePlaces:
    """Where the points get their noise.

    Attributes:
        points: for the plot.
        model, bells: for the formula of the points, and for what is said of the bells.
        model_side, bells_side: the side or corner of its region that each keeps to.
    """

    points: Region
    model: Region
    bells: Region
    model_side: np.ndarray
    bells_side: np.ndarray


@dataclass(frozen=True)
class PairPlaces:
    """Where a bell of noise and the loss that follows from it stand.

    Attributes:
        bell, loss: for the plots of both.
        arrow: start and end of the arrow from one plot to the other.
        top: the greatest density for which the bell's plot has room.
    """

    bell: Region
    loss: Region
    arrow: tuple[np.ndarray, np.ndarray]
    top: float


@dataclass(frozen=True)
class BoardPlaces:
    """Where a derivation is written.

    Attributes:
        side: the side that all keep to.
        before: for the line from which the present one comes.
        reason: for what is done to it.
        now: for the present line.
        foot: for the names of parts of the present line.
    """

    side: np.ndarray
    before: Region
    reason: Region
    now: Region
    foot: Region


@dataclass(frozen=True)
class TurnPlaces:
    """Where the line turns, and what its slope does.

    Attributes:
        points: for the plot with the squares.
        hill: for the plot of the log-likelihood, with its numbers.
        hill_words: for what is written about it.
        hill_way: the direction in which those words follow each other.
        total: for the square that all squares make together, which grows out of the lower left
            corner, and for what is written about it; None for the free corner of the points.
    """

    points: Region
    hill: Region
    hill_words: Region
    hill_way: np.ndarray
    total: tuple[Region, Region] | None


@dataclass(frozen=True)
class NoiseColumn:
    """Where a noise, and the loss that it leads to, are compared with another one.

    Attributes:
        cause, effect: for the name of the noise, and for its loss with its name.
        pair: for their plots.
        effect_way: the direction in which the loss and its name follow each other.
    """

    cause: Region
    pair: PairPlaces
    effect: Region
    effect_way: np.ndarray


@dataclass(frozen=True)
class Layout:
    """The places of the clip, in the order in which they are used.

    Attributes:
        noise: for the points and their noise.
        term, board: for one term of the derivation as a curve, and for its lines.
        density: where the middle of the bell's formula lies.
        rest: for what else the arrow from the bell to its curve leaves out.
        turn: for the turning line.
        gauss, laplace: for the two noises that are compared; the first one stands in the middle.
        aside: how far the first one moves when the second one comes.
        between: for what is said of the arrows of both, while the first one is in the middle.
        between_way: the direction in which its parts follow each other.
    """

    noise: NoisePlaces
    term: PairPlaces
    density: np.ndarray
    rest: Region
    board: BoardPlaces
    turn: TurnPlaces
    gauss: NoiseColumn
    laplace: NoiseColumn
    aside: np.ndarray
    between: Region
    between_way: np.ndarray

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Choose the places for the arrangement of a frame."""
        return regions.lay_out(wide=_wide, tall=_tall, low=_low)


def _wide(regions: FrameRegions) -> Layout:
    """Words in the free corners of the points; bell above loss, and the lines beside them."""
    full = regions.full
    curve, written = full.columns(1, 1.35, gap=0.45)
    bell, between, loss = curve.rows(2.15, 0.55, 2.5, gap=0.08)
    points, aside = full.columns(7.9, 4.5, gap=0.35)
    hill_words, hill, below = aside.rows(0.4, 2.2, 2.7, gap=0.12)
    total, words = below.inset(0, 0.15).columns(1.3, 1, gap=0.2)
    return Layout(
        noise=NoisePlaces(
            points=full,
            model=Region(full.left + 0.8, full.top - 1.5, full.left + 5.2, full.top - 0.2),
            bells=Region(full.right - 4.9, full.bottom + 1.0, full.right - 0.7, full.bottom + 1.9),
            model_side=LEFT,
            bells_side=RIGHT,
        ),
        term=PairPlaces(bell, loss, _downward(between), top=0.45),
        density=bell.at(0.855, 0.78),
        rest=_right_half(between).inset(0.16, 0),
        board=BoardPlaces(LEFT, *written.rows(1.15, 0.6, 2.2, 0.45, gap=0.18)),
        turn=TurnPlaces(points, hill, hill_words, RIGHT, (total, words)),
        **_two_columns(full, gap=0.6, middle=0.55, within=True),
    )


def _tall(regions: FrameRegions) -> Layout:
    """Words below the points; bell and loss side by side, and the lines below them."""
    full = regions.full
    written = full.intersect(regions.safe)
    # The numbers of the axes keep to the zone of type, which reaches farther on the left.
    pictures = Region(full.left + _MARGIN, full.bottom, written.right, full.top)
    points, below = pictures.rows(4.7, 1.5, gap=0.15)
    model, bells = below.intersect(regions.safe).rows(1, 0.7, gap=0.15)
    curve, rest, lines = written.rows(2.2, 0.33, 3.67, gap=0.06)
    turning, likely = pictures.rows(4.85, 1.5, gap=0.1)
    hill_words, hill = likely.intersect(regions.safe).columns(1, 1.5, gap=0.2)
    return Layout(
        noise=NoisePlaces(points=points, model=model, bells=bells, model_side=UP, bells_side=UP),
        term=_side_by_side(curve, 0.54),
        density=curve.at(0.46, 0.83),
        rest=rest,
        board=BoardPlaces(ORIGIN, *lines.rows(1.15, 0.45, 1.5, 0.4, gap=0.12)),
        turn=TurnPlaces(turning, hill, hill_words, DOWN, None),
        **_two_columns(written, gap=0.3, middle=1.2, within=False),
    )


def _low(regions: FrameRegions) -> Layout:
    """As in a tall frame, but the log-likelihood stands in the free corner below the line."""
    full = regions.full
    points, below = full.rows(3.9, 0.9, gap=0.1)
    model, bells = below.columns(3.3, 3.6, gap=0.2)
    curve, rest, lines = full.rows(1.5, 0.33, 3.2, gap=0.055)
    likely = Region(full.left + 3.0, full.bottom + 0.7, full.right - 0.4, full.bottom + 1.95)
    hill_words, hill = likely.columns(1, 1.2, gap=0.1)
    return Layout(
        noise=NoisePlaces(
            points=points, model=model, bells=bells, model_side=LEFT, bells_side=RIGHT
        ),
        term=_side_by_side(curve, 0.42),
        density=curve.at(0.46, 0.785),
        rest=rest,
        board=BoardPlaces(ORIGIN, *lines.rows(1.2, 0.36, 1.2, 0.34, gap=0.07)),
        turn=TurnPlaces(full, hill, hill_words, DOWN, None),
        **_two_columns(full, gap=0.5, middle=1.35, within=False),
    )


def _side_by_side(region: Region, level: float) -> PairPlaces:
    """Bell and loss; the formula of the bell stands above the arrow between them.

    Args:
        region: for all.
        level: how far up the arrow is, as a share of the region's height.
    """
    bell, between, loss = region.columns(3, 0.9, 3, gap=0.05)
    return PairPlaces(bell, loss, (between.at(0, level), between.at(1, level)), top=0.45)


def _right_half(region: Region) -> Region:
    return region.columns(1, 1, gap=0)[1]


def _downward(between: Region) -> tuple[np.ndarray, np.ndarray]:
    return between.at(0.5, 1), between.at(0.5, 0)


def _two_columns(region: Region, *, gap: float, middle: float, within: bool) -> dict[str, Any]:
    """Two noises side by side, each with its bell above its loss; words between the arrows.

    Args:
        region: for both.
        gap: between them.
        middle: how high the space between bell and loss is, while a plot is 2.
        within: whether names stand within the plots, or above and below them.
    """
    # The top stays free for the line under the take-away.
    _, region = region.rows(0.1, 5, gap=0)
    left, right = region.columns(1, 1, gap=gap)
    aside = (left.center - right.center) / 2
    columns = [_noise_column(column, middle, within) for column in (_moved(left, -aside), right)]
    gauss, laplace = columns
    start, height = gauss.pair.arrow[0][0], abs(np.subtract(*gauss.pair.arrow)[1])
    end = start - 2 * aside[0]
    words = Region(start, gauss.pair.arrow[1][1], end, gauss.pair.arrow[1][1] + height)
    return {
        "gauss": gauss,
        "laplace": laplace,
        "aside": aside,
        "between": words.inset(0.3, 0),
        "between_way": RIGHT if within else DOWN,
    }


def _noise_column(region: Region, middle: float, within: bool) -> NoiseColumn:
    if within:
        bell, between, loss = region.rows(2.2, middle, 2.4, gap=0.06)
        cause = Region(bell.left, bell.at(0, 0.5)[1], bell.at(0.4, 0)[0], bell.top - 0.1)
        # High up and narrow, so that the parabola goes by on both sides.
        effect = Region(*loss.at(0.33, 0.56)[:2], *loss.at(0.67, 1)[:2])
    else:
        cause, bell, between, loss, effect = region.rows(0.55, 2, middle, 2, 0.6, gap=0.04)
    pair = PairPlaces(bell, loss, _downward(between), top=0.75)
    return NoiseColumn(cause, pair, effect, DOWN if within else RIGHT)


def _moved(region: Region, way: np.ndarray) -> Region:
    return Region(*np.add(region.sides, np.tile(way[:2], 2)))
