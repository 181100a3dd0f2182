"""The typeface of all words, and which letters can be drawn: those of the fonts brought along.

The machine's own fonts have no part in it, so that a film looks the same everywhere.
"""

import importlib.util
import re
import unicodedata
from functools import cache
from pathlib import Path

import msgspec
import typst

from reel.records.errors import ReelError

FONT = "Source Sans Pro"

_MOST_NAMED = 8  # letters in a message
_NO_CHARACTER = "\U0010ffff"  # Unicode will never make it one, so no font draws it
_DRAWN = re.compile(r'<use xlink:href="#(\w+)"')
_WEIGHTS = 400, 600  # all that is used: regular and semibold

_brought: list[typst.Fonts] = []


class Typeface(msgspec.Struct, frozen=True):
    """What the words of a language are set with: FONT, and a font for the letters that it lacks.

    Attributes:
        own: what the language's own font calls itself; "" where FONT is all.
        folders: where its files are, absolute.
        licences: the files that say how others may use it, likewise.
        digest: of all fonts in these folders.
    """

    own: str = ""
    folders: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    digest: str = ""

    @property
    def key(self) -> list[str]:
        """What stands for it in the key of what is drawn with it, on any machine."""
        return [self.own, self.digest]

    @property
    def families(self) -> list[str]:
        """The fonts in which a letter is looked for, the first first."""
        return [FONT, self.own] if self.own else [FONT]

    @property
    def for_typst(self) -> str:
        """The same, written for Typst."""
        return f"({', '.join(map(quoted, self.families))},)"

    @property
    def fonts(self) -> typst.Fonts:
        """What type is set with: these, and the fonts inside Typst for what they lack.

        Raises:
            ReelError: the package of FONT is not installed.
        """
        return _fonts(self)

    @property
    def own_files(self) -> dict[int, Path]:
        """The files of the language's own font by weight: regular and semibold, if it has both."""
        upright = [
            (font, Path(font.path))
            for font in (self.fonts.fonts() if self.own else ())
            if font.path and font.family == self.own and font.style == "normal"
        ]
        files: dict[int, Path] = {}
        for wanted in _WEIGHTS if upright else ():
            best, path = min(
                upright,
                key=lambda each: (abs(each[0].stretch - 1), abs(each[0].weight - wanted), each[1]),
            )
            files.setdefault(best.weight, path)
        return files

    def refuse_undrawable(self, text: str, where: str, mend: str = "write it with others") -> None:
        """Make sure that a text can be drawn.

        Args:
            text: what is to be drawn.
            where: what the complaint begins with: file and key, or whatever tells what is meant.
            mend: what helps, besides a font that has its letters.

        Raises:
            ReelError: some of its letters are in no font; says which.
        """
        if letters := self.undrawable(text):
            raise ReelError(
                f"{where}: no font has {letters}: {mend}, or name a font that has them under "
                "[font] in the language's words"
            )

    def undrawable(self, text: str) -> str:
        """Name the letters of a text that Typst draws as its sign for a missing one; "" if none."""
        return _undrawable(self, text)


def brought_along(fonts: object) -> bool:
    """Whether a film's own typeface is all that type is set with, and no font of the machine's."""
    return any(fonts is each for each in _brought)


def font_folder() -> Path:
    """Find the folder of the files of FONT, with its licence.

    Raises:
        ReelError: its package is not installed.
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


@cache
def _fonts(typeface: Typeface) -> typst.Fonts:
    folders = [str(font_folder()), *typeface.folders]
    made = typst.Fonts(include_system_fonts=False, font_paths=folders)
    _brought.append(made)
    return made


@cache
def _undrawable(typeface: Typeface, text: str) -> str:
    if text.isascii() and text.isprintable():
        return ""
    missing = set(_glyphs(typeface, _NO_CHARACTER))
    letters = [each for each in dict.fromkeys(text) if missing & set(_glyphs(typeface, each))]
    named = ", ".join(
        f"{letter} (U+{ord(letter):04X})" if letter.isprintable() else f"U+{ord(letter):04X}"
        for letter in letters[:_MOST_NAMED]
    )
    more = len(letters) - _MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named


@cache
def _glyphs(typeface: Typeface, letter: str) -> tuple[str, ...]:
    """Typst's names for what it draws of a letter."""
    source = f"#set text(font: {typeface.for_typst})\n#text({quoted(letter)})"
    drawn = typst.compile(source.encode(), format="svg", font_paths=typeface.fonts)
    assert isinstance(drawn, bytes)
    return tuple(_DRAWN.findall(drawn.decode()))
