"""The frames of a video that tell most of it: for paper, on which nothing moves."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
from PIL import Image

from reel.deliver.course.material import Video
from reel.records.key_moments import key_moment
from reel.video.frames import frames

WIDTH = 1280
"""At most so wide is a picture on paper, in pixels: about 200 an inch across a page."""

_COMPARED = 96, 96  # pixels: enough to see that two frames show other things
_SEEN = 24  # steps of colour, of 255: what differs less is ground


@dataclass(frozen=True)
class KeyPicture:
    """A frame of a video.

    Attributes:
        image: what it shows.
        seconds: the moment at which it ends.
        beat: the number of its beat, from 0.
    """

    image: Image.Image
    seconds: float
    beat: int


def key_pictures(video: Video, named: Sequence[str] = ()) -> tuple[KeyPicture, ...]:
    """Choose pictures of a video, in their order; all of them show it at rest.

    Args:
        video: a clip's.
        named: the moments to take, as `reel.records.key_moments` has them. By default two beats
            are chosen whose last pictures are full and differ; a video of one beat has one.
    """
    timeline = video.timeline
    if named:
        moments = [key_moment(timeline, name) for name in named]
        return _pictures(video, sorted(moments, key=lambda moment: moment[1]))
    return _telling(_pictures(video, [(n, beat.end) for n, beat in enumerate(timeline.beats)]))


def _pictures(video: Video, moments: Sequence[tuple[int, float]]) -> tuple[KeyPicture, ...]:
    """Take the last frames before moments (numbers of beats, and seconds)."""
    lasts = [max(0, round(seconds * video.timeline.fps) - 1) for _, seconds in moments]
    return tuple(
        KeyPicture(fitted(image), seconds, beat)
        for (beat, seconds), image in zip(moments, frames(video.video, lasts), strict=True)
    )


def _telling(ends: tuple[KeyPicture, ...]) -> tuple[KeyPicture, ...]:
    """Choose two that are full and differ; not the last one if others do, as it has the take-away,
    which stands beside it in words."""
    candidates = ends if len(ends) < 3 else ends[:-1]
    small = {end.beat: _small(end.image) for end in candidates}

    def told(pair: tuple[KeyPicture, KeyPicture]) -> float:
        first, second = (small[end.beat] for end in pair)
        return _difference(first, second) * min(_fullness(first), _fullness(second))

    return max(combinations(candidates, 2), key=told, default=candidates)


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


def _fullness(picture: npt.NDArray[np.float64]) -> float:
    """Say how much of a picture is drawn on, as the share that is not of its ground's colour."""
    ground = np.median(picture, axis=(0, 1))
    return float((np.abs(picture - ground).max(axis=2) > _SEEN).mean())
