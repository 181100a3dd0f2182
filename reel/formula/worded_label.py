"""A label that knows which of its glyphs make up which word."""

from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element

import manim as mn
import numpy as np

from reel.formula.label import Label
from reel.formula.typeset import Glyph, ink_of
from reel.records.typeface import quoted

_SPACE = f"#text({quoted(' ')})"


class WordedLabel(Label):
    """A label of several words, which looks as any other; see `Label`.

    Every word is typeset in an ink of its own, as letters that grow together are one glyph, and a
    glyph says nothing of the letters that it stands for.

    Args:
        lines: the lines, their words apart by single spaces.
        colour: #RRGGBB.
        kwargs: as for a `Label`.
    """

    def __init__(self, lines: Sequence[str], *, colour: str, **kwargs: Any) -> None:
        self._count = sum(len(line.split(" ")) for line in lines)
        super().__init__(" ".join(lines), lines=lines, colour=colour, **kwargs)
        self.set_color(colour)

    @staticmethod
    def write(lines: Sequence[str]) -> list[str]:
        """Write lines for Typst; a word's ink is its number."""
        written = []
        number = 0
        for line in lines:
            words = []
            for word in line.split(" "):
                words.append(f'#text(fill: rgb("#{number:06x}"), {quoted(word)})')
                number += 1
            written.append(_SPACE.join(words))
        return written

    def glyph(self, shape: Element, points: np.ndarray) -> Glyph:
        """Note on each glyph which word it belongs to."""
        glyph = super().glyph(shape, points)
        glyph.word = int(ink_of(shape)[1:], 16)
        return glyph

    @property
    def words(self) -> list[mn.VGroup]:
        """The glyphs of each word, in the order in which they are read."""
        words = [mn.VGroup() for _ in range(self._count)]
        for glyph in self.submobjects:
            words[glyph.word].add(glyph)
        return words
