"""Printing SymPy as Typst, every piece of it labelled, so that a picture can follow the pieces.

SymPy has no Typst printer (sympy issue 24959). This one prints what the clips need as a
mathematician writes it, in the order in which the expression's arguments stand: build with
`reel.notation.written` where SymPy's own order is not the one you want.

Each smallest piece (a symbol, a number, an operator, the word log, a fraction bar) is a `Leaf`.
In the source leaf number k is wrapped in a colour that encodes k, which survives typesetting,
so one compilation tells which glyph belongs to which leaf, and the spacing stays Typst's own.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.printing.precedence import PRECEDENCE
from sympy.printing.printer import Printer

from reel.notation.written import (
    Approximately,
    Argmax,
    Argmin,
    Chain,
    Dotted,
    ExactlyWhen,
    Float64,
    Given,
    Gives,
    Log,
    Named,
    Part,
    Percent,
    Prime,
    Rounded,
    Scientific,
    Short,
)

RoleMap = Mapping[Any, str]
"""Which role which part plays: a part's name or a SymPy expression, to a role of the theme."""

PLAIN: RoleMap = {}
"""No part has a role of its own."""

_RELATIONS = {
    sp.Eq: "=",
    sp.Ne: "!=",
    sp.Lt: "<",
    sp.Le: "<=",
    sp.Gt: ">",
    sp.Ge: ">=",
}
# What needs no brackets of its own after log.
_CLOSED = (Short, AppliedUndef, Given, sp.Indexed, sp.Product)
_NAMED_FUNCTIONS = {"log", "sin", "cos", "tan", "max", "min"}
_ACCENTS = {"hat": "hat", "bar": "macron"}  # theta_hat is an estimate, y_bar a mean
_GREEK = {"alpha", "beta", "gamma", "delta", "epsilon", "theta", "lambda", "mu", "sigma", "phi"}


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
    expr: sp.Basic, roles: RoleMap | None = None, *, role: str = "text", multiply: str = "dot"
) -> Printed:
    """Print an expression or statement.

    Args:
        expr: any SymPy object built of what the clips use; `reel.notation.written` adds its own.
        roles: roles of parts, by part name or by expression; the innermost wins.
        role: the role of all that the map does not name.
        multiply: the sign between factors that need one: "dot" or "times".

    Raises:
        TypeError: the expression holds something that the printer does not know.
    """
    printer = _TypstPrinter(dict(roles or {}), role, multiply)
    return Printed(printer.doprint(expr), tuple(printer.leaves))


class _TypstPrinter(Printer):
    """Prints in reading order and collects leaves as it goes; roles are inherited downwards."""

    def __init__(self, roles: dict[Any, str], role: str, multiply: str) -> None:
        super().__init__()
        self.roles = roles
        self.multiply = multiply
        self.leaves: list[Leaf] = []
        self._roles = [role]
        self._names = [""]

    def _print(self, expr: Any, **kwargs: Any) -> str:
        key = expr.name if isinstance(expr, Part) else expr
        self._roles.append(self.roles.get(key, self._roles[-1]))
        try:
            return str(super()._print(expr, **kwargs))
        finally:
            self._roles.pop()

    def emptyPrinter(self, expr: Any) -> str:
        raise TypeError(f"the Typst printer does not know {type(expr).__name__}: {expr}")

    # Pieces.

    def _leaf(self, token: str, source: str = "", *, solid: bool = False) -> str:
        self.leaves.append(Leaf(token, self._names[-1], self._roles[-1], solid))
        return f"leaf(#{len(self.leaves) - 1}, {source or token})"

    def _bracketed(self, expr: Any) -> str:
        opening = self._leaf("(", r"\(")
        inner = self._print(expr)
        closing = self._leaf(")", r"\)")
        return f"lr({opening} {inner} {closing})"

    def _within(self, expr: Any, level: int) -> str:
        """Print `expr`, bracketed where it binds no tighter than `level`."""
        return self._bracketed(expr) if _binding(expr) <= level else self._print(expr)

    def _function(self, name: str, *arguments: Any) -> str:
        head = self._leaf(name, name if name in _NAMED_FUNCTIONS else "", solid=True)
        opening = self._leaf("(", r"\(")
        inner = self._listed(arguments)
        return f"{head}lr({opening} {inner} {self._leaf(')', chr(92) + ')')})"

    def _listed(self, entries: Sequence[Any]) -> str:
        first, *rest = entries
        pieces = [self._print(first)]
        for entry in rest:
            pieces.append(self._leaf(",", r"\,"))
            pieces.append(self._print(entry))
        return " ".join(pieces)

    # Atoms.

    def _print_Symbol(self, expr: sp.Symbol) -> str:
        head, _, index = expr.name.partition("_")
        source = head if len(head) == 1 or head in _GREEK else f'"{head}"'
        if index in _ACCENTS:
            return self._leaf(expr.name, f"{_ACCENTS[index]}({source})", solid=True)
        if index:
            source = f"{source}_{_index_source(index)}"
        return self._leaf(expr.name, source, solid=True)

    def _print_Integer(self, expr: sp.Integer) -> str:
        if expr < 0:
            return self._leaf("-", "-") + " " + self._print(-expr)
        return self._leaf(f"{expr}", solid=True)

    def _print_Rational(self, expr: sp.Rational) -> str:
        if expr < 0:
            return self._leaf("-", "-") + " " + self._print(-expr)
        return self._fraction([sp.Integer(expr.p)], [sp.Integer(expr.q)])

    def _print_Float(self, expr: sp.Float) -> str:
        return self._leaf(f"{float(expr):g}", solid=True)

    def _print_Rounded(self, expr: Rounded) -> str:
        return self._number(expr.text())

    def _print_Float64(self, expr: Float64) -> str:
        return self._leaf(expr.text(), f'upright("{expr.text()}")', solid=True)

    def _print_Percent(self, expr: Percent) -> str:
        return f"{self._number(expr.text())} thin {self._leaf('%')}"

    def _print_Scientific(self, expr: Scientific) -> str:
        mantissa, exponent = expr.digits()
        head = self._number(mantissa)
        sign = self._leaf("times")
        ten = self._leaf("10", solid=True)
        return f"{head} {sign} {ten}^({self._number(str(exponent))})"

    def _number(self, digits: str) -> str:
        if digits.startswith("-"):
            return self._leaf("-", "-") + " " + self._number(digits[1:])
        return self._leaf(digits, solid=True)

    def _print_Exp1(self, expr: sp.Basic) -> str:
        return self._leaf("e", solid=True)

    def _print_Pi(self, expr: sp.Basic) -> str:
        return self._leaf("pi", solid=True)

    def _print_ImaginaryUnit(self, expr: sp.Basic) -> str:
        return self._leaf("i", solid=True)

    # Compounds.

    def _print_Part(self, expr: Part) -> str:
        self._names.append(expr.name)
        try:
            return self._print(expr.expr)
        finally:
            self._names.pop()

    def _print_Add(self, expr: sp.Add) -> str:
        pieces = []
        for position, term in enumerate(expr.args):
            bare = _positive(term)
            if bare is not None:
                pieces.append(self._leaf("-"))
            elif position:
                pieces.append(self._leaf("+"))
            level = PRECEDENCE["Add"] if bare is not None or position else 0
            pieces.append(self._within(term if bare is None else bare, level))
        return " ".join(pieces)

    def _print_Mul(self, expr: sp.Mul) -> str:
        bare = _positive(expr)
        if bare is not None:
            sign = self._leaf("-")
            return f"{sign} {self._within(bare, PRECEDENCE['Add'])}"
        above, below = _numerator_and_denominator(expr)
        return self._fraction(above, below) if below else self._factors(above)

    def _print_Dotted(self, expr: Dotted) -> str:
        pieces = [self._within(expr.args[0], PRECEDENCE["Add"])]
        for factor in expr.args[1:]:
            pieces.append(self._leaf(self.multiply))
            pieces.append(self._within(factor, PRECEDENCE["Add"]))
        return " ".join(pieces)

    def _factors(self, factors: list[sp.Expr]) -> str:
        if len(factors) == 1:
            return self._print(factors[0])
        pieces: list[str] = []
        for position, factor in enumerate(factors):
            if position and (_starts_with_digit(factor) or _is_sign_needed(factor)):
                pieces.append(self._leaf(self.multiply))
            last = position == len(factors) - 1
            open_ended = not last and _is_open_ended(factor)
            level = PRECEDENCE["Mul"] if open_ended else PRECEDENCE["Add"]
            pieces.append(self._bracketed(factor) if open_ended else self._within(factor, level))
        return " ".join(pieces)

    def _fraction(self, above: list[sp.Expr], below: list[sp.Expr]) -> str:
        numerator = self._factors(above)
        self.leaves.append(Leaf("frac", self._names[-1], self._roles[-1], False))
        bar = len(self.leaves) - 1
        return f"leaf(#{bar}, frac({numerator}, {self._factors(below)}))"

    def _print_Pow(self, expr: sp.Pow) -> str:
        base, exponent = expr.args
        if exponent == sp.Rational(1, 2):
            self.leaves.append(Leaf("sqrt", self._names[-1], self._roles[-1], False))
            root = len(self.leaves) - 1
            return f"leaf(#{root}, sqrt({self._print(base)}))"
        if exponent == -1:
            return self._fraction([sp.S.One], [base])
        if isinstance(base, sp.Indexed):
            name = _indexed(base.base, base.indices).name
            return self._raised(name, "t", lambda: self._print(exponent))
        head = self._within(base, PRECEDENCE["Pow"])
        return f"{head}^({self._print(exponent)})"

    def _print_ExpBase(self, expr: sp.exp) -> str:
        e = self._leaf("e", solid=True)
        return f"{e}^({self._print(expr.args[0])})"

    def _print_log(self, expr: sp.log) -> str:
        head = self._leaf("log", solid=True)
        return f"{head} {self._argument(expr.args[0])}"

    def _print_Log(self, expr: Log) -> str:
        argument, base = expr.args
        head = self._leaf("log", solid=True)
        below = self._print(base)
        return f"{head}_({below}) {self._argument(argument)}"

    def _argument(self, argument: sp.Expr) -> str:
        """Print the argument of a logarithm: log 10, log x, but log(x y), log(a^x), log(-x)."""
        inner = argument.expr if isinstance(argument, Part) else argument
        simple = (
            (isinstance(inner, Rounded) and not isinstance(inner, Scientific))
            or isinstance(inner, _CLOSED)
            or (inner.is_Atom and not _positive(inner))
        )
        return self._print(argument) if simple else self._bracketed(argument)

    def _print_Function(self, expr: sp.Function) -> str:
        # SymPy does not look a function up by its base classes.
        if isinstance(expr, Given):
            return self._print_Given(expr)
        return self._function(expr.func.__name__, *expr.args)

    def _print_Given(self, expr: Given) -> str:
        value, condition = expr.args
        head = self._leaf("p", solid=True)
        opening = self._leaf("(", r"\(")
        inner = self._print(value)
        bar = self._leaf("|", 'class("relation", bar.v)')
        given = self._print(condition)
        return f"{head}lr({opening} {inner} {bar} {given} {self._leaf(')', chr(92) + ')')})"

    def _print_Abs(self, expr: sp.Abs) -> str:
        opening = self._leaf("|", 'class("opening", bar.v)')
        inner = self._print(expr.args[0])
        closing = self._leaf("|", 'class("closing", bar.v)')
        return f"lr({opening} {inner} {closing})"

    def _print_Argmin(self, expr: Argmin) -> str:
        return self._best("argmin", expr)

    def _print_Argmax(self, expr: Argmax) -> str:
        return self._best("argmax", expr)

    def _best(self, name: str, expr: Argmax) -> str:
        body, variable = expr.args
        head = self._leaf(name, f'op("{name}", limits: #true)', solid=True)
        return f"{head}_({self._print(variable)}) {self._within(body, PRECEDENCE['Add'])}"

    def _print_Derivative(self, expr: sp.Derivative) -> str:
        function, (variable, order) = expr.args
        if order != 1:
            raise TypeError(f"the Typst printer knows first derivatives only, not {expr}")
        return self._print_Prime(Prime(Short(function), variable)) + self._bracketed(variable)

    def _print_Indexed(self, expr: sp.Indexed) -> str:
        return self._print_Symbol(_indexed(expr.base, expr.indices))

    def _print_Sum(self, expr: sp.Sum) -> str:
        return self._over_range("sum", "∑", expr)

    def _print_Product(self, expr: sp.Product) -> str:
        return self._over_range("product", "∏", expr)

    def _over_range(self, source: str, token: str, expr: Any) -> str:
        """Print a sum or product; its sign is a leaf, so that a sum can grow out of a product."""
        body, (index, first, last) = expr.args
        head = self._leaf(token, source, solid=True)
        below = f"{self._print(index)} {self._leaf('=')} {self._print(first)}"
        above = self._print(last)
        return f"{head}_({below})^({above}) {self._within(body, PRECEDENCE['Add'])}"

    def _print_Short(self, expr: Short) -> str:
        return self._print_Symbol(_short_name(expr))

    def _print_Named(self, expr: Named) -> str:
        return self._print(expr.args[0])

    def _print_Prime(self, expr: Prime) -> str:
        inner = expr.args[0]
        if not isinstance(inner, (Short, sp.Symbol)):
            return f"{self._bracketed(inner)}{self._leaf(chr(39))}"
        name = (_short_name(inner) if isinstance(inner, Short) else inner).name
        return self._raised(name, "tr", lambda: self._leaf("'"))

    def _raised(self, name: str, corner: str, raised: Callable[[], str]) -> str:
        """Print a symbol with something raised: above its index, not after it."""
        head, _, index = name.partition("_")
        whole = len(self.leaves)
        self.leaves.append(Leaf(name, self._names[-1], self._roles[-1], True))
        head = head if len(head) == 1 or head in _GREEK else f'"{head}"'
        below = f", b: {_index_source(index)}" if index else ""
        return f"leaf(#{whole}, attach({head}, {corner}: {raised()}{below}))"

    def _print_Tuple(self, expr: sp.Tuple) -> str:
        opening = self._leaf("(", r"\(")
        inner = self._listed(expr.args)
        closing = self._leaf(")", r"\)")
        return f"lr({opening} {inner} {closing})"

    # Statements.

    def _print_Relational(self, expr: Any) -> str:
        return self._joined(_RELATIONS[type(expr)], expr.args)

    def _print_Approximately(self, expr: Approximately) -> str:
        return self._joined("approx", expr.args)

    def _print_Gives(self, expr: Gives) -> str:
        return self._joined("->", expr.args)

    def _print_ExactlyWhen(self, expr: ExactlyWhen) -> str:
        return self._joined("<==>", expr.args)

    def _print_Chain(self, expr: Chain) -> str:
        return self._joined("=", expr.args)

    def _joined(self, sign: str, sides: Any) -> str:
        pieces = [self._print(sides[0])]
        for side in sides[1:]:
            pieces.append(self._leaf(sign))
            pieces.append(self._print(side))
        return " ".join(pieces)


def _index_source(index: str) -> str:
    """An index as source: one letter is a variable, more are a word or a number."""
    return index if len(index) == 1 else f'"{index}"'


def _short_name(expr: Short) -> sp.Symbol:
    *indices, _ = expr.args[0].args
    return _indexed(expr.args[0].func.__name__, indices)


def _indexed(name: object, indices: Sequence[sp.Expr]) -> sp.Symbol:
    return sp.Symbol("_".join([str(name), ",".join(map(str, indices))]) if indices else str(name))


def _bare(expr: sp.Basic) -> sp.Basic:
    return expr.expr if isinstance(expr, Part) else expr


def _binding(expr: Any) -> int:
    """How tightly the written form of `expr` holds together (SymPy's precedences)."""
    inner = _bare(expr)
    if _positive(inner) is not None or isinstance(inner, sp.Add):
        return int(PRECEDENCE["Add"])
    if isinstance(inner, sp.Rational) and inner.q != 1:
        return int(PRECEDENCE["Mul"])
    if isinstance(inner, (sp.Mul, Dotted, sp.Sum, sp.Product)):
        return int(PRECEDENCE["Mul"])
    if isinstance(inner, (sp.Pow, sp.exp, sp.log, Log, Scientific)):
        return int(PRECEDENCE["Pow"])
    return int(PRECEDENCE["Atom"])


def _positive(expr: sp.Basic) -> sp.Expr | None:
    """Take from `expr` its leading minus sign; None where it has none."""
    if isinstance(expr, sp.Mul) and expr.args[0] == -1:
        rest = expr.args[1:]
        return rest[0] if len(rest) == 1 else sp.Mul(*rest, evaluate=False)
    if isinstance(expr, sp.Mul) and expr.args[0].is_Number and expr.args[0] < 0:
        return sp.Mul(-expr.args[0], *expr.args[1:], evaluate=False)
    if isinstance(expr, sp.Number) and not isinstance(expr, Rounded) and expr < 0:
        return -expr
    return None


def _numerator_and_denominator(expr: sp.Mul) -> tuple[list[sp.Expr], list[sp.Expr]]:
    above, below = [], []
    for factor in expr.args:
        inner = _bare(factor)
        if isinstance(inner, sp.Pow) and inner.exp == -1:
            below.append(inner.base)
        elif isinstance(inner, sp.Rational) and inner.q != 1:
            below.append(sp.Integer(inner.q))
            above.extend([sp.Integer(inner.p)] if inner.p != 1 else [])
        else:
            above.append(factor)
    return above or [sp.S.One], below


def _starts_with_digit(expr: sp.Basic) -> bool:
    inner = _bare(expr)
    if isinstance(inner, sp.Pow) and inner.exp == sp.Rational(1, 2):
        return False
    if isinstance(inner, (sp.Mul, Dotted, sp.Pow)):
        return _starts_with_digit(inner.args[0])
    return isinstance(inner, (sp.Number, Rounded))


def _is_sign_needed(expr: sp.Basic) -> bool:
    """Whether a product sign must stand before `expr`: e^x after 2 needs none."""
    return isinstance(_bare(expr), sp.Mul)


def _is_open_ended(expr: sp.Basic) -> bool:
    """Whether what follows `expr` would be read as part of it, as after log x."""
    inner = _bare(expr)
    if isinstance(inner, (sp.log, Log)):
        argument = _bare(inner.args[0])
        return argument.is_Atom or isinstance(argument, _CLOSED)
    return isinstance(inner, (sp.Sum, sp.Product))
