"""The story itself, rendered for real, if small: what a viewer would notice."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import webvtt

from reel.check.pace import LONGEST_CLIP, SHORTEST_CLIP
from reel.deliver.fade import FADE_SECONDS
from reel.records.timeline import Timeline, read_timeline
from reel.video.frames import frames
from reel.wording.timing import REST
from tests.conftest import made_once
from tests.our_film import FILM, ROOT, STORYBOARD

pytestmark = pytest.mark.slow

MARGIN = 0.04  # of the frame, in which nothing stands; regions leave 5 %


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all clips and the film."""

    def make(out: Path) -> None:
        command = [sys.executable, "render.py", "--quality", "240p5", "--out", str(out)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr

    return made_once(tmp_path_factory, "story", make) / "240p5" / "landscape"


def picture(story: Path, timeline: Timeline, seconds: float) -> np.ndarray:
    """The frame on screen at a moment, as rows of RGB."""
    number = min(max(round(seconds * timeline.fps), 0), timeline.frames - 1)
    (found,) = frames(story / f"{timeline.id}.mp4", [number])
    return np.asarray(found).astype(int)


def inked(image: np.ndarray) -> np.ndarray:
    """Where a picture differs from the theme's background."""
    background = FILM.theme.background
    ground = np.array([int(background[i : i + 2], 16) for i in (1, 3, 5)])
    return np.abs(image - ground).max(axis=2) > 30


@pytest.mark.parametrize("clip_id", STORYBOARD.ids)
def test_first_and_last_frames_show_something_and_the_poster_more(
    story: Path, clip_id: str
) -> None:
    timeline = read_timeline(story / f"{clip_id}.json")
    for moment in (0.0, 1.0, timeline.duration, timeline.still):
        assert inked(picture(story, timeline, moment)).mean() > 0.015, f"at {moment} s"


@pytest.mark.parametrize("clip_id", STORYBOARD.ids)
def test_every_beat_ends_at_rest(story: Path, clip_id: str) -> None:
    timeline = read_timeline(story / f"{clip_id}.json")
    for beat in timeline.beats:
        end = picture(story, timeline, beat.end - 1 / timeline.fps)
        before = picture(story, timeline, beat.end - 0.55)
        assert np.abs(end - before).mean() < 0.5, beat.id


@pytest.mark.parametrize("clip_id", STORYBOARD.ids)
def test_margins_are_empty_at_every_beats_end(story: Path, clip_id: str) -> None:
    timeline = read_timeline(story / f"{clip_id}.json")
    across, up = (round(MARGIN * side) for side in (timeline.width, timeline.height))
    for beat in timeline.beats:
        ink = inked(picture(story, timeline, beat.end - 1 / timeline.fps))
        ink[up:-up, across:-across] = False
        assert not ink.any(), beat.id


@pytest.mark.parametrize("clip_id", STORYBOARD.ids)
def test_a_clip_is_its_storyboard_in_the_time_it_may_take(story: Path, clip_id: str) -> None:
    """As test_every_clip has it, for the wide frame, and with the film's own voice."""
    timeline = read_timeline(story / f"{clip_id}.json")
    assert tuple(beat.id for beat in timeline.beats) == STORYBOARD[clip_id].beats
    ends = [0.0, *(beat.end for beat in timeline.beats)]
    assert [beat.start for beat in timeline.beats] == ends[:-1]
    assert all(end - start > REST for start, end in pairwise(ends))
    assert SHORTEST_CLIP <= ends[-1] <= LONGEST_CLIP
    assert 0 < timeline.still <= ends[-1]


def test_the_film_is_all_clips_in_order(story: Path) -> None:
    film = read_timeline(story / "film.json")
    clips = [read_timeline(story / f"{clip_id}.json") for clip_id in STORYBOARD.ids]
    assert [chapter.title for chapter in film.chapters] == [clip.title for clip in clips]
    joins = (len(clips) - 1) * round(FADE_SECONDS * film.fps)
    assert film.frames == sum(clip.frames for clip in clips) + joins
    lines = (story / "film.chapters.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == f"0:00 {clips[0].title}"
    assert len(lines) == len(clips)


def test_captions_say_all_the_words(story: Path) -> None:
    film = read_timeline(story / "film.json")
    said = " ".join(cue.text.replace("\n", " ") for cue in webvtt.read(story / "film.vtt"))
    assert said == " ".join(beat.words for beat in film.beats)


def test_timelines_have_the_points_of_all_beats(story: Path) -> None:
    film = read_timeline(story / "film.json")
    points = [words.points[beat] for words in FILM.words.values() for beat in words.beats]
    assert [beat.point for beat in film.beats] == points
