"""Tiles in two groups, which are counted and pushed together."""

from collections.abc import Sequence
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from reel.stage.shapes import Tiles

_DIM = 0.5  # how much is seen of a tile's edge and face before it is counted


class TileGroups(Tiles):
    """A row of square tiles, multiplied, in two groups that stand apart and are dim at first.

    Args:
        faces: what stands on each tile.
        region: where the row stands, with room for a bracket above it.
        parted: how many tiles the first group has.
        theme: gives each role its colour.

    Attributes:
        apart: a tracker for how far the groups are apart, in tiles, beyond the space between all
            tiles.
        counted: a tracker for how many tiles have been counted.
    """

    def __init__(
        self, faces: Sequence[mn.VMobject], region: Region, *, parted: int, theme: Theme
    ) -> None:
        self.apart, self.counted = mn.ValueTracker(1), mn.ValueTracker(0)
        super().__init__(faces, region, parted=parted, gap=self.apart.get_value, theme=theme)
        redraw_on_change(self, lambda tiles: tiles.light(), lambda _: self.counted.get_value())

    def count_to(self, number: int) -> mn.Animation:
        """Light up the tiles one after another, up to so many from the left."""
        return glide(self.counted, number, rate_func=mn.linear)

    def light(self) -> None:
        """Show the tiles as they are counted now."""
        for number, (card, face) in enumerate(zip(self.cards, self.faces, strict=True)):
            counted = float(np.clip(self.counted.get_value() - number, 0, 1))
            strength = mn.interpolate(_DIM, 1, counted)
            mobject_ops.set_stroke_opacity(card, strength)
            mobject_ops.set_fill_opacity(face, strength)

    def push_together(self, **kwargs: Any) -> mn.Animation:
        """Let both groups become one row."""
        return glide(self.apart, 0, **kwargs)
