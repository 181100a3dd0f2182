"""The room at the end of a video: as long as asked for, quiet, with places for other videos."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import msgspec
import numpy as np
import pytest

from reel.check.measured_video import measured
from reel.deliver.social.end_screen import (
    end_card,
    room_at_end,
    with_end_screen,
    write_with_end_screen,
)
from reel.records.brand import Brand
from reel.records.platforms import EndScreenRules, Source, Stated
from reel.records.timeline import Timeline
from reel.video.encoder import Encoder
from reel.video.frames import frames
from reel.video.yuv import Converter
from tests.our_film import FILM
from tests.reel.deliver.course.sample import clip_timeline, write_video


def test_the_card_stands_after_the_video(tmp_path: Path) -> None:
    path, picture, timeline = tmp_path / "clip.mp4", tmp_path / "own.mp4", clip_timeline("one")
    write_video(path, timeline)
    write_picture(picture, timeline)
    card = end_card((timeline.width, timeline.height), FILM.brand, FILM.theme, FILM.typeface)
    ended = tmp_path / "ended.mp4"
    write_with_end_screen(picture, path, timeline, 20, card, ended, tracked=True, language="eng")
    longer = with_end_screen(timeline, 20)
    assert longer.duration == timeline.duration + 20
    assert measured(ended, None).frames == longer.frames
    before, first, last = frames(ended, [timeline.frames - 1, timeline.frames, longer.frames - 1])
    drawn = np.asarray(card, int)
    assert np.abs(np.asarray(before, int) - drawn).mean() > 20
    for shown in (first, last):
        assert np.abs(np.asarray(shown, int) - drawn).mean() < 3
    with av.open(path) as old, av.open(ended) as new:
        sounds = [list(file.decode(audio=0)) for file in (old, new)]
        assert len(sounds[0]) == len(sounds[1])  # it ends with what is said


def write_picture(path: Path, timeline: Timeline) -> None:
    """A white video, encoded as clips are."""
    white = np.full((timeline.height, timeline.width, 4), 255, np.uint8)
    with path.open("wb") as file:
        encoder = Encoder(file, timeline.width, timeline.height, Fraction(timeline.fps))
        encoder.write(Converter().convert(white), timeline.frames)
        encoder.finish()


def rules(**more: Any) -> EndScreenRules:
    stated = {"shortest": 5, "longest": 20, "shortest_video": 25} | more
    source = Source(title="Somebody", where="somewhere", read="2026-11")
    return EndScreenRules(**{key: Stated(value, source) for key, value in stated.items()})


def lasting(seconds: float) -> Timeline:
    return msgspec.structs.replace(clip_timeline("one"), duration=seconds)


@pytest.mark.parametrize("seconds", [5, 24, 25, 600])
def test_there_is_as_much_room_as_there_may_be(seconds: float) -> None:
    assert room_at_end(lasting(seconds), rules()).seconds == 20
    assert not room_at_end(lasting(seconds), rules()).note


def test_a_video_that_stays_too_short_has_no_end_screen_and_is_named() -> None:
    room = room_at_end(lasting(4.9), rules())
    assert room.seconds == 0
    assert room.note == (
        "one: no end screen: with 20 s for one it would last 24.9 s, and 25 s is the least "
        "(Somebody, somewhere, read 2026-11)"
    )


@pytest.mark.parametrize(("more", "places"), [({}, 2), ({"elements": 4}, 2), ({"elements": 1}, 1)])
def test_there_are_no_more_places_than_links(more: dict[str, Any], places: int) -> None:
    assert room_at_end(lasting(60), rules(**more)).places == places


@pytest.mark.parametrize("places", [1, 2])
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_places_for_other_videos_are_seen_on_the_card(theme: str, places: int) -> None:
    film = FILM.in_theme(theme)
    card = np.asarray(end_card((1920, 1080), film.brand, film.theme, film.typeface, places))
    surface = np.array([int(film.theme.surface[i : i + 2], 16) for i in (1, 3, 5)])
    across = np.abs(card[594].astype(int) - surface).max(axis=1) <= 2
    edges = np.flatnonzero(np.diff(across.astype(int)))
    assert len(edges) == 2 * places  # each with its two sides
    widths = edges[1::2] - edges[::2]
    assert widths == pytest.approx([0.39 * 1920] * places, abs=8)


def test_what_people_write_stays_text_on_the_card() -> None:
    brand = Brand('#pagebreak() "x"', "@x", "", "*Bold* #1/0 <b> \\", "")
    assert end_card((640, 360), brand, FILM.theme, FILM.typeface).size == (640, 360)
