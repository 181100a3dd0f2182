"""Pictures in, one stream in a file out: right colours, right tags, ready to be joined."""

from fractions import Fraction
from typing import Any, BinaryIO

import av
from av.video.reformatter import ColorRange

from reel.video.codecs import H264, Codec
from reel.video.mp4 import segment_options
from reel.video.yuv import Converter

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

    def __init__(
        self, target: BinaryIO, width: int, height: int, rate: Fraction, codec: Codec = H264
    ) -> None:
        self.frames = 0
        self._codec = codec
        self._time_base = 1 / rate
        self._converter = None if codec.takes == codec.pixels else Converter(codec.pixels)
        self._container = av.open(
            target, "w", format=codec.container, options=segment_options(codec.container)
        )
        options = dict(codec.options) | _options(codec, rate)
        # Of the name alone a type checker does not know that it is a video's.
        stream: Any = self._container.add_stream(codec.name, rate, options)
        stream.width = width
        stream.height = height
        stream.pix_fmt = codec.pixels
        self._stream = stream
        context = stream.codec_context
        context.thread_count = 1
        if codec.pixels != "rgba":
            context.color_primaries = context.color_trc = context.colorspace = BT709
            context.color_range = ColorRange.MPEG

    def write(self, frame: av.VideoFrame, repeat: int = 1) -> None:
        """Encode a picture, as the codec takes it, shown for `repeat` frames.

        Encoders keep a copy: the caller may change the picture afterwards.
        """
        if self._converter:
            frame = self._converter.reformat(frame)
        if self._codec.lone:
            self._write_alone(frame, repeat)
            return
        for _ in range(repeat):
            self._container.mux(self._encode(frame))

    def _write_alone(self, frame: av.VideoFrame, repeat: int) -> None:
        """Encode a picture once, however often it is shown: its packets are all the same."""
        (packet,) = self._encode(frame)
        first = self.frames - 1
        data = bytes(packet)
        for number in range(first, first + repeat):
            again: Any = av.Packet(data)
            again.stream, again.time_base = self._stream, self._time_base
            again.pts = again.dts = number
            again.duration = 1
            again.is_keyframe = True
            self._container.mux(again)
        self.frames = first + repeat

    def _encode(self, frame: av.VideoFrame) -> list[Any]:
        frame.pts = self.frames
        frame.time_base = self._time_base
        self.frames += 1
        packets: list[Any] = self._stream.encode(frame)
        return packets

    def finish(self) -> None:
        """Write what is still held back and close the stream."""
        try:
            self._container.mux(self._stream.encode(None))
        finally:
            self._container.close()

    def abandon(self) -> None:
        """Close the stream without caring for its content."""
        self._container.close()


def _options(codec: Codec, rate: Fraction) -> dict[str, str]:
    """Choose those options of an encoder that depend on the rate, and all of x264's."""
    gop = max(1, int(LONGEST_GOP_SECONDS * rate))
    if codec is H264:
        return {
            "preset": PRESET,
            RATE[0]: str(RATE[1]),
            "profile": "high",
            "x264-params": f"keyint={gop}:min-keyint={max(1, gop // 4)}:{TOOLS}",
        }
    return {} if codec.lone else {"g": str(gop)}
