"""The voice that comes with the tool: what it says, and when."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np
import pytest
from hibari import Hibari

from reel.records.saying import Saying
from reel.records.voice_settings import VoiceSettings
from reel.voice.errors import VoiceError
from reel.voice.hibari_reading import read
from reel.voice.hibari_voice import HibariVoice
from reel.voice.letters import AMERICAN
from reel.voice.narrating import AFTER, spoken_narration, trimmed
from reel.voice.narrator import SpokenBeat, SpokenWord

SAID = (
    "No whole number does it for ten, but the curve knows: drop down, and read 3.32. Then 20% of a "
    "log-likelihood – at word 118 – is 5 km."
)


def beat(*words: SpokenWord) -> SpokenBeat:
    return SpokenBeat("clip", "beat", "en", words)


@pytest.fixture(scope="module")
def voice() -> HibariVoice:
    return HibariVoice("hibari", VoiceSettings("hibari"))


@pytest.fixture(scope="module")
def hibari() -> Hibari:
    """The engine as it is without us."""
    return Hibari()


def test_it_sounds_as_hibari_does_and_the_same_in_every_thread(
    voice: HibariVoice, hibari: Hibari
) -> None:
    words = beat(*map(SpokenWord, SAID.split()))
    with ThreadPoolExecutor(2) as pool:
        one, two = pool.map(voice.speak, [words, words])
    assert one.samples.tobytes() == two.samples.tobytes()
    assert one.words == two.words
    assert np.array_equal(one.samples, hibari(SAID, seed=0))


def test_every_word_has_its_time_however_it_is_written(voice: HibariVoice) -> None:
    words = voice.speak(beat(*map(SpokenWord, SAID.split()))).words
    assert [word.text for word in words] == SAID.split()
    assert all(one.start <= one.end <= two.start for one, two in pairwise(words))
    lasts = {word.text: word.end - word.start for word in words}
    assert lasts["3.32."] > 0.9  # three point three two
    assert lasts["118"] > 0.9  # one hundred eighteen
    assert lasts["20%"] > 0.5  # twenty percent
    assert lasts["km."] > 0.4  # kilometers
    assert lasts["–"] == 0


def test_sound_and_silence_are_where_the_words_say(voice: HibariVoice) -> None:
    speech = trimmed(voice.speak(beat(*map(SpokenWord, SAID.split()))))
    narration = spoken_narration(Saying(SAID, SAID), speech, voice.voice, "")
    before = [
        word.text
        for word, next_ in pairwise(narration.words)
        if next_.start in {end for _, end in narration.pauses}
    ]
    assert before[:4] == ["ten,", "knows:", "down,", "3.32."]

    def loudness(start: float, end: float) -> float:
        return float(
            np.abs(speech.samples[round(start * speech.rate) : round(end * speech.rate)]).max()
        )

    assert all(loudness(*pause) < 0.02 for pause in narration.pauses)
    assert all(
        loudness(word.start, word.end) > 0.05 for word in narration.words if word.text != "–"
    )
    assert narration.length - narration.words[-1].end == pytest.approx(AFTER, abs=0.01)


def test_a_word_sounds_as_it_is_told(voice: HibariVoice, hibari: Hibari) -> None:
    """The words around it know of that: "the" before a vowel is another one."""
    words = (
        SpokenWord("the"),
        SpokenWord("(A),", "ˈeɪ"),
        SpokenWord("argmax", spelled="arg max"),
    )
    (said,) = read(words, hibari.g2p)
    assert [word.phonemes for word in said] == ["ði", "(ˈA),", "ˈɑɹɡ", "mˈæks"]
    assert [word.text for word in voice.speak(beat(*words)).words] == ["the", "(A),", "argmax"]


def test_words_that_it_only_guesses_are_known(voice: HibariVoice) -> None:
    words = [SpokenWord("The"), SpokenWord("argmax,"), SpokenWord("argmax", "ˈɑɹɡmˌæks")]
    assert voice.guessed(words) == ["argmax"]


def test_so_are_those_of_which_it_leaves_a_sign_out(voice: HibariVoice) -> None:
    texts = ["Is", "−7", "≤", "x²", "×", "5°,", "–", "or", "√2?"]
    words = [*map(SpokenWord, texts), SpokenWord("≥", spelled="at least")]
    assert voice.guessed(words) == ["−7", "≤", "√2"]


def test_it_knows_all_letters_that_its_lexicon_has(hibari: Hibari) -> None:
    entries = hibari.g2p.lexicon.golds.d.values()
    sounds = {
        way for entry in entries for way in (entry.values() if isinstance(entry, dict) else [entry])
    }
    used = set("".join(filter(None, sounds)))
    assert used == AMERICAN - {"ɐ", "T"}  # which only its rules write
    assert set(hibari.vocab) >= AMERICAN


def test_speed_is_a_setting(voice: HibariVoice) -> None:
    words = beat(*map(SpokenWord, ["Two", "to", "the", "x", "is", "eight."]))
    fast = HibariVoice("fast", VoiceSettings("hibari", speed=1.25))
    assert len(fast.speak(words).samples) < 0.9 * len(voice.speak(words).samples)
    assert fast.key(words) != voice.key(words)


@pytest.mark.parametrize(
    ("name", "told"), [("emma", "hibari --voice emma"), ("hart", "did you mean 'heart'?")]
)
def test_nothing_is_fetched_unasked(
    name: str, told: str, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("HIBARI_HOME", str(tmp_path))
    with pytest.raises(VoiceError, match=told.replace("?", r"\?")):
        HibariVoice("hibari", VoiceSettings("hibari", voice=name))


def test_what_it_cannot_say_is_named(voice: HibariVoice) -> None:
    with pytest.raises(VoiceError, match=r"^clip\.beat: nothing of it can be spoken"):
        voice.speak(beat(SpokenWord("–")))
    with pytest.raises(VoiceError, match="hibari speaks English, not 'de'"):
        voice.speak(SpokenBeat("clip", "beat", "de", (SpokenWord("Guten"), SpokenWord("Tag."))))
