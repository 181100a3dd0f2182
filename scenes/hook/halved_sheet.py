"""A sheet of which a half is left, a half of that, and a little less: parts of a halving count."""

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

_BELOW = 0.25  # between the sheet and what is written below it
_WRITTEN = 0.66  # of a quarter's width, its number at most: what is left becomes narrower yet
_TICK, _APART = 0.16, 0.08  # the length of a mark of whole halvings, and its number's distance


class HalvedSheet(mn.VGroup):
    """What is left of a sheet, its share written on it, and how many halvings it took below it.

    Args:
        region: what to fill.
        counted: what is counted; it stands before the number.
        size: of the type of the number below.
        theme: gives each role its colour.

    Attributes:
        halvings: a tracker for how often it has been halved, up to three times. Behind the second
            time marks show where two and three whole halvings end.
    """

    def __init__(self, region: Region, counted: Label, *, size: str, theme: Theme) -> None:
        self.halvings = mn.ValueTracker(0)
        count = LiveNumber("0.00", colour=theme.sum, size=size)
        below = mn.VGroup(counted, count).arrange(mn.RIGHT, buff=0.15)
        count.shift((counted.baseline - count.origin.get_location()[1]) * mn.UP)
        region.put(below, mn.DOWN)
        box = Region(region.left, region.bottom + below.height + _BELOW, region.right, region.top)
        whole = mn.Rectangle(width=box.width, height=box.height, color=theme.surface)
        whole.set_fill(opacity=1).set_stroke(theme.muted, 2).move_to(box.center)
        left = mn.Rectangle(color=theme.data, fill_opacity=1, stroke_width=0)
        share = LiveNumber("0.25", colour=theme.background, anchor="center")
        share.scale(min(1, _WRITTEN * box.width / 2 / share.width))
        marks = mn.VGroup(*(_mark(box, halvings, theme) for halvings in (2, 3)))
        super().__init__(whole, left, share, below, marks)

        def draw(_: mn.Mobject) -> None:
            halvings = self.halvings.get_value()
            # It is halved across, then the other way, and across again.
            across = 0.5 ** (min(halvings, 1) + max(halvings - 2, 0))
            up = 0.5 ** np.clip(halvings - 1, 0, 1)
            corners = [(0, 1), (across, 1), (across, 1 - up), (0, 1 - up), (0, 1)]
            left.set_points_as_corners([box.at(*corner) for corner in corners])
            whole_ones = np.floor(halvings + 0.5)
            parts = halvings > 2
            share.show(f"{0.5**halvings:.2f}" if parts else f"{0.5**whole_ones:g}")
            share.shift(box.at(across / 2, 1 - up / 2) - share.slots.get_center())
            count.show(f"{halvings:.2f}" if parts else f"{whole_ones:.0f}")
            mobject_ops.set_opacity(marks, float(parts))

        redraw_on_change(self, draw, lambda _: self.halvings.get_value())

    def halve(self, number: float, **kwargs: Any) -> mn.Animation:
        """Go on until it has been halved so often."""
        return glide(self.halvings, number, **kwargs)


def _mark(box: Region, halvings: int, theme: Theme) -> mn.VGroup:
    """Mark below a quarter how wide of it is left after so many halvings, two or three."""
    top = box.at(0.5 ** (halvings - 1), 0.5)
    tick = mn.Line(top, top + _TICK * mn.DOWN, color=theme.sum, stroke_width=4)
    number = LiveNumber(f"{halvings}", colour=theme.sum, size="small", anchor="center")
    return mn.VGroup(tick, number.next_to(tick, mn.DOWN, buff=_APART))
