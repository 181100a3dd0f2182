"""Engines that a person has installed: what they are asked, and what is made of their answers.

Small stand-ins have those parts of the packages that are used; the real ones are too large here.
"""

import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import numpy as np
import pytest

from reel.records.project import Project
from reel.records.voice_settings import VoiceSettings
from reel.voice import optional
from reel.voice.errors import VoiceError
from reel.voice.narrator import Narrator, SpokenBeat, SpokenWord
from reel.voice.voices import open_voice

SETTINGS = {
    "kokoro": VoiceSettings("kokoro", voice="bf_emma", model="m.onnx", voices="v.bin", speed=2),
    "piper": VoiceSettings("piper", model="m.onnx", speed=2),
    "service": VoiceSettings("service", service="manim_voiceover.services.azure:AzureService"),
}
PACKAGES = {"kokoro": "kokoro-onnx", "piper": "piper-tts", "service": "manim-voiceover"}

TEXTS = ["One", "of", "the", "exp,", "–", "a.", "3."]
BEAT = SpokenBeat(
    "hook", "add", "en", tuple(SpokenWord(text, "ˈɛksp" * (text == "exp,")) for text in TEXTS)
)
# How espeak sounds these words alone, and in sentences, where it joins and weakens some.
ALONE = {"One": "wˈʌn", "of": "ʌv", "the": "ðə", "exp": "ˈɛkspˈiː", "a": "ˈeɪ", "3": "θɹˈiː"}
SENTENCES = ["wˈʌn ʌvðɪ ˈɛkspˈiː, ɐ.", "θɹˈiː."]
# With "exp" as it is to be: all, and each word of it.
SPOKEN = "wˈʌn ʌvðɪ ˈɛksp, ɐ. θɹˈiː."
WORDS = ["wˈʌn", "ʌv", "ðɪ", "ˈɛksp", "", "ɐ", "θɹˈiː"]

RATE = 1000
LETTER = 100
"""Samples of each letter."""


def sounded(text: str) -> list[str]:
    return SENTENCES if " " in text else list(filter(None, [ALONE.get(text)]))


class Kokoro:
    """Of kokoro-onnx 0.6: its times are late."""

    def __init__(self, model: str, voices: str) -> None:
        self.has_timings = True
        self.tokenizer = SimpleNamespace(phonemize=self.phonemize)

    def get_voices(self) -> list[str]:
        return ["af_heart", "bf_emma"]

    def phonemize(self, text: str, language: str) -> str:
        assert language == "en-gb"
        return " ".join(sounded(text))

    def create_timed(self, text: str, voice: str, speed: float, *, is_phonemes: bool) -> Any:
        assert (voice, speed, is_phonemes) == ("bf_emma", 2, True)
        times = [0.05 + place * LETTER / RATE for place in range(len(text) + 1)]
        said = zip(text, times, times[1:], strict=False)
        sounds = [SimpleNamespace(phoneme=each, start=start, end=end) for each, start, end in said]
        return np.ones(len(text) * LETTER), RATE, sounds


class PiperVoice:
    """Of piper-tts 1.8: every number that stands for a letter, or a gap, takes half its time."""

    def __init__(self, tells: bool) -> None:
        letters = {letter: [ord(letter)] for letter in "_^$ " + "".join(SENTENCES)}
        self.config = SimpleNamespace(
            sample_rate=RATE, length_scale=1, phoneme_id_map=letters, speaker_id_map={}
        )
        self.tells = tells

    @classmethod
    def load(cls, model: Path, *, include_alignments: bool) -> "PiperVoice":
        return cls(include_alignments and not model.read_bytes())

    def phonemize(self, text: str) -> list[list[str]]:
        return list(map(list, sounded(text)))

    def phonemes_to_ids(self, letters: Sequence[str]) -> list[int]:
        return list(map(ord, "^_" + "".join(f"{letter}_" for letter in letters) + "$"))

    def phoneme_ids_to_audio(self, ids: list[int], manner: Any, *, include_alignments: bool) -> Any:
        assert manner == {"speaker_id": None, "length_scale": 0.5}
        lengths = np.full(len(ids), LETTER // 2)
        return np.ones(sum(lengths), np.float32), lengths if self.tells else None


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for name in ("m.onnx", "m.onnx.json", "v.bin", "reel.toml"):
        (tmp_path / name).touch()
    return Project(tmp_path, "A film", "scenes.storyboard:STORYBOARD")


@pytest.fixture
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optional, "version", lambda package: "1.0")
    for name, parts in (
        ("kokoro_onnx", {"Kokoro": Kokoro}),
        ("piper", {"PiperVoice": PiperVoice, "SynthesisConfig": dict}),
    ):
        monkeypatch.setitem(sys.modules, name, SimpleNamespace(**parts))


def opened(settings: VoiceSettings, project: Project) -> Narrator:
    narrator = open_voice("mine", settings, project)
    assert narrator
    return narrator


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize("engine", ["kokoro", "piper"])
def test_words_have_the_times_of_their_sounds(engine: str, project: Project) -> None:
    speech = opened(SETTINGS[engine], project).speak(BEAT)
    assert speech.timing == "exact"
    assert [word.text for word in speech.words] == TEXTS
    # Piper speaks sentences by themselves, and each has a beginning and an end.
    late = {"kokoro": (0.0, 0.0), "piper": (0.1, 0.15)}[engine]
    for word, sounds in zip(speech.words, WORDS, strict=True):
        start = SPOKEN.index(sounds or "ɐ") * LETTER / RATE + late[word.text == TEXTS[-1]]
        assert word.start == pytest.approx(start)
        assert word.end - word.start == pytest.approx(len(sounds) * LETTER / RATE)


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize("engine", ["kokoro", "piper"])
def test_another_file_or_pace_is_another_key(engine: str, project: Project) -> None:
    first = opened(SETTINGS[engine], project).key(BEAT)
    assert first == opened(SETTINGS[engine], project).key(BEAT)
    slower = msgspec.structs.replace(SETTINGS[engine], speed=1)
    assert opened(slower, project).key(BEAT) != first
    (project.root / "m.onnx").write_bytes(b"another")
    assert opened(SETTINGS[engine], project).key(BEAT) != first


@pytest.mark.usefixtures("_installed")
def test_a_file_that_does_not_tell_has_its_words_aligned_or_estimated(project: Project) -> None:
    (project.root / "m.onnx").write_bytes(b"tells nothing")
    speech = opened(SETTINGS["piper"], project).speak(SpokenBeat("hook", "add", "de", BEAT.words))
    assert (len(speech.words), speech.timing) == (len(TEXTS), "estimated")


@pytest.mark.parametrize("engine", PACKAGES)
def test_what_is_not_installed_is_named(
    engine: str, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr(optional, "version", missing)
    package = PACKAGES[engine]
    with pytest.raises(VoiceError) as caught:
        opened(SETTINGS[engine], project)
    assert str(caught.value) == (
        f"voice mine needs {package}, which is not installed: pip install {package}"
    )


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        (
            VoiceSettings("piper"),
            'reel.toml: voices.mine.model is missing; write model = "…", a file of your own',
        ),
        (
            VoiceSettings("kokoro", model="m.onnx", voices="w.bin"),
            "reel.toml: voices.mine.voices: w.bin: no such file",
        ),
        (
            VoiceSettings("kokoro", voice="bf_ema", model="m.onnx", voices="v.bin"),
            "voice mine: v.bin has no 'bf_ema'; did you mean 'bf_emma'?",
        ),
        (
            VoiceSettings("piper", voice="joe", model="m.onnx"),
            "voice mine: m.onnx has no 'joe'",
        ),
        (
            VoiceSettings("piper", model="m.onnx", speed=0),
            "hook.add: voice mine: ZeroDivisionError: division by zero",
        ),
    ],
)
def test_what_is_wrong_with_a_voice_is_said_in_one_line(
    settings: VoiceSettings, complaint: str, project: Project
) -> None:
    with pytest.raises(VoiceError) as caught:
        opened(settings, project).speak(BEAT)
    assert str(caught.value) == complaint


@pytest.mark.usefixtures("_installed")
def test_kokoro_speaks_what_it_has_learned(project: Project) -> None:
    with pytest.raises(VoiceError, match="kokoro speaks en, es, fr, hi, it, ja, pt, zh, not de"):
        opened(SETTINGS["kokoro"], project).speak(SpokenBeat("hook", "add", "de", BEAT.words))
