"""What is said in a video, sentence by sentence, with the moments at which it is said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from reel.records.narration import Word
from reel.records.spaced_words import single_spaced
from reel.records.timeline import Beat
from reel.wording.bare import ends_sentence


@dataclass(frozen=True)
class Sentence:
    """A sentence and when it is said (seconds).

    Attributes:
        text: as captions write it.
        start, end: of its first and last word.
    """

    text: str
    start: float
    end: float


def sentences(beats: Iterable[Beat]) -> list[Sentence]:
    """Split what beats say into sentences; none goes on from one beat to the next."""
    return [sentence for beat in beats for sentence in _of(beat)]


def _of(beat: Beat) -> Iterator[Sentence]:
    words = beat.said or _as_one(beat)
    if not words:
        return
    start = 0
    for place, (word, after) in enumerate(pairwise([*words, Word("", beat.end, beat.end)])):
        if place == len(words) - 1 or ends_sentence(word.text, after.text):
            text = " ".join(each.text for each in words[start : place + 1])
            yield Sentence(text, words[start].start, word.end)
            start = place + 1


def _as_one(beat: Beat) -> tuple[Word, ...]:
    """What a beat says, as a single word: of some it is not known when each word is said."""
    text = single_spaced(beat.words)
    return (Word(text, beat.start, beat.end),) if text else ()
