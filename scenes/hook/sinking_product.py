"""The product of the first probabilities as a bar that sinks out of sight, and its value."""

from typing import Any

import manim as mn
import numpy as np

from reel.formula.label import font_size
from reel.formula.live_number import LiveNumber, scientific
from reel.records.theme import Theme
from reel.stage.glide import glide
from scenes.hook import maths
from scenes.hook.column import Column

_ABOVE, _BESIDE = 0.1, 0.18  # how far the value is from the bar's top, and from the column
_SHARE = 0.9  # of the column's width that the value takes at most where it stands on the bar


class SinkingProduct(mn.VGroup):
    """A column, the product's bar in it, and the value at the bar's top.

    Args:
        column: where the bar stands.
        value_on_bar: whether the value stands on the bar, no wider than the column; otherwise
            right of it.
        theme: gives each role its colour.

    Attributes:
        count: a tracker for how many probabilities are multiplied.
        column, bar, value: what it consists of.
        value_across: how far right the value stands, at its middle or its left end.
    """

    def __init__(self, column: Column, *, value_on_bar: bool, theme: Theme) -> None:
        self.column, self.count = column, mn.ValueTracker(0)
        box = column.plot.box
        self.bar = self._bar().add_updater(lambda bar: bar.become(self._bar()))
        anchor = "center" if value_on_bar else "left"
        self.value = LiveNumber("", colour=theme.product, anchor=anchor)
        self.value.show(scientific(maths.product()))  # the longest there will be
        if value_on_bar:
            self.value.scale(min(1, _SHARE * box.width / self.value.width))
        self.value_across = box.center[0] if value_on_bar else box.right + _BESIDE
        self.value.follow(lambda: scientific(self.product()))
        self.value.add_updater(self._sink, call_updater=True)
        super().__init__(column, self.bar, self.value)

    def product(self) -> float:
        """The product as it is now."""
        return float(maths.running_product(self.count.get_value()))

    def multiply_to(self, count: int, **kwargs: Any) -> mn.Animation:
        """Go on until so many are multiplied; the keywords are `run_time` and `rate_func`."""
        return glide(self.count, count, **kwargs)

    def move_into(self, column: Column) -> mn.Animation:
        """Become as narrow as another column, with the value in its place above."""
        value = self.value.copy().scale(font_size(column.size) / 96 / self.value.em)
        value.move_to(column.number_at)
        return mn.Transform(self, mn.VGroup(column, column.block(0, maths.product()), value))

    def stop(self) -> None:
        """Follow the count no longer."""
        self.bar.clear_updaters()
        self.value.clear_updaters()

    def _bar(self) -> mn.Rectangle:
        return self.column.block(0, self.product())

    def _sink(self, value: LiveNumber) -> None:
        """Go down with the bar's top."""
        level = self.column.plot.point(0, self.product())[1]
        goal = np.array([self.value_across, level, 0]) + _ABOVE * mn.UP
        value.shift(goal - value.origin.get_location())
