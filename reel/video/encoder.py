"""Pictures in, one H.264 stream in an MP4 out: right colours, right tags, ready to be joined."""

from fractions import Fraction
from typing import BinaryIO

import av
from av.video.reformatter import ColorRange

from reel.video.mp4 import SEGMENT_OPTIONS

# In H.264's tables 1 is BT.709 for primaries, transfer and matrix, and limited for the range.
BT709 = 1
LONGEST_GOP_SECONDS = 2

# Chosen from benchmarks/encoder.py's table: six times as fast as Manim's default (medium, crf 23)
# at a higher PSNR. One quantiser for all frames saves the look at each that a constant rate factor
# takes first; key frames get half of it, because most of a picture stays as they left it. Without B
# frames every stream begins at time 0 and can be joined to any other.
PRESET = "ultrafast"
RATE = "qp", 22
TOOLS = "ipratio=2:cabac=1:8x8dct=1:bframes=0:open-gop=0"


class Encoder:
    """Encodes frames of one size at a constant rate.

    Its output depends on the frames alone, not on the machine: one thread, fixed settings. Two
    streams of one size and rate have the same decoder settings, so they can be joined packet by
    packet.

    Attributes:
        frames: how many frames have been written.
    """

    def __init__(self, target: BinaryIO, width: int, height: int, rate: Fraction) -> None:
        gop = max(1, int(LONGEST_GOP_SECONDS * rate))
        self.frames = 0
        self._time_base = 1 / rate
        self._container = av.open(target, "w", format="mp4", options=SEGMENT_OPTIONS)
        self._stream = self._container.add_stream(
            "libx264",
            rate=rate,
            options={
                "preset": PRESET,
                RATE[0]: str(RATE[1]),
                "profile": "high",
                "x264-params": f"keyint={gop}:min-keyint={max(1, gop // 4)}:{TOOLS}",
            },
        )
        self._stream.width = width
        self._stream.height = height
        self._stream.pix_fmt = "yuv420p"
        context = self._stream.codec_context
        context.thread_count = 1
        context.color_primaries = context.color_trc = context.colorspace = BT709
        context.color_range = ColorRange.MPEG

    def write(self, frame: av.VideoFrame, repeat: int = 1) -> None:
        """Encode a yuv420p picture, shown for `repeat` frames.

        x264 keeps a copy: the caller may change the picture afterwards.
        """
        for _ in range(repeat):
            frame.pts = self.frames
            frame.time_base = self._time_base
            self._container.mux(self._stream.encode(frame))
            self.frames += 1

    def finish(self) -> None:
        """Write what is still held back and close the stream."""
        try:
            self._container.mux(self._stream.encode(None))
        finally:
            self._container.close()

    def abandon(self) -> None:
        """Close the stream without caring for its content."""
        self._container.close()
