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
    written = saying.written.split()
    length = seconds_to_say(saying.written)
    whole = max(columns(" ".join(written)), 1)
    words: list[Word] = []
    before = 0
    for text in written:
        width = columns(text)
        words.append(Word(text, before / whole * length, (before + width) / whole * length))
        before += width + 1
    spoken = max(columns(saying.spoken), 1)
    cues = tuple(columns(saying.spoken[: mark.place]) / spoken * length for mark in saying.marks)
    pauses = tuple(
        (one.end, two.start) for one, two in pairwise(words) if one.text.endswith(_PAUSES)
    )
    return Narration(tuple(words), length, cues, pauses)
