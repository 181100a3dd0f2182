"""Services of manim-voiceover: here classes of a film's own that have the same methods."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import pytest

from reel.records.project import Project
from reel.records.voice_settings import VoiceSettings
from reel.voice.errors import VoiceError
from reel.voice.narrator import SpokenBeat, SpokenWord
from reel.voice.service import Service

KEY = "not-for-anybody"
SETTINGS = VoiceSettings("service", service="own.speech:Speaks", options={"pitch": 40})

SERVICE = '''
import os, sys, time, wave
from pathlib import Path

class Speaks:
    """Half a second of a tone for each word, and as long a silence."""

    def __init__(self, pitch, cache_dir=None, **kwargs):
        self.pitch, self.cache_dir, self.more = pitch, cache_dir, kwargs

    def generate_from_text(self, text, cache_dir=None, path=None, **kwargs):
        print(os.environ["SPEAKS_API_KEY"])
        assert self.more == {"transcription_model": None} and self.cache_dir == cache_dir
        if "key?" in text and input() == "n":
            key = os.environ["SPEAKS_API_KEY"]
            raise RuntimeError(f"401:\\nkey={key}, sk-proj-0123456789abcdefgh")
        if "leave" in text:
            sys.exit()
        if "wait" in text:
            time.sleep(60)
        if "die" in text:
            os._exit(1)
        Path("left").touch()
        words = text.split()
        tone = bytes([0, self.pitch] * 8 + [0, 256 - self.pitch] * 8) * 250
        with wave.open(str(Path(cache_dir) / "said.wav"), "wb") as file:
            file.setparams((1, 2, 8000, 0, "NONE", ""))
            file.writeframes((tone + bytes(len(tone))) * (0 if "mute" in text else len(words)))
        said = {"input_text": text, "original_audio": "said.wav"}
        if "guess" not in text:
            said["word_boundaries"] = [
                {"audio_offset": 10_000_000 * place, "duration_milliseconds": 500,
                 "text_offset": text.index(word), "text": word, "boundary_type": "Word"}
                for place, word in enumerate(words) if word != "–"
            ]
        if "wrong" in text:
            said["word_boundaries"][0]["audio_offset"] = -9e9
        if "late" in text:
            said["word_boundaries"][0]["audio_offset"] = float("nan")
        if "none" in text:
            said["word_boundaries"][0]["audio_offset"] = None
        return said
'''


def beat(*words: str | SpokenWord) -> SpokenBeat:
    spoken = (SpokenWord(word) if isinstance(word, str) else word for word in words)
    return SpokenBeat("hook", "add", "en", tuple(spoken))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("film")
    (root / "reel.toml").touch()
    (root / "own").mkdir()
    (root / "own" / "speech.py").write_text(SERVICE, encoding="utf-8")
    return Project(root, "A film", "own.storyboard:STORYBOARD")


@pytest.fixture(scope="module")
def service(project: Project) -> Iterator[Service]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPEAKS_API_KEY", KEY)
        yield Service("ours", SETTINGS, project)


def test_words_have_the_times_that_the_service_knows(service: Service) -> None:
    speech = service.speak(beat("One,", "–", SpokenWord("SymPy.", spelled="sim pie"), "two"))
    assert speech.timing == "exact"
    assert [(word.text, word.start) for word in speech.words] == [
        ("One,", 0), ("–", 2), ("SymPy.", 2), ("two", 4),
    ]  # fmt: skip
    assert [word.end - word.start for word in speech.words] == pytest.approx([0.5, 0, 1.5, 0.5])
    assert len(speech.samples) / speech.rate == pytest.approx(5, abs=0.01)


@pytest.mark.parametrize("word", ["guess", "wrong", "late", "none"])
def test_or_those_that_can_be_heard(service: Service, word: str) -> None:
    speech = service.speak(beat("Guess,", f"{word}."))
    assert speech.timing == "estimated"  # a tone is no word
    assert [word.start for word in speech.words] == pytest.approx([0, 1], abs=0.02)


@pytest.mark.parametrize(
    ("word", "complaint"),
    [
        ("key?", "RuntimeError: 401: key=…, …"),
        ("leave", "the service has ended its process"),
        ("die", "the service has ended its process"),
        ("mute", "what the service has made is no sound"),
    ],
)
def test_what_goes_wrong_is_said_in_one_line_without_a_key(
    service: Service, word: str, complaint: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(VoiceError) as caught:
        service.speak(beat("One", word))
    assert str(caught.value) == f"hook.add: voice ours: {complaint}"
    assert caught.value.__cause__ is None
    assert service.speak(beat("One")).words  # as if nothing had been
    assert capfd.readouterr() == ("", "")


def test_nobody_waits_for_ever(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reel.voice.service_process.PATIENCE", 0.3)
    service.speak(beat("One"))
    with pytest.raises(VoiceError, match=r"hook\.add: .* the service has not answered for 0\.3 s"):
        service.speak(beat("wait"))


def test_nor_when_all_is_to_end(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPEAKS_API_KEY", KEY)
    service = Service("ours", SETTINGS, project)
    with ThreadPoolExecutor() as threads:
        waiting = [threads.submit(service.speak, beat("wait")) for _ in range(2)]
        time.sleep(0.2)
        service.stop()
        assert all(isinstance(each.exception(timeout=10), VoiceError) for each in waiting)


def test_nothing_is_left_anywhere(service: Service, project: Project) -> None:
    service.speak(beat("One"))
    assert {path.name for path in project.root.rglob("*")} - {"__pycache__"} <= {
        "reel.toml", "own", "speech.py", *(p.name for p in project.root.rglob("*.pyc"))
    }  # fmt: skip
    assert KEY not in repr((service.key(beat("One")), service.voice))


def test_its_files_go_with_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPEAKS_API_KEY", KEY)
    others = set(Path(gettempdir()).glob("reel-voice-*"))
    service = Service("ours", SETTINGS, project)
    service.speak(beat("One"))
    assert set(Path(gettempdir()).glob("reel-voice-*")) - others
    del service
    assert not set(Path(gettempdir()).glob("reel-voice-*")) - others


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"service": "Speaks"}, "voices.ours.service: 'Speaks' is not \"module:Class\""),
        ({"speed": 1.1}, "voices.ours.speed: a service has its pace among its own options"),
        (
            {"options": {"api_key": "x"}},
            "voices.ours.options.api_key: keys are not kept in a project; put it into the "
            "environment",
        ),
    ],
)
def test_settings_that_cannot_be_meant(
    project: Project, settings: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(VoiceError) as caught:
        Service("ours", VoiceSettings("service", **{"service": "a:B"} | settings), project)
    assert str(caught.value) == f"reel.toml: {complaint}"
