"""Posters and contact sheets."""

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from PIL import Image

from reel.deliver.stills import CELL, LINE, MARGIN, TEXT, write_contact_sheet
from reel.video.frames import frames
from tests.conftest import Project
from tests.our_film import FILM


def test_poster_is_the_frame_at_the_still(rendered: Project) -> None:
    timeline = rendered.timeline("first")
    with Image.open(rendered.out / "first.png") as poster:
        assert poster.size == (timeline.width, timeline.height)
        (frame,) = frames(rendered.out / "first.mp4", [round(timeline.still * timeline.fps) - 1])
        assert np.array_equal(np.asarray(poster), np.asarray(frame))
        assert np.asarray(poster).std() > 5  # there is something to see


def test_film_has_a_poster(rendered: Project) -> None:
    with Image.open(rendered.out / "film.png") as poster:
        assert np.asarray(poster).std() > 5


def test_contact_sheet_shows_each_beats_last_frame(rendered: Project) -> None:
    timeline = rendered.timeline("first")
    background = bytes.fromhex(FILM.theme.background[1:])
    with Image.open(rendered.out / "stills" / "first.png") as sheet:
        pixels = np.asarray(sheet.convert("RGB")).astype(int)
    assert pixels.shape[1] > 2 * CELL
    assert tuple(pixels[2, 2]) == tuple(background)
    lasts = [round(beat.end * timeline.fps) - 1 for beat in timeline.beats]
    height = CELL * timeline.height // timeline.width
    shown = 0
    for frame in frames(rendered.out / "first.mp4", lasts):
        small = np.asarray(frame.resize((CELL, height), Image.Resampling.LANCZOS)).astype(int)
        shown += any(
            np.abs(pixels[y : y + height, x : x + CELL] - small).max() <= 1
            for y in range(MARGIN, MARGIN + 60)
            for x in (MARGIN, CELL + 2 * MARGIN)
        )
    assert shown == len(lasts)


def test_words_on_a_contact_sheet_keep_to_their_picture(rendered: Project, tmp_path: Path) -> None:
    timeline = rendered.timeline("first")
    beats = (replace(timeline.beats[0], words=90 * "W" + 90 * "∈"), *timeline.beats[1:])
    path = tmp_path / "sheet.png"
    video = rendered.out / "first.mp4"
    write_contact_sheet(video, replace(timeline, beats=beats), FILM.theme, FILM.typeface, path)
    with Image.open(path) as sheet:
        pixels = np.asarray(sheet)
    below = pixels[MARGIN + LINE + CELL * timeline.height // timeline.width + LINE :]
    background = bytes.fromhex(FILM.theme.background[1:])
    between = below[:, MARGIN + CELL + 1 : 2 * MARGIN + CELL - 1]
    assert (between == list(background)).all()
    assert (below[LINE : 5 * LINE, MARGIN : MARGIN + CELL] != list(background)).any()


def test_frames_are_found_by_number(rendered: Project) -> None:
    timeline = rendered.timeline("first")
    video = rendered.out / "first.mp4"
    picked = [0, 1, 17, timeline.frames // 2, timeline.frames - 1]
    pictures = [np.asarray(picture) for picture in frames(video, picked)]
    everything = [np.asarray(picture) for picture in frames(video, range(timeline.frames))]
    assert len(everything) == timeline.frames
    for number, picture in zip(picked, pictures, strict=True):
        assert np.array_equal(picture, everything[number])


@pytest.mark.parametrize("name", ["first", "second", "third"])
def test_every_clip_has_a_contact_sheet(rendered: Project, name: str) -> None:
    assert (rendered.out / "stills" / f"{name}.png").is_file()


def test_the_length_is_not_turned_round_in_a_title_from_right_to_left(
    rendered: Project, tmp_path: Path
) -> None:
    timeline, path = rendered.timeline("first"), tmp_path / "sheet.png"
    video = rendered.out / "first.mp4"
    # Hebrew letters stand at the right, so that the length is what comes first.
    title = replace(timeline, title="\u05e9\u05dc\u05d5\u05dd")
    write_contact_sheet(video, title, FILM.theme, FILM.typeface, path)
    with Image.open(path) as sheet:
        pixels = np.asarray(sheet.convert("L")).astype(int)
    line = pixels[MARGIN // 2 : MARGIN // 2 + LINE, MARGIN:-MARGIN]
    ink = abs(line - line[0, 0]) > 60
    left = int(ink.any(axis=0).argmax())
    first = ink[:, left : left + 8]  # narrower than a digit
    rows = np.flatnonzero(first.any(axis=1))
    assert rows[-1] - rows[0] > 0.55 * TEXT, "a digit, for an s is lower"
