"""Loops: they go round without a seam and without end, and keep to what platforms take."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageSequence

from reel.deliver.social.loop import WIDTHS, LoopFile, write_loop
from reel.records.errors import ReelError
from reel.records.platforms import AnimationRules
from reel.records.storyboard import DISSOLVE, Loop
from tests.reel.deliver.social.clips import FPS, clip, moving, stated

SIZE = 256, 144
BACK = Loop("ask.turn", 1.2, back=True, rest=0.4)
ROUND = Loop("ask", 2.5, after=0.5, rest=0.5)

Pictures = list[npt.NDArray[np.int16]]
Made = Callable[..., dict[str, LoopFile]]


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Path]:
    return clip(tmp_path_factory.mktemp("video"), moving(SIZE), SIZE)


@pytest.fixture
def made(video: tuple[Any, Path], tmp_path: Path) -> Made:
    """Writes a loop, and gives its files by their kinds."""

    def make(loop: Loop = BACK, *rules: AnimationRules) -> dict[str, LoopFile]:
        timeline, path = video
        return {
            each.name.split(".")[-1]: each
            for each in write_loop(path, timeline, loop, tmp_path, rules)
        }

    return make


def animation(kind: str = "gif", **limits: object) -> AnimationRules:
    """What a platform takes."""
    return AnimationRules(
        kinds=stated((kind,)), **{key: stated(value) for key, value in limits.items()}
    )


def shown(path: Path) -> tuple[Pictures, list[int]]:
    """The pictures of a file, and for how many milliseconds each is shown."""
    if path.suffix == ".mp4":
        with av.open(path) as container:
            frames = [each.to_ndarray(format="rgb24") for each in container.decode(video=0)]
        return [each.astype(np.int16) for each in frames], [1000 // FPS] * len(frames)
    with Image.open(path) as file:
        assert file.info["loop"] == 0  # without end
        pictures, delays = [], []
        for frame in ImageSequence.Iterator(file):
            pictures.append(np.asarray(frame.convert("RGB")).astype(np.int16))
            delays.append(frame.info["duration"])
    return pictures, delays


@pytest.mark.parametrize("loop", [BACK, ROUND], ids=["back", "round"])
def test_its_last_picture_meets_its_first(loop: Loop, made: Made, tmp_path: Path) -> None:
    for file in made(loop).values():
        pictures, _ = shown(tmp_path / file.name)
        steps = [
            float(np.abs(after - before).mean())
            for before, after in zip(pictures, pictures[1:] + pictures[:1], strict=True)
        ]
        typical = np.median([step for step in steps if step > 0.1])
        assert typical > 0.5  # it moves
        assert steps[-1] <= 2 * typical  # with what encoding adds; a jump is twenty times as much


@pytest.mark.parametrize("loop", [BACK, ROUND], ids=["back", "round"])
def test_it_lasts_as_long_as_the_storyboard_says(loop: Loop, made: Made, tmp_path: Path) -> None:
    files = made(loop)
    assert set(files) == set(WIDTHS)
    for kind, file in files.items():
        pictures, delays = shown(tmp_path / file.name)
        assert file.size == SIZE == pictures[0].shape[1::-1]  # not larger than the clip
        if kind == "gif":
            assert file.frames == len(pictures)
        assert file.bytes == (tmp_path / file.name).stat().st_size
        assert not file.reduced
        assert sum(delays) == pytest.approx(1000 * loop.shown, abs=110)
        if kind == "gif":
            assert all(delay % 10 == 0 for delay in delays)
            assert min(delays) >= 30  # browsers take what is much less for ten times as long
    assert loop.shown >= DISSOLVE


def test_it_stands_still_where_it_rests(made: Made, tmp_path: Path) -> None:
    for kind, file in made(BACK).items():
        if kind != "mp4":
            _, delays = shown(tmp_path / file.name)
            longest = sorted(range(len(delays)), key=lambda number: -delays[number])[:2]
            assert sorted(longest) == [0, len(delays) // 2]
            assert min(delays[number] for number in longest) >= 400


def test_an_mp4_can_be_posted(made: Made, tmp_path: Path) -> None:
    file = made()["mp4"]
    path = tmp_path / file.name
    with av.open(path) as container:
        assert len(container.streams) == 1
        stream = container.streams.video[0]
        context = stream.codec_context
        assert (context.name, context.pix_fmt) == ("h264", "yuv420p")
        assert {context.color_primaries, context.color_trc, context.colorspace} == {1}  # BT.709
        assert stream.frames / FPS == pytest.approx(BACK.shown, abs=0.1)
    start = path.read_bytes()
    assert start.index(b"moov") < start.index(b"mdat")  # it can be played while it comes in


@pytest.mark.parametrize(
    ("limits", "within"),
    [
        ({"frames": 30}, lambda file: file.frames <= 30),
        ({"largest_size": (192, 320)}, lambda file: file.size == (192, 108)),
        ({"largest_size": (256, 100)}, lambda file: file.size[1] <= 100),
        ({"pixels": 30_000}, lambda file: file.size[0] * file.size[1] <= 30_000),
        (
            {"pixels_in_all": 2_000_000},
            lambda file: file.size[0] * file.size[1] * file.frames <= 2_000_000,
        ),
    ],
)
def test_a_limit_makes_it_smaller_and_is_named(
    limits: dict[str, Any], within: Callable[[LoopFile], bool], made: Made
) -> None:
    usual = made()
    files = made(BACK, animation(**limits))
    assert not within(usual["gif"])
    assert within(files["gif"])
    assert "at most (A page, somewhere, read 2026-11)" in files["gif"].reduced
    assert files["mp4"] == usual["mp4"]  # of which the rule does not speak
    assert files["webp"] == usual["webp"]


def test_it_is_made_as_small_as_its_file_must_be(made: Made) -> None:
    most = made()["gif"].bytes // 2
    file = made(BACK, animation(largest=most))["gif"]
    assert file.bytes <= most
    assert file.size < SIZE or file.rate < FPS
    assert f"{most:,} bytes at most (A page".replace(",", "\u202f") in file.reduced


def test_it_keeps_to_the_rules_of_all_platforms(made: Made) -> None:
    files = made(BACK, animation(frames=40), animation("webp", frames=50), animation(frames=30))
    assert files["gif"].frames <= 30 < files["webp"].frames <= 50
    assert "pictures a second, not 30: 30 pictures at most" in files["gif"].reduced


def test_a_limit_that_cannot_be_met_is_named(made: Made) -> None:
    complaint = r"clip: loop: as GIF it cannot be made small enough: 4 000 bytes at most"
    with pytest.raises(ReelError, match=complaint.replace(" 000", "\u202f000")):
        made(BACK, animation(largest=4000))


def test_it_must_be_within_its_clip(made: Made) -> None:
    complaint = (
        r"storyboard: clip: loop: 2.5 s from 2.00 s on last 0.50 s longer than the clip, "
        r"which ends at 4.00 s: shorten"
    )
    with pytest.raises(ReelError, match=complaint):
        made(Loop("answer", 2.5))
