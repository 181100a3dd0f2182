"""`words new` and `words check`: a translation is begun, and is known to be unfinished."""

import shutil
import tomllib
from dataclasses import replace
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from reel.check.translation.run import check_translations
from reel.cli.new_translation import begin_translation
from reel.cli.untranslated import tell_untranslated
from reel.records.errors import ReelError
from reel.records.project import Project
from reel.records.timeline import Beat, Timeline, write_timeline
from tests.conftest import new_project
from tests.our_film import FILM, PROJECT, STORYBOARD


@pytest.fixture
def film(tmp_path: Path) -> Project:
    """Our film's texts in a folder of their own, in English alone."""
    (tmp_path / "reel.toml").touch()
    for kind in ("words", "quiz", "posts"):
        (tmp_path / "assets" / kind).mkdir(parents=True)
        shutil.copy(PROJECT.assets / kind / "en.toml", tmp_path / "assets" / kind)
    return replace(PROJECT, root=tmp_path)


def begun(film: Project, code: str = "it") -> dict[str, str]:
    """Begin a translation: its files' texts, by the names of their folders."""
    paths = begin_translation(film, STORYBOARD, code, film.root / "out")
    return {path.parent.name: path.read_text(encoding="utf-8") for path in paths}


def test_it_says_the_same_until_it_is_translated(film: Project) -> None:
    for kind, text in begun(film).items():
        source = tomllib.loads((film.assets / kind / "en.toml").read_text(encoding="utf-8"))
        title = {"title": PROJECT.title} if kind == "words" else {}
        assert tomllib.loads(text) == {"same": [], **title, **source}


def test_each_text_stands_above_its_translation_with_the_time_there_is(film: Project) -> None:
    beats = (Beat("multiply", 0.0, 10.0, ""), Beat("dive", 10.0, 30.0, ""))
    timeline = Timeline(
        id="hook", title="", width=16, height=9, fps=30, frames=900, duration=30.0, still=0.0,
        beats=beats,
    )  # fmt: skip
    folder = film.root / "out" / "landscape"
    folder.mkdir(parents=True)
    write_timeline(timeline, folder / "hook.json")
    texts = begun(film)
    assert f'# en: {PROJECT.title}\ntitle = "{PROJECT.title}"\n' in texts["words"]
    assert "\n# 20.0 s in which 320 characters fit, marks not counted\nsaid = " in texts["words"]
    assert " s to read, in which 130 characters fit, marks" in texts["words"]
    assert "# en: why = One halving leads to 1/2 already.\none = {" in texts["quiz"]
    assert "\n#\n# It is for anybody who" in texts["posts"]  # within a text of several lines


def test_only_what_is_not_there_is_begun(film: Project) -> None:
    film.words_in("it").write_text("mine", encoding="utf-8")
    assert begun(film).keys() == {"quiz", "posts"}
    assert film.words_in("it").read_text(encoding="utf-8") == "mine"
    with pytest.raises(ReelError, match=r"words/it\.toml, .*: there already, and nothing is wri"):
        begun(film)


@pytest.mark.parametrize(
    ("code", "complaint"),
    [
        ("en", "en is the film's first language: name another"),
        ("zz", "no language has the code 'zz'"),
        ("pt-br", "the code 'pt-br' is written 'pt-BR'"),
    ],
)
def test_it_is_begun_in_a_language(film: Project, code: str, complaint: str) -> None:
    with pytest.raises(ReelError, match=complaint):
        begun(film, code)


def test_what_is_left_to_translate_is_listed_and_fails(tmp_path: Path) -> None:
    project = new_project(tmp_path / "film")
    for kind in ("quiz", "posts"):  # of the template's clip
        shutil.rmtree(project.folder / "assets" / kind)
    result = project.run("words", "new", "de")
    assert (result.returncode, result.stdout) == (
        0,
        "assets/words/de.toml: begun\n"
        "translate what stands there; words check de says what is left\n",
    )
    result = project.run("words", "check")
    *lines, summary = result.stdout.splitlines()
    assert result.returncode == 1
    assert lines[0].startswith('assets/words/de.toml: title: is as in en, "A tiny film": translate')
    assert summary == f"{len(lines)} found in translations from en (de: {len(lines)})"
    result = project.run("words", "check", "--json")
    assert len(msgspec.json.decode(result.stdout)) == len(lines)
    left = f"Deutsch: {len(lines)} texts are still as in en; words check de names what is left to"
    result = project.run("clip", "second", "--language", "all", "--quality", "draft")
    assert result.returncode == 0, result.stderr
    assert " ".join(result.stdout.split()).count(left) == 1
    result = project.run("check", "second", "--language", "de", "--json")
    assert left in " ".join(result.stderr.split())


def told(film: Project, first_title: str = PROJECT.title) -> str:
    """What is told of a film that is about to be made."""
    console = Console(file=StringIO(), width=200)
    tell_untranslated(console, replace(FILM, project=film, first_title=first_title))
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_who_makes_an_untranslated_film_is_told_how_much_is_left(film: Project) -> None:
    begun(film)
    italian = replace(film, language="it")
    found = check_translations(film, STORYBOARD, ["it"])
    line = f"Italiano: {len(found)} texts are still as in en; words check it names what is left"
    assert told(italian).startswith(line)
    path = film.words_in("it")
    text = path.read_text(encoding="utf-8")
    title = f'title = "{PROJECT.title}"\n'
    assert title in text
    path.write_text(text.replace(title, 'title = "Perché"\n'), encoding="utf-8")
    own = replace(italian, title="Perché")  # as a film has it
    assert told(own).startswith(line.replace(f"{len(found)}", f"{len(found) - 1}"))


def test_nothing_is_told_of_what_is_translated(film: Project) -> None:
    assert told(film) == ""
    for kind in ("words", "quiz", "posts"):
        shutil.copy(PROJECT.assets / kind / "de.toml", film.assets / kind)
    assert told(replace(film, language="de")) == ""
    (film.assets / "quiz" / "de.toml").write_text("clips =", encoding="utf-8")
    assert told(replace(film, language="de")) == "", "a broken quiz is told where it is read"
