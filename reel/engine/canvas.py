"""A camera that draws again only what has changed since its last picture.

Manim redraws everything from the first moving mobject on, at every frame. Here each mobject's
look is compared with the frame before; the smallest box that holds all that changed, and all that
crosses it, is wiped and drawn again. Nothing is clipped, so the pixels are Manim's own.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import manim as mn
import numpy as np

from reel.engine.yuv import Pixels, Rows

# Cairo cuts a miter off where it is longer than this many half line widths.
_MITER_LIMIT = 10.0
_LINE_WIDTH_UNIT = 0.01  # Manim's stroke widths, in units of its frame
_MARGIN = 2  # pixels: antialiasing reaches beyond the outline
_WORTHWHILE = 0.6  # of the frame; more than that is drawn faster as a whole

_Box = tuple[int, int, int, int]
_Path = list[tuple[list[float], list[list[float]], bool]]


@dataclass(eq=False, slots=True)
class _Look:
    """All that decides what a mobject looks like, and what follows from it."""

    key: tuple[Any, ...]
    path: _Path | None = None
    box: _Box | None = None


class Canvas(mn.Camera):
    """Manim's plain camera, with a memory."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._forget()

    def _forget(self) -> None:
        self._shown: list[mn.VMobject] = []
        self._looks: list[_Look] = []
        self._base: Pixels | None = None

    def save(self, mobjects: Iterable[mn.Mobject]) -> Pixels:
        """Return a new picture of the background and these mobjects."""
        self.reset()
        self.capture_mobjects(mobjects)
        self._forget()
        saved: Pixels = self.pixel_array.copy()
        return saved

    def redraw(self, mobjects: Iterable[mn.Mobject], base: Pixels) -> Rows | None:
        """Draw mobjects over a base picture; return the rows that changed, None if none did.

        The base must be the same object only if it has the same pixels.
        """
        shown: list[Any] = self.get_mobjects_to_display(mobjects)
        if not all(_is_plain(mobject) for mobject in shown):
            self.set_pixel_array(base)
            self.capture_mobjects(mobjects)
            self._forget()
            return 0, self.pixel_height
        before = dict(zip(self._shown, self._looks, strict=True))
        looks: list[_Look] = []
        changed: list[_Look] = []
        for mobject in shown:
            key = _key(mobject)
            look = before.get(mobject)
            if look is None or look.key != key:
                new = _Look(key)
                if look is not None:
                    changed += look, new
                look = new
            looks.append(look)
        same = base is self._base and self._shown == shown
        self._shown, self._looks, self._base = shown, looks, base
        if not same:
            return self._draw_all(base)
        if not changed:
            return None
        return self._draw_within(_union([self._box(look) for look in changed]), base)

    def _draw_all(self, base: Pixels) -> Rows:
        np.copyto(self.pixel_array, base)
        context = self.get_cairo_context(self.pixel_array)
        for mobject, look in zip(self._shown, self._looks, strict=True):
            self._draw(mobject, look, context)
        return 0, self.pixel_height

    def _draw_within(self, box: _Box, base: Pixels) -> Rows | None:
        boxes = np.array([self._box(look) for look in self._looks])
        while True:  # what crosses the box must be drawn whole, and so the box grows
            left, top, right, bottom = box
            crossing = (
                (boxes[:, 0] < right)
                & (boxes[:, 2] > left)
                & (boxes[:, 1] < bottom)
                & (boxes[:, 3] > top)
            )
            grown = _union([box, *map(tuple, boxes[crossing].tolist())])
            if grown == box:
                break
            box = grown
        width, height = self.pixel_width, self.pixel_height
        x0, y0, x1, y1 = max(box[0], 0), max(box[1], 0), min(box[2], width), min(box[3], height)
        if x1 <= x0 or y1 <= y0:
            return None
        if (x1 - x0) * (y1 - y0) > _WORTHWHILE * width * height:
            return self._draw_all(base)
        self.pixel_array[y0:y1, x0:x1] = base[y0:y1, x0:x1]
        context = self.get_cairo_context(self.pixel_array)
        for place in np.flatnonzero(crossing):
            self._draw(self._shown[place], self._looks[place], context)
        return y0, y1

    def _box(self, look: _Look) -> _Box:
        """Return the pixels that what looks so may touch: left, top, right, bottom."""
        if look.box is None:
            points = np.frombuffer(look.key[0]).reshape(-1, 3)[:, :2]
            if not np.isfinite(points).all():
                look.box = (0, 0, 0, 0)  # Manim draws nothing then
                return look.box
            (left, low), (right, high) = points.min(0).tolist(), points.max(0).tolist()
            across = self.pixel_width / self.frame_width
            up = self.pixel_height / self.frame_height
            stroke = max(float(width) for width in look.key[4:6])
            reach = stroke * _LINE_WIDTH_UNIT / 2 * _MITER_LIMIT * max(across, up) + _MARGIN
            x, y = self.frame_center[:2]
            # Whole pixels: what is wiped must be no more than what is drawn again.
            look.box = (
                math.floor(self.pixel_width / 2 + (left - x) * across - reach),
                math.floor(self.pixel_height / 2 - (high - y) * up - reach),
                math.ceil(self.pixel_width / 2 + (right - x) * across + reach),
                math.ceil(self.pixel_height / 2 - (low - y) * up + reach),
            )
        return look.box

    def _draw(self, mobject: mn.VMobject, look: _Look, context: Any) -> None:
        """Draw as `display_vectorized` does, leaving out what cannot be seen."""
        behind = _is_stroked(mobject, background=True)
        filled = _is_visible(mobject.get_fill_rgbas())
        stroked = _is_stroked(mobject, background=False)
        if not (behind or filled or stroked):
            return
        if look.path is None:
            look.path = self._path(mobject)
        context.new_path()
        for start, curves, closed in look.path:
            context.new_sub_path()
            context.move_to(*start)
            for curve in curves:
                context.curve_to(*curve)
            if closed:
                context.close_path()
        if behind:
            self.apply_stroke(context, mobject, background=True)
        if filled:
            self.apply_fill(context, mobject)
        if stroked:
            self.apply_stroke(context, mobject)

    def _path(self, mobject: mn.VMobject) -> _Path:
        """Return the path that `set_cairo_context_path` would make, as plain numbers."""
        points = self.transform_points_pre_display(mobject, mobject.points)
        path: _Path = []
        for start, end in mobject.get_subpath_split_indices_from_points(points, n_dims=2):
            curves = points[start:end, :2]
            if len(curves) < 4:
                continue
            # Anchor, handle, handle, anchor: a curve begins where the one before it ends.
            rest = curves[: len(curves) // 4 * 4].reshape(-1, 8)[:, 2:].tolist()
            closed = mobject.consider_points_equals_2d(points[start], points[end - 1])
            path.append((curves[0].tolist(), rest, closed))
        return path


def _key(mobject: mn.VMobject) -> tuple[Any, ...]:
    """Return a value that is the same only for what looks the same."""
    fill, stroke = mobject.get_fill_rgbas(), mobject.get_stroke_rgbas()
    behind = mobject.get_stroke_rgbas(background=True)
    gradient: Any = None
    if max(len(fill), len(stroke), len(behind)) > 1:
        gradient = [end.tobytes() for end in mobject.get_gradient_start_and_end_points()]
    return (
        mobject.points.tobytes(),
        fill.tobytes(),
        stroke.tobytes(),
        behind.tobytes(),
        mobject.stroke_width,
        mobject.background_stroke_width,
        mobject.joint_type,
        mobject.cap_style,
        gradient,
    )


def _is_plain(mobject: Any) -> bool:
    """Tell whether a mobject is one that this camera can keep in mind."""
    return isinstance(mobject, mn.VMobject) and not mobject.get_background_image()


def _is_visible(rgbas: Any) -> bool:
    return bool(rgbas[:, 3].any())


def _is_stroked(mobject: mn.VMobject, *, background: bool) -> bool:
    width = mobject.get_stroke_width(background)
    return bool(width) and _is_visible(mobject.get_stroke_rgbas(background))


def _union(boxes: Sequence[_Box]) -> _Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
