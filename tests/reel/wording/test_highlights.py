"""Which word of a caption is highlighted at each frame: the one that is said."""

import pytest

from reel.records.narration import Word
from reel.records.timeline import Beat
from reel.wording.captions import Caption, captions
from reel.wording.highlights import Stretch, stretches

FPS = 10


def highlighted(*times: tuple[float, float], end: float = 3.0) -> list[Stretch]:
    words = tuple(Word("word", *each) for each in times)
    return list(stretches(Caption(0.0, end, ("word " * len(words),), words), FPS))


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (0.5, [(0, 5, 0), (5, 30, 1)]),
        (0.7, [(0, 7, 0), (7, 30, 1)]),  # so short a silence is none
        (1.0, [(0, 5, 0), (5, 10, None), (10, 30, 1)]),
    ],
)
def test_a_word_is_highlighted_until_the_next_unless_there_is_silence(
    second: float, expected: list[tuple[int, int, int | None]]
) -> None:
    assert highlighted((0.0, 0.5), (second, 3.0)) == expected


def test_nothing_is_highlighted_before_the_first_word_and_long_after_the_last() -> None:
    assert highlighted((0.2, 0.5), (0.5, 1.0)) == [
        (0, 2, None), (2, 5, 0), (5, 10, 1), (10, 30, None),
    ]  # fmt: skip


def test_what_is_not_heard_or_too_short_to_be_seen_is_passed_over() -> None:
    assert highlighted((0.0, 0.5), (0.5, 0.5), (0.5, 0.52), (0.52, 2.9)) == [(0, 5, 0), (5, 30, 3)]


def test_words_of_all_captions_have_their_times() -> None:
    """Also those that are divided between two lines, or two captions."""
    said = ["It", "is", "a", "well-known", "law", "of", 40 * "long"]
    words = tuple(Word(text, place, place + 1.0) for place, text in enumerate(said))
    made = captions([Beat("beat", 0.0, 12.0, " ".join(said), said=words)], FPS, 32)
    parts = [word for caption in made for word in caption.words]
    assert [word.text for word in parts[:6]] == said[:6]
    assert parts[:6] == list(words[:6])
    assert "".join(word.text for word in parts[6:]) == said[6]
    for caption in made:
        assert [word.text for word in caption.words] == " ".join(caption.lines).split()
    assert [parts[6].start, parts[-1].end] == [6.0, 7.0]
