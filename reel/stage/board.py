"""Where a derivation is written line by line: the present line, and quietly the one before."""

import manim as mn

from reel.stage.formula import Formula
from reel.stage.regions import Region

_QUIET = 0.8  # how large the line before is, compared with the present one


class Board:
    """The places of a derivation; lines start at the left.

    Args:
        region: what to fill.

    Attributes:
        head: for what is known before the derivation starts.
        before, now: for the line before and the present one.
        foot: for names of parts of the present line.
    """

    def __init__(self, region: Region) -> None:
        self.head, self.before, self.now, self.foot = region.rows(0.8, 1.4, 1.9, 0.7, gap=0.2)

    def state(self, line: Formula, scale: float = 1) -> Formula:
        """Put a line into the place of the present one, no wider than that."""
        return self.now.place(_narrowed(line.scale(scale), self.now), mn.LEFT)

    def recall(self, line: Formula, colour: str) -> Formula:
        """Return a quiet copy of a line in the place of the one before."""
        quiet = line.copy().scale(_QUIET).set_color(colour)
        return self.before.place(_narrowed(quiet, self.before), mn.LEFT)

    def name(self, parts: mn.Mobject, title: mn.Mobject, colour: str) -> mn.VGroup:
        """Return a frame around parts of the present line, with their name below it."""
        frame = mn.SurroundingRectangle(
            parts, color=colour, buff=0.08, corner_radius=0.12, stroke_width=3
        )
        return mn.VGroup(frame, self.foot.place(title, mn.UP).set_x(parts.get_x()))


def _narrowed(line: Formula, place: Region) -> Formula:
    line.scale(min(1, place.width / line.width))
    return line
