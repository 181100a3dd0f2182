"""Words among the sounds of a whole beat, as an engine takes them and gives their times."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from reel.records.narration import Word
from reel.voice.narrator import SpokenWord

_LONG = "ː"
_STRESS = "ˈˌ"


@dataclass(frozen=True)
class Sound:
    """A letter of IPA, a space or a mark of punctuation, and when it is said (seconds)."""

    letter: str
    start: float
    end: float


def with_own(said: Sequence[str], own: Sequence[str], alone: Sequence[Sequence[str]]) -> list[str]:
    """Put pronunciations of one's own in the place of an engine's.

    Args:
        said: the letters of a whole beat, as the engine sounds it.
        own: how each word is to sound; "" to leave that to the engine.
        alone: how the engine sounds each by itself.
    """
    changed: list[str] = []
    for wanted, (start, end) in zip(own, pairwise(_bounds(said, alone)), strict=True):
        letters = list(said[start:end])
        sounds = [place for place, letter in enumerate(letters) if _is_sound(letter)]
        if wanted and sounds:
            letters[sounds[0] : sounds[-1] + 1] = wanted
        changed += letters
    return changed


def timed(
    words: Sequence[SpokenWord], alone: Sequence[Sequence[str]], said: Sequence[Sound]
) -> tuple[Word, ...]:
    """Give words the times of their sounds.

    Args:
        words: in order.
        alone: how each sounds by itself.
        said: the sounds of them all. A word that has none of these takes no time, and is where the
            next one begins.
    """
    bounds = _bounds([sound.letter for sound in said], alone)
    times: list[Word] = []
    begins = said[-1].end if said else 0.0
    for word, (start, end) in reversed(list(zip(words, pairwise(bounds), strict=True))):
        sounds = [sound for sound in said[start:end] if _is_sound(sound.letter)]
        begins, ends = (sounds[0].start, sounds[-1].end) if sounds else (begins, begins)
        times.append(Word(word.text, begins, ends))
    times.reverse()
    return tuple(times)


def _bounds(said: Sequence[str], alone: Sequence[Sequence[str]]) -> list[int]:
    """Find where each word begins among the letters of all, and how many there are.

    In a sentence words sound a little different from how they do alone, some are joined, and a
    number is many: so what is alike is matched, and between that a word begins after a space.
    """
    there = [place for place, letter in enumerate(said) if _tells(letter)]
    letters = [(number, letter) for number, word in enumerate(alone) for letter in [*word, " "]]
    letters = [(number, letter) for number, letter in letters if _tells(letter)]
    matcher = SequenceMatcher(
        None, [letter for _, letter in letters], [said[place] for place in there], autojunk=False
    )
    ends: dict[int, tuple[int, int]] = {}  # the first and last place that is matched of a word
    for first, second, size in matcher.get_matching_blocks():
        for (number, letter), place in zip(
            letters[first : first + size], there[second : second + size], strict=True
        ):
            if _is_sound(letter):
                long = "".join(said[place + 1 : place + 2]) == _LONG
                ends[number] = ends.get(number, (place, place))[0], place + long
    bounds = [0]
    known = [-1, *sorted(ends), len(alone)]
    for before, after in pairwise(known):
        low = ends[before][1] + 1 if before in ends else 0
        high = ends[after][0] if after in ends else len(said)
        bounds += _between(said, low, high, after - before - (before < 0) - (after == len(alone)))
    return [*bounds, len(said)]


def _between(said: Sequence[str], low: int, high: int, wanted: int) -> list[int]:
    """List as many beginnings of words as are wanted from one place to another: after a space,
    or where words are joined, at once."""
    spaces = [place + 1 for place in range(low, high) if said[place].isspace()]
    return [low] * (wanted - len(spaces)) + spaces[:wanted]


def _is_sound(letter: str) -> bool:
    return letter[0].isalnum()


def _tells(letter: str) -> bool:
    """Whether words can be told apart by a letter."""
    return (_is_sound(letter) or letter.isspace()) and letter not in _STRESS + _LONG
