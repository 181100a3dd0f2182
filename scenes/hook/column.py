"""A column: an axis on which bars or blocks stand, its name below, and its number above."""

import manim as mn
import numpy as np

from reel.records.theme import Theme
from reel.stage.plot import Plot
from scenes.hook.layout import ColumnPlaces

_SIDES = 0.12, 0.88  # of a block, as shares of the plot's width


class Column(mn.VGroup):
    """The axis and the name of a column.

    Args:
        places: where it stands.
        name: its name; it keeps within the column's right edge.
        top: the level that the axis reaches up to, from 0.
        colour: #RRGGBB of the blocks.
        theme: gives each role its colour.

    Attributes:
        plot: the axis.
        number_at: the middle of the number above the column.
        number: where that may stand.
        size: of that number's type.
    """

    def __init__(
        self, places: ColumnPlaces, name: mn.Mobject, *, top: float, colour: str, theme: Theme
    ) -> None:
        self.colour, self.size = colour, places.size
        self.plot = Plot.filling(
            places.plot,
            x_range=(0, 1),
            y_range=(0, top),
            x_ticks=(),
            y_ticks=places.ticks,
            theme=theme,
        )
        across = self.plot.box.center[0]
        self.number = places.number
        self.number_at = np.array([across, places.number.center[1], 0])
        places.name.place(name).set_x(across)
        name.shift(min(0, places.name.right - name.get_right()[0]) * mn.RIGHT)
        super().__init__(self.plot, name)

    def block(self, low: float, high: float) -> mn.Rectangle:
        """Make a block from `low` to `high` on the axis, for the scene to show."""
        (left, bottom, _), (right, top, _) = (
            self.plot.point(side, level) for side, level in zip(_SIDES, (low, high), strict=True)
        )
        block = mn.Rectangle(width=right - left, height=max(top - bottom, 1e-4))
        block.set_fill(self.colour, 1).set_stroke(width=0)
        return block.move_to([left, bottom, 0], aligned_edge=mn.DL)
