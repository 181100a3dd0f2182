"""Tiles in two groups, which are counted and pushed together."""

from collections.abc import Sequence
from typing import Any

import manim as mn

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
    """

    def __init__(
        self, faces: Sequence[mn.VMobject], region: Region, *, parted: int, theme: Theme
    ) -> None:
        self.apart = mn.ValueTracker(1)
        super().__init__(faces, region, parted=parted, gap=self.apart.get_value, theme=theme)
        self.cards.set_stroke(opacity=_DIM)
        self.faces.set_opacity(_DIM)

    def count(self, first: int, end: int) -> mn.Animation:
        """Light up the tiles from `first` to the one before `end`, one after another."""
        light_up = (
            mn.AnimationGroup(card.animate.set_stroke(opacity=1), face.animate.set_opacity(1))
            for card, face in zip(self.cards[first:end], self.faces[first:end], strict=True)
        )
        return mn.LaggedStart(*light_up, lag_ratio=0.5)

    def push_together(self, **kwargs: Any) -> mn.Animation:
        """Let both groups become one row."""
        return glide(self.apart, 0, **kwargs)
