"""Where everything in the clip on least squares stands, for each arrangement of the frame.

Lengths are in Manim's units.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP

from reel.stage.regions import FrameRegions, Region


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
        before: for the line from which the present one comes.
        reason: for what is done to it.
        now: for the present line.
        foot: for the names of parts of the present line.
    """

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
        total: for the square that all squares make together; it grows out of the lower left corner.
        total_words: for what is written about it.
    """

    points: Region
    hill: Region
    hill_words: Region
    hill_way: np.ndarray
    total: Region
    total_words: Region


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
        turn: for the turning line.
        gauss, laplace: for the two noises that are compared.
        between: for what is said of the arrows of both.
    """

    noise: NoisePlaces
    term: PairPlaces
    density: np.ndarray
    board: BoardPlaces
    turn: TurnPlaces
    gauss: NoiseColumn
    laplace: NoiseColumn
    between: Region

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Choose the places for the arrangement of a frame."""
        return regions.lay_out(wide=_wide, tall=_tall, low=_low)


def _wide(regions: FrameRegions) -> Layout:
    """Words in the free corners of the points; bell above loss, and the lines beside them."""
    full = regions.full
    curve, written = full.columns(1, 1.6, gap=0.5)
    bell, between, loss = curve.rows(2.2, 0.4, 2.6, gap=0.08)
    points, aside = full.columns(7.9, 4.5, gap=0.35)
    hill_words, hill, below = aside.rows(0.4, 2.2, 2.7, gap=0.12)
    total, words = below.columns(1.3, 1, gap=0.15)
    return Layout(
        noise=NoisePlaces(
            points=full,
            model=Region(full.left + 0.8, full.top - 1.5, full.left + 5.2, full.top - 0.2),
            bells=Region(full.right - 4.9, full.bottom + 1.0, full.right - 0.7, full.bottom + 1.9),
            model_side=LEFT,
            bells_side=RIGHT,
        ),
        term=PairPlaces(bell, loss, _downward(between), top=0.45),
        density=bell.at(0.83, 0.75),
        board=BoardPlaces(*written.rows(1.15, 0.6, 2.2, 0.45, gap=0.18)),
        turn=TurnPlaces(points, hill, hill_words, RIGHT, total, words),
        **_two_columns(full, gap=0.6, within=True),
    )


def _tall(regions: FrameRegions) -> Layout:
    """Words below the points; bell and loss side by side, and the lines below them."""
    full = regions.full
    written = full.intersect(regions.safe)
    points, below = full.rows(4.7, 1.5, gap=0.15)
    model, bells = below.intersect(regions.safe).rows(1, 0.7, gap=0.15)
    curve, lines = written.rows(2.2, 3.9, gap=0.1)
    turning, aside = full.rows(2.1, 1, gap=0.1)
    total, words, likely = aside.intersect(regions.safe).columns(1.1, 0.8, 1.5, gap=0.15)
    hill_words, hill = likely.rows(0.8, 1.5, gap=0.08)
    return Layout(
        noise=NoisePlaces(
            points=points, model=model, bells=bells, model_side=UP, bells_side=UP
        ),
        term=_side_by_side(curve),
        density=curve.at(0.22, 0.85),
        board=BoardPlaces(*lines.rows(0.95, 0.45, 1.5, 0.4, gap=0.15)),
        turn=TurnPlaces(turning, hill, hill_words, DOWN, total, words),
        **_two_columns(written, gap=0.3, within=False),
    )


def _low(regions: FrameRegions) -> Layout:
    """As in a tall frame, but lower; the total stands in the free corner above the line."""
    full = regions.full
    points, below = full.rows(3.9, 0.9, gap=0.1)
    model, bells = below.columns(3.3, 3.6, gap=0.2)
    curve, lines = full.rows(1.75, 3.1, gap=0.1)
    return Layout(
        noise=NoisePlaces(
            points=points, model=model, bells=bells, model_side=LEFT, bells_side=RIGHT
        ),
        term=_side_by_side(curve),
        density=curve.at(0.22, 0.85),
        board=BoardPlaces(*lines.rows(0.85, 0.4, 1.3, 0.35, gap=0.08)),
        turn=TurnPlaces(
            points=full,
            hill=Region(full.left + 4.1, full.bottom + 0.5, full.right - 0.5, full.bottom + 1.6),
            hill_words=Region(
                full.left + 4.1, full.bottom + 1.65, full.right - 0.5, full.bottom + 2.1
            ),
            hill_way=RIGHT,
            total=Region(full.left + 0.65, full.top - 2.45, full.left + 2.6, full.top - 0.45),
            total_words=Region(full.left + 2.8, full.top - 2.45, full.left + 4.2, full.top - 0.6),
        ),
        **_two_columns(full, gap=0.5, within=False),
    )


def _side_by_side(region: Region) -> PairPlaces:
    """Bell and loss; the formula of the bell stands above it."""
    bell, between, loss = region.columns(3, 0.8, 3, gap=0.05)
    return PairPlaces(bell, loss, (between.at(0, 0.4), between.at(1, 0.4)), top=0.75)


def _downward(between: Region) -> tuple[np.ndarray, np.ndarray]:
    return between.at(0.5, 1), between.at(0.5, 0)


def _two_columns(region: Region, *, gap: float, within: bool) -> dict[str, Any]:
    """Two noises side by side, each with its bell above its loss; words between the arrows.

    Args:
        region: for both.
        gap: between them.
        within: whether names stand within the plots, or above and below them.
    """
    # The top stays free for the line under the take-away.
    _, region = region.rows(0.1, 5, gap=0)
    columns, middles = [], []
    for column in region.columns(1, 1, gap=gap):
        if within:
            bell, middle, loss = column.rows(2.2, 0.55, 2.4, gap=0.06)
            cause = Region(bell.left, bell.at(0, 0.5)[1], bell.at(0.4, 0)[0], bell.top - 0.1)
            effect = Region(*loss.at(0.3, 0.5)[:2], *loss.at(0.7, 0.95)[:2])
        else:
            cause, bell, middle, loss, effect = column.rows(0.42, 1.9, 0.6, 1.9, 0.5, gap=0.04)
        pair = PairPlaces(bell, loss, _downward(middle), top=0.75)
        columns.append(NoiseColumn(cause, pair, effect, DOWN if within else RIGHT))
        middles.append(middle)
    left, right = middles
    between = Region(left.at(0.5, 0)[0], left.bottom, right.at(0.5, 0)[0], left.top)
    return {"gauss": columns[0], "laplace": columns[1], "between": between.inset(0.35, 0)}
