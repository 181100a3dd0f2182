"""Clip 12: the classifier of the forty photos is a true model, and it is trained."""

from itertools import pairwise

import numpy as np
import pytest

from scenes.hook import maths as hook
from scenes.hook.photo import Photo
from scenes.recap import training
from tests.our_film import WHITE


def test_training_begins_with_the_probabilities_of_the_first_clip() -> None:
    np.testing.assert_allclose(training.probabilities(0), hook.probabilities(), rtol=1e-12)
    assert training.product(0) == pytest.approx(hook.product(), rel=1e-9)
    assert training.loss(0) == pytest.approx(hook.total(), rel=1e-12)
    assert f"{training.loss(0):.2f}" == "49.64"


def test_what_a_photo_shows_is_what_it_is_to_be_recognised_as() -> None:
    """Photos of one thing have the same picture, and photos of two things have not."""
    motifs = [Photo(0.5, number, WHITE).picture[1] for number in range(hook.COUNT)]
    shapes = [tuple(np.round(motif.get_all_points(), 6).ravel()) for motif in motifs]
    things = training.things()
    assert len(set(things)) == hook.THINGS
    assert len(set(zip(shapes, things, strict=True))) == len(set(shapes)) == hook.THINGS


def test_probabilities_of_a_photo_add_up_to_one() -> None:
    for weights in training.path()[:: training.STEPS // 4]:
        given = training.all_probabilities(weights)
        assert given.shape == (hook.COUNT, hook.THINGS)
        np.testing.assert_allclose(given.sum(axis=1), 1)
        assert (given > 0).all()


def test_the_gradient_is_that_of_the_loss() -> None:
    rng = np.random.default_rng(0)
    for weights in training.path()[[0, 3, training.STEPS]]:
        way = rng.normal(size=weights.shape)
        near = 1e-6
        slope = training.loss_of(weights + near * way) - training.loss_of(weights - near * way)
        assert slope / (2 * near) == pytest.approx((training.gradient(weights) * way).sum(), 1e-5)


def test_every_step_goes_down_the_gradient_and_lowers_the_loss() -> None:
    path = training.path()
    lengths = []
    for before, after in pairwise(path):
        downhill = -training.gradient(before)
        length = np.linalg.norm(after - before) / np.linalg.norm(downhill)
        np.testing.assert_allclose(after - before, length * downhill, atol=1e-12)
        lengths.append(length)
        assert training.loss_of(after) < training.loss_of(before)
    np.testing.assert_allclose(lengths, lengths[0])


def test_the_product_is_the_loss_halved_so_often() -> None:
    for steps in (0, 0.5, 20, training.STEPS):
        assert training.product(steps) == pytest.approx(2 ** -training.loss(steps))
        assert training.halvings(steps).sum() == pytest.approx(training.loss(steps))


def test_what_is_seen_changes_without_a_jump() -> None:
    """Within a step the weights go straight on; the loss falls all the time."""
    moments = np.linspace(0, training.STEPS, 8 * training.STEPS + 1)
    losses = np.array([training.loss(moment) for moment in moments])
    assert (np.diff(losses) < 0).all()
    weights = [training.weights_after(moment) for moment in (4, 4.25, 5)]
    np.testing.assert_allclose(weights[1], 0.75 * weights[0] + 0.25 * weights[2])


def test_at_the_end_all_photos_are_recognised_and_the_product_is_in_sight() -> None:
    assert training.probabilities(training.STEPS).min() > 0.8
    assert f"{training.loss(training.STEPS):.2f}" == "1.43"
    assert f"{training.product(training.STEPS):.3f}" == "0.372"


def test_the_sheet_is_whole_at_first_and_each_photo_cuts_in_its_turn() -> None:
    given = hook.probabilities()
    assert (training.first_shares(0) == 1).all()
    np.testing.assert_allclose(training.first_shares(hook.COUNT), given)
    partly = training.first_shares(7.5)
    np.testing.assert_allclose(partly[:7], given[:7])
    assert given[7] < partly[7] < 1
    assert (partly[8:] == 1).all()
