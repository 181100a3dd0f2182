"""Captions that are too long, fast, short or close are found; so are beats without a rest."""

from types import SimpleNamespace

import pytest

from reel.check import caption_limits
from reel.check.caption_limits import of_beats, of_captions
from reel.check.pace import of_clip, resting
from reel.check.rehearsal import Play, Rehearsal
from reel.records.formats import LANDSCAPE, PORTRAIT, Format
from reel.records.timeline import Beat
from reel.records.typeface import Typeface
from reel.wording.captions import Caption

FPS = 30
FINE = Caption(0.0, 2.0, ("Logs turn times", "into plus."))


def rules(*cues: Caption) -> set[str]:
    return {fault.rule for fault in of_captions(cues, FPS, 42)}


def test_good_captions_pass() -> None:
    assert not rules(FINE, Caption(2 + 2 / FPS, 4.0, ("And they keep order.",)))


@pytest.mark.parametrize(
    ("rule", "caption"),
    [
        ("captions.lines", Caption(0.0, 4.0, ("One.", "Two.", "Three."))),
        ("captions.width", Caption(0.0, 4.0, ("This line has more than forty-two letters.!",))),
        ("captions.speed", Caption(0.0, 1.0, ("Nobody reads as fast as that.",))),
        ("captions.duration", Caption(0.0, 0.5, ("Gone.",))),
        ("captions.duration", Caption(0.0, 8.0, ("It stays.",))),
    ],
)
def test_bad_captions_are_found(rule: str, caption: Caption) -> None:
    assert rules(caption) == {rule}


def test_captions_without_a_gap_are_found() -> None:
    assert rules(FINE, Caption(2 + 1 / FPS, 4.0, ("And they keep order.",))) == {"captions.gap"}


def test_beats_are_captioned_whole() -> None:
    words = "Logs turn times into plus, and keep order."
    assert not list(of_beats([Beat("good", 0, 4, words)], FPS, 42))
    found = {fault.rule for fault in of_beats([Beat("hasty", 0, 1, words)], FPS, 42)}
    assert "captions.speed" in found


@pytest.mark.parametrize(("shape", "found"), [(PORTRAIT, {"captions.letters"}), (LANDSCAPE, set())])
def test_letters_that_cannot_be_drawn_are_found_where_captions_are(
    shape: Format, found: set[str]
) -> None:
    told = SimpleNamespace(
        format=shape, project=SimpleNamespace(language="en"), typeface=Typeface()
    )
    scene = SimpleNamespace(spec=told)
    played = Rehearsal(scene, (), (Beat("only", 0, 4, "対数は掛け算を足し算に変えます。"),))
    assert {fault.rule for fault in caption_limits.of_clip(played)} == found


def rehearsal(*plays: Play, end: float) -> Rehearsal:
    return Rehearsal(SimpleNamespace(), plays, (Beat("only", 0, end, "Words."),))


def test_a_rest_is_what_follows_the_last_motion() -> None:
    plays = [Play("only", 0, 1, moves=True), Play("only", 1, 1.5, moves=False)]
    assert resting(plays, 1.5) == pytest.approx(0.5)
    assert resting([*plays, Play("only", 1.5, 2, moves=False)], 2) == pytest.approx(1)


@pytest.mark.parametrize(
    ("rest", "length", "rules"),
    [
        (0.6, 30, set()),
        (0.5, 30, {"pace.rest"}),
        (1.0, 19, {"pace.length"}),
        (1.0, 61, {"pace.length"}),
    ],
)
def test_rests_and_lengths(rest: float, length: float, rules: set[str]) -> None:
    played = rehearsal(
        Play("only", 0, length - rest, moves=True),
        Play("only", length - rest, length, moves=False),
        end=length,
    )
    assert {fault.rule for fault in of_clip(played)} == rules
