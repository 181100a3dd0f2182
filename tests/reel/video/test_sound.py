"""A sound beside a picture: nothing of it is lost, at whatever rate it was recorded."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from reel.video.mp4 import CONTAINER_OPTIONS
from reel.video.sound import Sound, add_sound_track

FPS, SECONDS = 30, 2
LATEST = 0.03  # seconds that a sound may be heard after it is seen


def silent_video(path: Path) -> Path:
    with av.open(path, "w", format="mp4", options=CONTAINER_OPTIONS) as container:
        stream = container.add_stream("libx264", rate=FPS)
        stream.width = stream.height = 64
        stream.pix_fmt = "yuv420p"
        for number in range(FPS * SECONDS):
            frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), "rgb24")
            frame.pts, frame.time_base = number, Fraction(1, FPS)
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
    """The samples of both channels as a player hears them, and their rate."""
    with av.open(path) as container:
        (track,) = container.streams.audio
        return np.concatenate([f.to_ndarray() for f in container.decode(track)], axis=1), track.rate


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
