"""Numbers as bars, and below each its logarithm, which goes wherever its number goes."""

from collections.abc import Callable, Sequence
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.regions import Region

_GAP = 0.14
_ROOM = 0.45  # for a bar's number
_WIDE = 0.66  # of a column that its bar takes


class PairedBars(mn.VGroup):
    """Two rows of bars: values on a floor, and their logarithms on a level line at zero.

    All follows trackers: `grown` (how much of the logarithms is drawn, from 0 to 1), and whatever
    the places follow.

    Args:
        above, below: where the two rows stand.
        values: positive numbers.
        places: returns in which column each stands now, a fraction while it is on its way.
        rest: returns for each 1 while it stands still, 0 while it is on its way.
        theme: gives each role its colour.

    Attributes:
        numbers, logs: the bars' numbers, in the order of the values.
    """

    def __init__(
        self,
        above: Region,
        below: Region,
        values: Sequence[float],
        places: Callable[[], np.ndarray],
        rest: Callable[[], np.ndarray],
        theme: Theme,
    ) -> None:
        self.region, self.places, self.rest = above, places, rest
        self.grown = mn.ValueTracker(0)
        self.values, self.heights = np.array(values), np.log(values)
        high, low = self.heights.max(), self.heights.min()
        self.units = (
            (above.height - _ROOM) / self.values.max(),
            (below.height - 2 * _ROOM) / (high - low),
        )
        self.feet = above.bottom, below.top - _ROOM - high * self.units[1]
        lines = mn.VGroup(
            *(mn.Line([above.left, foot, 0], [above.right, foot, 0]) for foot in self.feet)
        ).set_stroke(theme.muted, 2.5)
        self.bars, self.log_bars = (
            mn.VGroup(*(mn.VMobject() for _ in values))
            .set_fill(theme.colour(role), 1)
            .set_stroke(theme.background, 3)
            for role in ("product", "logarithm")
        )
        self.numbers, self.logs = (
            mn.VGroup(
                *(
                    LiveNumber(form.format(value), colour=theme.text, size="label", anchor="center")
                    for value in row
                )
            )
            for row, form in ((self.values, "{:.1f}"), (self.heights, "{:.2f}"))
        )
        # Short bars in front of tall ones, so that both are seen where they pass each other.
        super().__init__(
            *(self.bars[number] for number in np.argsort(-self.values)),
            *(self.log_bars[number] for number in np.argsort(-np.abs(self.heights))),
            lines,
            self.numbers,
            self.logs,
        )
        redraw_on_change(self, lambda bars: bars.draw(), lambda bars: bars.state())

    def state(self) -> Any:
        """What the picture depends on."""
        return self.grown.get_value(), tuple(self.places()), tuple(self.rest())

    def draw(self) -> None:
        """Draw the bars as they stand now; those on their way have no numbers."""
        grown, places = self.grown.get_value(), self.places()
        column = self.region.width / len(places)
        for number, (place, there) in enumerate(zip(places, self.rest(), strict=True)):
            across = self.region.left + (place + 0.5) * column
            for bars, texts, foot, height, shown in (
                (self.bars, self.numbers, self.feet[0], self.values[number] * self.units[0], 1.0),
                (
                    self.log_bars,
                    self.logs,
                    self.feet[1],
                    grown * self.heights[number] * self.units[1],
                    float(np.clip(2 * grown - 1, 0, 1)),
                ),
            ):
                half = _WIDE * column / 2
                corners = [(-half, 0), (half, 0), (half, height), (-half, height), (-half, 0)]
                points = [[across + x, foot + y, 0] for x, y in corners]
                bars[number].set_points_as_corners(np.array(points))
                up = mn.UP if height >= 0 else mn.DOWN
                tip = np.array([across, foot + height, 0])
                mobject_ops.put(texts[number], tip + _GAP * up, -up)
                mobject_ops.set_fill_opacity(texts[number].slots, shown * there)
