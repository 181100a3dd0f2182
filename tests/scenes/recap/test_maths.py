"""Clip 12: both ways round the square meet, and the log keeps order."""

import math

import numpy as np
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
        *zip(maths.PAIR.args, maths.PAIR_NUMBERS.args, strict=True),
        *zip(maths.LOGS.args, maths.LOGS_NUMBERS.args, strict=True),
        (maths.PRODUCT, maths.PRODUCT_NUMBER),
        (maths.SUM, maths.SUM_NUMBER),
    ):
        assert sp.simplify(meaning(formula).subs(values) - meaning(number)) == 0


def test_both_ways_give_the_digits_that_are_written() -> None:
    assert holds(maths.MEET)
    first, second = float(maths.FIRST), float(maths.SECOND)
    written = [side.expr.text() for side in maths.LOGS_NUMBERS.args]
    total = maths.SUM_NUMBER.expr.text()
    assert written == [f"{math.log(first):.2f}", f"{math.log(second):.2f}"] == ["1.10", "1.61"]
    assert total == f"{math.log(first * second):.2f}" == "2.71"
    assert sum(map(sp.Rational, written)) == sp.Rational(total)  # the roundings add up as well
    assert math.exp(math.log(first) + math.log(second)) == pytest.approx(first * second)
    assert meaning(maths.PRODUCT_NUMBER) == 15


def test_the_log_keeps_order() -> None:
    for statement in (maths.PAIR_NUMBERS, maths.LOGS_NUMBERS):
        assert holds(statement)
    assert sp.diff(sp.log(x), x).is_positive  # strictly increasing for all x > 0
    assert (meaning(maths.PAIR), meaning(maths.LOGS)) == (
        x < y,
        sp.log(x) < sp.log(y),
    )


def test_what_is_done_on_the_ways() -> None:
    values = {x: maths.FIRST, y: maths.SECOND}
    assert meaning(maths.SIGNS["across"]).subs(values) == 15
    assert meaning(maths.SIGNS["bottom"]).subs(values) == 8
    up, down = maths.SIGNS["up"], maths.SIGNS["down"]
    assert up.func.__name__ == "exp"
    assert sp.exp(down) == x  # exp undoes log


def test_the_product_of_chances_and_the_sum_of_their_logs_have_one_best_setting() -> None:
    settings = np.append(np.linspace(*maths.SETTINGS, 999), maths.BEST)
    products, sums = maths.chances_of_all(settings), maths.logs_of_all(settings)
    assert settings[products.argmax()] == settings[sums.argmax()] == maths.BEST
    np.testing.assert_allclose(sums, np.log(products))
    n = sp.Symbol("n", integer=True, positive=True)
    product, total = (each.subs(n, 3).doit() for each in (maths.CHANCES, maths.LOGS_OF_CHANCES))
    assert sp.expand_log(sp.log(product)) == total
