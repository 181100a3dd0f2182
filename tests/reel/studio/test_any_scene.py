"""Scenes as anybody writes them for Manim, a scene of each kind, through the studio and its page.

Pictures in the page are compared with the frames of an ordinary render of the same file.
"""

import base64
import time
import wave
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from reel.video.frames import frames
from tests.browser import until
from tests.conftest import Project, made_once, new_whole_project
from tests.our_film import ROOT
from tests.reel.studio.conftest import PLACE, STATE
from tests.reel.studio.started import becomes, studio

pytestmark = pytest.mark.slow

PLAIN = (ROOT / "tests/manim_scenes/plain.py").read_text()
SCENES = "Updates", "Traces", "Travels", "Turns", "Albums", "Sounds", "Sections", "Layers", "Zooms"
EDITS = {
    # Chance goes on from where it was, and the wait in between becomes shorter.
    "Updates": ("square.animate.shift(2 * mn.RIGHT)", "square.animate.shift(mn.RIGHT)"),
    # The frame that is looked at is there no more.
    "Traces": ("number.animate.scale(2), run_time=0.3", "number.animate.scale(3), run_time=0.2"),
    # The play that is looked at is there no more.
    "Travels": ("        self.play(mn.Restore(frame), run_time=0.4)\n", ""),
}
STILL = """
import manim as mn

mn.config.{asked}


class Still(mn.Scene):
    def construct(self):
        self.add(mn.Square(4, color=mn.RED, fill_opacity=1))
"""
SKIPPED = """
import manim as mn


class Skipped(mn.Scene):
    def construct(self):
        self.next_section(skip_animations=True)
        self.play(mn.FadeIn(mn.Square(4, color=mn.RED, fill_opacity=1)))
        self.next_section()
        self.wait(0.4)
"""
BLOCK = 14  # pixels
NEAR = 8  # of 255 steps of brightness: codecs lose up to 5, the next frame is mostly above 20
PATIENCE = 60  # seconds
NOW = "document.querySelector('#slider').getAttribute('aria-valuenow')"

Grey = npt.NDArray[np.float32]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return new_whole_project(tmp_path_factory.mktemp("any") / "my films")


def render(project: Project, folder: Path) -> None:
    """Render all scenes at draft quality, and those that are edited as they then are."""
    edited = PLAIN
    for old, new in EDITS.values():
        assert edited.count(old) == 1
        edited = edited.replace(old, new)
    folder.mkdir()
    write(folder / "before.py", PLAIN)
    write(folder / "after.py", edited)
    for file, scenes in (("before.py", SCENES), ("after.py", EDITS)):
        arguments = str(folder / file), *scenes, "--quality", "draft", "--out", str(folder)
        process = project.start("file", *arguments)
        _, complained = process.communicate(timeout=300)
        assert process.returncode == 0, complained


def write(file: Path, text: str) -> None:
    """Write a file of scenes, and beside it the sound that one of them plays."""
    file.write_text(text)
    with wave.open(str(file.parent / "tone.wav"), "wb") as tone:
        tone.setparams((1, 2, 44100, 0, "NONE", ""))
        tone.writeframes(bytes(range(256)) * 100)


@pytest.fixture(scope="module")
def videos(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of "before" and "after", each with its scenes' videos."""
    folder = made_once(tmp_path_factory, "any-scene", lambda it: render(project, it))
    return next(folder.rglob("Updates.mp4")).parent.parent


def grey(picture: Image.Image) -> Grey:
    """Take a picture's brightness, of which codecs lose least."""
    return np.asarray(picture.convert("L"), np.float32)


@dataclass(frozen=True)
class Video:
    """A scene as it is rendered."""

    path: Path

    @cached_property
    def last(self) -> int:
        """The number of its last frame."""
        with av.open(self.path) as container:
            return container.streams.video[0].frames - 1

    def frame(self, number: int) -> Grey:
        (picture,) = frames(self.path, [number])
        return grey(picture)


def seen(page: Page) -> Grey:
    """The picture in the page."""
    url = page.evaluate("document.querySelector('.screen canvas').toDataURL()")
    return grey(Image.open(BytesIO(base64.b64decode(url.partition(",")[2]))))


def apart(one: Grey, other: Grey) -> float:
    """How far pictures are apart where they are most: a small thing elsewhere is seen, too."""
    assert one.shape == other.shape
    down, across = (side // BLOCK for side in one.shape)
    whole = np.abs(one - other)[: down * BLOCK, : across * BLOCK]
    return float(whole.reshape(down, BLOCK, across, BLOCK).mean(axis=(1, 3)).max())


def shows(page: Page, video: Video, frame: int) -> None:
    """The page knows how long the scene is, and shows this frame of it as it was rendered."""
    slider = page.locator("#slider")
    expect(slider).to_have_attribute("aria-valuemax", str(video.last), timeout=PATIENCE * 1000)
    expect(slider).to_have_attribute("aria-valuenow", str(frame), timeout=PATIENCE * 1000)
    wanted, end = video.frame(frame), time.monotonic() + PATIENCE
    while True:
        until(page, f"{STATE} === 'drawn'", PATIENCE)
        if (off := apart(seen(page), wanted)) < NEAR:
            return
        assert time.monotonic() < end, f"frame {frame} is {off:.1f} apart"
        page.wait_for_timeout(50)


def drag_to(page: Page, frame: int, count: int) -> None:
    """Drag from the end of the timeline to a frame."""
    box = page.locator("#slider").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.99, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * ((frame + 0.5) / count), box["y"] + 20)
    page.mouse.up()


@pytest.mark.parametrize("scene", SCENES)
def test_each_kind_is_shown_as_it_is_rendered(
    scene: str, project: Project, videos: Path, page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "mine.py"
    write(file, PLAIN)
    video = Video(videos / f"before/{scene}.mp4")
    with studio(project, page, str(file), scene):
        shows(page, video, 0)
        drag_to(page, video.last // 2, video.last + 1)
        shows(page, video, video.last // 2)
        page.keyboard.press("End")
        page.keyboard.press(",")
        shows(page, video, video.last - 1)
        page.keyboard.press("End")
        shows(page, video, video.last)
        if scene in EDITS:
            write(file, PLAIN.replace(*EDITS[scene]))
            edited = Video(videos / f"after/{scene}.mp4")
            shows(page, edited, edited.last)
            page.keyboard.press("PageDown")
            page.keyboard.press(",")
            shows(page, edited, int(page.evaluate(NOW)))


@pytest.mark.parametrize("asked", ["transparent = True", "dry_run = True"])
def test_a_scene_without_plays_is_seen_whatever_is_to_be_made_of_it(
    asked: str, project: Project, page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "mine.py"
    text = STILL.format(asked=asked)
    file.write_text(text)
    with studio(project, page, str(file)):
        becomes(page, 252, 98, 85)
        file.write_text(text.replace("mn.RED", '"#0000FF"'))
        becomes(page, 0, 0, 255)
        page.locator("#slider").focus()
        page.keyboard.press("End")
        becomes(page, 0, 0, 255)
        assert page.evaluate(NOW) == "0"


def test_a_scene_is_seen_from_the_first_play_that_is_not_skipped(
    project: Project, page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "mine.py"
    file.write_text(SKIPPED)
    with studio(project, page, str(file)):
        assert page.evaluate(PLACE) == "1.0"
        becomes(page, 252, 98, 85)
