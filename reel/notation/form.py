"""The form of a formula: what stands where in it, whatever it is then written in.

`reel.notation.form_printer` decides order, brackets and signs once, and makes a tree of these;
each dialect (Typst, LaTeX, speech) writes the tree out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Literal

Kind = Literal["sign", "digits", "constant", "function", "float"]
"""What a mark is: an operator or relation, digits, e or π or i, a function's name, a float64."""


@dataclass(frozen=True)
class Leaf:
    """The smallest piece of a formula.

    Attributes:
        token: what it shows, for example "x", "2", "+", "log".
        name: the name of the innermost `Part` it stands in, or "".
        role: its role in the theme.
        solid: whether it is a symbol, number or function name, not an operator or bracket.
    """

    token: str
    name: str
    role: str
    solid: bool


@dataclass(frozen=True)
class Mark:
    """A leaf by itself: a sign, a number, a constant, the name of a function."""

    leaf: Leaf
    kind: Kind


@dataclass(frozen=True)
class Name:
    """A symbol.

    Attributes:
        leaf: head and index are one leaf.
        head: a letter, the name of a Greek one, or a word.
        index: what stands below it: a letter, a number or a word; or "".
        accent: what stands above it: "hat", "bar" or "".
    """

    leaf: Leaf
    head: str
    index: str = ""
    accent: str = ""


@dataclass(frozen=True)
class Raised:
    """A symbol with a prime or an exponent that stands above its index, not after it."""

    name: Name
    raised: "Form"
    prime: bool


@dataclass(frozen=True)
class Row:
    """Forms side by side.

    Attributes:
        items: from left to right.
        product: whether two that have no sign between them are multiplied.
    """

    items: tuple["Form", ...]
    product: bool = False


@dataclass(frozen=True)
class Percentage:
    """A number and its percent sign."""

    number: "Form"
    sign: Mark


@dataclass(frozen=True)
class Fraction:
    """One form above another, and the bar between them."""

    above: "Form"
    bar: Leaf
    below: "Form"


@dataclass(frozen=True)
class Root:
    """A square root: its sign, and what stands below it."""

    sign: Leaf
    inner: "Form"


@dataclass(frozen=True)
class Power:
    """A base and its exponent."""

    base: "Form"
    exponent: "Form"


@dataclass(frozen=True)
class Logarithm:
    """The word log, its base if it has one, and of what it is."""

    head: Mark
    base: "Form | None"
    argument: "Form"


@dataclass(frozen=True)
class Brackets:
    """A form in round brackets, or between bars."""

    opening: Leaf
    inner: "Form"
    closing: Leaf


@dataclass(frozen=True)
class Call:
    """A function and its arguments."""

    head: "Form"
    arguments: Brackets


@dataclass(frozen=True)
class Primed:
    """Brackets with a prime."""

    brackets: Brackets
    prime: Mark


@dataclass(frozen=True)
class Best:
    """The word argmax or argmin, over which variable, and of what."""

    head: Mark
    variable: "Form"
    body: "Form"


@dataclass(frozen=True)
class Total:
    """The sign of a sum or product, from where to where its index runs, and of what it is."""

    sign: Mark
    index: "Form"
    equals: Mark
    first: "Form"
    last: "Form"
    body: "Form"


Form = (
    Mark
    | Name
    | Raised
    | Row
    | Percentage
    | Fraction
    | Root
    | Power
    | Logarithm
    | Brackets
    | Call
    | Primed
    | Best
    | Total
)


def leaves(form: Form) -> Iterator[Leaf]:
    """Yield a form's leaves in reading order: the fields above stand in it."""
    for field in fields(form):
        value = getattr(form, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Leaf):
                yield part
            elif isinstance(part, Form):
                yield from leaves(part)


def parts(form: Form) -> Iterator[Form]:
    """Yield a form and all that it is made of."""
    yield form
    for field in fields(form):
        value = getattr(form, field.name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Form):
                yield from parts(part)
