"""Words into lines: filled one after another, evenly, or evenly and as sense allows.

All type is broken here: captions and headlines by sense, labels evenly within a width. Lines end
between pieces (`reel.wording.pieces`), so that no line is wider than it may be.
"""

import math
from collections.abc import Callable, Sequence
from itertools import accumulate, combinations, pairwise

from reel.records.columns import columns
from reel.records.language import ENGLISH
from reel.records.spaced_words import single_spaced
from reel.wording.phrases import break_cost
from reel.wording.pieces import joined, merged, pieces

Lines = tuple[str, ...]

_STAYS_WHOLE = 1.5  # a word in a picture that is so much wider than its place; torn, it looks worse
_LONG = 30.0  # what the longest of several even lines costs, as a multiple of their mean length


def fill_lines(words: str, width: float, measure: Callable[[str], float] = columns) -> Lines:
    """Fill line after line with as many words as fit.

    Args:
        words: what to break.
        width: of a line, in whatever unit `measure` has.
        measure: how wide a line is; by default, how many columns it has.
    """
    return _filled(pieces(words, width, measure), width, measure)


def even_lines(words: str, count: int) -> Lines:
    """Break into at most `count` lines, the longest of which has as few columns as can be."""
    return _even(pieces(words, math.inf), count)


def even_lines_within(
    words: str, width: float, measure: Callable[[str], float], language: str = ENGLISH
) -> Lines:
    """Break evenly into as few lines as it takes to keep each within a width.

    A word that is a little wider stays whole all the same.

    Args:
        words, width, measure: as in `fill_lines`.
        language: of the words: one that is much wider is hyphenated.
    """
    extents = [measure(part.strip()) for part in pieces(words, math.inf)]
    wide = [extent for extent in extents if extent <= _STAYS_WHOLE * width]
    parts = pieces(words, max([width, *wide]), measure, language)
    count = math.ceil(measure(words) / width - 1e-6)
    while max(map(measure, lines := _even(parts, count)), default=0) > width and count < len(parts):
        count += 1
    return lines


def lines_by_sense(words: str, count: int, language: str = ENGLISH) -> Lines:
    """Break into `count` lines (or as many as there are pieces), as evenly as sense allows."""
    parts = pieces(words, math.inf)
    length = line_columns(parts)

    def cost(places: Sequence[int]) -> float:
        torn = sum(break_cost(parts, place, language) for place in places[1:-1]) / 2
        longest = max(length(*ends) for ends in pairwise(places))
        return torn + _LONG * longest * count / max(columns(words), 1)

    _, places = cheapest_breaks(0, len(parts), count, cost)
    return tuple(joined(parts[a:b]) for a, b in pairwise(places))


def cheapest_breaks(
    start: int, end: int, count: int, cost: Callable[[Sequence[int]], float]
) -> tuple[float, Sequence[int]]:
    """Try all ways to break pieces into `count` lines (or as many as there are pieces).

    Args:
        start, end: the first piece, and the one after the last.
        count: of lines.
        cost: of one way: of the places where lines begin and end, `start` and `end` among them.

    Returns:
        The least cost, and the places that have it.
    """
    breaks = max(min(count, end - start) - 1, 0)
    ways = ((start, *inner, end) for inner in combinations(range(start + 1, end), breaks))
    return min(((cost(places), places) for places in ways), key=lambda way: way[0])


def line_columns(parts: Sequence[str]) -> Callable[[int, int], int]:
    """Make what counts the columns of a line, from one of the pieces up to another."""
    ends = list(accumulate(map(columns, parts), initial=0))
    spaces = [False, *(part.endswith(" ") for part in parts)]  # a line ends without
    return lambda start, end: ends[end] - ends[start] - spaces[end]


def unsaid(lines: Sequence[str], words: str) -> tuple[str, str] | None:
    """Compare lines with the words that they should say; None if they do.

    Where a line ends the words may have a space, or go on without one.

    Returns:
        What is left of the words, and of the lines, from the first line on that says anything else.
    """
    rest = single_spaced(words)
    tidy = [single_spaced(line) for line in lines]
    for number, line in enumerate(tidy):
        if not line or not rest.startswith(line):
            return rest, " ".join(tidy[number:])
        rest = rest[len(line) :].removeprefix(" ")
    return (rest, "") if rest else None


def _even(parts: Sequence[str], count: int) -> Lines:
    """Break pieces into at most `count` lines, as `even_lines` does."""
    count = max(count, 1)
    # In narrower lines they have no room, even if there is a space less at the end of each.
    room = math.ceil((columns(joined(parts)) - (count - 1)) / count)
    width = max([room, *(columns(joined([part])) for part in parts)])
    while len(lines := _filled(parts, width, columns)) > count:
        width += 1
    return lines


def _filled(parts: Sequence[str], width: float, measure: Callable[[str], float]) -> Lines:
    """Fill line after line with as many pieces as fit."""
    lines = merged(parts, lambda line, part: measure((line + part).strip()) <= width)
    return tuple(joined([line]) for line in lines)
