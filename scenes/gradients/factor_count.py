"""How many factors a derivative has, written at its grid and at last on it."""

from collections.abc import Callable
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.label import Label
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from scenes.gradients import maths

_ARRIVED = 0.6  # of a new row must be there before it counts
_DIGIT, _HEIGHT = 0.5, 0.65  # a digit's width and height, in ems
_APART = 0.2  # between the number and the words in one line
_PLATE = 0.42, 0.34  # how high number and words are at most, as shares of the plate's height
_ROOM = 0.8  # how wide they are at most, as a share of its width
_UP = 0.68, 0.24  # how high they stand on it
_MARGIN, _ROUND = 0.15, 0.14  # of the plate around what is written, and of its corners
_SOON = 8  # of its way, the plate is there after one part of so many


class FactorCount(mn.VGroup):
    """The number of factors and what it counts; it can go onto a plate that covers cells.

    Args:
        line: where number and words stand at first, in one line at the right.
        plate: the cells that they cover at last.
        size: how many rows the grid has now.
        words: what is counted.
        theme: gives each role its colour.

    Attributes:
        shown, lifted: trackers of how strongly it is seen, and how far it is on its plate.
    """

    def __init__(
        self,
        line: Region,
        plate: Callable[[], Region],
        size: mn.ValueTracker,
        words: Label,
        *,
        theme: Theme,
    ) -> None:
        self.plate, self.size = plate, size
        self.shown, self.lifted = mn.ValueTracker(0), mn.ValueTracker(0)
        self.back = mn.RoundedRectangle(corner_radius=_ROUND, width=1, height=1)
        self.back.set_fill(theme.background, 1).set_stroke(theme.product, 4)
        self.number = LiveNumber("0", colour=theme.product, anchor="center")
        self.words = line.place(words, mn.RIGHT)
        self.em = self.number.em
        self.at_first = words.get_center()
        self.first_size = words.width, words.height
        self.outlines = [letter.points - self.at_first for letter in words]
        super().__init__(self.back, self.number, self.words)
        redraw_on_change(self, lambda count: count.draw(), lambda count: count.state())

    def show(self, **kwargs: Any) -> mn.Animation:
        """Let number and words come."""
        return glide(self.shown, 1, **kwargs)

    def lift(self, **kwargs: Any) -> mn.Animation:
        """Let them go onto the plate, and grow."""
        return glide(self.lifted, 1, **kwargs)

    def state(self) -> tuple[float, float, str, Region]:
        """All that its picture depends on."""
        shown, lifted = (float(tracker.get_value()) for tracker in (self.shown, self.lifted))
        return shown, lifted, self.text, self.plate()

    @property
    def text(self) -> str:
        """The number as it is written now."""
        return str(maths.factor_count(int(self.size.get_value() + 1 - _ARRIVED)))

    def draw(self) -> None:
        """Draw number and words as they are now."""
        shown, lifted, text, plate = self.state()
        digits = _DIGIT * len(text)
        large = min(_PLATE[0] * plate.height / _HEIGHT, _ROOM * plate.width / digits)
        self.number.em = float(mn.interpolate(self.em, large, lifted))
        aside = self.first_size[0] / 2 + _APART + digits * self.em / 2
        middle = mn.interpolate(self.at_first + aside * mn.LEFT, plate.at(0.5, _UP[0]), lifted)
        self.number.show(text)
        foot = middle + _HEIGHT / 2 * self.number.em * mn.DOWN
        self.number.shift(foot - self.number.origin.get_location())
        width, height = self.first_size
        fitting = min(1.0, _ROOM * plate.width / width, _PLATE[1] * plate.height / height)
        size = mn.interpolate(1.0, fitting, lifted)
        place = mn.interpolate(self.at_first, plate.at(0.5, _UP[1]), lifted)
        for letter, outline in zip(self.words, self.outlines, strict=True):
            letter.set_points(outline * size + place)
        for part in (self.number.slots, self.words):
            mobject_ops.set_opacity(part, shown)
        written = mn.VGroup(self.number.slots, self.words)
        tight = Region(*written.get_corner(mn.DL)[:2], *written.get_corner(mn.UR)[:2])
        box = tight.inset(-_MARGIN).lerp(plate, lifted)
        outline = mn.RoundedRectangle(corner_radius=_ROUND, width=box.width, height=box.height)
        self.back.set_points(outline.points + box.center)
        mobject_ops.set_opacity(self.back, float(np.clip(_SOON * lifted, 0, 1)))
