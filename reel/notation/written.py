"""How a statement is written, apart from what it means.

SymPy orders and evaluates what it is given: 2·2·2 becomes 8 before anybody sees it. The builders
here keep a statement as its author wrote it, and `meaning` gives back the plain SymPy object.
"""

from itertools import pairwise
from typing import Any

import sympy as sp
from sympy.core.symbol import Str


class Log(sp.Function):
    """The logarithm of `x` to a named `base`, written log_base x; means log(x)/log(base)."""

    nargs = 2

    def doit(self, **hints: Any) -> sp.Expr:
        x, base = self.args
        return sp.log(x.doit(**hints)) / sp.log(base.doit(**hints))


class Part(sp.Expr):
    """An expression that carries a name, so that a picture can find, colour and move it.

    The name does not change what the expression means: `meaning` takes it away.
    """

    is_commutative = True

    def __new__(cls, name: str | Str, expr: Any) -> "Part":
        return sp.Expr.__new__(cls, Str(str(name)), sp.sympify(expr))

    @property
    def name(self) -> str:
        return str(self.args[0].name)

    @property
    def expr(self) -> sp.Expr:
        return self.args[1]

    def doit(self, **hints: Any) -> sp.Expr:
        return self.expr.doit(**hints)


class Rounded(sp.Expr):
    """An exact value that is written with a given number of decimals: log(10, 2) as 3.3219."""

    is_commutative = True

    def __new__(cls, value: Any, decimals: Any) -> "Rounded":
        return sp.Expr.__new__(cls, sp.sympify(value), sp.sympify(decimals))

    def text(self) -> str:
        """The digits as they are written."""
        value, decimals = self.args
        return f"{float(value):.{int(decimals)}f}"

    def doit(self, **hints: Any) -> sp.Expr:
        return self.args[0].doit(**hints)


class Scientific(Rounded):
    """An exact value that is written as m × 10^k, with a given number of decimals in m."""

    def digits(self) -> tuple[str, int]:
        """The mantissa as it is written, and the exponent."""
        value, decimals = self.args
        mantissa, _, exponent = f"{float(value):.{int(decimals)}e}".partition("e")
        return mantissa, int(exponent)


class Percent(Rounded):
    """An exact value that is written as a percentage: 3/100 as 3 %."""

    def text(self) -> str:
        """The digits before the percent sign."""
        value, decimals = self.args
        return f"{float(100 * value):.{int(decimals)}f}"


class Float64(sp.Expr):
    """A float64 number as Python prints it: 0.0, 5e-324, inf, nan; means the number itself."""

    is_commutative = True

    def __new__(cls, value: Any) -> "Float64":
        text = value.name if isinstance(value, Str) else repr(float(value))
        return sp.Expr.__new__(cls, Str(text))

    def text(self) -> str:
        """The number as Python prints it."""
        return str(self.args[0].name)

    def doit(self, **hints: Any) -> sp.Expr:
        return sp.sympify(float(self.text()))


class Dotted(sp.Expr):
    """A product in which every sign is written: x · y rather than x y."""

    is_commutative = True

    def doit(self, **hints: Any) -> sp.Expr:
        return sp.Mul(*(factor.doit(**hints) for factor in self.args))


class Short(sp.Expr):
    """A function written without its variable: f for f(x); of a family, f_i for f(i, x)."""

    is_commutative = True

    def __new__(cls, function: Any) -> "Short":
        return sp.Expr.__new__(cls, sp.sympify(function))

    def doit(self, **hints: Any) -> sp.Expr:
        return self.args[0].doit(**hints)


class Named(sp.Expr):
    """An expression that is written as a symbol: s for log(x + y); means the expression."""

    is_commutative = True

    def __new__(cls, symbol: Any, expr: Any) -> "Named":
        return sp.Expr.__new__(cls, sp.sympify(symbol), sp.sympify(expr))

    def doit(self, **hints: Any) -> sp.Expr:
        return self.args[1].doit(**hints)


class Prime(sp.Expr):
    """The derivative of `expr` by `variable`, written with a prime: f', (f g)'."""

    is_commutative = True

    def __new__(cls, expr: Any, variable: Any) -> "Prime":
        return sp.Expr.__new__(cls, sp.sympify(expr), sp.sympify(variable))

    def doit(self, **hints: Any) -> sp.Expr:
        expr, variable = self.args
        return sp.diff(expr.doit(**hints), variable)


class Given(sp.Function):
    """A density of one thing, given another, written p(y | θ); a subclass says what it means."""

    nargs = 2


class Argmax(sp.Expr):
    """Where `expr` is greatest over all values of `variable`, written argmax_θ expr."""

    is_commutative = True

    def __new__(cls, expr: Any, variable: Any) -> "Argmax":
        return sp.Expr.__new__(cls, sp.sympify(expr), sp.sympify(variable))


class Argmin(Argmax):
    """Where `expr` is least over all values of `variable`, written argmin_θ expr."""


class Approximately(sp.Basic):
    """`left` ≈ `right`: a statement that holds to the decimals that are written."""


class Gives(sp.Basic):
    """`left` → `right`: what float64 arithmetic makes of an expression, be it true or not."""


class ExactlyWhen(sp.Basic):
    """Two statements of which neither is ever true without the other, written with ⟺."""


class Chain(sp.Basic):
    """Several equal expressions in a row: a = b = c."""


def times(*factors: Any) -> sp.Expr:
    """Write a product in just this order."""
    return sp.Mul(*map(sp.sympify, factors), evaluate=False)


def dotted(*factors: Any) -> sp.Expr:
    """Write a product in just this order, with a sign between all factors."""
    return Dotted(*map(sp.sympify, factors))


def plus(*terms: Any) -> sp.Expr:
    """Write a sum in just this order."""
    return sp.Add(*map(sp.sympify, terms), evaluate=False)


def negative(expr: Any) -> sp.Expr:
    """Write −expr."""
    return sp.Mul(sp.Integer(-1), sp.sympify(expr), evaluate=False)


def power(base: Any, exponent: Any) -> sp.Expr:
    """Write base^exponent, not worked out."""
    return sp.Pow(sp.sympify(base), sp.sympify(exponent), evaluate=False)


def over(numerator: Any, denominator: Any) -> sp.Expr:
    """Write numerator/denominator as a fraction, not cancelled."""
    return times(numerator, power(denominator, -1))


def equals(*sides: Any) -> sp.Basic:
    """State that two or more expressions are equal, as written."""
    sides = tuple(map(sp.sympify, sides))
    return sp.Eq(*sides, evaluate=False) if len(sides) == 2 else Chain(*sides)


def approximately(left: Any, right: Any) -> sp.Basic:
    """Write left ≈ right, where `right` is `Rounded` or `Scientific`."""
    return Approximately(sp.sympify(left), sp.sympify(right))


def meaning(expr: sp.Basic) -> sp.Basic:
    """What is written as a plain, evaluated SymPy object, without names and roundings."""
    if isinstance(expr, (Approximately, Chain)):
        return sp.And(*(sp.Eq(a, b) for a, b in pairwise([meaning(arg) for arg in expr.args])))
    return expr.doit()


def holds(statement: sp.Basic) -> bool:
    """Whether a written statement is true for all values of its symbols.

    Equations are simplified to zero (logarithms expanded: say of which symbols are positive);
    ≈ is true when the written digits are the right ones.
    """
    if isinstance(statement, Approximately):
        left, right = statement.args
        right = right.expr if isinstance(right, Part) else right
        written, decimals = right.args
        unit = sp.Integer(10) ** -decimals
        if isinstance(right, Scientific):
            unit *= sp.Integer(10) ** right.digits()[1]
        return bool(abs(sp.N(meaning(left) - meaning(written), 30)) <= unit / 2)
    if isinstance(statement, Chain):
        return all(holds(equals(a, b)) for a, b in pairwise(statement.args))
    if isinstance(statement, sp.Eq):
        difference = meaning(statement.lhs) - meaning(statement.rhs)
        return bool(sp.simplify(sp.expand_log(sp.simplify(difference), force=False)) == 0)
    return bool(meaning(statement) == sp.true)
