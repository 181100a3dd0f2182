"""Languages: how numbers and formulas are written in them, and how fast they are read."""

import re
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any

import msgspec

from reel.records.errors import ReelError
from reel.records.toml import read_toml, record

ENGLISH = "en"
"""In which the tool's own words are, where it knows no others."""

_DATA = Path(__file__).with_name("languages.toml")
_DEFAULT = "default"
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")

_Positive = Annotated[float, msgspec.Meta(gt=0)]


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language's own rules; `languages.toml` explains them.

    Attributes:
        fastest: columns a second.
        line: columns.
        signs: by the token that the film writes.
        functions: names, by the name that the film writes.
    """

    fastest: _Positive
    line: Annotated[int, msgspec.Meta(gt=0)]
    signs: dict[str, str] = {}
    functions: dict[str, str] = {}


class Language(msgspec.Struct, frozen=True, dict=True):
    """One language.

    Attributes:
        tag: as BCP 47 has it, for example "de" or "pt-BR".
        name: its name in itself, "Deutsch".
        decimal: the sign between a number's whole and its fraction.
        between: the sign between two numbers: not the same.
        rules: its own.
    """

    tag: str
    name: str
    decimal: str
    between: str
    rules: Rules

    @cached_property
    def three_letters(self) -> str:
        """Its code in ISO 639-2, as tracks of videos name it."""
        import langcodes  # takes long to import, and few need it

        return langcodes.Language.get(self.tag).to_alpha3()

    def number(self, text: str) -> str:
        """Write what has a decimal point with the language's own sign: "3.32" as "3,32"."""
        return text if self.decimal == "." else _POINT.sub(self.decimal, text)

    def sign(self, token: str) -> str:
        """Choose the sign that is written for a formula's token, mostly itself."""
        return self.between if token == "," else self.rules.signs.get(token, token)

    def function(self, name: str) -> str:
        """Give the name of a function as it is written."""
        return self.rules.functions.get(name, name)


def main_language(tag: str) -> str:
    """Take from a tag what names the language, without region and script: pt of pt-BR."""
    return tag.partition("-")[0]


@cache
def language_of(tag: str) -> Language:
    """Find a language by its tag.

    Raises:
        ReelError: nobody knows such a language.
    """
    from babel import Locale, UnknownLocaleError  # a list of clips needs none

    try:
        if not _TAG.fullmatch(tag):
            raise ValueError(tag)
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        raise ReelError(
            f"no language has the code {tag!r}; codes are as BCP 47 has them: en, de, pt-BR"
        ) from None
    name = locale.get_display_name() or tag
    decimal = locale.number_symbols["latn"]["decimal"]
    between = ";" if decimal == "," else ","
    return Language(tag, name[:1].upper() + name[1:], decimal, between, _rules(tag))


def judge_code(code: str) -> None:
    """Make sure that a code names a language, and is written as all write it: de, not DE or deu.

    Raises:
        ReelError: nobody knows such a language, or its code is written otherwise.
    """
    import langcodes  # takes long to import, and few need it

    language_of(code)
    if (usual := langcodes.standardize_tag(code)) != code:
        raise ReelError(f"the code {code!r} is written {usual!r}")


def _rules(tag: str) -> Rules:
    tables: dict[str, dict[str, Any]] = read_toml(_DATA)
    own = tables.get(tag) or tables.get(main_language(tag), {})
    return record({**tables[_DEFAULT], **own}, Rules, _DATA)
