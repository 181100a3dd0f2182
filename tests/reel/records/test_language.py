"""Numbers, signs and reading speeds of languages, and what is said of one that nobody knows."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from reel.records.errors import ReelError
from reel.records.language import language_of
from reel.records.project import Project, find_project

WRITTEN = {
    # language: its name, 3.32 and 1.5, between two numbers, 1.1 × 10^−15, x · y, argmax
    "en": ("English", "3.32 and 1.5", ",", "times", "dot", "argmax"),
    "de": ("Deutsch", "3,32 and 1,5", ";", "dot", "dot", "arg max"),
    "es": ("Español", "3,32 and 1,5", ";", "dot", "dot", "arg máx"),
    "fr": ("Français", "3,32 and 1,5", ";", "times", "times", "arg max"),
    "uk": ("Українська", "3,32 and 1,5", ";", "times", "dot", "argmax"),
    "pt-BR": ("Português (Brasil)", "3,32 and 1,5", ";", "times", "dot", "argmax"),
    "de-CH": ("Deutsch (Schweiz)", "3.32 and 1.5", ",", "dot", "dot", "arg max"),
    "ja": ("日本語", "3.32 and 1.5", ",", "times", "dot", "argmax"),
}


@pytest.mark.parametrize("tag", WRITTEN)
def test_numbers_and_signs_are_as_the_language_has_them(tag: str) -> None:
    language = language_of(tag)
    written = language.number("3.32 and 1.5")
    signs = (language.sign(token) for token in (",", "times", "dot"))
    assert (language.name, written, *signs, language.function("argmax")) == WRITTEN[tag]
    assert language.number("Fig. 3. log") == "Fig. 3. log", "no number has a point there"


def test_reading_speeds_and_lines_count_wide_letters_twice() -> None:
    latin, wide = language_of("de").rules, language_of("ja").rules
    assert (latin.fastest, latin.line) == (17, 42)
    assert (wide.fastest / 2, wide.line / 2) == (4, 13), "letters, by the style guide's count"
    assert language_of("ja-JP").rules == wide


@pytest.mark.parametrize("tag", ["deutsch", "xx", "de_DE", "d", "../en", ""])
def test_no_such_language(tag: str) -> None:
    with pytest.raises(ReelError, match=re.escape(f"no language has the code {tag!r}; codes are")):
        language_of(tag)


def small_project(folder: Path, *words: str, settings: str = "") -> Project:
    (folder / "assets" / "words").mkdir(parents=True)
    for code in words:
        (folder / "assets" / "words" / f"{code}.toml").write_text("", encoding="utf-8")
    text = f'title = "A"\nstoryboard = "a.b:C"\n{settings}'
    (folder / "reel.toml").write_text(text, encoding="utf-8")
    return find_project(folder)


def test_a_project_has_the_languages_of_its_words(tmp_path: Path) -> None:
    settings = '[settings]\nlanguage = "de"\nvoice = "none"\n[languages.en]\nvoice = "hibari"'
    project = small_project(tmp_path, "en", "de", "en.pronunciations", settings=settings)
    assert project.translations == ["de", "en"]
    assert (project.language, project.other_language) == ("de", None)
    english = project.in_language("en")
    assert english.words.name == english.quiz.name == english.posts.name == "en.toml"
    assert (english.settings.voice, english.other_language) == ("hibari", "en")
    assert (project.apart, english.apart) == (["en"], [])
    assert replace(project, languages={}).in_language("en").settings.voice == "hibari"


def test_the_built_in_voice_speaks_no_other_language(tmp_path: Path) -> None:
    german = small_project(tmp_path, "en", "de", settings='[settings]\nlanguage = "de"')
    assert (german.settings.voice, german.in_language("en").settings.voice) == ("none", "hibari")


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        (
            '[settings]\nlanguage = "enlish"',
            "reel.toml: settings.language: no language has the code 'enlish'; codes are as BCP 47 "
            "has them: en, de, pt-BR; there are words in en",
        ),
        (
            '[settings]\nlanguage = "eng"',
            "reel.toml: settings.language: the code 'eng' is written 'en'; there are words in en; "
            "did you mean 'en'?",
        ),
        (
            '[settings]\nlanguage = "eo"',
            "reel.toml: settings.language: assets/words/eo.toml: no such file, so there are no "
            "words in 'eo'; there are words in en; name one of these",
        ),
        ('[languages.DE]\nvoice = "none"', "reel.toml: languages.DE: the code 'DE' is written"),
        ('[languages.dx]\nvoice = "none"', "reel.toml: languages.dx: no language has the code"),
        ('[languages.de]\nvoice = "nobody"', "reel.toml: languages.de: no voice is called"),
        ('[languages.de]\nvoices = "x"', "reel.toml: languages.de.voices: there is no such key"),
    ],
)
def test_wrong_languages_are_named(tmp_path: Path, settings: str, complaint: str) -> None:
    with pytest.raises(ReelError, match=f"^{re.escape(complaint)}"):
        small_project(tmp_path, "en", settings=settings)


THERE = "there are words in en, de"
NONE = "codes are as BCP 47 has them: en, de, pt-BR"


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        (
            "it",
            "assets/words/it.toml: no such file, so there are no words in 'it'; "
            f"{THERE}; words new it begins a translation",
        ),
        ("DE", f"the code 'DE' is written 'de'; {THERE}; did you mean 'de'?"),
        ("deu", f"the code 'deu' is written 'de'; {THERE}; did you mean 'de'?"),
        ("pt-br", f"the code 'pt-br' is written 'pt-BR'; {THERE}"),
        ("", f"no language has the code ''; {NONE}; {THERE}"),
        ("../x", f"no language has the code '../x'; {NONE}; {THERE}"),
        ("../words/de", f"no language has the code '../words/de'; {NONE}; {THERE}"),
        (
            "en.pronunciations",
            f"no language has the code 'en.pronunciations'; {NONE}; {THERE}",
        ),
    ],
)
def test_a_language_without_words_is_named_with_the_mend(
    tmp_path: Path, code: str, complaint: str
) -> None:
    project = small_project(tmp_path, "en", "de", "en.pronunciations")
    with pytest.raises(ReelError) as caught:
        project.in_language(code)
    assert str(caught.value) == complaint


def test_a_project_in_whose_first_language_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(
        ReelError, match=r"^reel\.toml: settings\.language: .* words in 'en'; .* de"
    ):
        small_project(tmp_path, "de")


def test_the_data_of_languages_names_only_what_formulas_have() -> None:
    data = Path(language_of.__wrapped__.__code__.co_filename).with_name("languages.toml")
    for tag, rules in tomllib.loads(data.read_text(encoding="utf-8")).items():
        assert {*rules.get("signs", {}), *rules.get("signs", {}).values()} <= {"dot", "times"}, tag
