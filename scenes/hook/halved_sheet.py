"""A sheet of which a half is left, and a half of that: a quarter takes two halvings."""

from typing import Any

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.formula.label import Label
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region

_BELOW = 0.25  # between the sheet and what is written below it
_WRITTEN = 0.8  # of a quarter's width, its number at most


class HalvedSheet(mn.VGroup):
    """What is left of a sheet, its share written on it, and how many halvings it took below it.

    Args:
        region: what to fill.
        counted: what is counted; it stands before the number.
        size: of the type of the number below.
        theme: gives each role its colour.

    Attributes:
        halvings: a tracker for how often it has been halved; it stops at whole numbers.
    """

    def __init__(self, region: Region, counted: Label, *, size: str, theme: Theme) -> None:
        self.halvings = mn.ValueTracker(0)
        count = LiveNumber("0", colour=theme.sum, size=size)
        below = mn.VGroup(counted, count).arrange(mn.RIGHT, buff=0.15)
        count.shift((counted.baseline - count.origin.get_location()[1]) * mn.UP)
        region.put(below, mn.DOWN)
        box = Region(region.left, region.bottom + below.height + _BELOW, region.right, region.top)
        whole = mn.Rectangle(width=box.width, height=box.height, color=theme.surface)
        whole.set_fill(opacity=1).set_stroke(theme.muted, 2).move_to(box.center)
        left = mn.Rectangle(color=theme.data, fill_opacity=1, stroke_width=0)
        share = LiveNumber("0.25", colour=theme.background, anchor="center")
        share.scale(min(1, _WRITTEN * box.width / 2 / share.width))
        super().__init__(whole, left, share, below)

        def draw(_: mn.Mobject) -> None:
            halvings = self.halvings.get_value()
            # It is halved across, and then the other way.
            across, up = 0.5 ** min(halvings, 1), 0.5 ** max(halvings - 1, 0)
            corners = [(0, 1), (across, 1), (across, 1 - up), (0, 1 - up), (0, 1)]
            left.set_points_as_corners([box.at(*corner) for corner in corners])
            share.show(f"{0.5 ** np.floor(halvings + 0.5):g}")
            share.shift(box.at(across / 2, 1 - up / 2) - share.slots.get_center())
            count.show(f"{np.floor(halvings + 0.5):.0f}")

        redraw_on_change(self, draw, lambda _: self.halvings.get_value())

    def halve(self, number: int, **kwargs: Any) -> mn.Animation:
        """Go on until it has been halved so often, up to twice."""
        return glide(self.halvings, number, **kwargs)
