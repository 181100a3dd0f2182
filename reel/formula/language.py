"""The language in which scenes write numbers and formulas, for the whole process.

Like Manim's own settings: pieces of a picture are made in many places, and all of them must agree.
"""

from reel.records.language import ENGLISH, Language, language_of

_written = [ENGLISH]


def write_in(language: str) -> None:
    """Write what is made from now on in a language.

    Args:
        language: as BCP 47 has it.
    """
    _written[0] = language


def written_language() -> Language:
    """Give the language that numbers and formulas are written in just now."""
    return language_of(_written[0])
