"""Posts are counted as the platforms count them, and cut to what fits."""

from random import Random
from time import perf_counter

import pytest
from uniseg.graphemecluster import grapheme_clusters

from reel.records.platforms import Counting, TextRules, load_platforms
from reel.wording.post_length import cut_to_fit, fits, hashtags, length_by, linked, post_length
from tests.our_film import PROJECT

FAMILY = "👨\u200d👩\u200d👧\u200d👦"
KNOWN = load_platforms(PROJECT).known
X, MASTODON, BLUESKY = (KNOWN[name].post for name in ("x", "mastodon", "bluesky"))


@pytest.mark.parametrize(
    ("text", "length"),
    [
        # From X's page on counting.
        ("👾", 2), ("🙋🏽", 2), ("👨\u200d🎤", 2), (FAMILY, 2), ("caf\u00e9", 4), ("cafe\u0301", 4),
        ("https://example.com", 23), ("https://example.com/very/long/path", 23),
        # From twitter-text's conformance tests, in version 3's weights.
        ("This is a test.", 15), ("http://test.com", 23), ("https://test.com", 23),
        ("test.com", 23),
        ("Test https://test.com test https://test.com test.com test", 86),
        ("\U00010000\U0010ffff", 4), ("저찀쯿쿿", 8), ("H🐱☺", 5),
        # From a port of it to Python.
        ("english text 日本語 😷 https://example.com", 46),
        # What ends a link.
        ("http://twitter.com/これは日本語です。", 23 + 18), ("(https://example.com).", 26),
        ("https://en.wikipedia.org/wiki/Log_(disambiguation), yes", 23 + 5),
        ("log(ab) = log a + log b", 23), ("e.g. 3.14 or me@example.com", 27), ("log₂ 8 = 3", 11),
        ("two\r\nlines", 9), ("1️⃣", 2), ("🇺🇳🇩🇪", 4), ("©", 2), ("©️", 2), ("❤️", 2), ("❤\ufe0e", 4),
        ("“quoted” – so", 13), ("…", 2), ("", 0),
    ],
)  # fmt: skip
def test_x(text: str, length: int) -> None:
    assert length_by(X, text) == length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        # From Mastodon's own tests of its validator.
        ("a" * 476 + f" http://{'b' * 30}.com/example", 500),
        ("a" * 475 + f" @alice@{'b' * 30}.com", 482),
        ("a" * 520, 520),
        ("example.com", 11), (FAMILY, 1), ("cafe\u0301", 4), ("See https://a.org/b_(c), @me", 32),
        ("https://medium.com/@alice@example.org/x", 23),
    ],
)  # fmt: skip
def test_mastodon(text: str, length: int) -> None:
    assert length_by(MASTODON, text) == length


@pytest.mark.parametrize(
    ("counted", "length"),
    [("characters", 8), ("utf16", 12), ("bytes", 26), ("graphemes", 2)],
)
def test_the_others(counted: Counting, length: int) -> None:
    assert post_length(FAMILY + "a", counted) == length


def test_bluesky_counts_letters_and_bytes() -> None:
    assert fits(FAMILY * 120, BLUESKY)  # 25 bytes each
    assert not fits(FAMILY * 121, BLUESKY)
    assert fits("é" * 300, BLUESKY)
    assert not fits("e" * 301, BLUESKY)


@pytest.mark.parametrize("rules", [X, MASTODON, BLUESKY, KNOWN["tiktok"].post])
@pytest.mark.parametrize(
    "text",
    [
        "A word, and more. " * 200,
        "https://example.com/a-b/c " * 120,
        "対数は積を和に変える。" * 250,
        FAMILY * 600,
        "a" * 4000,
        "Why?\n\nBecause: é" + " cafe\u0301" * 900,
    ],
)
def test_what_is_cut_fits_and_no_more_is_cut_than_must_be(rules: TextRules, text: str) -> None:
    assert not fits(text, rules)
    short = cut_to_fit(text, rules)
    assert fits(short, rules)
    assert short.endswith("…")
    assert text.startswith(short.rstrip("… "))
    assert length_by(rules, short) > 0.9 * rules.longest.value or rules.bytes


def test_a_text_is_cut_after_a_word() -> None:
    assert cut_to_fit("word " * 60, X) == " ".join(["word"] * 55) + "…"
    assert cut_to_fit("a, " * 200, MASTODON).endswith("a, a…")
    assert cut_to_fit("Short.", X) == "Short."


def test_a_link_stays_whole_or_goes() -> None:
    link = "https://example.com/a/long/path-with-hyphens"
    words = "b" * 252
    assert cut_to_fit(f"{words} {link} and so on and on", X) == f"{words} {link} …"
    assert cut_to_fit(f"{words}bbbbb {link}", X) == f"{words}bbbbb…"


def test_no_letter_is_torn() -> None:
    short = cut_to_fit(FAMILY * 400, X)
    assert short == FAMILY * 139 + "…"


def test_hashtags() -> None:
    text = "#maths and #log2, not #1, a#b or https://a.org/#c\n#Übung"
    assert hashtags(text) == ["#maths", "#log2", "#Übung"]


def test_letters_are_those_of_unicodes_own_rules() -> None:
    signs = "aZ \r\n\u0301é日本กำᄀ각가🇩🇪👩\u200d\u200bक\u094dषि\u0600ש❤\ufe0f"
    random = Random(1)
    for _ in range(300):
        text = "".join(random.choices(signs, k=random.randint(0, 12)))
        assert post_length(text, "graphemes") == sum(1 for _ in grapheme_clusters(text)), text


def test_a_long_text_of_any_letters_is_cut_at_once() -> None:
    start = perf_counter()
    assert fits(cut_to_fit("日本語の文章です。שלום é 👩 " * 100, BLUESKY), BLUESKY)
    assert perf_counter() - start < 5


def test_links_and_hashtags_are_told_from_the_rest() -> None:
    text = "See https://example.org/a#b, #maths and #1: e.g. #log_2."
    links = [part for part, link in linked(text) if link]
    assert links == ["https://example.org/a#b", "#maths", "#log_2"]
    assert "".join(part for part, _ in linked(text)) == text
    assert linked("") == []
