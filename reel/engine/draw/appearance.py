"""What mobjects look like at one moment, as numbers: what has changed, and which pixels it touches.

A scene may show hundreds of glyphs at every frame, so all of them are compared at once.
"""

from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from typing import Any

import manim as mn
import numpy as np

from reel.video.yuv import Box

# Cairo cuts a miter off where it is longer than this many half line widths.
_MITER_LIMIT = 10.0
_LINE_WIDTH_UNIT = 0.01  # Manim's stroke widths, in units of its frame
_MARGIN = 2  # pixels: antialiasing reaches beyond the outline
_FAR = 2**22  # pixels: Cairo counts in 24 bits, and draws anything anywhere beyond that

# At every frame, of every mobject: asked for one by one, they would take twice as long.
_rgbas = attrgetter("fill_rgbas", "stroke_rgbas", "background_stroke_rgbas")
_style = attrgetter("stroke_width", "background_stroke_width", "joint_type", "cap_style")

Numbers = np.ndarray[Any, Any]


class Appearance:
    """All that decides what some mobjects look like.

    Attributes:
        filled, stroked, behind: of each mobject, whether its fill, its stroke and the stroke
            behind its fill can be seen.
        seen: whether any of them can.
    """

    def __init__(self, mobjects: Sequence[mn.VMobject], before: "Appearance | None" = None) -> None:
        self._points = _Rows([mobject.points for mobject in mobjects])
        self._rgbas = _Rows(list(chain.from_iterable(map(_rgbas, mobjects))))
        self._styles = list(map(_style, mobjects))
        same = before and before._styles == self._styles
        self._widths: Numbers = before._widths if before and same else _widths(self._styles)
        shaded = set((np.flatnonzero(self._rgbas.sizes > 1) // 3).tolist())
        self._gradients = {
            place: [end.tolist() for end in mobjects[place].get_gradient_start_and_end_points()]
            for place in shaded
        }
        opaque: Numbers = self._rgbas.any(3).reshape(-1, 3)
        opaque[:, 1:] &= self._widths[:, 1:] > 0
        self._opaque = opaque
        self.filled, self.stroked, self.behind = opaque.T.tolist()
        self.seen: list[bool] = np.array(opaque.any(1)).tolist()

    def changed(self, before: "Appearance") -> tuple[list[int], list[int]]:
        """Compare with an earlier appearance of the same mobjects.

        Returns:
            The places of those that looked different, and of those that had another outline.
        """
        outlines = self._points.differ(before._points)
        differ = outlines | self._rgbas.differ(before._rgbas).reshape(-1, 3).any(1)
        if self._styles != before._styles:
            pairs = zip(self._styles, before._styles, strict=True)
            differ |= [new != old for new, old in pairs]
        for place in self._gradients | before._gradients:
            if self._gradients.get(place) != before._gradients.get(place):
                differ[place] = True
        return np.flatnonzero(differ).tolist(), np.flatnonzero(outlines).tolist()

    def boxes(self, places: Sequence[int], camera: mn.Camera) -> Numbers:
        """Find the pixels that some of the mobjects may touch, as rows of `Box`.

        They may be beyond the frame. What cannot be seen touches none.

        Args:
            places: of the mobjects.
            camera: how large its frame is and where it looks.
        """
        low, high = self._points.extent(places)
        opaque = self._opaque[places]
        reach = np.where(opaque, self._widths[places], 0).max(1)
        across = camera.pixel_width / camera.frame_width
        up = camera.pixel_height / camera.frame_height
        reach = reach * _LINE_WIDTH_UNIT / 2 * _MITER_LIMIT * max(across, up) + _MARGIN
        x, y = camera.frame_center[:2]
        exact = np.stack(
            [
                camera.pixel_width / 2 + (low[:, 0] - x) * across - reach,
                camera.pixel_height / 2 - (high[:, 1] - y) * up - reach,
                camera.pixel_width / 2 + (high[:, 0] - x) * across + reach,
                camera.pixel_height / 2 - (low[:, 1] - y) * up + reach,
            ],
            axis=1,
        )
        drawn = np.isfinite(exact).all(1)  # Manim draws nothing else
        far = np.abs(exact).max(1) > _FAR
        exact[far] = 0, 0, camera.pixel_width, camera.pixel_height
        exact[~(drawn & opaque.any(1))] = 0
        # Whole pixels: what is wiped must be no more than what is drawn again.
        boxes = np.empty(exact.shape, int)
        boxes[:, :2], boxes[:, 2:] = np.floor(exact[:, :2]), np.ceil(exact[:, 2:])
        return boxes


def _widths(styles: Sequence[tuple[Any, ...]]) -> Numbers:
    """List for each style the widths of its fill (none), its stroke and its stroke behind."""
    widths = [[0, float(stroke), float(behind)] for stroke, behind, *_ in styles]
    return np.maximum(np.array(widths).reshape(-1, 3), 0)


class _Rows:
    """Several arrays with rows of one length, as one.

    Attributes:
        values: all rows.
        sizes: how many rows each array has.
    """

    def __init__(self, arrays: Sequence[Numbers]) -> None:
        self.values: Numbers = np.concatenate(arrays) if arrays else np.empty((0, 4))
        self.sizes: Numbers = np.fromiter(map(len, arrays), int, len(arrays))

    def differ(self, before: "_Rows") -> Numbers:
        """Tell of each array whether it was another one before."""
        same = self.sizes == before.sizes
        differ: Numbers = ~same
        if same.all():
            rows = self._rows_of(self.values != before.values)
            differ[np.searchsorted(self.sizes.cumsum(), rows, "right")] = True
        else:
            now = self.values[np.repeat(same, self.sizes)]
            then = before.values[np.repeat(same, before.sizes)]
            places = np.repeat(np.flatnonzero(same), self.sizes[same])
            differ[places[self._rows_of(now != then)]] = True
        return differ

    def any(self, column: int) -> Numbers:
        """Tell of each array whether a number in this column is not 0."""
        places = np.repeat(np.arange(len(self.sizes)), self.sizes)
        held: Numbers = np.bincount(
            places[self.values[:, column] != 0], minlength=len(self.sizes)
        ).astype(bool)
        return held

    def extent(self, places: Sequence[int]) -> tuple[Numbers, Numbers]:
        """Find the smallest and largest x and y of some of the arrays, none of them empty."""
        wanted = np.zeros(len(self.sizes), bool)
        wanted[places] = True
        values = self.values[np.repeat(wanted, self.sizes), :2]
        sizes = self.sizes[places]
        starts = sizes.cumsum() - sizes
        return np.minimum.reduceat(values, starts), np.maximum.reduceat(values, starts)

    def _rows_of(self, marks: Numbers) -> Numbers:
        """Find the rows in which anything is marked; some of them more than once."""
        return np.flatnonzero(marks) // max(marks.shape[1], 1)


def inside(boxes: Numbers, width: int, height: int) -> list[Box]:
    """Cut boxes off at the edges of the frame; those that lie outside are left out."""
    cut = boxes.copy()
    np.maximum(cut[:, :2], 0, out=cut[:, :2])
    np.minimum(cut[:, 2:], (width, height), out=cut[:, 2:])
    return [tuple(box) for box in cut[(cut[:, :2] < cut[:, 2:]).all(1)].tolist()]


def joined(boxes: Numbers, others: Numbers) -> Numbers:
    """Unite each box with its other where the two together are no smaller; else keep both."""
    low, high = np.minimum(boxes[:, :2], others[:, :2]), np.maximum(boxes[:, 2:], others[:, 2:])
    united = np.concatenate([low, high], axis=1)
    apart = areas(united) > areas(boxes) + areas(others)
    return np.concatenate([united[~apart], boxes[apart], others[apart]])


def areas(boxes: Numbers) -> Numbers:
    """Count the pixels of each box."""
    sizes: Numbers = (boxes[:, 2:] - boxes[:, :2]).prod(1)
    return sizes


def touching(boxes: Numbers, others: Numbers) -> Numbers:
    """Tell of each box whether it shares a pixel with one of the others."""
    left, top, right, bottom = (boxes[:, side, None] for side in range(4))
    across = (left < others[:, 2]) & (right > others[:, 0])
    shared: Numbers = across & (top < others[:, 3]) & (bottom > others[:, 1])
    return np.array(shared.any(1))
