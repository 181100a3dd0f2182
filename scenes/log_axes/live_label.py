"""A line of words that changes from frame to frame."""

from collections.abc import Callable

import manim as mn
import numpy as np

from reel.formula.label import Label


class LiveLabel(mn.VGroup):
    """A line of words that says at every frame what is true then.

    Args:
        text: says what the line is now.
        typeset: sets a line in type; all lines begin with the same letter.
        longest: the longest line there will be.
    """

    def __init__(
        self, text: Callable[[], str], typeset: Callable[[str], Label], longest: str
    ) -> None:
        self.text, self.typeset = text, typeset
        self.lines: dict[str, Label] = {}
        # Always the same mobjects: Manim goes on drawing those that a scene started a play with.
        super().__init__(*typeset(longest).copy())

    def show(self, start: np.ndarray) -> "LiveLabel":
        """Say what is true now, on a line that begins at `start`."""
        text = self.text()
        if text not in self.lines:
            self.lines[text] = self.typeset(text)
        line = self.lines[text]
        shift = start - line[0].get_corner(mn.DL)
        for number, glyph in enumerate(self):
            glyph.set_points(line[number].points + shift if number < len(line) else [])
        return self
