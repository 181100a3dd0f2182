"""Shares of a sum: as bars over their exponents, and where they fail, as what came out."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.formula import Formula
from reel.formula.label import font_size
from reel.formula.live_number import LiveNumber
from reel.stage.regions import Region
from scenes.overflow.float_ruler import LogLine
from scenes.overflow.orientation import LEVEL, UPRIGHT, Bearing
from scenes.overflow.pointers import Ball, Link

_WIDE = 2.2  # a region at least so many times as wide as high has room for columns
_TALL = 0.45  # how high a result in a row is at most, as a share of the row
_DIGIT = 0.65  # how high digits are, in ems
_BELOW = {True: 0.36, False: 0.2}  # how far below a level line, or left of an upright one


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
        anchor = "center" if line.sight.bearing.level else "left"
        self.numbers = mn.VGroup(
            *(LiveNumber("", colour=ink, size="label", anchor=anchor) for _ in logs)
        )
        super().__init__(self.bars, self.numbers)
        redraw_on_change(self, lambda bars: bars.draw(), lambda bars: bars.state())

    def values(self) -> np.ndarray:
        """Return what the bars stand for now."""
        return np.asarray(np.exp(self.logs - self.taken.get_value()))

    def state(self) -> Any:
        """Return what the picture depends on."""
        return self.line.state(), self.grown.get_value(), self.taken.get_value()

    def draw(self) -> None:
        """Draw them as they are now."""
        grown, bearing = self.grown.get_value(), self.line.sight.bearing
        for bar, number, log, value in zip(
            self.bars, self.numbers, self.logs, self.values(), strict=True
        ):
            foot = self.line.spot(log, 0)
            left, right = -self.wide / 2 * bearing.along, self.wide / 2 * bearing.along
            up = grown * value * self.height_of_one * bearing.aside
            bar.set_points_as_corners(
                [foot + left, foot + right, foot + right + up, foot + left + up, foot + left]
            )
            bar.set_fill(opacity=float(grown > 0))
            number.show(f"{value:.{self.decimals}f}")
            number.shift(foot + up + 0.14 * bearing.aside - number.origin.get_location())
            if not bearing.level:
                number.shift(number.em * _DIGIT / 2 * mn.DOWN)
            mobject_ops.set_fill_opacity(number.slots, float(np.clip(2 * grown - 1, 0, 1)))


class FailedShares(mn.VGroup):
    """Scores in columns, over each the quotient that its share is, and then what came out.

    In a region higher than wide they are rows, from the bottom up, each result beside its score.

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
        self.bearing = LEVEL if region.aspect > _WIDE else UPRIGHT
        for number, part in enumerate(_parts(region, len(scores), self.bearing)):
            if self.bearing.level:
                above, below = part.rows(2, 1, gap=0.15)
            else:
                below, above = part.columns(1, 1, gap=0.3)
            below.put(self.scores[number])
            above.put(self.quotients[number])
            above.put(self.results[number])
        super().__init__(self.scores, self.results)

    def onto(self, line: mn.Line) -> list[Any]:
        """Return the animations that go to a line: results above it, small scores below.

        Above an upright line is to the right of it.
        """
        (left, low, _), (right, high, _) = line.get_start_and_end()
        area = Region(left, low, right, high)
        label = font_size("label") / font_size("formula")
        moves: list[Any] = []
        aside = self.bearing.aside
        for score, result, part in zip(
            self.scores, self.results, _parts(area, len(self.scores), self.bearing), strict=True
        ):
            below, above = (
                part.center - _BELOW[self.bearing.level] * aside,
                part.center + 0.3 * aside,
            )
            narrow = _DIGIT * font_size("label") / 96 / score.height  # it may be small already
            shrink = label if self.bearing.level else min(1.0, narrow)
            moves.append(score.animate.scale(shrink).move_to(below, aside))
            small = min(1.0, _TALL * part.height / result.height) if not self.bearing.level else 1.0
            moves.append(result.animate.scale(small).move_to(above, -aside))
        return moves


def _parts(region: Region, count: int, bearing: Bearing) -> list[Region]:
    """Return equal parts of a region along a bearing."""
    if bearing.level:
        return region.columns(*[1] * count)
    return region.rows(*[1] * count, gap=0)[::-1]


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

    def way(self, name: mn.Mobject, colour: str, *, at: float = 0.5, clear: float = 0.16) -> Link:
        """Return an arrow from where the largest score was to where it is now.

        Args:
            name, colour, at, clear: as of a `Link`.
        """
        bearing, largest = self.line.sight.bearing, max(self.values)
        above = 0.3 * bearing.aside
        way = Link(
            lambda: self.line.spot(largest, Ball.RADIUS) + above,
            lambda: self.spot(largest) + above,
            name,
            colour=colour,
            side=bearing.aside,
            at=at,
            gap=0,
            clear=clear,
        )
        way.grown.set_value(1)
        return way
