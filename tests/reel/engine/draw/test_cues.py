"""Cues: voice and picture meet at them; what is said can change with nothing drawn."""

import re
import shutil
from pathlib import Path

import pytest

from reel.cli.new import new_film
from tests.conftest import Project
from tests.our_film import ROOT

SMALL = ("clip", "--quality", "64p15", "--voice", "none", "--captions", "file")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The film that `reel new` begins, rendered; not to be changed."""
    folder = tmp_path_factory.mktemp("told") / "my film"
    new_film(folder)
    ignored = shutil.ignore_patterns("__pycache__", "template")
    shutil.copytree(ROOT / "reel", folder / "reel", ignore=ignored)
    shutil.copy(ROOT / "render.py", folder)
    project = Project(folder, "64p15")
    project.out = folder / "out" / "64p15" / "voice-none" / "landscape"
    result = project.run(*SMALL)
    assert result.returncode == 0, result.stderr + result.stdout
    return project


@pytest.fixture
def film(told: Project, tmp_path: Path) -> Project:
    """The same, to be changed."""
    mine = told.copy(tmp_path / "my film")
    mine.out = mine.folder / told.out.relative_to(told.folder)
    return mine


def test_picture_and_words_meet_at_cues(told: Project) -> None:
    for beat in told.timeline("doubling").beats:
        for cue in beat.cues:
            assert -1e-5 < cue.seen - cue.said < 1 / 15 + 1e-5
            assert min(abs(word.start - cue.said) for word in beat.said) < 0.1
    assert [cue.name for cue in told.timeline("doubling").beats[0].cues] == ["past"]


@pytest.mark.parametrize(
    ("old", "new", "longer"),
    [
        ("then eight.", "then eight, sixteen, thirty-two, sixty-four, and so on and on.", True),
        ("One becomes two, then four, then eight. ", "Look. ", False),
    ],
)
def test_other_words_before_and_after_a_cue_draw_nothing(
    film: Project, old: str, new: str, longer: bool
) -> None:
    before = film.timeline("doubling")
    film.edit("assets/words/en.toml", old, new)
    result = film.run(*SMALL)
    assert "doubling: made in" in result.stdout
    assert "started" not in result.stdout
    assert (film.timeline("doubling").duration > before.duration) == longer
    made = [(film.out / f"doubling.{kind}").read_bytes() for kind in ("mp4", "json", "png")]
    assert film.run(*SMALL, "--fresh").returncode == 0
    assert [(film.out / f"doubling.{each}").read_bytes() for each in ("mp4", "json", "png")] == made


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        (
            "assets/words/en.toml", "{@past} ", "",
            r"beat ask meets the cue 'past', self\.cue\(\"past\"\), but no mark is left in "
            r"assets/words/en\.toml: clips\.doubling\.beats\.ask: write {@past} before the word",
        ),
        (
            "assets/words/en.toml", "{@past}", "{@over}",
            r"meets the cue 'past', .* but the next mark is {@over} in assets/words/en\.toml",
        ),
        (
            "scenes/doubling/scene.py", 'self.cue("past")', "pass",
            r"assets/words/en\.toml: clips\.doubling\.beats\.ask has the mark {@past}, but the "
            r"scene does not meet it: call self\.cue\(\"past\"\) in beat ask",
        ),
    ],
)  # fmt: skip
def test_marks_and_cues_that_do_not_agree_are_named(
    film: Project, file: str, old: str, new: str, complaint: str
) -> None:
    film.edit(file, old, new)
    result = film.run(*SMALL)
    assert result.returncode == 1
    assert re.search(complaint, result.stderr)
    assert (film.out / "doubling.mp4").is_file()
