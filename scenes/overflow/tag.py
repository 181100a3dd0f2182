"""A tag over something that moves: what is counted, and a value, as they are now."""

from collections.abc import Callable
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.label import Label
from reel.formula.live_number import LiveNumber
from reel.stage.regions import Region

_WORD_GAP, _LINES = 0.14, 0.62  # between a word and its number, and from line to line
_DIGIT_WIDTH = 0.5  # in ems
WIDEST = 2.9  # so much room every tag takes


class Tag(mn.VGroup):
    """Two lines: a count between its words, and below it a value.

    Args:
        where: the middle of the tag, as its place is now.
        words: what stands before and after the count.
        count: says how many, as it is now.
        value: says how the value is written now.
        colours: #RRGGBB of the count and of the value.
        region: what it stays in, from left to right.
    """

    def __init__(
        self,
        where: Callable[[], np.ndarray],
        words: tuple[Label, Label],
        *,
        count: Callable[[], int],
        value: Callable[[], str],
        colours: tuple[str, str],
        region: Region,
    ) -> None:
        self.where, self.count, self.write, self.region = where, count, value, region
        self.words = words
        self.number = LiveNumber("", colour=colours[0], size="label")
        self.value = LiveNumber("", colour=colours[1], anchor="center")
        super().__init__(*words, self.number, self.value)
        redraw_on_change(self, lambda tag: tag.draw(), lambda tag: tag.state())

    def state(self) -> Any:
        """What the picture depends on."""
        return tuple(self.where()), self.count(), self.write()

    def draw(self) -> None:
        """Write both lines as they are now."""
        across, height, _ = self.where()
        number = f"{self.count()}"
        digits = len(number) * _DIGIT_WIDTH * self.number.em
        before, after = (float(mobject_ops.size(word)[0]) for word in self.words)
        long = before + digits + after + 2 * _WORD_GAP
        half = max(long, WIDEST) / 2
        middle = float(np.clip(across, self.region.left + half, self.region.right - half))
        start, base = middle - long / 2, height + 0.12
        second = start + before + _WORD_GAP
        for word, left in zip(self.words, (start, second + digits + _WORD_GAP), strict=True):
            corner = mobject_ops.edge(word, mn.DL)
            mobject_ops.shift(word, np.array([left - corner[0], base - word.baseline, 0]))
        self._put(self.number, number, np.array([second, base, 0]))
        self._put(self.value, self.write(), np.array([middle, base - _LINES, 0]))

    def _put(self, number: LiveNumber, text: str, place: np.ndarray) -> None:
        number.origin.move_to(place)
        number.show(text)
