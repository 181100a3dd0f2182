"""A formula on the stage: printed from SymPy, its parts named and coloured by role."""

from typing import Any
from xml.etree.ElementTree import Element

import manim as mn
import numpy as np
import sympy as sp

from reel.formula.label import font_size
from reel.formula.language import ask_for_tokens, written_language, written_typeface
from reel.formula.typeset import Glyph, Typeset, ink_of
from reel.notation.form_printer import RoleMap
from reel.notation.typst_printer import PREAMBLE, SPECK, document, leaf_of, print_typst
from reel.records.theme import Theme

_LINE_GAP = 0.28  # between the lines of a formula that is broken (Manim's units)
_STROKE_PER_UNIT = 100  # Manim's stroke widths are hundredths of its units


class Formula(Typeset):
    """A SymPy expression or statement, typeset.

    Args:
        expr: what it says; `reel.notation.written` keeps the order of its terms and names parts.
        theme: gives each role its colour.
        roles: roles of parts, by part name or by expression.
        role: the role of all that the map does not name.
        size: a name from `reel.formula.label.SIZES`.
        multiply: the sign between factors that need one: "dot" or "times".

    Raises:
        ReelError: some letters are in no font.

    Attributes:
        expr: the SymPy object.
        leaves: its smallest pieces, in reading order.
        language: in which it is written, as BCP 47 has it.
    """

    def __init__(
        self,
        expr: sp.Basic,
        *,
        theme: Theme,
        roles: RoleMap | None = None,
        role: str = "text",
        size: str = "formula",
        multiply: str = "dot",
    ) -> None:
        self.language = written_language().tag
        printed = print_typst(expr, roles, role=role, multiply=multiply, language=self.language)
        self.expr = expr
        self.leaves = printed.leaves
        ask_for_tokens(leaf.token for leaf in self.leaves)
        tokens = "".join(leaf.token for leaf in self.leaves)
        written_typeface().refuse_undrawable(tokens, f"the formula {expr}")
        super().__init__(
            document(printed),
            typst_preamble=PREAMBLE,
            font_size=font_size(size),
        )
        for glyph in self.submobjects:
            if glyph.leaf is not None and glyph.leaf != SPECK:
                glyph.set_color(theme.colour(self.leaves[glyph.leaf].role))

    def glyph(self, shape: Element, points: np.ndarray) -> Glyph:
        """Note on each glyph which leaf it belongs to: the typeset colour says it."""
        glyph = super().glyph(shape, points)
        glyph.leaf = leaf_of(*bytes.fromhex(ink_of(shape)[1:]))
        return glyph

    def _refresh_svg_stroke_widths(self) -> None:
        """Keep fraction bars and roots as thick as Typst means them, at every size and quality.

        Manim measures them in pixels.
        """
        for glyph in self.submobjects:
            if hasattr(glyph, "source_size"):
                scale = max(glyph.width, glyph.height) / glyph.source_size
                glyph.set_stroke(width=_STROKE_PER_UNIT * glyph.source_width * scale)

    def glyphs(self, number: int) -> mn.VGroup:
        """The glyphs of leaf `number`."""
        return mn.VGroup(*(glyph for glyph in self.submobjects if glyph.leaf == number))

    def part(self, key: Any, occurrence: int | None = None) -> mn.VGroup:
        """The glyphs of a part.

        Args:
            key: a part's name, or the token of a leaf such as "x", "=", "log", "10".
            occurrence: which of several, counted from 0; all of them when not given.

        Raises:
            KeyError: the formula has no such part.
        """
        numbers = [n for n, leaf in enumerate(self.leaves) if str(key) in (leaf.name, leaf.token)]
        if occurrence is not None:
            numbers = numbers[occurrence : occurrence + 1]
        if not numbers:
            names = sorted({leaf.name or leaf.token for leaf in self.leaves})
            raise KeyError(f"{self.expr} has no part {key!r}; its parts are {names}")
        wanted = set(numbers)
        return mn.VGroup(*(glyph for glyph in self.submobjects if glyph.leaf in wanted))

    def break_before(self, key: Any, occurrence: int = 0, *, under: Any = None) -> "Formula":
        """Move what begins with a leaf onto a line of its own.

        Args:
            key, occurrence: the leaf, as in `part`.
            under: the token below which the second line begins; by default, the formula's start.
        """
        found = [n for n, leaf in enumerate(self.leaves) if str(key) in (leaf.name, leaf.token)]
        first = found[occurrence]
        drawn = [glyph for glyph in self.submobjects if glyph.leaf != SPECK]
        head = mn.VGroup(*(glyph for glyph in drawn if glyph.leaf < first))
        tail = mn.VGroup(*(glyph for glyph in drawn if glyph.leaf >= first))
        start = (head if under is None else self.part(under, 0)).get_left()[0]
        tail.shift((start - tail.get_left()[0]) * mn.RIGHT)
        tail.shift((head.get_bottom()[1] - _LINE_GAP - tail.get_top()[1]) * mn.UP)
        return self

    @property
    def baseline(self) -> float:
        """The height (Manim's units) of the line that the formula stands on."""
        return float(self.glyphs(SPECK).get_bottom()[1])

    def align_baseline(self, other: "Formula") -> "Formula":
        """Move up or down until this stands on the same line as `other`."""
        self.shift((other.baseline - self.baseline) * mn.UP)
        return self
