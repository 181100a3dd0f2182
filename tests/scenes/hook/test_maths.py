"""What clip 1 says of forty probabilities is true."""

from itertools import permutations

import numpy as np
import pytest

from reel.notation.written import holds, meaning
from scenes.hook import maths as hook


def test_there_are_forty_probabilities_and_every_build_has_the_same() -> None:
    first = hook.probabilities().copy()
    hook.probabilities.cache_clear()
    assert len(first) == 40
    assert (first > 0).all()
    assert (first <= 1).all()
    np.testing.assert_array_equal(first, hook.probabilities())


def test_the_product_is_tiny_and_not_zero() -> None:
    assert 1e-16 < hook.product() < 1e-14
    assert hook.running_product(40) == pytest.approx(hook.product(), rel=1e-12)


def test_the_running_product_only_falls() -> None:
    steps = np.linspace(0, 40, 401)
    assert (np.diff(hook.running_product(steps)) < 0).all()
    assert hook.running_product(0) == 1


def test_the_sum_of_halvings_loses_nothing() -> None:
    assert 2 ** -hook.total() == pytest.approx(hook.product(), rel=1e-12)
    assert holds(hook.nothing_lost())
    assert holds(hook.length_is_logarithm())


def test_parts_of_a_halving_count_too() -> None:
    assert hook.halvings()[hook.quarter()] == 2
    assert 2.25 < hook.halvings()[hook.part()] < 2.75


def test_a_surprise_is_longer_than_a_sure_thing() -> None:
    order = np.argsort(hook.probabilities())
    assert (np.diff(hook.halvings()[order]) <= 0).all()
    assert hook.halvings().sum() < 50  # the tower's axis ends there


def test_the_larger_probability_has_the_larger_logarithm() -> None:
    order = np.argsort(hook.probabilities())
    assert (np.diff(-hook.halvings()[order]) >= 0).all()
    np.testing.assert_allclose(-hook.halvings(), np.log2(hook.probabilities()))


def test_logarithms_turn_times_into_plus() -> None:
    assert holds(hook.TIMES_INTO_PLUS)


def test_logarithms_keep_order() -> None:
    numbers, logs = hook.ORDER.args
    p, q = sorted(hook.ORDER.free_symbols, key=str)
    for one, other in permutations(sorted(set(hook.probabilities().tolist())), 2):
        point = {p: one, q: other}
        assert (
            bool(meaning(numbers).subs(point)) == bool(meaning(logs).subs(point)) == (one < other)
        )


def test_the_arrows_are_as_long_as_that_of_the_product() -> None:
    first, second = hook.two_logs()
    p, q = hook.probabilities()[1], hook.probabilities()[hook.quarter()]
    assert first + second == pytest.approx(np.log2(p * q))
    assert max(first, second) < 0


def test_a_quarter_takes_two_halvings() -> None:
    assert hook.halvings()[hook.quarter()] == 2
