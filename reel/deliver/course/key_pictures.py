"""The two frames of a video that tell most of it: for paper, on which nothing moves."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from reel.deliver.course.material import Video
from reel.records.timeline import Beat, Timeline
from reel.video.frames import frames

WIDTH = 1280
"""At most so wide is a picture on paper, in pixels: about 200 an inch across a page."""

_COMPARED = 96, 96  # pixels: enough to see that two frames show other things


@dataclass(frozen=True)
class KeyPicture:
    """A frame of a video.

    Attributes:
        image: what it shows.
        seconds: when it is seen.
        beat: the number of its beat, from 0.
    """

    image: Image.Image
    seconds: float
    beat: int


def key_pictures(video: Video) -> tuple[KeyPicture, ...]:
    """Choose the poster, and the end of another beat that looks least like it; in their order.

    A video of one beat has its poster alone.
    """
    timeline = video.timeline
    with Image.open(video.poster) as image:
        poster = image.convert("RGB")
    beat = beat_at(timeline, timeline.still)
    chosen = [(beat, timeline.still, poster)]
    others = [number for number in range(len(timeline.beats)) if number != beat]
    lasts = [round(timeline.beats[number].end * timeline.fps) - 1 for number in others]
    ends = zip(others, frames(video.video, lasts), strict=True)
    small = _small(poster)
    if other := max(ends, key=lambda end: _difference(_small(end[1]), small), default=None):
        chosen.append((other[0], timeline.beats[other[0]].end, other[1]))
    return tuple(
        KeyPicture(fitted(image), seconds, number)
        for number, seconds, image in sorted(chosen, key=lambda each: each[0])
    )


def beat_at(timeline: Timeline, seconds: float) -> int:
    """Say in which beat a moment lies; a moment between two belongs to the earlier."""
    return max((n for n, beat in enumerate(timeline.beats) if beat.start < seconds), default=0)


def said_last(beat: Beat, seconds: float) -> str:
    """Give the last sentence of a beat that has begun at a moment, as captions write it."""
    sentences = _sentences(beat.words.split())
    begun = sum(word.start < seconds for word in beat.said)
    if len(beat.said) != len(beat.words.split()):  # spoken in other words: no telling which
        begun = len(beat.said)
    words = 0
    for sentence in sentences:
        words += len(sentence)
        if words >= begun:
            return " ".join(sentence)
    return " ".join(sentences[-1]) if sentences else ""


def _sentences(words: Sequence[str]) -> list[list[str]]:
    """Part words after each that ends a sentence."""
    sentences: list[list[str]] = [[]]
    for word in words:
        sentences[-1].append(word)
        if word.rstrip("\"'”’)").endswith((".", "!", "?", "…")):
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def fitted(image: Image.Image) -> Image.Image:
    """Make a picture no larger than it is printed."""
    picture = image.copy()
    picture.thumbnail((WIDTH, WIDTH), Image.Resampling.LANCZOS)
    return picture


def _small(image: Image.Image) -> npt.NDArray[np.float64]:
    return np.asarray(image.resize(_COMPARED, reducing_gap=1.0), dtype=np.float64)


def _difference(one: npt.NDArray[np.float64], other: npt.NDArray[np.float64]) -> float:
    """Say how much two pictures differ, in mean steps of colour."""
    return float(np.abs(one - other).mean())
