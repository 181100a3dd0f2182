"""Clip 12: both ways round the square meet, and the log keeps order."""

import math

import pytest
import sympy as sp

from reel.notation.written import holds, meaning
from scenes.product_to_sum.maths import x, y
from scenes.recap import maths


def test_the_ways_over_the_top_and_under_the_bottom_meet_for_all_positive_numbers() -> None:
    assert holds(maths.IDENTITY)
    down_from_the_top = sp.log(maths.multiplied(x, y))
    along_the_bottom = maths.added(x, y)
    assert sp.expand_log(down_from_the_top) == along_the_bottom
    assert sp.simplify(sp.exp(along_the_bottom)) == maths.multiplied(x, y)


def test_the_corners_are_what_the_ways_lead_to() -> None:
    assert meaning(maths.PRODUCT) == maths.multiplied(x, y)
    assert meaning(maths.SUM) == maths.added(x, y)
    for side, log in zip(maths.PAIR.args, maths.LOGS.args, strict=True):
        assert sp.log(meaning(side)) == meaning(log)


def test_every_number_is_the_one_that_its_formula_gives() -> None:
    values = {x: maths.FIRST, y: maths.SECOND}
    for formula, number in (
        *zip(maths.PAIR.args, maths.NUMBERS, strict=True),
        *zip(maths.LOGS.args, maths.LOGS_NUMBERS, strict=True),
        (maths.PRODUCT, maths.PRODUCT_NUMBER),
        (maths.IDENTITY.lhs, maths.LOG_OF_PRODUCT_NUMBER),
        (maths.SUM, maths.SUM_NUMBER),
    ):
        assert sp.simplify(meaning(formula).subs(values) - meaning(number)) == 0


def test_both_ways_give_the_digits_that_are_written() -> None:
    first, second = float(maths.FIRST), float(maths.SECOND)
    written = [number.expr.text() for number in maths.LOGS_NUMBERS]
    total = maths.SUM_NUMBER.expr.text()
    assert written == [f"{math.log(first):.2f}", f"{math.log(second):.2f}"] == ["0.69", "1.10"]
    assert total == maths.LOG_OF_PRODUCT_NUMBER.expr.text() == "1.79"
    assert sum(map(sp.Rational, written)) == sp.Rational(total)  # the roundings add up as well
    assert meaning(maths.PRODUCT_NUMBER) == 6
    assert sum(maths.LENGTHS) == pytest.approx(math.log(first * second))


def test_the_log_keeps_order() -> None:
    assert maths.FIRST < maths.SECOND
    assert maths.LENGTHS[0] < maths.LENGTHS[1]
    assert sp.diff(sp.log(x), x).is_positive  # strictly increasing for all x > 0
    assert (meaning(maths.PAIR), meaning(maths.LOGS)) == (
        x < y,
        sp.log(x) < sp.log(y),
    )


def test_what_is_done_on_the_ways() -> None:
    values = {x: maths.FIRST, y: maths.SECOND}
    assert meaning(maths.SIGNS["across"]).subs(values) == 6
    assert meaning(maths.SIGNS["bottom"]).subs(values) == 5
    assert maths.SIGNS["left"] == maths.SIGNS["right"] == sp.log(x)
