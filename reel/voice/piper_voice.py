"""Piper, with a voice file of a person's own."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain, groupby, pairwise
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from reel.engine.cache.reads import file_digest
from reel.records.narration import Voice
from reel.records.nearest import nearest
from reel.records.project import Project
from reel.records.voice_settings import VoiceSettings
from reel.voice.alignment import can_align, word_times
from reel.voice.errors import VoiceError
from reel.voice.narrator import Speech, SpokenBeat
from reel.voice.optional import engine_module, engine_version, own_file, speaking
from reel.voice.phonemes import Sound, timed, with_own
from reel.wording.bare import core

_PACKAGE = "piper-tts"
_BREAK = "\n"  # between sentences, which are spoken one by one
_GAP, _BEGIN, _END = "_^$"  # what the model is given besides sounds


class Piper:
    """Speaks with Piper. What is heavy is loaded at the first word.

    Args:
        name: what the voice is called here.
        settings: of it; its voice is who speaks, of those that the file has.
        project: in whose folder its file is, and beside it the JSON that belongs to it.

    Raises:
        VoiceError: the package or a file is missing.
    """

    def __init__(self, name: str, settings: VoiceSettings, project: Project) -> None:
        self._name = name
        self._speaker = settings.voice
        self._speed = settings.speed
        self._version = engine_version(name, _PACKAGE)
        self._model = own_file(name, "model", settings.model, project)
        self._about = own_file(name, "model", f"{settings.model}.json", project)
        self._loading = Lock()

    @property
    def voice(self) -> Voice:
        """Its name, and the engine with its version."""
        return Voice(self._name, self._version)

    def key(self, beat: SpokenBeat) -> object:
        """All that decides how a beat sounds besides its words, but for chance: the same words are
        not spoken twice in quite the same way."""
        return *self._files, self._speaker, self._speed, can_align()

    def speak(self, beat: SpokenBeat) -> Speech:
        """Speak a beat; several threads may do so at once.

        Raises:
            VoiceError: it cannot.
        """
        with speaking(self._name, beat):
            with self._loading:
                engine, manner = self._engine
            return self._spoken(beat, engine, manner)

    def _spoken(self, beat: SpokenBeat, engine: Any, manner: Any) -> Speech:
        own = [word.phonemes for word in beat.words]
        alone = [_in_one(engine.phonemize(core(word.as_spelled))) for word in beat.words]
        letters = _in_one(engine.phonemize(" ".join(word.as_spelled for word in beat.words)))
        told: list[list[Sound]] = []
        pieces = [np.zeros(0, np.float32)]
        rate, begin = engine.config.sample_rate, 0.0
        for sentence in _apart(with_own(letters, own, alone)):
            samples, said = _sentence(sentence, engine, manner, begin)
            told.append(said)
            pieces.append(samples)
            begin += len(samples) / rate
        sound = np.concatenate(pieces)
        if not all(told):
            return Speech(sound, rate, *word_times(sound, rate, beat))
        sounded = [wanted or other for wanted, other in zip(own, alone, strict=True)]
        return Speech(sound, rate, timed(beat.words, sounded, list(chain(*told))), "exact")

    @cached_property
    def _files(self) -> tuple[str, str]:
        return file_digest(self._model), file_digest(self._about)

    @cached_property
    def _engine(self) -> tuple[Any, Any]:
        """What speaks, and in which manner: at what pace, and who."""
        package = engine_module(self._name, _PACKAGE, "piper")
        engine = package.PiperVoice.load(self._model, include_alignments=True)
        speakers = engine.config.speaker_id_map
        if self._speaker and self._speaker not in speakers:
            hint = nearest(self._speaker, speakers)
            raise VoiceError(
                f"voice {self._name}: {self._model.name} has no {self._speaker!r}{hint}"
            )
        return engine, package.SynthesisConfig(
            speaker_id=speakers.get(self._speaker),
            length_scale=engine.config.length_scale / self._speed,
        )


def _sentence(
    letters: Sequence[str], engine: Any, manner: Any, begin: float
) -> tuple[npt.NDArray[np.float32], list[Sound]]:
    """Speak a sentence: its samples, and its sounds if the model tells when they are said.

    Args:
        letters: its phonemes.
        engine: what speaks.
        manner: how.
        begin: when it begins (seconds).
    """
    ids = engine.config.phoneme_id_map
    known = [letter for letter in letters if letter in ids]
    samples, lengths = engine.phoneme_ids_to_audio(
        engine.phonemes_to_ids(known), manner, include_alignments=True
    )
    # What the model is given is a beginning, the sounds, and an end, a gap after each but that.
    said = [_BEGIN, *known, _END]
    counts = [len(ids[letter]) + len(ids[_GAP]) * (letter != _END) for letter in said]
    if lengths is None or sum(counts) != len(lengths):
        return samples, []
    passed = np.concatenate([[0], np.cumsum(lengths)]) / engine.config.sample_rate + begin
    spans = list(pairwise(float(passed[place]) for place in accumulate(counts, initial=0)))
    sounds = [Sound(letter, *span) for letter, span in zip(said, spans, strict=True)]
    return samples, [*sounds[1:-1], Sound(_BREAK, spans[-1][1], spans[-1][1])]


def _in_one(sentences: Iterable[Sequence[str]]) -> list[str]:
    """Put sentences into one sequence of letters."""
    letters = [letter for sentence in sentences for letter in [*sentence, _BREAK]]
    return letters[:-1]


def _apart(letters: Iterable[str]) -> Iterator[list[str]]:
    """Yield the sentences again."""
    for is_break, sentence in groupby(letters, _BREAK.__eq__):
        if not is_break:
            yield list(sentence)
