"""Where a derivation is written: one line large, above it the one it comes from, and the reason."""

import manim as mn

from reel.formula.formula import Formula
from reel.formula.label import font_size
from reel.records.theme import Theme
from scenes.mse.layout import BoardPlaces

_LARGEST = 1.45  # the scale of a short line
_SMALL = 1.2  # the size of a line that has moved up, in sizes of a label
_APART = 0.4  # between the names of two frames (Manim's units)
_TIP = 0.2  # of the arrow beside a reason


class DerivationBoard:
    """Puts the lines of a derivation into their places.

    Args:
        places: where each line stands.
        theme: gives each role its colour.
    """

    def __init__(self, places: BoardPlaces, theme: Theme) -> None:
        self.places, self.theme = places, theme
        self._scales: dict[Formula, float] = {}

    def write(self, line: Formula) -> Formula:
        """Put a line into the place of the present one, as large as it can be."""
        now = self.places.now
        scale = min(_LARGEST, now.width / line.width, now.height / line.height)
        self._scales[line] = scale
        return now.place(line.scale(scale), self.places.side)

    def move_up(self, line: Formula) -> mn.Animation:
        """Let the present line become small, and stand above the next one."""
        label = _SMALL * font_size("label") / font_size("formula") / self._scales[line]
        there = self.places.before.put(line.copy().scale(min(1, label)), self.places.side)
        return line.animate.become(there).build()

    def reason(self, words: mn.Mobject) -> mn.VGroup:
        """Put what is done to a line below it, beside an arrow that leads down."""
        place = self.places.reason
        arrow = mn.Arrow(
            place.at(0, 1), place.at(0, 0), buff=0, color=self.theme.text, tip_length=_TIP
        )
        words.next_to(arrow, mn.RIGHT, buff=0.25)
        return place.put(mn.VGroup(arrow, words), self.places.side)

    def frame(self, parts: mn.Mobject, title: mn.Mobject) -> mn.VGroup:
        """Draw a frame around parts of the present line, with their name below the line."""
        frame = mn.SurroundingRectangle(
            parts, color=self.theme.text, buff=0.08, corner_radius=0.12, stroke_width=3
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
