"""Formulas as MathML, by Typst's own export to HTML."""

import unicodedata
from collections.abc import Sequence
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

import typst

from reel.notation.mathml_setting import set_well
from reel.records.language import Language

# Browsers without a font for mathematics put what combines beside the letter, not above it.
_ACCENTS = {
    "\N{COMBINING CIRCUMFLEX ACCENT}": "\N{MODIFIER LETTER CIRCUMFLEX ACCENT}",
    "\N{COMBINING MACRON}": "\N{MACRON}",
}


def mathml(sources: Sequence[str], language: Language) -> list[Element]:
    """Turn formulas in Typst's math mode into <math> elements, all at once.

    Args:
        sources: the formulas, with decimal points: a comma would be an operator.
        language: in whose way numbers are written.

    Raises:
        ValueError: Typst makes something else of them.
    """
    if not sources:
        return []
    page = "\n\n".join(f"$ {source} $" for source in sources)
    reader = _MathReader()
    reader.feed(typst.compile(page.encode(), format="html").decode())
    if len(reader.found) != len(sources):
        raise ValueError(f"{len(sources)} formulas became {len(reader.found)} of MathML")
    for math in reader.found:
        math.set("display", "block")
        for letter in math.iter("mi"):
            letter.text = _plain(letter.text or "")
        for sign in math.iter("mo"):
            sign.text = _ACCENTS.get(sign.text or "", sign.text)
        for number in math.iter("mn"):
            number.text = language.number(number.text or "")
        set_well(math)
    return reader.found


def _plain(letters: str) -> str:
    """Undo what makes a letter italic: browsers do it anyway, and who copies it wants an x."""
    return unicodedata.normalize("NFKC", letters) if len(letters) == 1 else letters


class _MathReader(HTMLParser):
    """Finds the <math> elements of a page, and takes them out as trees."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []
        self._builder: TreeBuilder | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "math":
            self._builder = TreeBuilder()
        if self._builder:
            self._builder.start(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if not self._builder:
            return
        self._builder.end(tag)
        if tag == "math":
            self.found.append(self._builder.close())
            self._builder = None

    def handle_data(self, data: str) -> None:
        if self._builder:
            self._builder.data(data)
