"""A line too long for the frame, read from left to right beside the grid it stands for."""

from itertools import pairwise
from typing import Any

import manim as mn

from reel.fast import mobject_ops
from reel.formula.formula import Formula
from reel.stage.exemptions import outside_intended
from reel.stage.glide import glide
from reel.stage.regions import Region
from scenes.shared.factor_grid import FactorGrid

_DIM = 0.65  # how much a row loses that is not being read
_NEAR = 2  # from how far off (Manim's units of the line) it is dimmed all the same
_START = 3  # what is read of the line until all other rows are dimmed


class LongFormula:
    """A derivative that runs through the frame, and out of it; its terms light their rows.

    Args:
        region: where the line stands; it starts at the left.
        line: the derivative, with one prime in each term.
        grid: its terms, row by row.

    Attributes:
        line: the line.
        share: the tracker of how much has been read, from 0 to 1.
    """

    def __init__(self, region: Region, line: Formula, grid: FactorGrid) -> None:
        self.region, self.grid = region, grid
        self.line = region.place(
            outside_intended(line, "it is too long: that is the point"), mn.LEFT
        )
        self.share = mn.ValueTracker(0)
        starts = [prime.get_left()[0] - line.get_left()[0] for prime in line.part("'")]
        self.spans = list(pairwise([*starts, line.width]))

    def read(self, **kwargs: Any) -> mn.Animation:
        """Read the line to its end, at one pace; between `start` and `stop`."""
        return glide(self.share, 1, rate_func=mn.linear, **kwargs)

    def start(self) -> None:
        """Let line and grid follow what is read."""
        self.line.add_updater(lambda line: self._move(line))
        self.grid.add_updater(lambda grid: self._dim(grid))

    def stop(self) -> None:
        """Let line and grid be: from now on they can fade."""
        self.line.clear_updaters()
        self.grid.clear_updaters()

    def _move(self, line: mn.Mobject) -> None:
        """Put what is read as far along the region as it stands in the line."""
        over = self.region.width - line.width
        line.set_x(self.region.left + self.share.get_value() * over, mn.LEFT)

    def _dim(self, grid: FactorGrid) -> None:
        """Leave bright the row whose term is being read."""
        here = self.share.get_value() * self.line.width
        for row, (start, end) in zip(grid.rows, self.spans, strict=True):
            beyond = max(start - here, here - end, 0)
            mobject_ops.set_opacity(row, 1 - _DIM * min(beyond / _NEAR, here / _START, 1))
