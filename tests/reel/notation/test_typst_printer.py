"""Formulas print as a mathematician writes them, and their pieces can be found again."""

import re
from typing import Any

import pytest
import sympy as sp
import typst

from reel.notation.typst_printer import PREAMBLE, document, leaf_of, print_typst
from reel.notation.written import (
    Argmax,
    Argmin,
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
    approximately,
    equals,
    negative,
    over,
    plus,
    power,
    times,
)

x, y, a, b = sp.symbols("x y a b", positive=True)
i, n = sp.symbols("i n", integer=True, positive=True)
f = sp.Function("f")
f_i = Short(f(i, x))
r = sp.IndexedBase("r")

WRITTEN = [
    (equals(power(2, x), 8), "2^(x) = 8"),
    (times(2, 2, 2), "2 dot 2 dot 2"),
    (times(power(2, 3), power(2, 2)), "2^(3) dot 2^(2)"),
    (power(2, plus(3, 2)), "2^(3 + 2)"),
    (plus(y, x), "y + x"),
    (plus(x, negative(y), -3), "x - y - 3"),
    (negative(plus(x, y)), "- ( x + y )"),
    (times(x, plus(x, y)), "x ( x + y )"),
    (times(x, 3), "x dot 3"),
    (times(2, x), "2 x"),
    (Log(10, 2), "log_(2) 10"),
    (Log(times(x, y), a), "log_(a) ( x y )"),
    (sp.log(x), "log x"),
    (times(sp.log(x), y), "( log x ) y"),
    (power(power(2, 3), 2), "( 2^(3) )^(2)"),
    (power(-2, Part("half", sp.Rational(1, 2))), "( - 2 )^(frac(1, 2))"),
    (power(plus(x, y), 2), "( x + y )^(2)"),
    (over(Log(x, a), Log(b, a)), "frac(log_(a) x, log_(a) b)"),
    (sp.sqrt(x), "sqrt(x)"),
    (times(x, sp.sqrt(times(2, y), evaluate=False)), "x sqrt(2 y)"),
    (sp.exp(-x), "e^(- x)"),
    (sp.Derivative(f(x), x), "attach(f, tr: ')( x )"),
    (sp.Symbol("x_i"), "x_i"),
    (sp.Symbol("theta_hat"), "hat(theta)"),
    (sp.Symbol("y_bar"), "macron(y)"),
    (sp.log(f(x)), "log f( x )"),
    (sp.Abs(r[i]), 'class("opening", bar.v) r_i class("closing", bar.v)'),
    (sp.log(Given(r[i], x)), 'log p( r_i class("relation", bar.v) x )'),
    (Argmax(f(x), x), 'op("argmax", limits: #true)_(x) f( x )'),
    (Argmin(negative(f(x)), x), 'op("argmin", limits: #true)_(x) ( - f( x ) )'),
    (f_i, "f_i"),
    (Short(f(12, x)), 'f_"12"'),
    (Prime(f_i, x), "attach(f, tr: ', b: i)"),
    (Prime(sp.log(x), x), "( log x )'"),
    (sp.Sum(r[i] ** 2, (i, 1, n)), "sum_(i = 1)^(n) attach(r, t: 2, b: i)"),
    (sp.Sum(plus(x, r[i]), (i, 1, n)), "sum_(i = 1)^(n) ( x + r_i )"),
    (sp.log(sp.Product(f_i, (i, 1, n))), "log product_(i = 1)^(n) f_i"),
    (times(x, sp.Sum(sp.log(f_i), (i, 1, n))), "x sum_(i = 1)^(n) log f_i"),
    (times(sp.Sum(f_i, (i, 1, n)), x), "( sum_(i = 1)^(n) f_i ) x"),
    (times(sp.log(f_i), x), "( log f_i ) x"),
    (Percent(sp.Rational(253, 5000), 2), "5.06 thin %"),
    (Float64(5e-324), 'upright("5e-324")'),
    (Named(sp.Symbol("s"), x + y), "s"),
    (Gives(power(sp.E, 1000), Float64(float("inf"))), 'e^(1000) -> upright("inf")'),
    (sp.Symbol("theta_hat"), "hat(theta)"),
    (sp.Ne(a, 1), "a != 1"),
    (ExactlyWhen(sp.Lt(x, y), sp.Lt(a, b)), "x < y <==> a < b"),
    (Rounded(sp.log(10) / sp.log(2), 4), "3.3219"),
    (Scientific(sp.Rational(1, 7) * sp.Integer(10) ** -14, 1), "1.4 times 10^(- 15)"),
    (approximately(x, Rounded(sp.pi, 2)), "x approx 3.14"),
]


def bare(source: str) -> str:
    """Take the leaves' wrapping, and the lr() around brackets, off a printed source."""
    shown, open_calls = "", []
    for piece in re.findall(r"leaf\(#\d+, |lr\(|\\.|[()]|[^()\\lr]+|.", source):
        if piece.startswith(("leaf(", "lr(")):
            open_calls.append("")
        elif piece == "(":
            open_calls.append("(")
            shown += piece
        elif piece == ")":
            shown += ")" if open_calls.pop() else ""
        else:
            shown += piece.removeprefix("\\")
    return shown


@pytest.mark.parametrize(("expr", "written"), WRITTEN, ids=[w for _, w in WRITTEN])
def test_prints_as_written(expr: Any, written: str) -> None:
    assert bare(print_typst(expr).source) == written


def test_labels_are_as_pictures_in_the_cache_have_them() -> None:
    """All that is drawn of formulas hangs on this: another source draws every clip anew."""
    rate = over(Prime(f_i, x), plus(x, 1))
    assert print_typst(equals(Log(sp.Abs(r[i]), 2), times(sp.sqrt(y), rate))).source == (
        r"leaf(#0, log)_(leaf(#1, 2)) lr(leaf(#2, \() "
        r'lr(leaf(#3, class("opening", bar.v)) leaf(#4, r_i) leaf(#5, class("closing", bar.v))) '
        r"leaf(#6, \))) leaf(#7, =) leaf(#8, sqrt(leaf(#9, y))) leaf(#10, dot) "
        r"leaf(#13, frac(leaf(#11, attach(f, tr: leaf(#12, '), b: i)), "
        r"leaf(#14, x) leaf(#15, +) leaf(#16, 1)))"
    )
    assert print_typst(sp.Sum(Given(r[i], x) ** 2, (i, 1, n))).source == (
        r"leaf(#0, sum)_(leaf(#1, i) leaf(#2, =) leaf(#3, 1))^(leaf(#4, n)) "
        r'leaf(#5, p)lr(leaf(#6, \() leaf(#7, r_i) leaf(#8, class("relation", bar.v)) '
        r"leaf(#9, x) leaf(#10, \)))^(leaf(#11, 2))"
    )


def test_multiplication_sign_is_the_authors_choice() -> None:
    assert bare(print_typst(times(2, 3), multiply="times").source) == "2 times 3"


def test_what_the_printer_does_not_know_is_an_error() -> None:
    with pytest.raises(TypeError, match="does not know"):
        print_typst(sp.ImmutableMatrix([[1]]))


def test_parts_carry_names_and_roles() -> None:
    printed = print_typst(
        equals(power(Part("base", 2), x), 8), {"base": "exponential", x: "logarithm"}
    )
    by_token = {leaf.token: leaf for leaf in printed.leaves}
    assert by_token["2"].name == "base"
    assert by_token["2"].role == "exponential"
    assert by_token["x"].role == "logarithm"
    assert by_token["8"].role == "text"
    assert not by_token["="].solid


@pytest.mark.parametrize("expr", [expr for expr, _ in WRITTEN], ids=[w for _, w in WRITTEN])
def test_every_leaf_is_found_again_in_the_typeset_picture(expr: Any) -> None:
    printed = print_typst(expr)
    page = "#set page(width: auto, height: auto)"
    svg = typst.compile(f"{page}\n{PREAMBLE}\n{document(printed)}".encode(), format="svg")
    colours = re.findall(r'(?:fill|stroke)="#(..)(..)(..)"', svg.decode())
    found = {leaf_of(*(int(channel, 16) for channel in colour)) for colour in colours}
    assert set(range(len(printed.leaves))) <= found
