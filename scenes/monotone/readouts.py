"""The numbers of a point that runs over both hills: θ, L(θ) and log L(θ)."""

from collections.abc import Sequence

import manim as mn

from reel.formula.live_number import LiveFormula
from scenes.monotone.layout import ReadoutPlaces

_BELOW_MIDDLE = 0.2  # how far the baseline of a number is below the middle of its row
_LINE_GAP, _COLUMN_GAP = 0.25, 0.8  # where they stand close together


class Readouts(mn.VGroup):
    """Three numbers in their places, each with its name.

    Args:
        places: where they stand.
        lines: θ, L(θ) and log L(θ).
    """

    def __init__(self, places: ReadoutPlaces, lines: Sequence[LiveFormula]) -> None:
        super().__init__(*lines)
        if places.rows:
            for line, row in zip(lines, places.rows, strict=True):
                row.place(line, mn.LEFT)
                baseline = row.center[1] - _BELOW_MIDDLE
                line.shift((baseline - line.number.origin.get_y()) * mn.UP)
            return
        first, *others = lines
        column = mn.VGroup(*(others if places.theta_beside else lines))
        together = column.arrange(mn.DOWN, buff=_LINE_GAP, aligned_edge=mn.LEFT)
        if places.theta_beside:
            together = mn.VGroup(first, column).arrange(mn.RIGHT, buff=_COLUMN_GAP)
        places.region.place(together)
