"""From what a voice has spoken to a beat's narration: its words, cues and pauses."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec
import numpy as np

from reel.records.narration import Narration, Voice, Word
from reel.records.saying import Saying
from reel.records.spaced_words import words_in
from reel.voice.narrator import Speech
from reel.voice.quiet import silences
from reel.wording.bare import ends_phrase
from reel.wording.matching import cue_times, timed

BEFORE, AFTER = 0.1, 0.4
"""Seconds of silence before a beat's first sound and after its last: time to breathe."""

LEAST_PAUSE = 0.08
"""Seconds of silence between words that are a pause."""

LEAST_BREATH = 0.01
"""The same at punctuation, where nobody is surprised to hear more of it."""

_NEAR = 0.1
"""Seconds between the end of a silence and the beginning of a word that is said after it, at most:
so much the times of words may be wrong."""


def trimmed(speech: Speech) -> Speech:
    """Make the silence before and after a beat's words always the same."""
    length = len(speech.samples) / speech.rate
    first, last = 0.0, length
    for start, end in silences(speech):
        first = end if start == 0.0 else first
        last = start if end == length else last
    begin, rate = first - BEFORE, speech.rate
    heard = speech.samples[max(0, round(begin * rate)) : round((last + AFTER) * rate)]
    samples = np.zeros(round((BEFORE + last - first + AFTER) * rate), np.float32)
    start = max(0, -round(begin * rate))
    samples[start : start + len(heard)] = heard[: len(samples) - start]

    def moved(moment: float) -> float:
        return min(max(moment, first), last) - begin

    words = (Word(word.text, moved(word.start), moved(word.end)) for word in speech.words)
    return Speech(samples, speech.rate, tuple(words), speech.timing)


def spoken_narration(saying: Saying, speech: Speech, voice: Voice, sound: str) -> Narration:
    """Put together what is known of a beat that has been spoken.

    Args:
        saying: what it says.
        speech: of that, trimmed.
        voice: who speaks.
        sound: the key of the sound.
    """
    pauses = _pauses(speech)
    spoken = _around(pauses, speech.words)
    return Narration(
        words=timed(words_in(saying.written), spoken),
        length=len(speech.samples) / speech.rate,
        cues=cue_times(saying, spoken),
        # Before its first word the voice can wait too, while an old picture leaves.
        pauses=((0.0, BEFORE), *(pauses[place] for place in sorted(pauses))),
        voice=msgspec.structs.replace(voice, timing=speech.timing),
        sound=sound,
    )


def _pauses(speech: Speech) -> dict[int, tuple[float, float]]:
    """Find the pauses between words: from when to when, by the place of the word that follows.

    A silence belongs to the word that begins where it ends, as nearly as the words' times tell.
    """
    words = speech.words
    heard = [place for place, word in enumerate(words) if word.start < word.end]
    found: dict[int, tuple[float, float]] = {}
    for start, end in silences(speech):
        near = [pair for pair in pairwise(heard) if abs(words[pair[1]].start - end) <= _NEAR]
        if not near:
            continue
        before, after = min(near, key=lambda pair: abs(words[pair[1]].start - end))
        breath = any(ends_phrase(word.text) for word in words[before:after])
        longest = found[after][1] - found[after][0] if after in found else 0.0
        least = max(LEAST_BREATH if breath else LEAST_PAUSE, longest)
        if words[before].start < start and end < words[after].end and end - start >= least:
            found[after] = start, end
    return found


def _around(pauses: dict[int, tuple[float, float]], words: Sequence[Word]) -> list[Word]:
    """Let words end where a pause begins, and begin where it ends.

    What takes no time, as a dash does, begins with the next word; the first word begins at once.
    """
    first = next((place for place, word in enumerate(words) if word.start < word.end), 0)
    fitted: list[Word] = []
    begins = ends = words[-1].end  # of the next word the beginning, of this one the latest end
    for place in reversed(range(len(words))):
        word = words[place]
        if word.start == word.end:
            fitted.append(Word(word.text, begins, begins))
            continue
        ends, begins = min(word.end, ends), BEFORE if place == first else word.start
        if place in pauses:
            begins = pauses[place][1]
        fitted.append(Word(word.text, begins, ends))
        ends = pauses[place][0] if place in pauses else begins
    fitted.reverse()
    return fitted
