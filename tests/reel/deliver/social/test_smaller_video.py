"""A video that breaks a platform's limits is encoded again, by as much as they demand."""

from pathlib import Path
from typing import Any

import av
import pytest

from reel.check.measured_video import measured
from reel.deliver.social.smaller_video import fit_of, write_smaller
from reel.records.platforms import Source, Stated, VideoLimits
from reel.records.timeline import Timeline, read_timeline
from tests.reel.check import tiny_video

SOURCE = Source(title="Somebody", where="somewhere", read="2026-11")


def limits(**stated: Any) -> VideoLimits:
    taken = {"containers": ("mp4",), "codecs": ("h264",), "sound_codecs": ("aac",)} | stated
    return VideoLimits(**{key: Stated(value, SOURCE) for key, value in taken.items()})


@pytest.fixture
def video(tmp_path: Path) -> tuple[Path, Timeline]:
    tiny_video.write(tmp_path, size=(320, 180))
    return tmp_path / "clip.mp4", read_timeline(tmp_path / "clip.json")


def test_what_keeps_to_all_limits_stays_as_it_is(video: tuple[Path, Timeline]) -> None:
    path, timeline = video
    asked = limits(largest=10**9, fastest=60, largest_sides=(1920, 1080), bit_rate=25_000_000)
    assert fit_of(asked, timeline, path.stat().st_size) is None


@pytest.mark.parametrize(
    ("asked", "size", "fps"),
    [
        ({"largest_sides": (160, 160)}, (160, 90), 15),
        ({"largest_sides": (320, 90)}, (160, 90), 15),
        ({"pixels": 160 * 90}, (160, 90), 15),
        ({"fastest": 8}, (320, 180), 7.5),
    ],
)
def test_a_number_that_is_broken_is_met(
    video: tuple[Path, Timeline],
    tmp_path: Path,
    asked: dict[str, Any],
    size: tuple[int, int],
    fps: float,
) -> None:
    path, timeline = video
    fit = fit_of(limits(**asked), timeline, path.stat().st_size)
    assert fit is not None
    write_smaller(path, timeline, fit, tmp_path / "new.mp4", tracked=False, language="eng")
    made = measured(tmp_path / "new.mp4", None)
    assert (made.width, made.height) == size
    assert made.rate == fps
    assert made.seconds == pytest.approx(timeline.duration, abs=1 / fps)
    assert (made.codec, made.profile, made.pixel_format) == ("h264", "High", "yuv420p")
    assert made.colours == (1, 1, 1)
    assert made.fast_start
    told = fit.told(timeline, path, tmp_path / "new.mp4")
    assert f"{size[0]} × {size[1]}" in told
    assert "Somebody, somewhere, read 2026-11" in told


def test_a_file_that_is_too_large_is_given_a_bit_rate(video: tuple[Path, Timeline]) -> None:
    _, timeline = video
    most = 1_000_000
    fit = fit_of(limits(largest=most), timeline, 2 * most)
    assert fit is not None
    assert fit.bit_rate is not None
    sound = 200_000
    assert (fit.bit_rate + sound) / 8 * timeline.duration < most
    assert fit.size == (320, 180)


def test_captions_within_the_file_stay(video: tuple[Path, Timeline], tmp_path: Path) -> None:
    path, timeline = video
    fit = fit_of(limits(fastest=8), timeline, 1)
    assert fit is not None
    write_smaller(path, timeline, fit, tmp_path / "new.mp4", tracked=True, language="eng")
    with av.open(tmp_path / "new.mp4") as made:
        assert len(made.streams.subtitles) == 1
