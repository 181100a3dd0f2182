"""Scenes in segments, some drawn and some skipped, against Manim's own render of them."""

import json
import re
import shutil
import subprocess
import sys
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import manim as mn
import numpy as np
import pytest
from manim.utils.family import extract_mobject_family_members

from reel.engine.draw.caching_camera import CachingCamera
from tests.conftest import Project, new_project
from tests.our_film import ROOT

pytestmark = pytest.mark.slow

SCENES = (
    "Updates", "Traces", "Travels", "Turns", "Pictures", "Albums", "Sounds", "Sections", "Layers",
    "Zooms",
)  # fmt: skip
HEIGHT, FPS = 90, 15


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The program, with a file of plain Manim scenes beside it."""
    made = new_project(tmp_path_factory.mktemp("segments") / "my films")
    folder = made.folder / "plain"
    folder.mkdir()
    shutil.copy(ROOT / "tests" / "manim_scenes" / "plain.py", folder)
    with wave.open(str(folder / "tone.wav"), "wb") as tone:
        tone.setparams((1, 2, 44100, 0, "NONE", ""))
        tone.writeframes(bytes(range(256)) * 100)
    return made


def play(project: Project, program: str, name: str, *args: str) -> Path:
    """Play all plain scenes in one of the programs of tests/manim_scenes; return what it makes."""
    folder = project.folder.parent / name
    folder.mkdir()
    file = str(project.folder / "plain" / "plain.py")
    command = [sys.executable, "-m", f"tests.manim_scenes.{program}", file, str(folder)]
    done = subprocess.run(
        [*command, str(HEIGHT), str(FPS), *args, *SCENES],
        cwd=ROOT, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def reference(project: Project) -> Path:
    """What Manim's own renderer and writer make of the scenes, with this project's encoder."""
    return play(project, "reference", "reference")


@pytest.fixture(scope="module")
def noted(project: Project) -> Path:
    """What this project's worker makes of them, in a folder for each choice of plays."""
    return play(project, "noted", "noted", "all,even,odd")


@pytest.fixture(scope="module")
def drawn(noted: Path) -> Path:
    """What it makes when it draws all."""
    return noted / "all"


@pytest.fixture(scope="module")
def halves(noted: Path) -> tuple[Path, Path]:
    """What it makes when it skips every second play: those drawn, and the others."""
    return noted / "even", noted / "odd"


def digests(path: Path) -> dict[int, list[str]]:
    """The digests of a scene's frames, by play; only plays that have frames."""
    noted: dict[str, list[str]] = json.loads(path.read_bytes())
    return {int(number): frames for number, frames in noted.items() if frames}


def moving_pictures(path: Path) -> list[bytes]:
    """A video's frames as they were encoded, in YUV."""
    with av.open(path) as container:
        return [frame.to_ndarray().tobytes() for frame in container.decode(video=0)]


@pytest.mark.parametrize("name", SCENES)
def test_frames_are_those_of_manim(name: str, reference: Path, drawn: Path) -> None:
    expected = digests(reference / f"{name}.json")
    frames = [frame for play in expected.values() for frame in play]
    assert len(set(frames)) > len(frames) / 2  # much happens in these scenes
    assert digests(drawn / f"{name}.json") == expected


@pytest.mark.parametrize("name", SCENES)
def test_what_comes_after_a_skipped_play_is_the_same(
    name: str, reference: Path, halves: tuple[Path, Path]
) -> None:
    even, odd = (digests(folder / f"{name}.json") for folder in halves)
    assert not even.keys() & odd.keys()
    assert even | odd == digests(reference / f"{name}.json")


def test_sound_and_subtitles_are_the_same_however_much_is_skipped(
    reference: Path, drawn: Path, halves: tuple[Path, Path]
) -> None:
    for file in ("Sounds.pcm", "Sounds.srt"):
        expected = (reference / file).read_bytes()
        assert expected
        for folder in (drawn, *halves):
            assert (folder / file).read_bytes() == expected


def test_any_number_of_workers_makes_the_videos_of_manim(project: Project, reference: Path) -> None:
    for jobs in "12":
        arguments = "--quality", "90p15", "--jobs", jobs, "--out", jobs
        result = project.run("file", "plain/plain.py", *arguments)
        assert result.returncode == 0, result.stderr
        assert "rendered whole" not in result.stdout, result.stdout
    one, two = (project.folder / jobs / "files" / "plain" / "plain" for jobs in "12")
    for name in SCENES:
        assert (one / f"{name}.mp4").read_bytes() == (two / f"{name}.mp4").read_bytes()
        assert moving_pictures(one / f"{name}.mp4") == moving_pictures(reference / f"{name}.mp4")


# The two workers wait for each other, so that neither has drawn all before the other has begun.
DICE = """
import os
import random
import time
from pathlib import Path

import manim as mn

def meet(name):
    here = Path(__file__).parent / name
    (here / str(os.getpid())).touch(exist_ok=False)  # of those that write, one goes on at a time
    end = time.monotonic() + 60
    while len(list(here.iterdir())) < 2 and time.monotonic() < end:
        time.sleep(0.05)


class Dice(mn.Scene):
    def construct(self):
        dice = random.Random()
        colour = mn.ManimColor.from_hsv((dice.random(), 1, 1))
        meet("before")
        dot = mn.Dot()
        for number in range(6):
            self.play(dot.animate.shift(mn.UP / 4), run_time=0.3)
            if number == 0:
                meet("after")
                self.add(mn.Square(16, fill_color=colour, fill_opacity=1))
                self.add(dot)
"""


def test_a_scene_of_chance_is_found_out_and_drawn_by_one(project: Project) -> None:
    (project.folder / "dice.py").write_text(DICE)
    for meeting in ("before", "after"):
        (project.folder / meeting).mkdir()
    result = project.run("file", "dice.py", "--quality", "90p15", "--jobs", "2")
    assert result.returncode == 0, result.stderr
    assert re.search(
        r"Dice says: play 2 begins differently when .* \(Square \(mobject 1\): fill_rgbas\): "
        r"rendered whole",
        result.stdout,
    )
    with av.open(project.folder / "out" / "files" / "dice" / "Dice.mp4") as container:
        corners = [
            frame.to_ndarray(format="rgb24")[2, 2].astype(int) for frame in container.decode()
        ]
    assert len(corners) == 6 * 5
    assert max(abs(corner - corners[5]).max() for corner in corners[5:]) <= 4


# The camera that draws again only what has changed.

Change = Callable[[Any, Any], object]


def corners(mobject: Any, chance: Any) -> None:
    """Give a mobject another path."""
    mobject.set_points_as_corners(chance.normal(size=(4, 3)))


def odd(mobject: Any, chance: Any) -> None:
    """Give a path an end that is no number, or a lone point; not if that makes Manim fail."""
    if len(mobject.fill_rgbas) == len(mobject.stroke_rgbas) == 1:
        end = chance.normal(size=(1, 3)) * chance.choice([1, np.nan])
        mobject.points = np.vstack([mobject.points[chance.integers(2) :], end])


def is_odd(mobject: Any) -> bool:
    """Tell whether it is of that kind: most of Manim's methods fail then."""
    return len(mobject.points) % 4 > 0 or not np.isfinite(mobject.points).all()


CHANGES: dict[str, Change] = {
    "moves": lambda it, chance: it.shift([*chance.normal(size=2), 0]),
    "turns": lambda it, chance: it.rotate(chance.normal()),
    "leaves": lambda it, chance: it.move_to([chance.choice([-9, 0, 9]), chance.normal(), 0]),
    "goes far": lambda it, chance: it.move_to([chance.choice([-1e6, 0, 0]), 0, 0]),
    "grows": lambda it, chance: it.scale(chance.uniform(0.6, 1.6)),
    "stroke": lambda it, chance: it.set_stroke(width=chance.choice([0, 0.5, 4, 40])),
    "behind": lambda it, chance: it.set_stroke(
        chance.choice(["#FF0080", "#00FF80"]), width=chance.choice([0, 20, 20]), background=True
    ),
    "joints": lambda it, chance: setattr(
        it, "joint_type", [*mn.LineJointType][chance.integers(len(mn.LineJointType))]
    ),
    "caps": lambda it, chance: setattr(
        it, "cap_style", [*mn.CapStyleType][chance.integers(len(mn.CapStyleType))]
    ),
    "fades": lambda it, chance: it.set_opacity(chance.choice([0, 0.3, 1])),
    "gradient": lambda it, chance: it.set_fill([mn.RED, mn.BLUE], chance.random()),
    "stroke gradient": lambda it, chance: it.set_stroke([mn.GREEN, mn.WHITE, mn.GOLD]),
    "sheen": lambda it, chance: it.set_sheen(0.5, [*chance.choice([-1, 1], 2), 0]),
    "odd": odd,
    "no points": lambda it, chance: it.clear_points(),
    "new points": corners,
    "level": lambda it, chance: it.set_z_index(chance.integers(-1, 2)),
    "another part": lambda it, chance: it.add(mn.Triangle(color=mn.TEAL, fill_opacity=0.5)),
    "a part less": lambda it, chance: it.remove(*it.submobjects[:1]),
}


def cast() -> list[Any]:
    """Mobjects of many kinds, some of which overlap and some of which are far apart."""
    star = mn.Star(stroke_width=10, joint_type=mn.LineJointType.MITER)
    needle = mn.VMobject(stroke_width=30, joint_type=mn.LineJointType.MITER)
    needle.set_points_as_corners([[-5, 3, 0], [-3, 3, 0], [-5, 3.1, 0]])
    return [
        mn.Square(2, fill_opacity=0.5, color=mn.BLUE),
        mn.Dot([5, 3, 0]),
        star.shift(2 * mn.LEFT),
        needle,
        mn.VGroup(mn.Circle(), mn.Line(mn.LEFT, mn.RIGHT), mn.Annulus(fill_opacity=1)),
        mn.Text("log", font_size=96).to_corner(mn.DL),
        mn.Line(mn.ORIGIN, 3 * mn.UR),
        mn.ValueTracker(3),
        mn.DashedLine([-6, -3, 0], [6, -3, 0]),
    ]


def change(shown: list[Any], kinds: list[str], chance: Any) -> list[str]:
    """Change some of a cast, in some of these ways; return what has been done."""
    changes: list[str] = []
    if chance.random() < 0.05:
        chance.shuffle(shown)
    if chance.random() < 0.05 or len(shown) < 5:
        shown.append(mn.RegularPolygon(5).shift([*chance.normal(size=2), 0]))
    elif chance.random() < 0.05:
        shown.pop(chance.integers(len(shown)))
    for number in chance.integers(len(shown), size=chance.integers(3)):
        family = [each for each in shown[number].get_family() if isinstance(each, mn.VMobject)]
        changeable = [each for each in family if len(each.points)]
        if changeable:
            name = kinds[chance.integers(len(kinds))]
            one = changeable[chance.integers(len(changeable))]
            # Manim itself fails on odd parts of a whole with a gradient.
            if any(map(is_odd, one.get_family())) or (name == "odd" and one is not shown[number]):
                name = "new points"
            CHANGES[name](one, chance)
            changes.append(name)
    return changes


ALL_AT_ONCE = [[*CHANGES]] * 12
ONE_BY_ONE = [[kind] for kind in CHANGES]


@pytest.mark.parametrize(("seed", "kinds"), [*enumerate(ALL_AT_ONCE + ONE_BY_ONE)])
def test_redrawing_what_changed_gives_the_pixels_of_drawing_all(
    seed: int, kinds: list[str]
) -> None:
    shape: dict[str, Any] = {
        "pixel_width": 160, "pixel_height": 90, "frame_width": 128 / 9, "frame_height": 8.0,
    }  # fmt: skip
    ours, theirs = CachingCamera(**shape), mn.Camera(**shape)
    chance = np.random.default_rng(seed)
    shown = cast()
    still = mn.VGroup(mn.Rectangle(width=10, height=1, fill_opacity=1, color=mn.GRAY))
    base = ours.background
    before = ours.pixel_array.copy()
    for frame in range(80):
        if frame % 20 == 10:
            base = ours.save([still])
            before = ours.pixel_array.copy()
        changes = change(shown, kinds, chance)
        # In a play Manim hands over what moves with all its parts, else what the scene has.
        mobjects = extract_mobject_family_members(shown) if seed % 2 else shown
        boxes = ours.redraw(mobjects, base)
        theirs.set_pixel_array(base)
        theirs.capture_mobjects(mobjects)
        assert (ours.pixel_array == theirs.pixel_array).all(), f"frame {frame}: {changes}"
        differs = (ours.pixel_array != before).any(axis=2)
        for left, top, right, bottom in boxes:
            differs[top:bottom, left:right] = False
        assert not differs.any(), f"frame {frame}: {changes}: more has changed than was said"
        before = ours.pixel_array.copy()
