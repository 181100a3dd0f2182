"""Tiles in two groups, which are pushed together."""

from collections.abc import Sequence
from typing import Any

import manim as mn

from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from reel.stage.shapes import Tiles


class TileGroups(Tiles):
    """A row of square tiles, multiplied, in two groups that stand apart at first.

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

    def push_together(self, **kwargs: Any) -> mn.Animation:
        """Let both groups become one row."""
        return glide(self.apart, 0, **kwargs)
