"""Pictures in, one H.264 stream in an MP4 out: right colours, right tags, ready to be joined."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.reformatter import (
    ColorRange,
    Colorspace,
    Interpolation,
    VideoReformatter,
)

from reel.mp4 import CONTAINER_OPTIONS

# In H.264's tables 1 is BT.709 for primaries, transfer and matrix, and limited for the range.
BT709 = 1
LONGEST_GOP_SECONDS = 2

# Without ACCURATE_RND swscale truncates, and colours come back one or two steps too dark.
EXACT = Interpolation.AREA | Interpolation.ACCURATE_RND


class Encoder:
    """Encodes frames of one size at a constant rate.

    Its output depends on the frames alone, not on the machine: one thread, fixed settings. Two
    files of one size and rate have the same decoder settings, so they can be joined packet by
    packet.
    """

    def __init__(self, path: Path, width: int, height: int, rate: Fraction) -> None:
        gop = max(1, int(LONGEST_GOP_SECONDS * rate))
        self.frames = 0
        self._time_base = 1 / rate
        self._reformatter = VideoReformatter()
        self._container = av.open(path, "w", format="mp4", options=CONTAINER_OPTIONS)
        self._stream = self._container.add_stream(
            "libx264",
            rate=rate,
            options={
                "preset": "superfast",
                "crf": "18",
                "profile": "high",
                "x264-params": f"keyint={gop}:min-keyint={max(1, gop // 4)}:open-gop=0",
            },
        )
        self._stream.width = width
        self._stream.height = height
        self._stream.pix_fmt = "yuv420p"
        context = self._stream.codec_context
        context.thread_count = 1
        context.color_primaries = context.color_trc = context.colorspace = BT709
        context.color_range = ColorRange.MPEG

    def write(self, pixels: np.ndarray[Any, np.dtype[np.uint8]], repeat: int = 1) -> None:
        """Encode a picture (rows of RGBA), shown for `repeat` frames.

        The picture is converted once, however often it is repeated.
        """
        source = av.VideoFrame.from_numpy_buffer(np.ascontiguousarray(pixels), "rgba")
        frame = self._reformatter.reformat(
            source,
            format="yuv420p",
            src_color_range=ColorRange.JPEG,
            dst_color_range=ColorRange.MPEG,
            dst_colorspace=Colorspace.ITU709,
            interpolation=EXACT,
        )
        for _ in range(repeat):
            frame.pts = self.frames
            frame.time_base = self._time_base
            self._container.mux(self._stream.encode(frame))
            self.frames += 1

    def finish(self) -> None:
        """Write what is still held back and close the file."""
        try:
            self._container.mux(self._stream.encode(None))
        finally:
            self._container.close()

    def abandon(self) -> None:
        """Close the file without caring for its content."""
        self._container.close()
