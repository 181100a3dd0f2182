"""A line too long for the frame, read from left to right beside the grid it stands for."""

from itertools import pairwise
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.formula import Formula
from reel.stage.exemptions import outside_intended
from reel.stage.glide import glide
from reel.stage.regions import Region
from scenes.shared.factor_grid import FactorGrid

_FADE = 1.3  # over how much of the region's ends the line fades (Manim's units)
_TURN = 0.12  # of a term is read while the eye goes on to the next row


class LongFormula(mn.VGroup):
    """A derivative that runs through a region, and fades where it leaves it.

    Args:
        region: where the line stands; it starts at the left.
        line: the derivative, with one prime in each term.
        grid: its terms, row by row; the one that is read stays bright.

    Attributes:
        shown, share: trackers of how strongly it is seen, and how much has been read, from 0 to 1.
    """

    def __init__(self, region: Region, line: Formula, grid: FactorGrid) -> None:
        self.region, self.grid = region, grid
        self.line = region.place(
            outside_intended(line, "it is too long, and fades where it leaves its region"), mn.LEFT
        )
        self.shown, self.share = mn.ValueTracker(0), mn.ValueTracker(0)
        self.first = line.get_left()[0]
        self.width_of_line = line.width
        self.places = [(glyph, glyph.points.copy(), glyph.get_x()) for glyph in line]
        starts = [prime.get_left()[0] - self.first for prime in line.part("'")]
        self.spans = list(pairwise([*starts, line.width]))
        super().__init__(line)
        redraw_on_change(
            self,
            lambda formula: formula.draw(),
            lambda formula: (formula.shown.get_value(), formula.share.get_value()),
        )

    def show(self, **kwargs: Any) -> mn.Animation:
        """Let the line come, and all rows but its first term's go dim."""
        return mn.AnimationGroup(glide(self.shown, 1), glide(self.grid.dimmed, 1), **kwargs)

    def read(self, **kwargs: Any) -> mn.Animation:
        """Read the line to its end, at one pace, and look at each term's row."""
        rows = glide(self.grid.read, len(self.spans) - 1, rate_func=self._row)
        return mn.AnimationGroup(glide(self.share, 1, rate_func=mn.linear), rows, **kwargs)

    def leave(self, **kwargs: Any) -> mn.Animation:
        """Let the line go, and all rows be bright again."""
        return mn.AnimationGroup(glide(self.shown, 0), glide(self.grid.dimmed, 0), **kwargs)

    def _row(self, share: float) -> float:
        """Which row's term is read when so much of the line is, as a share of all of them."""
        here = share * self.width_of_line
        for row, (_, end) in enumerate(self.spans):
            if here < end:
                # The eye goes on to the next row at a term's end.
                late = np.clip(
                    1 - (end - here) / (0.12 * self.width_of_line / len(self.spans)), 0, 1
                )
                last = row == len(self.spans) - 1
                return (row + (0 if last else float(mn.smooth(late)))) / (len(self.spans) - 1)
        return 1.0

    def draw(self) -> None:
        """Draw the line as far as it has run."""
        shown, beyond = self.shown.get_value(), self.width_of_line - self.region.width
        gone = self.share.get_value() * beyond
        # It fades at an end only as far as it goes on there.
        fades = np.clip(np.array([gone, beyond - gone]) / _FADE, 0, 1)
        for glyph, points, x in self.places:
            glyph.set_points(points + gone * mn.LEFT)
            inside = np.array([x - gone - self.region.left, self.region.right - x + gone])
            seen = np.prod(1 - fades * (1 - np.clip(inside / _FADE, 0, 1)))
            mobject_ops.set_opacity(glyph, shown * float(seen))
