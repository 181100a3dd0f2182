"""A camera that draws again only what has changed since its last picture.

Manim redraws everything from the first moving mobject on, at every frame. Here each mobject's
look is compared with the frame before. What comes before the first change is kept as a picture;
of the rest, what changed is wiped, and drawn again with all that touches it. Nothing is clipped,
so the pixels are Manim's own.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import manim as mn
import numpy as np
from manim.mobject.types.image_mobject import AbstractImageMobject

from reel.engine.yuv import Box, Pixels

# Cairo cuts a miter off where it is longer than this many half line widths.
_MITER_LIMIT = 10.0
_LINE_WIDTH_UNIT = 0.01  # Manim's stroke widths, in units of its frame
_MARGIN = 2  # pixels: antialiasing reaches beyond the outline
_FAR = 2**22  # pixels: Cairo counts in 24 bits, and draws anything anywhere beyond that
_WORTHWHILE = 0.6  # of the frame; more than that is drawn faster as a whole

_Path = list[tuple[list[float], list[list[float]], bool]]


@dataclass(eq=False, slots=True)
class _Look:
    """All that decides what a mobject looks like, and what follows from it."""

    key: tuple[Any, ...]
    path: _Path | None = None
    box: Box | None = None


class Canvas(mn.Camera):
    """Manim's plain camera, with a memory."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._forget()

    def _forget(self) -> None:
        self._shown: list[mn.VMobject] = []
        self._looks: list[_Look] = []
        self._base: Pixels | None = None
        # The base with the first `_settled` mobjects drawn on it; there is none while that is 0.
        self._ground: Pixels | None = None
        self._settled = 0

    def save(self, mobjects: Iterable[mn.Mobject]) -> Pixels:
        """Return a new picture of the background and these mobjects."""
        self.reset()
        self.capture_mobjects(mobjects)
        self._forget()
        saved: Pixels = self.pixel_array.copy()
        return saved

    def redraw(self, mobjects: list[mn.Mobject], base: Pixels) -> list[Box]:
        """Draw mobjects over a base picture; return the boxes in which pixels may have changed.

        The base must be the same object only if it has the same pixels.
        """
        displayed = _family(mobjects) or self.get_mobjects_to_display(mobjects)
        # What is no more than a mobject, like a tracker, has points but no look.
        shown: list[Any] = [each for each in displayed if _has_look(each)]
        if not all(map(_is_plain, shown)):
            self.set_pixel_array(base)
            self.capture_mobjects(mobjects)
            self._forget()
            return [self._whole]
        same = base is self._base and self._shown == shown
        before: dict[Any, _Look] = dict(zip(self._shown, self._looks, strict=True))
        self._looks = [self._look(mobject, before.get(mobject)) for mobject in shown]
        self._shown, self._base = shown, base
        if not same:
            self._ground, self._settled = None, 0
            return self._draw_all()
        changed = [
            place
            for place, (old, new) in enumerate(zip(before.values(), self._looks, strict=True))
            if old is not new
        ]
        if not changed:
            return []
        if not self._settled <= changed[0] or self._ground is None:
            self._settle(changed[0])
        gone = [self._box(before[shown[place]]) for place in changed]
        return self._draw_again(changed, gone)

    @property
    def _whole(self) -> Box:
        return 0, 0, self.pixel_width, self.pixel_height

    def _look(self, mobject: mn.VMobject, before: _Look | None) -> _Look:
        """Return the look of a mobject: the one before if it is the same."""
        key = _key(mobject)
        return before if before is not None and before.key == key else _Look(key)

    def _settle(self, count: int) -> None:
        """Keep a picture of the first mobjects, which stand still for the time being."""
        assert self._base is not None
        self._settled = count
        self._ground = self._base.copy()
        context = self.get_cairo_context(self._ground)
        for place in range(count):
            self._draw(self._shown[place], self._looks[place], context)
        del self.pixel_array_to_cairo_context[id(self._ground)]

    def _draw_all(self) -> list[Box]:
        ground = self._base if self._ground is None else self._ground
        assert ground is not None
        np.copyto(self.pixel_array, ground)
        self._draw_over(range(self._settled, len(self._shown)))
        return [self._whole]

    def _draw_over(self, places: Iterable[int]) -> None:
        context = self.get_cairo_context(self.pixel_array)
        for place in places:
            self._draw(self._shown[place], self._looks[place], context)

    def _draw_again(self, changed: list[int], gone: list[Box]) -> list[Box]:
        """Wipe what has changed, and all that touches it, and draw it again."""
        first = self._settled
        boxes = np.array([self._box(look) for look in self._looks[first:]])
        affected = np.zeros(len(boxes), bool)
        affected[np.array(changed) - first] = True
        wiped = np.concatenate([np.array(gone), boxes[affected]])
        front = wiped
        while len(front):
            new = _touching(boxes, front) & ~affected
            affected |= new
            front = boxes[new]
            wiped = np.concatenate([wiped, front])
        wiped[:, :2] = np.maximum(wiped[:, :2], 0)
        wiped[:, 2:] = np.minimum(wiped[:, 2:], (self.pixel_width, self.pixel_height))
        sizes = wiped[:, 2:] - wiped[:, :2]
        wiped, sizes = wiped[(sizes > 0).all(1)], sizes[(sizes > 0).all(1)]
        if sizes.prod(1).sum() > _WORTHWHILE * self.pixel_width * self.pixel_height:
            return self._draw_all()
        assert self._ground is not None
        areas: list[Box] = [tuple(area) for area in wiped.tolist()]
        for left, top, right, bottom in areas:
            self.pixel_array[top:bottom, left:right] = self._ground[top:bottom, left:right]
        self._draw_over((np.flatnonzero(affected) + first).tolist())
        return areas

    def _box(self, look: _Look) -> Box:
        """Return the pixels that what looks so may touch."""
        if look.box is None:
            points = np.frombuffer(look.key[0]).reshape(-1, 3)[:, :2]
            (left, low), (right, high) = points.min(0).tolist(), points.max(0).tolist()
            if not math.isfinite(left + low + right + high):
                look.box = (0, 0, 0, 0)  # Manim draws nothing then
                return look.box
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
            if max(map(abs, look.box)) > _FAR:
                look.box = self._whole
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
        curve_to = context.curve_to
        for start, curves, closed in look.path:
            context.new_sub_path()
            context.move_to(*start)
            for curve in curves:
                curve_to(*curve)
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
        for start, end in _subpaths(mobject, points):
            curves = points[start:end, :2]
            if len(curves) < 4:
                continue
            # Anchor, handle, handle, anchor: a curve begins where the one before it ends.
            rest = curves[: len(curves) // 4 * 4].reshape(-1, 8)[:, 2:].tolist()
            closed = mobject.consider_points_equals_2d(points[start], points[end - 1])
            path.append((curves[0].tolist(), rest, closed))
        return path


def _family(mobjects: list[Any]) -> list[Any]:
    """Return what `get_mobjects_to_display` would, fast; nothing if that is not so easily told.

    Manim hands over families already spread out, and would spread out each member's again.
    """
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
    if len(set(map(id, mobjects))) != len(mobjects):
        return []
    shown = [member for member in mobjects if len(member.points)]
    if any(member.z_index for member in shown):
        shown.sort(key=lambda member: member.z_index)
    return shown


def _subpaths(mobject: mn.VMobject, points: Any) -> Any:
    """Return where the parts of a path begin and end; for an unbroken one without looking twice."""
    count = len(points)
    if count >= 4 and count % 4 == 0 and (points[3:-1:4, :2] == points[4::4, :2]).all():
        return [(0, count)]
    return mobject.get_subpath_split_indices_from_points(points, n_dims=2)


def _key(mobject: mn.VMobject) -> tuple[Any, ...]:
    """Return a value that is the same only for what looks the same."""
    fill, stroke = mobject.get_fill_rgbas(), mobject.get_stroke_rgbas()
    behind = mobject.get_stroke_rgbas(background=True)
    gradient: Any = None
    if len(fill) > 1 or len(stroke) > 1 or len(behind) > 1:
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


def _has_look(mobject: Any) -> bool:
    """Tell whether Manim's camera draws anything for a mobject of this kind."""
    return isinstance(mobject, mn.VMobject | mn.PMobject | AbstractImageMobject)


def _is_plain(mobject: Any) -> bool:
    """Tell whether a mobject is one that this camera can keep in mind."""
    return isinstance(mobject, mn.VMobject) and not mobject.get_background_image()


def _is_visible(rgbas: Any) -> bool:
    return bool(rgbas[:, 3].any())


def _is_stroked(mobject: mn.VMobject, *, background: bool) -> bool:
    width = mobject.get_stroke_width(background)
    return bool(width) and _is_visible(mobject.get_stroke_rgbas(background))


def _touching(boxes: Any, others: Any) -> Any:
    """Return for each box whether it shares a pixel with one of the others."""
    left, top, right, bottom = (boxes[:, side, None] for side in range(4))
    return (
        (left < others[:, 2]) & (right > others[:, 0]) & (top < others[:, 3])
        & (bottom > others[:, 1])
    ).any(1)  # fmt: skip
