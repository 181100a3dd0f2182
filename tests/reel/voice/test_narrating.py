"""From what is spoken to words, cues and pauses."""

from itertools import pairwise

import pytest

from reel.records.narration import Narration, Voice
from reel.records.saying import BeatWords, read_saying
from reel.voice.narrating import AFTER, BEFORE, spoken_narration, trimmed
from reel.wording.placing import place
from tests.reel.voice.bursts import BURST, GAP, bursts


def narration(spoken: str, written: str | None = None) -> Narration:
    told = BeatWords(written=written, spoken=spoken) if written else BeatWords(said=spoken)
    saying = read_saying(told, "here")
    return spoken_narration(saying, trimmed(bursts(saying.spoken.split())), Voice("bursts"), "key")


def test_words_end_and_begin_where_the_sound_does() -> None:
    told = narration("One two, three – {@four}four.")
    one, two, three, dash, four = told.words
    assert one.start == BEFORE
    assert two.end == pytest.approx(BEFORE + 2 * BURST + GAP, abs=0.01)
    assert three.start == pytest.approx(two.end + 10 * GAP, abs=0.01)
    assert dash.start == dash.end == four.start
    assert told.cues == (four.start,)
    assert told.pauses == ((0.0, BEFORE), (two.end, three.start), (three.end, four.start))
    assert told.length == pytest.approx(four.end + AFTER, abs=0.01)
    assert told.voice == Voice("bursts", timing="aligned")


def test_the_voice_can_wait_at_every_pause() -> None:
    told = narration("One, {@two}two, {@three}three.")
    placed = place(told, [part + 1 for part in told.parts])
    assert len(placed.pieces) == 3
    assert placed.cues == pytest.approx([told.cues[0] + 1, told.cues[1] + 2])


def test_what_is_written_otherwise_has_the_time_of_what_is_spoken() -> None:
    told = narration(
        "At three point {@x}three two f prime equals 2 x.", written="At 3.32 f′ = 2 x."
    )
    spoken = narration("At three point three two f prime equals 2 x.").words
    assert [word.text for word in told.words] == ["At", "3.32", "f′", "=", "2", "x."]
    at, number, _, equals, _, x = told.words
    assert (at.start, at.end) == (spoken[0].start, spoken[0].end)
    assert number.start == spoken[1].start
    assert equals.end == pytest.approx(spoken[7].end)
    assert (x.start, x.end) == (spoken[9].start, spoken[9].end)
    assert told.cues == (spoken[3].start,)
    assert all(one.end <= two.start for one, two in pairwise(told.words))
