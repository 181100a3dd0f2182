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
from reel.stage.glide import glide
from reel.stage.regions import Region
from scenes.overflow.float_ruler import LogLine
from scenes.overflow.orientation import Orientation
from scenes.overflow.pointers import LiveArrow, NumberBall

_TALL = 0.45  # how high a result in a row is at most, as a share of the row
_DIGIT = 0.65  # how high digits are, in ems
# How far from the line small scores stand: below a level one, left of an upright one.
_BELOW, _LEFT = 0.36, 0.2


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
        anchor = "center" if line.viewport.orientation.is_level else "left"
        self.numbers = mn.VGroup(
            *(LiveNumber("", colour=ink, size="label", anchor=anchor) for _ in logs)
        )
        super().__init__(self.bars, self.numbers)
        redraw_on_change(self, lambda bars: bars.draw(), lambda bars: bars.state())

    def rise(self, **kwargs: Any) -> mn.Animation:
        """Let the bars rise from the line."""
        return glide(self.grown, 1, **kwargs)

    def take_off(self, amount: float, **kwargs: Any) -> mn.Animation:
        """Take an amount off all exponents: the bars shrink by one factor."""
        return glide(self.taken, amount, **kwargs)

    def values(self) -> np.ndarray:
        """What the bars stand for now."""
        return np.asarray(np.exp(self.logs - self.taken.get_value()))

    def state(self) -> Any:
        """What the picture depends on."""
        return self.line.state(), self.grown.get_value(), self.taken.get_value()

    def draw(self) -> None:
        """Draw them as they are now."""
        grown, orientation = self.grown.get_value(), self.line.viewport.orientation
        for bar, number, log, value in zip(
            self.bars, self.numbers, self.logs, self.values(), strict=True
        ):
            foot = self.line.spot(log, 0)
            left, right = -self.wide / 2 * orientation.along, self.wide / 2 * orientation.along
            up = grown * value * self.height_of_one * orientation.aside
            bar.set_points_as_corners(
                [foot + left, foot + right, foot + right + up, foot + left + up, foot + left]
            )
            bar.set_fill(opacity=float(grown > 0))
            number.show(f"{value:.{self.decimals}f}")
            number.shift(foot + up + 0.14 * orientation.aside - number.origin.get_location())
            if not orientation.is_level:
                number.shift(number.em * _DIGIT / 2 * mn.DOWN)
            mobject_ops.set_fill_opacity(number.slots, float(np.clip(2 * grown - 1, 0, 1)))


class FailedShares(mn.VGroup):
    """Scores in columns, over each the quotient that its share is, and then what came out.

    Beside an upright ruler they are rows, from the bottom up, each result beside its score.

    Args:
        region: what to fill.
        orientation: in which direction they follow each other.
        scores, quotients, results: what is written, column by column.

    Attributes:
        scores, results: as given.
        quotients: these stand where the results will; they are not part of the group.
    """

    def __init__(
        self,
        region: Region,
        orientation: Orientation,
        scores: Sequence[Formula],
        quotients: Sequence[Formula],
        results: Sequence[Formula],
    ) -> None:
        self.scores, self.results = mn.VGroup(*scores), mn.VGroup(*results)
        self.quotients = mn.VGroup(*quotients)
        self.orientation = orientation
        for number, part in enumerate(_parts(region, len(scores), self.orientation)):
            if self.orientation.is_level:
                above, below = part.rows(2, 1, gap=0.15)
            else:
                below, above = part.columns(1, 1, gap=0.3)
            below.put(self.scores[number])
            # Quotients are high: in rows they keep apart.
            above.put(self.quotients[number], share=1 if self.orientation.is_level else 0.8)
            above.put(self.results[number])
        super().__init__(self.scores, self.results)

    def onto(self, line: mn.Line) -> list[Any]:
        """Go to a line: results above it, small scores below it.

        Above an upright line is right of it.
        """
        (left, low, _), (right, high, _) = line.get_start_and_end()
        area = Region(left, low, right, high)
        label = font_size("label") / font_size("formula")
        moves: list[Any] = []
        aside, is_level = self.orientation.aside, self.orientation.is_level
        for score, result, part in zip(
            self.scores, self.results, _parts(area, len(self.scores), self.orientation), strict=True
        ):
            below = part.center - (_BELOW if is_level else _LEFT) * aside
            above = part.center + 0.3 * aside
            narrow = _DIGIT * font_size("label") / 96 / score.height  # it may be small already
            shrink = label if is_level else min(1.0, narrow)
            moves.append(score.animate.scale(shrink).move_to(below, aside))
            small = 1.0 if is_level else min(1.0, _TALL * part.height / result.height)
            moves.append(result.animate.scale(small).move_to(above, -aside))
        return moves


def _parts(region: Region, count: int, orientation: Orientation) -> list[Region]:
    """Equal parts of a region, in the direction in which things follow each other."""
    if orientation.is_level:
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
        super().__init__(*(NumberBall(partial(self.spot, value), colour) for value in values))

    def take_off(self, amount: float, **kwargs: Any) -> mn.Animation:
        """Take an amount off all scores: they slide down the line together."""
        return glide(self.taken, amount, **kwargs)

    def spot(self, value: float) -> np.ndarray:
        """Where the middle of a score's ball is now."""
        return self.line.spot(value - self.taken.get_value(), NumberBall.RADIUS)

    def shift_arrow(
        self, name: mn.Mobject, colour: str, *, at: float = 0.5, clear: float = 0.16
    ) -> LiveArrow:
        """Draw an arrow from where the largest score was to where it is now.

        Args:
            name, colour, at, clear: as of a `LiveArrow`.
        """
        orientation, largest = self.line.viewport.orientation, max(self.values)
        above = 0.3 * orientation.aside
        arrow = LiveArrow(
            lambda: self.line.spot(largest, NumberBall.RADIUS) + above,
            lambda: self.spot(largest) + above,
            name,
            colour=colour,
            side=orientation.aside,
            at=at,
            gap=0,
            clear=clear,
        )
        arrow.grown.set_value(1)
        return arrow
