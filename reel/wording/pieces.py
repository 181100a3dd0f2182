"""Words into pieces between which a line may end, by Unicode's rules (UAX #14).

Words that stand apart are divided at their spaces alone, while a line has room for each. What is
written without spaces, as Japanese is, is divided wherever the rules let a line end.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from uniseg.graphemecluster import grapheme_clusters
from uniseg.linebreak import line_break_units

from reel.records.columns import columns
from reel.records.spaced_words import WORD
from reel.wording.hyphens import seen, syllables

ZERO_WIDTH_SPACE = "\u200b"
"""Where it stands a line may end."""


def pieces(
    words: str,
    width: float,
    measure: Callable[[str], float] = columns,
    language: str | None = None,
) -> list[str]:
    """Divide words into pieces; all of them together are the words, with single spaces.

    A word wider than a line is divided further: where the rules let it end, as after a hyphen, or
    else between two syllables, or any two letters, each with its marks.

    Args:
        words: what to divide.
        width: of a line, in whatever unit `measure` has.
        measure: how wide a line is; by default, how many columns it has.
        language: of the words, as BCP 47 has it; None if they are not to be hyphenated.
    """
    divided = [list(_divide(word, width, measure, language)) for word in WORD.findall(words)]
    for word in divided[:-1]:
        word[-1] += " "
    return [piece for word in divided for piece in word]


def joined(parts: Sequence[str]) -> str:
    """Put pieces back together as a line."""
    return seen("".join(parts).strip())


def _divide(
    word: str, width: float, measure: Callable[[str], float], language: str | None
) -> Iterator[str]:
    """Yield the pieces of a word."""
    if word.isascii() and measure(word) <= width:
        yield word
        return
    units = _units(word)
    for piece in merged(units, lambda one, next_: not _parts(one, next_)):
        if measure(piece) <= width:
            yield piece
            continue
        for unit in _filled(_units(piece), width, measure):
            if measure(unit) <= width:
                yield unit
            else:
                yield from _torn(unit, width, measure, language)


def _torn(
    word: str, width: float, measure: Callable[[str], float], language: str | None
) -> list[str]:
    """Divide a word that the rules leave whole."""
    parts = syllables(word, language) if language else (word,)
    if all(measure(seen(part)) <= width for part in parts):
        return _filled(parts, width, lambda line: measure(seen(line)))
    return _filled(list(grapheme_clusters(word)), width, measure)


@lru_cache(maxsize=1024)
def _units(word: str) -> tuple[str, ...]:
    """Divide a word wherever the rules let a line end, which takes long for a long one."""
    return tuple(line_break_units(word))


def _parts(before: str, after: str) -> bool:
    """Whether a line may as well end between two units as at a space."""
    return before.endswith(ZERO_WIDTH_SPACE) or any(map(_is_written_close, (before[-1], after[0])))


def _is_written_close(letter: str) -> bool:
    """Whether a letter is of a script without spaces; Korean is written with them."""
    return columns(letter) == 2 and not "\uac00" <= letter <= "\ud7a3"


def merged(units: Sequence[str], belong: Callable[[str, str], bool]) -> list[str]:
    """Put neighbours together, as long as what has been put together and the next belong so."""
    made = list(units[:1])
    for unit in units[1:]:
        if belong(made[-1], unit):
            made[-1] += unit
        else:
            made.append(unit)
    return made


def _filled(units: Sequence[str], width: float, measure: Callable[[str], float]) -> list[str]:
    """Put neighbours together as far as a line has room."""
    return merged(units, lambda line, unit: measure(line + unit) <= width)
