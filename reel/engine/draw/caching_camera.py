"""A camera that draws again only what has changed since its last picture.

Manim redraws everything from the first moving mobject on, at every frame. Here each mobject's
look is compared with the frame before. What comes before the first change is kept as a picture;
of the rest, what changed is wiped, and drawn again with all that touches it. Nothing is clipped,
so the pixels are Manim's own.
"""

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

import manim as mn
import numpy as np
from manim.mobject.types.image_mobject import AbstractImageMobject

from reel.engine.draw.appearance import Appearance, Numbers, areas, inside, joined, touching
from reel.engine.draw.cairo_paths import Path, paths
from reel.video.yuv import Box, Pixels

# Copying a frame takes about as long as drawing so many mobjects.
_FRAME_IN_MOBJECTS = 40.0

# The kinds of mobjects for which Manim's camera draws anything.
_DRAWN = (mn.VMobject, mn.PMobject, AbstractImageMobject)

_background_image = attrgetter("background_image")
_z_index = attrgetter("z_index")


class CachingCamera(mn.Camera):
    """Manim's plain camera, with a memory of the last picture and of what was in it.

    The picture is built on two layers: the base, which the renderer gives (the background, or what
    does not move in a play), and the ground, which is the base with the first mobjects drawn on it,
    those before the first that has changed.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._family = _Family()
        self._forget()

    def _forget(self) -> None:
        self._show([])
        self._base: Pixels | None = None

    def _show(self, shown: list[Any]) -> None:
        """Begin to keep other mobjects in mind."""
        self._shown: list[Any] = shown
        self._appearance = Appearance(shown)
        self._boxes = self._appearance.boxes(range(len(shown)), self)
        self._paths: list[Path | None] = [None] * len(shown)
        # The base with the first `_settled` mobjects drawn on it; there is none while that is 0.
        self._ground: Pixels | None = None
        self._settled = 0

    def save(self, mobjects: Iterable[mn.Mobject]) -> Pixels:
        """Draw the background and these mobjects, and give that picture as a new array."""
        self.reset()
        self.capture_mobjects(mobjects)
        self._forget()
        saved: Pixels = self.pixel_array.copy()
        return saved

    def redraw(self, mobjects: list[mn.Mobject], base: Pixels) -> list[Box]:
        """Draw mobjects over a base picture, as far as they have changed.

        Args:
            mobjects: what to draw, in this order.
            base: rows of RGBA; the same array as last time only if it has the same pixels.

        Returns:
            The boxes in which the picture may differ from the last one.
        """
        displayed = self._family.displayed(mobjects) or self.get_mobjects_to_display(mobjects)
        # What is no more than a mobject, like a tracker, has points but no look.
        shown: list[Any] = [each for each in displayed if isinstance(each, _DRAWN)]
        if not _are_plain(shown):
            self.set_pixel_array(base)
            self.capture_mobjects(mobjects)
            self._forget()
            return [self._whole]
        if base is not self._base or shown != self._shown:
            self._base = base
            self._show(shown)
            self._draw_all()
            return [self._whole]
        appearance = Appearance(shown, self._appearance)
        changed, reshaped = appearance.changed(self._appearance)
        self._appearance = appearance
        for place in reshaped:
            self._paths[place] = None
        return self._draw_again(changed) if changed else []

    @property
    def _whole(self) -> Box:
        """The whole frame."""
        return 0, 0, self.pixel_width, self.pixel_height

    def _settle(self, count: int) -> None:
        """Keep a picture of the first mobjects, which stand still for the time being."""
        assert self._base is not None
        self._settled = count
        self._ground = self._base.copy()
        self._draw(range(count), self._ground)
        del self.pixel_array_to_cairo_context[id(self._ground)]

    def _draw_all(self) -> None:
        """Draw everything that is not on the ground already."""
        ground = self._base if self._ground is None else self._ground
        assert ground is not None
        np.copyto(self.pixel_array, ground)
        self._draw(range(self._settled, len(self._shown)), self.pixel_array)

    def _draw_again(self, changed: list[int]) -> list[Box]:
        """Wipe what has changed, and all that touches it, and draw it again."""
        if not self._settled <= changed[0] or self._ground is None:
            self._settle(changed[0])
        assert self._ground is not None
        gone = self._boxes[changed]
        self._boxes[changed] = self._appearance.boxes(changed, self)
        touched = joined(gone, self._boxes[changed])
        wiped, affected = self._affected(changed, touched[areas(touched) > 0])
        wanted = inside(wiped, *self._whole[2:])
        copied = sum((right - left) * (end - top) for left, top, right, end in wanted)
        share = copied / (self.pixel_width * self.pixel_height)
        spared = len(self._shown) - self._settled - len(affected)
        if (share - 1) * _FRAME_IN_MOBJECTS > spared:
            self._draw_all()
        else:
            for left, top, right, bottom in wanted:
                self.pixel_array[top:bottom, left:right] = self._ground[top:bottom, left:right]
            self._draw(affected, self.pixel_array)
        # Whatever else was drawn again has the pixels that it had.
        return inside(touched, *self._whole[2:])

    def _affected(self, changed: list[int], touched: Numbers) -> tuple[Numbers, list[int]]:
        """Find all that touches what has changed, and what touches that, and so on.

        Args:
            changed: places of mobjects.
            touched: boxes where they were and are.

        Returns:
            What is to be wiped, as boxes, and the places of what is to be drawn again.
        """
        boxes = self._boxes[self._settled :]
        affected = np.zeros(len(boxes), bool)
        affected[np.array(changed) - self._settled] = True
        wiped = front = touched
        while len(front):
            new = touching(boxes, front) & ~affected
            affected |= new
            front = boxes[new]
            wiped = np.concatenate([wiped, front])
        places: list[int] = (np.flatnonzero(affected) + self._settled).tolist()
        return wiped, places

    def _draw(self, places: Iterable[int], pixels: Pixels) -> None:
        """Draw some of the mobjects as `display_vectorized` does, leaving out what nobody sees."""
        appearance = self._appearance
        seen = [place for place in places if appearance.seen[place]]
        new = [place for place in seen if self._paths[place] is None]
        for place, path in zip(new, paths([self._shown[place] for place in new]), strict=True):
            self._paths[place] = path
        context = self.get_cairo_context(pixels)
        for place in seen:
            mobject = self._shown[place]
            _set_path(self._paths[place] or [], context)
            if appearance.behind[place]:
                self.apply_stroke(context, mobject, background=True)
            if appearance.filled[place]:
                self.apply_fill(context, mobject)
            if appearance.stroked[place]:
                self.apply_stroke(context, mobject)


class _Family:
    """The members of mobjects. As long as none joins or leaves, they are not looked for again."""

    def __init__(self) -> None:
        self._mobjects: list[Any] = []
        self._members: list[Any] = []
        self._parts: list[list[Any]] = []

    def displayed(self, mobjects: list[Any]) -> list[Any]:
        """List what `get_mobjects_to_display` would, fast; nothing if that is not easily told.

        Manim hands over families already spread out, and would spread out each member's again.
        """
        parts = [member.submobjects for member in self._members]
        if self._mobjects != mobjects or self._parts != parts:
            self._mobjects = list(mobjects)
            self._members = _spread_out(mobjects)
            self._parts = [list(each.submobjects) for each in self._members]
        shown = [member for member in self._members if len(member.points)]
        if any(map(_z_index, shown)):
            shown.sort(key=_z_index)
        return shown


def _spread_out(mobjects: list[Any]) -> list[Any]:
    """Give back mobjects that are families already spread out; nothing if they are not."""
    place = 0
    while place < len(mobjects):
        family: list[Any] = []
        ahead = [mobjects[place]]
        while ahead:
            member = ahead.pop()
            family.append(member)
            ahead.extend(reversed(member.submobjects))
        if mobjects[place : place + len(family)] != family:
            return []
        place += len(family)
    return list(mobjects) if len(set(map(id, mobjects))) == len(mobjects) else []


def _set_path(path: Path, context: Any) -> None:
    """Make this the path that Cairo fills and strokes next."""
    context.new_path()
    curve_to = context.curve_to
    for start, curves, closed in path:
        context.new_sub_path()
        context.move_to(*start)
        for curve in curves:
            curve_to(*curve)
        if closed:
            context.close_path()


def _are_plain(mobjects: list[Any]) -> bool:
    """Tell whether all mobjects are such as this camera can keep in mind."""
    return all(isinstance(each, mn.VMobject) for each in mobjects) and not any(
        map(_background_image, mobjects)
    )
