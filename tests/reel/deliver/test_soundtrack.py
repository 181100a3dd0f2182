"""What is heard of a clip and of the film: in time, as loud as wanted, without clicks."""

from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import av
import numpy as np
import numpy.typing as npt
import pytest

from reel.deliver.playable import write_playable
from reel.deliver.soundtrack import (
    BeatSound,
    ClipSound,
    Soundtrack,
    join_soundtracks,
    write_soundtrack,
)
from reel.records.clip_files import SAMPLES, TRACK
from reel.video import sound
from reel.video.loudness import PEAK, loudness_of
from reel.video.samples import RATE, read_sound, write_flac
from reel.wording.placing import Piece
from tests.reel.video.test_loudness import babble
from tests.reel.video.test_sound import click_times, heard, silent_video

SPOKEN = 24_000  # samples a second of a voice


class Spoken(NamedTuple):
    """What a voice has said."""

    samples: npt.NDArray[np.float32]
    rate: int


def clicking(*times: float, seconds: float) -> Spoken:
    """A voice that does nothing but click, at so many seconds."""
    samples = np.zeros(round(seconds * SPOKEN), np.float32)
    for time in times:
        samples[round(time * SPOKEN) :][:3] = 0.5
    return Spoken(samples, SPOKEN)


def read(path: Path) -> Spoken:
    """The first channel of a file, as if a voice had said it."""
    samples, rate = read_sound(path)
    return Spoken(samples[:, 0], rate)


def deliver(video: Path, path: Path, heard: Path, fps: int) -> None:
    """Write a video as it is delivered, with no captions."""
    write_playable(video, path, sound=heard, captions=None, language="eng", frame=Fraction(1, fps))


def picture(path: Path) -> list[tuple[object, ...]]:
    """All that a player is given of a picture."""
    with av.open(path) as container:
        return [
            (packet.pts, packet.dts, packet.duration, bytes(packet))
            for packet in container.demux(video=0)
        ]


def hum(path: Path, seconds: float) -> npt.NDArray[np.float32]:
    """A tone in a file, of one channel at RATE; its samples as they are read again."""
    moments = np.arange(round(seconds * RATE)) / RATE
    write_flac(path, (0.1 * np.sin(2 * np.pi * 150 * moments)).astype(np.float32)[:, np.newaxis])
    return read_sound(path)[0]


def steepest(samples: npt.NDArray[np.float32]) -> float:
    """The greatest step from sample to sample."""
    return float(np.abs(np.diff(samples, axis=0)).max())


def test_clicks_of_a_clip_are_heard_where_they_were_put(tmp_path: Path) -> None:
    sounds = {"a": clicking(0.25, 1.25, seconds=2)}
    waiting = (Piece(0.0, 0.75, 0.0), Piece(0.75, 2.0, 1.75))
    wanted = Soundtrack(145, 60, -16, (BeatSound("a", 0.1, waiting),))
    write_soundtrack(wanted, sounds, tmp_path)
    video = silent_video(tmp_path / "clip.mp4", 145, 60)
    deliver(video, tmp_path / "out.mp4", tmp_path / TRACK, 60)
    assert click_times(tmp_path / "out.mp4") == pytest.approx([0.35, 2.35], abs=0.001)


def test_a_finished_clip_is_as_loud_and_as_long_as_wanted(tmp_path: Path) -> None:
    write_flac(tmp_path / "a.flac", babble(3)[:, :1])
    beats = tuple(BeatSound("a", begin, (Piece(0.0, 3.0, 0.0),)) for begin in (0.0, 3.5))
    write_soundtrack(Soundtrack(211, 30, -16, beats), {"a": read(tmp_path / "a.flac")}, tmp_path)
    video, made = silent_video(tmp_path / "clip.mp4", 211, 30), tmp_path / "out.mp4"
    deliver(video, made, tmp_path / TRACK, 30)
    loudness = loudness_of(made)
    assert loudness.integrated == pytest.approx(-16, abs=0.3)
    assert loudness.peak <= PEAK
    samples, rate = heard(made)
    assert samples.shape[1] / rate == pytest.approx(211 / 30, abs=1 / 60)
    assert len(read_sound(tmp_path / SAMPLES)[0]) == 211 * RATE / 30
    assert picture(made) == picture(video)
    with av.open(made) as container:
        (track,) = container.streams.audio
        assert (track.profile, track.rate, track.layout.name) == ("LC", RATE, "stereo")
        assert track.language == "eng"


def test_a_film_keeps_in_time_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound, "_LONGEST", 10 * RATE)  # so that it is encoded in several parts
    fps, between, clips, starts = 30, 10, [], [0]
    for number in range(12):
        folder = tmp_path / str(number)
        folder.mkdir()
        frames = 61 + 7 * number
        samples = hum(folder / SAMPLES, frames / fps).repeat(2, axis=1)
        samples[: RATE // 2] = 0
        samples[RATE // 2 :][:5] = 0.5
        write_flac(folder / SAMPLES, samples)
        clips.append(ClipSound(None if number == 5 else folder, frames))
        starts.append(starts[-1] + frames + between)
    join_soundtracks(clips, between, fps, loudness_of(samples).integrated, tmp_path)
    video = silent_video(tmp_path / "film.mp4", starts[-1] - between, fps)
    deliver(video, tmp_path / "out.mp4", tmp_path / TRACK, fps)
    times = [start / fps + 0.5 for start in starts[:-1] if start != starts[5]]
    assert times[-1] > 30
    assert click_times(tmp_path / "out.mp4") == pytest.approx(times, abs=0.001)


def test_a_film_of_clips_that_are_too_quiet_is_made_louder(tmp_path: Path) -> None:
    write_flac(tmp_path / SAMPLES, babble(3))
    join_soundtracks([ClipSound(tmp_path, 90)] * 2, 10, 30, -16, tmp_path)
    assert loudness_of(tmp_path / TRACK).integrated == pytest.approx(-16, abs=0.3)


def test_nothing_jumps_where_a_voice_was_cut(tmp_path: Path) -> None:
    whole = hum(tmp_path / "a.flac", 2)
    for wait in (0.0, 0.003, 0.5):
        pieces = (Piece(0.0, 1.0013, 0.0), Piece(1.0013, 2.0, 1.0013 + wait))
        wanted = Soundtrack(75, 30, -20, (BeatSound("a", 0.2, pieces),))
        write_soundtrack(wanted, {"a": read(tmp_path / "a.flac")}, tmp_path)
        made, _ = read_sound(tmp_path / SAMPLES)
        gain = np.abs(made).max() / np.abs(whole).max()
        assert steepest(made) <= 1.1 * gain * steepest(whole)


def test_a_voice_that_waits_for_nothing_is_as_it_was(tmp_path: Path) -> None:
    hum(tmp_path / "a.flac", 2)
    made = []
    for bounds in ((0.0, 2.0), (0.0, 0.4, 1.0013, 2.0)):
        pieces = tuple(Piece(a, b, a) for a, b in pairwise(bounds))
        wanted = Soundtrack(75, 30, -20, (BeatSound("a", 0.2, pieces),))
        write_soundtrack(wanted, {"a": read(tmp_path / "a.flac")}, tmp_path)
        made.append(read_sound(tmp_path / SAMPLES)[0])
    assert np.abs(made[0] - made[1]).max() < 2 / 2**15


def test_a_scenes_own_sound_is_heard_beside_the_voice(tmp_path: Path) -> None:
    sounds = {"a": clicking(0.5, seconds=1)}
    own = np.zeros((3 * 44_100, 2), np.int16)
    own[44_100 * 3 // 2 :][:5] = 20_000
    wanted = Soundtrack(60, 30, -20, (BeatSound("a", 0.0, (Piece(0.0, 1.0, 0.0),)),))
    write_flac(tmp_path / "own.flac", own, 44_100)
    write_soundtrack(wanted, sounds, tmp_path, tmp_path / "own.flac")
    assert click_times(tmp_path / TRACK) == pytest.approx([0.5, 1.5], abs=0.001)
