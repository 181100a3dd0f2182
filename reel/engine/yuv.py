"""RGBA pictures into the YUV that is encoded: only what has changed is converted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import av
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

Pixels = np.ndarray[Any, np.dtype[np.uint8]]
Rows = tuple[int, int]

# Without ACCURATE_RND swscale truncates, and colours come back one or two steps too dark.
EXACT = Interpolation.AREA | Interpolation.ACCURATE_RND

# Rows that are converted together. All strips but the last are equally high, so that swscale keeps
# its tables; an even number, because two rows share their chroma.
STRIP = 60


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
    def rows(self) -> Rows:
        return self.top, self.top + len(self.planes[0])


def patch(left: int, top: int, pixels: Pixels) -> Patch:
    """Return an RGBA picture (even width and height, opaque) as a patch."""
    return Patch(left, top, [plane.copy() for plane in planes(Converter().convert(pixels))])


class Slot:
    """One YUV frame, and which of its strips no longer show the picture."""

    def __init__(self, width: int, height: int) -> None:
        self.frame = av.VideoFrame(width, height, "yuv420p")
        self.patch: Patch | None = None
        self.stale = np.ones(-(-height // STRIP), bool)
        self._planes = planes(self.frame)
        self._whole, self._last = Converter(), Converter()

    def show(self, pixels: Pixels, over: Patch | None) -> None:
        """Make the frame show `pixels` with a patch over them."""
        if over is not self.patch:
            for each in filter(None, (self.patch, over)):
                self.stale[_strips(each.rows)] = True
        for strip in np.flatnonzero(self.stale).tolist():
            top, bottom = strip * STRIP, min((strip + 1) * STRIP, len(pixels))
            converter = self._whole if bottom - top == STRIP else self._last
            fresh = planes(converter.convert(pixels[top:bottom]))
            for plane, part, shrink in zip(self._planes, fresh, (1, 2, 2), strict=True):
                plane[top // shrink : top // shrink + len(part)] = part
        if over is not None and (over is not self.patch or self.stale[_strips(over.rows)].any()):
            for plane, part, shrink in zip(self._planes, over.planes, (1, 2, 2), strict=True):
                top, left = over.top // shrink, over.left // shrink
                height, width = part.shape
                plane[top : top + height, left : left + width] = part
        self.patch = over
        self.stale[:] = False


def _strips(rows: Rows) -> slice:
    return slice(rows[0] // STRIP, -(-rows[1] // STRIP))


class Slots:
    """A few frames to be filled in turn while others wait to be encoded.

    Each is brought up to date with what has changed since it was last filled.
    """

    def __init__(self, width: int, height: int, count: int) -> None:
        self._slots = [Slot(width, height) for _ in range(count)]

    def changed(self, rows: Rows) -> None:
        """Note that the picture has changed between these rows (top, bottom)."""
        for slot in self._slots:
            slot.stale[_strips(rows)] = True

    def __iter__(self) -> Iterator[Slot]:
        return iter(self._slots)
