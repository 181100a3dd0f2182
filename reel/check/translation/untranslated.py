"""Whether a text that two languages share was forgotten, or is the same in both.

A formula, a number, a sign, the name of a function or of a data type ("float64") are the same
anywhere. A text is not that has a word of four letters or more: few are spelt alike in two
languages, as "base" is, and these an author lists under `same`.
"""

import re
import unicodedata

from reel.records.columns import columns

_SHORTEST = 4  # columns of a word: "log", "exp" and "max" are shorter; a Chinese word has two wide
_FUNCTION = re.compile(r"\w+\(")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_WITHIN_WORDS = frozenset("'’-‐")


def needs_translation(value: object) -> bool:
    """Tell whether a text of the first language, or a list of several, can be none of another."""
    if isinstance(value, list):  # of one alone: many a hashtag is the same in many languages
        return len(value) > 1 and needs_translation(" ".join(map(str, value)))
    return isinstance(value, str) and _holds_words(value)


def _holds_words(text: str) -> bool:
    for pattern in (_PLACEHOLDER, _FUNCTION):
        text = pattern.sub(" ", text)
    apart = "".join(" " if _parts_words(letter) else letter for letter in text)
    return any(
        columns(word) >= _SHORTEST and all(_is_of_word(letter) for letter in word)
        for word in apart.split()
    )


def _parts_words(letter: str) -> bool:
    return unicodedata.category(letter).startswith("P") and letter not in _WITHIN_WORDS


def _is_of_word(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LM" or letter in _WITHIN_WORDS
