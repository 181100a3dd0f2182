"""How long words take to say, and how long a picture rests meanwhile."""

import math

from reel.records.columns import columns
from reel.records.language import ENGLISH, language_of

_EASY = 16 / 17
"""As fast as is easy to read, as a share of what is fast: captions may be a little faster."""

REST = 0.6
"""Seconds of stillness at the end of every beat, at the least."""

STEP = 1 / 15
"""Every duration is a whole number of these steps (seconds), which are whole frames at 15, 30 and
60 frames a second: so a clip has the same timeline at every quality."""


def seconds_to_say(words: str, language: str = ENGLISH) -> float:
    """How many seconds words take, by the reading speed of a language."""
    return columns(words) / _pace(language)


def characters_in(seconds: float, language: str) -> int:
    """How many characters of a language are easy to read in a time; wide ones count twice."""
    return int(seconds * _pace(language) + 1e-6)


def _pace(language: str) -> float:
    return _EASY * language_of(language).rules.fastest


def seconds_to_hold(takes: float, moved: float, *, last: bool) -> float:
    """Say how long the last picture of a part of a beat is held: until all is said; in whole steps.

    Args:
        takes: the seconds that its words take.
        moved: the seconds it has lasted up to its hold.
        last: whether the beat ends with it; else a cue follows.
    """
    return whole_steps(max(REST if last else STEP, takes - moved))


def whole_steps(seconds: float) -> float:
    """Seconds rounded up to whole steps; a thousandth of one is a rounding error."""
    return math.ceil(seconds / STEP - 1e-3) * STEP
