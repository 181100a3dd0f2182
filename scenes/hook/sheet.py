"""A sheet of which each probability keeps its share, and the camera that dives into it."""

from collections.abc import Sequence
from itertools import cycle
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from reel.stage.view import View
from scenes.hook import cuts, maths
from scenes.hook.cuts import Sides
from scenes.shared.glow import Rim

_EDGE = 2  # stroke width of the lines between what has been cut off
_GLOW = ((10, 0.22), (24, 0.13), (44, 0.08))  # strokes around what is left: width, opacity
_THIN = 0.05  # the edge of a strip that is thinner is not drawn: many of them were a muddle
_LARGE = 0.8  # what is left glows fully from this size on (Manim's units)


class Sheet(mn.VGroup):
    """What has been cut off, and what is left: the product, as a share of the sheet.

    Args:
        boxes: where it stands, one place after another.
        dive: which of them the camera dives in: cuts go across the side that is longer there.
        theme: gives each role its colour.

    Attributes:
        count: a tracker for how many probabilities have kept their share.
        tenths: a tracker for how often the view has shrunk to a tenth: 10^−tenths is seen.
        place: a tracker for the box that it stands in, counted from 0.
        shown: a tracker for how much of it is to be seen.
        strips, glow, left: what it consists of.
    """

    def __init__(self, boxes: Sequence[Region], *, dive: int, theme: Theme) -> None:
        self.boxes, self.aspect = boxes, boxes[dive].aspect
        self.count, self.tenths = mn.ValueTracker(0), mn.ValueTracker(0)
        self.place, self.shown = mn.ValueTracker(0), mn.ValueTracker(1)
        self.strips = mn.VGroup(
            *(
                mn.VGroup(*(mn.Rectangle(color=shade) for _ in range(2)))
                for _, shade in zip(range(maths.COUNT), cycle((theme.grid, theme.surface)))
            )
        )
        self.strips.set_fill(opacity=1).set_stroke(width=0)
        self.lines = mn.VGroup(
            *(
                mn.VGroup(*(mn.Line(color=theme.product, stroke_width=_EDGE) for _ in range(2)))
                for _ in range(maths.COUNT)
            )
        )
        self.glow = Rim(theme.product, _GLOW)
        self.left = mn.Rectangle(color=theme.product, fill_opacity=1, stroke_width=0)
        super().__init__(self.strips, self.lines, self.glow, self.left)
        redraw_on_change(self, Sheet.draw, lambda sheet: sheet.state())

    def cut_to(self, count: int, **kwargs: Any) -> mn.Animation:
        """Go on until so many have kept their share; the keywords are `run_time`, `rate_func`."""
        return glide(self.count, count, **kwargs)

    def dive_to(self, depth: float, **kwargs: Any) -> mn.Animation:
        """Let the camera go closer, or farther away."""
        return glide(self.tenths, depth, **kwargs)

    def move_to_place(self, number: int, **kwargs: Any) -> mn.Animation:
        """Go to another box."""
        return glide(self.place, number, **kwargs)

    @property
    def deepest(self) -> float:
        """The depth at which what is left fills the middle of the view."""
        return cuts.deepest(self.aspect)

    @property
    def view(self) -> View:
        """What is seen of the sheet now, and where."""
        place = self.place.get_value()
        here = min(int(place), len(self.boxes) - 2)
        box = self.boxes[here].lerp(self.boxes[here + 1], place - here)
        return View(box, *cuts.seen(self.tenths.get_value(), self.aspect))

    def strip(self, number: int) -> Region:
        """Where one probability takes a strip away, on the frame; it may lie out of sight."""
        strips = cuts.cut_off(*cuts.kept(self.aspect)[number : number + 2])
        return self._on_frame(strips[number // 2 % 2])

    def state(self) -> tuple[float, ...]:
        """All that the picture depends on."""
        return tuple(t.get_value() for t in (self.count, self.tenths, self.place, self.shown))

    def draw(self) -> None:
        """Draw the sheet as it is now, within its box."""
        count, _, _, shown = self.state()
        left = cuts.left_after(count, self.aspect)
        sizes = cuts.kept(self.aspect)
        for number, (strips, lines) in enumerate(zip(self.strips, self.lines, strict=True)):
            there = number < count
            if there:
                inner = sizes[number + 1] if number + 1 <= count else left
                for strip, line, sides in zip(
                    strips, lines, cuts.cut_off(sizes[number], inner), strict=True
                ):
                    self._put(strip, sides)
                    self._put_line(line, sides)
                    thin = self._on_frame(sides)
                    clear = min(thin.width, thin.height) / _THIN - 1
                    mobject_ops.set_stroke_opacity(line, shown * float(np.clip(4 * clear, 0, 1)))
            else:
                mobject_ops.set_stroke_opacity(lines, 0)
            mobject_ops.set_fill_opacity(strips, shown * there)
        self._put(self.left, cuts.middle(left))
        mobject_ops.set_fill_opacity(self.left, shown)
        box = self.view.box
        size = mobject_ops.size(self.left)
        alone = 1 - size[0] * size[1] / (box.width * box.height)
        strength = shown * min(1.0, float(min(size[:2])) / _LARGE) * min(1.0, 3 * alone)
        self.glow.around(self.left, strength)

    def _on_frame(self, sides: Sides) -> Region:
        left, bottom, right, top = sides
        (low, down, _), (high, up, _) = self.view.locate([left, right], [bottom, top])
        return Region(float(low), float(down), float(high), float(up))

    def _put(self, drawn: mn.Rectangle, sides: Sides) -> None:
        """Draw what is seen of a rectangle; nothing if that is out of sight."""
        seen = self._on_frame(sides).intersect(self.view.box)
        left, bottom, right, top = seen.sides
        if right <= left or top <= bottom:
            drawn.clear_points()
            return
        corners = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
        drawn.set_points_as_corners([(x, y, 0) for x, y in corners])

    def _put_line(self, line: mn.Line, strip: Sides) -> None:
        """Draw what is seen of the side of a strip along which it was cut off."""
        seen, box = self._on_frame(strip), self.view.box
        left, bottom, right, top = seen.sides
        if strip[2] < 0.5 or strip[0] > 0.5:  # left or right of what is left
            x = right if strip[2] < 0.5 else left
            ends = (x, max(bottom, box.bottom)), (x, min(top, box.top))
            there = box.left < x < box.right
        else:
            y = top if strip[3] < 0.5 else bottom
            ends = (max(left, box.left), y), (min(right, box.right), y)
            there = box.bottom < y < box.top
        if there:
            line.set_points_as_corners([(x, y, 0) for x, y in ends])
        else:
            line.clear_points()
