"""A written statement keeps its order, and is true only if it is."""

import pytest
import sympy as sp

from reel.notation.written import (
    Log,
    Part,
    Rounded,
    Scientific,
    approximately,
    equals,
    holds,
    meaning,
    plus,
    power,
    times,
)

x, y, a = sp.symbols("x y a", positive=True)


def test_building_keeps_the_order_and_meaning_works_it_out() -> None:
    written = times(2, 2, 2)
    assert written.args == (2, 2, 2)
    assert meaning(written) == 8
    assert plus(y, x).args == (y, x)


def test_names_do_not_change_what_is_meant() -> None:
    assert meaning(power(Part("base", 2), Part("exponent", 3))) == 8


@pytest.mark.parametrize(
    "statement",
    [
        equals(Log(times(x, y), a), plus(Log(x, a), Log(y, a))),
        equals(Log(power(a, x), a), x),
        equals(times(2, 2, 2), power(2, 3), 8),
        approximately(sp.pi, Rounded(sp.pi, 4)),
        approximately(sp.pi / 10**9, Part("small", Scientific(sp.pi / 10**9, 2))),
        sp.Gt(3, 2, evaluate=False),
    ],
)
def test_true_statements_hold(statement: sp.Basic) -> None:
    assert holds(statement)


@pytest.mark.parametrize(
    "statement",
    [
        equals(Log(times(x, y), a), times(Log(x, a), Log(y, a))),
        equals(power(2, x), 8),
        equals(times(2, 2, 2), power(2, 3), 9),
        approximately(sp.E, Rounded(sp.pi, 2)),
        sp.Gt(2, 3, evaluate=False),
    ],
)
def test_false_statements_do_not(statement: sp.Basic) -> None:
    assert not holds(statement)
