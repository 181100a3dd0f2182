"""Numbers as bars, and below each its logarithm, which goes wherever its number goes."""

from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from scenes.monotone import maths

_GAP = 0.14  # between a bar and its number
_ROOM = 0.45  # for a bar's number
_SHARE = 0.66  # of a column that its bar takes


class PairedBars(mn.VGroup):
    """Two rows of bars: values on a floor, and their logarithms on a level line at zero.

    The values are those of `scenes.monotone.maths`, out of order at first.

    Args:
        above, below: where the two rows stand.
        theme: gives each role its colour.

    Attributes:
        swaps: a tracker for how many of `scenes.monotone.maths.SWAPS` are done.
        grown: a tracker for how much of the logarithms is drawn, from 0 to 1.
        bars, log_bars: the bars, in the order of the values.
        numbers, logs: their numbers.
    """

    def __init__(self, above: Region, below: Region, theme: Theme) -> None:
        self.region = above
        self.swaps, self.grown = mn.ValueTracker(0), mn.ValueTracker(0)
        self.values = np.array(maths.VALUES)
        self.heights = np.log(self.values)
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
            mn.VGroup(*(mn.VMobject() for _ in self.values))
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

    def grow_logs(self, **kwargs: Any) -> mn.Animation:
        """Let the logarithms grow from their line; the keywords are those of `glide`."""
        return glide(self.grown, 1, **kwargs)

    def swap(self, number: int, **kwargs: Any) -> mn.Animation:
        """Let two values change places, with their logarithms; swaps are counted from 0."""
        return glide(self.swaps, number + 1, **kwargs)

    def state(self) -> tuple[float, float]:
        """What the picture depends on."""
        return self.grown.get_value(), self.swaps.get_value()

    def draw(self) -> None:
        """Draw the bars as they stand now; those on their way have no numbers."""
        grown, swaps = self.grown.get_value(), self.swaps.get_value()
        columns, still = maths.columns(swaps), maths.stillness(swaps)
        width = self.region.width / len(columns)
        for number, (column, there) in enumerate(zip(columns, still, strict=True)):
            across = self.region.left + (column + 0.5) * width
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
                half = _SHARE * width / 2
                corners = [(-half, 0), (half, 0), (half, height), (-half, height), (-half, 0)]
                points = [[across + x, foot + y, 0] for x, y in corners]
                bars[number].set_points_as_corners(np.array(points))
                up = mn.UP if height >= 0 else mn.DOWN
                tip = np.array([across, foot + height, 0])
                mobject_ops.put(texts[number], tip + _GAP * up, -up)
                mobject_ops.set_fill_opacity(texts[number].slots, shown * there)
