"""A video that breaks a platform's limits, encoded once more so that it does not.

What a platform cannot be given in another way is its business alone: a video that is too long, or
of another aspect, stays as it is, and the check says so.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, sqrt
from pathlib import Path
from typing import Any

import av
from av.video.reformatter import Interpolation
from rich import filesize

from reel.deliver.playable import track_of
from reel.records.errors import ReelError
from reel.records.platforms import Stated, VideoLimits
from reel.records.timeline import Timeline
from reel.video.codecs import Codec
from reel.video.encoder import Encoder
from reel.video.mux import Captions, mux

_FINEST = "18"
"""How finely is encoded what need not be small, as a constant rate factor of x264."""

_ROOM = 0.97
"""The share of a limit that is aimed at: an encoder meets a size only nearly."""

_TRIES = 4
"""How often a size is aimed at, each time lower, until it is met."""

_SPARE = 500
"""Bytes by which a file's index may grow."""

_LEAST = 0.001
"""Bits for each pixel of each frame, at least: with fewer, letters cannot be read."""


@dataclass(frozen=True)
class Room:
    """How large a picture may be.

    Attributes:
        most: bytes.
        limit: who says so, and where, as a complaint begins.
    """

    most: int
    limit: str


@dataclass(frozen=True)
class Fit:
    """How a video is encoded once more.

    Attributes:
        size: width and height in pixels.
        every: the frames that stay: each so many.
        room: how large the picture may be; None where that does not matter.
        why: the numbers that demand it.
    """

    size: tuple[int, int]
    every: int
    room: Room | None
    why: tuple[str, ...]

    def told(self, timeline: Timeline, before: Path, after: Path) -> str:
        """Say by how much a video was made smaller, and why."""
        width, height = self.size
        sizes = [filesize.decimal(path.stat().st_size) for path in (before, after)]
        was = f"{timeline.width} × {timeline.height}, {timeline.fps} frames a second, {sizes[0]}"
        rate = f"{timeline.fps / self.every:g} frames a second"
        return (
            f"encoded again, {was}, as {width} × {height}, {rate}, {sizes[1]}; "
            f"asked for by {'; '.join(self.why)}"
        )


def fit_of(name: str, limits: VideoLimits, timeline: Timeline, video: Path) -> Fit | None:
    """Choose how to encode a video for a platform; None where it may stay as it is.

    Args:
        name: the platform's, in assets/platforms.toml.
        limits: the platform's.
        timeline: the video's.
        video: the finished MP4.

    Raises:
        ReelError: its sound alone is larger than the file may be.
    """
    why: list[str] = []
    scale = 1.0
    sides = sorted((timeline.width, timeline.height), reverse=True)
    if limits.largest_sides:
        shares = [most / side for most, side in zip(limits.largest_sides.value, sides, strict=True)]
        scale = _stricter(scale, min(shares), "largest_sides", limits.largest_sides, why)
    if limits.pixels:
        share = sqrt(limits.pixels.value / (timeline.width * timeline.height))
        scale = _stricter(scale, share, "pixels", limits.pixels, why)
    every = 1
    if limits.fastest and timeline.fps > limits.fastest.value:
        every = ceil(timeline.fps / limits.fastest.value)
        why.append(_demand("fastest", limits.fastest))
    size = video.stat().st_size
    light = not limits.bit_rate or 8 * size / timeline.duration <= limits.bit_rate.value
    if light and not why and not (limits.largest and size > limits.largest.value):
        return None  # as most videos are: saves reading them
    picture, beside = _weights(video)
    if limits.bit_rate and 8 * picture / timeline.duration > limits.bit_rate.value:
        why.append(_demand("bit_rate", limits.bit_rate))
    if limits.largest and picture + beside > limits.largest.value:
        why.append(_demand("largest", limits.largest))
    if not why:
        return None
    width, height = (2 * int(scale * side / 2) for side in (timeline.width, timeline.height))
    room = min(_rooms(name, limits, timeline, beside), key=lambda room: room.most, default=None)
    if room and room.most <= 0:
        raise ReelError(
            f"{room.limit}: {timeline.id}.mp4 cannot be made so small: without its picture, "
            f"it has {beside:,} bytes"
        )
    return Fit((width, height), every, room, tuple(why))


def _rooms(name: str, limits: VideoLimits, timeline: Timeline, beside: int) -> Iterator[Room]:
    """Yield how large a picture each limit allows beside what else there is in a file, in bytes."""
    where = f"assets/platforms.toml: {name}.video"
    if stated := limits.largest:
        limit = f"{where}.largest: {stated.value:,} bytes at most ({stated})"
        yield Room(stated.value - beside - _SPARE, limit)
    if stated := limits.bit_rate:
        limit = f"{where}.bit_rate: {stated.value:,} bits a second at most ({stated})"
        yield Room(int(stated.value * timeline.duration / 8), limit)


def _weights(video: Path) -> tuple[int, int]:
    """Weigh a video, in bytes: its picture; and its sound, its captions and its index."""
    with av.open(video) as file:
        picture = sum(packet.size for packet in file.demux(video=0))
    return picture, video.stat().st_size - picture


def _stricter(scale: float, share: float, key: str, stated: Stated[Any], why: list[str]) -> float:
    if share >= 1:
        return scale
    why.append(_demand(key, stated))
    return min(scale, share)


def _demand(key: str, stated: Stated[Any]) -> str:
    """Write a limit with its source."""
    value = stated.value
    written = " × ".join(map(str, value)) if isinstance(value, tuple) else f"{value:,}"
    return f"{key} {written} ({stated})"


def write_smaller(
    video: Path, timeline: Timeline, fit: Fit, path: Path, *, tracked: bool, language: str
) -> None:
    """Encode a finished video once more; its sound, its title and its chapters stay as they are.

    It is as fine as it need be, or, if it is too large then, as fine as it may be.

    Args:
        video: the MP4.
        timeline: its own.
        fit: how.
        path: the file to write.
        tracked: whether it has a track of captions.
        language: of what is heard and read, by its three letters in ISO 639-2.

    Raises:
        ReelError: it cannot be made so small.
    """
    with tempfile.TemporaryDirectory() as folder:
        encoding = _Encoding(video, timeline, fit, Path(folder))
        picture = encoding.small_enough()
        captions = Captions(track_of(timeline), 1 / encoding.rate) if tracked else None
        mux(picture, path, sound=video, captions=captions, language=language, about=video)


class _Encoding:
    """Encodes a video's picture, several times if it has to meet a size.

    Args:
        video: the MP4.
        timeline: its own.
        fit: how.
        folder: an empty one.

    Attributes:
        rate: frames a second.
    """

    def __init__(self, video: Path, timeline: Timeline, fit: Fit, folder: Path) -> None:
        self.rate = Fraction(timeline.fps, fit.every)
        self._video = video
        self._timeline = timeline
        self._fit = fit
        self._folder = folder

    def small_enough(self) -> Path:
        """Encode it, and give the file.

        Raises:
            ReelError: it cannot be made so small.
        """
        room, picture = self._fit.room, self._encoded({"flags": "+pass1", "crf": _FINEST})
        if room is None or _weights(picture)[0] <= room.most:
            return picture
        refused = f"{room.limit}: {self._timeline.id}.mp4 cannot be made so small: its picture"
        least = _LEAST * self._fit.size[0] * self._fit.size[1] * self.rate
        aim = _ROOM * room.most
        for _ in range(_TRIES):
            bit_rate = round(8 * aim / self._timeline.duration)
            if bit_rate < least:
                raise ReelError(
                    f"{refused} would have {bit_rate:,} bits a second, and letters can be read "
                    f"with {float(least):,.0f} at least"
                )
            picture = self._encoded({"flags": "+pass2", "b": str(bit_rate)})
            size = _weights(picture)[0]
            if size <= room.most:
                return picture
            aim *= _ROOM * room.most / size
        raise ReelError(f"{refused} has {size:,} bytes, and {room.most:,} are left for it")

    def _encoded(self, how: dict[str, str]) -> Path:
        """Encode all frames that stay. It takes its time: nothing else is encoded meanwhile."""
        options = {"preset": "medium", "profile": "high", "bf": "0", "fastfirstpass": "0", **how}
        options["passlogfile"] = str(self._folder / "passes")
        path = self._folder / "picture.mp4"
        codec = Codec("libx264", "mp4", "yuv420p", options=options)
        with av.open(self._video) as source, path.open("wb") as file:
            encoder = Encoder(file, *self._fit.size, self.rate, codec)
            for number, frame in enumerate(source.decode(video=0)):
                if number % self._fit.every == 0:
                    scaled = frame.reformat(*self._fit.size, interpolation=Interpolation.LANCZOS)
                    encoder.write(scaled)
            encoder.finish()
        return path
