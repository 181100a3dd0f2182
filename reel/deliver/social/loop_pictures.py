"""The pictures of a loop: which frames of a video, how long each, and what leads round."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
from av.video.reformatter import ColorRange, Colorspace, Interpolation

from reel.records.loop_times import loop_times
from reel.records.storyboard import DISSOLVE, Loop
from reel.records.timeline import Timeline
from reel.video.frames import decoded

Pixels = npt.NDArray[np.uint8]

_SCALED = Interpolation.LANCZOS | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT


@dataclass(frozen=True)
class Moving:
    """A loop's pictures in their order, as numbers of those that are taken from the video.

    Attributes:
        taken: the numbers of the video's frames, rising.
        rate: pictures a second.
        shown: for each picture, the number of one of those taken, how many steps it stands, and how
            much of the first one taken is mixed into it.
    """

    taken: Sequence[int]
    rate: Fraction
    shown: Sequence[tuple[int, int, float]]

    @property
    def starts(self) -> list[int]:
        """At which step each picture begins; and, at last, at which the loop ends."""
        return np.cumsum([0, *(steps for _, steps, _ in self.shown)]).tolist()


def moving(loop: Loop, timeline: Timeline, every: int) -> Moving:
    """Choose the pictures of a loop: every so many of its clip's frames.

    Its last picture leads to its first in a step no larger than others: it either runs backwards to
    where it began, or its end dissolves into its beginning, slowly at first and at last.

    Raises:
        ReelError: the clip ends before the loop.
    """
    start, end = loop_times(loop, timeline)
    rate = Fraction(timeline.fps, every)
    first, last = (min(round(at * timeline.fps), timeline.frames - 1) for at in (start, end))
    taken = range(first, last + 1, every)
    rest = round(loop.rest * rate)
    there = len(taken) - 1
    forwards = [(number, 1, 0.0) for number in range(there)] + [(there, 1 + rest, 0.0)]
    if loop.back:
        backwards = [(number, 1, 0.0) for number in range(there - 1, 0, -1)]
        return Moving(taken, rate, [(0, 1 + rest, 0.0), *forwards[1:], *backwards])
    steps = round(DISSOLVE * rate)
    shares = [(step + 1) / (steps + 1) for step in range(steps)]
    dissolving = [(there, 1, share * share * (3 - 2 * share)) for share in shares]
    return Moving(taken, rate, [*forwards, *dissolving])


def take(video: Path, numbers: Sequence[int], size: tuple[int, int]) -> list[Pixels]:
    """Take frames out of a video, in RGB and of this size; a loop's few seconds fit in memory."""
    width, height = size
    taken = []
    for frame in decoded(video, numbers):
        scaled = frame.reformat(
            width=width,
            height=height,
            format="rgb24",
            src_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.MPEG,
            dst_color_range=ColorRange.JPEG,
            interpolation=_SCALED,
        )
        taken.append(scaled.to_ndarray().astype(np.uint8, copy=False))
    return taken


def pictures(loop: Moving, taken: Sequence[Pixels]) -> Iterator[Pixels]:
    """Give a loop's pictures one after another, from those taken out of its video."""
    first = taken[0].astype(np.float32)
    for number, _, share in loop.shown:
        if share:
            mixed = (1 - share) * taken[number].astype(np.float32) + share * first
            yield np.rint(mixed).astype(np.uint8)
        else:
            yield taken[number]


def as_frame(picture: Pixels) -> av.VideoFrame:
    """Hand a picture to an encoder."""
    return av.VideoFrame.from_ndarray(picture, format="rgb24")
