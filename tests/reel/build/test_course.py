"""`render.py course`, on a film of one's own: what lies in its folder, and what is made again."""

import json
import os
import re
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Project
from tests.reel.build.test_narrated import own_film

OPTIONS = ("--quality", "64p15", "--voice", "none")


def course_of(project: Project) -> Path:
    return project.folder / "out" / "64p15" / "voice-none" / "course"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """That film with its course; not to be changed."""
    project = own_film(tmp_path_factory.mktemp("course") / "my film")
    result = project.run("course", *OPTIONS)
    assert result.returncode == 0, result.stderr + result.stdout
    return project


@pytest.fixture
def project(made: Project, tmp_path: Path) -> Project:
    """The same, to be changed."""
    return made.copy(tmp_path / "my film")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_all_that_a_teacher_needs_lies_in_its_folder(made: Project) -> None:
    folder = course_of(made)
    found = set(files(folder))
    assert {
        "index.html", "doubling.html", "film.html", "embed/doubling.html", "oembed/doubling.json",
        "media/doubling.mp4", "media/doubling.vtt", "media/film.mp4", "media/film.chapters.vtt",
        "handout.pdf", "handout-letter.pdf", "handout/doubling.pdf", "slides.pptx", "slides.html",
        "scorm/doubling.zip", "scorm/course.zip", "cmi5/course.zip", "EMBED.md",
        "ACCESSIBILITY.md", "files.json",
    } <= found  # fmt: skip
    assert set(json.loads((folder / "files.json").read_text())) == found - {"files.json"}
    page = (folder / "doubling.html").read_text(encoding="utf-8")
    assert "How many take it past a million?" in page
    assert "<math" in page


def test_the_list_says_that_a_clip_is_in_a_course_alone(made: Project) -> None:
    folder = course_of(made).relative_to(made.folder)
    assert f"(no video of its own yet; in {folder})" in made.run("list").stdout


def test_unchanged_it_is_taken_from_the_cache_to_the_byte(project: Project) -> None:
    before = files(course_of(project))
    result = project.run("course", *OPTIONS)
    assert result.returncode == 0, result.stderr
    assert "made now" not in result.stdout
    assert files(course_of(project)) == before


def test_another_question_is_asked_and_nothing_is_drawn(project: Project) -> None:
    project.edit("assets/quiz/en.toml", "Ten doublings take", "Truly, ten doublings take")
    stays = course_of(project) / "files.json"
    result = project.run("course", *OPTIONS)
    assert result.returncode == 0, result.stderr
    assert "doubling: started" not in result.stdout
    assert "Truly, ten doublings" in (course_of(project) / "doubling.html").read_text()
    assert stays.is_file()


def translate(project: Project, *codes: str) -> None:
    """Let the film say something else in other languages."""
    for kind in ("words", "quiz"):
        texts = project.folder / "assets" / kind
        own = (texts / "en.toml").read_text(encoding="utf-8")
        for code in codes:
            said = re.sub(r'(?m)^said = "', f'said = "{code}: ', own)
            if kind == "words":
                said = f'title = "Doubling ({code})"\n{said}'
            (texts / f"{code}.toml").write_text(said, encoding="utf-8")


def course_in(project: Project, language: str) -> Path:
    """Where the course lies in another language: nobody speaks it, as is usual."""
    return project.folder / "out" / language / "64p15" / "course"


def languages_of(folder: Path) -> list[str]:
    """The other languages to which a page leads; each to one that is there."""
    page = (folder / "doubling.html").read_text(encoding="utf-8")
    header = page.partition("<main")[0]
    ways = re.findall(r'<a href="([^"]*)" hreflang="([^"]*)"', header)
    assert all((folder / way).is_file() for way, _ in ways)
    return [language for _, language in ways]


def test_a_language_made_alone_leads_to_those_that_are_there(project: Project) -> None:
    translate(project, "de")
    alone = project.run("course", *OPTIONS, "--language", "de")
    assert alone.returncode == 0, alone.stderr
    assert languages_of(course_in(project, "de")) == ["en"]
    named = "pages in English lead to another state of these; make them again with: course"
    assert f"{named} --language en" in alone.stdout
    assert project.run("course", *OPTIONS, "--language", "all").returncode == 0
    again = project.run("course", *OPTIONS, "--language", "de")
    assert again.returncode == 0, again.stderr
    assert named not in again.stdout
    assert languages_of(course_in(project, "de")) == ["en"]
    assert languages_of(course_of(project)) == ["de"]


def test_what_is_wrong_in_one_language_is_told_at_once_and_the_others_are_made(
    project: Project,
) -> None:
    translate(project, "de", "fr")
    (project.folder / "assets" / "words" / "de.toml").write_text("[clips")
    project.edit("assets/quiz/fr.toml", "value = 20", "value = 21")
    (course_of(project) / "doubling.html").unlink()
    result = project.run("course", *OPTIONS, "--language", "all")
    assert result.returncode == 1
    wrong = [
        "de: assets/words/de.toml: not valid TOML: Expected ']' at the end of a table declaration "
        "(at end of document)",
        "fr: assets/quiz/fr.toml: clips.doubling.double.value: is 21; "
        "scenes.doubling.quiz:past_a_million gives 20",
    ]
    assert result.stderr.splitlines() == [
        f"{kind}: {line}" for kind in ("left out", "failed") for line in wrong
    ]
    assert languages_of(course_of(project)) == []
    assert not course_in(project, "fr").exists()
    alone = project.run("course", *OPTIONS, "--language", "de", "--language", "fr")
    assert alone.returncode == 2, "nothing could be made"
    assert "error: assets/words/de.toml: not valid TOML" in alone.stderr


def test_in_two_languages_each_page_leads_to_the_other_and_has_both_captions(
    project: Project,
) -> None:
    translate(project, "de")
    result = project.run("course", *OPTIONS, "--language", "all", "doubling")
    assert result.returncode == 0, result.stderr
    folders = {"en": course_of(project), "de": course_in(project, "de")}
    for own, other in (("en", "de"), ("de", "en")):
        folder = folders[own]
        assert (folder / f"media/doubling.{other}.vtt").is_file()
        page = (folder / "doubling.html").read_text(encoding="utf-8")
        way = re.findall(rf'<a href="([^"]*)" hreflang="{other}"', page)[0]
        assert (folder / way).resolve() == folders[other] / "doubling.html"
    with zipfile.ZipFile(folders["en"] / "scorm" / "doubling.zip") as packed:
        assert b"hreflang" not in packed.read("doubling.html").partition(b"<main")[0]
        assert "media/doubling.de.vtt" in packed.namelist()


def test_what_only_an_earlier_course_had_goes_and_what_people_put_there_stays(
    project: Project,
) -> None:
    folder = course_of(project)
    (folder / "mine.txt").write_text("mine")
    result = project.run("course", *OPTIONS, "--captions", "file", "doubling")
    assert result.returncode == 0, result.stderr
    listed = folder / "files.json"
    names = json.loads(listed.read_text())
    # As if a clip of that name had been in the course, and somebody had tampered with the list.
    (folder / "old.html").write_text("old")
    outside = project.folder / "outside.txt"
    outside.write_text("stays")
    away = [os.path.relpath(outside, folder), str(outside)]
    listed.write_text(json.dumps([*names, "old.html", *away]))
    assert project.run("course", *OPTIONS).returncode == 0
    assert not (folder / "old.html").exists()
    assert (folder / "mine.txt").exists()
    assert outside.exists()


def test_a_wrong_key_is_named_before_anything_is_made(project: Project) -> None:
    before = files(course_of(project))
    project.edit("assets/quiz/en.toml", "value = 20", "value = 21")
    result = project.run("course", *OPTIONS)
    assert result.returncode == 2
    assert "clips.doubling.double.value: is 21; scenes.doubling.quiz:past_a_million gives 20" in (
        result.stderr
    )
    assert files(course_of(project)) == before


def test_what_the_answer_is_computed_from_may_change(project: Project) -> None:
    project.edit("scenes/doubling/quiz.py", "GOAL**2", "GOAL**3")
    result = project.run("course", *OPTIONS)
    assert result.returncode == 2
    assert "gives 30" in result.stderr
