"""Voice and picture that part are found, and so is a voice that hurries."""

from collections.abc import Sequence
from types import SimpleNamespace

import pytest

from reel.check import sync
from reel.check.rehearsal import Play, Rehearsal
from reel.records.narration import Narration, Voice, Word
from reel.records.timeline import Beat, CueTime


def said(text: str, start: float, pace: float = 0.4) -> tuple[Word, ...]:
    """Words that are said one after another, each for `pace` seconds."""
    texts = text.split()
    return tuple(
        Word(word, start + n * pace, start + (n + 1) * pace) for n, word in enumerate(texts)
    )


def rules(
    beat: Beat, plays: Sequence[Play] = (Play("only", 0.0, 10.0, moves=True),), sound: str = "key"
) -> set[str]:
    """The names of the rules that a clip of one beat breaks."""
    narration = Narration((), 0.0, voice=Voice("somebody"), sound=sound)
    spec = SimpleNamespace(narration={"only": narration})
    played = Rehearsal(SimpleNamespace(spec=spec), tuple(plays), (beat,))
    return {fault.rule for fault in sync.of_clip(played)}


SPEECH = said(
    "The product of all of these numbers sinks out of sight, but it is not zero yet.", 0.5
)
GOOD = Beat("only", 0.0, 9.0, "", said=SPEECH)


def test_a_clip_in_which_voice_and_picture_keep_together_is_fine() -> None:
    assert rules(GOOD) == set()


@pytest.mark.parametrize(("seen", "found"), [(3.4, set()), (3.6, {"sync.cue"})])
def test_a_picture_that_comes_after_its_word_is_found(seen: float, found: set[str]) -> None:
    assert rules(Beat("only", 0.0, 9.0, "", (CueTime("sinks", seen, 3.0),), SPEECH)) == found


def test_a_sentence_that_nobody_could_follow_is_found_and_silence_is_not_judged() -> None:
    hasty = Beat("only", 0.0, 4.0, "", said=said("One two three four five six seven.", 0.1, 0.2))
    slow = Beat("only", 0.0, 4.0, "", said=said("One two three four five six seven.", 0.1, 0.45))
    short = Beat("only", 0.0, 2.0, "", said=said("One two.", 0.1, 0.1))
    assert rules(Beat("only", 0.0, 2.0, "", said=hasty.said)) == {"sync.pace"}
    assert rules(slow) == set()
    assert "sync.pace" not in rules(short)
    assert rules(Beat("only", 0.0, 2.0, "", said=hasty.said), sound="") == set()


def test_words_beyond_their_beat_are_found() -> None:
    assert "sync.cut" in rules(Beat("only", 0.0, 6.0, "", said=SPEECH))


@pytest.mark.parametrize(
    ("moving", "found"),
    [
        ((2.5, 4.8), set()),
        ((0.0, 3.5), {"sync.pause"}),
        ((2.0, 5.5), {"sync.motion"}),
    ],
)
def test_stretches_in_which_nothing_is_said(moving: tuple[float, float], found: set[str]) -> None:
    words = (*said("It sinks.", 0.5), *said("It is out of sight.", 6.0))
    plays = [Play("only", *moving, moves=True), Play("only", 5.9, 8.4, moves=True)]
    assert rules(Beat("only", 0.0, 8.4, "", said=words), plays) == found


def test_the_end_of_a_clip_may_be_quiet_and_still() -> None:
    plays = [Play("only", 0.0, 8.0, moves=True)]
    assert rules(Beat("only", 0.0, 14.0, "", said=SPEECH), plays) == set()


def test_long_talk_over_a_still_picture_is_pointed_out() -> None:
    plays = [Play("only", 0.0, 1.0, moves=True), Play("only", 7.0, 9.0, moves=True)]
    assert rules(GOOD, plays) == {"sync.still"}
