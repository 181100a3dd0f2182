"""Assembles the film: its clips, each of which sinks into the ground before the next rises."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from reel.deliver.film import chapter_list, join_timelines, join_videos
from reel.engine.assemble import TIMELINE, VIDEO
from reel.records.timeline import read_timeline, write_timeline
from reel.video.encoder import Encoder
from reel.video.frames import decoded
from reel.video.yuv import planes

CHAPTERS = "chapters.txt"
FADE = "fade.mp4"
FADE_SECONDS = 1 / 3


def write_film(title: str, clips: Sequence[Path], fades: Sequence[Path], folder: Path) -> None:
    """Write the film's VIDEO, TIMELINE and CHAPTERS into `folder`.

    Args:
        title: the film's own.
        clips: the folders of its clips, in order, each with VIDEO and TIMELINE.
        fades: what stands between each two of them.
        folder: an empty folder.
    """
    timelines = [read_timeline(clip / TIMELINE) for clip in clips]
    parts = [clips[0] / VIDEO]
    for fade, clip in zip(fades, clips[1:], strict=True):
        parts += [fade, clip / VIDEO]
    film = join_timelines(title, timelines, round(FADE_SECONDS * timelines[0].fps))
    join_videos(parts, film, folder / VIDEO)
    write_timeline(film, folder / TIMELINE)
    (folder / CHAPTERS).write_text(chapter_list(film), encoding="utf-8")


def write_fade(before: Path, after: Path, folder: Path) -> None:
    """Write FADE: it leads from the last frame of a clip to the first frame of the next.

    Through the empty ground, the colour of the frame's corner: halfway between two full pictures
    lies a tangle.
    """
    clip = read_timeline(before / TIMELINE)
    length = round(FADE_SECONDS * clip.fps)
    (last,) = decoded(before / VIDEO, [clip.frames - 1])
    (first,) = decoded(after / VIDEO, [0])
    frame = av.VideoFrame(clip.width, clip.height, "yuv420p")
    with (folder / FADE).open("wb") as file:
        encoder = Encoder(file, clip.width, clip.height, Fraction(clip.fps))
        for step in range(1, length + 1):
            way = 2 * step / (length + 1)
            _sink(last if way < 1 else first, abs(1 - way), frame)
            encoder.write(frame)
        encoder.finish()


def _sink(picture: av.VideoFrame, share: float, into: av.VideoFrame) -> None:
    """Mix a picture with the colour of its corner, of which it leaves the rest to `share`."""
    for plane, mixed in zip(planes(picture), planes(into), strict=True):
        ground = float(plane[0, 0])
        levels = np.rint(ground + (np.arange(256) - ground) * share).astype(np.uint8)
        np.take(levels, plane, out=mixed)
