"""The language in which scenes write, and what they set words with, for the whole process.

Like Manim's own settings: pieces of a picture are made in many places, and all of them must agree.
What depends on the language asks for it, so that what does not is drawn once for all.
"""

import re
from collections.abc import Iterable

from reel.records.asked_words import ask
from reel.records.language import ENGLISH, Language, language_of
from reel.records.typeface import Typeface

_SIGNS = frozenset({"dot", "times", ","})
_POINT = re.compile(r"\d\.\d")

_written = [(ENGLISH, Typeface())]


def write_in(language: str, typeface: Typeface) -> None:
    """Write what is made from now on in a language.

    Args:
        language: as BCP 47 has it.
        typeface: what its words are set with.
    """
    _written[0] = language, typeface


def written_language() -> Language:
    """Give the language that numbers and formulas are written in just now.

    Whoever shows something that depends on it asks for that, too.
    """
    return language_of(_written[0][0])


def written_tag() -> str:
    """Give that language's code to what depends on all of it."""
    ask("tag")
    return _written[0][0]


def written_number(text: str) -> str:
    """Write a number, as English has it, in that language."""
    if _POINT.search(text):
        ask("decimal")
    return written_language().number(text)


def ask_for_tokens(tokens: Iterable[str]) -> None:
    """Ask for all that a formula's tokens depend on."""
    for token in tokens:
        if _POINT.search(token):
            ask("decimal")
        elif token in _SIGNS:
            ask(f"sign {token}")
        elif token.isalpha() and len(token) > 1:
            ask(f"function {token}")


def written_typeface() -> Typeface:
    """Give what words are set with just now."""
    return _written[0][1]
