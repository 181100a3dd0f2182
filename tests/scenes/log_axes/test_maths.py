"""What clip 10 claims: axes that bend without a jump, a line of slope 3/4, humans far above it."""

from itertools import pairwise

import numpy as np
import pytest
import sympy as sp

from reel.notation.written import equals, holds, meaning
from scenes.log_axes import maths

LIMITS = [maths.BODY, maths.BRAIN]


def test_the_data_are_62_mammals_within_the_axes() -> None:
    data = maths.mammals()
    assert len(data.species) == len(set(data.species)) == len(data.body) == len(data.brain) == 62
    assert data.of("Human") == (62, 1320)
    assert data.of("African elephant") == (6654, 5712)
    assert data.of("Mouse") == (0.023, 0.4)
    for values, (low, high) in ((data.body, maths.BODY), (data.brain, maths.BRAIN)):
        assert low < values.min()
        assert values.max() < high


@pytest.mark.parametrize("limits", LIMITS)
@pytest.mark.parametrize("bend", [1.0, 0.7, 0.3, 0.05])
def test_an_axis_is_the_power_that_it_says(bend: float, limits: tuple[float, float]) -> None:
    values = np.geomspace(*limits, 23)
    low, high = (limit**bend for limit in limits)
    expected = (values**bend - low) / (high - low)
    np.testing.assert_allclose(maths.share(values, bend, limits), expected, atol=1e-12)


@pytest.mark.parametrize("limits", LIMITS)
def test_the_first_axis_is_linear_and_the_last_logarithmic(limits: tuple[float, float]) -> None:
    low, high = limits
    linear = maths.share(np.linspace(low, high, 9), 1, limits)
    np.testing.assert_allclose(linear, np.linspace(0, 1, 9), atol=1e-12)
    logarithmic = maths.share(maths.decades(limits), 0, limits)
    np.testing.assert_allclose(logarithmic, np.linspace(0, 1, len(logarithmic)), atol=1e-12)


def test_the_logarithm_is_the_limit() -> None:
    x, low, high, bend = sp.symbols("x m M lambda", positive=True)
    axis = (x**bend - low**bend) / (high**bend - low**bend)
    limit = sp.limit(axis, bend, 0)
    log_axis = (sp.log(x) - sp.log(low)) / (sp.log(high) - sp.log(low))
    assert sp.simplify(limit - log_axis) == 0


@pytest.mark.parametrize("limits", LIMITS)
def test_nothing_jumps_on_the_way(limits: tuple[float, float]) -> None:
    """Neither near λ = 0, where the naive formula loses its digits, nor anywhere else."""
    values = np.geomspace(*limits, 101)
    at_zero = maths.share(values, 0, limits)
    span = np.log(limits[1] / limits[0])
    for bend in (1e-3, 1e-6, 1e-9, 1e-12, 1e-15, 1e-300):
        off = np.abs(maths.share(values, bend, limits) - at_zero).max()
        assert off <= bend * span / 8 + 1e-14
    bends = np.linspace(1, 0, 2001)
    way = np.array([maths.share(values, bend, limits) for bend in bends])
    assert np.abs(np.diff(way, axis=0)).max() < 0.005
    assert (np.diff(way, axis=0) >= -1e-14).all(), "everything goes one way"
    assert (np.diff(way, axis=1) >= 0).all(), "and keeps its order"
    np.testing.assert_allclose(way[:, [0, -1]], np.broadcast_to([0.0, 1.0], (2001, 2)), atol=1e-12)


def test_the_way_there_keeps_its_speed() -> None:
    ways = np.linspace(0, 1, 401)
    bends = np.array([maths.bend_at(way) for way in ways])
    assert bends[0] == 1
    assert bends[-1] == 0
    assert (np.diff(bends) < 0).all()
    data = maths.mammals()
    places = np.hstack(
        [
            maths.share([*values, *maths.decades(limits)], bends[:, None], limits)
            for values, limits in ((data.body, maths.BODY), (data.brain, maths.BRAIN))
        ]
    )
    speeds = np.linalg.norm(np.diff(places, axis=0), axis=1)
    np.testing.assert_allclose(speeds, speeds.mean(), rtol=0.01)


def test_both_axes_have_whole_decades() -> None:
    assert maths.decades(maths.BODY) == [1e-3, 1e-2, 1e-1, 1, 10, 100, 1e3, 1e4]
    assert maths.decades(maths.BRAIN) == [1e-1, 1, 10, 100, 1e3, 1e4]


def test_the_corner_is_a_fiftieth_and_holds_all_but_two_elephants() -> None:
    data = maths.mammals()
    assert maths.in_corner() == 60
    outside = (data.body > maths.CORNER[0]) | (data.brain > maths.CORNER[1])
    assert {name for name, out in zip(data.species, outside, strict=True) if out} == {
        maths.ELEPHANT,
        maths.OTHER_ELEPHANT,
    }
    assert maths.corner_area(1) == pytest.approx(1 / 50, rel=0.002)
    assert maths.corner_area(0) == pytest.approx(6 / 7 * np.log10(2e4) / 5)


def test_a_power_law_has_a_straight_logarithm() -> None:
    law = meaning(maths.POWER_LAW)
    assert law == sp.Eq(maths.y, maths.c * maths.x**maths.k)
    for side in (0, 1):
        assert sp.simplify(meaning(maths.LOG_OF_BOTH.args[side]) - sp.log(law.args[side])) == 0
    both, line = maths.LOG_OF_BOTH, maths.STRAIGHT_LINE
    assert both.lhs == line.lhs
    assert holds(equals(both.rhs, line.rhs))
    across = sp.Symbol("u", real=True)
    height = meaning(line.rhs).subs(sp.log(maths.x), across)
    assert sp.diff(height, across) == maths.k, "straight in log x, with slope k"


def test_the_line_is_the_least_squares_line_of_the_logs() -> None:
    data, fit = maths.mammals(), maths.fit()
    across, up = np.log10(data.body), np.log10(data.brain)
    (slope, height), *_ = np.linalg.lstsq(np.column_stack([across, np.ones(62)]), up, rcond=None)
    assert fit.slope == pytest.approx(slope)
    assert np.log10(fit.scale) == pytest.approx(height)
    off = up - np.log10(fit.brain(data.body))
    assert off.sum() == pytest.approx(0, abs=1e-9)
    assert off @ across == pytest.approx(0, abs=1e-9)
    assert np.corrcoef(across, up)[0, 1] > 0.95


def test_four_decades_right_are_about_three_up() -> None:
    fit = maths.fit()
    assert maths.up() == 3
    slope = meaning(maths.SLOPE.args[1])
    assert slope == sp.Rational(maths.up(), maths.RIGHT)
    assert float(slope) == pytest.approx(fit.slope, abs=0.005)


def test_the_stairs_leave_the_line_and_come_back_to_it() -> None:
    fit, (right, up) = maths.fit(), maths.stairs()
    assert (len(right) - 1, len(up) - 1) == (4, 3)
    assert right[-1] == pytest.approx(up[0])
    for way, moving in ((right, 0), (up, 1)):
        for here, there in pairwise(way):
            assert there[moving] == pytest.approx(10 * here[moving])
            assert there[1 - moving] == pytest.approx(here[1 - moving])
    for (body, brain), off in ((right[0], 1e-9), (up[-1], 0.02)):
        assert brain == pytest.approx(float(fit.brain(body)), rel=off)
        assert maths.BODY[0] < body < maths.BODY[1]
        assert maths.BRAIN[0] < brain < maths.BRAIN[1]


def test_the_human_stands_furthest_above_the_line() -> None:
    data, factors = maths.mammals(), maths.factors()
    assert data.species[int(np.argmax(factors))] == maths.HUMAN
    body, brain, line = maths.human()
    off = np.log10(brain) - np.log10(line)
    assert factors.max() == pytest.approx(10**off) == pytest.approx(7.0, abs=0.05)
    assert line == pytest.approx(
        10 ** np.polyval(np.polyfit(np.log10(data.body), np.log10(data.brain), 1), np.log10(body))
    )


def test_mouse_and_elephant_are_near_the_line() -> None:
    data, factors = maths.mammals(), maths.factors()
    for species in (maths.MOUSE, maths.ELEPHANT):
        assert 0.8 < factors[data.species.index(species)] < 1.25
