"""Any speech service of manim-voiceover: Azure, ElevenLabs, Gemini, OpenAI, or one's own.

Keys come from the environment, where the service itself finds them; nothing here reads one.
"""

import re
import shutil
import weakref
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from pathlib import Path
from tempfile import mkdtemp

import msgspec

from reel.records.narration import Voice, Word
from reel.records.project import Project
from reel.records.root import PROJECT_FILE
from reel.records.voice_settings import VoiceSettings
from reel.video.samples import RATE
from reel.voice.alignment import can_align, word_times
from reel.voice.errors import VoiceError
from reel.voice.narrator import Speech, SpokenBeat
from reel.voice.optional import engine_version, failure
from reel.voice.quiet import spoken_spans
from reel.voice.service_host import MODULE, PACKAGE, Boundary, Host
from reel.voice.service_process import ServiceProcess
from reel.voice.sound_file import read_sound

_SECRET = re.compile(r"(api|access|subscription|private)_?(key|token)|secret|passw", re.IGNORECASE)


class Service:
    """Speaks through a service."""

    def __init__(self, name: str, settings: VoiceSettings, project: Project) -> None:
        where = f"{PROJECT_FILE}: voices.{name}"
        if not re.fullmatch(r"[\w.]+:\w+", settings.service):
            raise VoiceError(f'{where}.service: {settings.service!r} is not "module:Class"')
        if settings.speed != 1:
            raise VoiceError(f"{where}.speed: a service has its pace among its own options")
        for option in filter(_SECRET.search, settings.options):
            raise VoiceError(
                f"{where}.options.{option}: keys are not kept in a project; put it into the "
                "environment"
            )
        self._name = name
        self._service = settings.service
        self._options = msgspec.json.encode(settings.options, order="sorted")
        self._package = ""
        if settings.service.startswith(f"{MODULE}."):
            self._package = engine_version(name, PACKAGE)
        self._process = ServiceProcess(project.root)

    @property
    def voice(self) -> Voice:
        """Its name, and the service."""
        return Voice(self._name, " of ".join(filter(None, [self._service, self._package])))

    def key(self, beat: SpokenBeat) -> object:
        """All that decides how a beat sounds besides its words."""
        return self._service, self._options.decode(), self._package, can_align()

    def speak(self, beat: SpokenBeat) -> Speech:
        """Speak a beat; who comes second waits.

        Raises:
            VoiceError: the service does not.
        """
        texts = [word.as_spelled for word in beat.words]
        said = self._process.ask(Host(self._service, self._options, self._folder), " ".join(texts))
        if said.problem:
            raise failure(self._name, beat, said.problem)
        try:
            samples = read_sound(Path(said.audio))
        except VoiceError:
            raise failure(self._name, beat, "what the service has made is no sound") from None
        if not spoken_spans(samples, RATE):
            raise failure(self._name, beat, "the service has said nothing")
        words = _timed(beat, texts, said.boundaries, len(samples) / RATE)
        if words:
            return Speech(samples, RATE, words, "exact")
        return Speech(samples, RATE, *word_times(samples, RATE, beat))

    def stop(self) -> None:
        """Wait for no answer any more."""
        self._process.stop()

    @cached_property
    def _folder(self) -> str:
        """For the service's files; gone when this is."""
        folder = mkdtemp(prefix="reel-voice-")
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        return folder


def _timed(
    beat: SpokenBeat, texts: Sequence[str], boundaries: Sequence[Boundary], length: float
) -> tuple[Word, ...]:
    """Give words the times that a service has for them; no words if one has none, or a wrong one.

    Args:
        beat: what is said.
        texts: its words as the service was given them, with spaces between.
        boundaries: what the service says.
        length: of the sound (seconds).
    """
    places = list(accumulate((len(text) + 1 for text in texts), initial=0))[:-1]
    found: dict[int, list[Boundary]] = {}
    for boundary in boundaries:
        found.setdefault(bisect_right(places, boundary.place) - 1, []).append(boundary)
    if any(number not in found for number, text in enumerate(texts) if _is_said(text)):
        return ()
    words: list[Word] = []
    start = length
    for number in reversed(range(len(texts))):
        end = start
        if number in found:
            first, last = found[number][0], found[number][-1]
            start = first.start
            end = min(end, last.start + last.length) if last.length else end
        words.append(Word(beat.words[number].text, start, end))
    words.reverse()
    bounds = [0.0, *(word.start for word in words), length]
    # Not a number is not less than anything.
    in_order = all(one <= two for one, two in pairwise(bounds))
    return tuple(words) if in_order and all(word.start <= word.end for word in words) else ()


def _is_said(text: str) -> bool:
    return any(map(str.isalnum, text))
