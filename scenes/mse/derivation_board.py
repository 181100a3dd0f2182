"""Where a derivation is written line by line: the present line, and quietly the one before."""

import manim as mn

from reel.formula.formula import Formula
from reel.stage.regions import Region

_QUIET = 0.8  # how large the line before is, compared with the present one


class Board:
    """The places of a derivation; lines start at the left.

    Args:
        region: what to fill.
        head: for what is known before the derivation starts; by default, the top of the region.

    Attributes:
        head: as given, or the top of the region.
        before, now: for the line before and the present one.
        foot: for names of parts of the present line.
    """

    def __init__(self, region: Region, head: Region | None = None) -> None:
        if head is None:
            head, *rows = region.rows(0.8, 1.4, 1.9, 0.7, gap=0.2)
        else:
            rows = region.rows(1.4, 1.85, 0.6, gap=0.1)
        self.head, (self.before, self.now, self.foot) = head, rows

    def know(self, line: Formula) -> Formula:
        """Put what is known into its place, no larger than that."""
        return self.head.put(line, mn.LEFT)

    def state(self, line: Formula, scale: float = 1) -> Formula:
        """Put a line into the place of the present one, no larger than that."""
        return self.now.put(line.scale(scale), mn.LEFT)

    def recall(self, line: Formula, colour: str) -> Formula:
        """Return a quiet copy of a line in the place of the one before."""
        quiet = line.copy().scale(_QUIET).set_color(colour)
        return self.before.put(quiet, mn.LEFT)

    def name(self, parts: mn.Mobject, title: mn.Mobject, colour: str) -> mn.VGroup:
        """Return a frame around parts of the present line, with their name below it."""
        frame = mn.SurroundingRectangle(
            parts, color=colour, buff=0.08, corner_radius=0.12, stroke_width=3
        )
        self.foot.place(title, mn.UP).set_x(parts.get_x())
        title.shift(min(0.0, self.foot.right - title.get_right()[0]) * mn.RIGHT)
        return mn.VGroup(frame, title)
