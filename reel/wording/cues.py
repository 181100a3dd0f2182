"""Words into captions: how long each may be, where it breaks, and when it is on screen.

The limits are the usual ones of subtitling, in which a wide letter, as 日, counts as two. They are
decided here and nowhere else.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reel.records.columns import columns
from reel.records.timeline import Beat
from reel.wording.line_breaks import Lines, cheapest_breaks, line_columns
from reel.wording.phrases import SENTENCE, break_cost
from reel.wording.pieces import joined, pieces

LINES = 2
"""The most lines of a caption."""

WIDE, NARROW = 42, 32
"""The most characters in a line: in pictures wider than high, and in others."""

FASTEST_READING = 17.0
"""As fast as a caption may be to read: its characters, spaces included, by its time on screen."""

SHORTEST_CUE, LONGEST_CUE = 5 / 6, 7.0
"""How long a caption is on screen, at the least and at the most (seconds)."""

WORD_JOINER = "\u2060"
"""A letter without width or ink: in a file of captions it keeps what looks like a tag from being
one."""

GAP_FRAMES = 2
"""How many frames lie between two captions, so that one sees them change."""

_LEAST_CHARACTERS = SHORTEST_CUE * FASTEST_READING

# What speaks against a way to divide words into captions, in the units of `break_cost`.
_CUE = 4.0  # each further caption
_ACROSS = 7.0  # a sentence that ends within a caption instead of with it
_HASTY = 8.0  # a caption too short to fill the least time on screen
_UNEVEN = 8.0  # a line pair of which one is empty, by unevenness squared


@dataclass(frozen=True)
class Cue:
    """One caption: its lines, and when it is on screen (seconds, whole frames)."""

    start: float
    end: float
    lines: Lines


def most_characters(width: float, height: float) -> int:
    """How many characters a line may have in a picture of this width and height (any unit)."""
    return WIDE if width > height else NARROW


def cues(beats: Sequence[Beat], fps: int, width: int = WIDE) -> list[Cue]:
    """Make the captions of beats.

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


def split(words: str, width: int = WIDE) -> list[Lines]:
    """Divide words into captions of one or two lines of at most `width` characters.

    What has no spaces is broken by Unicode's rules, and a word longer than a line between letters.
    """
    parts = pieces(words, width)
    breaks = [0.0, *(break_cost(parts, place) for place in range(1, len(parts))), 0.0]
    length = line_columns(parts)
    letters = line_columns([part.rstrip() for part in parts])

    def set_caption(start: int, end: int) -> tuple[float, Sequence[int]]:
        """Find the best way to set a caption: its cost, and where its lines begin and end."""
        across = _ACROSS * breaks[start + 1 : end].count(SENTENCE)
        whole = length(start, end)
        if whole <= width or end == start + 1:
            return across, (start, end)

        def cost(places: Sequence[int]) -> float:
            lengths = [length(*ends) for ends in pairwise(places)]
            if max(lengths) > width:
                return math.inf
            uneven = (max(lengths) - min(lengths)) / whole
            torn = sum(breaks[place] for place in places[1:-1])
            return across + torn / 2 + _UNEVEN * uneven**2

        return cheapest_breaks(start, end, LINES, cost)

    # The best captions from each piece on, and what they cost; found from the last one backwards.
    captions: list[tuple[Sequence[int], ...]] = [()] * (len(parts) + 1)
    costs = [math.inf] * len(parts) + [0.0]
    for start in reversed(range(len(parts))):
        for end in range(start + 1, len(parts) + 1):
            cost, places = set_caption(start, end)
            if cost == math.inf:
                break
            hasty = _HASTY if letters(start, end) < _LEAST_CHARACTERS else 0.0
            total = cost + _CUE + breaks[end] + hasty + costs[end]
            if total < costs[start]:
                costs[start], captions[start] = total, (places, *captions[end])
    return [tuple(joined(parts[a:b]) for a, b in pairwise(places)) for places in captions[0]]


def _frames(texts: Sequence[Lines], frames: int, fps: int) -> list[int]:
    """Share out a beat's frames to its captions, leaving a gap after each.

    Each gets the time that reading takes; what is left is shared in proportion to length, up to
    the longest allowed.
    """
    if not texts:
        return []
    lengths = [columns(" ".join(lines)) for lines in texts]
    least = [math.ceil(max(SHORTEST_CUE, n / FASTEST_READING) * fps) for n in lengths]
    most = int(LONGEST_CUE * fps)
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
