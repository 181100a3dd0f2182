"""Words into captions: where to break them, and when each is on screen.

The rules are the usual ones of subtitling: at most two lines, at most 17 characters a second, on
screen from 5/6 s to 7 s, two frames apart, broken where a speaker would breathe.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from reel.records.timeline import Beat

LINES = 2
WIDE, NARROW = 42, 32
"""The most characters in a line: in pictures wider than high, and in others."""

CHARACTERS_A_SECOND = 17.0
SHORTEST, LONGEST = 5 / 6, 7.0
GAP_FRAMES = 2
_LEAST_CHARACTERS = SHORTEST * CHARACTERS_A_SECOND

# What a break costs between two words, from where one breathes to where sense would be torn.
_SENTENCE, _CLAUSE, _COMMA, _PHRASE = 0.0, 0.5, 1.5, 3.0
_PREDICATE, _PLAIN, _CLOSE, _TORN = 5.0, 7.0, 18.0, 60.0
_CUE = 4.0  # each further caption costs as much
_ACROSS = 7.0  # a sentence that ends within a caption instead of with it
_HASTY = 8.0  # a caption too short to fill the least time on screen
_UNEVEN = 8.0  # a line pair of which one is empty, by unevenness squared
_LONG = 30.0  # the longest of several even lines, as a multiple of their mean length


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_OPENERS = _set(
    "and but or nor so yet because that which who when where while if as than then with without "
    "for from in into on at by between through until unless although whose"
)
_VERBS = _set("is are was were makes gives takes turns becomes")
# Words that lean on the next one.
_LEANING = _set(
    "the a an this these those my your our its their every each no to of in on at by for with "
    "from into is are not very it we they you he she i and but or so then that which"
)
_ARTICLES = _set("the a an")
# Words that hold a spoken formula together: log of x, e to the x, a times b, base two.
_JOINING = _set("of to times plus minus over equals squared cubed base per percent")
_NAMES = _set("log logarithm logarithms exponential exp sine cosine root power sum product base ln")
_NUMBER = re.compile(r"[\d.,]*\d%?")
_SPOKEN_NUMBERS = _set(
    "zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty "
    "fifty sixty seventy eighty ninety hundred thousand million billion half"
)


@dataclass(frozen=True)
class Cue:
    """One caption: its lines, and when it is on screen (seconds, whole frames)."""

    start: float
    end: float
    lines: tuple[str, ...]


def cues(beats: Sequence[Beat], fps: int, width: int = 42) -> list[Cue]:
    """The captions of beats.

    A beat's captions start with it, follow one another while its words are said, and end before
    the next beat's begin.

    Args:
        beats: with their words; those without words get no caption.
        fps: frames a second, to which all times are laid.
        width: the most characters in a line.
    """
    made: list[Cue] = []
    for beat in beats:
        texts = split(beat.words, width)
        first, last = round(beat.start * fps), round(beat.end * fps)
        start = first
        for lines, frames in zip(texts, _frames(texts, last - first, fps), strict=True):
            made.append(Cue(start / fps, (start + frames) / fps, lines))
            start += frames + GAP_FRAMES
    return made


def split(words: str, width: int = 42) -> list[tuple[str, ...]]:
    """Break `words` into captions of one or two lines of at most `width` characters.

    A single word longer than a line stays whole.
    """
    tokens = words.split()
    breaks = [0.0, *(break_cost(tokens, place) for place in range(1, len(tokens))), 0.0]

    @cache
    def best(start: int) -> tuple[float, tuple[tuple[str, ...], ...]]:
        if start == len(tokens):
            return 0.0, ()
        found: tuple[float, tuple[tuple[str, ...], ...]] = (math.inf, ())
        for end in range(start + 1, len(tokens) + 1):
            cost, lines = _lines(tokens[start:end], breaks[start:end], width)
            if not lines:
                break
            rest, others = best(end)
            hasty = _HASTY if sum(map(len, tokens[start:end])) < _LEAST_CHARACTERS else 0.0
            total = cost + _CUE + breaks[end] + hasty + rest
            if total < found[0]:
                found = (total, (lines, *others))
        return found

    return list(best(0)[1])


def balanced(words: str, count: int) -> tuple[str, ...]:
    """Break `words` into `count` lines (or as many as there are words), as even as sense allows."""
    tokens = words.split()

    def lines(places: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(" ".join(tokens[a:b]) for a, b in pairwise((0, *places, len(tokens))))

    def cost(places: tuple[int, ...]) -> float:
        longest = max(map(len, lines(places)))
        torn = sum(break_cost(tokens, place) for place in places) / 2
        return torn + _LONG * longest * count / len(words)

    cuts = combinations(range(1, len(tokens)), min(count, len(tokens)) - 1)
    return lines(min(cuts, key=cost))


def break_cost(tokens: Sequence[str], place: int) -> float:
    """How much it hurts to break before `tokens[place]`."""
    before, after = tokens[place - 1], tokens[place]
    left, right = _bare(before), _bare(after)
    if before.rstrip("\"'”’)").endswith((".", "?", "!")):
        return _SENTENCE
    if before.endswith((";", ":", "–", "—")):
        return _CLAUSE
    if before.endswith(","):
        return _COMMA
    if (
        (left in _NAMES and right in {"of", "base"})
        or (place > 1 and _bare(tokens[place - 2]) in _NAMES and left in _JOINING)
        or right in _JOINING - {"of", "to"}
        or left in _JOINING - {"of", "to"}
        or (_is_number(left) and right not in _OPENERS | _VERBS)
        or (_is_symbol(right) and left not in _OPENERS)
        or (left in {"of", "to"} and _is_symbol(right))
    ):
        return _TORN
    if left in _LEANING or (place > 1 and _bare(tokens[place - 2]) in _ARTICLES):
        return _CLOSE
    if right in _OPENERS:
        return _PHRASE
    return _PREDICATE if right in _VERBS else _PLAIN


def _lines(
    tokens: Sequence[str], breaks: Sequence[float], width: int
) -> tuple[float, tuple[str, ...]]:
    """The best way to set a caption, and its cost; no lines if it does not fit.

    Args:
        tokens: its words.
        breaks: what it costs to break before each of them.
        width: the most characters in a line.
    """
    whole = " ".join(tokens)
    across = _ACROSS * breaks[1:].count(_SENTENCE)
    if len(whole) <= width or len(tokens) == 1:
        return across, (whole,)
    best: tuple[float, tuple[str, ...]] = (math.inf, ())
    for place in range(1, len(tokens)):
        upper, lower = " ".join(tokens[:place]), " ".join(tokens[place:])
        if max(len(upper), len(lower)) > width:
            continue
        uneven = abs(len(upper) - len(lower)) / len(whole)
        cost = across + breaks[place] / 2 + _UNEVEN * uneven**2
        if cost < best[0]:
            best = (cost, (upper, lower))
    return best


def _frames(texts: Sequence[tuple[str, ...]], frames: int, fps: int) -> list[int]:
    """Share out a beat's frames to its captions, leaving a gap after each.

    Each gets the time that reading takes; what is left is shared in proportion to length, up to
    the longest allowed.
    """
    if not texts:
        return []
    lengths = [len(" ".join(lines)) for lines in texts]
    least = [math.ceil(max(SHORTEST, n / CHARACTERS_A_SECOND) * fps) for n in lengths]
    most = int(LONGEST * fps)
    room = max(frames - GAP_FRAMES * len(texts), len(texts))
    shares = [min(int(room * n / sum(lengths)), most) for n in lengths]
    # Give the ones that are too short what the longest of the others can spare.
    for place, needed in enumerate(least):
        while shares[place] < needed:
            spare = [share - need for share, need in zip(shares, least, strict=True)]
            donor = spare.index(max(spare))
            if spare[donor] <= 0:
                break
            shares[donor] -= 1
            shares[place] += 1
    return shares


def _bare(token: str) -> str:
    return token.strip(".,;:?!\"'“”‘’()–—").lower()


def _is_number(word: str) -> bool:
    return bool(_NUMBER.fullmatch(word)) or word in _SPOKEN_NUMBERS


def _is_symbol(word: str) -> bool:
    return len(word) == 1 and word.isalpha() and word not in {"a", "i"}
