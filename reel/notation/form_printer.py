"""Printing SymPy as the form of a formula: what stands where, in which order, in which brackets.

SymPy has no Typst printer (sympy issue 24959), and its others order as they like. This one prints
what the clips need as a mathematician writes it, in the order in which the expression's arguments
stand: build with `reel.notation.written` where SymPy's own order is not the one you want.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sympy as sp
from sympy.core.function import AppliedUndef
from sympy.printing.precedence import PRECEDENCE
from sympy.printing.printer import Printer

from reel.notation.form import (
    Best,
    Brackets,
    Call,
    Form,
    Fraction,
    Kind,
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
)
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
_ACCENTS = ("hat", "bar")  # theta_hat is an estimate, y_bar a mean


def form_of(
    expr: sp.Basic, roles: RoleMap | None = None, *, role: str = "text", multiply: str = "dot"
) -> Form:
    """Print an expression or statement.

    Args:
        expr: any SymPy object built of what the clips use; `reel.notation.written` adds its own.
        roles: roles of parts, by part name or by expression; the innermost wins.
        role: the role of all that the map does not name.
        multiply: the sign between factors that need one: "dot" or "times".

    Raises:
        TypeError: the expression holds something that the printer does not know.
    """
    return _FormPrinter(dict(roles or {}), role, multiply).doprint(expr)


class _FormPrinter(Printer):
    """Prints in reading order; roles are inherited downwards."""

    def __init__(self, roles: dict[Any, str], role: str, multiply: str) -> None:
        super().__init__()
        self.roles = roles
        self.multiply = multiply
        self._roles = [role]
        self._names = [""]

    def doprint(self, expr: Any) -> Form:
        return self._print(expr)

    def _print(self, expr: Any, **kwargs: Any) -> Form:
        key = expr.name if isinstance(expr, Part) else expr
        self._roles.append(self.roles.get(key, self._roles[-1]))
        try:
            form: Form = super()._print(expr, **kwargs)
            return form
        finally:
            self._roles.pop()

    def emptyPrinter(self, expr: Any) -> Form:
        raise TypeError(f"the formula printer does not know {type(expr).__name__}: {expr}")

    # Pieces.

    def _leaf(self, token: str, *, solid: bool = False) -> Leaf:
        return Leaf(token, self._names[-1], self._roles[-1], solid)

    def _sign(self, token: str) -> Mark:
        return Mark(self._leaf(token), "sign")

    def _mark(self, token: str, kind: Kind) -> Mark:
        return Mark(self._leaf(token, solid=True), kind)

    def _bracketed(self, expr: Any) -> Brackets:
        return self._between("(", lambda: self._print(expr), ")")

    def _between(self, opening: str, inner: Callable[[], Form], closing: str) -> Brackets:
        return Brackets(self._leaf(opening), inner(), self._leaf(closing))

    def _within(self, expr: Any, level: int) -> Form:
        """Print `expr`, bracketed where it binds no tighter than `level`."""
        return self._bracketed(expr) if _binding(expr) <= level else self._print(expr)

    def _listed(self, entries: Sequence[Any]) -> Form:
        first, *rest = entries
        pieces = [self._print(first)]
        for entry in rest:
            pieces.append(self._sign(","))
            pieces.append(self._print(entry))
        return _row(pieces)

    # Atoms.

    def _print_Symbol(self, expr: sp.Symbol) -> Form:
        return self._name(expr.name)

    def _name(self, name: str) -> Name:
        head, _, index = name.partition("_")
        leaf = self._leaf(name, solid=True)
        return Name(leaf, head, accent=index) if index in _ACCENTS else Name(leaf, head, index)

    def _print_Integer(self, expr: sp.Integer) -> Form:
        if expr < 0:
            return Row((self._sign("-"), self._print(-expr)))
        return self._mark(f"{expr}", "digits")

    def _print_Rational(self, expr: sp.Rational) -> Form:
        if expr < 0:
            return Row((self._sign("-"), self._print(-expr)))
        return self._fraction([sp.Integer(expr.p)], [sp.Integer(expr.q)])

    def _print_Float(self, expr: sp.Float) -> Form:
        return self._number(f"{float(expr):g}")

    def _print_Rounded(self, expr: Rounded) -> Form:
        return self._number(expr.text())

    def _print_Float64(self, expr: Float64) -> Form:
        return self._mark(expr.text(), "float")

    def _print_Percent(self, expr: Percent) -> Form:
        return Percentage(self._number(expr.text()), self._sign("%"))

    def _print_Scientific(self, expr: Scientific) -> Form:
        mantissa, exponent = expr.digits()
        head = self._number(mantissa)
        sign = self._sign("times")
        ten = self._mark("10", "digits")
        return Row((head, sign, Power(ten, self._number(str(exponent)))))

    def _number(self, digits: str) -> Form:
        if digits.startswith("-"):
            return Row((self._sign("-"), self._number(digits[1:])))
        return self._mark(digits, "digits")

    def _print_Exp1(self, expr: sp.Basic) -> Form:
        return self._mark("e", "constant")

    def _print_Pi(self, expr: sp.Basic) -> Form:
        return self._mark("pi", "constant")

    def _print_ImaginaryUnit(self, expr: sp.Basic) -> Form:
        return self._mark("i", "constant")

    # Compounds.

    def _print_Part(self, expr: Part) -> Form:
        self._names.append(expr.name)
        try:
            return self._print(expr.expr)
        finally:
            self._names.pop()

    def _print_Add(self, expr: sp.Add) -> Form:
        pieces: list[Form] = []
        for position, term in enumerate(expr.args):
            bare = _positive(term)
            if bare is not None:
                pieces.append(self._sign("-"))
            elif position:
                pieces.append(self._sign("+"))
            level = PRECEDENCE["Add"] if bare is not None or position else 0
            pieces.append(self._within(term if bare is None else bare, level))
        return _row(pieces)

    def _print_Mul(self, expr: sp.Mul) -> Form:
        bare = _positive(expr)
        if bare is not None:
            sign = self._sign("-")
            return Row((sign, self._within(bare, PRECEDENCE["Add"])))
        above, below = _numerator_and_denominator(expr)
        return self._fraction(above, below) if below else self._factors(above)

    def _print_Dotted(self, expr: Dotted) -> Form:
        pieces = [self._within(expr.args[0], PRECEDENCE["Add"])]
        for factor in expr.args[1:]:
            pieces.append(self._sign(self.multiply))
            pieces.append(self._within(factor, PRECEDENCE["Add"]))
        return _row(pieces)

    def _factors(self, factors: list[sp.Expr]) -> Form:
        if len(factors) == 1:
            return self._print(factors[0])
        pieces: list[Form] = []
        for position, factor in enumerate(factors):
            if position and (_starts_with_digit(factor) or _is_sign_needed(factor)):
                pieces.append(self._sign(self.multiply))
            last = position == len(factors) - 1
            open_ended = not last and _is_open_ended(factor)
            level = PRECEDENCE["Mul"] if open_ended else PRECEDENCE["Add"]
            pieces.append(self._bracketed(factor) if open_ended else self._within(factor, level))
        return _row(pieces, product=True)

    def _fraction(self, above: list[sp.Expr], below: list[sp.Expr]) -> Form:
        return Fraction(self._factors(above), self._leaf("frac"), self._factors(below))

    def _print_Pow(self, expr: sp.Pow) -> Form:
        base, exponent = expr.args
        if exponent == sp.Rational(1, 2):
            return Root(self._leaf("sqrt"), self._print(base))
        if exponent == -1:
            return self._fraction([sp.S.One], [base])
        if isinstance(base, sp.Indexed):
            name = _indexed(base.base, base.indices).name
            return Raised(self._name(name), self._print(exponent), prime=False)
        return Power(self._within(base, PRECEDENCE["Pow"]), self._print(exponent))

    def _print_ExpBase(self, expr: sp.exp) -> Form:
        return Power(self._mark("e", "constant"), self._print(expr.args[0]))

    def _print_log(self, expr: sp.log) -> Form:
        return Logarithm(self._mark("log", "function"), None, self._argument(expr.args[0]))

    def _print_Log(self, expr: Log) -> Form:
        argument, base = expr.args
        head = self._mark("log", "function")
        return Logarithm(head, self._print(base), self._argument(argument))

    def _argument(self, argument: sp.Expr) -> Form:
        """Print the argument of a logarithm: log 10, log x, but log(x y), log(a^x), log(-x)."""
        inner = argument.expr if isinstance(argument, Part) else argument
        simple = (
            (isinstance(inner, Rounded) and not isinstance(inner, Scientific))
            or isinstance(inner, _CLOSED)
            or (inner.is_Atom and not _positive(inner))
        )
        return self._print(argument) if simple else self._bracketed(argument)

    def _print_Function(self, expr: sp.Function) -> Form:
        # SymPy does not look a function up by its base classes.
        if isinstance(expr, Given):
            return self._print_Given(expr)
        name = expr.func.__name__
        head = self._name(name) if "_" in name else self._mark(name, "function")
        return Call(head, self._between("(", lambda: self._listed(expr.args), ")"))

    def _print_Given(self, expr: Given) -> Form:
        value, condition = expr.args
        head = self._mark("p", "function")

        def inner() -> Form:
            return Row((self._print(value), self._sign("|"), self._print(condition)))

        return Call(head, self._between("(", inner, ")"))

    def _print_Abs(self, expr: sp.Abs) -> Form:
        return self._between("|", lambda: self._print(expr.args[0]), "|")

    def _print_Argmin(self, expr: Argmin) -> Form:
        return self._best("argmin", expr)

    def _print_Argmax(self, expr: Argmax) -> Form:
        return self._best("argmax", expr)

    def _best(self, name: str, expr: Argmax) -> Form:
        body, variable = expr.args
        head = self._mark(name, "function")
        return Best(head, self._print(variable), self._within(body, PRECEDENCE["Add"]))

    def _print_Derivative(self, expr: sp.Derivative) -> Form:
        function, (variable, order) = expr.args
        if order != 1:
            raise TypeError(f"the formula printer knows first derivatives only, not {expr}")
        head = self._print_Prime(Prime(Short(function), variable))
        return Call(head, self._bracketed(variable))

    def _print_Indexed(self, expr: sp.Indexed) -> Form:
        return self._print_Symbol(_indexed(expr.base, expr.indices))

    def _print_Sum(self, expr: sp.Sum) -> Form:
        return self._over_range("∑", expr)

    def _print_Product(self, expr: sp.Product) -> Form:
        return self._over_range("∏", expr)

    def _over_range(self, token: str, expr: Any) -> Form:
        """Print a sum or product; its sign is a leaf, so that a sum can grow out of a product."""
        body, (index, first, last) = expr.args
        return Total(
            self._mark(token, "function"),
            self._print(index),
            self._sign("="),
            self._print(first),
            self._print(last),
            self._within(body, PRECEDENCE["Add"]),
        )

    def _print_Short(self, expr: Short) -> Form:
        return self._print_Symbol(_short_name(expr))

    def _print_Named(self, expr: Named) -> Form:
        return self._print(expr.args[0])

    def _print_Prime(self, expr: Prime) -> Form:
        inner = expr.args[0]
        if not isinstance(inner, (Short, sp.Symbol)):
            return Primed(self._bracketed(inner), self._sign("'"))
        name = (_short_name(inner) if isinstance(inner, Short) else inner).name
        return Raised(self._name(name), self._sign("'"), prime=True)

    def _print_Tuple(self, expr: sp.Tuple) -> Form:
        return self._between("(", lambda: self._listed(expr.args), ")")

    # Statements.

    def _print_Relational(self, expr: Any) -> Form:
        return self._joined(_RELATIONS[type(expr)], expr.args)

    def _print_Approximately(self, expr: Approximately) -> Form:
        return self._joined("approx", expr.args)

    def _print_Gives(self, expr: Gives) -> Form:
        return self._joined("->", expr.args)

    def _print_ExactlyWhen(self, expr: ExactlyWhen) -> Form:
        return self._joined("<==>", expr.args)

    def _print_Chain(self, expr: Chain) -> Form:
        return self._joined("=", expr.args)

    def _joined(self, sign: str, sides: Any) -> Form:
        pieces = [self._print(sides[0])]
        for side in sides[1:]:
            pieces.append(self._sign(sign))
            pieces.append(self._print(side))
        return _row(pieces)


def _row(pieces: Sequence[Form], *, product: bool = False) -> Form:
    return pieces[0] if len(pieces) == 1 else Row(tuple(pieces), product)


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
