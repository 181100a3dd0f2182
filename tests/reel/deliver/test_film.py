"""The film: clips joined without a seam, with chapters."""

import html
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
import webvtt

from reel.deliver.fade import FADE_SECONDS
from reel.deliver.film import chapter_list, join_timelines, join_videos
from reel.records.timeline import Beat, Timeline
from reel.video.encoder import Encoder
from reel.video.frames import frames
from reel.video.yuv import Converter
from tests.conftest import Project

CLIPS = ["first", "second", "third"]


def fade(film: Timeline) -> int:
    """How many frames stand between two clips."""
    return round(FADE_SECONDS * film.fps)


def test_film_is_its_clips_frame_by_frame(rendered: Project) -> None:
    film = rendered.timeline("film")
    start = 0
    for name in CLIPS:
        clip = rendered.timeline(name)
        for number in (0, clip.frames // 2, clip.frames - 1):
            (own,) = frames(rendered.out / f"{name}.mp4", [number])
            (joined,) = frames(rendered.out / "film.mp4", [start + number])
            assert np.array_equal(np.asarray(own), np.asarray(joined))
        start += clip.frames + fade(film)
    assert start - fade(film) == film.frames
    with av.open(rendered.out / "film.mp4") as container:
        assert sum(1 for _ in container.decode(video=0)) == film.frames


def test_clips_fade_through_the_ground(rendered: Project) -> None:
    film = rendered.timeline("film")
    end = rendered.timeline("first").frames
    numbers = [end - 1, end + 1, end + fade(film) // 2]
    last, sinking, middle = (
        np.asarray(frame).astype(int) for frame in frames(rendered.out / "film.mp4", numbers)
    )
    ground = last[0, 0]
    assert np.abs(middle - ground).max() <= 4
    assert np.abs(last - ground).max() > 50
    way = 2 * 2 / (fade(film) + 1)
    assert np.abs(sinking - (last + way * (ground - last))).mean() < 2


def test_film_has_a_chapter_for_each_clip(rendered: Project) -> None:
    film = rendered.timeline("film")
    clips = [rendered.timeline(name) for name in CLIPS]
    with av.open(rendered.out / "film.mp4") as container:
        chapters = container.chapters()
        assert container.metadata["title"] == "A tiny film"
    assert [chapter["metadata"]["title"] for chapter in chapters] == [c.title for c in clips]
    starts = [chapter["start"] * float(chapter["time_base"] or 0) for chapter in chapters]
    first = clips[0].frames + fade(film)
    second = first + clips[1].frames + fade(film)
    assert starts == pytest.approx([0, first / film.fps, second / film.fps], abs=0.002)


def test_film_timeline_names_clip_and_beat_without_gaps(rendered: Project) -> None:
    film = rendered.timeline("film")
    assert [beat.id for beat in film.beats] == [
        "first.ask",
        "first.answer",
        "second.only",
        "third.only",
    ]
    assert film.beats[0].start == 0
    assert film.beats[-1].end == film.duration
    for early, late in pairwise(film.beats):
        assert early.end == late.start


def test_chapter_list_is_as_youtube_takes_it(rendered: Project) -> None:
    text = (rendered.out / "film.chapters.txt").read_text(encoding="utf-8")
    assert text.splitlines()[0] == "0:00 What is asked?"
    assert len(text.splitlines()) == 3


def test_chapters_are_written_for_players_in_pages(rendered: Project) -> None:
    film = rendered.timeline("film")
    chapters = webvtt.read(str(rendered.out / "film.chapters.vtt"))
    assert [(each.start, each.end, html.unescape(each.text)) for each in chapters] == [
        (f"00:00:{each.start:06.3f}", f"00:00:{each.end:06.3f}", each.title)
        for each in film.chapters
    ]


def test_long_films_count_hours() -> None:
    def clip(name: str, frames: int) -> Timeline:
        beat = Beat("only", 0.0, frames / 10, "Words.")
        return Timeline(
            id=name, title=name.title(), width=16, height=16, fps=10, frames=frames,
            duration=frames / 10, still=0.0, beats=(beat,),
        )  # fmt: skip

    film = join_timelines("Long", [clip("a", 6_750), clip("b", 30_000), clip("c", 10)])
    assert chapter_list(film) == "0:00 A\n11:15 B\n1:01:15 C\n"


def test_clips_that_do_not_match_are_refused(rendered: Project, tmp_path: Path) -> None:
    other = tmp_path / "other.mp4"
    with other.open("wb") as file:
        encoder = Encoder(file, 64, 64, Fraction(15))
        encoder.write(Converter().convert(np.zeros((64, 64, 4), np.uint8)), 3)
        encoder.finish()
    first = rendered.out / "first.mp4"
    film = rendered.timeline("film")
    with pytest.raises(ValueError, match="video 2"):
        join_videos([first, other], film, tmp_path / "film.mp4")
