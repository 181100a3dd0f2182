"""Captions drawn into the picture: they stand in their region, and can be read."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from reel.records.formats import FORMATS, HD, LANDSCAPE, Format
from reel.stage.burnt_caption import CaptionPicture, caption_picture, spoken_caption
from reel.wording.captions import split
from tests.dry import configure
from tests.layouts import every_layout
from tests.our_film import FILM, STORYBOARD

THEME = FILM.theme
LONG = ("Now count how many halvings lead", "the exponential: both ways meet.")


@pytest.fixture(autouse=True)
def _manim(tmp_path: Path) -> None:
    configure(LANDSCAPE, tmp_path)


def drawn(lines: tuple[str, ...], shape: Format) -> CaptionPicture:
    return caption_picture(lines, shape, HD.pixels(shape), THEME)


def inked(picture: CaptionPicture) -> tuple[int, int, int, int]:
    """The plate's edges on the frame: left, top, right, bottom."""
    rows, columns = np.nonzero(picture.pixels[:, :, 3])
    return (
        picture.left + int(columns.min()),
        picture.top + int(rows.min()),
        picture.left + int(columns.max()) + 1,
        picture.top + int(rows.max()) + 1,
    )


@every_layout
def test_a_caption_stands_in_the_middle_of_its_region(shape: Format) -> None:
    width, height = HD.pixels(shape)
    left, top, right, bottom = inked(drawn(LONG, shape))
    box = shape.layout.regions["caption"]
    assert left >= box.left * width - 1
    assert right <= box.right * width + 1
    assert top >= box.top * height - 1
    assert bottom <= box.bottom * height + 1
    assert (left + right) / 2 == pytest.approx((box.left + box.right) / 2 * width, abs=1.5)
    assert (top + bottom) / 2 == pytest.approx((box.top + box.bottom) / 2 * height, abs=1.5)


def test_every_caption_keeps_its_size_in_the_upright_formats() -> None:
    """No line of 32 characters is so wide that its type must be set smaller."""
    shape = FORMATS["portrait"]
    heights = set()
    for clip_id in STORYBOARD.ids:
        lines = max(
            (caption for words in FILM.spec(clip_id).words.beats.values()
             for caption in split(words, 32) if len(caption) == 2),
            key=lambda caption: max(map(len, caption)),
        )  # fmt: skip
        _, top, _, bottom = inked(drawn(lines, shape))
        heights.add(bottom - top)
    assert len(heights) == 1


def test_words_stand_out_from_the_opaque_plate() -> None:
    picture = drawn(LONG, FORMATS["square"])
    plate = picture.pixels[picture.pixels[:, :, 3] == 255][:, :3]
    colours = {"#{:02X}{:02X}{:02X}".format(*pixel) for pixel in np.unique(plate, axis=0)}
    assert {THEME.surface.upper(), THEME.text.upper()} <= colours


def test_a_caption_is_drawn_the_same_each_time_and_pasted_where_it_belongs() -> None:
    shape = FORMATS["feed"]
    first, second = drawn(LONG, shape), drawn(LONG, shape)
    np.testing.assert_array_equal(first.pixels, second.pixels)
    width, height = HD.pixels(shape)
    frame = np.full((height, width, 3), 200, np.uint8)
    first.paste(frame)
    left, top, right, bottom = inked(first)
    changed = np.argwhere((frame != 200).any(axis=2))
    assert changed.min(axis=0).tolist() == [top, left]
    assert (changed.max(axis=0) + 1).tolist() == [bottom, right]
    plate = np.array([int(THEME.surface[i : i + 2], 16) for i in (1, 3, 5)])
    np.testing.assert_array_equal(frame[top + 8, (left + right) // 2], plate)


@pytest.mark.parametrize("name", ["dark", "light"])
def test_a_highlight_lies_behind_the_word_that_is_said(name: str) -> None:
    """Also where letters grow together, as in "fifty". The caption is the same as without."""
    theme = FILM.in_theme(name).theme
    shape, lines = FORMATS["portrait"], ("about fifty left,", "with nothing lost.")
    plain = caption_picture(lines, shape, HD.pixels(shape), theme)
    spoken, words = spoken_caption(lines, shape, HD.pixels(shape), theme)
    assert (spoken.left, spoken.top) == (plain.left, plain.top)
    np.testing.assert_array_equal(spoken.pixels, plain.pixels)
    ink = near(plain.pixels, theme.text)
    owners = np.zeros(ink.shape, int)
    for word in words:
        changed = plain.pixels.copy()
        CaptionPicture(word.pixels, word.left - plain.left, word.top - plain.top).paste(changed)
        lit = (changed != plain.pixels).any(2)
        assert near(changed, theme.highlight)[lit].mean() > 0.5
        assert not near(plain.pixels, theme.background)[lit].any(), "it leaves the plate"
        assert near(changed, theme.text)[ink].all(), "letters keep their colour"
        left, top, right, bottom = inked(word)
        owners[top - plain.top : bottom - plain.top, left - plain.left : right - plain.left] += 1
    assert (owners[ink] == 1).all(), "each letter is in one highlight"
    first, second = ([inked(word) for word in row] for row in (words[:3], words[3:]))
    for row in (first, second):
        assert len({(top, bottom) for _, top, _, bottom in row}) == 1, "they are as high"
        assert all(one[2] <= then[0] for one, then in pairwise(row))
    assert first[0][3] <= second[0][1]


def near(pixels: np.ndarray, colour: str) -> np.ndarray:
    """Where a picture has a colour, or one that can hardly be told from it."""
    wanted = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    same: np.ndarray = np.abs(pixels[:, :, :3].astype(int) - wanted).max(2) <= 3
    return same
