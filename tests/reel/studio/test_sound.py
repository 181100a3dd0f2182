"""What is heard of a clip in the studio, and how its words lie meanwhile."""

import threading
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from reel.records.narration import Narration, Voice, Word
from reel.records.project import find_project
from reel.studio import hearing
from reel.studio.film_clip import FilmClip
from reel.studio.hearing import peaks_of
from reel.studio.subject import Spoken
from reel.voice.errors import VoiceError
from reel.voice.narrator import Speech
from tests.browser import until
from tests.conftest import Project
from tests.reel.studio.conftest import LANDSCAPE, WORDS, Served, Studio

SECONDS = 0.6


class Speaker:
    """A voice that hums every beat for as long, once it may."""

    def __init__(self) -> None:
        self.may = threading.Event()
        self.fails = False

    def __call__(self, clip: FilmClip, language: str) -> Spoken:
        assert self.may.wait(30)
        if self.fails:
            raise VoiceError("the voice is hoarse; give it tea")
        spec = clip.job(LANDSCAPE).spec
        assert spec
        spoken: Spoken = {}
        for beat, saying in spec.words.sayings.items():
            texts = saying.written.split()
            each = SECONDS / len(texts)
            words = tuple(Word(it, n * each, (n + 1) * each) for n, it in enumerate(texts))
            cues = (SECONDS / 2,) * len(saying.marks)
            voice = Voice("hum", "hum 1")
            made = Narration(words, SECONDS, cues, voice=voice, sound=f"of {saying.spoken}")
            spoken[beat] = saying, made
        return spoken


@pytest.fixture(scope="module")
def speaker() -> Iterator[Speaker]:
    made = Speaker()
    hum = Speech(np.full(int(SECONDS * 24_000), 0.2, np.float32), 24_000, (), "exact")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FilmClip, "speak", lambda clip, language: made(clip, language))
        patch.setattr(hearing, "kept_speech", lambda project, key: hum)
        yield made


@pytest.fixture(scope="module")
def studio(served: Served, speaker: Speaker) -> Studio:
    return served.start()


def test_the_sound_comes_when_it_is_spoken_and_again_after_an_edit(
    opened: Page, studio: Studio, speaker: Speaker
) -> None:
    state = opened.locator("#sound-state")
    expect(state).to_contain_text("The voice is being spoken")
    with opened.expect_response("**/sound/*") as first:
        speaker.may.set()
    assert first.value.body()[:4] == b"fLaC"
    expect(state).to_have_text("")
    wave = "(() => { const it = document.querySelector('#wave'); return [...it.getContext('2d')"
    wave += ".getImageData(0, 0, it.width, it.height).data].some((value) => value); })()"
    until(opened, wave)
    with opened.expect_response("**/sound/*") as second:
        studio.project.edit(WORDS, "A square goes", "A red square goes")
    assert second.value.url != first.value.url


def test_a_voice_that_fails_says_why(opened: Page, studio: Studio, speaker: Speaker) -> None:
    speaker.may.set()
    speaker.fails = True
    studio.project.edit(WORDS, "comes back", "goes back")
    expect(opened.locator("#sound-state")).to_have_text(
        "The voice has failed: the voice is hoarse; give it tea"
    )
    speaker.fails = False
    studio.project.edit(WORDS, "goes back", "comes back")
    expect(opened.locator("#sound-state")).to_have_text("")


def test_words_that_are_not_spoken_yet_are_timed_by_reading(
    tiny: Project, speaker: Speaker
) -> None:
    speaker.may.set()
    clip = FilmClip(find_project(tiny.folder), "first")
    clip.take("en", speaker(clip, "en"))
    spec = clip.job(LANDSCAPE).spec
    assert spec
    assert set(spec.narration) == {"ask", "answer"}
    tiny.edit(WORDS, "It comes back again", "It comes back soon")
    clip.read_again([tiny.folder / WORDS], LANDSCAPE)
    spec = clip.job(LANDSCAPE).spec
    assert spec
    assert set(spec.narration) == {"ask"}, "what the other beat says has been changed"


def test_peaks_are_as_loud_as_the_sound_there() -> None:
    sound = np.zeros((1000, 2), np.float32)
    sound[500:, 1] = -0.5
    assert peaks_of(sound, 4) == (0, 0, 0.5, 0.5)
    assert peaks_of(sound[:3], 4) == (0, 0, 0)
    assert peaks_of(sound[:0], 4) == ()
