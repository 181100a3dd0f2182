"""Captions in another language stand at what is said: at cues, and at sentences."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reel.records.narration import Word
from reel.records.saying import BeatWords, Saying, read_saying
from reel.records.timeline import Beat, CueTime, Timeline
from reel.records.translations import Translations, load_translations
from reel.wording.captions import captions_of
from reel.wording.translated import translated
from tests.our_film import FILM, PROJECT, STORYBOARD

OWN = "Count them: {@two} two. Stack them, and {@fifty} see fifty."


def saying(text: str) -> Saying:
    return read_saying(BeatWords(said=text), "here")


def beat(own: Saying, times: list[float], end: float) -> Beat:
    """A beat of which each word begins at a time and lasts until the next."""
    words = own.written.split()
    said = tuple(Word(*each) for each in zip(words, times, [*times[1:], end - 1], strict=True))
    spans = {len(own.written[: mark.place].split()): mark.name for mark in own.marks}
    cues = tuple(
        CueTime(spans[place], word.start, word.start)
        for place, word in enumerate(said)
        if place in spans
    )
    return Beat("only", 0.0, end, own.written, cues, said)


def timeline(*beats: Beat) -> Timeline:
    return Timeline(
        id="clip", title="?", width=1920, height=1080, fps=30, frames=600, duration=20.0,
        still=1.0, beats=beats,
    )  # fmt: skip


# Nobody says anything for long at the cue "two", and again before "see".
SAID = beat(saying(OWN), [1.0, 1.4, 4.0, 6.0, 6.3, 6.6, 10.0, 10.3], 13.0)


def moments(text: str) -> dict[str, float]:
    made = translated(timeline(SAID), {"only": saying(text)}, "de")
    assert made.language == "de"
    return {word.text: word.start for word in made.beats[0].said}


def test_what_a_cue_names_is_read_when_it_is_said() -> None:
    read = moments("Zähle die Halbierungen: {@two} Zwei. Staple sie, {@fifty} fünfzig sieht man.")
    assert read["Zähle"] == 1.0
    assert read["Zwei."] == pytest.approx(4.0)
    assert read["fünfzig"] == pytest.approx(10.0)
    assert read["Staple"] == pytest.approx(6.0), "the second sentence, of two in both"


def test_sentences_that_have_no_fellows_are_left_to_the_cues() -> None:
    read = moments("Zähle! Es sind {@two} zwei. Staple! Siehe {@fifty} fünfzig.")
    assert [read["zwei."], read["fünfzig."]] == pytest.approx([4.0, 10.0])


@given(
    gaps=st.lists(st.floats(0.05, 3), min_size=8, max_size=8),
    text=st.sampled_from(
        ["{@two} Zwei {@fifty} fünfzig.", "So. {@two} Zwei. Und. {@fifty} Fünfzig.", OWN]
    ),
)
def test_time_never_turns_round(gaps: list[float], text: str) -> None:
    times = [sum(gaps[:place]) for place in range(8)]
    own = beat(saying(OWN), times, sum(gaps) + 2)
    (made,) = translated(timeline(own), {"only": saying(text)}, "fr").beats
    assert all(one.start <= two.start + 1e-5 for one, two in pairwise(made.said))
    assert made.said[0].start >= own.said[0].start - 1e-5
    assert made.said[-1].end <= own.said[-1].end + 1e-5


def test_a_video_in_which_nobody_speaks_has_translations_too() -> None:
    silent = timeline(Beat("only", 0.0, 6.0, "Two. Fifty."))
    made = translated(silent, {"only": saying("Zwei. Und fünfzig.")}, "de")
    assert [caption.lines for caption in captions_of(made)] == [("Zwei. Und fünfzig.",)]


@pytest.mark.parametrize("language", PROJECT.translations[1:])
def test_our_films_cues_are_the_same_in_all_languages(language: str) -> None:
    from reel.records.film import read_film

    other = read_film(PROJECT.in_language(language), storyboard=STORYBOARD)
    for clip in STORYBOARD.ids:
        own, translation = FILM.words[clip].sayings, other.words[clip].sayings
        assert {beat: each.cues for beat, each in own.items()} == {
            beat: each.cues for beat, each in translation.items()
        }


def translations(folder: Path, language: str = "en", **texts: str) -> Translations:
    """What our film says in other languages than one, if these are the files of its words."""
    words = folder / "assets" / "words"
    words.mkdir(parents=True)
    for code, text in texts.items():
        (words / f"{code}.toml").write_text(text, encoding="utf-8")
    return load_translations(
        replace(PROJECT, root=folder, language=language), STORYBOARD, FILM.words
    )


def words_in(code: str) -> str:
    return PROJECT.words_in(code).read_text(encoding="utf-8")


def test_a_language_that_is_not_translated_has_no_captions(tmp_path: Path) -> None:
    made = translations(tmp_path, de=words_in("de"), it=words_in("en"))
    assert set(made.of_video("hook")) == set(made.of_video("film")) == {"de"}
    (line,) = made.told(())
    assert line.startswith("captions leave a language out: it is not translated yet")


def test_what_is_wrong_with_one_clips_words_costs_the_others_no_captions(tmp_path: Path) -> None:
    broken = words_in("de").replace("[clips.hook.beats.dive]", "[clips.hook.beats.dove]")
    made = translations(tmp_path, de=broken, es="[clips")
    assert set(made.of_video("likelihood")) == {"de"}
    assert not made.of_video("hook")
    assert not made.of_video("film"), "it would say nothing while it plays that clip"
    broken_line, unreadable = made.told(["hook"])
    assert broken_line.startswith("captions of hook leave a language out: ")
    assert "clips.hook.beats.dive is missing" in broken_line
    assert "es.toml: not valid TOML" in unreadable
    (line,) = made.told(["likelihood"])
    assert line == unreadable
    assert "of hook and of the film" in next(made.told(()))


def test_the_language_that_is_not_translated_is_named_not_the_first_one(tmp_path: Path) -> None:
    made = translations(tmp_path, "it", en=words_in("en"), it=words_in("en"))
    (line,) = made.told(())
    assert re.fullmatch(
        r"captions leave a language out: it is not translated yet: \d+ beats say the same as in "
        r"en, the first is hook\.multiply; words check it names what is left",
        line,
    )
