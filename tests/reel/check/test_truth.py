"""Statements are told true from false as far as that can be told."""

import pytest
import sympy as sp

from reel.check.truth import is_test, names_given, verdict
from reel.notation.written import (
    ExactlyWhen,
    Float64,
    Gives,
    Rounded,
    approximately,
    equals,
    negative,
    plus,
    power,
    times,
)
from tests.our_film import ROOT

x, y, a, b, u, v = sp.symbols("x y a b u v", positive=True)
n, i = sp.symbols("n i", integer=True, positive=True)
f = sp.Function("f")

TRUE = [
    equals(sp.log(times(x, y)), plus(sp.log(x), sp.log(y))),
    equals(power(2, x), 10),
    equals(power(a, x), b),
    equals(sp.log(sp.Product(f(i), (i, 1, n))), sp.Sum(sp.log(f(i)), (i, 1, n))),
    approximately(x, Rounded(sp.pi, 2)),
    approximately(sp.pi, Rounded(sp.pi, 2)),
    sp.Ne(a, 1, evaluate=False),
    sp.Lt(x, y, evaluate=False),
    ExactlyWhen(sp.Lt(x, y), sp.Lt(sp.log(x), sp.log(y))),
    Gives(power(sp.E, -2000), Float64(0.0)),
]
FALSE = [
    equals(times(2, 3), 7),
    approximately(sp.E, Rounded(sp.pi, 2)),
    sp.Gt(2, 3, evaluate=False),
    ExactlyWhen(sp.Lt(x, y), sp.Lt(sp.log(y), sp.log(x))),
    Gives(power(sp.E, 10), Float64(0.0)),
]
UNTOLD = [
    equals(sp.log(plus(x, y)), plus(sp.log(x), sp.log(y))),
    equals(sp.log(times(2, x)), times(sp.log(2), sp.log(x))),
    equals(sp.sin(x), power(x, 2)),
    equals(power(x, 2), negative(1)),
]


@pytest.mark.parametrize("statement", TRUE, ids=str)
def test_true_statements_are_told(statement: sp.Basic) -> None:
    assert verdict(statement, []) is True


@pytest.mark.parametrize("statement", FALSE, ids=str)
def test_false_statements_are_told(statement: sp.Basic) -> None:
    assert verdict(statement, []) is False


@pytest.mark.parametrize("statement", UNTOLD, ids=str)
def test_what_does_not_hold_for_all_values_is_not_told_true(statement: sp.Basic) -> None:
    assert verdict(statement, []) is None


def test_what_follows_from_names_is_true() -> None:
    statement = equals(sp.log(times(x, y)), plus(u, v))
    assert verdict(statement, []) is None
    named = names_given(equals(u, sp.log(x))) + names_given(equals(sp.log(y), v))
    assert named == [(u, sp.log(x)), (v, sp.log(y))]
    assert verdict(statement, named) is True


def test_what_cannot_be_told_names_its_test() -> None:
    assert is_test("tests/reel/check/test_truth.py::test_what_cannot_be_told_names_its_test", ROOT)
    assert is_test("tests/reel/check/test_truth.py::test_true_statements_are_told[x]", ROOT)
    assert not is_test("tests/reel/check/test_truth.py::test_nil", ROOT)
    assert not is_test("tests/reel/check/nowhere.py::test_nil", ROOT)
    assert not is_test("it is well known", ROOT)
