"""All beats of some clips: what is spoken anew, and what becomes of one that cannot be."""

from pathlib import Path

import numpy as np
import pytest

from reel.records.project import CACHE_VARIABLE, Project
from reel.records.saying import BeatWords, Saying, read_saying
from reel.voice.narrating import BEFORE
from reel.voice.pronunciations import Pronunciations, load_pronunciations
from reel.voice.voiced import Narrated, kept_speech, narrate
from tests.reel.voice.bursts import RATE, Bursts

FILM = {"one": {"a": "Two, {@three}three.", "b": "Four."}, "two": {"a": "Exp five."}}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.delenv(CACHE_VARIABLE, raising=False)
    return Project(tmp_path, "A film", "scenes.storyboard:STORYBOARD")


def said(film: dict[str, dict[str, str]]) -> dict[str, dict[str, Saying]]:
    return {
        clip: {beat: read_saying(BeatWords(said=words), beat) for beat, words in beats.items()}
        for clip, beats in film.items()
    }


def spoken(
    project: Project, film: dict[str, dict[str, str]], known: Pronunciations | None = None
) -> tuple[Narrated, list[str]]:
    """Narrate a film: what comes of it, and which beats were spoken for it."""
    voice = Bursts()
    made = narrate(project, said(film), voice, known or Pronunciations({}), threads=1)
    return made, voice.spoken


def test_a_beat_is_spoken_again_only_if_it_sounds_otherwise(project: Project) -> None:
    first, asked = spoken(project, FILM)
    assert asked == ["one.a", "one.b", "two.a"]
    again, asked = spoken(project, FILM)
    assert asked == []
    assert again == first

    moved, asked = spoken(project, FILM | {"one": {"a": "{@two}Two, three.", "b": "Four."}})
    assert asked == []
    assert moved.narrations["one"]["a"].cues == (BEFORE,)

    path = project.root / "en.pronunciations.toml"
    path.write_text('exp = { phonemes = "ˈɛksp" }', encoding="utf-8")
    _, asked = spoken(project, FILM, load_pronunciations(path))
    assert asked == ["two.a"]


def test_the_sound_is_found_by_its_key(project: Project) -> None:
    made, _ = spoken(project, FILM)
    narration = made.narrations["one"]["a"]
    speech = kept_speech(project, narration.sound)
    assert len(speech.samples) / RATE == narration.length
    assert 0.4 < np.abs(speech.samples).max() <= 0.5


def test_a_beat_that_fails_fails_its_clip_alone(project: Project) -> None:
    said_wrong = {"a": "Two.", "b": "boom", "c": "hush", "d": "Boom boom."}
    broken = {"one": said_wrong, "two": {"a": "Five."}}
    progress: list[tuple[int, int]] = []
    voice = Bursts()
    made = narrate(
        project, said(broken), voice, Pronunciations({}), threads=2,
        on_spoken=lambda done, total: progress.append((done, total)),
    )  # fmt: skip
    assert made.failures == {
        "one": "one.b, d: ValueError: what a service says; one.c: there is no take of it"
    }
    assert list(made.narrations) == ["two"]
    assert [total for _, total in progress] == [5] * 5
    assert progress[-1] == (2, 5)  # as many as are spoken

    mended, asked = spoken(project, broken | {"one": {"a": "Two.", "b": "bang", "c": "psst"}})
    assert asked == ["one.b", "one.c"]  # nothing that was spoken before is lost
    assert list(mended.narrations) == ["one", "two"]
