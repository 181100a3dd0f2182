"""A video that breaks a platform's limits is encoded again, by as much as they demand."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import msgspec
import numpy as np
import pytest

from reel.check.measured_video import measured
from reel.deliver.social.smaller_video import fit_of, write_smaller
from reel.records.errors import ReelError
from reel.records.platforms import Source, Stated, VideoLimits
from reel.records.timeline import Timeline, read_timeline
from reel.video.encoder import Encoder
from reel.video.yuv import Converter
from tests.reel.check import tiny_video
from tests.reel.deliver.course.sample import clip_timeline

SOURCE = Source(title="Somebody", where="somewhere", read="2026-11")


def limits(**stated: Any) -> VideoLimits:
    taken = {"containers": ("mp4",), "codecs": ("h264",), "sound_codecs": ("aac",)} | stated
    return VideoLimits(**{key: Stated(value, SOURCE) for key, value in taken.items()})


@pytest.fixture
def video(tmp_path: Path) -> tuple[Path, Timeline]:
    tiny_video.write(tmp_path, size=(320, 180))
    return tmp_path / "clip.mp4", read_timeline(tmp_path / "clip.json")


@pytest.fixture
def lively(tmp_path: Path) -> tuple[Path, Timeline]:
    """A video in which much moves, so that it is as large as it is fine."""
    path, timeline = tmp_path / "lively.mp4", clip_timeline("one")
    spots = np.random.default_rng(1).integers(0, 255, (18, 32), np.uint8)
    large = np.kron(spots, np.ones((10, 10), np.uint8))
    with path.open("wb") as file:
        encoder = Encoder(file, 320, 180, Fraction(timeline.fps))
        for number in range(timeline.frames):
            grey = np.roll(large, 3 * number, axis=1)
            picture = np.dstack([grey, grey, grey, np.full_like(grey, 255)])
            encoder.write(Converter().convert(picture))
        encoder.finish()
    return path, msgspec.structs.replace(timeline, id="lively", width=320, height=180)


def test_what_keeps_to_all_limits_stays_as_it_is(video: tuple[Path, Timeline]) -> None:
    path, timeline = video
    asked = limits(largest=10**9, fastest=60, largest_sides=(1920, 1080), bit_rate=25_000_000)
    assert fit_of("tube", asked, timeline, path) is None


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
    fit = fit_of("tube", limits(**asked), timeline, path)
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


@pytest.mark.parametrize("share", [0.6, 0.85])
def test_a_file_that_is_too_large_becomes_just_small_enough(
    lively: tuple[Path, Timeline], tmp_path: Path, share: float
) -> None:
    path, timeline = lively
    most = round(share * path.stat().st_size)
    fit = fit_of("tube", limits(largest=most), timeline, path)
    assert fit is not None
    write_smaller(path, timeline, fit, tmp_path / "new.mp4", tracked=False, language="eng")
    assert 0.8 * most < (tmp_path / "new.mp4").stat().st_size <= most
    assert fit.size == (320, 180)


def test_a_bit_rate_is_met(lively: tuple[Path, Timeline], tmp_path: Path) -> None:
    path, timeline = lively
    most = round(measured(path, None).bit_rate / 2)
    fit = fit_of("tube", limits(bit_rate=most), timeline, path)
    assert fit is not None
    write_smaller(path, timeline, fit, tmp_path / "new.mp4", tracked=False, language="eng")
    assert 0.8 * most < measured(tmp_path / "new.mp4", None).bit_rate <= most


def test_a_file_that_cannot_be_so_small_is_named(
    lively: tuple[Path, Timeline], tmp_path: Path
) -> None:
    path, timeline = lively
    begins = r"assets/platforms\.toml: tube\.video\.largest: {} bytes at most \(Somebody, "
    with pytest.raises(ReelError, match=begins.format("1,000") + r".*\): lively\.mp4 cannot be"):
        fit_of("tube", limits(largest=1000), timeline, path)
    index = path.stat().st_size - sum(sizes(path))
    fit = fit_of("tube", limits(largest=index + 900), timeline, path)
    assert fit is not None
    with pytest.raises(ReelError, match=r"cannot be made so small: its picture would have \d+ b"):
        write_smaller(path, timeline, fit, tmp_path / "new.mp4", tracked=False, language="eng")


def sizes(path: Path) -> list[int]:
    with av.open(path) as file:
        return [packet.size for packet in file.demux(video=0)]


def test_title_and_chapters_stay(video: tuple[Path, Timeline], tmp_path: Path) -> None:
    path, timeline = video
    titled = tmp_path / "titled.mp4"
    chapters: list[Any] = [
        {
            "id": 1,
            "start": 0,
            "end": 500,
            "time_base": Fraction(1, 1000),
            "metadata": {"title": "A"},
        }
    ]
    with av.open(path) as old, av.open(titled, "w") as new:
        new.metadata["title"] = "What is it?"
        new.set_chapters(chapters)
        copy = new.add_stream_from_template(old.streams.video[0])
        for packet in old.demux(video=0):
            if packet.dts is not None:
                packet.stream = copy
                new.mux(packet)
    fit = fit_of("tube", limits(fastest=8), timeline, titled)
    assert fit is not None
    write_smaller(titled, timeline, fit, tmp_path / "new.mp4", tracked=False, language="eng")
    with av.open(tmp_path / "new.mp4") as made:
        assert made.metadata["title"] == "What is it?"
        assert [each["metadata"]["title"] for each in made.chapters()] == ["A"]


def test_captions_within_the_file_stay(video: tuple[Path, Timeline], tmp_path: Path) -> None:
    path, timeline = video
    fit = fit_of("tube", limits(fastest=8), timeline, path)
    assert fit is not None
    write_smaller(path, timeline, fit, tmp_path / "new.mp4", tracked=True, language="eng")
    with av.open(tmp_path / "new.mp4") as made:
        assert len(made.streams.subtitles) == 1
