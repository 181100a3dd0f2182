"""A video that breaks a platform's limits, encoded once more so that it does not.

What a platform cannot be given in another way is its business alone: a video that is too long, or
of another aspect, stays as it is, and the check says so.
"""

import tempfile
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, sqrt
from pathlib import Path
from typing import Any

import av
from av.video.reformatter import Interpolation
from rich import filesize

from reel.deliver.playable import track_of
from reel.records.platforms import Stated, VideoLimits
from reel.records.timeline import Timeline
from reel.video.codecs import Codec
from reel.video.encoder import Encoder
from reel.video.mux import Captions, mux

_SOUND = 200_000
"""Bits a second that the sound takes, at most, of what a file may have."""

_ROOM = 0.9
"""The share of a limit that is aimed at: an encoder meets a rate on the average alone."""

_FINEST = "18"
"""How finely is encoded what need not be small, as a constant rate factor of x264."""


@dataclass(frozen=True)
class Fit:
    """How a video is encoded once more.

    Attributes:
        size: width and height in pixels.
        every: the frames that stay: each so many.
        bit_rate: of the picture, in bits a second, at most; None where its size does not matter.
        why: the numbers that demand it.
    """

    size: tuple[int, int]
    every: int
    bit_rate: int | None
    why: tuple[Stated[Any], ...]

    def told(self, timeline: Timeline, before: Path, after: Path) -> str:
        """Say by how much a video was made smaller, and why."""
        width, height = self.size
        sizes = [filesize.decimal(path.stat().st_size) for path in (before, after)]
        was = f"{timeline.width} × {timeline.height}, {timeline.fps} frames a second, {sizes[0]}"
        rate = f"{timeline.fps / self.every:g} frames a second"
        return (
            f"encoded again, {was}, as {width} × {height}, {rate}, {sizes[1]}; "
            f"source: {'; '.join(dict.fromkeys(map(str, self.why)))}"
        )


def fit_of(limits: VideoLimits, timeline: Timeline, size: int) -> Fit | None:
    """Choose how to encode a video for a platform; None where it may stay as it is.

    Args:
        limits: the platform's.
        timeline: the video's.
        size: of its file, in bytes.
    """
    why: list[Stated[Any]] = []
    scale = 1.0
    sides = sorted((timeline.width, timeline.height), reverse=True)
    if limits.largest_sides:
        shares = [most / side for most, side in zip(limits.largest_sides.value, sides, strict=True)]
        scale = _stricter(scale, min(shares), limits.largest_sides, why)
    if limits.pixels:
        share = sqrt(limits.pixels.value / (timeline.width * timeline.height))
        scale = _stricter(scale, share, limits.pixels, why)
    every = 1
    if limits.fastest and timeline.fps > limits.fastest.value:
        every = ceil(timeline.fps / limits.fastest.value)
        why.append(limits.fastest)
    bit_rate = None
    rate = 8 * size / timeline.duration
    if limits.bit_rate and rate - _SOUND > limits.bit_rate.value:
        bit_rate = round(_ROOM * limits.bit_rate.value)
        why.append(limits.bit_rate)
    if limits.largest and size > limits.largest.value:
        most = round(_ROOM * 8 * limits.largest.value / timeline.duration) - _SOUND
        bit_rate = min(most, bit_rate or most)
        why.append(limits.largest)
    if not why:
        return None
    width, height = (2 * int(scale * side / 2) for side in (timeline.width, timeline.height))
    return Fit((width, height), every, bit_rate, tuple(why))


def _stricter(scale: float, share: float, stated: Stated[Any], why: list[Stated[Any]]) -> float:
    if share >= 1:
        return scale
    why.append(stated)
    return min(scale, share)


def write_smaller(
    video: Path, timeline: Timeline, fit: Fit, path: Path, *, tracked: bool, language: str
) -> None:
    """Encode a finished video once more; its sound stays as it is.

    Args:
        video: the MP4.
        timeline: its own.
        fit: how.
        path: the file to write.
        tracked: whether it has a track of captions.
        language: of what is heard and read, by its three letters in ISO 639-2.
    """
    rate = Fraction(timeline.fps, fit.every)
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "picture.mp4"
        with av.open(video) as source, picture.open("wb") as file:
            encoder = Encoder(file, *fit.size, rate, _codec(fit))
            for number, frame in enumerate(source.decode(video=0)):
                if number % fit.every == 0:
                    encoder.write(frame.reformat(*fit.size, interpolation=Interpolation.LANCZOS))
            encoder.finish()
        captions = Captions(track_of(timeline), 1 / rate) if tracked else None
        mux(picture, path, sound=video, captions=captions, language=language)


def _codec(fit: Fit) -> Codec:
    """Choose how finely. It takes its time: nothing else is encoded meanwhile."""
    options = {"preset": "medium", "profile": "high", "bf": "0"}
    if fit.bit_rate is None:
        options |= {"crf": _FINEST}
    else:
        options |= {"b": str(fit.bit_rate), "maxrate": str(fit.bit_rate)}
        options |= {"bufsize": str(fit.bit_rate)}
    return Codec("libx264", "mp4", "yuv420p", options=options)
