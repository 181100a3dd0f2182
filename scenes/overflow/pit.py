"""What lies beyond an end of the ruler: a deep fall, and at its bottom 0.0 or inf."""

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.records.theme import Theme
from scenes.overflow.light import paint
from scenes.overflow.log_viewport import outline_of

_DARK, _BRIGHT = 0.02, 0.24  # how strongly the air is seen at the top and at the bottom
_LARGEST = 2.6  # how much larger than a formula the result is at most
_TALL, _WIDE = 0.36, 0.66  # of the pit's height and width that it takes at most
_SMALLEST = 0.5  # a result that would be smaller is not seen
_MARGIN = 0.35  # between the result and the right wall
_HIGH = 0.62  # how far up its middle is, as a share of the pit's height


class Pit(mn.VGroup):
    """The fall beyond one end of the ruler.

    Args:
        result: what float64 makes of all that falls into it.
        aside: whether the result stands near the right wall where there is room for more.
        theme: gives each role its colour.
    """

    def __init__(self, result: float, theme: Theme, *, aside: bool = False) -> None:
        self.aside = aside
        self.air, self.floor = mn.VMobject(stroke_width=0), mn.VMobject(stroke_width=0)
        self.result = outline_of(repr(result), theme.bad, "formula")
        self.outline = self.result.points - self.result.get_center()
        self.size = self.result.width, self.result.height
        self.colour = theme.bad
        super().__init__(self.air, self.floor, self.result)

    def draw(self, left: float, right: float, top: float, bottom: float, shown: float) -> None:
        """Draw it between two walls; in a narrow one there is no room for its result."""
        width, height = right - left, top - bottom
        seen = shown * float(np.clip(10 * width, 0, 1))

        def strength(up: np.ndarray) -> np.ndarray:
            return np.asarray(seen * (_DARK + (_BRIGHT - _DARK) * (1 - up) ** 2))

        paint(self.air, (left, bottom, right, top), self.colour, strength, upward=True)
        floor = (left, bottom, right, bottom + 0.05)
        paint(self.floor, floor, self.colour, lambda across: np.full_like(across, 0.98 * seen))
        scale = min(_LARGEST, _WIDE * width / self.size[0], _TALL * height / self.size[1])
        half = max(scale, 0.0) * self.size[0] / 2
        across = (left + right) / 2
        if self.aside:
            across = max(across, right - half - _MARGIN)
        middle = np.array([across, bottom + _HIGH * height, 0])
        self.result.set_points(max(scale, 1e-6) * self.outline + middle)
        room = np.clip((scale - _SMALLEST) / 0.1, 0, 1)
        mobject_ops.set_fill_opacity(self.result, float(shown * room))
