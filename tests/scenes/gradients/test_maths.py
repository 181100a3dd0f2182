"""What clip 5 says of products: every term, every count, every step."""

from itertools import pairwise

import numpy as np
import pytest
import sympy as sp

from reel.notation.written import holds, meaning
from scenes.gradients import maths
from scenes.gradients.maths import F, G, h, w, x


@pytest.mark.parametrize("count", range(2, 7))
def test_the_rule_is_sympys_derivative_term_by_term(count: int) -> None:
    functions = maths.factors(count)
    ours = [sp.Mul(*(meaning(factor) for factor in term)) for term in maths.terms(functions)]
    theirs = sp.diff(sp.Mul(*(meaning(f) for f in functions)), x)
    assert len(ours) == len(theirs.args) == count
    assert set(ours) == set(theirs.args)
    assert holds(maths.rule(functions))


@pytest.mark.parametrize("count", range(2, 7))
def test_each_term_has_every_factor_and_only_its_own_is_differentiated(count: int) -> None:
    functions = maths.factors(count)
    for row, term in enumerate(maths.terms(functions)):
        assert len(term) == count
        for column, (factor, function) in enumerate(zip(term, functions, strict=True)):
            expected = sp.diff(meaning(function), x) if row == column else meaning(function)
            assert meaning(factor) == expected


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_the_rule_holds_for_real_functions(count: int) -> None:
    real = [sp.sin(x), sp.exp(-x), x**2 + 1, sp.log(x), sp.sqrt(x)][:count]
    rule = meaning(maths.written_out(maths.factors(count)))
    put = {meaning(f): function for f, function in zip(maths.factors(count), real, strict=True)}
    assert sp.simplify(rule.subs(put).doit() - sp.diff(sp.Mul(*real), x)) == 0


@pytest.mark.parametrize("count", [2, 3, 5, 10])
def test_n_terms_of_n_factors_are_n_times_n(count: int) -> None:
    assert maths.factor_count(count) == count * count


def test_the_numbers_that_are_spoken() -> None:
    assert maths.factor_count(3) == 9
    assert maths.factor_count(5) == 25
    assert maths.factor_count(10) == 100


def test_sympys_line_has_five_terms_each_with_its_own_derivative() -> None:
    line = maths.sympys_line(5)
    derivatives = maths.differentiated(5)
    assert isinstance(line, sp.Add)
    found = [[factor for factor in term.args if factor in derivatives] for term in line.args]
    # In the order of the rows: the row that is being read lights up.
    assert found == [[derivative] for derivative in derivatives]
    assert all(len(term.args) == 5 for term in line.args)


def test_the_rectangle_gains_two_strips_and_a_corner() -> None:
    f, g = (meaning(side) for side in maths.SIDES)
    more_f, more_g = (meaning(length) for length in maths.LONGER)
    gained = (f + more_f) * (g + more_g) - meaning(maths.AREA)
    parts = [meaning(gain) for gain in maths.GAINS.values()]
    assert sp.expand(gained - sum(parts)) == 0
    for part, rate in zip(parts, maths.RATES.values(), strict=True):
        assert sp.simplify(part / h - meaning(rate)) == 0
    for length, speed in zip(maths.LONGER, maths.SPEEDS, strict=True):
        assert sp.simplify(meaning(length) / h - meaning(speed)) == 0


def test_as_h_shrinks_only_the_corner_vanishes() -> None:
    first, second, corner = (sp.limit(meaning(rate), h, 0) for rate in maths.RATES.values())
    assert corner == 0
    assert holds(maths.RULE)
    assert sp.simplify(first + second - meaning(maths.RULE.args[0])) == 0


def test_sides_that_grow_at_any_pace_leave_no_more_than_the_two_strips() -> None:
    f, g = sp.exp(x), sp.sin(x)
    rate = (f * g).subs(x, x + h) / h - f * g / h
    strips = sp.diff(f, x) * g + f * sp.diff(g, x)
    assert sp.simplify(sp.limit(rate, h, 0) - strips) == 0


def gain_rates(time: float) -> tuple[float, ...]:
    """What is written in strips and corner, for the rectangle that is drawn."""
    sides = dict(zip(maths.SIDES, (F, G), strict=True))
    speeds = dict(zip(maths.SPEEDS, (maths.F_SPEED, maths.G_SPEED), strict=True))
    put = {**speeds, **sides, h: time}
    return tuple(float(rate.subs(put).doit()) for rate in maths.RATES.values())


@pytest.mark.parametrize("time", [1.0, 0.5, 0.02])
def test_divided_by_the_time_strips_stay_and_the_corner_shrinks_with_it(time: float) -> None:
    first, second, corner = gain_rates(time)
    across, up = maths.grown(time)
    assert first * time == pytest.approx(across * float(G))
    assert second * time == pytest.approx(up * float(F))
    assert corner * time == pytest.approx(across * up)
    assert (first, second) == gain_rates(1.0)[:2]
    # What is drawn: the corner's sides at the greatest time, both shrunk by the root.
    wider, higher = maths.grown(maths.LONGEST)
    assert corner == pytest.approx(wider * time**0.5 * higher * time**0.5)


def test_the_loss_is_one_less_a_product_of_chances() -> None:
    at = np.linspace(-4, 4, 200)
    chances = np.array([sp.lambdify(w, chance)(at) for chance in maths.chances()])
    assert np.all((chances > 0) & (chances < 1))
    np.testing.assert_allclose(maths.loss(at), 1 - np.prod(chances, axis=0))
    assert len(chances) == len(maths.LOSS_WRITTEN.atoms(sp.core.function.AppliedUndef)) - 1


def test_its_slope_is_what_the_product_rule_says() -> None:
    put = dict(
        zip(map(meaning, maths.factors(3)), (c.subs(w, x) for c in maths.chances()), strict=True)
    )
    written = -meaning(maths.written_out(maths.factors(3))).subs(put).doit()
    at = np.linspace(-3, 3, 50)
    np.testing.assert_allclose(sp.lambdify(x, written)(at), maths.slope(at), atol=1e-12)


def test_every_step_follows_the_slope_and_goes_down() -> None:
    path = maths.descent()
    assert len(path) == maths.STEPS + 1
    for here, there in pairwise(path):
        assert there == pytest.approx(here - maths.RATE * maths.slope(here))
        assert maths.loss(there) < maths.loss(here)
