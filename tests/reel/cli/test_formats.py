"""Formats, captions, the check and the cache from the command line."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import webvtt

from reel.records.formats import PORTRAIT
from reel.records.timeline import read_timeline
from reel.video.frames import frames
from reel.wording.captions import captions, most_characters
from reel.wording.highlights import stretches
from tests.conftest import Project
from tests.our_film import FILM, ROOT


def shape_of(project: Project, shape: str, name: str) -> tuple[int, ...]:
    with av.open(project.folder / "out" / "draft" / shape / f"{name}.mp4") as container:
        return next(container.decode(video=0)).to_ndarray(format="rgb24").shape


def test_formats_have_their_shapes_and_folders(project: Project) -> None:
    result = project.run(
        "clip", "first", "--format", "square", "--format", "landscape", "--quality", "draft",
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert "square/first" in result.stdout
    assert shape_of(project, "square", "first") == (480, 480, 3)
    assert shape_of(project, "landscape", "first") == (480, 854, 3)
    assert not (project.folder / "out" / "draft" / "square" / "first.srt").exists()
    assert (project.out / "first.srt").exists()


def test_an_unknown_format_is_named(project: Project) -> None:
    result = project.run("clip", "first", "--format", "round")
    assert result.returncode == 2
    assert "'round' is not one of" in result.stderr


def test_none_writes_no_caption_files(project: Project) -> None:
    result = project.run("clip", "first", "--captions", "none", "--quality", "draft")
    assert result.returncode == 0
    made = project.folder_at("draft", captions="none").iterdir()
    assert {path.suffix for path in made} == {".mp4", ".json", ".png", ".txt"}


def test_the_cache_is_shown_and_cleared(project: Project) -> None:
    shown = project.run("cache").stdout
    assert "clips: 3 entries" in shown
    assert "segments: 4 entries" in shown
    assert project.run("cache", "--clear").stdout.startswith("removed ")
    assert "clips" not in project.run("cache").stdout
    result = project.run("clip", "first", "--quality", "draft")
    assert "first: made in" in result.stdout


def test_captions_are_drawn_into_upright_pictures_while_their_cue_lasts(tmp_path: Path) -> None:
    """A real clip: the plate comes and goes with the cues that a caption file would have."""
    render = [sys.executable, "render.py", "clip", "definition", "--format", "portrait"]
    done = subprocess.run(
        [*render, "--quality", "draft", "--captions", "both", "--out", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "draft" / "captions-both" / "portrait"
    timeline = read_timeline(folder / "definition.json")
    said = captions(timeline.beats, timeline.fps, most_characters(9, 16))
    assert len(webvtt.read(folder / "definition.vtt").captions) == len(said)
    shown = [(round(cue.start * timeline.fps), round(cue.end * timeline.fps)) for cue in said]
    box = PORTRAIT.layout.regions["caption"]
    surface = bytes.fromhex(FILM.theme.surface[1:])
    inside = [frame for first, end in shown for frame in (first, end - 1)]
    between = [end for (_, end), (start, _) in pairwise(shown) if start > end]
    for frames_of, expected in ((inside, True), (between, False)):
        for picture in frames(folder / "definition.mp4", frames_of):
            width, height = picture.size
            middle = (box.left + box.right) / 2 * width
            band = picture.crop((
                round(middle - width / 8), round(box.top * height),
                round(middle + width / 8), round(box.bottom * height),
            ))  # fmt: skip
            plate = np.abs(np.asarray(band).astype(int) - list(surface)).max(2) <= 3
            assert bool(plate.mean() > 0.05) is expected
    # A voice speaks, so that each of its words is highlighted.
    highlight = bytes.fromhex(FILM.theme.highlight[1:])
    words = [each for cue in said for each in stretches(cue, timeline.fps) if each.word is not None]
    assert len(words) > 20
    for picture in frames(folder / "definition.mp4", [each.first for each in words[::5]]):
        lit = np.abs(np.asarray(picture).astype(int) - list(highlight)).max(2) <= 6
        assert lit.sum() > 20


def test_the_check_of_a_real_clip_finds_nothing_and_says_so() -> None:
    """What it writes for programs, and for people where it finds something: see test_mishaps."""
    command = [sys.executable, "render.py", "check", "recap", "--out", "nowhere"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert done.stdout.splitlines()[-2:] == [
        "videos in nowhere/landscape: none; not rendered: recap.mp4",
        "0 found in landscape",
    ]
