"""Storyboard, words, themes and brand: what is wrong with them is said, with file and key."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reel.cli.new import TEMPLATE
from reel.records.brand import load_brand
from reel.records.errors import ReelError
from reel.records.film import read_film
from reel.records.formats import (
    FORMATS,
    HD,
    LANDSCAPE,
    PORTRAIT,
    QUALITIES,
    Quality,
    format_of,
    quality_of,
)
from reel.records.key_moments import judge_moments
from reel.records.nearest import nearest
from reel.records.plan import plan
from reel.records.project import Project, find_project, load_storyboard
from reel.records.saying import Mark, Saying
from reel.records.settings import Settings
from reel.records.storyboard import Clip, Ground, Loop, Storyboard
from reel.records.theme import ROLES, load_theme, theme_names
from reel.records.voice_settings import VoiceSettings
from reel.records.words import load_words
from reel.wording.timing import seconds_to_say
from tests.our_film import FILM, PROJECT, ROOT, STORYBOARD

TWO = Storyboard(Clip("one", "scenes.one:One", ("ask", "tell")), Clip("two", "s:T", ("go",)))
WORDS = """
[clips.one]
title = "One?"
takeaway = "One."
[clips.one.beats]
ask = "Why?"
tell = "Because."
[clips.two]
title = "Two?"
takeaway = "Two."
[clips.two.beats]
go = "Go."
"""

CJK = "".join(chr(letter) for letter in range(0x4E00, 0x4E14))


@pytest.fixture
def own(tmp_path: Path) -> Project:
    """An empty project of the test's own."""
    for folder in ("words", "themes"):
        (tmp_path / "assets" / folder).mkdir(parents=True)
    return Project(tmp_path, "Film", "scenes.storyboard:STORYBOARD")


# The project's file.


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", r"reel\.toml: title is missing"),
        ('title = "A"', r"reel\.toml: storyboard is missing"),
        (
            'title = 3\nstoryboard = "a.b:C"',
            r"reel\.toml: title: here stands a whole number",
        ),
        ('title = "A"\nstoryboard = "scenes:C"', "'scenes:C' is not package.module:NAME"),
        ('title = "A"\nstoryboard = "a.b"', "'a.b' is not package.module:NAME"),
        (
            'title = "A"\nstoryboard = "a.b:C"\npace = 1',
            "pace: there is no such key",
        ),
        ('title = "A', r"reel\.toml: not valid TOML"),
        ('title = " "\nstoryboard = "a.b:C"', "title: ' ' is not one line of words"),
        ('title = "A\\nB"\nstoryboard = "a.b:C"', r"title: 'A\\nB' is not one line of words"),
    ],
)
def test_a_wrong_project_file_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "reel.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ReelError, match=complaint):
        find_project(tmp_path)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[settings]\nvoise = 'none'", r"settings\.voise: there is no such key; .* mean 'voice'\?"),
        ("[settings]\njobs = 3", r"settings\.jobs: there is no such key; the keys are language, v"),
        ("settings = 3", r"settings: here stands a whole number, not a table; .* \[settings\]"),
        ("voice = 'none'", r"voice: it belongs below the line \[settings\]"),
        ("[settings]\nvoices = 3", r"settings\.voices: it belongs above the line \[settings\]"),
        ("[settings]\nvoice = 3", r'voice: here stands a whole .*; write it as voice = "…"'),
        (
            "[settings]\nvoice = 'hibary'",
            r"settings\.voice: no voice is called 'hibary'; there are: hibari, recorded, none; "
            r"\[voices\.NAME\] in reel\.toml makes another; did you mean 'hibari'\?$",
        ),
        ("[settings]\nspeed = 3", r"settings\.speed: 3 is too much; it is 2 at most"),
        ("[settings]\nspeed = '1'", r"settings\.speed: here stands a text, not a number"),
        ("[settings]\nloudness = -31", r"settings\.loudness: -31 is too little; it is -30 at l"),
        ("[settings]\nloudness = nan", r"settings\.loudness: nan is too little"),
        ("[settings]\nquality = 'best'", r"settings\.quality: 'best' is no quality; take draft"),
        (
            "[settings]\ncaptions = 'brun'",
            r"captions: 'brun' is none of file, burn, both, none; did you mean 'burn'\?",
        ),
        ("[settings]\ncaptions = 3", r"captions: here stands a whole number, not a text"),
        ("[settings]\nformats = []", r"settings\.formats: is empty; name one at least"),
        (
            "[settings]\nformats = 'all'",
            r"a text, not a list; write it as formats = \[ … \]",
        ),
        ("[settings]\nformats = ['all', 3]", r"formats\[1\]: here stands a whole .* a text$"),
        (
            "[settings]\nformats = ['squared']",
            r"settings\.formats: no format is called 'squared'; take landscape, .*, all; did",
        ),
        ("[voices.anna]\nspeed = 1", r'voices\.anna\.engine is missing; write engine = "…"'),
        ("[voices.anna]\nengine = 'pipper'", r"engine: 'pipper' is none of hibari, .* 'piper'\?"),
        ("[voices.hibari]\nspeed = 0.1", r"voices\.hibari\.speed: 0\.1 is too little; it is 0\.5"),
        ("[voices.none]\nengine = 'piper'", r"voices\.none\.engine: .*; give this voice another n"),
        ("[voices.'../x']\nengine = 'piper'", r"voices\.\.\./x: '\.\./x' is no name for a voice"),
        ("[voices]\nanna = 3", r"voices\.anna: here stands a whole .* \[voices\.anna\]"),
    ],
)
def test_wrong_settings_are_named(tmp_path: Path, text: str, complaint: str) -> None:
    toml = f'title = "A"\nstoryboard = "a.b:C"\n{text}'
    (tmp_path / "reel.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(ReelError, match=rf"^reel\.toml: .*{complaint}") as caught:
        find_project(tmp_path)
    assert "\n" not in str(caught.value)


def test_voices_have_what_their_tables_say_and_the_speed_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "reel.toml").write_text(
        'title = "A"\nstoryboard = "a.b:C"\n[settings]\nvoice = "anna"\nspeed = 1.5\n'
        "[voices.hibari]\nspeed = 0.8\n"
        '[voices.anna]\nengine = "piper"\nmodel = "anna.onnx"\noptions = { pitch = 2 }\n',
        encoding="utf-8",
    )
    project = find_project(tmp_path)
    assert list(project.voices) == ["hibari", "recorded", "none", "anna"]
    anna = VoiceSettings("piper", speed=1.5, model="anna.onnx", options={"pitch": 2})
    assert project.voice(project.settings.voice) == anna
    assert project.voice("hibari") == VoiceSettings("hibari", speed=0.8 * 1.5)
    assert project.voice("none") == VoiceSettings("none"), "silence is not hurried"


def test_the_settings_that_readers_are_shown_can_be_set(tmp_path: Path) -> None:
    """Those in the README, each key once; and in a new film, where all lines say what is usual."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("```toml\n")[2].partition("```")[0]
    (tmp_path / "reel.toml").write_text(f'title = "A"\nstoryboard = "a.b:C"\n{shown}', "utf-8")
    settings = find_project(tmp_path).settings
    changed = {key for key in Settings.__struct_fields__ if f"\n{key} = " in shown}
    assert changed == set(Settings.__struct_fields__)
    assert all(getattr(settings, key) != getattr(Settings(), key) for key in changed)
    template = (TEMPLATE / "reel.toml").read_text(encoding="utf-8")
    (tmp_path / "reel.toml").write_text(re.sub(r"(?m)^# (?=\w+ = )", "", template), "utf-8")
    assert "\nvoice" in (tmp_path / "reel.toml").read_text("utf-8")
    assert find_project(tmp_path).settings == Settings()


def test_a_project_is_found_from_any_folder_in_it(tmp_path: Path) -> None:
    (tmp_path / "reel.toml").write_text('title = "A"\nstoryboard = "a.b:C"', encoding="utf-8")
    deep = tmp_path / "a" / "deep"
    deep.mkdir(parents=True)
    assert find_project(deep) == Project(tmp_path.resolve(), "A", "a.b:C")


def test_no_project_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReelError, match=r"no reel\.toml here .* reel new FOLDER"):
        find_project(tmp_path)


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        (None, "film_x.board:BOARD cannot be imported: ModuleNotFoundError"),
        ("1 +", r"film_x/board\.py:1: SyntaxError: invalid syntax$"),
        ("BOARD = 3", "film_x.board:BOARD is no Storyboard"),
        ("import sys; sys.exit()", r"film_x/board\.py:1: sys\.exit\(None\): a scene must not end"),
        ("raise ValueError('a\\nb')", r"cannot be imported: .*board\.py:1: ValueError: a b$"),
        ("", "film_x.board:BOARD cannot be imported: AttributeError"),
        (
            "from reel.records.storyboard import Clip, Loop, Storyboard\n"
            "BOARD = Storyboard(Clip('a', 'elsewhere.a:A', ('x',)))",
            "a: scene 'elsewhere.a:A' is not in the package 'film_x'",
        ),
        (
            "from reel.records.storyboard import Clip, Storyboard\n"
            "BOARD = Storyboard(Clip('a', 'film_x.a:A', ('x',)), ground='elsewhere.g:ground')",
            "ground 'elsewhere.g:ground' is not in the package 'film_x'",
        ),
    ],
)
def test_a_storyboard_that_cannot_be_had_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str | None, complaint: str
) -> None:
    monkeypatch.setattr(sys, "path", sys.path.copy())
    (tmp_path / "film_x").mkdir()
    if code is not None:
        (tmp_path / "film_x" / "board.py").write_text(code, encoding="utf-8")
    with pytest.raises(ReelError, match=complaint):
        load_storyboard(Project(tmp_path, "A", "film_x.board:BOARD"), again=True)


@pytest.mark.parametrize(
    ("package", "complaint"),
    [
        ("logging", "'logging' is a module of Python itself; rename the folder"),
        ("reel", "'reel' is a module of the tool itself; rename the folder"),
        ("nowhere", "there is no folder 'nowhere' beside it"),
    ],
)
def test_a_package_that_cannot_be_the_films_is_named(
    tmp_path: Path, package: str, complaint: str
) -> None:
    if package != "nowhere":
        (tmp_path / package).mkdir()
    with pytest.raises(ReelError, match=complaint):
        load_storyboard(Project(tmp_path, "A", f"{package}.board:BOARD"))


def test_another_package_of_that_name_is_not_taken_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where another film is installed in the environment, and `__init__.py` is missing here."""
    here, other = tmp_path / "here", tmp_path / "other"
    for folder in (here, other):
        (folder / "film_y").mkdir(parents=True)
        (folder / "film_y" / "board.py").write_text("BOARD = 3", encoding="utf-8")
    (other / "film_y" / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(sys, "path", [*sys.path, str(other)])
    with pytest.raises(ReelError, match=r"another 'film_y' is found first.*film_y/__init__\.py"):
        load_storyboard(Project(here, "A", "film_y.board:BOARD"))


# Qualities.


def test_a_quality_is_a_name_or_a_size_and_a_rate() -> None:
    assert quality_of("hd") == HD
    assert quality_of("720p25") == Quality("720p25", 720, 25)


@pytest.mark.parametrize("text", ["", "best", "720", "p25", "8p25", "9999p25", "720p0", "720p999"])
def test_any_other_quality_is_refused_with_what_there_is(text: str) -> None:
    with pytest.raises(ReelError, match=r"is no quality; take draft, hd, .* as 720p25"):
        quality_of(text)


# The storyboard.


def having(**fields: Any) -> Clip:
    return Clip("a", "m:C", ("x",), **fields)


def looping(*args: Any, **kwargs: Any) -> Clip:
    return having(loop=Loop(*args, **kwargs))


@pytest.mark.parametrize(
    ("clips", "complaint"),
    [
        ([Clip("a", "m:C", ("x",)), Clip("a", "m:D", ("x",))], "two clips are called 'a'"),
        ([Clip("a", "m.C", ("x",))], "scene 'm.C' is not module:Class"),
        ([Clip("a", "m:C", ())], "a: beats are missing or named twice"),
        ([Clip("a", "m:C", ("x", "x"))], "a: beats are missing or named twice"),
        ([Clip("A b", "m:C", ("x",))], "'A b' is no id"),
        ([Clip("film", "m:C", ("x",))], "'film' is what the whole film is called"),
        ([Clip("a", "m.. x:C", ("x",))], r"scene 'm\.\. x:C' is not module:Class"),
        # A comma is forgotten, or brackets are of the wrong kind.
        ([Clip("a", "m:C", ("only"))], r"a: beats is 'only', not names in a tuple"),  # type: ignore[arg-type]
        ([Clip("a", "m:C", ["x"])], r"a: beats is \['x'\], not names in a tuple"),  # type: ignore[arg-type]
        ([Clip("a", "m:C", ("x",), data=("n.csv"))], "a: data is 'n.csv', not names in"),  # type: ignore[arg-type]
        ([Clip("a", "m:C", ("x",), data=(3,))], r"a: data is \(3,\), not names in"),  # type: ignore[arg-type]
        ([], "it has no clip"),
        ([having(cover=5)], 'a: cover is 5, not a moment, as "beat" or'),
        ([having(cover=("x",))], r"a: cover is \('x',\), not a moment"),
        ([having(formulas=None)], "a: formulas None is not module:NAME"),
        ([having(brand="no")], "a: brand is 'no', not True or False"),
        ([having(loop="x")], "a: loop is 'x', not written as Loop"),
        ([having(loop=True)], "a: loop is True, not written as Loop"),
        ([looping(5, 4)], "a: loop: moment is 5, not a moment"),
        ([looping(None, 4)], "a: loop: moment is None, not a moment"),
        ([looping("", 4)], "a: loop: moment is '', not a moment"),
        ([looping("x", 2, back="no")], "a: loop: back is 'no', not True or False"),
        ([looping("x", True, rest=3)], "a: loop: seconds is True, not seconds"),
        ([looping("x", 0.0)], "a: loop: seconds is 0.0, not seconds from 0.1 on"),
        ([looping("x", 4, rest=-1)], "a: loop: rest is -1, not seconds from 0 on"),
        ([looping("x", 4, after=float("nan"))], "a: loop: after is nan, not seconds"),
        (
            [looping("x", 2)],
            "a: loop: it lasts 2.5 s, with 0.5 s of dissolving; a loop",
        ),
        (
            [looping("x", 3, rest=1, back=True)],
            "lasts 8 s, forwards and backwards; .* 3 to 6",
        ),
    ],
)
def test_a_wrong_storyboard_is_refused(clips: list[Clip], complaint: str) -> None:
    with pytest.raises(ReelError, match=complaint):
        Storyboard(*clips)


def test_a_ground_is_told_where_a_clip_stands_in_the_film_if_its_format_leaves_room() -> None:
    storyboard = FILM.storyboard
    first, last = storyboard.ids[0], storyboard.ids[-1]
    drawn_by, count = "scenes.shared.ground:ground", len(storyboard.ids)
    assert FILM.spec(first, PORTRAIT).ground == Ground(drawn_by, 1, count)
    assert FILM.spec(last, PORTRAIT).ground == Ground(drawn_by, count, count)
    assert not any(FILM.spec(first, FORMATS[name]).ground for name in ("landscape", "feed"))
    assert Storyboard(*storyboard).ground(first) is None
    with pytest.raises(ReelError, match=r"ground 'scenes\.ground' is not module:function"):
        Storyboard(*storyboard, ground="scenes.ground")


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("likelyhood", "; did you mean 'likelihood'?"),
        ("Hook", "; did you mean 'hook'?"),
        ("elephant", ""),
    ],
)
def test_the_nearest_name_is_suggested(name: str, question: str) -> None:
    assert nearest(name, FILM.storyboard.ids) == question
    with pytest.raises(ReelError) as complaint:
        FILM.storyboard[name]
    assert str(complaint.value).endswith(f"{STORYBOARD.ids[-1]}{question}")


def test_an_unknown_clip_is_named_with_those_there_are() -> None:
    with pytest.raises(ReelError, match="no clip is called 'three'; the clips are one, two"):
        TWO["three"]


# Words.


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('tell = "Because."', "", r"en\.toml: clips\.one\.beats\.tell is missing"),
        ('tell = "Because."', 'tell = " "', r"clips\.one\.beats\.tell is empty: write something"),
        ('title = "One?"', 'title = ""', r"clips\.one\.title is empty"),
        ('title = "One?"', 'title = "O\\nne?"', r"clips\.one\.title has several lines"),
        ('title = "One?"', f'title = "{80 * "One? "}"', r"clips\.one\.title has 400 characters"),
        ('go = "Go."', 'go = "Go."\n[clips.two.labels]\nx = ""', r"two\.labels\.x is empty"),
        (
            'tell = "Because."',
            f'tell = "{600 * "word "}"',
            r"clips\.one\.beats\.tell has 3000 characters; a beat says at most 960: divide",
        ),
        ('go = "Go."', 'go = "Go."\nstop = "S"', r"clips\.two\.beats\.stop: the clip has no such"),
        # What nobody sees, and what no program shows.
        ('title = "One?"', 'title = "\\u200b\\u00a0\\u3164\\ufffc"', r"clips\.one\.title is empty"),
        ('title = "One?"', 'title = "O\\u0007e?"', r"one\.title has U\+0007, which is no letter"),
        ('tell = "Because."', 'tell = "\\u0000\\ue000"', r"tell is empty"),
        ('tell = "Because."', 'tell = "B\\u0000\\ue000"', r"tell has U\+0000, U\+E000, which"),
        # What would be boxes.
        (
            'title = "One?"',
            'title = "日本?"',
            r"en\.toml: clips\.one\.title: no font has 日",
        ),
        (
            'takeaway = "Two."',
            'takeaway = "🎬"',
            r"two\.takeaway: no font has 🎬 \(U\+1F3AC",
        ),
        (
            'go = "Go."',
            'go = "Go."\n[clips.two.labels]\nx = "한"',
            r"two\.labels\.x: no font has 한",
        ),
        ('title = "One?"', f'title = "{CJK}"', r"no font has .*\(U\+4E07\) and 12 more: write it"),
        # Marks.
        (
            'go = "Go."',
            'go = "Go {@Across} it."',
            r"two\.beats\.go has {@Across}, which is no mark: .* write {@@Across}$",
        ),
        ('go = "Go."', 'go = "{@a} Go {@a} it."', r"two\.beats\.go has the mark {@a} twice"),
        ('go = "Go."', 'go = "Go. {@a}"', r"two\.beats\.go ends with the mark {@a}: no word"),
        ('go = "Go."', 'go = "{@a}{@b} Go."', r"two\.beats\.go has two marks before one word"),
        (
            'go = "Go."',
            'go = { written = "{@a} Go.", spoken = "Go." }',
            r"two\.beats\.go\.written has the mark {@a}: marks belong into \.spoken",
        ),
        ('go = "Go."', 'go = "Go {@"', r"two\.beats\.go has {@, which is no mark: .* write {@@$"),
        (
            'go = "Go."',
            f'go = "{490 * "日"}"',
            r"beats\.go has 980 characters; a beat says",
        ),
        ("[clips.two]", "[clips.tow]", r"clips\.tow: the storyboard .* mean 'two'"),
        ('title = "Two?"', "", r"clips\.two\.title is missing"),
        (
            'title = "Two?"',
            "title = 2",
            r"two\.title: here stands a whole number, not a text",
        ),
        (
            'title = "Two?"',
            'titel = "Two?"',
            r"two\.titel: there is no such key; .* mean 'title'",
        ),
        ("tell =", "tel =", r"beats\.tell is missing; is it misspelt as 'tel'"),
        ('go = "Go."', "go = [1]", r"clips\.two\.beats\.go: here stands a list, not a text"),
        ('go = "Go."', 'go = "Go."\n[clips.two.labels.x]', r"two\.labels\.x: here stands a table"),
        ("[clips.one]", "clips.x = 1\n[clips.one]", r"clips\.x: the storyboard has no such clip"),
        ("[clips.one.beats]", "[clips.one]", r"en\.toml: not valid TOML"),
        (
            '"Because."',
            '{ written = "It is so." }',
            r"one\.beats\.tell\.spoken is missing; write spoken = \"…\"",
        ),
        (
            '"Because."',
            '{ point = "So" }',
            r"one\.beats\.tell\.said is missing; write said = \"…\"",
        ),
        ('"Because."', '{ spoken = "So." }', r"tell\.written is missing; write written = \"…\""),
        (
            '"Because."',
            '{ said = "So.", written = "So." }',
            r"one\.beats\.tell has said and also written or spoken: leave said out",
        ),
        (
            '"Because."',
            '{ point = "日", said = "So." }',
            r"beats\.tell\.point: no font has 日",
        ),
        (
            '"Because."',
            '{ written = "So.", spoken = 3 }',
            r"one\.beats\.tell\.spoken: here stands a whole number, not a text",
        ),
        (
            '"Because."',
            '{ written = "So.", spokn = "So." }',
            r"tell\.spokn: there is no such key; the keys are point, said, .* did you .* 'spoken'",
        ),
        ("[clips.one.beats]", "[clips.one.beat]", r"clips\.one\.beat: there .* mean 'beats'"),
        (
            "beats]\nask",
            "labels]\nask",
            r"clips\.one\.beats is missing; write \[clips\.one\.beats\]",
        ),
        ('title = "One?"', 'title = "One?', r"en\.toml: not valid TOML: .*line 3"),
        (
            "[clips.one]",
            "[film]\n[clips.one]",
            r"en\.toml: film: there is no such key",
        ),
    ],
)
def test_wrong_words_are_named(own: Project, old: str, new: str, complaint: str) -> None:
    assert old in WORDS
    own.words.write_text(WORDS.replace(old, new), encoding="utf-8")
    with pytest.raises(ReelError, match=complaint):
        load_words(own, TWO)


def test_words_for_a_clip_that_is_not_there(own: Project) -> None:
    extra = WORDS + '\n[clips.six]\ntitle = "S"\ntakeaway = "S"\n[clips.six.beats]\n'
    own.words.write_text(extra, encoding="utf-8")
    with pytest.raises(ReelError, match=r"clips\.six: the storyboard has no such clip"):
        load_words(own, TWO)


def test_right_words_are_read(own: Project) -> None:
    own.words.write_text(WORDS, encoding="utf-8")
    read = load_words(own, TWO)
    assert read["one"].beats == {"ask": "Why?", "tell": "Because."}


@pytest.mark.parametrize(
    "said",
    [
        "The set {1, 2}, and {{1}, {2}}.",
        "[[1, 2], [3, 4]] <<x>> @home a@b.org {} { @a }",
        r"{\an8} <mark name='a'/> [log](/lɒɡ/) ${x}$ {{ x }} #{x} %{x}",
        "日本 🎬 שלום مرحبا",  # captions as files may have any letter
        "e\u0301 and \u202bשלום\u202c, \u2067שלום\u2069, שלום!\u200f, soft\u00adly",
        "12\u00a0€, oui\u202f!, 3\u2060%, می\u200cخواهم, क्\u200dष, \u061c",
        "สวัสดี\u200bชาวโลก ខ្មែរ\u200bខ្មែរ, log-\u200blikelihood",
        "👩\u200d🔬 \U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    ],
)
def test_what_people_write_is_said_as_it_is(own: Project, said: str) -> None:
    own.words.write_text(WORDS.replace('"Go."', f"'''{said}'''"), encoding="utf-8")
    assert load_words(own, TWO)["two"].beats == {"go": said}


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\u202e", "U+202E (right-to-left override)"),
        ("\u200b", "U+200B (zero width space)"),
        ("\u2028", "U+2028 (line separator)"),
        ("\u2062", "U+2062 (invisible times)"),
        ("\ufeff", "U+FEFF (zero width no-break space)"),
        ("\ufff9", "U+FFF9 (interlinear annotation anchor)"),
        ("\U000e0067", "U+E0067 (tag latin small letter g)"),
    ],
)
@pytest.mark.parametrize(
    ("old", "key"),
    [("Go.", "two.beats.go"), ("One?", "one.title"), ("Two.", "two.takeaway")],
)
def test_signs_that_nobody_sees_are_named(
    own: Project, sign: str, name: str, old: str, key: str
) -> None:
    own.words.write_text(WORDS.replace(old, f"G{sign}o"), encoding="utf-8")
    with pytest.raises(ReelError) as caught:
        load_words(own, TWO)
    assert str(caught.value) == (
        f"{own.words}: clips.{key} has {name}, which is no letter: take it out"
    )


@pytest.mark.parametrize("said", ["\u200bGo.", "Go \u200bon.", "Go.\u200b\u200bOn."])
def test_a_zero_width_space_stands_only_where_it_lets_a_line_end(own: Project, said: str) -> None:
    own.words.write_text(WORDS.replace("Go.", said), encoding="utf-8")
    with pytest.raises(ReelError, match=r"go has U\+200B \(zero width space\), which is no letter"):
        load_words(own, TWO)


def test_what_looks_like_a_mark_can_be_said(own: Project) -> None:
    said = "Write {@@across} or {@@ or {@@@."
    own.words.write_text(WORDS.replace("Go.", said), encoding="utf-8")
    assert load_words(own, TWO)["two"].beats == {"go": "Write {@across} or {@ or {@@."}


def test_marks_are_taken_out_of_what_is_said(own: Project) -> None:
    said = "At ten: {@across} go across, and{@down} drop {@@down}."
    own.words.write_text(WORDS.replace('"Go."', f'"{said}"'), encoding="utf-8")
    words = load_words(own, TWO)["two"]
    plain = "At ten: go across, and drop {@down}."
    places = (plain.index("go"), plain.index("drop"))
    marks = tuple(Mark(name, place) for name, place in zip(("across", "down"), places, strict=True))
    assert words.sayings["go"] == Saying(plain, plain, marks)
    assert words.beats == {"go": plain}


def test_a_beat_may_have_a_point(own: Project) -> None:
    told = '{ point = "It goes", said = "Go {@on} on." }'
    own.words.write_text(WORDS.replace('"Go."', told), encoding="utf-8")
    words = load_words(own, TWO)
    assert words["two"].points == {"go": "It goes"}
    assert words["two"].beats == {"go": "Go on."}
    assert words["one"].points == {}


def test_words_may_be_spoken_in_another_way_than_they_are_written(own: Project) -> None:
    both = '{ written = "Read 3.32.", spoken = "Read {@point} three point three two." }'
    own.words.write_text(WORDS.replace('"Go."', both), encoding="utf-8")
    said = load_words(own, TWO)["two"].sayings["go"]
    assert said.written == "Read 3.32."
    assert said.marks == (Mark("point", said.spoken.index("three")),)


@pytest.mark.parametrize("is_shown", [True, False])
def test_the_brands_letters_are_judged_where_a_clip_shows_it(own: Project, is_shown: bool) -> None:
    brand = 'name = "日本"\nhandle = ""\nlogo = ""\ncall_to_action = ""\ncredit = ""'
    own.brand.write_text(brand, encoding="utf-8")
    own.words.write_text(WORDS, encoding="utf-8")
    theme = "\n".join(f'{role} = "#112233"' for role in ROLES)
    (own.themes / "dark.toml").write_text(theme, encoding="utf-8")
    storyboard = Storyboard(*(replace(clip, brand=is_shown) for clip in TWO))
    if is_shown:
        with pytest.raises(ReelError, match=r"brand\.toml: name: no font has 日 \(U\+65E5\), 本"):
            read_film(own, storyboard=storyboard)
    else:
        assert read_film(own, storyboard=storyboard).brand.name == "日本"


def test_a_mark_that_some_editors_put_in_front_is_no_mistake(own: Project) -> None:
    own.words.write_text(WORDS, encoding="utf-8-sig")
    assert load_words(own, TWO)["one"].title == "One?"


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "clips is missing, for the file is empty; write [clips]"),
        (
            WORDS.replace("Go.", "Größe.").encode("latin-1"),
            "line 12 has a byte that UTF-8 does not have there, 0xF6; save the file as UTF-8",
        ),
        (WORDS.encode("utf-16"), "is written in UTF-16, or is no text; save it as UTF-8"),
        (WORDS.encode("utf-16-be"), "is written in UTF-16, or is no text; save it as UTF-8"),
        (
            WORDS.replace("ask =", 'tell = "So."\nask =').encode(),
            "not valid TOML: the key on line 8 is there already in its table; take one of the two "
            "out",
        ),
        (
            WORDS.replace('"Go."', '{ said = "Go.", said = "Go." }').encode(),
            "not valid TOML: the key said on line 12 is there already in its table; take one of "
            "the two out",
        ),
        (
            WORDS.replace("[clips.two.beats]", "[clips.one.beats]").encode(),
            "not valid TOML: [clips.one.beats] on line 11 is there already; put both together",
        ),
    ],
)
def test_a_file_that_is_no_toml_is_told_as_people_know_it(
    own: Project, data: bytes, complaint: str
) -> None:
    own.words.write_bytes(data)
    with pytest.raises(ReelError) as caught:
        load_words(own, TWO)
    assert str(caught.value) == f"{own.words}: {complaint}"


@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_lines_end_as_any_editor_ends_them(own: Project, ending: str) -> None:
    text = WORDS.replace('"Go."', '"""Go.\nOn."""').replace("\n", ending)
    own.words.write_bytes(text.encode())
    assert load_words(own, TWO)["two"].beats == {"go": "Go.\nOn."}


def test_a_project_without_words(own: Project) -> None:
    with pytest.raises(ReelError, match=r"en\.toml: no such file"):
        load_words(own, TWO)


# Themes and brand.


def test_wrong_themes_are_named(own: Project) -> None:
    good = "\n".join(f'{role} = "#112233"' for role in ROLES)
    (own.themes / "odd.toml").write_text(good.replace("#112233", "blue", 1), encoding="utf-8")
    with pytest.raises(ReelError, match=r"background: 'blue' is not a colour like #0D1326"):
        load_theme(own, "odd")
    (own.themes / "odd.toml").write_text(good + '\nshine = "#112233"', encoding="utf-8")
    with pytest.raises(ReelError, match=r"odd\.toml: shine: there is no such key; the keys are"):
        load_theme(own, "odd")
    with pytest.raises(ReelError, match=r"no theme is called 'none'.*there are: odd"):
        load_theme(own, "none")


def test_a_projects_own_theme_is_taken_and_named_where_it_is_missing(own: Project) -> None:
    own.words.write_text(WORDS, encoding="utf-8")
    own.brand.write_text(PROJECT.brand.read_text(encoding="utf-8"), encoding="utf-8")
    own = replace(own, settings=Settings(theme="odd"))
    theme = "\n".join(f'{role} = "#112233"' for role in ROLES)
    (own.themes / "even.toml").write_text(theme, encoding="utf-8")
    with pytest.raises(ReelError, match=r"^reel\.toml: settings\.theme: no theme is called 'odd'"):
        read_film(own, storyboard=TWO)
    (own.themes / "odd.toml").write_text(theme, encoding="utf-8")
    assert read_film(own, storyboard=TWO).theme_name == "odd"


def test_a_film_without_themes_is_told_so(own: Project) -> None:
    with pytest.raises(ReelError, match="themes: has no theme; a film has one at least"):
        load_theme(own, "dark")


def test_an_unknown_role_is_named() -> None:
    with pytest.raises(ReelError, match="no role is called 'orange'"):
        FILM.theme.colour("orange")


def test_a_wrong_brand_is_named(own: Project) -> None:
    own.brand.write_text('name = "me"', encoding="utf-8")
    with pytest.raises(ReelError, match=r"brand\.toml: handle is missing; write handle = "):
        load_brand(own)


@pytest.mark.parametrize(
    ("was", "now", "complaint"),
    [
        ('"me"', r'"m\u001be"', r"name has U\+001B, which is no letter"),
        ('"@me"', r'"@\u0000me"', r"handle has U\+0000"),
        ('logo = ""', r'logo = "a\u0000.svg"', r"logo has U\+0000"),
        ('"Go."', f'"{"Go. " * 100}"', r"call_to_action has 400 characters; it has at most 300$"),
        ('"CC"', f'"{"C" * 301}"', r"licence has 301 characters"),
        ("https://a.org", r"https://a.org/\"onclick=", r"licence_url: .* has '\"', .* write %22"),
        ("https://a.org", "https://a.org/<", r"licence_url: .* has '<', which no address has"),
        ("https://a.org", "https://a.org/a b", r"licence_url: .* has ' ', which no address has"),
        ("https://a.org", r"https://a.org/\u202e", r"licence_url has U\+202E .*: take it out"),
        ("https://a.org", "https://a.org/" + "a" * 2000, r"licence_url has 2,014 characters"),
        ("https://a.org", "javascript:alert(1)", r"licence_url: .* begins with https://"),
        (
            "# end",
            "\n[de]\nlogo = ''",
            r"de\.logo: there is no such key; the keys",
        ),
        ("# end", "\n[de]\ncredit = 2", r"de\.credit: .* not a text"),
        ("# end", "\n[german]\ncredit = 'a'", r"\[german\]: no language has the code 'german'"),
        ("# end", f"\n[de]\ncredit = '{'a' * 301}'", r"de\.credit has 301 characters"),
    ],
)
def test_what_cannot_stand_in_a_brand_is_named(
    own: Project, was: str, now: str, complaint: str
) -> None:
    text = (
        'name = "me"\nhandle = "@me"\nlogo = ""\ncall_to_action = "Go."\ncredit = ""\n'
        'licence = "CC"\nlicence_url = "https://a.org"  # end'
    )
    assert was in text
    own.brand.write_text(text.replace(was, now), encoding="utf-8")
    with pytest.raises(ReelError, match=rf"brand\.toml: {complaint}") as raised:
        load_brand(own)
    assert "\n" not in str(raised.value)


def test_a_brand_says_its_words_in_the_films_language(own: Project) -> None:
    own.brand.write_text(
        'name = "me"\nhandle = "@me"\nlogo = ""\ncall_to_action = "Go."\ncredit = "Mine"\n'
        '[de]\ncall_to_action = "Los."\n[fr]\ncredit = ""\n',
        encoding="utf-8",
    )
    said = []
    for language in ("en", "de", "fr"):
        brand = load_brand(replace(own, language=language))
        said.append((brand.call_to_action, brand.credit))
    assert said == [("Go.", "Mine"), ("Los.", "Mine"), ("Go.", "")]


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", theme_names(PROJECT))
def test_all_roles_can_be_read_on_the_background(name: str) -> None:
    colours = load_theme(PROJECT, name)
    for role in set(ROLES) - {"background", "surface", "grid", "highlight"}:
        assert contrast(colours.colour(role), colours.background) >= 4.5, role
        assert contrast(colours.colour(role), colours.surface) >= 4.5, role


# Formats.


def test_pixels_are_even_and_as_promised() -> None:
    assert {name: q.pixels(LANDSCAPE) for name, q in QUALITIES.items()} == {
        "draft": (854, 480),
        "hd": (1920, 1080),
        "full": (1920, 1080),
        "uhd": (3840, 2160),
    }
    assert [q.fps for q in QUALITIES.values()] == [15, 30, 60, 60]


def test_a_frame_tells_its_format() -> None:
    for shape in FORMATS.values():
        assert format_of(*shape.frame) is shape
    with pytest.raises(ReelError, match="no format is 5 by 1"):
        format_of(5, 1)


# The project's own records.


def test_the_projects_own_assets_are_right() -> None:
    for clip_id in STORYBOARD.ids:
        made = FILM.spec(clip_id)
        assert made.words.title.endswith("?")
        assert made.words.takeaway.endswith(".")
        assert seconds_to_say(made.words.takeaway) < 6
    assert "Tivadar Danka" in FILM.brand.credit


def test_records_are_read_without_manim() -> None:
    code = (
        "import sys, reel.records.film as f, reel.records.project as p; "
        "f.read_film(p.find_project()).spec('hook'); "
        "print({'manim', 'numpy', 'sympy'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"


def test_every_file_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    plain = Path.read_bytes

    def noting(path: Path) -> bytes:
        read.append(path)
        return plain(path)

    monkeypatch.setattr(Path, "read_bytes", noting)
    film = read_film(find_project(ROOT))
    for shape in FORMATS.values():
        plan(film, (), quality=HD, out=Path("out"), shape=shape)
    assert len(read) == len(set(read)) == 4  # reel.toml, words, brand, theme


def test_the_readme_lists_every_clip() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for clip in STORYBOARD:
        title = FILM.spec(clip.id).words.title
        assert f"`{clip.id}` | {title} |" in readme


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("rede_off", "no beat 'rede_off'; did you mean 'read_off'?"),
        ("read_off.acros", "the beat has no cue 'acros'; did you mean 'across'?"),
    ],
)
@pytest.mark.parametrize("field", ["key_pictures", "cover", "loop"])
def test_a_moment_that_is_not_there_is_named(field: str, name: str, complaint: str) -> None:
    named: dict[str, Any] = {"key_pictures": ("ask", name), "cover": name, "loop": Loop(name, 3)}
    clip = replace(STORYBOARD["definition"], **{field: named[field]})
    with pytest.raises(ReelError, match=rf"{field}: '{name}': .*{re.escape(complaint)}"):
        judge_moments(clip, FILM.words["definition"])
