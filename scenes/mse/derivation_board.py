"""Where a derivation is written line by line: the present line, and muted above it the previous."""

from typing import Any

import manim as mn

from reel.formula.formula import Formula
from scenes.mse.layout import BoardPlaces

_PREVIOUS = 0.8  # how large the previous line is, compared with the present one
_APART = 0.4  # between the names of two frames (Manim's units)


class DerivationBoard:
    """Puts the lines of a derivation into their places, starting at the left.

    Args:
        places: where each line stands.
    """

    def __init__(self, places: BoardPlaces) -> None:
        self.places = places

    def move_known(self, line: Formula, **kwargs: Any) -> mn.Animation:
        """Let what is known beforehand move into its place, made smaller if it must be.

        Args:
            line: what is known.
            kwargs: of the animation, such as its rate function and its path.
        """
        there = self.places.head.put(line.copy(), mn.LEFT)
        return line.animate(**kwargs).become(there).build()

    def write(self, line: Formula, scale: float = 1) -> Formula:
        """Put a line into the place of the present one, made smaller if it must be."""
        return self.places.now.put(line.scale(scale), mn.LEFT)

    def previous(self, line: Formula, colour: str) -> Formula:
        """Make a small copy of a line, of one colour, in the place of the previous line."""
        copy = line.copy().scale(_PREVIOUS).set_color(colour)
        return self.places.before.put(copy, mn.LEFT)

    def frame(self, parts: mn.Mobject, title: mn.Mobject, colour: str) -> mn.VGroup:
        """Draw a frame around parts of the present line, with their name below the line."""
        frame = mn.SurroundingRectangle(
            parts, color=colour, buff=0.08, corner_radius=0.12, stroke_width=3
        )
        foot = self.places.foot
        foot.place(title, mn.UP).set_x(parts.get_x())
        # A name that would leave the board on the right moves left.
        title.shift(min(0.0, foot.right - title.get_right()[0]) * mn.RIGHT)
        return mn.VGroup(frame, title)

    def part_titles(self, first: mn.VGroup, second: mn.VGroup) -> None:
        """Move the name of the left one of two frames to the left where the names nearly touch."""
        (_, left), (_, right) = first, second
        gap = right.get_left()[0] - left.get_right()[0]
        left.shift(max(0.0, _APART - gap) * mn.LEFT)
