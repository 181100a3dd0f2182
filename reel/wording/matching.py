"""The same said in two ways, word for word: as it is written and as it is spoken."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

from reel.records.narration import Word
from reel.records.saying import Saying
from reel.records.spaced_words import WORD
from reel.wording.bare import bare


def timed(texts: Sequence[str], said: Sequence[Word]) -> tuple[Word, ...]:
    """Give words the times at which they are said, in other words perhaps.

    Words that are the same in both have their times. Where as many differ, they are taken one for
    one; else they share the time of what stands in their place, by letters: "3.32" has that of
    "three point three two". What nothing is said for takes no time, where the next word begins.

    Args:
        texts: the words, in order.
        said: what is said, in order.
    """
    keys = [bare(word.text) for word in said]
    matcher = SequenceMatcher(None, list(map(bare, texts)), keys, autojunk=False)
    words: list[Word] = []
    for _, first, last, begin, end in matcher.get_opcodes():
        if first < last:
            words += _shared(texts[first:last], said, begin, end)
    return tuple(words)


def cue_times(saying: Saying, spoken: Sequence[Word]) -> tuple[float, ...]:
    """Find out when the word is said that each mark stands before.

    Args:
        saying: has the marks.
        spoken: the words of what is spoken, with their times. A mark within one, as there are in
            languages that are written without spaces, has its share of the word's time.
    """
    found = list(WORD.finditer(saying.spoken))
    times = []
    for mark in saying.marks:
        place, word = next(
            (place, word)
            for place, word in zip(found, spoken, strict=True)
            if place.end() > mark.place
        )
        passed = max(0, mark.place - place.start()) / len(place[0])
        times.append(word.start + (word.end - word.start) * passed)
    return tuple(times)


def _shared(texts: Sequence[str], said: Sequence[Word], begin: int, end: int) -> Iterator[Word]:
    """Yield words with their shares of the time of `said[begin:end]`."""
    stretch = said[begin:end]
    if len(stretch) == len(texts):
        for text, word in zip(texts, stretch, strict=True):
            yield Word(text, word.start, word.end)
        return
    if stretch:
        start, stop = stretch[0].start, stretch[-1].end
    else:
        start = stop = said[begin].start if begin < len(said) else _end(said)
    letters = sum(map(len, texts))
    parts = accumulate(map(len, texts), initial=0)
    bounds = [start + (stop - start) * part / letters for part in parts]
    for text, (from_, to) in zip(texts, pairwise(bounds), strict=True):
        yield Word(text, from_, to)


def _end(words: Sequence[Word]) -> float:
    return words[-1].end if words else 0.0
