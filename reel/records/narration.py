"""What a voice has made of a beat's words, before it is known how long the picture moves."""

import itertools
from typing import Literal, get_args

import msgspec

Timing = Literal["exact", "aligned", "estimated"]
"""Where the times of words come from: from the voice's own model, from the sound, or from the
length of the words."""

TIMINGS: tuple[Timing, ...] = get_args(Timing)
"""The same, the surest first."""


SILENCE = "none"
"""The voice of a film in which nobody speaks."""


class Word(msgspec.Struct, frozen=True):
    """A word and when it is said (seconds)."""

    text: str
    start: float
    end: float


class Voice(msgspec.Struct, frozen=True):
    """Who speaks.

    Attributes:
        name: as `--voice` has it; "none" for nobody.
        engine: the program that speaks, with its version; "" for nobody.
        timing: where the times of words come from; of several, the least sure.
    """

    name: str
    engine: str = ""
    timing: Timing = "estimated"


class Narration(msgspec.Struct, frozen=True):
    """A beat's words as they are said in one go, by a clock that begins with them.

    Attributes:
        words: as captions write them (what stands between spaces), with the times at which they
            are said.
        length: of all of it, in seconds.
        cues: when the word is said that each mark stands before, in order; each after the last.
        pauses: from when to when nothing is said: there the voice can wait, in order.
        voice: who speaks.
        sound: the key under which the cache keeps its sound; "" if there is none.
    """

    words: tuple[Word, ...]
    length: float
    cues: tuple[float, ...] = ()
    pauses: tuple[tuple[float, float], ...] = ()
    voice: Voice = Voice(SILENCE)
    sound: str = ""

    @property
    def parts(self) -> tuple[float, ...]:
        """How long the words take (seconds) up to each cue, and from the last one to the end."""
        bounds = (0.0, *self.cues, self.length)
        return tuple(end - start for start, end in itertools.pairwise(bounds))
