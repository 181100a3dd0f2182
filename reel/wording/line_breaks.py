"""Words into lines: filled one after another, evenly, or evenly and as sense allows.

All type is broken here: captions and headlines by sense, labels evenly within a width, the words
of a contact sheet by filling lines. A word is never broken; one that is wider than its line stays
whole.
"""

import math
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise

from reel.wording.phrases import break_cost

Lines = tuple[str, ...]

_LONG = 30.0  # what the longest of several even lines costs, as a multiple of their mean length


def fill_lines(words: str, width: float, measure: Callable[[str], float] = len) -> Lines:
    """Fill line after line with as many words as fit.

    Args:
        words: what to break.
        width: of a line, in whatever unit `measure` has.
        measure: how wide a line is; by default, how many characters it has.
    """
    lines: list[str] = []
    for word in words.split():
        if lines and measure(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def even_lines(words: str, count: int) -> Lines:
    """Break into at most `count` lines, the longest of which has as few characters as can be."""
    width = max(map(len, words.split()), default=0)
    while len(lines := fill_lines(words, width)) > max(count, 1):
        width += 1
    return lines


def even_lines_within(words: str, width: float, measure: Callable[[str], float]) -> Lines:
    """Break evenly into as few lines as it takes to keep each within a width.

    Args:
        words, width, measure: as in `fill_lines`.
    """
    count = math.ceil(measure(words) / width - 1e-6)
    most = len(words.split())
    while max(map(measure, lines := even_lines(words, count)), default=0) > width and count < most:
        count += 1
    return lines


def lines_by_sense(words: str, count: int) -> Lines:
    """Break into `count` lines (or as many as there are words), as evenly as sense allows."""
    tokens = words.split()

    def cost(lines: Lines, places: Sequence[int]) -> float:
        torn = sum(break_cost(tokens, place) for place in places) / 2
        return torn + _LONG * max(map(len, lines)) * count / max(len(words), 1)

    return cheapest_lines(tokens, count, cost)[1]


def cheapest_lines(
    tokens: Sequence[str], count: int, cost: Callable[[Lines, Sequence[int]], float]
) -> tuple[float, Lines]:
    """Try all ways to break words into `count` lines (or as many as there are words).

    Args:
        tokens: the words.
        count: of lines.
        cost: of one way: of its lines, and of the places before which it breaks.

    Returns:
        The least cost, and the lines that have it.
    """
    ways = (
        (tuple(" ".join(tokens[a:b]) for a, b in pairwise((0, *places, len(tokens)))), places)
        for places in combinations(range(1, len(tokens)), max(min(count, len(tokens)) - 1, 0))
    )
    return min(((cost(lines, places), lines) for lines, places in ways), key=lambda way: way[0])
