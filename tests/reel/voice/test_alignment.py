"""When words are said by somebody of whom nothing is known but the sound."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from reel.records.narration import Word
from reel.records.voice_settings import VoiceSettings
from reel.voice import alignment
from reel.voice.alignment import word_times
from reel.voice.hibari_voice import HibariVoice
from reel.voice.narrator import Speech, SpokenBeat, SpokenWord

SAID = (
    "No whole number does it for ten – but the curve knows: go across at ten, drop down, and read "
    "3.32. Slide b, and argmax slides along, through zero where exp is one."
)
OTHER = f"{SAID} {SAID}"


def beat(text: str, language: str = "en") -> SpokenBeat:
    return SpokenBeat("clip", "beat", language, tuple(map(SpokenWord, text.split())))


@pytest.fixture(scope="module")
def speech() -> Speech:
    """What is said, with the times that the voice itself knows."""
    return HibariVoice("hibari", VoiceSettings("hibari")).speak(beat(SAID))


def off(words: Sequence[Word], exact: Sequence[Word]) -> np.ndarray:
    """By how much (seconds) each word's beginning is wrong; first, that nothing else is."""
    assert [word.text for word in words] == [word.text for word in exact]
    assert all(word.start <= word.end for word in words)
    assert all(one.start <= two.start and one.end <= two.end for one, two in pairwise(words))
    return np.array(
        [abs(word.start - known.start) for word, known in zip(words, exact, strict=True)]
    )


def test_english_is_aligned_numbers_and_unheard_words_too(speech: Speech) -> None:
    words, timing = word_times(speech.samples, speech.rate, beat(SAID))
    assert timing == "aligned"
    wrong = off(words, speech.words)
    assert wrong.mean() < 0.05
    assert wrong.max() < 0.2
    assert [word.end - word.start for word in words if word.text == "–"] == [0]


def test_a_room_that_hums_does_not_matter(speech: Speech) -> None:
    moments = np.arange(len(speech.samples)) / speech.rate
    room = np.random.default_rng(0).normal(0, 0.003, len(moments)) + 0.01 * np.sin(314 * moments)
    loud = (speech.samples + room).astype(np.float32)
    words, timing = word_times(loud, speech.rate, beat(SAID))
    assert timing == "aligned"
    assert off(words, speech.words).mean() < 0.05


@pytest.mark.parametrize("why", ["no aligner", "not English", "other words"])
def test_else_times_are_estimated_and_said_to_be(
    speech: Speech, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if why == "no aligner":
        monkeypatch.setattr(alignment, "can_align", bool)
    said = beat(OTHER if why == "other words" else SAID, "de" if why == "not English" else "en")
    words, timing = word_times(speech.samples, speech.rate, said)
    assert timing == "estimated"
    if why != "other words":
        wrong = off(words, speech.words)
        assert wrong.mean() < 0.15
        for place, word in enumerate(speech.words[1:], start=1):
            if speech.words[place - 1].text.endswith((".", ":")):
                assert wrong[place] < 0.1, word  # after a pause


@pytest.mark.parametrize("samples", [0, 3, 500, 24000])
def test_no_sound_is_too_short_or_too_silent(samples: int) -> None:
    silence = np.zeros(samples, np.float32)
    silence[:3] = 1e-4
    words, timing = word_times(silence, 24000, beat("One – two."))
    assert (len(words), timing) == (3, "estimated")
