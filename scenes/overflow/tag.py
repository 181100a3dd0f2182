"""A tag over something that moves: what it is, up to which count, and its value now."""

from collections.abc import Callable
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.label import Label, font_size
from reel.formula.live_number import LiveNumber
from reel.stage.regions import Region

_WORD_GAP, _LINES = 0.14, 0.62  # between a word and its number, and from line to line
_DIGIT_WIDTH = 0.5  # in ems
_DIGITS = 4  # of the largest count


class Tag(mn.VGroup):
    """Two lines: a name and a count, and below them a value.

    Args:
        where: the middle of the tag, as its place is now.
        name: what stands before the count.
        count: says how many, as it is now.
        value: says how the value is written now.
        colours: #RRGGBB of the count and of the value.
        region: what it stays in, from left to right.
    """

    def __init__(
        self,
        where: Callable[[], np.ndarray],
        name: Label,
        *,
        count: Callable[[], int],
        value: Callable[[], str],
        colours: tuple[str, str],
        region: Region,
    ) -> None:
        self.where, self.count, self.write, self.region = where, count, value, region
        self.title, self.widest = name, widest(name)
        self.number = LiveNumber("", colour=colours[0], size="label")
        self.value = LiveNumber("", colour=colours[1], anchor="center")
        super().__init__(name, self.number, self.value)
        redraw_on_change(self, lambda tag: tag.draw(), lambda tag: tag.state())

    def state(self) -> Any:
        """What the picture depends on."""
        return tuple(self.where()), self.count(), self.write()

    def draw(self) -> None:
        """Write both lines as they are now."""
        across, height, _ = self.where()
        number = f"{self.count()}"
        before = float(mobject_ops.size(self.title)[0])
        long = _length(before, len(number))
        half = self.widest / 2
        middle = float(np.clip(across, self.region.left + half, self.region.right - half))
        start, base = middle - long / 2, height + 0.12
        second = start + before + _WORD_GAP
        left = mobject_ops.edge(self.title, mn.DL)[0]
        mobject_ops.shift(self.title, np.array([start - left, base - self.title.baseline, 0]))
        self._put(self.number, number, np.array([second, base, 0]))
        self._put(self.value, self.write(), np.array([middle, base - _LINES, 0]))

    def _put(self, number: LiveNumber, text: str, place: np.ndarray) -> None:
        number.origin.move_to(place)
        number.show(text)


def widest(name: Label) -> float:
    """How wide a tag with this name is at most."""
    return _length(float(name.width), _DIGITS)


def _length(name: float, digits: int) -> float:
    """How long a name of this width and a count of so many digits are together."""
    return name + _WORD_GAP + digits * _DIGIT_WIDTH * font_size("label") / 96
