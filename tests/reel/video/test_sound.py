"""A sound beside a picture: in time, nothing of it lost, at whatever rate it was recorded."""

from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from reel.video.mp4 import open_to_write
from reel.video.samples import read_sound
from reel.video.sound import Sound, add_sound_track, as_aac
from tests.reel.video.test_loudness import babble

FPS, SECONDS = 30, 2
LATEST = 0.022  # seconds that a sound may be heard after it is seen, if it begins at once
CODECS = {".mp4": "libx264", ".mov": "libx264", ".webm": "libvpx-vp9"}


def silent_video(
    path: Path, frames: int = FPS * SECONDS, fps: int = FPS, size: tuple[int, int] = (64, 64)
) -> Path:
    """A black video."""
    with open_to_write(path) as container:
        stream: Any = container.add_stream(CODECS[path.suffix], rate=fps)
        stream.width, stream.height = size
        stream.pix_fmt = "yuv420p"
        frame = av.VideoFrame(*size, "yuv420p")
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        for number in range(frames):
            frame.pts, frame.time_base = number, Fraction(1, fps)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def clicks(rate: int) -> Sound:
    """Two clicks of 10 ms, at 0 and at 1 s; left and right are different."""
    moments = np.arange(rate * SECONDS) / rate
    tone = 12000 * np.sin(2 * np.pi * 1000 * moments) * (moments % 1 < 0.01)
    stereo = np.stack([tone, tone / 2], axis=1).astype(np.int16)
    return Sound(rate, stereo.tobytes())


def heard(path: Path) -> tuple[np.ndarray, int]:
    """The samples of both channels as a player hears them that goes by the file's times; rate."""
    with av.open(path) as container:
        (track,) = container.streams.audio
        parts, passed = [], 0
        for frame in container.decode(track):
            packed = not frame.format.is_planar
            part = frame.to_ndarray().reshape((-1, 2) if packed else (2, -1))
            part = part.T if packed else part
            if frame.format.name.startswith("s16"):
                part = part / 2**15
            gap = max(0, round((frame.time or 0) * track.rate) - passed)
            parts += [np.zeros((2, gap)), part]
            passed += gap + frame.samples
        return np.concatenate(parts, axis=1), track.rate


def click_times(path: Path) -> list[float]:
    """When clicks are heard that are a tenth of a second apart or more, in seconds."""
    samples, rate = heard(path)
    loud = np.flatnonzero(np.abs(samples[0]) > 0.2)
    begins = np.flatnonzero(np.diff(loud, prepend=-rate) > rate / 10)
    return [float(place) / rate for place in loud[begins]]


@pytest.mark.parametrize("suffix", CODECS)
def test_a_click_is_heard_when_it_is_seen(suffix: str, tmp_path: Path) -> None:
    path = silent_video(tmp_path / f"video{suffix}")
    hiss = np.random.default_rng(0).integers(-20, 20, (2 * 48_000, 2))
    samples = hiss.astype(np.int16)
    times = [7 / FPS, 40 / FPS]
    for time in times:
        samples[round(time * 48_000) :][:5] = 20_000
    add_sound_track(path, Sound(48_000, samples.tobytes()))
    assert click_times(path) == pytest.approx(times, abs=0.001)


def test_a_voice_comes_out_of_aac_alike_in_both_ears() -> None:
    said = np.concatenate([np.zeros((2048, 2), np.float32), babble(2)])
    samples, _ = read_sound(BytesIO(as_aac(said)))
    assert np.array_equal(samples[:, 0], samples[:, 1])
    length = min(len(samples), len(said))
    assert np.sum((samples[:length] - said[:length]) ** 2) < 0.01 * np.sum(said**2)


@pytest.mark.parametrize("rate", [11025, 22050, 44100, 48000])
def test_a_click_at_the_very_beginning_is_heard_like_any_other(rate: int, tmp_path: Path) -> None:
    path = silent_video(tmp_path / "video.mp4")
    add_sound_track(path, clicks(rate))
    samples, found = heard(path)
    assert samples.shape[1] / found == pytest.approx(SECONDS, abs=LATEST)
    halves = samples[:, :found], samples[:, found : 2 * found]
    loud = [np.flatnonzero(np.abs(half[0]) > 0.1) / found for half in halves]
    assert all(0 <= each[0] <= LATEST for each in loud)
    first, second = (float(np.sum(half**2)) for half in halves)
    assert first == pytest.approx(second, rel=0.2)  # resampling has nothing before the first one
    left, right = (float(np.sum(channel**2)) for channel in samples)
    assert left == pytest.approx(4 * right, rel=0.1)


def test_a_sound_shorter_or_longer_than_the_picture_is_fitted(tmp_path: Path) -> None:
    for seconds in (0.0, 0.01, 5.0):
        path = silent_video(tmp_path / "video.mp4")
        add_sound_track(path, Sound(44100, bytes(4 * round(44100 * seconds))))
        samples, rate = heard(path)
        assert samples.shape[1] / rate == pytest.approx(SECONDS, abs=LATEST)
