"""Assembles the film: its clips, each of which sinks into the ground before the next rises."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
from PIL import Image

from reel.deliver.film import chapter_list, join_timelines, join_videos
from reel.deliver.picture import frames
from reel.engine.encoder import Encoder
from reel.engine.messages import TIMELINE, VIDEO
from reel.timeline import Timeline, read_timeline, write_timeline

CHAPTERS = "chapters.txt"
FADE_SECONDS = 1 / 3


def write_film(title: str, clips: Sequence[Path], folder: Path) -> None:
    """Write the film's VIDEO, TIMELINE and CHAPTERS into `folder`.

    Args:
        title: the film's own.
        clips: the folders of its clips, in order, each with VIDEO and TIMELINE.
        folder: an empty folder.
    """
    timelines = [read_timeline(clip / TIMELINE) for clip in clips]
    length = round(FADE_SECONDS * timelines[0].fps)
    parts = [clips[0] / VIDEO]
    joins = list(zip(pairwise(clips), timelines, strict=False))
    for number, ((before, after), timeline) in enumerate(joins):
        join = folder / f"join-{number}.mp4"
        _write_fade(before / VIDEO, after / VIDEO, timeline, length, join)
        parts += [join, after / VIDEO]
    film = join_timelines(title, timelines, length)
    join_videos(parts, film, folder / VIDEO)
    for join in parts[1::2]:
        join.unlink()
    write_timeline(film, folder / TIMELINE)
    (folder / CHAPTERS).write_text(chapter_list(film), encoding="utf-8")


def _write_fade(before: Path, after: Path, timeline: Timeline, length: int, path: Path) -> None:
    """Write `length` frames that lead from the last frame of a clip to the first of the next.

    Through the empty ground, the colour of the frame's corner: halfway between two full pictures
    lies a tangle.
    """
    (last,) = frames(before, [timeline.frames - 1])
    (first,) = frames(after, [0])
    ground = Image.new("RGB", last.size, last.getpixel((0, 0)))
    encoder = Encoder(path, timeline.width, timeline.height, Fraction(timeline.fps))
    for step in range(1, length + 1):
        way = 2 * step / (length + 1)
        picture = Image.blend(last, ground, way) if way < 1 else Image.blend(ground, first, way - 1)
        encoder.write(np.asarray(picture.convert("RGBA")))
    encoder.finish()
