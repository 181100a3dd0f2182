"""The halvings that each photo needs are counted; then its bar becomes that length of a tower."""

from typing import Any

import manim as mn
import numpy as np
from manim.animation.animation import prepare_animation

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.formula import Formula
from reel.formula.live_number import LiveNumber
from reel.notation.written import Rounded
from reel.records.theme import Theme
from reel.stage.glide import glide
from scenes.hook import maths
from scenes.hook.column import Column
from scenes.hook.photo_grid import DIMMED, PhotoGrid

# The clock of the flights goes by those that fly alone: each of them takes 1.
_APART = 0.1  # between the starts of the others
_FLIGHT = 0.6  # that each of those is under way

_TURNS = 6  # how many numbers at a time turn from a probability into a count


class LengthTower:
    """A column onto which blocks fly from the photos, the sum of those that have landed, and more.

    First the halvings are counted, in the places of the probabilities; then the blocks fly.

    It is no mobject: its parts come and go one by one.

    Args:
        column: where the tower stands.
        photos: where the blocks come from; their numbers fade as the lengths appear.
        alone: how many blocks fly one at a time, before all others follow close on each other.
        theme: gives each role its colour.

    Attributes:
        counted: a tracker for how far the count has come.
        clock: a tracker for how far the flights have come.
        column: the axis of the tower.
        value: the sum of the lengths that have landed.
        blocks: the lengths that fly.
        lengths: how many halvings each is, in the place of its photo's number.
    """

    def __init__(self, column: Column, photos: PhotoGrid, *, alone: int, theme: Theme) -> None:
        self.column, self.photos, self.mark = column, photos, theme.sum
        self.counted, self.clock = mn.ValueTracker(0), mn.ValueTracker(0)
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
        redraw_on_change(self.blocks, self._fly, lambda _: self.clock.get_value())
        for group, draw in ((self.lengths, self._appear), (photos, self._give_way)):
            redraw_on_change(group, draw, lambda _: self.counted.get_value())

    def count(self, **kwargs: Any) -> mn.Animation:
        """Let each photo's probability turn into its number of halvings, one after another."""
        end = maths.COUNT - 1 + _TURNS
        return glide(self.counted, end, rate_func=mn.linear, **kwargs)

    def point_out(self, number: int, **kwargs: Any) -> list[mn.Animation]:
        """Frame a photo for a moment, and light its bar, above its number of halvings."""
        photo = self.photos[number]
        framed = mn.VGroup(photo.picture, self.lengths[number])
        frame = {"color": self.mark, "buff": 0.05, "fade_in": True, "fade_out": True}
        lit = photo.bar.animate(rate_func=mn.there_and_back, **kwargs).set_fill(opacity=1)
        return [mn.Circumscribe(framed, **frame, **kwargs), prepare_animation(lit)]

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

    def _turned(self, i: int) -> float:
        """How far a probability has turned into its number of halvings, from 0 to 1."""
        return float(np.clip((self.counted.get_value() - i) / _TURNS, 0, 1))

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
        """Let each length be read when it is counted, and its photo's number is gone."""
        for i, length in enumerate(lengths):
            mobject_ops.set_opacity(length, max(0.0, 2 * self._turned(i) - 1))

    def _give_way(self, photos: mn.VGroup) -> None:
        """Let the number of each photo go when its length is counted."""
        for i, photo in enumerate(photos):
            mobject_ops.set_opacity(photo.number, DIMMED * max(0.0, 1 - 2 * self._turned(i)))
