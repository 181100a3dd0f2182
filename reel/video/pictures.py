"""Pictures that were kept as they are, one after another, made into a GIF or into a file each."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import av

from reel.video.gif import write_gif

# A GIF's pictures each have a delay in hundredths of a second, and browsers take one of 1 for 10.
FASTEST_GIF = 50


def write_pictures(videos: Sequence[bytes], folder: Path, digits: int) -> None:
    """Write every picture of videos of PNGs into a folder, numbered from 0."""
    folder.mkdir()
    number = 0
    for video in videos:
        with av.open(BytesIO(video), "r") as source:
            for packet in source.demux(video=0):
                if packet.size:
                    (folder / f"{number:0{digits}d}.png").write_bytes(bytes(packet))
                    number += 1


def join_as_gif(videos: Sequence[bytes], path: Path, size: tuple[int, int], fps: int) -> None:
    """Make a GIF of videos in a row; of more than 50 frames a second, only every so many."""
    every = -(-fps // FASTEST_GIF)
    write_gif(lambda: _frames(videos, every, fps), path, size)


def _frames(videos: Sequence[bytes], every: int, fps: int) -> Iterator[av.VideoFrame]:
    """Decode videos one after another, and give every so many frames."""
    number = 0
    for video in videos:
        with av.open(BytesIO(video), "r") as source:
            for frame in source.decode(video=0):
                if number % every == 0:
                    frame.pts, frame.time_base = number, Fraction(1, fps)
                    yield frame
                number += 1
