"""The language in which scenes write, and what they set words with, for the whole process.

Like Manim's own settings: pieces of a picture are made in many places, and all of them must agree.
"""

from reel.records.language import ENGLISH, Language, language_of
from reel.records.typeface import Typeface

_written = [(ENGLISH, Typeface())]


def write_in(language: str, typeface: Typeface) -> None:
    """Write what is made from now on in a language.

    Args:
        language: as BCP 47 has it.
        typeface: what its words are set with.
    """
    _written[0] = language, typeface


def written_language() -> Language:
    """Give the language that numbers and formulas are written in just now."""
    return language_of(_written[0][0])


def written_typeface() -> Typeface:
    """Give what words are set with just now."""
    return _written[0][1]
