"""Writing formulas in LaTeX's math mode, for a document that uses amsmath."""

from reel.notation.dialect import Dialect, spaced
from reel.notation.form import (
    Best,
    Brackets,
    Call,
    Fraction,
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
    parts,
)
from reel.notation.typst_sources import BEST, GREEK, OPERATORS
from reel.records.language import Language

_MARKS = {
    "dot": r"\cdot",
    "times": r"\times",
    "!=": r"\ne",
    "<=": r"\le",
    ">=": r"\ge",
    "approx": r"\approx",
    "->": r"\to",
    "<==>": r"\iff",
    "|": r"\mid",
    "%": r"\%",
    "∑": r"\sum",
    "∏": r"\prod",
    "pi": r"\pi",
}
# Of these letters LaTeX has two shapes; Typst shows the second.
_CURLED = {"epsilon", "phi"}
_SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    letter: f"\\{letter}" for letter in "#$%&_{}"
}


class LaTeX(Dialect):
    """LaTeX's math mode, without the dollar signs.

    Args:
        language: in which it is written.
    """

    def __init__(self, language: Language) -> None:
        self._language = language

    def mark(self, form: Mark) -> str:
        token = form.leaf.token
        if form.kind == "float":
            return _text(token)
        if form.kind == "digits":
            return self._language.number(token).replace(",", "{,}")
        if form.kind == "function" and token not in _MARKS and len(token) > 1:
            name = self._language.function(token)
            if name in GREEK | OPERATORS:
                return _letter(name)
            words = _escaped(name).replace(" ", "\\,")
            return f"\\operatorname{'*' * (token in BEST)}{{{words}}}"
        token = self._language.sign(token)
        return _MARKS.get(token, token)

    def name(self, form: Name) -> str:
        symbol = _letter(form.head)
        if form.accent:
            symbol = f"\\{form.accent}{{{symbol}}}"
        return f"{symbol}_{_grouped(_index(form.index))}" if form.index else symbol

    def raised(self, form: Raised) -> str:
        name = self.name(form.name)
        return f"{name}'" if form.prime else f"{name}^{_grouped(self.write(form.raised))}"

    def row(self, form: Row) -> str:
        return spaced(form.items, [self.write(item) for item in form.items])

    def percentage(self, form: Percentage) -> str:
        return f"{self.write(form.number)}\\,{self.write(form.sign)}"

    def fraction(self, form: Fraction) -> str:
        return f"\\frac{{{self.write(form.above)}}}{{{self.write(form.below)}}}"

    def root(self, form: Root) -> str:
        return f"\\sqrt{{{self.write(form.inner)}}}"

    def power(self, form: Power) -> str:
        return f"{self.write(form.base)}^{_grouped(self.write(form.exponent))}"

    def logarithm(self, form: Logarithm) -> str:
        below = f"_{_grouped(self.write(form.base))}" if form.base else ""
        space = "" if isinstance(form.argument, Brackets) else " "
        return f"{self.write(form.head)}{below}{space}{self.write(form.argument)}"

    def brackets(self, form: Brackets) -> str:
        opening, closing = (r"\lvert ", r" \rvert") if form.opening.token == "|" else ("(", ")")
        if any(isinstance(part, (Fraction, Total)) for part in parts(form.inner)):
            opening, closing = rf"\left{opening}", rf"\right{closing.lstrip()}"
        return f"{opening}{self.write(form.inner)}{closing}"

    def call(self, form: Call) -> str:
        return self.write(form.head) + self.write(form.arguments)

    def primed(self, form: Primed) -> str:
        return f"{self.write(form.brackets)}'"

    def best(self, form: Best) -> str:
        head = f"{self.write(form.head)}_{_grouped(self.write(form.variable))}"
        return f"{head} {self.write(form.body)}"

    def total(self, form: Total) -> str:
        below = f"{self.write(form.index)}={self.write(form.first)}"
        above = _grouped(self.write(form.last))
        return f"{self.write(form.sign)}_{{{below}}}^{above} {self.write(form.body)}"


def _letter(head: str) -> str:
    if head in GREEK | OPERATORS:
        return f"\\var{head}" if head in _CURLED else f"\\{head}"
    return head if len(head) == 1 else _text(head)


def _index(index: str) -> str:
    plain = len(index) == 1 or all(each.isdigit() or each == "," for each in index)
    return index if plain else _text(index)


def _grouped(source: str) -> str:
    """Make one argument of a source; a single character is one."""
    return source if len(source) == 1 else f"{{{source}}}"


def _text(words: str) -> str:
    return f"\\text{{{_escaped(words)}}}"


def _escaped(words: str) -> str:
    return "".join(_SPECIAL.get(letter, letter) for letter in words)
