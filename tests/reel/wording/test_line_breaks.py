"""Lines: as full, as even or as sensible as who breaks them asks for, and no word lost."""

import re

import pytest

from reel.records.columns import columns
from reel.wording.line_breaks import (
    even_lines,
    even_lines_within,
    fill_lines,
    lines_by_sense,
    unsaid,
)

TEXTS = [
    "Why?",
    "a question that is much too long for a single line of the picture",
    "one extraordinarily-long-compound-that-fits-nowhere and two short ones",
    "Stay in logs, and the numbers fit.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_no_word_is_lost_nor_broken_that_has_room(text: str) -> None:
    for count in range(1, 6):
        assert " ".join(even_lines(text, count)) == text
        assert " ".join(lines_by_sense(text, count)) == text
    for width in (1, 10, 25, 100):
        assert unsaid(fill_lines(text, width), text) is None
        parted = [line.removesuffix("-") for line in even_lines_within(text, width, len)]
        assert "".join(parted).replace(" ", "").replace("-", "") == re.sub("[ -]", "", text)
        if width >= max(map(len, text.split())):
            assert " ".join(fill_lines(text, width)) == text
            assert " ".join(even_lines_within(text, width, len)) == text


def test_lines_are_filled_one_after_another() -> None:
    assert fill_lines("a bb ccc dddd", 4) == ("a bb", "ccc", "dddd")
    assert fill_lines("a bb ccc dddd", 8) == ("a bb ccc", "dddd")


def test_a_measure_decides_what_fits() -> None:
    def wide_m(line: str) -> float:
        return sum(3 if letter == "m" else 1 for letter in line)

    assert fill_lines("mm ii mm", 9, wide_m) == ("mm ii", "mm")
    assert fill_lines("ii ii ii", 9, wide_m) == ("ii ii ii",)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_even_lines_are_as_short_as_can_be(text: str, count: int) -> None:
    lines = even_lines(text, count)
    assert len(lines) <= count
    longest = max(map(len, lines))
    if longest > max(map(len, text.split())):  # else no line could be shorter
        assert len(fill_lines(text, longest - 1)) > count


def test_even_lines_fit_a_width_with_as_few_lines_as_it_takes() -> None:
    text = TEXTS[1]
    for width in (15, 20, 30, 40, len(text)):
        lines = even_lines_within(text, width, len)
        assert max(map(len, lines)) <= width
        assert len(lines) == len(fill_lines(text, width))


def test_a_word_wider_than_its_line_is_broken_between_letters() -> None:
    assert even_lines_within("African elephant", 7, len) == ("African", "elephant")
    assert max(map(len, even_lines_within("点は図の中にあります", 7, len))) <= 7
    assert even_lines_within("incomprehensible", 6, len) == ("incom-", "pre-", "hens-", "ible")
    assert fill_lines("an incomprehensible text", 8) == ("an", "incompre", "hensible", "text")


@pytest.mark.parametrize(
    ("word", "width", "lines"),
    [
        # Where the rules allow it, if that is enough.
        ("twenty-five-thousand", 12, ("twenty-five-", "thousand")),
        ("https://a.org/one/two?three", 12, ("https://", "a.org/one/", "two?three")),
        # A letter keeps its marks, and a picture of several signs stays one.
        (6 * "e\u0301\u0323", 4, (4 * "e\u0301\u0323", 2 * "e\u0301\u0323")),
        (3 * "👩\u200d👧", 4, ("👩\u200d👧", "👩\u200d👧", "👩\u200d👧")),
        (3 * "🇩🇪", 3, ("🇩🇪", "🇩🇪", "🇩🇪")),
        (2 * "नमस्ते", 6, ("नमस्तेनम", "स्ते")),
    ],
)
def test_a_long_word_is_broken_where_it_hurts_least(
    word: str, width: int, lines: tuple[str, ...]
) -> None:
    assert fill_lines(word, width) == lines


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        # A line begins with no mark that ends something, and ends with none that begins something.
        ("対数は、和を「積」にする。", 8, ("対数は、", "和を", "「積」に", "する。")),
        ("二の十乗は 1024 です。", 11, ("二の十乗は", "1024 です。")),
        # Korean has spaces.
        ("로그는 곱셈을 덧셈으로", 14, ("로그는 곱셈을", "덧셈으로")),
        # So says who writes it.
        ("one\u200btwo three", 4, ("one\u200b", "two", "thre", "e")),
        ("3\u00a0% of\u202f5 is", 6, ("3\u00a0%", "of\u202f5", "is")),
    ],
)
def test_lines_end_where_unicode_lets_them(text: str, width: int, lines: tuple[str, ...]) -> None:
    assert fill_lines(text, width) == lines
    assert all(columns(line) <= width for line in lines)


def test_a_long_line_breaks_evenly_and_where_sense_allows() -> None:
    assert lines_by_sense("Stay in logs, and the numbers fit.", 2) == (
        "Stay in logs,",
        "and the numbers fit.",
    )
    text = "How long is the derivative of a product?"
    assert lines_by_sense(text, 2)[1].startswith("derivative")
    assert lines_by_sense("Why?", 2) == ("Why?",)


def test_no_words_make_no_trouble() -> None:
    assert fill_lines("", 10) == even_lines("", 2) == even_lines_within("", 10, len) == ()


@pytest.mark.parametrize(
    ("language", "word", "lines"),
    [
        ("de", "Wahrscheinlichkeitsverteilung", ("Wahrschein-", "lichkeitsver-", "teilung")),
        ("fr", "incompréhensiblement", ("incompréhen-", "siblement")),
        ("es", "electroencefalograma", ("electroen-", "cefalograma")),
        ("xx", "abcdefghijklmnopqrst", ("abcdefghijkl", "mnopqrst")),
        ("de", "Wahr\u00adscheinlich\u00adkeitsraum", ("Wahrschein-", "lich-", "keitsraum")),
    ],
)
def test_a_word_that_is_far_too_long_is_hyphenated(
    language: str, word: str, lines: tuple[str, ...]
) -> None:
    made = even_lines_within(word, 13, columns, language)
    assert "".join(made).replace("-", "") == word.replace("\u00ad", "")
    assert all(columns(line) <= 13 for line in made)
    if language != "xx":
        assert all(line.endswith("-") for line in made[:-1])
