"""The tower of halvings, which is the loss: it follows the training, and shrinks."""

from collections.abc import Callable

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.plot import Plot
from scenes.recap.glow import GLOW
from scenes.recap.layout import ColumnPlaces
from scenes.shared.glow import Rim

_SIDES = 0.08, 0.92  # of a block, as shares of the plot's width
_TICKS = 10  # halvings from tick to tick
_FILLED = 0.86  # of a block's height; the rest parts it from the next one
_ABOVE = 0.2  # between the tower's top and its number
_BRIGHT = 0.08  # of the axis's length that the tower has at least to shine at full strength


class Tower(mn.VGroup):
    """An axis, blocks on it, and their sum on top of them, all of which follow the training.

    Args:
        places: where it stands.
        name: its name.
        heights: gives the heights of its blocks as they are now, from the bottom.
        top: the level that the axis reaches up to, from 0.
        theme: gives each role its colour.

    Attributes:
        axis: the plot and the name.
        blocks, light: the blocks, and the light around all of them.
        number: on top of them.
    """

    def __init__(
        self,
        places: ColumnPlaces,
        name: mn.Mobject,
        heights: Callable[[], np.ndarray],
        *,
        top: int,
        theme: Theme,
    ) -> None:
        self.plot = Plot.filling(
            places.plot,
            x_range=(0, 1),
            y_range=(0, top),
            x_ticks=(),
            y_ticks=range(0, top + 1, _TICKS),
            theme=theme,
        )
        self.heights = heights
        places.name.put(name, mn.UP).set_x(self.plot.box.center[0])
        name.shift(min(0, places.name.right - name.get_right()[0]) * mn.RIGHT)
        self.axis = mn.VGroup(self.plot, name)
        self.blocks = mn.VGroup(*(self._block(0, 1) for _ in heights()))
        self.blocks.set_fill(theme.sum, 1).set_stroke(width=0)
        self.light = Rim(theme.sum, GLOW)
        self.number = LiveNumber("", colour=theme.sum, size="label", anchor="center")
        self.number.follow(lambda: f"{self.total():.2f}")
        redraw_on_change(self.blocks, self._stack, lambda _: tuple(heights()))
        redraw_on_change(self.light, self._shine, lambda _: tuple(heights()))
        self.number.add_updater(self._ride, call_updater=True)
        super().__init__(self.axis, self.light, self.blocks, self.number)

    def total(self) -> float:
        """How high it is now."""
        return float(self.heights().sum())

    def trace(self, theme: Theme) -> mn.VGroup:
        """Draw the outline of the tower as it is now, and its number, which stay as they are."""
        outline = self._block(0, self.total()).set_stroke(theme.muted, 2.5)
        number = self.number.copy().clear_updaters().set_color(theme.muted)
        return mn.VGroup(mn.DashedVMobject(outline, num_dashes=60), number)

    def _block(self, low: float, high: float) -> mn.Rectangle:
        block = mn.Rectangle()
        block.set_points_as_corners(self._corners(low, high))
        return block

    def _corners(self, low: float, high: float) -> np.ndarray:
        left, right = _SIDES
        return self.plot.locate([left, left, right, right, left], [low, high, high, low, low])

    def _stack(self, blocks: mn.VGroup) -> None:
        """Put each block onto those below it."""
        foot = 0.0
        for block, height in zip(blocks, self.heights(), strict=True):
            block.set_points_as_corners(self._corners(foot, foot + _FILLED * height))
            foot += height

    def _shine(self, light: Rim) -> None:
        """Lie around all blocks, and shine if there is something to see of them."""
        level = self.total()
        light.around(self._block(0, level), min(1, level / self.plot.y_range[1] / _BRIGHT))

    def _ride(self, number: LiveNumber) -> None:
        """Go up and down with the top of the tower."""
        goal = self.plot.point(0.5, self.total()) + _ABOVE * mn.UP
        mobject_ops.shift(number, goal - number.origin.get_location())
