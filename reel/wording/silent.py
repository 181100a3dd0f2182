"""A beat's words where nobody speaks them: as fast as they are read."""

from itertools import pairwise

from reel.records.clip_spec import ClipSpec
from reel.records.columns import columns
from reel.records.language import ENGLISH
from reel.records.narration import Narration, Word
from reel.records.saying import Saying
from reel.records.spaced_words import words_in
from reel.wording.bare import ends_phrase
from reel.wording.matching import cue_times, timed
from reel.wording.timing import seconds_to_say


def narration_of(spec: ClipSpec, beat: str) -> Narration:
    """Find how a beat of a clip is said: by its voice, if it has one."""
    return spec.narration.get(beat) or silent_narration(
        spec.words.sayings[beat], spec.project.language
    )


def silent_narration(saying: Saying, language: str = ENGLISH) -> Narration:
    """Lay a beat's words along the time that reading them takes in a language."""
    length = seconds_to_say(saying.written, language)
    words = spread(saying.written, 0.0, length)
    if not words:  # as a scene is told
        return Narration((), 0.0, (0.0,) * len(saying.marks))
    cues = cue_times(saying, timed(words_in(saying.spoken), words))
    pauses = tuple((one.end, two.start) for one, two in pairwise(words) if ends_phrase(one.text))
    return Narration(words, length, cues, pauses)


def spread(text: str, start: float, end: float) -> tuple[Word, ...]:
    """Lay words along a stretch of time (seconds), each for as long as it is wide."""
    texts = words_in(text)
    pace = (end - start) / max(columns(" ".join(texts)), 1)
    words = []
    before = 0
    for each in texts:
        width = columns(each)
        words.append(Word(each, start + before * pace, start + (before + width) * pace))
        before += width + 1
    return tuple(words)
