"""What is said, sentence by sentence."""

from reel.deliver.course.sentences import sentences
from reel.records.narration import Word
from reel.records.timeline import Beat


def beat(text: str, start: float = 0.0) -> Beat:
    words = text.split()
    said = tuple(Word(word, start + place, start + place + 0.9) for place, word in enumerate(words))
    return Beat("a", start, start + len(words), text, (), said)


def test_a_sentence_begins_with_its_first_word_and_ends_with_its_last() -> None:
    found = sentences([beat("It is 1.7 times 3.5. Is it? “Yes!” it said."), beat("So be it", 10)])
    assert [(each.text, each.start, each.end) for each in found] == [
        ("It is 1.7 times 3.5.", 0, 4.9),
        ("Is it?", 5, 6.9),
        ("“Yes!” it said.", 7, 9.9),
        ("So be it", 10, 12.9),
    ]


def test_where_no_word_has_a_time_a_beat_is_one_sentence() -> None:
    beats = [Beat("a", 1, 3, "One.  Two."), Beat("b", 3, 4, "")]
    assert [(each.text, each.start, each.end) for each in sentences(beats)] == [("One. Two.", 1, 3)]
