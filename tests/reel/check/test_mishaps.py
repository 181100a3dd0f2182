"""What a check says when it cannot look: one line that names the thing, and never nothing."""

from pathlib import Path

import pytest

from reel.cli.new import new_film
from tests.conftest import run_module


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A new film, to be broken at will."""
    new_film(tmp_path / "film")
    return tmp_path / "film"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "raise SystemExit(0)",
            "error: doubling landscape: scene.error: scenes/doubling/scene.py:109: sys.exit(0): a",
        ),
        ("import os; os._exit(3)", "scene.py:109: os._exit(3): a scene must not end the program"),
        ("raise KeyboardInterrupt", "scene.py:109: KeyboardInterrupt: a scene must not end"),
        (
            "import os; os.kill(os.getpid(), 9)",
            "error: a process was killed while it checked doubling in landscape: ",
        ),
    ],
)
def test_a_scene_that_ends_the_program_is_found(film: Path, line: str, said: str) -> None:
    with (film / "scenes" / "doubling" / "scene.py").open("a", encoding="utf-8") as scene:
        scene.write(f"{line}\n")
    done = run_module(film, "reel", "check")
    assert done.returncode != 0
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_what_a_scene_says_is_told_once_and_apart_from_the_findings(film: Path) -> None:
    with (film / "scenes" / "doubling" / "scene.py").open("a", encoding="utf-8") as scene:
        scene.write("mn.logger.warning('look'); print('hello there')\n")
    done = run_module(film, "reel", "check", "--json")
    assert sorted(done.stderr.splitlines()) == [
        "doubling says: hello there",
        "doubling says: warning: look",
    ]
    assert done.stdout.startswith("[")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("garbage", "error: manim.cfg: cannot be read: File contains no section headers."),
        ("[CLI]\nbackground_color = nope", "error: manim.cfg: background_color: cannot be 'nope'"),
    ],
)
def test_broken_settings_of_manim_are_named(film: Path, text: str, said: str) -> None:
    (film / "manim.cfg").write_text(text, encoding="utf-8")
    done = run_module(film, "reel", "check")
    assert done.returncode == 2
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1
