"""Which word of a caption is said while it is on screen, frame by frame."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from reel.wording.captions import Caption

BRIDGED = 0.3
"""A silence (seconds) between two words in which the first stays highlighted, so that nothing
flickers."""

_HAIR = 1e-3  # of a frame: times are rounded


class Stretch(NamedTuple):
    """Some frames of a video, and the word of a caption that is said in them.

    Attributes:
        first: the first of the frames.
        end: the frame after the last.
        word: its place in the caption; None if nothing is said.
    """

    first: int
    end: int
    word: int | None


def stretches(caption: Caption, fps: int) -> Iterator[Stretch]:
    """Divide the time for which a caption is on screen among its words, without gaps."""
    at, last = round(caption.start * fps), round(caption.end * fps)
    heard = [(place, word) for place, word in enumerate(caption.words) if word.start < word.end]
    starts = [*(word.start for _, word in heard[1:]), caption.end]
    for (place, word), ahead in zip(heard, starts, strict=False):
        until = ahead if ahead - word.end < BRIDGED else word.end
        first = max(math.floor(word.start * fps + _HAIR), at)
        end = min(math.floor(until * fps + _HAIR), last)
        if first >= end:  # too short to be seen
            continue
        if at < first:
            yield Stretch(at, first, None)
        yield Stretch(first, end, place)
        at = end
    if at < last:
        yield Stretch(at, last, None)
