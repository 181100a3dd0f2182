"""`watch`: what is seen and said after a save, and the drafts that follow."""

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest
from PIL import Image

from reel.cli.new import new_film
from tests.conftest import Project, new_whole_project, wait_for
from tests.manim_scenes import plain
from tests.our_film import ROOT

RED = """
import manim as mn


class Intro(mn.Scene):
    def construct(self):
        square = mn.Square(6, fill_color=mn.PURE_RED, fill_opacity=1)
        self.play(square.animate.shift(mn.UP / 5), run_time=0.4)
        self.play(square.animate.shift(mn.DOWN / 5), run_time=0.4)
"""


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The tiny film with all of the tool, its first two clips rendered."""
    made = new_whole_project(tmp_path_factory.mktemp("watched") / "my films")
    result = made.run("clip", "first", "second", "--quality", "draft")
    assert result.returncode == 0, result.stderr
    return made


class Watch:
    """The command while it runs: its lines so far, as they come."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._said: Queue[str] = Queue()
        self.lines: list[str] = []
        Thread(target=self._read, args=(process,), daemon=True).start()

    def _read(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout
        for line in process.stdout:
            self._said.put(line.rstrip("\n"))

    def until(self, pattern: str) -> str:
        """Wait for a line that matches, and give it."""
        while True:
            try:
                line = self._said.get(timeout=40)
            except Empty:
                raise AssertionError(f"{pattern} is not said: {self.lines}") from None
            self.lines.append(line)
            if re.search(pattern, line):
                return line


@contextmanager
def watching(project: Project, *args: str) -> Iterator[tuple[Watch, list[str]]]:
    """Run `watch`; what it has complained of is known at the end."""
    process = project.start("watch", *args)
    complaints: list[str] = []
    try:
        yield Watch(process), complaints
    finally:
        os.killpg(process.pid, signal.SIGINT)
        assert process.stderr
        assert process.stdout
        with process.stderr, process.stdout:
            complaints += process.stderr.read().splitlines()
            process.wait(timeout=20)
    assert process.returncode == 130
    assert complaints[-1] == "stopped; nothing half-made is left"


def middle(picture: Path) -> tuple[int, ...]:
    """Give the colour in the middle of a picture."""
    with Image.open(picture) as image:
        pixel = image.convert("RGB").getpixel((image.width // 2, image.height // 2))
    assert isinstance(pixel, tuple)
    return pixel


def test_after_a_save_the_beat_is_seen_first_and_the_draft_comes_after(project: Project) -> None:
    """Then a mistake is told before anything is rendered, and words that are mended go on."""
    now = project.out / "first.now.jpg"
    video = project.out / "first.mp4"
    with watching(project, "first") as (watch, complaints):
        watch.until("first: made, from the cache")
        before = video.stat().st_mtime_ns
        watch.until("^ready: ")
        project.edit(
            "scenes/first.py", "square.animate.shift(2 * mn.LEFT)", "square.animate.scale(5)"
        )
        assert watch.until("^answer: ") == f"answer: {now.relative_to(project.folder)}"
        assert video.stat().st_mtime_ns == before
        wait_for(lambda: middle(now)[0] > 100)  # the square has grown over the middle
        watch.until("first: made in")
        assert video.stat().st_mtime_ns != before
        project.edit("scenes/first.py", "square.animate.scale(5)", "squire.animate.scale(5)")
        watch.until("waiting for the next save")
        project.edit("scenes/first.py", "squire", "square")
        watch.until("first: made, from the cache")
    assert len(complaints) == 2, complaints
    assert re.match(
        r"failed: first: scenes/first\.py:14, beat answer: NameError: name 'squire'", complaints[0]
    )


def test_a_scene_of_any_file_is_watched(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "intro.py"
    file.write_text(RED, encoding="utf-8")
    with watching(project, str(file), "Intro") as (watch, _):
        folder = Path(watch.until("^watching").removeprefix("watching; files go to "))
        assert folder.parts[:3] == ("out", "draft", "files")
        watch.until("Intro: made in")
        watch.until("^ready: ")
        file.write_text(
            RED.replace("mn.DOWN / 5", "mn.DOWN / 5).set_fill(mn.PURE_BLUE"), encoding="utf-8"
        )
        seen = watch.until(r"^play \d: ")
        watch.until("Intro: made in")
    now = project.folder / folder / "Intro.now.jpg"
    assert seen.endswith(": " + str(folder / "Intro.now.jpg"))
    assert middle(now)[2] > 200


def test_finds_are_told_as_check_tells_them_each_once(tmp_path: Path) -> None:
    """In a new film, whose clip is right at first."""
    folder = tmp_path / "my film"
    new_film(folder)
    shutil.copytree(ROOT / "reel", folder / "reel")
    shutil.copy(ROOT / "render.py", folder)
    project = Project(folder)
    scene = "scenes/doubling/scene.py"
    with watching(project, "doubling", "--voice", "none") as (watch, _):
        watch.until("doubling: made in")
        watch.until("^ready: ")
        pale = 'self.add(self.text("pale").set_color("#2A2D36").to_edge(mn.DOWN))'
        project.edit(scene, "self.mark_still()", f"{pale}\n            self.mark_still()")
        watch.until("^ask in its last frame: .*contrast")
        watch.until("doubling: made in")
        project.edit(scene, "run_time=1.6", "run_time=1.4")
        watch.until("doubling: made in")
    found = [line for line in watch.lines if "last frame: " in line]
    assert len(found) == len(set(found)), found


def test_names_that_there_are_not_are_told(project: Project, tmp_path: Path) -> None:
    for names, complaint in (
        (["nobody"], "no clip is called 'nobody'"),
        (["first", "second"], "watch looks at one clip"),
        (["first", "--format", "all"], "watch looks at one format"),
        (["first", "--theme", "drak"], "did you mean 'dark'?"),
        ([str(tmp_path / "no.py")], "no such file"),
        ([plain.__file__, "--voice", "none"], "--voice is for clips of a film"),
    ):
        result = project.run("watch", *names)
        assert result.returncode != 0
        assert complaint in result.stderr
        assert result.stderr.count("\n") == 1, result.stderr


def test_watch_renders_again_when_words_change(project: Project) -> None:
    sheet = project.out / "stills" / "second.png"
    with watching(project, "second") as (watch, complaints):
        watch.until("second: made, from the cache")
        wait_for(sheet.exists)
        first = sheet.stat().st_mtime_ns
        time.sleep(0.5)
        project.edit("assets/words/en.toml", "is drawn", "is traced")
        wait_for(lambda: sheet.stat().st_mtime_ns != first)
        time.sleep(0.3)
    assert len(complaints) == 1, complaints
    assert not (project.folder / "out" / "watch").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("scenes/second.py", "failed: second: scenes/second.py:1: SyntaxError: "),
        ("scenes/storyboard.py", "cannot be imported: scenes/storyboard.py:1: SyntaxError: "),
    ],
)
def test_watch_waits_for_the_save_that_mends_a_mistake(
    project: Project, name: str, said: str
) -> None:
    path = project.folder / name
    right = path.read_text(encoding="utf-8")
    path.write_text("x = (\n" + right, encoding="utf-8")
    with watching(project, "second") as (watch, complaints):
        watch.until("waiting for the next save")
        path.write_text(right, encoding="utf-8")
        wait_for((project.out / "stills" / "second.png").exists)
    assert said in complaints[0]
    assert len(complaints) == 2, complaints
