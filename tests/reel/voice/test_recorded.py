"""A person's own takes: here what the usual voice says, as a microphone might have it."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from reel.records.project import Project
from reel.records.voice_settings import VoiceSettings
from reel.voice.errors import VoiceError
from reel.voice.hibari_voice import HibariVoice
from reel.voice.narrator import Speech, SpokenBeat, SpokenWord
from reel.voice.recorded import Recorded

SAID = "Stack those lengths, and the sum stays."
BEAT = SpokenBeat("hook", "add", "en", tuple(map(SpokenWord, SAID.split())))
CODECS = {"wav": "pcm_s16le", "flac": "flac", "mp3": "libmp3lame", "m4a": "aac"}


@pytest.fixture(scope="module")
def speech() -> Speech:
    return HibariVoice("hibari", VoiceSettings("hibari")).speak(BEAT)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "reel.toml").touch()
    return Project(tmp_path, "A film", "scenes.storyboard:STORYBOARD")


@pytest.fixture
def recorded(project: Project) -> Recorded:
    return Recorded("me", VoiceSettings("recorded"), project)


def in_a_room(speech: Speech, volume: float = 1.0) -> np.ndarray:
    """Speech with a second of a quiet room before and after it, a click of the mouse, and the
    constant that some recorders add."""
    samples = (np.pad(speech.samples, speech.rate) + 0.02) * volume
    samples[1000:1100] += 0.2 * volume
    return samples + np.random.default_rng(0).normal(0, 0.002 * volume, len(samples))


def write_take(
    project: Project, samples: np.ndarray, rate: int, suffix: str = "wav", beat: str = "add"
) -> Path:
    """Write a take in stereo at 44.1 kHz, as most recorders do."""
    path = project.assets / "takes" / "en" / "hook" / f"{beat}.{suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    with av.open(path, "w") as container:
        stream: Any = container.add_stream(CODECS[suffix], rate=44100, layout="stereo")
        frame = av.AudioFrame.from_ndarray(samples.astype(np.float32)[None], "flt", "mono")
        frame.sample_rate, frame.time_base = rate, Fraction(1, rate)
        resampler = av.AudioResampler(stream.format, "stereo", 44100, stream.frame_size or None)
        for each in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(each))
        container.mux(stream.encode(None))
    return path


@pytest.mark.parametrize("suffix", CODECS)
def test_a_take_is_cut_to_its_words(
    project: Project, recorded: Recorded, speech: Speech, suffix: str
) -> None:
    write_take(project, in_a_room(speech), speech.rate, suffix)
    take = recorded.speak(BEAT)
    assert (take.rate, take.timing) == (48000, "aligned")
    spoken = speech.words[-1].end - speech.words[0].start
    assert len(take.samples) / take.rate == pytest.approx(spoken, abs=0.3)
    late = speech.words[0].start - take.words[0].start
    for word, known in zip(take.words, speech.words, strict=True):
        assert word.start + late == pytest.approx(known.start, abs=0.15)
    assert abs(take.samples[0]) < 1e-4 > abs(take.samples[-1])  # faded


def test_takes_are_equally_loud_and_never_clipped(
    project: Project, recorded: Recorded, speech: Speech
) -> None:
    loudness = []
    for volume in (0.03, 1.0):
        write_take(project, in_a_room(speech, volume), speech.rate)
        samples = recorded.speak(BEAT).samples
        loudness.append(20 * np.log10(samples.std()))
        assert np.abs(samples).max() < 0.9
    assert loudness[0] == pytest.approx(loudness[1], abs=0.5)


def test_a_take_made_anew_is_another_key(
    project: Project, recorded: Recorded, speech: Speech
) -> None:
    keys = []
    for volume in (0.5, 0.5, 1.0):
        write_take(project, in_a_room(speech, volume), speech.rate)
        keys.append(recorded.key(BEAT))
    assert keys[0] == keys[1] != keys[2]


def test_all_missing_takes_are_named_at_once(
    project: Project, recorded: Recorded, speech: Speech
) -> None:
    take = write_take(project, speech.samples, speech.rate, "flac")
    take.rename(take.with_suffix(".FLAC"))  # as some recorders write it
    others = [SpokenBeat("hook", name, "en", BEAT.words) for name in ("multiply", "claim")]
    recorded.check([BEAT])
    with pytest.raises(VoiceError) as caught:
        recorded.check([others[0], BEAT, others[1]])
    assert str(caught.value) == (
        "voice me: 2 takes are missing: assets/takes/en/hook/multiply.wav, "
        "assets/takes/en/hook/claim.wav (or .flac, .mp3, .m4a)"
    )
    for ask in (recorded.key, recorded.speak):
        with pytest.raises(VoiceError, match=r"1 take is missing: .*multiply\.wav"):
            ask(others[0])


@pytest.mark.parametrize(
    ("take", "complaint"),
    [
        ("silence", "nothing is heard in it; record it again"),
        ("noise", "nothing is heard in it; record it again"),
        ("cut off", "nobody says 7 words in 0.7 s; is it cut off, or a take of another beat?"),
        ("text", "there is no sound in it"),
        ("empty", "there is no sound in it"),
        ("two", "add.mp3 lies beside it; remove one of them"),
    ],
)
def test_a_take_that_cannot_be_one_is_named(
    project: Project, recorded: Recorded, speech: Speech, take: str, complaint: str
) -> None:
    sounds: dict[str, np.ndarray] = {
        "silence": np.zeros(48000),
        "noise": np.random.default_rng(0).normal(0, 0.01, 48000),
        "cut off": speech.samples[: round(0.95 * speech.rate)],
    }
    path = write_take(project, sounds.get(take, speech.samples), speech.rate)
    if take in ("text", "empty"):
        path.write_text("no sound" if take == "text" else "")
    if take == "two":
        write_take(project, speech.samples, speech.rate, "mp3")
    with pytest.raises(VoiceError) as caught:
        recorded.speak(BEAT)
    assert str(caught.value) == f"assets/takes/en/hook/add.wav: {complaint}"


def test_a_take_has_its_own_speed(project: Project) -> None:
    with pytest.raises(VoiceError, match="remove speed"):
        Recorded("me", VoiceSettings("recorded", speed=1.1), project)
