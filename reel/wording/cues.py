"""Words into captions: how long each may be, where it breaks, and when it is on screen.

The limits are the usual ones of subtitling. They are decided here and nowhere else.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reel.records.timeline import Beat
from reel.wording.line_breaks import Lines, cheapest_lines
from reel.wording.phrases import SENTENCE, break_cost

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

    A single word longer than a line stays whole.
    """
    tokens = words.split()
    breaks = [0.0, *(break_cost(tokens, place) for place in range(1, len(tokens))), 0.0]

    # The best captions from each word on, and what they cost; found from the last word backwards.
    captions: list[tuple[Lines, ...]] = [()] * (len(tokens) + 1)
    costs = [math.inf] * len(tokens) + [0.0]
    for start in reversed(range(len(tokens))):
        for end in range(start + 1, len(tokens) + 1):
            cost, lines = _set_caption(tokens[start:end], breaks[start:end], width)
            if not lines:
                break
            hasty = _HASTY if sum(map(len, tokens[start:end])) < _LEAST_CHARACTERS else 0.0
            total = cost + _CUE + breaks[end] + hasty + costs[end]
            if total < costs[start]:
                costs[start], captions[start] = total, (lines, *captions[end])
    return list(captions[0])


def _set_caption(tokens: Sequence[str], breaks: Sequence[float], width: int) -> tuple[float, Lines]:
    """Find the best way to set a caption, and its cost; no lines if it does not fit.

    Args:
        tokens: its words.
        breaks: what it costs to break before each of them.
        width: the most characters in a line.
    """
    whole = " ".join(tokens)
    across = _ACROSS * breaks[1:].count(SENTENCE)
    if len(whole) <= width or len(tokens) == 1:
        return across, (whole,)

    def cost(lines: Lines, places: Sequence[int]) -> float:
        lengths = [len(line) for line in lines]
        if max(lengths) > width:
            return math.inf
        uneven = (max(lengths) - min(lengths)) / len(whole)
        return across + sum(breaks[place] for place in places) / 2 + _UNEVEN * uneven**2

    least, lines = cheapest_lines(tokens, LINES, cost)
    return least, lines if least < math.inf else ()


def _frames(texts: Sequence[Lines], frames: int, fps: int) -> list[int]:
    """Share out a beat's frames to its captions, leaving a gap after each.

    Each gets the time that reading takes; what is left is shared in proportion to length, up to
    the longest allowed.
    """
    if not texts:
        return []
    lengths = [len(" ".join(lines)) for lines in texts]
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
