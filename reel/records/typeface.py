"""The typeface of all words, and which letters can be drawn: those of the fonts brought along.

The machine's own fonts have no part in it, so that a film looks the same everywhere.
"""

import importlib.util
import re
import unicodedata
from functools import cache
from pathlib import Path

import typst

from reel.records.errors import ReelError

FONT = "Source Sans Pro"

_MOST_NAMED = 8  # letters in a message
_NO_CHARACTER = "\U0010ffff"  # Unicode will never make it one, so no font draws it
_DRAWN = re.compile(r'<use xlink:href="#(\w+)"')


@cache
def fonts() -> typst.Fonts:
    """Find what type is set with: the typeface, and the fonts inside Typst for what it lacks.

    Raises:
        ReelError: the typeface's package is not installed.
    """
    return typst.Fonts(include_system_fonts=False, font_paths=[str(font_folder())])


def font_folder() -> Path:
    """Find the folder of the typeface's files, with its licence.

    Raises:
        ReelError: the typeface's package is not installed.
    """
    spec = importlib.util.find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise ReelError(
            f"the font {FONT} is missing: install it with pip install font-source-sans-pro"
        )
    return Path(spec.origin).parent / "files"


def quoted(text: str) -> str:
    """Write a text for Typst as it is, none of it markup."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def direction(text: str) -> str:
    """Say which way a text runs, as Typst does: "ltr" or "rtl", as its first letter goes."""
    ways = (unicodedata.bidirectional(letter) for letter in text)
    first = next((way for way in ways if way in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"


def refuse_undrawable(text: str, where: str, mend: str = "write it with others") -> None:
    """Make sure that a text can be drawn.

    Args:
        text: what is to be drawn.
        where: what the complaint begins with: file and key, or whatever tells what is meant.
        mend: what helps, if not only other letters do.

    Raises:
        ReelError: some of its letters are in no font; says which.
    """
    if letters := undrawable(text):
        raise ReelError(f"{where}: no font has {letters}: {mend}")


@cache
def undrawable(text: str) -> str:
    """Name the letters of a text for which Typst draws its sign for a missing one; "" if none."""
    if text.isascii() and text.isprintable():
        return ""
    missing = set(_glyphs(_NO_CHARACTER))
    letters = [each for each in dict.fromkeys(text) if missing & set(_glyphs(each))]
    named = ", ".join(
        f"{letter} (U+{ord(letter):04X})" if letter.isprintable() else f"U+{ord(letter):04X}"
        for letter in letters[:_MOST_NAMED]
    )
    more = len(letters) - _MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named


@cache
def _glyphs(letter: str) -> tuple[str, ...]:
    """Typst's names for what it draws of a letter."""
    source = f"#set text(font: {quoted(FONT)})\n#text({quoted(letter)})"
    drawn = typst.compile(source.encode(), format="svg", font_paths=fonts())
    assert isinstance(drawn, bytes)
    return tuple(_DRAWN.findall(drawn.decode()))
