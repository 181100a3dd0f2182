"""A text word by word. Spaces that hold words together, as in « oui » or 3 %, are no gaps."""

import re

WORD = re.compile(r"(?:\S|[\u00a0\u2007\u202f])+")
"""What one word is, as a regular expression: U+00A0, U+2007 and U+202F belong to it."""


def words_in(text: str) -> list[str]:
    """Divide a text where a line might end at a space."""
    return WORD.findall(text)


def single_spaced(text: str) -> str:
    """Write a text in one line, with one space between two words."""
    return " ".join(words_in(text))
