"""The voice that comes with the tool: hibari. Its small model speaks offline, the same every time.

The model decides how long each sound lasts, so the times of words are its own. It does not give
them away, but its graph can be asked for what it computes on the way.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import version
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from reel.records.language import ENGLISH, main_language
from reel.records.narration import Voice, Word
from reel.records.nearest import nearest
from reel.records.voice_settings import VoiceSettings
from reel.voice.errors import VoiceError
from reel.voice.letters import AMERICAN, BRITISH
from reel.voice.narrator import Speech, SpokenBeat, SpokenWord
from reel.wording.matching import timed

if TYPE_CHECKING:
    from hibari import Hibari

    from reel.voice.hibari_reading import ReadWord

HEART = "heart"
"""The voice in hibari's package."""

EARLY = 0.05
"""Seconds by which sounds are heard before the model says: the median at 183 that follow a silence,
and within 0.04 s of it at nine in ten of them."""

_LOADING = Lock()
"""Whoever comes second waits: it takes longer than to speak a beat."""


class HibariVoice:
    """One of hibari's voices. What is heavy is loaded at the first word, so that a voice of which
    all is in the cache costs nothing.

    Args:
        name: what the voice is called here.
        settings: of it.

    Raises:
        VoiceError: hibari has no such voice, or it is not on this machine.
    """

    def __init__(self, name: str, settings: VoiceSettings) -> None:
        self._name = name
        self._voice = settings.voice or HEART
        self._speed = settings.speed
        self._british = self._voice != HEART and _is_british(self._voice)

    @property
    def voice(self) -> Voice:
        """Its name, and the engine with its version."""
        return Voice(self._name, f"hibari-tts {version('hibari-tts')}", "exact")

    @property
    def letters(self) -> frozenset[str]:
        """In which it can be told how words sound."""
        return BRITISH if self._british else AMERICAN

    def key(self, beat: SpokenBeat) -> object:
        """All that decides how a beat sounds besides its words."""
        return self._voice, self._speed

    def speak(self, beat: SpokenBeat) -> Speech:
        """Speak a beat; several threads may do so at once.

        Raises:
            VoiceError: it is not in English, or there is nothing in it to speak.
        """
        from reel.voice.hibari_reading import read

        if main_language(beat.language) != ENGLISH:
            raise VoiceError(
                f"hibari speaks English, not {beat.language!r}: choose another voice, or none"
            )
        with _LOADING:
            engine = _load(self._voice, self._british)
        noise = np.random.default_rng(seed=0)  # of which the model makes breath: always the same
        sounds: list[npt.NDArray[np.float32]] = []
        said: list[Word] = []
        begin = 0.0
        for words in read(beat.words, engine.g2p):
            letters = list(_letters(words, engine.vocab))
            sound, ends = _say(engine, [number for number, _ in letters], self._speed, noise)
            seconds = len(sound) / engine.sample_rate
            said += _times(words, [owner for _, owner in letters], begin, ends * seconds / ends[-1])
            sounds.append(sound)
            begin += seconds
        if not said:
            raise VoiceError(f"{beat.clip}.{beat.beat}: nothing of it can be spoken: write words")
        texts = [word.text for word in beat.words]
        return Speech(np.concatenate(sounds), engine.sample_rate, timed(texts, said), "exact")

    def guessed(self, words: Sequence[SpokenWord]) -> list[str]:
        """List, once each, the words that it has never heard of, or leaves a sign out of."""
        from reel.voice.hibari_reading import guessed

        return list(dict.fromkeys(guessed(words, self._british)))


@cache
def _load(voice: str, british: bool) -> "Hibari":
    """Load hibari with a model that gives one thing more: when each letter ends."""
    import onnx
    from hibari import Hibari
    from hibari.g2p import G2P
    from hibari.voices import voice_path

    model = onnx.load(voice_path(voice, download_missing=False))
    (ends,) = (node.output[0] for node in model.graph.node if node.op_type == "CumSum")
    model.graph.output.append(
        onnx.helper.make_tensor_value_info(ends, onnx.TensorProto.INT64, shape=None)
    )
    return Hibari(voice, model=model.SerializeToString(), g2p=G2P(british=british))


def _say(
    engine: "Hibari", numbers: Sequence[int], speed: float, noise: np.random.Generator
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]:
    """Speak letters, given by their numbers.

    Returns:
        The sound, and when each letter ends, in steps of the model.
    """
    from hibari import dsp

    inputs = {"ids": np.array([numbers]), "speed": np.array([speed], np.float32)}
    *spectrum, ends = engine.sess.run(None, inputs)
    return dsp.synth(*(part[0] for part in spectrum), noise), ends


def _is_british(voice: str) -> bool:
    """Find out whether one of hibari's other voices is British, and that it can be used."""
    from hibari.voices import VOICES, voice_path

    if voice not in VOICES:
        raise VoiceError(
            f"hibari has no voice {voice!r}; its voices are {', '.join(VOICES)}"
            f"{nearest(voice, VOICES)}"
        )
    try:
        voice_path(voice, download_missing=False)
    except FileNotFoundError:
        raise VoiceError(
            f"hibari's voice {voice!r} is not on this machine, and nothing is fetched unasked; to "
            f"fetch it: hibari --voice {voice} --phonemes Hello"
        ) from None
    return bool(VOICES[voice]["british"])


def _letters(
    words: Sequence["ReadWord"], numbers: dict[str, int]
) -> Iterator[tuple[int, int | None]]:
    """Yield the numbers of letters, each with the place of the word that it is a sound of."""
    from reel.voice.hibari_reading import PUNCTUATION

    yield 0, None  # what the model expects at both ends
    for place, word in enumerate(words):
        for letter in f" {word.phonemes}" if place else word.phonemes:
            if letter in numbers:
                is_sound = letter not in PUNCTUATION and letter != " "
                yield numbers[letter], place if is_sound else None
    yield 0, None


def _times(
    words: Sequence["ReadWord"],
    owners: Sequence[int | None],
    begin: float,
    ends: npt.NDArray[np.float64],
) -> Iterator[Word]:
    """Yield words with the times of their sounds; those that have none are left out.

    Args:
        words: in order.
        owners: for each letter, the place of the word that it belongs to.
        begin: when the first letter begins.
        ends: when each letter ends, from there on.
    """
    starts = [0.0, *ends[:-1]]
    for place, word in enumerate(words):
        own = [letter for letter, owner in enumerate(owners) if owner == place]
        if own:
            start, end = starts[own[0]], ends[own[-1]]
            yield Word(
                word.text,
                max(0.0, float(begin + start - EARLY)),
                max(0.0, float(begin + end - EARLY)),
            )
