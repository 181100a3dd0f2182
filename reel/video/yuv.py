"""RGBA pictures into the YUV that is encoded: only what has changed is converted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

Pixels = np.ndarray[Any, np.dtype[np.uint8]]
Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels, the last two exclusive."""

# Without ACCURATE_RND swscale truncates, and colours come back one or two steps too dark.
EXACT = Interpolation.AREA | Interpolation.ACCURATE_RND

TILE = 64
"""Side of the tiles that are converted on their own: even, as four pixels share their chroma."""


class Converter:
    """Converts RGBA to YUV (BT.709, limited range). Keeps swscale's tables for one size.

    Args:
        pixels: the kind of YUV, as FFmpeg calls it.
    """

    def __init__(self, pixels: str = "yuv420p") -> None:
        self._reformatter = VideoReformatter()
        self._pixels = pixels

    def convert(self, pixels: Pixels) -> av.VideoFrame:
        """Convert rows of RGBA into a new frame."""
        return self.reformat(av.VideoFrame.from_numpy_buffer(pixels, "rgba"))

    def reformat(self, frame: av.VideoFrame) -> av.VideoFrame:
        """Convert an RGBA frame into a new one."""
        return self._reformatter.reformat(
            frame,
            format=self._pixels,
            src_color_range=ColorRange.JPEG,
            dst_color_range=ColorRange.MPEG,
            dst_colorspace=Colorspace.ITU709,
            interpolation=EXACT,
            threads=1,  # the workers already share out the cores
        )


def planes(frame: av.VideoFrame) -> list[Pixels]:
    """View a yuv420p frame's planes as arrays, without their padding."""
    return [
        np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)[
            :, : plane.width
        ]
        for plane in frame.planes
    ]


@dataclass(eq=False)
class Patch:
    """A small picture laid over frames, as YUV planes; its corner at even pixels.

    Attributes:
        left, top: where its corner is.
        planes: its pixels.
        base: a patch that is laid below it, and around.
    """

    left: int
    top: int
    planes: list[Pixels]
    base: "Patch | None" = None

    @property
    def box(self) -> Box:
        """The pixels that it covers, or its base."""
        if self.base:
            return self.base.box
        height, width = self.planes[0].shape
        return self.left, self.top, self.left + width, self.top + height

    def paste(self, frame: Sequence[Pixels]) -> None:
        """Lay it over a frame's planes."""
        if self.base:
            self.base.paste(frame)
        for plane, part, shrink in zip(frame, self.planes, (1, 2, 2), strict=True):
            _paste(plane, part, self.left // shrink, self.top // shrink)


def patch(left: int, top: int, pixels: Pixels, base: Patch | None = None) -> Patch:
    """Make a patch of an RGBA picture, which is opaque, of even width and height.

    With a base, it must lie within it.
    """
    made = [plane.copy() for plane in planes(Converter().convert(pixels))]
    return Patch(left, top, made, base)


_Converters = defaultdict[tuple[int, int], Converter]
"""By height and width: swscale makes its tables anew for another size."""


class Slot:
    """One YUV frame, and which of its tiles no longer show the picture.

    Attributes:
        frame: the frame.
        patch: what is laid over it.
        stale: for each tile, by row and column, whether it must be converted.
    """

    def __init__(self, width: int, height: int, converters: _Converters) -> None:
        self.frame = av.VideoFrame(width, height, "yuv420p")
        self.patch: Patch | None = None
        self.stale = np.ones((-(-height // TILE), -(-width // TILE)), bool)
        self._size = width, height
        self._planes = planes(self.frame)
        self._converters = converters

    def show(self, pixels: Pixels, over: Patch | None) -> None:
        """Make the frame show `pixels` with a patch over them."""
        if over is not self.patch:
            for each in filter(None, (self.patch, over)):
                self.stale[self.tiles(each.box)] = True
        touched = over is not None and self.stale[self.tiles(over.box)].any()
        if self.stale.all():
            self._convert(pixels, 0, 0, *self._size)
        else:
            for row, first, end in _runs(self.stale):
                self._convert(pixels, first * TILE, row * TILE, (end - first) * TILE, TILE)
        if over is not None and touched:
            over.paste(self._planes)
        self.patch = over
        self.stale[:] = False

    def _convert(self, pixels: Pixels, left: int, top: int, width: int, height: int) -> None:
        part = pixels[top : top + height, left : left + width]
        fresh = planes(self._converters[part.shape[:2]].convert(part))
        for plane, converted, shrink in zip(self._planes, fresh, (1, 2, 2), strict=True):
            _paste(plane, converted, left // shrink, top // shrink)

    def tiles(self, box: Box) -> tuple[slice, slice]:
        """Find the rows and columns of the tiles that a box touches."""
        left, top, right, bottom = box
        return slice(top // TILE, -(-bottom // TILE)), slice(left // TILE, -(-right // TILE))


def _runs(stale: Pixels) -> Iterable[tuple[int, int, int]]:
    """Find runs of stale tiles: their row, the first column, the column after the last."""
    edges = np.diff(np.pad(stale, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, firsts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    return zip(rows.tolist(), firsts.tolist(), ends.tolist(), strict=True)


def _paste(plane: Pixels, part: Pixels, left: int, top: int) -> None:
    """Copy a part into a plane, its corner at this column and row."""
    height, width = part.shape
    plane[top : top + height, left : left + width] = part


class RgbaSlot(Slot):
    """One RGBA frame: a copy of the picture."""

    def __init__(self, width: int, height: int, converters: _Converters) -> None:
        super().__init__(width, height, converters)
        self._pixels = np.zeros((height, width, 4), np.uint8)
        self.frame = av.VideoFrame.from_numpy_buffer(self._pixels, "rgba")

    def show(self, pixels: Pixels, over: Patch | None) -> None:
        """Make the frame show `pixels`; nothing is laid over them."""
        if self.stale.any():
            np.copyto(self._pixels, pixels)
            self.stale[:] = False


class Slots:
    """A few frames to be filled in turn while others wait to be encoded.

    Each is brought up to date with what has changed since it was last filled.
    """

    def __init__(self, width: int, height: int, count: int, kind: type[Slot] = Slot) -> None:
        converters: _Converters = defaultdict(Converter)
        self._slots = [kind(width, height, converters) for _ in range(count)]

    def changed(self, boxes: Iterable[Box]) -> None:
        """Note that the picture has changed within these boxes."""
        stale = np.zeros_like(self._slots[0].stale)
        for box in boxes:
            stale[self._slots[0].tiles(box)] = True
        for slot in self._slots:
            slot.stale |= stale

    def __iter__(self) -> Iterator[Slot]:
        """Go through the frames, in any order."""
        return iter(self._slots)
