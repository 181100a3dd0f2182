"""Numbers on one line, their logarithms on another: what leads across never crosses."""

import manim as mn
import numpy as np

from reel.formula.formula import Formula
from reel.records.theme import Theme
from reel.stage.regions import Region

_BESIDE = 0.3  # between the lines and their names
_DOT = 0.06
_END = 0.12  # how far the lines reach beyond what stands on them


class KeptOrder:
    """Two lines with dots, and a thread from each number down to its logarithm.

    It is no mobject: its parts come one after another.

    Args:
        region: what to fill.
        numbers: what stands on the upper line, between 0 and 1.
        logs: their logarithms, in the same order.
        names: of the upper line and of the lower one.
        theme: gives each role its colour.

    Attributes:
        upper, lower: each a line, its name and its dots.
        threads: from dot to dot, the least number first.
    """

    def __init__(
        self,
        region: Region,
        numbers: np.ndarray,
        logs: np.ndarray,
        names: tuple[Formula, Formula],
        theme: Theme,
    ) -> None:
        left = region.left + max(name.width for name in names) + _BESIDE + _END
        rows = []
        for values, low, name, role, height in (
            (numbers, 0.0, names[0], "data", region.top),
            (logs, float(logs.min()), names[1], "logarithm", region.bottom),
        ):
            shares = (values - low) / (values.max() - low)
            across = left + shares * (region.right - _END - left)
            dots = mn.VGroup(
                *(mn.Dot([x, height, 0], _DOT, color=theme.colour(role)) for x in across)
            )
            ends = [left - _END, height, 0], [region.right, height, 0]
            line = mn.Line(*ends, color=theme.muted, stroke_width=3)
            name.next_to(line, mn.LEFT, buff=_BESIDE)
            rows.append(mn.VGroup(line, name, dots))
        self.rows = self.upper, self.lower = rows
        self.threads = mn.VGroup(
            *(
                mn.Line(
                    self.upper[2][number].get_center(),
                    self.lower[2][number].get_center(),
                    color=theme.muted,
                    stroke_width=1.8,
                )
                for number in np.argsort(numbers)
            )
        )

    @property
    def picture(self) -> mn.VGroup:
        """All that is drawn, the threads below the dots."""
        return mn.VGroup(self.threads, *(row[part] for row in self.rows for part in (0, 2)))

    @property
    def names(self) -> mn.VGroup:
        """What is written at the lines."""
        return mn.VGroup(*(row[1] for row in self.rows))
