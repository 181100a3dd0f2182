"""The whole film's description has the chapters that a platform makes links of, or says why not."""

import re

import msgspec
import pytest

from reel.deliver.social.description import film_texts
from reel.wording.post_length import fits
from tests.reel.deliver.social.outlets import (
    PLATFORMS,
    SOMEBODY,
    our_outlet,
    small_outlet,
    takes,
)

YOUTUBE = PLATFORMS["youtube"]
CHAPTER = re.compile(r"^(?:(\d+):)?(\d+):(\d\d) (.+)$", re.MULTILINE)


def chapters(post: str) -> list[tuple[int, str]]:
    """The moments (seconds) and names in a description."""
    return [
        (3600 * int(hours or 0) + 60 * int(minutes) + int(seconds), name)
        for hours, minutes, seconds, name in CHAPTER.findall(post)
    ]


def test_our_films_description() -> None:
    outlet = our_outlet("youtube")
    texts = film_texts(outlet)
    assert outlet.film
    assert outlet.platform.heading
    assert texts.heading == outlet.film_title
    assert fits(texts.post, YOUTUBE.post)
    assert texts.post.startswith(outlet.words.film)
    assert outlet.brand.credit in texts.post
    assert outlet.brand.licence_url in texts.post
    assert texts.left_out == ()
    listed = chapters(texts.post)
    chapters_there = outlet.film.timeline.chapters
    assert [moment for moment, _ in listed] == [int(each.start) for each in chapters_there]
    for (_, name), chapter in zip(listed, chapters_there, strict=True):
        assert len(name) <= 49
        assert chapter.title.startswith(name.rstrip("…"))
    assert listed[0] == (0, "Multiply forty probabilities. What remains?")


def test_chapters_begin_at_zero_and_go_beyond_an_hour() -> None:
    texts = film_texts(small_outlet("youtube", clips=3, seconds=1000.0))
    assert "Chapters\n0:00 Is it so?\n33:20 Is it so?\n1:06:40 Is it so?" in texts.post


@pytest.mark.parametrize(
    ("clips", "seconds", "why"),
    [
        (1, 60, "there are 1, and at least 3 are asked for by 9to5Google"),
        (2, 60, "there are 2, and at least 3"),
        (3, 4, "clip1 lasts 8 s (and 2 more are too short), and 10 are asked for by"),
    ],
)
def test_chapters_that_would_not_be_taken_are_left_out_and_why_is_said(
    clips: int, seconds: float, why: str
) -> None:
    texts = film_texts(small_outlet("youtube", clips=clips, seconds=seconds, film="About it."))
    assert texts.post == "About it."
    (left_out,) = texts.left_out
    assert why in left_out
    assert "https://9to5google.com" in left_out


def test_chapters_as_short_as_may_be_are_taken() -> None:
    assert film_texts(small_outlet("youtube", clips=3, seconds=5)).left_out == ()


def test_where_there_are_no_chapters_nothing_is_said_of_them() -> None:
    without = msgspec.structs.replace(YOUTUBE, chapters=None)
    texts = film_texts(small_outlet(without, clips=1))
    assert (texts.post, texts.left_out) == ("All of it.", ())


def test_a_description_that_is_too_long_keeps_its_chapters() -> None:
    outlet = small_outlet(
        "youtube", clips=3, film="Ünd sö weiter und so fort. " * 300, hashtags=("Maths",),
        link="https://ada.org", brand=SOMEBODY,
    )  # fmt: skip
    texts = film_texts(outlet)
    assert 4900 < len(texts.post.encode()) <= 5000
    assert len(chapters(texts.post)) == 3
    assert "so fort.\n\nChapters\n0:00" in texts.post
    assert texts.left_out == (
        "the post has no room for its licence, its call to action, its credit, its link",
        "the post is cut",
    )


def test_hashtags_go_first() -> None:
    whole = film_texts(small_outlet("youtube", clips=3, hashtags=("A", "B"), brand=SOMEBODY)).post
    assert whole.endswith("\n\n#A #B")
    tight = takes("youtube", longest=len(whole.encode()) - 1)
    less = film_texts(small_outlet(tight, clips=3, hashtags=("A", "B"), brand=SOMEBODY)).post
    assert less == whole.removesuffix(" #B")


def test_titles_are_mere_text() -> None:
    texts = film_texts(
        small_outlet("youtube", clips=3, clip_title="<b>Why</b> {x}?", title="A < {b}")
    )
    assert "0:00 ‹b›Why‹/b› {x}?" in texts.post
    assert texts.heading == "A ‹ {b}"
