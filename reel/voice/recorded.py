"""A person's own takes, one for each beat."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
import numpy.typing as npt

from reel.engine.cache.reads import file_digest
from reel.records.narration import Voice
from reel.records.project import Project
from reel.records.root import shown
from reel.records.voice_settings import VoiceSettings
from reel.video.samples import RATE
from reel.voice.alignment import can_align, word_times
from reel.voice.errors import VoiceError
from reel.voice.narrator import Speech, SpokenBeat
from reel.voice.quiet import spoken_spans
from reel.voice.sound_file import read_sound

_SUFFIXES = ("wav", "flac", "mp3", "m4a")

_LOUDNESS = -23.0  # dB: the mean power of what is spoken, in every take
_PEAK = 0.89  # what no sample may exceed, even if a take is then softer than others
_ROOM = 0.1  # seconds that are left around what is spoken: it begins and ends softly
_FADE = 0.015  # seconds at both ends
_FASTEST = 400  # words a minute; who speaks faster was cut off

_MAKING = 1
"""Goes up when takes are made into something else than before."""


class Recorded:
    """Speaks with what a person has recorded."""

    def __init__(self, name: str, settings: VoiceSettings, project: Project) -> None:
        if settings.speed != 1:
            raise VoiceError(f"voice {name}: takes are played as they are; remove speed")
        self._name = name
        self._takes = project.assets / "takes"

    @property
    def voice(self) -> Voice:
        """Its name, and that it is a person's."""
        return Voice(self._name, "recorded")

    def check(self, beats: Iterable[SpokenBeat]) -> None:
        """See whether there is a take of each beat.

        Raises:
            VoiceError: there is not; names all that are missing.
        """
        missing = [shown(self._places(beat)[0]) for beat in beats if not self._found(beat)]
        if missing:
            raise VoiceError(
                f"voice {self._name}: {len(missing)} "
                f"{'take is' if len(missing) == 1 else 'takes are'} missing: {', '.join(missing)} "
                f"(or .{', .'.join(_SUFFIXES[1:])})"
            )

    def key(self, beat: SpokenBeat) -> object:
        """All that decides how a beat sounds besides its words: its take.

        Raises:
            VoiceError: there is none.
        """
        return _MAKING, file_digest(self._take(beat)), can_align()

    def speak(self, beat: SpokenBeat) -> Speech:
        """Speak a beat.

        Raises:
            VoiceError: there is no take, or it cannot be one of these words.
        """
        take = self._take(beat)
        samples = read_sound(take)
        samples -= samples.mean() if len(samples) else 0  # some recorders add a constant
        spans = spoken_spans(samples, RATE)
        if not spans:
            raise VoiceError(f"{shown(take)}: nothing is heard in it; record it again")
        length = spans[-1][1] - spans[0][0]
        if len(beat.words) > _FASTEST / 60 * length:
            raise VoiceError(
                f"{shown(take)}: nobody says {len(beat.words)} words in {length:.1f} s; is it cut "
                "off, or a take of another beat?"
            )
        sound = _faded(_evened(samples, spans))
        return Speech(sound, RATE, *word_times(sound, RATE, beat))

    def _take(self, beat: SpokenBeat) -> Path:
        self.check([beat])
        first, *others = self._found(beat)
        if others:
            raise VoiceError(f"{shown(first)}: {others[0].name} lies beside it; remove one of them")
        return first

    def _found(self, beat: SpokenBeat) -> list[Path]:
        names = {place.name: number for number, place in enumerate(self._places(beat))}
        found = {}
        with suppress(FileNotFoundError, NotADirectoryError):
            for path in self._folder(beat).iterdir():
                name = path.stem + path.suffix.lower()  # some recorders write .WAV
                if name in names and path.is_file():
                    found[path] = names[name]
        return sorted(found, key=found.__getitem__)

    def _places(self, beat: SpokenBeat) -> list[Path]:
        """Where a beat's take may be."""
        return [self._folder(beat) / f"{beat.beat}.{suffix}" for suffix in _SUFFIXES]

    def _folder(self, beat: SpokenBeat) -> Path:
        return self._takes / beat.language / beat.clip


def _evened(
    samples: npt.NDArray[np.float32], spans: Sequence[tuple[float, float]]
) -> npt.NDArray[np.float32]:
    """Cut a take to what is spoken in it, and make that as loud as in others, without clipping."""
    spoken = np.concatenate([samples[round(a * RATE) : round(b * RATE)] for a, b in spans])
    gain = 10 ** (_LOUDNESS / 20) / np.sqrt(np.mean(np.square(spoken, dtype=float)))
    first, last = spans[0][0] - _ROOM, spans[-1][1] + _ROOM
    cut = samples[max(0, round(first * RATE)) : round(last * RATE)]
    return (cut * min(gain, _PEAK / np.abs(cut).max())).astype(np.float32)


def _faded(samples: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Fade both ends, so that nothing clicks."""
    faded = samples.copy()
    ramp = np.linspace(0, 1, round(RATE * _FADE), dtype=np.float32)
    faded[: len(ramp)] *= ramp
    faded[-len(ramp) :] *= ramp[::-1]
    return faded
