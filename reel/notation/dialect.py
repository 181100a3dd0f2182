"""What a form is written in: a dialect says how each kind of form looks in it."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

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


class Dialect(ABC):
    """Writes forms out; each method writes its parts in reading order."""

    def write(self, form: Form) -> str:
        """Write a form."""
        method = getattr(self, type(form).__name__.lower())
        return str(method(form))

    @abstractmethod
    def mark(self, form: Mark) -> str: ...

    @abstractmethod
    def name(self, form: Name) -> str: ...

    @abstractmethod
    def raised(self, form: Raised) -> str: ...

    @abstractmethod
    def row(self, form: Row) -> str: ...

    @abstractmethod
    def percentage(self, form: Percentage) -> str: ...

    @abstractmethod
    def fraction(self, form: Fraction) -> str: ...

    @abstractmethod
    def root(self, form: Root) -> str: ...

    @abstractmethod
    def power(self, form: Power) -> str: ...

    @abstractmethod
    def logarithm(self, form: Logarithm) -> str: ...

    @abstractmethod
    def brackets(self, form: Brackets) -> str: ...

    @abstractmethod
    def call(self, form: Call) -> str: ...

    @abstractmethod
    def primed(self, form: Primed) -> str: ...

    @abstractmethod
    def best(self, form: Best) -> str: ...

    @abstractmethod
    def total(self, form: Total) -> str: ...


def is_sign(form: Form) -> bool:
    """Whether a form is an operator, a relation or a comma."""
    return isinstance(form, Mark) and form.kind == "sign"


def spaced(items: Sequence[Form], written: Sequence[str]) -> str:
    """Join what is written side by side: spaces, but none after a minus sign that negates."""
    text = ""
    negated = False
    for number, (item, piece) in enumerate(zip(items, written, strict=True)):
        comma = is_sign(item) and isinstance(item, Mark) and item.leaf.token == ","
        text += piece if negated or comma or not number else f" {piece}"
        minus = isinstance(item, Mark) and item.leaf.token == "-"
        negated = minus and (not number or is_sign(items[number - 1]))
    return text
