"""What clip 11 says of float64's ends, and of the log that stays between them, is true."""

import math
import sys
from fractions import Fraction

import numpy as np
import pytest
import sympy as sp

from reel.notation.written import Rounded, holds, meaning
from scenes.overflow import maths
from tests.our_film import FILM

# The ends of float64.


def test_beyond_the_ends_lie_zero_and_infinity() -> None:
    assert maths.SMALLEST == 5e-324 == math.ulp(0.0)
    assert maths.SMALLEST / 2 == 0.0
    assert sys.float_info.max == maths.LARGEST
    assert math.nextafter(maths.LARGEST, math.inf) == math.inf
    assert math.inf == maths.LARGEST * 2


def test_the_ends_are_written_rounded_and_marked_as_such() -> None:
    written = maths.ends_written()
    for name, value in (("smallest", maths.SMALLEST), ("largest", maths.LARGEST)):
        sign, mantissa, _, power = written[name].split(" ")
        exponent = int(power.removeprefix("10^"))
        unit = Fraction(10) ** exponent
        difference = abs(Fraction(value) - Fraction(mantissa) * unit)
        assert sign == "≈"
        assert 0 < difference < unit / 20, "it is rounded, and to the nearest"
    assert written == {"smallest": "≈ 4.9 × 10^-324", "largest": "≈ 1.8 × 10^308"}


def test_places_on_the_ruler_are_logarithms() -> None:
    ends = (-1074 * math.log(2), 1024 * math.log(2))
    assert pytest.approx(ends, rel=1e-14) == (maths.LOW, maths.HIGH)
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


def test_no_number_is_written_twice_at_one_place() -> None:
    for ticks in (maths.powers_of_ten(), maths.whole_logs()):
        named = [tick.text for tick in ticks if tick.text]
        assert len(named) == len(set(named))


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


def test_few_numbers_are_left_where_the_product_ends() -> None:
    last = float(maths.products()[maths.vanishes() - 1])
    assert last / maths.SMALLEST == 5
    assert repr(last) == "2.5e-323"


def test_hops_and_falls_are_free_flight() -> None:
    times = np.linspace(0, 3, 301)
    heights = np.array([maths.flight(time, 0.5) for time in times])
    assert heights.max() == pytest.approx(0.5)
    assert maths.flight(0, 0.5) == maths.flight(1, 0.5) == 0
    np.testing.assert_allclose(np.diff(heights, 2), -8 * 0.5 * 0.01**2)  # gravity alone
    assert maths.flight(maths.landing(3, 0.5), 0.5) == pytest.approx(-3)


def test_the_sum_of_logs_walks_on() -> None:
    assert maths.total(maths.WORDS) == pytest.approx(-1000 * math.log(20), abs=1e-9)
    assert f"{maths.total(maths.WORDS):.2f}" == "-2995.73"
    np.testing.assert_allclose(np.diff(maths.log_sums()), math.log(1 / 20), rtol=1e-9)
    assert np.isfinite(maths.log_sums()).all()


def test_product_and_sum_stand_above_each_other_while_there_is_a_product() -> None:
    last = maths.vanishes() - 1
    for count in range(last + 1):
        assert maths.place(count) == pytest.approx(maths.total(count), abs=0.2)  # digits get lost
    assert maths.place(200) == pytest.approx(maths.total(200), abs=1e-9)
    before, after = maths.place(last), maths.place(last + 1)
    assert after < maths.LOW <= before
    assert after - before == pytest.approx(math.log(maths.PROBABILITY))


def test_e_to_the_sum_is_zero_again() -> None:
    assert maths.exponential(maths.total(maths.WORDS)) == 0.0


def test_the_words_name_the_factor() -> None:
    words = FILM.spec("overflow").words.beats["underflow"]
    assert f"word {maths.vanishes()}" in words


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


def test_the_log_of_the_sum_holds_in_numbers_too() -> None:
    x = np.array([0.3, -1.2, 2.5, 0.0])
    for m in (-3.0, 0.0, 2.5, 7.0):
        slid = m + np.log(np.sum(np.exp(x - m)))
        assert slid == pytest.approx(np.log(np.sum(np.exp(x))), rel=1e-12)


def test_two_slides_make_shares() -> None:
    assert holds(maths.LOG_OF_POWERS)
    on = math.log(np.exp(maths.shifted()).sum())
    assert maths.log_sum_exp() == pytest.approx(maths.GREATEST + on)
    shares = np.exp(maths.shifted() - on)
    np.testing.assert_allclose(shares, maths.softmax())
    assert shares.sum() == pytest.approx(1)


def test_softmax_in_logs_is_softmax() -> None:
    assert holds(maths.SOFTMAX)
    assert holds(maths.IN_LOGS)
    assert holds(maths.LARGEST_SCORE)
    assert max(maths.SCORES) == meaning(maths.LARGEST_SCORE.rhs)


def test_what_float64_gives_is_what_it_gives() -> None:
    assert repr(float(maths.float64(maths.sum_power()))) == "0.0"
    for number in range(3):
        assert maths.float64(maths.score_power(number)) == math.inf
        assert maths.float64(maths.score_power(number, maths.GREATEST)) <= 1


def test_the_quotient_and_the_results_are_what_float64_gives() -> None:
    assert np.isnan(maths.float64(maths.naive_quotient()))
    for number in range(3):
        assert maths.naive_result(number).expr.text() == "nan"
        assert meaning(maths.score(number)) == maths.SCORES[number]


def test_the_written_exponent_is_the_sum() -> None:
    (rounded,) = maths.sum_power().atoms(Rounded)
    assert rounded.text() == f"{maths.total(maths.WORDS):.2f}"
