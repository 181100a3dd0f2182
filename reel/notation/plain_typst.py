"""Writing formulas in Typst as one types them by hand: to be copied, and to be made MathML of."""

from reel.notation.dialect import Dialect, spaced
from reel.notation.form import (
    Best,
    Brackets,
    Call,
    Form,
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
)
from reel.notation.typst_sources import (
    index_source,
    mark_source,
    name_source,
    quoted,
    symbol_source,
)
from reel.records.language import Language


class PlainTypst(Dialect):
    """Typst's math mode, without the dollar signs.

    Args:
        language: in which it is written.
    """

    def __init__(self, language: Language) -> None:
        self._language = language

    def mark(self, form: Mark) -> str:
        token = form.leaf.token
        if form.kind == "float":
            return quoted(token)
        if form.kind == "sign":
            token = self._language.sign(token)
        return {",": ",", ";": ";", "|": "mid(|)"}.get(token) or mark_source(form, self._language)

    def name(self, form: Name) -> str:
        return name_source(form)

    def raised(self, form: Raised) -> str:
        name = form.name
        if not form.prime:
            return f"{self.write(name)}^{self._script(form.raised)}"
        below = f"_{index_source(name)}" if name.index else ""
        return f"{symbol_source(name)}'{below}"

    def row(self, form: Row) -> str:
        return spaced(form.items, [self.write(item) for item in form.items])

    def percentage(self, form: Percentage) -> str:
        return f"{self.write(form.number)} thin {self.write(form.sign)}"

    def fraction(self, form: Fraction) -> str:
        above, below = self.write(form.above), self.write(form.below)
        short = all(isinstance(each, (Mark, Name, Raised)) for each in (form.above, form.below))
        return f"{above}/{below}" if short else f"frac({above}, {below})"

    def root(self, form: Root) -> str:
        return f"sqrt({self.write(form.inner)})"

    def power(self, form: Power) -> str:
        return f"{self.write(form.base)}^{self._script(form.exponent)}"

    def logarithm(self, form: Logarithm) -> str:
        head, argument = self.write(form.head), self.write(form.argument)
        if form.base:
            return f"{head}_{self._script(form.base)} {argument}"
        return head + argument if isinstance(form.argument, Brackets) else f"{head} {argument}"

    def brackets(self, form: Brackets) -> str:
        inner = self.write(form.inner)
        return f"abs({inner})" if form.opening.token == "|" else f"({inner})"

    def call(self, form: Call) -> str:
        head = self.write(form.head)
        # Typst would take what stands in brackets for the index's or the word's own.
        apart = head.endswith(")") or "_" in head
        return f"{head}{' ' * apart}{self.write(form.arguments)}"

    def primed(self, form: Primed) -> str:
        return f"{self.write(form.brackets)}'"

    def best(self, form: Best) -> str:
        head = f"{self.write(form.head)}_{self._script(form.variable)}"
        return f"{head} {self.write(form.body)}"

    def total(self, form: Total) -> str:
        below = f"{self.write(form.index)}={self.write(form.first)}"
        return (
            f"{self.write(form.sign)}_({below})^{self._script(form.last)} {self.write(form.body)}"
        )

    def _script(self, form: Form) -> str:
        """Write what stands raised or lowered: one piece by itself, more in brackets."""
        single = isinstance(form, Mark) or (
            isinstance(form, Name) and not form.index and not form.accent
        )
        return self.write(form) if single else f"({self.write(form)})"
