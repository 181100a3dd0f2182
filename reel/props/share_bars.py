"""Shares of a sum: as bars over their exponents, and where they fail, as what came out."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import manim as mn
import numpy as np

from reel.props.float_ruler import LogLine
from reel.props.pointers import Ball, Link
from reel.stage.formula import Formula
from reel.stage.readout import Readout
from reel.stage.regions import Region
from reel.stage.text import font_size


class ShareBars(mn.VGroup):
    """A bar e^(x − t) over each x, for a t that grows.

    Args:
        line: what they stand on.
        logs: the values of x.
        height: of a bar of 1.
        width: of the bars.
        decimals: of their numbers.
        colour: #RRGGBB of the bars.
        ink: #RRGGBB of the numbers.

    Attributes:
        grown: a tracker: how far they have risen, from 0 to 1.
        taken: a tracker: t.
    """

    def __init__(
        self,
        line: LogLine,
        logs: np.ndarray,
        *,
        height: float,
        width: float,
        decimals: int,
        colour: str,
        ink: str,
    ) -> None:
        self.line, self.logs, self.height_of_one, self.wide = line, logs, height, width
        self.grown, self.taken = mn.ValueTracker(0), mn.ValueTracker(0)
        self.decimals = decimals
        self.bars = mn.VGroup(*(mn.VMobject() for _ in logs)).set_fill(colour, 1)
        self.bars.set_stroke(width=0)
        self.numbers = mn.VGroup(
            *(Readout("", colour=ink, size="label", anchor="center") for _ in logs)
        )
        super().__init__(self.bars, self.numbers)
        self.add_updater(lambda bars: bars.draw(), call_updater=True)

    def values(self) -> np.ndarray:
        """Return what the bars stand for now."""
        return np.asarray(np.exp(self.logs - self.taken.get_value()))

    def draw(self) -> None:
        """Draw them as they are now."""
        grown = self.grown.get_value()
        for bar, number, log, value in zip(
            self.bars, self.numbers, self.logs, self.values(), strict=True
        ):
            foot = self.line.spot(log, 0)
            left, right = self.wide / 2 * mn.LEFT, self.wide / 2 * mn.RIGHT
            up = grown * value * self.height_of_one * mn.UP
            bar.set_points_as_corners(
                [foot + left, foot + right, foot + right + up, foot + left + up, foot + left]
            )
            bar.set_fill(opacity=float(grown > 0))
            number.show(f"{value:.{self.decimals}f}")
            number.shift(foot + up + 0.14 * mn.UP - number.origin.get_location())
            number.slots.set_fill(opacity=float(np.clip(2 * grown - 1, 0, 1)))


class FailedShares(mn.VGroup):
    """Scores in columns, over each the quotient that its share is, and then what came out.

    Args:
        region: what to fill.
        scores, quotients, results: what is written, column by column.

    Attributes:
        scores, results: as given.
        quotients: these stand where the results will; they are not part of the group.
    """

    def __init__(
        self,
        region: Region,
        scores: Sequence[Formula],
        quotients: Sequence[Formula],
        results: Sequence[Formula],
    ) -> None:
        self.scores, self.results = mn.VGroup(*scores), mn.VGroup(*results)
        self.quotients = mn.VGroup(*quotients)
        for number, column in enumerate(region.columns(*[1] * len(scores))):
            above, below = column.rows(2, 1, gap=0.15)
            below.place(self.scores[number])
            above.place(self.quotients[number])
            above.place(self.results[number])
        super().__init__(self.scores, self.results)

    def onto(self, line: mn.Line) -> list[Any]:
        """Return the animations that go to a line: results above it, small scores below."""
        start, end = line.get_start_and_end()
        area = Region(start[0], start[1], end[0], start[1])
        shrink = font_size("label") / font_size("formula")
        moves: list[Any] = []
        for score, result, column in zip(
            self.scores, self.results, area.columns(*[1] * len(self.scores)), strict=True
        ):
            below, above = column.center + 0.36 * mn.DOWN, column.center + 0.3 * mn.UP
            moves.append(score.animate.scale(shrink).move_to(below, mn.UP))
            moves.append(result.animate.move_to(above, mn.DOWN))
        return moves


class Scores(mn.VGroup):
    """Scores as balls on the line of logarithms, less an amount that is taken off all of them.

    Args:
        line: what they lie on.
        values: the scores.
        colour: #RRGGBB.

    Attributes:
        taken: a tracker: what is taken off.
    """

    def __init__(self, line: LogLine, values: Sequence[float], colour: str) -> None:
        self.line, self.values = line, values
        self.taken = mn.ValueTracker(0)
        super().__init__(*(Ball(partial(self.spot, value), colour) for value in values))

    def spot(self, value: float) -> np.ndarray:
        """Return where a score is now."""
        return self.line.spot(value - self.taken.get_value(), Ball.RADIUS)

    def way(self, name: mn.Mobject, colour: str) -> Link:
        """Return an arrow from where the largest score was to where it is now."""
        above, largest = 0.3 * mn.UP, max(self.values)
        way = Link(
            lambda: self.line.spot(largest, Ball.RADIUS) + above,
            lambda: self.spot(largest) + above,
            name,
            colour=colour,
            side=mn.UP,
            gap=0,
        )
        way.grown.set_value(1)
        return way
