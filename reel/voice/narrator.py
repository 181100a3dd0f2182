"""What every voice has in common: words go in; sound, and the times of all words, come out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from reel.records.narration import Timing, Voice, Word
from reel.wording.bare import with_core


@dataclass(frozen=True)
class SpokenWord:
    """A word to be spoken: what stands between two spaces.

    Attributes:
        text: with its punctuation, as it is written.
        phonemes: how it sounds, in IPA, without punctuation; "" to leave that to the voice.
        spelled: the same for voices that know no phonemes, as letters; "" likewise.
    """

    text: str
    phonemes: str = ""
    spelled: str = ""

    @property
    def as_spelled(self) -> str:
        """The word with its punctuation, as those read it who know no phonemes."""
        return with_core(self.text, self.spelled) if self.spelled else self.text


@dataclass(frozen=True)
class SpokenBeat:
    """What is to be spoken in one go.

    Attributes:
        clip, beat: their ids, for those who look for a recording, and for messages.
        language: as BCP 47 has it.
        words: in order.
    """

    clip: str
    beat: str
    language: str
    words: tuple[SpokenWord, ...]


@dataclass(frozen=True)
class Speech:
    """A beat, spoken.

    Attributes:
        samples: the sound, one channel, float32 of at most 1.
        rate: samples a second.
        words: as many as were to be spoken, with their times in it.
        timing: where those come from.
    """

    samples: npt.NDArray[np.float32]
    rate: int
    words: tuple[Word, ...]
    timing: Timing


@runtime_checkable
class Prepared(Protocol):
    """A voice that must have something for each beat before it can speak."""

    def check(self, beats: Iterable[SpokenBeat]) -> None:
        """See whether it has.

        Raises:
            VoiceError: it has not; names all that is missing.
        """


@runtime_checkable
class Stoppable(Protocol):
    """A voice that may take long to answer."""

    def stop(self) -> None:
        """Give up what is being spoken; called from another thread, when all is to end."""


class Narrator(Protocol):
    """A voice."""

    @property
    def voice(self) -> Voice:
        """Its name, and the engine with its version."""

    def key(self, beat: SpokenBeat) -> object:
        """All that decides how this beat sounds besides its words, as plain data: for the cache."""

    def speak(self, beat: SpokenBeat) -> Speech:
        """Speak a beat.

        Raises:
            VoiceError: it cannot; says which beat, or what for all of them, in one line.
        """
