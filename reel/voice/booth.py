"""Where beats are spoken, several at once, unless it has been done before."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import NamedTuple

import msgspec
import numpy as np

from reel.records.blame import what_happened
from reel.records.writing import CannotWriteError
from reel.voice.errors import VoiceError
from reel.voice.narrating import trimmed
from reel.voice.narrator import Narrator, Speech, SpokenBeat, Stoppable
from reel.voice.speech_store import SpeechStore


class Take(NamedTuple):
    """A beat that is spoken: the key under which its sound is kept, and what is heard."""

    key: str
    speech: Speech


class Booth:
    """Has a voice speak, and keeps each beat as soon as it is spoken.

    Args:
        narrator: the voice.
        store: what has been spoken.
        threads: how many beats may be spoken at once.
    """

    def __init__(self, narrator: Narrator, store: SpeechStore, threads: int) -> None:
        self._narrator = narrator
        self._store = store
        self._threads = threads

    def hear(
        self, beats: Iterable[SpokenBeat], fresh: bool, on_spoken: Callable[[int, int], None]
    ) -> dict[SpokenBeat, Take | str]:
        """Give beats as they sound; or why one does not, in one line.

        Args:
            beats: which.
            fresh: whether to take nothing from what has been spoken before.
            on_spoken: is told how many are spoken, of how many that have to be.

        Raises:
            CannotWriteError: the cache is full, or cannot be written to.
        """
        heard: dict[SpokenBeat, Take | str] = {}
        unspoken: dict[str, list[SpokenBeat]] = defaultdict(list)  # those that sound the same
        for beat in beats:
            try:
                key = self._key(beat)
            except Exception as error:
                heard[beat] = _fault(beat, error)
                continue
            if found := None if fresh else self._store.find(key):
                heard[beat] = Take(key, trimmed(found))
            else:
                unspoken[key].append(beat)
        spoken = self._spoken({key: own[0] for key, own in unspoken.items()})
        done = 0
        for key, take in spoken:
            heard |= dict.fromkeys(unspoken[key], take)
            done += isinstance(take, Take)
            on_spoken(done, len(unspoken))
        return heard

    def _spoken(self, beats: Mapping[str, SpokenBeat]) -> Iterator[tuple[str, Take | str]]:
        """Yield each beat by its key, as soon as it is spoken or has failed."""
        pool = ThreadPoolExecutor(self._threads)
        try:
            for made in as_completed([pool.submit(self._speak, *each) for each in beats.items()]):
                yield made.result()
        except BaseException:  # at Ctrl-C nobody wants to wait for a service
            if isinstance(self._narrator, Stoppable):
                self._narrator.stop()
            raise
        finally:
            pool.shutdown(cancel_futures=True)

    def _speak(self, key: str, beat: SpokenBeat) -> tuple[str, Take | str]:
        try:
            speech = _judged(self._narrator.speak(beat), beat)
            return key, Take(key, trimmed(self._store.keep(key, speech)))
        except CannotWriteError:
            raise
        except Exception as error:  # an engine or a service may raise whatever it likes
            return key, _fault(beat, error)

    def _key(self, beat: SpokenBeat) -> str:
        """Make the key of what is spoken: from all that it depends on, and nothing else."""
        parts = beat.words, beat.language, self._narrator.voice.engine, self._narrator.key(beat)
        return hashlib.sha256(msgspec.json.encode(parts, order="deterministic")).hexdigest()[:32]


def _judged(speech: Speech, beat: SpokenBeat) -> Speech:
    """Make sure that a voice has given what it was asked for.

    Raises:
        ValueError: it has not.
    """
    if not len(speech.samples) or not np.isfinite(speech.samples).all():
        raise ValueError("the voice gave no sound")
    if len(speech.words) != len(beat.words):
        raise ValueError(f"the voice timed {len(speech.words)} words of {len(beat.words)}")
    length = len(speech.samples) / speech.rate
    # Not a number is not less than anything. A little beyond the end nothing goes wrong.
    if not all(0 <= word.start <= word.end <= length + 1 for word in speech.words):
        raise ValueError(f"the voice timed a word outside of its {length:.1f} s")
    return speech


def _fault(beat: SpokenBeat, error: Exception) -> str:
    """Say in one line why a beat could not be spoken; a VoiceError names it."""
    what = " ".join(what_happened(error).split())
    return what if isinstance(error, VoiceError) else f"{beat.clip}.{beat.beat}: {what}"
