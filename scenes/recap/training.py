"""The forty photos of the first clip, and the training of the classifier that looked at them.

The model is softmax regression. A photo i shows one of five things y_i, and is given by numbers,
its features f_i; the weights W, five rows of them, score it: W f_i has a score for each thing, and
softmax makes probabilities of the scores. The loss is the sum, over all photos, of -log2 of the
probability of y_i: the tower of halvings of the first clip. Training goes down its gradient, in
steps of one length, and uses all photos in every step.

The features are drawn with a fixed seed: each thing has a pattern of its own, and each photo that
of what it shows, with noise on it. So are the weights that training begins with. Then each photo's
features are moved, as little as can be, until the first weights give its right label the very
probability that the first clip shows: two decimals of it, and nothing is left to chance. What they
give to the wrong labels is drawn as well.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from scenes.hook import maths as hook
from scenes.hook.maths import THINGS

STEPS = 100
"""How many steps are taken."""

_FEATURES = 20
_SEED = 1
_NOISE = 0.7  # of a feature, where the patterns' features differ by about 1
_RATE = 0.2  # of a step: so often the gradient of the mean loss is subtracted


def things() -> np.ndarray:
    """What each photo shows, from 0 to THINGS - 1."""
    return np.array([hook.thing(number) for number in range(hook.COUNT)])


@dataclass(frozen=True)
class Task:
    """What is learnt from.

    Attributes:
        features: of each photo, an array of shape (photos, features).
        labels: what each photo shows, from 0 to THINGS - 1.
        weights: that training begins with, an array of shape (THINGS, features).
    """

    features: np.ndarray
    labels: np.ndarray
    weights: np.ndarray


@cache
def task() -> Task:
    """Draw the features and the first weights."""
    labels = things()
    rng = np.random.default_rng(_SEED)
    patterns = rng.normal(size=(THINGS, _FEATURES))
    drawn = patterns[labels] + _NOISE * rng.normal(size=(hook.COUNT, _FEATURES))
    weights = rng.normal(size=(THINGS, _FEATURES)) / np.sqrt(_FEATURES)
    right = hook.probabilities()
    first = np.empty((hook.COUNT, THINGS))
    wrong = np.arange(THINGS) != labels[:, np.newaxis]
    first[~wrong] = right
    shares = rng.dirichlet(np.ones(THINGS - 1), hook.COUNT)
    first[wrong] = ((1 - right)[:, np.newaxis] * shares).ravel()
    missing = np.log(first) - drawn @ weights.T
    return Task(drawn + missing @ np.linalg.pinv(weights).T, labels, weights)


def all_probabilities(weights: np.ndarray) -> np.ndarray:
    """What weights give to each label of each photo, an array of shape (photos, THINGS)."""
    scores = task().features @ weights.T
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def probabilities_by(weights: np.ndarray) -> np.ndarray:
    """What weights give to the right label of each photo."""
    return all_probabilities(weights)[np.arange(hook.COUNT), task().labels]


def loss_of(weights: np.ndarray) -> float:
    """The halvings of all right labels, added up."""
    return float(-np.log2(probabilities_by(weights)).sum())


def gradient(weights: np.ndarray) -> np.ndarray:
    """How fast the loss changes with each weight: a sum over the photos."""
    right = np.eye(THINGS)[task().labels]
    return (all_probabilities(weights) - right).T @ task().features / np.log(2)


@cache
def path() -> np.ndarray:
    """The weights before the first step and after each, of shape (STEPS + 1, THINGS, features)."""
    weights = [task().weights]
    for _ in range(STEPS):
        mean = gradient(weights[-1]) * np.log(2) / hook.COUNT
        weights.append(weights[-1] - _RATE * mean)
    return np.array(weights)


def weights_after(steps: float) -> np.ndarray:
    """The weights after so many steps; in the middle of one they are half-way along it."""
    done = min(int(steps), STEPS - 1)
    before, after = path()[done : done + 2]
    return np.asarray(before + (steps - done) * (after - before))


def probabilities(steps: float) -> np.ndarray:
    """What the classifier gives to the right labels after so many steps."""
    return probabilities_by(weights_after(steps))


def halvings(steps: float) -> np.ndarray:
    """How often 1 must be halved to come down to each of these probabilities."""
    return -np.log2(probabilities(steps))


def loss(steps: float) -> float:
    """These halvings, added up."""
    return float(halvings(steps).sum())


def product(steps: float) -> float:
    """These probabilities, multiplied."""
    return float(np.prod(probabilities(steps)))


def first_shares(count: float) -> np.ndarray:
    """What so many photos keep of the sheet before training; those that have not cut keep all.

    Args:
        count: how many have cut; the cut of one more is under way where it is no whole number.
    """
    done = np.clip(count - np.arange(hook.COUNT), 0, 1)
    return np.asarray(hook.probabilities() ** done)
