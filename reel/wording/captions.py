"""Words into captions: how long each may be, where it breaks, and when it is on screen.

The limits are the usual ones of subtitling, in which a wide letter, as 日, counts as two. They are
decided here and nowhere else.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from reel.records.columns import columns
from reel.records.language import ENGLISH, language_of
from reel.records.narration import SILENCE, Word
from reel.records.spaced_words import words_in
from reel.records.timeline import Beat, Timeline
from reel.wording.line_breaks import Lines, cheapest_breaks, line_columns
from reel.wording.phrases import SENTENCE, break_cost
from reel.wording.pieces import joined, pieces
from reel.wording.silent import spread

LINES = 2
"""The most lines of a caption."""

_NARROW = 32 / 42
"""How long a line may be in pictures that are not wider than high, by what it may be in others."""

SHORTEST_CAPTION, LONGEST_CAPTION = 5 / 6, 7.0
"""How long a caption is on screen, at the least and at the most (seconds)."""

WORD_JOINER = "\u2060"
"""A letter without width or ink: in a file of captions it keeps what looks like a tag from being
one."""

GAP_FRAMES = 2
"""How many frames lie between two captions, so that one sees them change."""

LINGERING = 1.0
"""How long a caption stays after its last word, if there is room (seconds)."""

_SILENCE = 1.0
"""So long a silence (seconds) is no part of a caption: what follows it is one of its own."""

_HAIR = 1e-3  # of a frame: times are rounded


# What speaks against a way to divide words into captions, in the units of `break_cost`.
_EACH = 4.0  # each further caption
_ACROSS = 7.0  # a sentence that ends within a caption instead of with it
_HASTY = 8.0  # a caption too short to fill the least time on screen
_FAST = 300.0  # a caption too fast to read, by its share of speed that is too much
_UNEVEN = 8.0  # a line pair of which one is empty, by unevenness squared


@dataclass(frozen=True)
class Caption:
    """One caption.

    Attributes:
        start, end: when it is on screen (seconds, whole frames).
        lines: what it shows.
        words: the words of its lines, in order, and when each is said.
    """

    start: float
    end: float
    lines: Lines
    words: tuple[Word, ...] = ()


def most_characters(width: float, height: float, language: str = ENGLISH) -> int:
    """How many characters a line may have in a picture of this width and height (any unit)."""
    line = language_of(language).rules.line
    return line if width > height else round(line * _NARROW)


def fastest_reading(language: str = ENGLISH) -> float:
    """As fast as a caption may be to read: its characters, spaces included, by its seconds."""
    return language_of(language).rules.fastest


def captions(
    beats: Sequence[Beat], fps: int, width: int, *, silent: bool = False, language: str = ENGLISH
) -> list[Caption]:
    """Make the captions of beats.

    One begins when its first word is said, and stays a little after its last one, until the next
    begins.

    Args:
        beats: with their words, and when each of them is said; those without words get no caption.
        fps: frames a second, to which all times are laid.
        width: the most characters in a line.
        silent: whether nobody is heard: a caption may come a little late then, so that there is
            time to read the one before.
        language: of the words, as BCP 47 has it.
    """
    fastest = fastest_reading(language)
    made: list[Caption] = []
    for beat in beats:
        if not (spans := _spans(beat, width, fps, language)):
            continue
        starts = [math.floor(span.start * fps + _HAIR) for span in spans]
        needs = [math.ceil(span.takes(fastest) * fps - _HAIR) for span in spans]
        if silent:
            for place in range(1, len(starts)):
                free = starts[place - 1] + needs[place - 1] + GAP_FRAMES
                starts[place] = max(starts[place], free)
        ends = [*(start - GAP_FRAMES for start in starts[1:]), round(beat.end * fps) - GAP_FRAMES]
        for span, start, needed, latest in zip(spans, starts, needs, ends, strict=True):
            wanted = max(math.ceil((span.end + LINGERING) * fps), start + needed)
            end = max(min(wanted, latest, start + int(LONGEST_CAPTION * fps)), start + 1)
            made.append(Caption(start / fps, end / fps, span.lines, span.words))
    return made


def captions_of(timeline: Timeline) -> list[Caption]:
    """Make the captions of a video."""
    width = most_characters(timeline.width, timeline.height, timeline.language)
    silent = timeline.voice.name == SILENCE
    return captions(timeline.beats, timeline.fps, width, silent=silent, language=timeline.language)


class _Span(NamedTuple):
    """A caption's lines, and their words, with the times at which they are said (seconds)."""

    lines: Lines
    words: tuple[Word, ...]

    @property
    def start(self) -> float:
        return self.words[0].start

    @property
    def end(self) -> float:
        return self.words[-1].end

    def takes(self, fastest: float) -> float:
        """How long it takes to read, so many characters a second."""
        return max(SHORTEST_CAPTION, columns(" ".join(self.lines)) / fastest)


def _spans(beat: Beat, width: int, fps: int, language: str) -> list[_Span]:
    """Divide a beat's words into captions, none of them across a long silence."""
    said = beat.said
    if [word.text for word in said] != words_in(beat.words):  # it is not known when they are said
        said = spread(beat.words, beat.start, beat.end)
    if not said:
        return []
    breaks = [
        place
        for place in range(1, len(said))
        if said[place].start - said[place - 1].end >= _SILENCE
    ]
    spans = []
    for first, end in pairwise([0, *breaks, len(said)]):
        words = said[first:end]
        free = said[end].start if end < len(said) else beat.end
        clock = _Clock(words, min(free, words[-1].end + LINGERING), GAP_FRAMES / fps)
        passed = 0
        for lines in split(" ".join(word.text for word in words), width, clock.shown, language):
            texts = " ".join(lines).split(" ")
            bounds = list(accumulate(map(len, texts), initial=passed))
            times = zip(
                texts, map(clock.start, bounds[:-1]), map(clock.end, bounds[1:]), strict=True
            )
            spans.append(_Span(lines, tuple(Word(*each) for each in times)))
            passed = bounds[-1]
    return spans


class _Clock:
    """Tells when letters of words are said: a caption may end within what has no spaces.

    Letters are counted without spaces.

    Args:
        words: as they are said.
        free: until when the last of them may be shown (seconds).
        gap: between two captions (seconds).
    """

    def __init__(self, words: Sequence[Word], free: float, gap: float) -> None:
        ends = list(accumulate(len(word.text) for word in words))
        self._words = list(zip([0, *ends], ends, words, strict=False))
        self._free = free
        self._gap = gap

    def start(self, letter: int) -> float:
        """Find when a letter begins to be said."""
        return next(self._at(letter, *each) for each in self._words if each[1] > letter)

    def end(self, letter: int) -> float:
        """Find when all before a letter has been said."""
        return next(self._at(letter, *each) for each in self._words if each[1] >= letter)

    def shown(self, first: int, end: int) -> float:
        """Find how long a caption of some letters can be shown at the most."""
        until = self._free if end >= self._words[-1][1] else self.start(end)
        return until - self._gap - self.start(first)

    @staticmethod
    def _at(letter: int, first: int, end: int, word: Word) -> float:
        return word.start + (word.end - word.start) * (letter - first) / (end - first)


def split(
    words: str,
    width: int,
    shown: Callable[[int, int], float] = lambda first, end: math.inf,
    language: str = ENGLISH,
) -> list[Lines]:
    """Divide words into captions of one or two lines of at most `width` characters.

    What has no spaces is broken by Unicode's rules, and a word longer than a line between letters.

    Args:
        words: what to divide.
        width: the most characters in a line.
        shown: tells for how many seconds a caption could be shown, from a letter up to another;
            letters are counted without spaces.
        language: of the words, as BCP 47 has it.
    """
    fastest = fastest_reading(language)
    least = SHORTEST_CAPTION * fastest
    parts = pieces(words, width)
    breaks = [0.0, *(break_cost(parts, place, language) for place in range(1, len(parts))), 0.0]
    length = line_columns(parts)
    letters = line_columns([part.rstrip() for part in parts])
    passed = [0, *accumulate(len(part.replace(" ", "")) for part in parts)]

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
            hasty = _HASTY if letters(start, end) < least else 0.0
            time = max(shown(passed[start], passed[end]), _HAIR)
            fast = _FAST * max(0.0, length(start, end) / time / fastest - 1)
            total = cost + _EACH + breaks[end] + hasty + fast + costs[end]
            if total < costs[start]:
                costs[start], captions[start] = total, (places, *captions[end])
    return [tuple(joined(parts[a:b]) for a, b in pairwise(places)) for places in captions[0]]
