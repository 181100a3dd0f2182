"""A film that is heard: with the voice that comes along, and with takes of one's own."""

import shutil
import wave
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from reel.check import sound_track
from reel.cli.new import new_film
from reel.records.formats import LANDSCAPE, quality_of
from reel.records.narration import Voice
from reel.records.out_folder import folder_for
from reel.records.voice_settings import VoiceSettings
from reel.voice.hibari_voice import HibariVoice
from reel.voice.narrator import SpokenBeat, SpokenWord
from tests.conftest import Project
from tests.our_film import ROOT

SMALL = ("--quality", "64p15", "--captions", "file")


def own_film(folder: Path) -> Project:
    """The film that `reel new` begins, of one clip, with a program of its own."""
    new_film(folder)
    ignored = shutil.ignore_patterns("__pycache__", "template")
    shutil.copytree(ROOT / "reel", folder / "reel", ignore=ignored)
    shutil.copy(ROOT / "render.py", folder)
    return Project(folder, "64p15")


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """That film, rendered with no option but a small size; not to be changed."""
    project = own_film(tmp_path_factory.mktemp("heard") / "my film")
    result = project.run(*SMALL)
    assert result.returncode == 0, result.stderr + result.stdout
    assert "hibari has spoken 3 beats" in result.stdout
    return project


@pytest.fixture
def film(heard: Project, tmp_path: Path) -> Project:
    """The same, to be changed."""
    return heard.copy(tmp_path / "my film")


@pytest.mark.parametrize("name", ["doubling", "film"])
def test_a_film_is_narrated_unless_it_is_told_otherwise(heard: Project, name: str) -> None:
    video, timeline = heard.out / f"{name}.mp4", heard.timeline(name)
    assert timeline.voice.name == "hibari"
    assert timeline.voice.timing == "exact"
    assert not list(sound_track.of_sound(video, timeline, sound_track.heard(video)))
    for beat in timeline.beats:
        assert [word.text for word in beat.said] == beat.words.split()
        assert all(beat.start <= word.start < word.end <= beat.end for word in beat.said)
        assert all(-1e-5 < cue.seen - cue.said < 0.1 for cue in beat.cues)
    read = (heard.out / f"{name}.txt").read_text(encoding="utf-8")
    assert all(beat.words in read for beat in timeline.beats)
    assert quiet(video)[: int(timeline.beats[0].said[0].start * 100) - 1].all()


def quiet(video: Path) -> np.ndarray:
    """Whether a video is quiet, each hundredth of a second."""
    with av.open(video) as container:
        frames = [frame.to_ndarray()[0] for frame in container.decode(audio=0)]
    samples = np.concatenate(frames)
    return np.abs(samples[: len(samples) // 480 * 480].reshape(-1, 480)).max(1) < 0.01


def test_it_is_quiet_between_words_and_heard_in_them(heard: Project) -> None:
    silence = quiet(heard.out / "film.mp4")
    words = [word for beat in heard.timeline("film").beats for word in beat.said]
    assert not any(silence[round(word.start * 100) : round(word.end * 100)].all() for word in words)
    gaps = [(one.end, two.start) for one, two in pairwise(words) if two.start - one.end > 0.2]
    assert len(gaps) > 5
    for start, end in gaps:
        assert silence[round(start * 100) + 3 : round(end * 100) - 3].all()


def test_another_voice_draws_nothing(film: Project) -> None:
    film.edit("reel.toml", "# speed = 1.0 ", "speed = 0.8 ")
    before = film.timeline("doubling")
    result = film.run("clip", *SMALL)
    assert "hibari has spoken 3 beats" in result.stdout
    assert "started" not in result.stdout
    assert film.timeline("doubling").duration > before.duration
    made = (film.out / "doubling.mp4").read_bytes()
    assert film.run("clip", *SMALL, "--fresh").returncode == 0
    assert (film.out / "doubling.mp4").read_bytes() == made
    again = film.run("clip", *SMALL)
    assert "made, from the cache" in again.stdout
    assert "spoken" not in again.stdout


def test_takes_of_ones_own_are_heard_and_missing_ones_named(film: Project) -> None:
    takes = film.folder / "assets" / "takes" / "en" / "doubling"
    takes.mkdir(parents=True)
    said = {beat.id: beat.words for beat in film.timeline("doubling").beats}
    for beat, words in list(said.items())[:-1]:
        record(words, takes / f"{beat}.wav")
    mine = folder_for(
        film.folder / "out", LANDSCAPE, quality_of("64p15"), captions="file", voice="recorded"
    )
    result = film.run("clip", *SMALL, "--voice", "recorded")
    assert result.returncode == 1
    assert "1 take is missing: assets/takes/en/doubling/half.wav" in result.stderr
    assert not (mine / "doubling.mp4").exists()
    record(said["half"], takes / "half.wav")
    result = film.run("clip", *SMALL, "--voice", "recorded")
    assert result.returncode == 0, result.stderr
    assert "started" not in result.stdout
    film.out = mine
    timeline = film.timeline("doubling")
    assert timeline.voice == Voice("recorded", "recorded", "aligned")
    spoken = mine / "doubling.mp4"
    assert not list(sound_track.of_sound(spoken, timeline, sound_track.heard(spoken)))


def record(words: str, path: Path) -> None:
    """Let somebody speak into a file, with some silence around it."""
    beat = SpokenBeat("clip", "beat", "en", tuple(map(SpokenWord, words.split())))
    speech = HibariVoice("somebody", VoiceSettings("hibari")).speak(beat)
    samples = np.pad(speech.samples, speech.rate)
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, speech.rate, 0, "NONE", ""))
        file.writeframes((samples * 20_000).astype("<i2").tobytes())
