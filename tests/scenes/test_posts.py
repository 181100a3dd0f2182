"""What is written in posts of our film is true: its numbers are said, shown or computed there."""

import math
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np
import pytest

from reel.records.posts import load_posts
from scenes.definition import maths as definition
from scenes.gradients import maths as gradients
from scenes.gradients.scene import COUNTS
from scenes.hook import maths as hook
from scenes.inverse import maths as inverse
from scenes.likelihood import maths as likelihood
from scenes.log_axes import maths as log_axes
from scenes.log_derivative import maths as log_derivative
from scenes.monotone import maths as monotone
from scenes.mse import maths as mse
from scenes.overflow import maths as overflow
from scenes.product_to_sum import maths as product_to_sum
from scenes.product_to_sum import ruler_maths
from scenes.product_to_sum.scene import CHECKED, FINER
from scenes.recap import maths as recap
from scenes.recap import training
from scenes.shared.payoffs import payoff_pictures
from tests.our_film import FILM, PROJECT, STORYBOARD

POSTS = load_posts(PROJECT, STORYBOARD)

TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
TEENS = [
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
]  # fmt: skip
# One and two mostly say something else in English than how many.
WORDS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
WORDS |= {word: number for number, word in enumerate(TEENS, 10)}
WORDS |= {word: number for number, word in zip(range(20, 100, 10), TENS, strict=True)}
WORDS |= {"hundred": 100, "thousand": 1000, "million": 10**6, "zero": 0}
SHARES = {"quarter": 0.25, "fiftieth": 1 / 50, "millionth": 1e-6, "billionth": 1e-9}
NUMBER = re.compile(r"\d+(?:\.\d+)?|\b[a-z]+(?:-[a-z]+)?\b")


def numbers(text: str) -> dict[str, float]:
    """The numbers in a text, as they are written there."""
    found = {}
    for token in NUMBER.findall(text.lower()):
        tens, _, ones = token.partition("-")
        if token[0].isdecimal():
            found[token] = float(token)
        elif tens in WORDS and (not ones or ones in WORDS):
            found[token] = float(WORDS[tens] + WORDS.get(ones, 0))
        elif token in SHARES:
            found[token] = SHARES[token]
    return found


def scientific(value: float) -> tuple[float, float]:
    """A number as it is written with a power of ten: its digits, and the exponent."""
    digits, _, exponent = f"{value:.5e}".partition("e")
    return float(digits), float(exponent)


@cache
def computed(clip: str) -> tuple[float, ...]:
    """What is computed for a clip's picture, and what stands on its axes."""
    return tuple(abs(float(number)) for number in _computed(clip))


def _computed(clip: str) -> Iterable[Any]:
    match clip:
        case "hook":
            chances, halvings = hook.probabilities(), hook.halvings()
            yield from (hook.COUNT, chances.min(), chances.max(), hook.total(), 1, 10)
            yield from scientific(hook.product())
            yield from (halvings.max(), *halvings[chances == 0.25])
            yield from (0.25, len(payoff_pictures(FILM.theme)))
        case "definition":
            yield from (definition.exponent_of(result) for result in (8, 10, 16, 0.25))
            yield from (8, 10, 0.5, 1, 2, 0)  # blocks, the question, bases, and the axis
        case "inverse":
            yield from (number for pair in inverse.PAIRS for number in inverse.numbers(pair))
            yield from (len(inverse.PAIRS), inverse.DOUBLINGS, inverse.MILLION, inverse.BASE)
        case "product_to_sum":
            lengths = ruler_maths.FIRST, ruler_maths.SECOND
            yield from (*lengths, sum(lengths), 2 ** sum(lengths), *(2**each for each in lengths))
            yield from (*CHECKED, CHECKED[0] * CHECKED[1], *FINER, FINER[0] * FINER[1])
            yield from (1, 2, ruler_maths.LARGEST, product_to_sum.factor_between(2, 10))
        case "gradients":
            yield from (gradients.STEPS, gradients.slope(gradients.descent()[-1]))
            yield from (*COUNTS, len(gradients.chances()), 1, gradients.factor_count(COUNTS[-1]))
        case "log_derivative":
            grown = (log_derivative.WIDER, log_derivative.TALLER)
            yield from (100 * share for share in (*grown, grown[0] * grown[1]))
            yield 100 * log_derivative.BIGGER
            yield round(float(100 * log_derivative.BIGGER))  # about 5 percent
            large = log_derivative.LARGE
            yield from (large, gradients.factor_count(large), len(log_derivative.RATES_OF_FACTORS))
            yield 1
        case "monotone":
            values = monotone.VALUES
            yield from (min(values), max(values))
            yield from np.log((min(values), max(values)))
            yield from (monotone.PEAK, monotone.FAR, 10)
            yield from scientific(float(likelihood.slope(monotone.START)))
            yield likelihood.slope_of_log(monotone.START)
        case "likelihood":
            best = likelihood.sample_mean()
            yield from (likelihood.COUNT, best, likelihood.loss(best), 10)
            yield from scientific(float(likelihood.likelihood(best)))
        case "mse":
            best = mse.best_slope()
            yield from (mse.COUNT, best, mse.total(best), mse.total(mse.first_slope()))
        case "log_axes":
            yield from (len(log_axes.mammals().species), log_axes.in_corner())
            yield from (round(100 * log_axes.corner_area(bend)) for bend in (1, 0))
            yield from (log_axes.RIGHT, log_axes.up(), 10)
            _, brain, line = log_axes.human()
            yield brain / line
        case "overflow":
            yield from (*scientific(overflow.LARGEST), *scientific(overflow.SMALLEST), 0, 10)
            yield from (overflow.PROBABILITY, overflow.vanishes(), overflow.total(overflow.WORDS))
            yield from (overflow.WORDS, *overflow.SCORES, len(overflow.SCORES))
            yield from overflow.softmax()
            powers = np.exp(overflow.shifted()).sum()
            yield from (powers, np.log(powers), overflow.softmax().sum())
            assert overflow.products()[overflow.vanishes()] == 0
        case "recap":
            first, second = recap.FIRST, recap.SECOND
            yield from (first, second, first * second, *np.log([float(first), float(second)]))
            yield np.log(float(first * second))
            yield 4  # corners of the square
            yield from (len(payoff_pictures(FILM.theme)), hook.COUNT, 10)
            for steps in (0, training.STEPS):
                yield from (steps, training.loss(steps), training.product(steps))
            yield from scientific(training.product(0))


def is_known(written: str, value: float, clip: str, said: Iterable[str]) -> bool:
    """Whether a number is said in one of these texts, or computed, to as many digits."""
    if any(math.isclose(value, other) for text in said for other in numbers(text).values()):
        return True
    decimals = len(written.partition(".")[2])
    return any(
        number == value if not decimals else f"{number:.{decimals}f}" == written
        for number in computed(clip)
    )


TEXTS = [
    *((clip.id, "opening", POSTS.clips[clip.id].opening) for clip in STORYBOARD),
    *(
        (clip.id, beat, POSTS.clips[clip.id].seen[beat])
        for clip in STORYBOARD
        for beat in clip.beats
    ),
]


@pytest.mark.parametrize(("clip", "place", "text"), TEXTS, ids=[f"{c}.{p}" for c, p, _ in TEXTS])
def test_every_number_is_said_shown_or_computed(clip: str, place: str, text: str) -> None:
    words = FILM.words[clip]
    beats = words.beats.values() if place == "opening" else (words.beats[place],)
    said = [words.title, words.takeaway, *words.labels.values(), *beats]
    for written, value in numbers(text).items():
        assert is_known(written, value, clip, said), written
        if "." in written and value:  # and a wrong one would not pass
            digits = len(written.partition(".")[2])
            wrong = value + 6 * 10.0**-digits
            assert not is_known(f"{wrong:.{digits}f}", wrong, clip, said), written


def test_the_thread_and_the_description_count_the_clips() -> None:
    for text in (POSTS.thread.opening, POSTS.thread.closing, POSTS.film):
        assert list(numbers(text).values()) == [len(STORYBOARD.ids)]


def test_openings_are_lines_of_their_own() -> None:
    openings = [post.opening for post in POSTS.clips.values()]
    assert len(set(openings)) == len(openings)
    for clip in STORYBOARD:
        words, opening = FILM.words[clip.id], POSTS.clips[clip.id].opening
        assert opening not in (words.title, words.takeaway, *words.beats.values())
        assert len(opening) <= 140
        assert "!" not in opening
        assert opening[-1] in ".?"


def test_what_is_seen_is_told_in_one_to_three_sentences() -> None:
    for _, place, text in TEXTS:
        if place != "opening":
            assert 60 <= len(text) <= 300
            assert text.endswith(".")
