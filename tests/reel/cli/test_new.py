"""`reel new`: a film of one's own that renders, passes the check and its own tests, as made."""

from pathlib import Path

import pytest

from reel.cli.new import TEMPLATE, new_film, title_from
from reel.records.errors import ReelError
from reel.records.formats import FORMATS
from reel.records.posts import load_posts
from reel.records.project import find_project
from reel.records.storyboard import Clip, Storyboard
from tests.conftest import run_module
from tests.our_film import PROJECT


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new film in a folder with a space and an accent in its name."""
    folder = tmp_path_factory.mktemp("new") / "mon petit théâtre"
    new_film(folder)
    return folder


def test_it_has_all_that_a_film_needs(film: Path) -> None:
    names = {path.relative_to(film).as_posix() for path in film.rglob("*") if path.is_file()}
    assert {
        "reel.toml", "README.md", "Makefile", "requirements.txt", "manim.cfg", ".gitignore",
        "scenes/storyboard.py", "scenes/doubling/scene.py", "scenes/doubling/maths.py",
        "scenes/doubling/layout.py", "tests/doubling/test_maths.py", "assets/words/en.toml",
        "assets/themes/dark.toml", "assets/brand.toml", "assets/platforms.toml",
        "assets/posts/en.toml",
    } <= names  # fmt: skip


def test_the_themes_are_those_of_this_film() -> None:
    for theme in PROJECT.themes.glob("*.toml"):
        assert (TEMPLATE / "assets" / "themes" / theme.name).read_text() == theme.read_text()


def test_what_platforms_take_is_the_same_for_every_film() -> None:
    own = TEMPLATE / "assets" / PROJECT.platforms.name
    assert own.read_text(encoding="utf-8") == PROJECT.platforms.read_text(encoding="utf-8")


def test_its_posts_are_about_its_clip(film: Path) -> None:
    # Its own storyboard cannot be imported here: its package is called as ours is.
    clips = Storyboard(Clip("doubling", "scenes.doubling:Doubling", ("ask", "answer", "half")))
    posts = load_posts(find_project(film), clips)
    assert posts.clips["doubling"].opening == "Double 1 ten times, and you are past a thousand."


@pytest.mark.slow
def test_it_passes_its_own_tests(film: Path) -> None:
    done = run_module(film, "pytest", "-q", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 passed" in done.stdout


def test_it_renders_in_every_format(film: Path) -> None:
    done = run_module(film, "reel", "--format", "all", "--quality", "90p5")
    assert done.returncode == 0, done.stdout + done.stderr
    for shape in FORMATS:
        assert (film / "out" / "90p5" / shape / "film.mp4").stat().st_size > 10_000


def test_what_is_there_is_never_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "work.txt").write_text("all my work")
    with pytest.raises(ReelError, match="is not empty"):
        new_film(tmp_path / "mine")
    with pytest.raises(ReelError, match="is a file"):
        new_film(tmp_path / "mine" / "work.txt")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(ReelError, match="you stand in it"):
        new_film(Path())
    names = {path.name for path in tmp_path.rglob("*")}
    assert names == {"mine", "work.txt", "here"}


def test_nothing_half_made_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ReelError, match="film: cannot be made: No space left"):
        new_film(tmp_path / "film")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("my-first_film", "My first film"),
        ("théâtre", "Théâtre"),
        ('quo"te', "My film"),
        ("a\nb = 3", "My film"),
        ("[film]", "My film"),
        ("123", "My film"),
    ],
)
def test_the_folder_gives_the_title_where_it_can(tmp_path: Path, name: str, title: str) -> None:
    assert title_from(name) == title
    new_film(tmp_path / name)
    assert find_project(tmp_path / name).title == title


def test_outside_a_film_the_command_says_what_to_do(tmp_path: Path) -> None:
    done = run_module(tmp_path, "reel", "list")
    assert done.returncode == 2
    assert "no reel.toml here or in a folder above" in done.stderr
    assert "reel new FOLDER" in done.stderr
    assert done.stderr.count("\n") == 1
