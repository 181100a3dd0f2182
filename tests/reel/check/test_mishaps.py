"""What a check says when it cannot look: one line that names the thing, and never nothing."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reel.cli.new import new_film
from tests.conftest import run_module
from tests.our_film import ROOT


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A new film, to be broken at will."""
    new_film(tmp_path / "film")
    return tmp_path / "film"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("raise SystemExit(0)", "sys.exit(0): a scene must not end the program"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt: a scene must not end the program"),
        ("import os; os._exit(3)", "os._exit(3): a scene must not end the program"),
        ("import os; os.kill(os.getpid(), 9)", "its process was killed by SIGKILL"),
    ],
)
def test_a_scene_that_ends_the_program_is_found(film: Path, line: str, said: str) -> None:
    with (film / "scenes" / "doubling" / "scene.py").open("a", encoding="utf-8") as scene:
        scene.write(f"\n{line}\n")
    done = run_module(film, "reel", "check")
    assert done.returncode == 1
    (error,) = [line for line in done.stdout.splitlines() if line.startswith("error: ")]
    assert error.startswith("error: doubling landscape: scene.error: ")
    assert said in error
    assert "Traceback" not in done.stderr


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


def test_it_tells_how_it_goes_what_was_looked_at_and_where_a_scene_fails(film: Path) -> None:
    scene = film / "scenes" / "doubling" / "scene.py"
    text = scene.read_text(encoding="utf-8")
    line = text[: text.index("plot = self.axes()")].count("\n") + 2
    fault = (
        'plot = self.axes()\n        print("hello"); mn.logger.warning("look"); '
        'raise ValueError("one\\ntwo")'
    )
    scene.write_text(text.replace("plot = self.axes()", fault), encoding="utf-8")
    (film / "out" / "portrait").mkdir(parents=True)
    (film / "out" / "portrait" / "doubling.mp4").write_bytes(b"no video")
    command = ("reel", "check", "--format", "landscape", "--format", "portrait")

    done = run_module(film, *command)
    assert done.returncode == 1
    assert not done.stderr
    told, _, summary = done.stdout.partition("looked at ")
    for shape in ("landscape", "portrait"):
        trace = f".cache/failed/check-doubling-{shape}.txt"
        where = f"scenes/doubling/scene.py:{line}"
        assert f"doubling {shape}: started\n" in told
        for line_said in ("hello", "warning: look"):
            assert told.count(f"doubling {shape} says: {line_said}\n") == 1
        assert re.search(rf"doubling {shape}: \d found in [\d.]+ s \(\d of 2\)\n", told)
        assert (
            f"error: doubling {shape}: scene.error: {where}: ValueError: one (traceback: {trace})\n"
            "    two\n"
        ) in told
        assert "ValueError: one\ntwo" in (film / trace).read_text(encoding="utf-8")
    assert summary.splitlines() == [
        "1 clip: doubling",
        "formats: landscape, portrait; themes: dark, light",
        "videos in out/landscape: none; not rendered: doubling.mp4, film.mp4",
        "videos in out/portrait: doubling.mp4; not rendered: film.mp4",
        "3 found in landscape, portrait (3 errors)",
    ]

    done = run_module(film, "reel", "check", "--format", "portrait", "--json")
    found = json.loads(done.stdout)
    assert [each["rule"] for each in found] == ["files.timeline", "scene.error"]
    assert "2 found in portrait" in done.stderr


@pytest.mark.parametrize("seconds", [0.0, 1.0])
def test_ctrl_c_stops_it_with_one_line_and_leaves_nothing(
    film: Path, scratch: Path, seconds: float
) -> None:
    """While its first process starts, and while it plays the scene."""
    process = subprocess.Popen(
        [sys.executable, "-m", "reel", "check"], cwd=film, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, process_group=0,
        env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(scratch)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    assert process.stdout
    assert any("started" in line for line in process.stdout)
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGINT)
    _, complained = process.communicate(timeout=60)
    assert process.returncode == 130
    assert complained == "stopped; nothing half-made is left\n"
    assert not list(scratch.iterdir())
