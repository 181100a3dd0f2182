"""What clip 3 claims: exponential and logarithm undo each other, and mirror each other."""

import numpy as np
import pytest
import sympy as sp

from reel.notation.written import holds, meaning
from scenes.inverse import maths
from tests.our_film import FILM


@pytest.mark.parametrize("base", [2, sp.Rational(7, 2), sp.E, maths.a])
def test_each_undoes_the_other(base: sp.Expr) -> None:
    assert holds(maths.there_and_back(base))


def test_backwards_is_forwards_solved_for_the_exponent() -> None:
    (found,) = sp.solve(meaning(maths.FORWARDS), maths.x)
    assert meaning(maths.BACKWARDS).rhs == maths.x
    assert sp.simplify(found - meaning(maths.BACKWARDS.lhs)) == 0


def test_the_machine_knows_exact_powers_and_their_logarithms() -> None:
    table = [meaning(pair) for pair in maths.PAIRS]
    assert [exponent for exponent, _ in table] == [3, 2, 1, 0, -1]
    for exponent, result in table:
        assert result == sp.Integer(2) ** exponent
        assert sp.log(result, 2) == exponent


def test_swapped_points_lie_on_the_curve_of_the_logarithm() -> None:
    curve = meaning(maths.LOGARITHM_CURVE)
    for point in maths.PAIRS:
        across, up = meaning(maths.swapped(point))
        on_it = curve.rhs.subs(maths.x, across) - up
        assert sp.simplify(sp.expand_log(on_it, force=True)) == 0
        assert (up, across) == tuple(meaning(point))


@pytest.mark.parametrize("share", [0.0, 0.3, 0.5, 1.0])
def test_the_way_across_the_mirror_is_straight_and_at_right_angles(share: float) -> None:
    x = np.linspace(-2, 3, 11)
    points = np.column_stack([x, np.exp2(x)])
    carried = maths.across_mirror(points, share)
    assert np.allclose((carried - points) @ [1, 1], 0)  # at right angles to y = x
    before, after = points @ [-1, 1], carried @ [-1, 1]  # signed distances from the mirror, × √2
    assert np.allclose(after, (1 - 2 * share) * before)


WIDE, HIGH = (-6.0, 9.3), (-1.8, 4.8)


def test_the_page_ends_on_the_logarithm_and_fills_the_view() -> None:
    points = maths.exponential_within(WIDE, HIGH)
    across, up = maths.turned_over(points, 1).T
    assert np.allclose(across, np.exp2(up))
    seen = maths.visible(maths.turned_over(points, 1), WIDE, HIGH)
    assert seen[0, 1] == pytest.approx(HIGH[0], abs=0.05)
    assert seen[-1, 0] == pytest.approx(WIDE[1], abs=0.1)


def test_a_page_on_edge_lies_on_the_mirror() -> None:
    across, up = maths.turned_over(maths.exponential_within(WIDE, HIGH), 0.5).T
    assert np.allclose(across, up)


@pytest.mark.parametrize("turn", [0, 0.2, 0.5, 0.8, 1])
def test_only_what_lies_in_the_view_is_drawn(turn: float) -> None:
    seen = maths.visible(maths.turned_over(maths.exponential_within(WIDE, HIGH), turn), WIDE, HIGH)
    assert len(seen) > 30
    assert (seen >= np.array([WIDE[0], HIGH[0]]) - 1e-6).all()
    assert (seen <= np.array([WIDE[1], HIGH[1]]) + 1e-6).all()


def test_a_million_is_about_twenty_doublings() -> None:
    assert holds(maths.READ_OFF.subs(maths.b, maths.MILLION))
    assert meaning(maths.NUMBER).rhs == maths.MILLION
    assert holds(maths.SAME_AS_POWER)
    assert pytest.approx(maths.MILLION, rel=0.005) == 2**19.93  # that is what two decimals give
    assert f"{float(maths.DOUBLINGS):.2f}" == "19.93"
    assert 2**19 < maths.MILLION < 2**20
    assert maths.log_written(maths.MILLION) == "19.93"
    words = FILM.words["inverse"].labels["doublings"]
    assert str(round(float(maths.DOUBLINGS))) in words
    assert maths.HEIGHT > maths.DOUBLINGS


@pytest.mark.parametrize("highest", [0.4, 3.1, float(maths.DOUBLINGS)])
def test_the_sampled_logarithm_lies_on_the_curve_and_has_no_corners(highest: float) -> None:
    points = maths.log_curve(-2, highest)
    x, y = points.T
    assert np.allclose(np.exp2(y), x)
    assert (x[0], x[-1]) == pytest.approx((0.25, 2**highest))
    assert np.all(np.diff(x) > 0)
    assert np.diff(x).max() <= 2**highest / 250
    assert np.diff(y).max() <= (highest + 2) / 250


def test_every_doubling_is_one_step_up() -> None:
    treads, risers = maths.stairs(float(maths.DOUBLINGS))
    assert (len(treads), len(risers)) == (20, 19)
    assert np.allclose(treads[:-1, 1, 0], 2 * treads[:-1, 0, 0])
    assert np.allclose(treads[:, 0, 1], np.log2(treads[:, 0, 0]))
    assert np.allclose(risers[:, 1, 1] - risers[:, 0, 1], 1)
    assert np.allclose(risers[:, 1], treads[1:, 0])
    assert treads[-1, 1, 0] == pytest.approx(maths.MILLION)
