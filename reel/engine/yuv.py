"""RGBA pictures into the YUV that is encoded: only what has changed is converted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
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

# The tiles that are converted on their own: even, because four pixels share their chroma.
TILE = 64
_COLUMNS = 4  # tiles in a row are wide, since every call has its price
_MOST = 0.4  # if more of the tiles are stale, converting the whole picture is faster


class Converter:
    """Converts RGBA to yuv420p (BT.709, limited range). Keeps swscale's tables for one size."""

    def __init__(self) -> None:
        self._reformatter = VideoReformatter()

    def convert(self, pixels: Pixels) -> av.VideoFrame:
        """Return rows of RGBA as a new yuv420p frame."""
        return self._reformatter.reformat(
            av.VideoFrame.from_numpy_buffer(pixels, "rgba"),
            format="yuv420p",
            src_color_range=ColorRange.JPEG,
            dst_color_range=ColorRange.MPEG,
            dst_colorspace=Colorspace.ITU709,
            interpolation=EXACT,
            threads=1,  # the workers already share out the cores
        )


def planes(frame: av.VideoFrame) -> list[Pixels]:
    """Return views of a yuv420p frame's planes, without their padding."""
    return [
        np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)[
            :, : plane.width
        ]
        for plane in frame.planes
    ]


@dataclass(eq=False)
class Patch:
    """A small picture laid over frames, as YUV planes; its corner at even pixels."""

    left: int
    top: int
    planes: list[Pixels]

    @property
    def box(self) -> Box:
        height, width = self.planes[0].shape
        return self.left, self.top, self.left + width, self.top + height


def patch(left: int, top: int, pixels: Pixels) -> Patch:
    """Return an RGBA picture (even width and height, opaque) as a patch."""
    return Patch(left, top, [plane.copy() for plane in planes(Converter().convert(pixels))])


class Slot:
    """One YUV frame, and which of its tiles no longer show the picture.

    Attributes:
        frame: the frame.
        patch: what is laid over it.
        stale: for each tile, by row and column, whether it must be converted.
    """

    def __init__(self, width: int, height: int) -> None:
        self.frame = av.VideoFrame(width, height, "yuv420p")
        self.patch: Patch | None = None
        self._size = width, height
        self._tile = -(-width // _COLUMNS // 2) * 2, TILE
        self.stale = np.ones((-(-height // TILE), -(-width // self._tile[0])), bool)
        self._planes = planes(self.frame)
        self._converters: defaultdict[tuple[int, int], Converter] = defaultdict(Converter)

    def mark(self, box: Box) -> None:
        """Note that the picture has changed within a box."""
        self.stale[self._tiles(box)] = True

    def show(self, pixels: Pixels, over: Patch | None) -> None:
        """Make the frame show `pixels` with a patch over them."""
        if over is not self.patch:
            for each in filter(None, (self.patch, over)):
                self.mark(each.box)
        touched = over is not None and self.stale[self._tiles(over.box)].any()
        if self.stale.mean() > _MOST:
            self._convert(pixels, 0, 0, *self._size)
        else:
            width, height = self._tile
            for row, column in np.argwhere(self.stale).tolist():
                self._convert(pixels, column * width, row * height, width, height)
        if over is not None and touched:
            for plane, part, shrink in zip(self._planes, over.planes, (1, 2, 2), strict=True):
                _lay(plane, part, over.left // shrink, over.top // shrink)
        self.patch = over
        self.stale[:] = False

    def _convert(self, pixels: Pixels, left: int, top: int, width: int, height: int) -> None:
        part = pixels[top : top + height, left : left + width]
        fresh = planes(self._converters[part.shape[:2]].convert(part))
        for plane, converted, shrink in zip(self._planes, fresh, (1, 2, 2), strict=True):
            _lay(plane, converted, left // shrink, top // shrink)

    def _tiles(self, box: Box) -> tuple[slice, slice]:
        width, height = self._tile
        left, top, right, bottom = box
        return slice(top // height, -(-bottom // height)), slice(left // width, -(-right // width))


def _lay(plane: Pixels, part: Pixels, left: int, top: int) -> None:
    height, width = part.shape
    plane[top : top + height, left : left + width] = part


class Slots:
    """A few frames to be filled in turn while others wait to be encoded.

    Each is brought up to date with what has changed since it was last filled.
    """

    def __init__(self, width: int, height: int, count: int) -> None:
        self._slots = [Slot(width, height) for _ in range(count)]

    def changed(self, boxes: Iterable[Box]) -> None:
        """Note that the picture has changed within these boxes."""
        for box in boxes:
            for slot in self._slots:
                slot.mark(box)

    def __iter__(self) -> Iterator[Slot]:
        return iter(self._slots)
