"""A finished video as a platform sees it that is given the file."""

import struct
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av

from reel.check.mp4_boxes import starts_fast
from reel.video.loudness import Loudness

UNREADABLE = (OSError, av.FFmpegError, struct.error, IndexError, ValueError)
"""What is raised where a video cannot be read: broken, or no video at all."""


@dataclass(frozen=True)
class MeasuredSound:
    """The sound of a video.

    Attributes:
        codec: as FFmpeg names it.
        sample_rate: in hertz.
        channels: how many.
        loudness: over the whole, and its true peak.
    """

    codec: str
    sample_rate: int
    channels: int
    loudness: Loudness


@dataclass(frozen=True)
class MeasuredVideo:
    """A video.

    Attributes:
        name: the file's.
        container: by the file name's ending.
        size: in bytes.
        width, height: in pixels.
        rate: frames a second.
        frames: in all.
        codec, profile, pixel_format: of the picture, as FFmpeg names them.
        level: of the picture, as H.264 numbers them; None of any other codec.
        colours: the tags of primaries, transfer and matrix, as H.273 numbers them.
        bit_rate: of the picture, in bits a second.
        fast_start: whether the index stands at the front of the file.
        sound: None if it has none.
    """

    name: str
    container: str
    size: int
    width: int
    height: int
    rate: Fraction
    frames: int
    codec: str
    profile: str
    level: float | None
    pixel_format: str
    colours: tuple[int, int, int]
    bit_rate: float
    fast_start: bool
    sound: MeasuredSound | None

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return float(self.frames / self.rate)

    @property
    def sides(self) -> tuple[int, int]:
        """Pixels of the longer and of the shorter side."""
        return max(self.width, self.height), min(self.width, self.height)


def measured(video: Path, loudness: Loudness | None) -> MeasuredVideo:
    """Measure a video, nothing of it decoded.

    Args:
        video: the file.
        loudness: of its sound; None if it has none.

    Raises:
        one of `UNREADABLE`: it cannot be read, has no picture, or is no MP4.
    """
    with av.open(video) as container:
        stream = container.streams.video[0]
        context = stream.codec_context
        sound = None
        if loudness is not None:
            track = container.streams.audio[0]
            heard_as = track.codec_context.codec.canonical_name
            sound = MeasuredSound(heard_as, track.rate, track.channels, loudness)
        packets = [packet.size for packet in container.demux(stream) if packet.size]
        rate = stream.average_rate or Fraction(1)
        codec = context.codec.canonical_name
        return MeasuredVideo(
            name=video.name,
            container=video.suffix.removeprefix("."),
            size=video.stat().st_size,
            width=stream.width,
            height=stream.height,
            rate=rate,
            frames=len(packets),
            codec=codec,
            profile=stream.profile or "none",
            level=context.level / 10 if codec == "h264" else None,
            pixel_format=context.pix_fmt or "none",
            colours=(context.color_primaries, context.color_trc, context.colorspace),
            bit_rate=float(8 * sum(packets) * rate / max(len(packets), 1)),
            fast_start=starts_fast(video),
            sound=sound,
        )
