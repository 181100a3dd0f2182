"""A beat's words where nobody speaks them: as fast as they are read."""

from itertools import pairwise

from reel.records.clip_spec import ClipSpec
from reel.records.columns import columns
from reel.records.narration import Narration, Word
from reel.records.saying import Saying
from reel.wording.timing import seconds_to_say

_PAUSES = (".", ",", ";", ":", "?", "!", "–", "—")


def narration_of(spec: ClipSpec, beat: str) -> Narration:
    """Find how a beat of a clip is said: by its voice, if it has one."""
    return spec.narration.get(beat) or silent_narration(spec.words.sayings[beat])


def silent_narration(saying: Saying) -> Narration:
    """Lay a beat's words along the time that reading them takes."""
    length = seconds_to_say(saying.written)
    words = spread(saying.written, 0.0, length)
    spoken = max(columns(saying.spoken), 1)
    cues = tuple(columns(saying.spoken[: mark.place]) / spoken * length for mark in saying.marks)
    pauses = tuple(
        (one.end, two.start) for one, two in pairwise(words) if one.text.endswith(_PAUSES)
    )
    return Narration(words, length, cues, pauses)


def spread(text: str, start: float, end: float) -> tuple[Word, ...]:
    """Lay words along a stretch of time (seconds), each for as long as it is wide."""
    texts = text.split()
    pace = (end - start) / max(columns(" ".join(texts)), 1)
    words = []
    before = 0
    for each in texts:
        width = columns(each)
        words.append(Word(each, start + before * pace, start + (before + width) * pace))
        before += width + 1
    return tuple(words)
