"""Manim's own scenes, rendered both ways by the script that counts them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.manim_own.drawn import Drawn
from benchmarks.manim_own.samples import examples
from benchmarks.manim_own.verdict import difference
from tests.our_film import ROOT

UNIT_TEST = """import pytest
from manim import *
from manim.utils.testing.frames_comparison import frames_comparison

__module_test__ = "turning"


@pytest.mark.parametrize("corner", [UL, pytest.param(DR)])
@frames_comparison(last_frame=False)
def test_turn(scene, corner):
    scene.play(Rotate(Square().to_corner(corner), run_time=0.3))


@frames_comparison(base_scene=ThreeDScene)
def test_formula(scene):
    scene.add(MathTex("a", "+ b"))


@frames_comparison
def test_missing(scene):
    scene.add(ImageMobject("missing.png"))
"""


@pytest.mark.slow
def test_scenes_are_counted(tmp_path: Path) -> None:
    """An example, and tests of a clone: animations, a picture, and what cannot be drawn."""
    tests = tmp_path / "manim" / "tests" / "test_graphical_units"
    tests.mkdir(parents=True)
    (tests / "test_turning.py").write_text(UNIT_TEST)
    command = [
        sys.executable, "-m", "benchmarks.manim_own", "ShowUncreate", "turning",
        "--clone", str(tests.parents[1]), "--json", str(tmp_path / "made.json"),
        "--quality", "64p5", "--boxes",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr
    made = json.loads((tmp_path / "made.json").read_text())
    assert {(each["name"], each["kind"], each["frames"], each["reason"]) for each in made} == {
        ("manim.animation.creation.ShowUncreate", "same", 5, ""),
        ("test_turning.test_turn_0", "same", 2, ""),
        ("test_turning.test_turn_1", "same", 2, ""),
        ("test_turning.test_formula", "same", 1, ""),
        ("test_turning.test_missing", "not run", 0, "needs a file that is not there"),
    }
    assert (
        "graphical tests: 3 same (5 frames, 1 with formulas), 0 different, 1 not to" in done.stdout
    )


def test_a_difference_is_told() -> None:
    expected = Drawn(("a", "b", "c", "d"), rate=15)
    assert not difference(expected, Drawn(("a", "b", "c", "d"), rate=15))
    told = difference(expected, Drawn(("a", "x", "y", "d"), rate=15))
    assert told == "frame 2 of 4 is the first of 2 that differ"
    assert difference(expected, Drawn(("a", "b"), rate=15)) == "has 2 frames in place of 4"
    assert "picture" in difference(expected, Drawn(("a",), still=True, rate=15))
    assert difference(expected, Drawn(error="Fault: it broke")) == "Fault: it broke"


def test_examples_are_found_in_texts() -> None:
    text = """
    .. manim:: One
        :save_last_frame:

        class One(Scene):
            pass

    Text.

    .. manim:: Two

        >>> class Two(Scene):
        ...     pass
    """
    code = "from manim import *\nclass {}(Scene):\n    pass\n"
    (one, its_code), (two, other_code) = examples(text)
    assert (one, two) == ("One", "Two")
    assert its_code.endswith(code.format("One"))
    assert other_code.endswith(code.format("Two"))
