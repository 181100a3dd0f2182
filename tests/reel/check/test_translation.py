"""What `words check` says of translations, on a film of one clip: all that is wrong, each once."""

from dataclasses import replace
from pathlib import Path

import pytest

from reel.check.translation.run import check_translations
from reel.check.translation.untranslated import needs_translation
from reel.records.errors import ReelError
from reel.records.film import read_film
from reel.records.project import Project
from reel.records.storyboard import Clip, Storyboard
from tests.our_film import PROJECT, STORYBOARD

ONE = Storyboard(Clip("one", "scenes.one:One", ("ask", "tell")))
FILES = {
    "words": """
title = "Ein Film"
[clips.one]
title = "Warum nur?"
takeaway = "Darum."
[clips.one.beats]
ask = "Geh {@across} hinüber, {@down} dann hinab."
tell = { point = "So ist es", said = "Weil es so ist." }
[clips.one.labels]
colour = "Farbe"
count = "{count} von {all} Tieren"
formula = "softmax(x) = 3 log₂ b"
""",
    "quiz": """
[clips.one.why]
kind = "single"
ask = "Warum nur?"
beat = "ask"
cue = "across"
computed = "scenes.quiz:why"
[clips.one.why.answers]
so = { right = true, text = "Darum.", why = "So ist es eben." }
not_so = { text = "Einfach so.", why = "Niemals." }
[clips.one.how_many]
kind = "number"
ask = "Wie viele sind es?"
beat = "tell"
computed = "scenes.quiz:how_many"
value = 3
why = "Man zählt sie."
hint = "Zähle sie."
""",
    "posts": """
film = "Ein Film über alles."
hashtags = ["Mathe", "Algebra"]
[thread]
opening = "Es beginnt."
closing = "Es endet."
[clips.one]
opening = "Warum nur?"
hashtags = ["Algebra"]
[clips.one.seen]
ask = "Ein Pfeil."
tell = "Ein Punkt."
""",
}
FIRST = {
    "Ein Film über alles": "A film of all",
    "Ein Film": "A film",
    "Warum nur": "Why, then",
    "Darum": "Therefore",
    "Geh": "Go",
    "hinüber": "across",
    "dann hinab": "then down",
    "So ist es eben": "That is how it goes",
    "So ist es": "So it is",
    "Weil es so ist": "Because it is so",
    "Farbe": "colour",
    "von {all} Tieren": "of {all} animals",
    "Einfach so": "Just like that",
    "Niemals": "Never",
    "Wie viele sind es": "How many are there",
    "Man zählt sie": "One counts them",
    "Zähle sie": "Count them",
    '"Mathe", "Algebra"': '"Maths", "Algebra"',
    "Es beginnt": "It begins",
    "Es endet": "It ends",
    "Ein Pfeil": "An arrow",
    "Ein Punkt": "A dot",
}
"""Of German texts, the English ones."""


@pytest.fixture
def film(tmp_path: Path) -> Project:
    """A film in English, translated into German; nothing is wrong with that."""
    (tmp_path / "reel.toml").touch()
    for kind, german in FILES.items():
        folder = tmp_path / "assets" / kind
        folder.mkdir(parents=True)
        english = german
        for text, source in FIRST.items():
            english = english.replace(text, source)
        (folder / "en.toml").write_text(english, encoding="utf-8")
        (folder / "de.toml").write_text(german, encoding="utf-8")
    return Project(tmp_path, "A film", "scenes.storyboard:STORYBOARD")


def edit(film: Project, kind: str, *changes: tuple[str, str]) -> None:
    """Change texts in a file of the translation."""
    path = film.assets / kind / "de.toml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def said(film: Project) -> list[str]:
    """The check's lines on the translation."""
    return [str(finding) for finding in check_translations(film, ONE, ["de"])]


def test_a_whole_translation_is_right(film: Project) -> None:
    assert said(film) == []


def test_our_own_translations_are_whole() -> None:
    assert check_translations(PROJECT, STORYBOARD, PROJECT.translations[1:]) == []


@pytest.mark.parametrize(
    ("kind", "old", "new", "line"),
    [
        ("words", 'title = "Ein Film"', "", 'words/de.toml: title: is missing; en has "A film"'),
        (
            "words", "colour =", "color =",
            "clips.one.labels.color: en has no such key; did you mean 'colour'?",
        ),
        ("words", 'colour = "Farbe"', "", 'clips.one.labels.colour: is missing; en has "colour"'),
        ("words", "count =", 'x = "y"\ncount =', "labels.x: en has no such key; take it out"),
        (
            "words", '"Farbe"', '"colour"',
            'clips.one.labels.colour: is as in en, "colour": translate it, or, if that is meant, '
            "add 'clips.one.labels.colour' to same = [ … ] on top of the file",
        ),
        (
            "words", "{count}", "{cuont}",
            "labels.count: en has no placeholder {cuont}; did you mean {count}?",
        ),
        (
            "words", "{count} von", "von",
            "labels.count: the placeholder {count} of en is missing; put it in",
        ),
        ("words", 'title = "Ein Film"', 'title = ""', "title: is missing, the film's in this lan"),
        (
            "words", "{@down}", "{@donw}",
            "beats.ask.said: en has no mark {@donw}; did you mean {@down}?",
        ),
        ("words", "{@down} ", "", "beats.ask.said: the mark {@down} of en is missing; put it in"),
        (
            "words", "{@across} hinüber, {@down} dann", "{@down} hinüber, {@across} dann",
            "beats.ask.said: its marks stand in another order than in en, and the scene waits for "
            "them in that one; bring them into the order {@across} {@down}",
        ),
        ("words", "{@down}", "{@Down}", "ask: has {@Down}, which is no mark: marks are like"),
        ("words", '"Farbe"', '"Färbe ሴ"', "labels.colour: no font has ሴ (U+1234): write it with"),
        ("words", "Weil es", "ሴ", "clips.one.beats.tell: no font has ሴ (U+1234)"),
        ("words", '"Farbe"', '" "', "clips.one.labels.colour: is empty: write something there"),
        (
            "words", '"Geh {@across} hinüber, {@down} dann hinab."', '{ said = "" }',
            "clips.one.beats.ask: is empty: write something there",
        ),
        (
            "words", '"Geh {@across} hinüber, {@down} dann hinab."',
            '{ written = "Geh.", spoken = " " }',
            "clips.one.beats.ask.spoken: is empty: write something there",
        ),
        (
            "words", '"Farbe"', '"Far\u200bbe"',
            "clips.one.labels.colour: has U+200B (zero width space), which is no letter: take it",
        ),
        ("quiz", "Niemals.", "Nie\u202emals.", "so.why: has U+202E (right-to-left override), whi"),
        ("posts", "Es endet.", "Es\ufeff endet.", "closing: has U+FEFF (zero width no-b"),
        ("words", '"Farbe"', "3", "labels.colour: here stands a whole number, not a text"),
        ("words", '"Farbe"', '"Farbe', "assets/words/de.toml: not valid TOML"),
        (
            "words", 'title = "Ein Film"', 'title = "Ein Film"\nsame = ["clips.one.labels.color"]',
            "same: 'clips.one.labels.color' is no text of en; take it out; did you mean "
            "'clips.one.labels.colour'?",
        ),
        (
            "words", 'title = "Ein Film"', 'title = "Ein Film"\nsame = ["clips.one.labels.colour"]',
            "same: 'clips.one.labels.colour' is not as in en; take it out",
        ),
        ("quiz", "value = 3", "value = 4", "how_many.value: is 4; it must be as in en: 3"),
        (
            "quiz", 'cue = "across"', "",
            'one.why.cue: is missing; write it as in en: "across"',
        ),
        (
            "quiz", "not_so = {", "not_so = { right = true,",
            "one.why.answers.not_so.right: en has none; take it out",
        ),
        (
            "quiz", "[clips.one.how_many]", "[clips.one.how_mayn]",
            "clips.one.how_mayn: en has no such key; did you mean 'how_many'?",
        ),
        ("posts", "tell =", "tel =", "seen.tel: en has no such key; did you mean 'tell'?"),
        ("posts", '"Mathe"', '"Mathe matik"', "hashtags[0]: 'Mathe matik' has ' ', which ends a"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_line(
    film: Project, kind: str, old: str, new: str, line: str
) -> None:
    edit(film, kind, (old, new))
    (found,) = said(film)
    assert found.startswith(f"assets/{kind}/de.toml: ")
    assert line in found


def test_all_that_is_wrong_is_named_not_the_first_alone(film: Project) -> None:
    edit(film, "words", ("Warum nur?", ""), ("Darum.", " "), ("colour", "color"), ("hinab", "ሴ"))
    edit(film, "quiz", ("Niemals.", ""), ("value = 3", "value = 4"))
    (film.assets / "posts" / "de.toml").unlink()
    assert [each.partition("assets/")[2].rpartition(": ")[0] for each in said(film)] == [
        "words/de.toml: clips.one.labels.color",
        "words/de.toml: clips.one.title: is empty",
        "words/de.toml: clips.one.takeaway: is empty",
        "words/de.toml: clips.one.beats.ask: no font has ሴ (U+1234)",
        "quiz/de.toml: clips.one.how_many.value: is 4; it must be as in en",
        "quiz/de.toml: clips.one.why.answers.not_so.why: is empty",
        "posts/de.toml",
    ]


def test_a_language_may_speak_otherwise_than_it_writes(film: Project) -> None:
    edit(film, "words", ('said = "Weil es so ist."', 'written = "Es ist 3.", spoken = "Drei."'))
    assert said(film) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"Farbe"', '"Farbe aus {rot, blau} und {n}"'),
        ("{count} von {all}", "{count} von {all}, wirklich {count},"),
    ],
)
def test_braces_and_placeholders_are_what_a_scene_makes_of_them(
    film: Project, old: str, new: str
) -> None:
    """It fills in each placeholder as often as it stands there, and none where English has none."""
    edit(film, "words", (old, new))
    assert said(film) == []


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("text", ["", "# later\n"])
def test_a_file_without_texts_is_told_in_one_line(film: Project, kind: str, text: str) -> None:
    (film.assets / kind / "de.toml").write_text(text, encoding="utf-8")
    assert said(film) == [
        f"assets/{kind}/de.toml: holds no text; take it away, and words new de begins it anew"
    ]


@pytest.mark.parametrize("clips", ["clips", "clips.one", "clips.one.beats", "clips.one.beats.ask"])
def test_what_should_be_a_table_and_is_none_is_told(film: Project, clips: str) -> None:
    film.words_in("de").write_text(f'title = "Ein Film"\n{clips} = 3\n', encoding="utf-8")
    (line,) = (each for each in said(film) if "is missing" not in each)
    assert line.startswith(f"assets/words/de.toml: {clips}: here stands a whole number, not a t")


def test_a_file_in_another_encoding_is_told_in_one_line(film: Project) -> None:
    path = film.words_in("de")
    path.write_bytes(path.read_bytes().decode().encode("latin-1", "replace"))
    assert said(film) == [
        "assets/words/de.toml: line 7 has a byte that UTF-8 does not have there, 0xFC; save the "
        "file as UTF-8"
    ]


def test_no_film_is_made_in_a_language_in_which_it_has_no_title(film: Project) -> None:
    edit(film, "words", ('title = "Ein Film"', ""))
    with pytest.raises(ReelError, match=r"^assets/words/de\.toml: title is missing, .*; write"):
        read_film(film.in_language("de"), storyboard=ONE)


def test_what_is_meant_to_be_the_same_is_said_to_be(film: Project) -> None:
    edit(film, "words", ("Ein Film", "A film"))
    path = film.words_in("de")
    path.write_text('same = ["title"]\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert said(film) == []


def test_what_is_meant_to_be_the_same_stays_right_when_another_language_is_first(
    film: Project,
) -> None:
    """`same` in German names what is as in English, whichever of the two, or a third, is first."""
    edit(film, "words", ('"Farbe"', '"colour"'), ('"Ein Film"', '"A film"'))
    path = film.words_in("de")
    german = path.read_text(encoding="utf-8")
    listed = 'same = ["title", "clips.one.labels.colour"]\n' + german
    path.write_text(listed, encoding="utf-8")
    third = german.replace('"colour"', '"couleur"').replace('"A film"', '"Un film"')
    film.words_in("fr").write_text(third.replace("Darum", "Voilà"), encoding="utf-8")
    assert said(film) == []
    german_first = replace(film, language="de", first_language="de")
    assert not [
        each for each in check_translations(german_first, ONE, ["en"]) if each.rule != "wrong"
    ]
    french_first = replace(film, language="fr", first_language="fr")
    found = check_translations(french_first, ONE, ["de"])
    assert not [each for each in found if each.key == "same"]


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("halvings", True),
        ("log of x", False),
        ("−log L", False),
        ("float64", False),
        ("softmax(x) + 2 exp(2x)", False),
        ("y=mx+b", False),
        ("{count} %", False),
        ("概率", True),
        ("概", False),
        (["Algebra"], False),
        (["Algebra", "Maths"], True),
    ],
)
def test_formulas_and_signs_are_the_same_in_all_languages(text: object, needs: bool) -> None:
    assert needs_translation(text) == needs


def test_there_must_be_a_translation_and_a_right_first_language(film: Project) -> None:
    with pytest.raises(ReelError, match=r"no language has the code 'dee'; .* mean 'de'\?"):
        check_translations(film, ONE, ["dee"])
    (film.assets / "quiz" / "en.toml").write_text("clips = 3", encoding="utf-8")
    with pytest.raises(ReelError, match=r"quiz/en\.toml: clips: here stands a whole number"):
        check_translations(film, ONE, ["de"])
