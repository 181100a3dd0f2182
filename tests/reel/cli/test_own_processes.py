"""Scenes that start processes of their own, and what is left of those: nothing."""

import os
import signal
import sys
from pathlib import Path

import pytest

from tests.conftest import Project, wait_for
from tests.our_film import ROOT

# Imports no Manim, so that processes that are begun anew are quick.
HELPER = """
import os
import time
from pathlib import Path


def square(number):
    return number * number


def stay(folder):
    Path(folder, str(os.getpid())).touch()
    time.sleep(600)
"""
POOLS = """
import multiprocessing
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from manim import *
from helper import square


def half(number):
    return number // 2


class Pools(Scene):
    def construct(self):
        with multiprocessing.Pool(2) as pool:
            assert pool.map(half, range(4)) == [0, 0, 1, 1]
        for method in multiprocessing.get_all_start_methods():
            context = multiprocessing.get_context(method)
            with context.Pool(1) as pool:
                assert pool.map(square, range(4)) == [0, 1, 4, 9]
            with ProcessPoolExecutor(1, mp_context=context) as pool:
                assert list(pool.map(square, range(4))) == [0, 1, 4, 9]
        with multiprocessing.Manager() as manager:
            assert list(manager.list([1])) == [1]
        # A program of theirs finds the module beside it.
        subprocess.run([sys.executable, "program.py"], check=True)
        self.play(Create(Dot()), run_time=0.4)
"""
STAYS = """
import multiprocessing
import subprocess
import sys
from manim import *
from helper import stay


class Stays(Scene):
    def construct(self):
        for method in multiprocessing.get_all_start_methods():
            context = multiprocessing.get_context(method)
            self.lock = context.Lock()
            process = context.Process(target=stay, args=("marks",))
            process.start()
        subprocess.run([sys.executable, "program.py", "marks"])
"""
PROGRAM = """
import sys
from helper import stay

if len(sys.argv) > 1:
    stay(sys.argv[1])
"""


@pytest.fixture
def talks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of scenes that start processes."""
    monkeypatch.setenv("HOME", str(tmp_path))
    files = {"pools": POOLS, "stays": STAYS, "helper": HELPER, "program": PROGRAM}
    for name, text in files.items():
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    (tmp_path / "marks").mkdir()
    return tmp_path


def test_a_scene_may_start_processes(talks: Path) -> None:
    result = Project(ROOT).run("file", "pools.py", "--quality", "64p5", "--jobs", "1", cwd=talks)
    assert result.returncode == 0, result.stderr
    assert (talks / "out" / "files" / "pools" / "Pools.mp4").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="there, processes have no groups")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_processes_of_a_scene_end_with_the_run(talks: Path, number: signal.Signals) -> None:
    process = Project(ROOT).start("file", "stays.py", "--jobs", "1", cwd=talks)
    marks = talks / "marks"
    wait_for(lambda: len(list(marks.iterdir())) == 4)
    os.killpg(process.pid, number)
    _, complaints = process.communicate(timeout=30)
    wait_for(lambda: not any(runs(int(mark.name)) for mark in marks.iterdir()))
    if number != signal.SIGKILL:
        assert complaints in ("", "stopped; nothing half-made is left\n")
        assert not list(talks.glob(".cache/reel/scratch/*"))


def runs(process: int) -> bool:
    """Whether there is such a process, that has not only to be buried yet."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
