"""Where voice and picture meet: the words of a beat laid along the time that its picture takes.

At a cue both are at the same moment. If the picture is not there yet, the voice waits in a pause,
the last one before the cue; if the voice is not, the picture is held (`timing`). Where a part of a
beat has no pause the voice goes on, and is early; it waits for so much longer at the next pause.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from reel.records.narration import Narration, Word


class Piece(NamedTuple):
    """A piece of a beat's sound: from `start` to `end` of it, heard from `at` on (seconds)."""

    start: float
    end: float
    at: float


class Placed(NamedTuple):
    """A beat's words in their final times, by a clock that begins with the beat.

    Attributes:
        pieces: of its sound, in order.
        words: in order.
        cues: when the word is said that each mark stands before.
    """

    pieces: tuple[Piece, ...]
    words: tuple[Word, ...]
    cues: tuple[float, ...]


def place(narration: Narration, parts: Sequence[float]) -> Placed:
    """Lay a beat's words along its picture.

    Args:
        narration: the words, as they are said in one go.
        parts: how long the picture takes up to each cue, and from the last one to the end; none
            takes less than its words do.
    """
    moments = [0.0, *accumulate(parts)]
    begins = [0.0, *narration.cues]
    waits: list[tuple[float, float]] = []  # where in the sound, and for how long
    late = 0.0  # how much later than at first all is now
    for number in range(1, len(begins)):
        gap = moments[number] - (begins[number] + late)
        pause = _last_pause(narration, begins[number - 1], begins[number])
        if pause is not None and gap > 0:
            waits.append((pause, gap))
            late += gap
    bounds = [0.0, *(where for where, _ in waits), narration.length]
    lateness = [0.0, *accumulate(gap for _, gap in waits)]
    pieces = tuple(
        Piece(start, end, start + late)
        for (start, end), late in zip(pairwise(bounds), lateness, strict=True)
    )

    def moved(moment: float) -> float:
        passed = sum(where <= moment + 1e-9 for where, _ in waits)
        return moment + lateness[passed]

    words = []
    for word in narration.words:
        start = moved(word.start)
        words.append(Word(word.text, start, start + word.end - word.start))
    return Placed(pieces, tuple(words), tuple(moved(cue) for cue in narration.cues))


def _last_pause(narration: Narration, first: float, last: float) -> float | None:
    """Find the middle of the last pause that lies after one moment and ends by another."""
    found = None
    for start, end in narration.pauses:
        if first < end <= last + 1e-6:
            found = (max(start, first) + end) / 2
    return found
