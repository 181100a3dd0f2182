"""What clip 11 says of float64's ends, and of the log that stays between them, is true."""

import math
import struct
import sys
from fractions import Fraction

import numpy as np
import pytest
import sympy as sp

from reel.notation.written import Gives, Rounded, holds, meaning
from scenes.overflow import maths
from tests.our_film import FILM

# The ends of float64.


def test_beyond_the_ends_lie_zero_and_infinity() -> None:
    assert maths.SMALLEST == 5e-324 == math.ulp(0.0)
    assert maths.SMALLEST / 2 == 0.0
    assert sys.float_info.max == maths.LARGEST
    assert math.nextafter(maths.LARGEST, math.inf) == math.inf
    assert math.inf == maths.LARGEST * 2


def test_below_the_last_normal_number_digits_get_lost() -> None:
    assert maths.NORMAL == sys.float_info.min == 2.0**-1022
    # A step of half a unit in the last place is lost; above the last normal number it is kept.
    fine = 1 + sys.float_info.epsilon
    assert maths.NORMAL * fine / maths.NORMAL == fine
    below = maths.NORMAL / 2
    assert below * fine / below == 1.0


def test_the_ends_are_written_as_they_are() -> None:
    written = maths.ends_written()
    for name, value in (
        ("smallest", maths.SMALLEST),
        ("normal", maths.NORMAL),
        ("largest", maths.LARGEST),
    ):
        exact = meaning(written[name])
        assert Fraction(int(exact.p), int(exact.q)) == Fraction(value)
    assert written["smallest"].digits() == ("5", -324)
    assert written["normal"].digits() == ("2.2", -308)
    assert written["largest"].digits() == ("1.8", 308)


def test_places_on_the_ruler_are_logarithms() -> None:
    assert pytest.approx(
        (-1074 * math.log(2), -1022 * math.log(2), 1024 * math.log(2)), rel=1e-14
    ) == (maths.LOW, maths.DENSE, maths.HIGH)
    for tick in maths.powers_of_ten():
        assert maths.LOW < tick.at < maths.HIGH
        if tick.text:
            exponent = int(tick.text.partition("^")[2] or 0)
            assert tick.at == pytest.approx(exponent * math.log(10))
    for tick in maths.whole_logs():
        assert not tick.text or float(tick.text) == tick.at


def test_the_smallest_numbers_are_multiples_of_the_smallest() -> None:
    expected = np.log(np.arange(1, 101)) + np.log(maths.SMALLEST)
    np.testing.assert_allclose(maths.last_numbers(100), expected, rtol=1e-12)


def test_bits_are_those_of_the_number() -> None:
    for value in (1.0, maths.SMALLEST, maths.NORMAL, maths.LARGEST, 0.1):
        (number,) = struct.unpack(">Q", struct.pack(">d", value))
        assert sum(bit << 63 - k for k, bit in enumerate(maths.bits(value))) == number
    assert sum(maths.BITS) == len(maths.bits(1.0)) == 64
    # The smallest number has its last bit only, the largest all of the fraction.
    assert np.flatnonzero(maths.bits(maths.SMALLEST)).tolist() == [63]
    assert all(maths.bits(maths.LARGEST)[-maths.BITS[2] :])


def test_a_number_goes_through_powers_of_two_to_both_ends() -> None:
    assert maths.power_of_two(0.0) == 1.0
    assert maths.power_of_two(maths.HIGH, ones=1) == maths.LARGEST
    assert maths.power_of_two(maths.DENSE) == maths.NORMAL
    assert maths.power_of_two(maths.LOW) == maths.SMALLEST


# The product and the sum.


def test_the_product_becomes_exactly_zero_and_stays() -> None:
    product, count = 1.0, 0
    while product > 0:
        product *= 1 / 20
        count += 1
    assert maths.vanishes() == count
    assert (maths.products()[:count] > 0).all()
    assert (maths.products()[count:] == 0).all()
    # In truth it is never zero; it is too small for the ruler, even when rounded up.
    assert 0 < Fraction(1, 20) ** count < Fraction(maths.SMALLEST) / 2


def test_the_product_passes_the_last_normal_number_before() -> None:
    last = maths.last_normal()
    assert maths.products()[last] >= maths.NORMAL > maths.products()[last + 1] > 0
    assert last < maths.vanishes()
    lengths = [len(repr(float(p))) for p in maths.products()[last + 3 : maths.vanishes()]]
    assert lengths[-1] < lengths[0], "its digits run out"


def test_the_sum_of_logs_walks_on() -> None:
    assert maths.total(maths.WORDS) == pytest.approx(-1000 * math.log(20), abs=1e-9)
    assert f"{maths.total(maths.WORDS):.2f}" == "-2995.73"
    np.testing.assert_allclose(np.diff(maths.log_sums()), math.log(1 / 20), rtol=1e-9)
    assert np.isfinite(maths.log_sums()).all()


def test_product_and_sum_stand_above_each_other_while_there_is_a_product() -> None:
    for count in range(maths.last_normal() + 1):
        assert maths.place(count) == pytest.approx(maths.total(count), abs=1e-9)
    before, after = maths.place(maths.vanishes() - 1), maths.place(maths.vanishes())
    assert after < maths.LOW <= before


def test_e_to_the_sum_is_zero_again() -> None:
    assert maths.exponential(maths.total(maths.WORDS)) == 0.0


def test_the_words_name_the_factor() -> None:
    words = FILM.spec("overflow").words.beats["underflow"]
    assert f"word {maths.vanishes()}" in words
    assert sp.Rational(maths.PROBABILITY) != 0
    assert holds(maths.EACH_WORD)


# Exponentials and softmax.


def test_e_to_the_1000_is_infinite() -> None:
    assert maths.exponential(1000) == math.inf
    with pytest.raises(OverflowError):
        math.exp(1000)
    assert maths.SCORES[0] > maths.HIGH, "it lies beyond the ruler's end"


def test_the_naive_softmax_is_not_a_number() -> None:
    assert np.isnan(maths.naive_softmax()).all()
    assert [repr(float(share)) for share in maths.naive_softmax()] == ["nan"] * 3
    # Where the powers fit, it is right.
    np.testing.assert_allclose(maths.naive_softmax(maths.shifted()), maths.softmax(), rtol=1e-12)


def test_log_sum_exp_is_right_where_the_plain_formula_works() -> None:
    rng = np.random.default_rng(11)
    for size in (1, 2, 3, 10):
        x = rng.normal(0, 5, size)
        assert maths.log_sum_exp(x) == pytest.approx(float(np.log(np.exp(x).sum())), rel=1e-12)
        assert maths.softmax(x).sum() == pytest.approx(1, rel=1e-12)


def test_log_sum_exp_is_right_where_it_does_not() -> None:
    exact = sp.log(sum(sp.exp(sp.Integer(x)) for x in maths.SCORES))
    assert maths.log_sum_exp() == pytest.approx(float(sp.N(exact, 40)), rel=1e-14)
    total = sum(sp.exp(sp.Integer(x)) for x in maths.SCORES)
    shares = [float(sp.N(sp.exp(sp.Integer(x)) / total, 30)) for x in maths.SCORES]
    np.testing.assert_allclose(maths.softmax(), shares, rtol=1e-12)
    assert [f"{share:.3f}" for share in maths.softmax()] == ["0.090", "0.245", "0.665"]


def test_no_power_overflows_after_the_slide() -> None:
    assert maths.shifted().tolist() == [-2, -1, 0]
    assert max(maths.exponential(x) for x in maths.shifted()) == 1.0
    rng = np.random.default_rng(3)
    for _ in range(20):
        x = rng.normal(0, 2000, 8)
        assert np.isfinite(maths.log_sum_exp(x))
        assert np.isfinite(maths.softmax(x)).all()


@pytest.mark.parametrize("step", range(4))
def test_log_sum_exp_is_proved(step: int) -> None:
    assert holds(maths.STEPS[step])


def test_log_sum_exp_holds_in_numbers_too() -> None:
    x = np.array([0.3, -1.2, 2.5, 0.0])
    for m in (-3.0, 0.0, 2.5, 7.0):
        powers = np.exp(x - m)
        sides = (
            np.log(np.sum(np.exp(m) * powers)),
            np.log(np.exp(m) * np.sum(powers)),
            m + np.log(np.sum(powers)),
        )
        assert sides == pytest.approx([np.log(np.sum(np.exp(x)))] * 3, rel=1e-12)


def test_softmax_in_logs_is_softmax() -> None:
    assert holds(maths.SOFTMAX)
    assert holds(maths.IN_LOGS)
    assert holds(maths.LARGEST_SCORE)
    assert max(maths.SCORES) == meaning(maths.LARGEST_SCORE.rhs)


@pytest.mark.parametrize("statement", [maths.too_small(), maths.too_large()])
def test_what_float64_gives_is_what_it_gives(statement: Gives) -> None:
    power, result = statement.args
    assert repr(float(maths.float64(power))) == result.expr.text()
    assert result.expr.text() in ("0.0", "inf")


def test_the_quotient_and_the_results_are_what_float64_gives() -> None:
    assert np.isnan(maths.float64(maths.naive_quotient()))
    for number in range(3):
        assert maths.naive_result(number).expr.text() == "nan"
        assert meaning(maths.score(number)) == maths.SCORES[number]


def test_the_written_exponent_is_the_sum() -> None:
    (rounded,) = maths.too_small().atoms(Rounded)
    assert rounded.text() == f"{maths.total(maths.WORDS):.2f}"
