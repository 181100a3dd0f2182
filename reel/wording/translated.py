"""What a video says in another language, timed to the one that it is spoken in."""

import bisect
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from reel.records.narration import Word
from reel.records.saying import Saying
from reel.records.timeline import Beat, Timeline
from reel.wording.bare import ends_sentence
from reel.wording.silent import silent_narration

_HAIR = 1e-6


def translated(timeline: Timeline, sayings: Mapping[str, Saying], language: str) -> Timeline:
    """Put other words in the place of a video's own.

    Two things are said at one moment in both languages: the words that a cue names, and the
    beginnings of sentences, where a beat has as many of them. In between, words are laid along the
    time that is left, each for as long as it is wide.

    Args:
        timeline: the video's.
        sayings: what its beats say in the other language, by their ids.
        language: which, as BCP 47 has it.
    """
    beats = tuple(_translated(beat, sayings[beat.id], language) for beat in timeline.beats)
    return msgspec.structs.replace(timeline, beats=beats, language=language)


def _translated(beat: Beat, saying: Saying, language: str) -> Beat:
    said = silent_narration(saying, language)
    own, others = _sentences(beat.said), _sentences(said.words)
    meeting = list(zip(said.cues, (cue.said for cue in beat.cues), strict=False))
    if len(own) == len(others):
        meeting += zip(others, own, strict=True)
    start = beat.said[0].start if beat.said else beat.start
    end = beat.said[-1].end if beat.said else beat.end
    clock = _Clock([(0.0, start), *meeting, (said.length, end)])
    words = tuple(
        Word(word.text, round(clock(word.start), 6), round(clock(word.end), 6))
        for word in said.words
    )
    return Beat(beat.id, beat.start, beat.end, saying.written, beat.cues, words)


def _sentences(words: Sequence[Word]) -> list[float]:
    """List when sentences begin, after the first."""
    return [after.start for before, after in pairwise(words) if ends_sentence(before.text)]


class _Clock:
    """Tells when something is said in one language that is said at a moment in the other.

    Args:
        meeting: moments that are the same in both; those that would turn time round are left out.
    """

    def __init__(self, meeting: Sequence[tuple[float, float]]) -> None:
        self._from, self._to = zip(*_rising(meeting), strict=True)

    def __call__(self, moment: float) -> float:
        place = min(max(bisect.bisect(self._from, moment), 1), len(self._from) - 1)
        first, last = self._from[place - 1], self._from[place]
        begin, end = self._to[place - 1], self._to[place]
        return begin + (end - begin) * (moment - first) / max(last - first, _HAIR)


def _rising(meeting: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Yield the pairs in which both moments come after those before, and before the last."""
    first, *between, last = meeting
    before = first
    yield first
    for pair in sorted(between):
        if _comes_after(before, pair) and _comes_after(pair, last):
            yield pair
            before = pair
    yield last


def _comes_after(before: tuple[float, float], pair: tuple[float, float]) -> bool:
    """Whether one pair of moments comes after another one in both languages."""
    return all(moment - passed > _HAIR for passed, moment in zip(before, pair, strict=True))
