"""Writing formulas in Typst, every piece of them labelled, so that a picture can follow the pieces.

Each smallest piece (a symbol, a number, an operator, the word log, a fraction bar) is a `Leaf`.
In the source leaf number k is wrapped in a colour that encodes k, which survives typesetting,
so one compilation tells which glyph belongs to which leaf, and the spacing stays Typst's own.
"""

from dataclasses import dataclass

import sympy as sp

from reel.notation.dialect import Dialect
from reel.notation.form import (
    Best,
    Brackets,
    Call,
    Fraction,
    Leaf,
    Logarithm,
    Mark,
    Name,
    Percentage,
    Power,
    Primed,
    Raised,
    Root,
    Row,
    Total,
    leaves,
)
from reel.notation.form_printer import RoleMap, form_of
from reel.notation.typst_sources import index_source, mark_source, name_source, symbol_source
from reel.records.language import ENGLISH, Language, language_of


@dataclass(frozen=True)
class Printed:
    """A formula as Typst source (math mode, without the dollar signs) and its leaves."""

    source: str
    leaves: tuple[Leaf, ...]


PREAMBLE = """
#let leaf(k, body) = text(fill: rgb(1, calc.quo(k, 256), calc.rem(k, 256)), body)
#let speck = box(rect(width: 0.01pt, height: 0.01pt, fill: rgb(1, 255, 255), stroke: none))
"""
"""What the source needs before it: leaf k is coloured #01hhll, where k is 256·hh + ll."""

SPECK = 0xFFFF
"""The leaf number of the speck, a dot too small to be seen that stands on the baseline."""


def document(printed: Printed) -> str:
    """The Typst markup of a formula in display style, its speck before it."""
    return f"#speck$display({printed.source})$"


def leaf_of(red: int, green: int, blue: int) -> int | None:
    """Which leaf a typeset colour encodes, or None."""
    return 256 * green + blue if red == 1 else None


def print_typst(
    expr: sp.Basic,
    roles: RoleMap | None = None,
    *,
    role: str = "text",
    multiply: str = "dot",
    language: str = ENGLISH,
) -> Printed:
    """Print an expression or statement.

    Args:
        expr, roles, role, multiply: as for `form_of`.
        language: in which numbers, signs and functions are written, as BCP 47 has it. The leaves
            are the same in all.

    Raises:
        TypeError: the expression holds something that the printer does not know.
    """
    form = form_of(expr, roles, role=role, multiply=multiply)
    source = _LabelledTypst(language_of(language)).write(form)
    return Printed(source, tuple(leaves(form)))


class _LabelledTypst(Dialect):
    """Typst in which every leaf is numbered in reading order.

    All its groups are calls, which keeps the labels from changing how the formula is set.
    """

    def __init__(self, language: Language) -> None:
        self._language = language
        self._count = 0

    def _number(self) -> str:
        self._count += 1
        return f"leaf(#{self._count - 1},"

    def _labelled(self, source: str) -> str:
        return f"{self._number()} {source})"

    def mark(self, form: Mark) -> str:
        return self._labelled(mark_source(form, self._language))

    def name(self, form: Name) -> str:
        return self._labelled(name_source(form))

    def raised(self, form: Raised) -> str:
        start, name = self._number(), form.name
        head = symbol_source(name)
        below = f", b: {index_source(name)}" if name.index else ""
        corner = "tr" if form.prime else "t"
        return f"{start} attach({head}, {corner}: {self.write(form.raised)}{below}))"

    def row(self, form: Row) -> str:
        return " ".join(map(self.write, form.items))

    def percentage(self, form: Percentage) -> str:
        return f"{self.write(form.number)} thin {self.write(form.sign)}"

    def fraction(self, form: Fraction) -> str:
        above, start = self.write(form.above), self._number()
        return f"{start} frac({above}, {self.write(form.below)}))"

    def root(self, form: Root) -> str:
        return f"{self._number()} sqrt({self.write(form.inner)}))"

    def power(self, form: Power) -> str:
        return f"{self.write(form.base)}^({self.write(form.exponent)})"

    def logarithm(self, form: Logarithm) -> str:
        head = self.write(form.head)
        below = f"_({self.write(form.base)})" if form.base else ""
        return f"{head}{below} {self.write(form.argument)}"

    def brackets(self, form: Brackets) -> str:
        opening, closing = _ENDS[form.opening.token]
        start = self._labelled(opening)
        return f"lr({start} {self.write(form.inner)} {self._labelled(closing)})"

    def call(self, form: Call) -> str:
        return self.write(form.head) + self.write(form.arguments)

    def primed(self, form: Primed) -> str:
        return self.write(form.brackets) + self.write(form.prime)

    def best(self, form: Best) -> str:
        head = self.write(form.head)
        return f"{head}_({self.write(form.variable)}) {self.write(form.body)}"

    def total(self, form: Total) -> str:
        head = self.write(form.sign)
        below = " ".join(map(self.write, (form.index, form.equals, form.first)))
        return f"{head}_({below})^({self.write(form.last)}) {self.write(form.body)}"


_ENDS = {
    "(": (r"\(", r"\)"),
    "|": ('class("opening", bar.v)', 'class("closing", bar.v)'),
}
