"""The bars of the photos become lengths, as many halvings as each needs, and stack to a tower."""

from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.formula import Formula
from reel.formula.live_number import LiveNumber
from reel.formula.notation import Rounded
from reel.records.theme import Theme
from reel.stage.glide import glide
from scenes.hook import maths
from scenes.hook.column import Column
from scenes.hook.photo_grid import DIMMED, PhotoGrid

# The clock of the flights goes by those that fly alone: each of them takes 1.
_APART = 0.1  # between the starts of the others
_FLIGHT = 0.6  # that each of those is under way


class LengthTower:
    """A column onto which blocks fly from the photos, the sum of those that have landed, and more.

    It is no mobject: its parts come and go one by one.

    Args:
        column: where the tower stands.
        photos: where the blocks come from; their numbers fade as the lengths appear.
        alone: how many blocks fly one at a time, before all others follow close on each other.
        theme: gives each role its colour.

    Attributes:
        clock: a tracker for how far the flights have come.
        column: the axis of the tower.
        value: the sum of the lengths that have landed.
        blocks: the lengths that fly.
        lengths: how long each is, in the place of its photo's number.
    """

    def __init__(self, column: Column, photos: PhotoGrid, *, alone: int, theme: Theme) -> None:
        self.clock, self.column, self.photos, self.alone = mn.ValueTracker(0), column, photos, alone
        numbers = np.arange(maths.COUNT)
        first = numbers < alone
        self._starts = np.where(first, numbers, alone + (numbers - alone) * _APART)
        self._times = np.where(first, 1.0, _FLIGHT)
        self.value = LiveNumber("", colour=theme.sum, anchor="center", size=column.size)
        self.value.follow(lambda: f"{maths.total(self._landed()):.2f}")
        self.value.shift(column.number_at - self.value.get_center())
        feet = np.concatenate([[0.0], np.cumsum(maths.halvings())])
        self._goals = [column.block(feet[i], feet[i + 1]) for i in range(maths.COUNT)]
        self._colours = mn.ManimColor(theme.data), mn.ManimColor(theme.sum)
        self.blocks = mn.VGroup(*(goal.copy() for goal in self._goals))
        self.blocks.set_stroke(theme.background, 1.5)
        self.lengths = mn.VGroup(
            *(
                Formula(Rounded(length, 2), theme=theme, size="small", role="sum")
                .match_height(photo.number)
                .move_to(photo.number)
                for length, photo in zip(maths.halvings(), photos, strict=True)
            )
        )
        for group, draw in (
            (self.blocks, self._fly),
            (self.lengths, self._appear),
            (photos, self._give_way),
        ):
            redraw_on_change(group, draw, lambda _: self.clock.get_value())

    def stack(self, number: int, **kwargs: Any) -> mn.Animation:
        """Let one length that flies alone fly onto the tower; they are counted from 0."""
        return glide(self.clock, number + 1, **kwargs)

    def stack_others(self, **kwargs: Any) -> mn.Animation:
        """Let all others follow, close on each other."""
        end = float(self._starts[-1] + self._times[-1])
        return glide(self.clock, end, rate_func=mn.linear, **kwargs)

    def stop(self) -> None:
        """Follow the clock no longer."""
        for live in (self.photos, self.blocks, self.lengths, self.value):
            live.clear_updaters()

    def _landed(self) -> int:
        """How many blocks have landed."""
        ends = self._starts + self._times
        return int(np.sum(self.clock.get_value() >= ends - 1e-6))

    def _way(self, i: int) -> float:
        """How much of its way a block has flown, from 0 to 1."""
        share = (self.clock.get_value() - self._starts[i]) / self._times[i]
        return float(mn.smooth(np.clip(share, 0, 1)))

    def _fly(self, blocks: mn.VGroup) -> None:
        """Turn the bar of each photo into its block of the tower; it is unseen until it flies."""
        for i, (block, goal, photo) in enumerate(
            zip(blocks, self._goals, self.photos, strict=True)
        ):
            way = self._way(i)
            block.set_points(mn.interpolate(photo.bar.points, goal.points, way))
            block.set_fill(mn.interpolate_color(*self._colours, way))
            mobject_ops.set_opacity(block, float(way > 0))

    def _appear(self, lengths: mn.VGroup) -> None:
        """Let each length be read as its block flies."""
        for i, length in enumerate(lengths):
            mobject_ops.set_opacity(length, self._way(i))

    def _give_way(self, photos: mn.VGroup) -> None:
        """Let the number of each photo go as its block flies."""
        for i, photo in enumerate(photos):
            mobject_ops.set_opacity(photo.number, DIMMED * (1 - self._way(i)))
