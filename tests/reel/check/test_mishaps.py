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
            "error: doubling landscape: scene.error: the scene raises SystemExit: 0",
        ),
        ("import os; os._exit(3)", "error: a process was killed while it checked"),
    ],
)
def test_a_scene_that_ends_the_program_is_found(film: Path, line: str, said: str) -> None:
    with (film / "scenes" / "doubling" / "scene.py").open("a", encoding="utf-8") as scene:
        scene.write(f"\n{line}\n")
    done = run_module(film, "reel", "check")
    assert done.returncode != 0
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("text", ["garbage", "[CLI]\nbackground_color = nope"])
def test_broken_settings_of_manim_are_named(film: Path, text: str) -> None:
    (film / "manim.cfg").write_text(text, encoding="utf-8")
    done = run_module(film, "reel", "check")
    assert done.returncode == 2
    assert done.stderr.startswith("error: manim.cfg: cannot be used: ")
    assert done.stderr.count("\n") == 1
