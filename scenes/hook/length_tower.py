"""The halvings that each photo needs are counted; then its bar becomes that length of a tower."""

from typing import Any

import manim as mn
import numpy as np
from manim.animation.animation import prepare_animation

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.formula import Formula
from reel.formula.label import Label
from reel.formula.live_number import LiveNumber
from reel.notation.written import Rounded
from reel.records.theme import Theme
from reel.stage.glide import glide
from scenes.hook import maths
from scenes.hook.column import Column
from scenes.hook.photo_grid import PhotoGrid
from scenes.shared.glow import Rim

# The clock of the flights goes by those that fly alone: each of them takes 1.
_APART = 0.1  # between the starts of the others
_FLIGHT = 0.6  # that each of those is under way

_BEFORE_UNIT, _LARGER = 0.15, 1.4  # the sum is the larger one, where there is room

_TURNS = 6  # how many photos at a time turn from a picture into a count

_SHADE = 0.22  # how much every other block differs from its neighbours
_GLOW = ((10, 0.3), (24, 0.18), (44, 0.1))  # strokes around where blocks land: width, opacity


class LengthTower:
    """A column onto which blocks fly from the photos, the sum of those that have landed, and more.

    First the halvings are counted: each probability moves up into the place of its photo's
    picture, and its number of halvings comes below it. Then the blocks fly.

    It is no mobject: its parts come and go one by one.

    Args:
        column: where the tower stands.
        photos: where the blocks come from.
        alone: how many blocks fly one at a time, before all others follow close on each other.
        theme: gives each role its colour.
        unit: what stands after the sum; without it, the sum alone is in the middle.

    Attributes:
        counted: a tracker for how far the count has come.
        clock: a tracker for how far the flights have come.
        column: the axis of the tower.
        value, unit: the sum of the lengths that have landed, and what stands after it.
        blocks: the lengths that fly.
        glow: the light where they land.
        lengths: how many halvings each is, in the place of its photo's number.
    """

    def __init__(
        self,
        column: Column,
        photos: PhotoGrid,
        *,
        alone: int,
        theme: Theme,
        unit: Label | None = None,
    ) -> None:
        self.column, self.photos, self.mark = column, photos, theme.sum
        self.counted, self.clock = mn.ValueTracker(0), mn.ValueTracker(0)
        numbers = np.arange(maths.COUNT)
        first = numbers < alone
        self._starts = np.where(first, numbers, alone + (numbers - alone) * _APART)
        self._times = np.where(first, 1.0, _FLIGHT)
        anchor = "center" if unit is None else "right"
        self.value = LiveNumber("", colour=theme.sum, anchor=anchor, size=column.size)
        self.value.show(f"{maths.total():.2f}")  # the longest there will be
        self.unit = mn.VGroup() if unit is None else unit
        told = mn.VGroup(self.value, self.unit).arrange(mn.RIGHT, buff=_BEFORE_UNIT)
        if unit is not None:
            scale = min(_LARGER, column.number.width / told.width)
            for each in told:
                each.scale(scale)
            told.arrange(mn.RIGHT, buff=_BEFORE_UNIT)
        told.move_to(column.number_at)
        told.shift(min(0, column.number.right - told.get_right()[0]) * mn.RIGHT)
        if unit is not None:
            unit.shift((self.value.origin.get_location()[1] - unit.baseline) * mn.UP)
        self.value.follow(lambda: f"{maths.total(self._landed()):.2f}")
        feet = np.concatenate([[0.0], np.cumsum(maths.halvings())])
        self._goals = [column.block(feet[i], feet[i + 1]) for i in range(maths.COUNT)]
        self._data, ink = mn.ManimColor(theme.data), mn.ManimColor(theme.sum)
        shaded = mn.interpolate_color(ink, mn.ManimColor(theme.background), _SHADE)
        self._inks = ink, shaded
        self.blocks = mn.VGroup(*(goal.copy() for goal in self._goals))
        self.glow = Rim(theme.sum, _GLOW)
        self.lengths = mn.VGroup(
            *(
                Formula(Rounded(length, 2), theme=theme, size="small", role="sum")
                .match_height(photo.number)
                .move_to(photo.number)
                for length, photo in zip(maths.halvings(), photos, strict=True)
            )
        )
        self._steps = [(photo.number.get_center(), photo.picture.get_center()) for photo in photos]
        redraw_on_change(self.blocks, self._fly, lambda _: self.clock.get_value())
        redraw_on_change(self.glow, self._shine, lambda _: self.clock.get_value())
        for group, draw in ((self.lengths, self._appear), (photos, self._give_way)):
            redraw_on_change(group, draw, lambda _: self.counted.get_value())

    def count(self, **kwargs: Any) -> mn.Animation:
        """Let each photo's number of halvings come below its probability, one after another."""
        end = maths.COUNT - 1 + _TURNS
        return glide(self.counted, end, rate_func=mn.linear, **kwargs)

    def uncount(self, **kwargs: Any) -> mn.Animation:
        """Let the pictures of all photos come back, and their halvings go."""
        return glide(self.counted, 0, rate_func=mn.linear, **kwargs)

    def point_out(self, number: int, **kwargs: Any) -> list[mn.Animation]:
        """Frame a probability and its number of halvings for a moment, and light its bar."""
        photo = self.photos[number]
        framed = mn.VGroup(photo.track, photo.number, self.lengths[number])
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
        for live in (self.photos, self.blocks, self.glow, self.lengths, self.value):
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
            block.set_fill(mn.interpolate_color(self._data, self._inks[i % 2], way))
            mobject_ops.set_fill_opacity(block, float(way > 0))

    def _shine(self, glow: Rim) -> None:
        """Light up the block that has landed last, as long as others follow."""
        landed = self._landed()
        since = self.clock.get_value() - (self._starts + self._times)[max(landed - 1, 0)]
        strength = float(landed > 0) * max(0.0, 1 - since)
        glow.around(self._goals[max(landed - 1, 0)], strength)

    def _appear(self, lengths: mn.VGroup) -> None:
        """Let each length be read when it is counted, and its photo's number is gone."""
        for i, length in enumerate(lengths):
            mobject_ops.set_opacity(length, max(0.0, 2 * self._turned(i) - 1))

    def _give_way(self, photos: mn.VGroup) -> None:
        """Let each photo's picture go when its length is counted, and its number take its place."""
        for i, (photo, (below, above)) in enumerate(zip(photos, self._steps, strict=True)):
            turned = self._turned(i)
            mobject_ops.set_opacity(photo.picture, max(0.0, 1 - 2 * turned))
            mobject_ops.put(photo.number, below + float(mn.smooth(turned)) * (above - below))
