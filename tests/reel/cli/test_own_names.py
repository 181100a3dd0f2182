"""A person's files may bear any name: theirs are found by their files, the tool's by the tool."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import Project
from tests.our_film import ROOT

SCENE = """
from manim import *
{imports}

class Guarded(Scene):
    def construct(self):
        {checks}
        self.add(Square(side_length=4, fill_color=GREEN, fill_opacity=1))


if __name__ == "__main__":
    Guarded().render()
"""
OWN = "WHOSE = __file__\n"

COMMANDS = {
    "render.py": [sys.executable, str(ROOT / "render.py")],
    "python -m reel": [sys.executable, "-m", "reel"],
    # What a program `reel` does that pip has made.
    "reel": [sys.executable, "-P", "-c", "import reel.cli.main as it; raise SystemExit(it.main())"],
}


def draw(command: str, path: Path, cwd: Path, home: Path) -> None:
    """Render a still scene `Guarded` of a file, and make sure that it is the green square."""
    result = subprocess.run(
        [*COMMANDS[command], "file", path, "--quality", "64p5", "--jobs", "1", "--out", home],
        cwd=cwd, capture_output=True, text=True, timeout=60,
        env={**os.environ, "HOME": str(home), "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    (made,) = home.rglob("Guarded.png")
    with Image.open(made) as picture:
        red, green, _ = picture.convert("RGB").getpixel((57, 32))  # type: ignore[misc]
        assert green > red + 50


@pytest.mark.parametrize(
    ("name", "imports", "checks", "command", "within"),
    [
        ("queue", "from queue import Queue", "Queue()", "render.py", True),
        ("fractions", "", "", "python -m reel", True),
        ("statistics", "import statistics", "assert statistics.mean([1, 2]) == 1.5", "reel", True),
        ("random", "import random", "random.random()", "python -m reel", True),
        ("manim", "", "", "render.py", True),
        ("reel", "", "", "render.py", True),
        ("typst", "", "self.add(MathTypst('x'))", "render.py", False),
    ],
)
def test_a_file_may_be_called_as_a_module_is(
    tmp_path: Path, name: str, imports: str, checks: str, command: str, within: bool
) -> None:
    talks = tmp_path / "talks"
    talks.mkdir()
    path = talks / f"{name}.py"
    path.write_text(SCENE.format(imports=imports, checks=checks), encoding="utf-8")
    if within:
        draw(command, Path(path.name), talks, tmp_path)
    else:
        draw(command, path, tmp_path, tmp_path)


TALK = """
import queue, random, statistics
import reel.parts as parts
import scenes.base
import theme
from fractions import Fraction
from numpy import linalg
from queue import *
from scenes import base
from utils.shapes import WHOSE as SHAPES

HERE = __file__.rpartition("main.py")[0]
"""
CHECKS = """
        from records import WHOSE as records
        from render import WHOSE as render
        from tests import WHOSE as tests
        import reel
        for whose in (SHAPES, base.WHOSE, scenes.base.WHOSE, theme.WHOSE, reel.WHOSE, parts.WHOSE,
                      queue.WHOSE, Fraction().WHOSE, records, render, tests):
            assert whose.startswith(HERE), whose
        assert WHOSE == queue.WHOSE
        # Python's own, where theirs has no such thing; and among themselves they keep their own.
        assert 0 <= random.random() < 1
        assert queue.Queue().empty()
        assert statistics.mean([1, 2]) == 1.5
"""


@pytest.mark.parametrize("package", [True, False])
def test_own_modules_come_before_all_others(tmp_path: Path, package: bool) -> None:
    talks = tmp_path / "talks"
    files = {
        "main.py": SCENE.format(imports=TALK, checks=CHECKS),
        "scenes/base.py": OWN,
        "utils/shapes.py": OWN,
        "reel/parts.py": OWN,
        "reel/__init__.py": "from reel.parts import WHOSE\nfrom .parts import WHOSE as same\n",
        "theme.py": OWN,
        "records.py": OWN,
        "render.py": OWN,
        "tests.py": OWN,
        "queue.py": f"import queue as _theirs\n{OWN}_theirs.Queue\n",
        "fractions.py": f"class Fraction:\n    {OWN}",
        # Scenes and folders of these names, while Python's modules are meant.
        "random.py": SCENE.format(imports="", checks="pass"),
        "numpy.py": SCENE.format(imports="", checks="pass"),
        "manim.py": "raise ValueError('not me')",
        "statistics/numbers.csv": "1, 2\n",
    }
    if package:
        files["scenes/__init__.py"] = ""
    for name, text in files.items():
        (talks / name).parent.mkdir(parents=True, exist_ok=True)
        (talks / name).write_text(text, encoding="utf-8")
    draw("render.py", talks / "main.py", tmp_path, tmp_path)


def test_a_file_beside_the_command_takes_the_place_of_no_module(project: Project) -> None:
    for name in ("queue", "types", "statistics", "re"):
        (project.folder / f"{name}.py").write_text(
            SCENE.format(imports="", checks="pass"), encoding="utf-8"
        )
    for command in (("file", "queue.py"), ("clip", "third")):
        result = project.run(*command, "--quality", "64p5", "--jobs", "1")
        assert result.returncode == 0, result.stderr


def test_a_module_that_comes_to_be_there_is_found_by_the_next_run(project: Project) -> None:
    scene = SCENE.format(imports="import colorsys", checks="print(colorsys.__file__)")
    (project.folder / "talk.py").write_text(scene, encoding="utf-8")
    for own in (False, True):
        if own:
            (project.folder / "colorsys.py").touch()
        result = project.run("file", "talk.py", "--quality", "64p5", "--jobs", "1")
        assert result.returncode == 0, result.stderr
        assert (str(project.folder / "colorsys.py") in result.stdout.replace("\n", "")) == own
