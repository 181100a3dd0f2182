"""What clip 1 says of forty probabilities is true."""

import numpy as np
import pytest

from reel.notation.written import holds
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


def test_a_surprise_is_longer_than_a_sure_thing() -> None:
    order = np.argsort(hook.probabilities())
    assert (np.diff(hook.halvings()[order]) <= 0).all()
    assert hook.halvings().sum() < 50  # the tower's axis ends there


def test_the_larger_probability_has_the_larger_logarithm() -> None:
    order = np.argsort(hook.probabilities())
    assert (np.diff(-hook.halvings()[order]) >= 0).all()
    np.testing.assert_allclose(-hook.halvings(), np.log2(hook.probabilities()))


def test_the_line_that_all_follows_from() -> None:
    assert holds(hook.TIMES_INTO_PLUS)


def test_the_surest_photo_needs_fewest_halvings_and_the_surprise_most() -> None:
    halvings = hook.halvings()
    assert halvings[hook.surest()] == halvings.min() < 0.1
    assert halvings[hook.surprise()] == halvings.max() > 4
