"""Captions: where they break, when they are shown, and that players can read them."""

import re
import unicodedata
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import srt
import webvtt

from reel.records.columns import columns
from reel.records.timeline import Beat
from reel.wording.captions import (
    GAP_FRAMES,
    LONGEST_CAPTION,
    SHORTEST_CAPTION,
    captions,
    fastest_reading,
    most_characters,
    split,
)
from reel.wording.line_breaks import unsaid
from reel.wording.timing import seconds_to_say
from tests.conftest import Project

WIDE = most_characters(16, 9)

WORDS = [
    "Why?",
    "Two to the x is eight. Two times two times two makes eight, so x is three.",
    "If a to the x is b, then x is the logarithm of b to base a.",
    "No whole number does it for ten, but the curve knows: go across at ten, drop down, and read "
    "3.32. Slide b, and x slides along, through zero where b is one.",
    "The log of x grows by the same amount each time x doubles, and that is why forty factors "
    "become forty terms, each of which fits into a number of 64 bits without any trouble at all.",
]


def laid_out(words: str, fps: int = 30, rest: float = 0.6) -> Beat:
    """A beat that is just long enough for its words."""
    frames = round((seconds_to_say(words) + rest) * fps)
    return Beat("beat", 2.0, 2.0 + frames / fps, words)


@pytest.mark.parametrize("width", [42, 32])
@pytest.mark.parametrize("words", WORDS)
def test_captions_keep_all_words_in_two_lines(words: str, width: int) -> None:
    parts = split(words, width)
    assert " ".join(" ".join(lines) for lines in parts) == words
    for lines in parts:
        assert len(lines) <= 2
        assert all(len(line) <= width for line in lines)


@pytest.mark.parametrize("width", [42, 32])
@pytest.mark.parametrize("fps", [15, 30, 60])
@pytest.mark.parametrize("words", WORDS)
def test_captions_can_be_read(words: str, fps: int, width: int) -> None:
    beat = laid_out(words, fps)
    shown = captions([beat], fps, width)
    assert shown[0].start == beat.start
    assert shown[-1].end <= beat.end - GAP_FRAMES / fps + 1e-9
    for cue in shown:
        length = cue.end - cue.start
        if len(shown) > 1:
            assert SHORTEST_CAPTION - 1e-9 <= length <= LONGEST_CAPTION + 1e-9
        assert len(" ".join(cue.lines)) / length <= fastest_reading()
    for early, late in pairwise(shown):
        assert late.start - early.end >= GAP_FRAMES / fps - 1e-9


WITHOUT_SPACES = [
    "対数は掛け算を足し算に変えます。だから、確率を掛け合わせる代わりに、「対数」を足せばよいのです。",
    "对数把乘法变成加法，所以我们不必把四十个概率相乘，只要把它们的对数加起来就可以了，这样不会丢失任何东西。",
    "로그는곱셈을덧셈으로바꿉니다그래서마흔개의확률을곱하는대신로그를더하면됩니다",
    "ภาษาไทยเขียนโดยไม่มีช่องว่างระหว่างคำดังนั้นจึงต้องตัดบรรทัดตามพจนานุกรมให้ถูกต้องเสมอ",
    "https://example.org/a/very/long/path/indeed?with=a-query&and=more-of-it#and-a-fragment",
    84 * "a",
    60 * "e\u0301\u0323",
    30 * "👩\u200d👩\u200d👧",
]


@pytest.mark.parametrize("width", [42, 32])
@pytest.mark.parametrize("words", WITHOUT_SPACES)
def test_captions_without_spaces_break(words: str, width: int) -> None:
    parts = split(words, width)
    lines = [line for lines in parts for line in lines]
    assert unsaid(lines, words) is None
    assert all(len(lines) <= 2 for lines in parts)
    assert all(columns(line) <= width for line in lines)
    for line in lines:
        assert unicodedata.category(line[0]) not in ("Mn", "Me", "Cf"), "a letter lost its marks"
        assert line[0] not in "。、」，ーっょ"
        assert line[-1] not in "「（"


def test_captions_in_wide_letters_are_shown_twice_as_long() -> None:
    assert seconds_to_say("対数") == seconds_to_say("four")
    (long,) = captions([Beat("beat", 0.0, 3.0, "対数は掛け算を足し算に変えます。")], 30, WIDE)
    assert long.end - long.start >= 32 / fastest_reading()


def test_a_long_beat_does_not_hold_a_caption_longer_than_seven_seconds() -> None:
    (cue,) = captions([Beat("beat", 0.0, 30.0, "A short remark on a long picture.")], 30, WIDE)
    assert (cue.start, cue.end) == (0.0, LONGEST_CAPTION)


def test_beats_without_words_have_no_caption() -> None:
    assert captions([Beat("beat", 0.0, 5.0, "")], 30, WIDE) == []


@pytest.mark.parametrize(
    ("words", "width", "torn"),
    [
        ("We want the value of log of x when x is at least one.", 24, r"log$|log of$"),
        ("Then it is x to the power of twelve percent or so.", 26, r"twelve$"),
        ("The product of a times b is what we are looking for.", 24, r"times$|a$"),
        ("It takes ten numbers and about 15 seconds to see it.", 28, r"ten$|15$"),
    ],
)
def test_formulas_and_numbers_are_not_torn(words: str, width: int, torn: str) -> None:
    for lines in split(words, width):
        for line in lines:
            assert not re.search(torn, line), lines


def test_a_text_of_any_length_is_divided() -> None:
    words = " ".join(["So it goes on, word by word."] * 300)
    captions = split(words, WIDE)
    assert " ".join(" ".join(lines) for lines in captions) == words


def test_captions_break_at_phrases() -> None:
    assert split("A long product turns into a sum, and sums are what machines can bear.", WIDE) == [
        ("A long product turns into a sum,", "and sums are what machines can bear.")
    ]
    first, *_ = split("Every doubling adds one step. So a million takes only twenty of them.", WIDE)
    assert first == ("Every doubling adds one step.",)


@pytest.mark.parametrize("name", ["first", "second", "third", "film"])
def test_files_are_valid_and_agree(rendered: Project, name: str) -> None:
    timeline = rendered.timeline(name)
    text = (rendered.out / f"{name}.srt").read_text(encoding="utf-8")
    subtitles = list(srt.parse(text, ignore_errors=False))
    captions = webvtt.read(str(rendered.out / f"{name}.vtt"))
    assert [subtitle.content for subtitle in subtitles] == [item.text for item in captions]
    assert [subtitle.start.total_seconds() for subtitle in subtitles] == [
        pytest.approx(item.start_in_seconds + item.start_time.milliseconds / 1000)
        for item in captions
    ]
    assert subtitles[-1].end <= timedelta(seconds=timeline.duration)


@pytest.mark.parametrize("name", ["first", "film"])
def test_every_beat_is_covered(rendered: Project, name: str) -> None:
    timeline = rendered.timeline(name)
    subtitles = list(srt.parse((Path(rendered.out) / f"{name}.srt").read_text(encoding="utf-8")))
    for beat in timeline.beats:
        own = [
            " ".join(subtitle.content.splitlines())
            for subtitle in subtitles
            if beat.start - 0.001 <= subtitle.start.total_seconds() < beat.end
        ]
        assert " ".join(own) == beat.words
