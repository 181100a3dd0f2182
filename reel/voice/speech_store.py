"""What voices have spoken, kept: each beat's sound, and the times of its words."""

import wave
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from reel.engine.cache.store import Store
from reel.records.narration import Timing, Word
from reel.voice.narrator import Speech

_SOUND = "sound.wav"
_WORDS = "words.json"
_FULL = 32767
"""The largest sample of 16 bits."""


class _Words(msgspec.Struct, frozen=True):
    """What is known of a sound."""

    words: tuple[Word, ...]
    timing: Timing


class SpeechStore:
    """What has been spoken, by keys that say what it was made from.

    Args:
        cache: the folder of the project's cache.
    """

    def __init__(self, cache: Path) -> None:
        self._store = Store(cache / "voice")

    def find(self, key: str) -> Speech | None:
        """Find what was spoken; None if it was not, is damaged, or was kept by another release."""
        entry = self._store.find(key)
        if entry is None:
            return None
        try:
            known = msgspec.json.decode((entry / _WORDS).read_bytes(), type=_Words)
            with wave.open(str(entry / _SOUND)) as file:
                rate = file.getframerate()
                samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        except (OSError, EOFError, wave.Error, msgspec.DecodeError):
            # Another run may just have removed it.
            return None
        return Speech(_as_fractions(samples), rate, known.words, known.timing)

    def keep(self, key: str, speech: Speech) -> Speech:
        """Keep what was spoken, and give it as it will be found: in samples of 16 bits.

        Raises:
            CannotWriteError: the cache is full, or cannot be written to.
        """
        samples = np.round(np.clip(speech.samples, -1, 1) * _FULL).astype("<i2")
        with self._store.making(key) as draft:
            (draft / _WORDS).write_bytes(msgspec.json.encode(_Words(speech.words, speech.timing)))
            with wave.open(str(draft / _SOUND), "wb") as file:
                file.setnchannels(1)
                file.setsampwidth(2)
                file.setframerate(speech.rate)
                file.writeframes(samples.tobytes())
        return Speech(_as_fractions(samples), speech.rate, speech.words, speech.timing)

    def tidy(self) -> None:
        """Remove what dead processes have left."""
        self._store.tidy()


def _as_fractions(samples: npt.NDArray[np.int16]) -> npt.NDArray[np.float32]:
    return np.divide(samples, _FULL, dtype=np.float32)
