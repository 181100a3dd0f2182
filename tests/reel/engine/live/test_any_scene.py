"""Scenes as anybody writes them for Manim: shown as they are rendered, and gone on with."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from reel.engine.live.messages import Place, SceneEnded
from reel.records.formats import LANDSCAPE
from reel.records.plan import Job
from reel.video.frames import frames
from tests.conftest import Project
from tests.our_film import ROOT
from tests.reel.engine.live.live import QUALITY, Live, live

PLAIN = ROOT / "tests/manim_scenes/plain.py"
SCENES = "Updates", "Traces", "Travels", "Turns", "Albums", "Sections", "Layers", "Zooms"


def job(file: Path, scene: str) -> Job:
    """A scene of a file of its own."""
    return Job(scene, f"{file}:{scene}", QUALITY.picture(LANDSCAPE))


@pytest.fixture(scope="module")
def videos(rendered: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the scenes, rendered."""
    out = tmp_path_factory.mktemp("plain") / "out"
    process = rendered.start("file", str(PLAIN), *SCENES, "--quality", "144p15", "--out", str(out))
    _, complained = process.communicate(timeout=300)
    assert process.returncode == 0, complained
    return next(out.rglob("Updates.mp4")).parent


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_is_shown_as_it_is_rendered(scene: str, videos: Path, scratch: Path) -> None:
    with live(job(PLAIN, scene), scratch) as made:
        shown = made.all_drawn()
    rendered = frames(videos / f"{scene}.mp4", range(len(shown)))
    for number, (ours, theirs) in enumerate(zip(shown, rendered, strict=True)):
        difference = ours.astype(int) - np.asarray(theirs)[..., :3]
        assert np.abs(difference).mean() < 4, number


def test_chance_is_the_same_in_all_processes(tmp_path: Path, scratch: Path) -> None:
    """Python seeds its own chance anew in a process that has been left behind."""
    file = tmp_path / "chance.py"
    file.write_text(
        "import random\nfrom manim import *\nclass Chance(Scene):\n    def construct(self):\n"
        "        dot = Dot(radius=1).add_updater(lambda it, dt: it.set_x(6 * random.random()))\n"
        "        self.add(dot)\n        self.wait(0.4)\n"
    )
    drawn = []
    for name in ("one", "other"):
        folder = scratch / name
        folder.mkdir()
        with live(job(file, "Chance"), folder) as made:
            drawn.append(made.all_drawn())
    assert all((one == other).all() for one, other in zip(*drawn, strict=True))


SCRIPT = """
from manim import *

class Intro(Scene):
    def construct(self):
        square = Square(color=BLUE, fill_opacity=1)
        self.play(FadeIn(square), run_time=0.4)
        side = 2
        for _ in range(2):
            self.play(square.animate.shift(RIGHT), run_time=0.4)
        circle = Circle(side / 2, color=RED, fill_opacity=1)
        self.play(ReplacementTransform(square, circle), run_time=0.4)
        self.wait(0.4)
"""


@pytest.fixture
def script(tmp_path: Path, scratch: Path) -> Iterator[tuple[Path, Live]]:
    """A file, and its scene kept ready and gone through."""
    file = tmp_path / "intro.py"
    file.write_text(SCRIPT)
    with live(job(file, "Intro"), scratch) as made:
        made.wait(SceneEnded)
        yield file, made


@pytest.mark.parametrize(
    ("old", "new", "first"),
    [
        ("self.wait(0.4)", "self.wait(1)", 4),
        ("color=RED", "color=GREEN", 3),
        ("shift(RIGHT)", "shift(LEFT)", 1),
        ("side = 2", "side = 3", 1),
        ("color=BLUE", "color=YELLOW", 0),
        ("range(2)", "range(1)", 1),
    ],
)
def test_it_goes_on_from_the_statement_before_the_edit(
    script: tuple[Path, Live], old: str, new: str, first: int, scratch: Path
) -> None:
    file, made = script
    file.write_text(SCRIPT.replace(old, new))
    assert made.change(job(file, "Intro"), file, showing=Place(2)) == first
    whole = scratch / "whole"
    whole.mkdir()
    with live(job(file, "Intro"), whole) as anew:
        last = anew.wait(SceneEnded).segments - 1
        theirs = anew.drawn(last)
    assert (made.drawn(last)[-1] == theirs[-1]).all()


def test_a_scene_that_plays_nothing_is_a_picture(tmp_path: Path, scratch: Path) -> None:
    file = tmp_path / "still.py"
    file.write_text(
        "from manim import *\nclass Still(Scene):\n    def construct(self):\n"
        "        self.add(Square(color=RED, fill_opacity=1))\n"
    )
    with live(job(file, "Still"), scratch) as made:
        (picture,) = made.drawn(0)
    assert picture[72, 128, 0] > 200


def test_a_scene_that_adds_to_what_it_inherits_is_done_anew_as_a_whole(
    tmp_path: Path, scratch: Path
) -> None:
    file = tmp_path / "two.py"
    text = (
        "from manim import *\n"
        "class Base(Scene):\n    def construct(self):\n"
        "        self.dot = Dot(color=RED, radius=1)\n        self.play(FadeIn(self.dot))\n"
        "        self.play(self.dot.animate.shift(RIGHT))\n"
        "class Top(Base):\n    def construct(self):\n"
        "        super().construct()\n        self.play(self.dot.animate.shift(RIGHT))\n"
    )
    file.write_text(text)
    with live(job(file, "Top"), scratch) as made:
        assert made.wait(SceneEnded).segments == 3
        file.write_text(text.replace("animate.shift(RIGHT))\nclass", "animate.shift(UP))\nclass"))
        assert made.change(job(file, "Top"), file) == 0
        assert made.wait(SceneEnded).segments == 3
