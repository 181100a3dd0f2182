"""What clip 3 claims: exponential and logarithm undo each other, and mirror each other."""

import numpy as np
import pytest
import sympy as sp

from reel.notation.written import holds, meaning
from scenes.inverse import maths


@pytest.mark.parametrize("base", [2, sp.Rational(7, 2), sp.E, maths.a])
def test_each_undoes_the_other(base: sp.Expr) -> None:
    assert holds(maths.there_and_back(base))
    assert holds(maths.back_and_there(base))


def test_backwards_is_forwards_solved_for_the_exponent() -> None:
    (found,) = sp.solve(meaning(maths.forwards()), maths.x)
    assert meaning(maths.backwards()).rhs == maths.x
    assert sp.simplify(found - meaning(maths.backwards().lhs)) == 0


def test_without_its_condition_going_back_first_fails() -> None:
    assert meaning(maths.CONDITION) == sp.Gt(sp.Symbol("b"), 0)
    negative_or_zero = meaning(maths.backwards().lhs).subs(maths.b, -8)
    assert not negative_or_zero.is_real


def test_the_parts_of_solved_statements_are_named_throughout() -> None:
    assert set(maths.SOLVED) | set(maths.SOLVED.values()) == set(maths.ROLES)


def test_table_is_made_of_exact_powers_and_their_logarithms() -> None:
    table = [meaning(pair) for pair in maths.PAIRS]
    assert [exponent for exponent, _ in table] == [3, 2, 1, 0, -1]
    for exponent, result in table:
        assert result == sp.Integer(2) ** exponent
        assert sp.log(result, 2) == exponent
    assert meaning(maths.GENERAL_PAIR) == sp.Tuple(maths.x, 2**maths.x)


def test_swapped_points_lie_on_the_curve_of_the_logarithm() -> None:
    curve = meaning(maths.LOGARITHM_CURVE)
    for point in (*maths.PAIRS, maths.GENERAL_PAIR):
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


def test_the_fold_ends_on_the_logarithm() -> None:
    x = np.linspace(maths.SQUARE[0], np.log2(maths.SQUARE[1]), 50)
    across, up = maths.across_mirror(np.column_stack([x, np.exp2(x)]), 1).T
    assert np.allclose(across, np.exp2(x))
    assert np.allclose(up, np.log2(across))
    assert up.min() == pytest.approx(maths.SQUARE[0])  # the whole image lies in the square
    assert across.max() == pytest.approx(maths.SQUARE[1])


def test_a_million_is_about_twenty_doublings() -> None:
    assert holds(maths.READ_OFF.subs(maths.x, maths.MILLION))
    assert f"{float(maths.DOUBLINGS):.2f}" == "19.93"
    assert 2**19 < maths.MILLION < 2**20
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
