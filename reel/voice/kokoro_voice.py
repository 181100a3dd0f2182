"""Kokoro, with a model file and a file of voices of a person's own."""

from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from reel.engine.cache.reads import file_digest
from reel.records.language import main_language
from reel.records.narration import Voice
from reel.records.nearest import nearest
from reel.records.project import Project
from reel.records.voice_settings import VoiceSettings
from reel.voice.alignment import can_align, word_times
from reel.voice.errors import VoiceError
from reel.voice.letters import in_letters
from reel.voice.narrator import Speech, SpokenBeat
from reel.voice.optional import engine_module, engine_version, own_file, speaking
from reel.voice.phonemes import Sound, timed, with_own
from reel.wording.bare import core

_PACKAGE = "kokoro-onnx"
_USUAL = "af_heart"
_BRITISH = "b"  # begins the names of voices from there

# Its sounds are heard so much (seconds) before the times that it gives: at the median of 36 words
# that follow a silence, and against an alignment of all words too.
_EARLY = 0.05

# The languages that it has learned, as the part that makes phonemes calls them.
_LANGUAGES = {
    "en": "en-us",
    "es": "es",
    "fr": "fr-fr",
    "hi": "hi",
    "it": "it",
    "ja": "ja",
    "pt": "pt-br",
    "zh": "cmn",
}


class Kokoro:
    """Speaks with Kokoro. What is heavy is loaded at the first word.

    Args:
        name: what the voice is called here.
        settings: of it.
        project: in whose folder its files are.

    Raises:
        VoiceError: the package or a file is missing.
    """

    def __init__(self, name: str, settings: VoiceSettings, project: Project) -> None:
        self._name = name
        self._voice = settings.voice or _USUAL
        self._speed = settings.speed
        self._version = engine_version(name, _PACKAGE)
        self._model = own_file(name, "model", settings.model, project)
        self._voices = own_file(name, "voices", settings.voices, project)
        self._loading = Lock()

    @property
    def voice(self) -> Voice:
        """Its name, and the engine with its version."""
        return Voice(self._name, self._version)

    def key(self, beat: SpokenBeat) -> object:
        """All that decides how a beat sounds besides its words."""
        return *self._files, self._voice, self._speed, can_align()

    def speak(self, beat: SpokenBeat) -> Speech:
        """Speak a beat; several threads may do so at once.

        Raises:
            VoiceError: it cannot.
        """
        with speaking(self._name, beat):
            language = self._language(beat)
            with self._loading:
                engine = self._engine
            return self._spoken(beat, language, engine)

    def _spoken(self, beat: SpokenBeat, language: str, engine: Any) -> Speech:
        phonemize = engine.tokenizer.phonemize
        own = [word.phonemes for word in beat.words]
        if language.startswith("en"):
            own = list(map(in_letters, own))
        alone = [phonemize(core(word.as_spelled), language) for word in beat.words]
        letters = phonemize(" ".join(word.as_spelled for word in beat.words), language)
        samples, rate, sounds = engine.create_timed(
            "".join(with_own(letters, own, alone)), self._voice, self._speed, is_phonemes=True
        )
        sound = np.asarray(samples, np.float32)
        if not sounds:
            return Speech(sound, rate, *word_times(sound, rate, beat))
        said = [
            Sound(each.phoneme, max(0.0, each.start - _EARLY), max(0.0, each.end - _EARLY))
            for each in sounds
        ]
        sounded = [wanted or other for wanted, other in zip(own, alone, strict=True)]
        return Speech(sound, rate, timed(beat.words, sounded, said), "exact")

    @cached_property
    def _files(self) -> tuple[str, str]:
        return file_digest(self._model), file_digest(self._voices)

    @cached_property
    def _engine(self) -> Any:
        package = engine_module(self._name, _PACKAGE, "kokoro_onnx")
        engine = package.Kokoro(str(self._model), str(self._voices))
        there = engine.get_voices()
        if self._voice not in there:
            hint = nearest(self._voice, there) or f"; there is {', '.join(there)}"
            raise VoiceError(
                f"voice {self._name}: {self._voices.name} has no {self._voice!r}{hint}"
            )
        if not engine.has_timings and (telling := _telling(self._model)):
            engine.sess = type(engine.sess)(telling, providers=engine.sess.get_providers())
            engine.has_timings = True
        return engine

    def _language(self, beat: SpokenBeat) -> str:
        language = main_language(beat.language)
        if language not in _LANGUAGES:
            raise VoiceError(
                f"voice {self._name}: kokoro speaks {', '.join(_LANGUAGES)}, not {beat.language}"
            )
        if language == "en" and self._voice.startswith(_BRITISH):
            return "en-gb"
        return _LANGUAGES[language]


def _telling(model: Path) -> bytes:
    """Make a model tell how long each sound lasts, as the package expects it of few; nothing if it
    is not built as others are."""
    import onnx

    changed = onnx.load(str(model))
    # The lengths are added up before the decoder makes the sound.
    sums = [
        node
        for node in changed.graph.node
        if node.op_type == "CumSum" and "decoder" not in node.name
    ]
    if len(sums) != 1:
        return b""
    changed.graph.node.append(onnx.helper.make_node("Identity", sums[0].input[:1], ["duration"]))
    changed.graph.output.append(
        onnx.helper.make_tensor_value_info("duration", onnx.TensorProto.INT64, shape=None)
    )
    return bytes(changed.SerializeToString())
