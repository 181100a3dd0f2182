"""When words are said, by nothing but their length and the pauses in a sound."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from reel.voice.narrator import SpokenWord
from reel.wording.bare import core, ends_phrase

Span = tuple[float, float]
"""From when to when (seconds)."""

# Of Latin, Cyrillic and Greek script, and of IPA.
_VOWELS = frozenset("aeiouyæœøıаеиоуыэюяіїєαεηιουωɑɒɐəɚɛɜɝɪɔʊʌᵊᵻ")
_OF_A_WORD = 0.8  # syllables that every word takes more than it has
_BEFORE_A_BREATH = 1.0  # syllables that the last word before one takes more
_OUT_OF_PLACE = 1.0  # seconds by which a phrase may rather be too long than end within its words


def estimated_times(words: Sequence[SpokenWord], spans: Sequence[Span]) -> list[Span]:
    """Lay words along the spans in which somebody speaks: whole phrases where they fit.

    Args:
        words: in order.
        spans: at least one, in order.

    Returns:
        From when to when each is said.
    """
    weights = [_weight(word) for word in words]
    spans = _joined(spans, len(words))
    bounds = _divided(words, weights, spans)
    times: list[Span] = []
    for (start, end), (first, last) in zip(spans, pairwise(bounds), strict=True):
        sums = list(accumulate(weights[first:last], initial=0.0))
        times += pairwise(start + (end - start) * part / sums[-1] for part in sums)
    return times


def _divided(
    words: Sequence[SpokenWord], weights: Sequence[float], spans: Sequence[Span]
) -> tuple[int, ...]:
    """Share words out among spans: where each begins, and their number.

    Each gets as many as make it neither too long nor too short, and ends with a phrase if it can.
    """
    total = list(accumulate(weights, initial=0.0))
    pace = sum(end - start for start, end in spans) / total[-1]
    # How badly the words up to each place are laid, and where spans begin then.
    ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for number, (start, end) in enumerate(spans, start=1):
        left = len(spans) - number
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for last in range(number, len(words) + 1) if left else [len(words)]:
            torn = 0.0 if ends_phrase(words[last - 1].text) or not left else _OUT_OF_PLACE
            longer[last] = min(
                (cost + abs(end - start - pace * (total[last] - total[first])) + torn, (*way, last))
                for first, (cost, way) in ways.items()
                if first < last
            )
        ways = longer
    return ways[len(words)][1]


def _joined(spans: Sequence[Span], most: int) -> list[Span]:
    """Join those with the least silence between them until there are no more than so many."""
    joined = list(spans)
    while len(joined) > most:
        gaps = [second[0] - first[1] for first, second in pairwise(joined)]
        place = gaps.index(min(gaps))
        joined[place : place + 2] = [(joined[place][0], joined[place + 1][1])]
    return joined


def _weight(word: SpokenWord) -> float:
    """How long a word takes to say, in syllables."""
    return (
        sum(_syllables(word.phonemes or word.spelled or core(word.text)))
        + _OF_A_WORD
        + _BEFORE_A_BREATH * ends_phrase(word.text)
    )


def _syllables(text: str) -> Iterator[float]:
    """Yield each syllable: a group of vowels, a digit, or a letter that is a syllable by itself;
    half of one for a letter of a script whose vowels are not written or not known here."""
    letters = [char for char in unicodedata.normalize("NFD", text) if char.isalnum()]
    known = any(_is_vowel(letter) for letter in letters)
    before = ""
    for letter in letters:
        vowel = _is_vowel(letter) and not _is_vowel(before)
        if vowel or letter.isdigit() or unicodedata.east_asian_width(letter) in "WF":
            yield 1.0
        elif not known:
            yield 0.5
        before = letter


def _is_vowel(letter: str) -> bool:
    return letter.lower() in _VOWELS
