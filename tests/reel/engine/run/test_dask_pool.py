"""A real Dask scheduler and real workers on this machine, some of them killed."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from benchmarks.cluster import address_in
from tests.conftest import Project, new_project, wait_for

pytest.importorskip("distributed")

pytestmark = pytest.mark.slow

BEATS = ("one", "two", "three", "four")

# Half-way through its second beat it says where it is, and waits for leave to go on.
LONG = f"""
import os
import time
from pathlib import Path

import manim as mn

from scenes.common import Tiny

ROOT = Path(__file__).parents[1]


class Long(Tiny):
    def construct(self):
        square = mn.Square(1, fill_opacity=1)
        for number, name in enumerate({BEATS}):
            with self.beat(name, rest=0.4):
                self.move(square.animate.shift([number - 1, 1, 0]))
                if name == "two":
                    (ROOT / "here" / str(os.getpgid(os.getppid()))).touch()
                    while not (ROOT / "go").exists():
                        time.sleep(0.05)
                self.move(square.animate.rotate(1))
"""

WORDS = """
[clips.long]
title = "How long?"
takeaway = "That long."

[clips.long.beats]
"""


TALK = """
from manim import *

config.format = "webm"


class Talk(Scene):
    def construct(self):
        self.play(Create(Square()), run_time=0.4)
        self.play(FadeOut(*self.mobjects), run_time=0.4)
"""


class Started:
    """A program of Dask's, with all processes that it starts."""

    def __init__(self, folder: Path, log: Path, ready: str, *args: str) -> None:
        self.log = log
        with log.open("w") as file:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "dask", *args],
                cwd=folder,
                stdout=file,
                stderr=subprocess.STDOUT,
                process_group=0,
            )
        try:
            wait_for(lambda: ready in log.read_text(), 60)
        except BaseException:
            self.kill()
            raise

    def kill(self) -> None:
        """End it at once, and its children."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def worker(project: Project, address: str, log: Path) -> Iterator[Started]:
    """Run a worker in a project's folder, until it is no longer needed."""
    arguments = "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1"
    place = "--local-directory", str(log.with_suffix(".d"))
    ready = "Registered to:"
    started = Started(project.folder, log, ready, "worker", address, *arguments, *place)
    try:
        yield started
    finally:
        started.process.terminate()  # says farewell to the scheduler
        with suppress(subprocess.TimeoutExpired):
            started.process.wait(20)
        started.kill()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The tiny project with a fourth clip, of several beats; rendered by one process and by two."""
    made = new_project(tmp_path_factory.mktemp("cluster") / "my films")
    (made.folder / "scenes" / "long.py").write_text(LONG)
    made.edit("scenes/storyboard.py", "\n)", f'\n    Clip("long", "scenes.long:Long", {BEATS}),\n)')
    beats = "".join(f'{name} = "This is {name} of them."\n' for name in BEATS)
    made.edit("assets/words/en.toml", "[clips.first]\n", WORDS + beats + "\n[clips.first]\n")
    (made.folder / "here").mkdir()
    (made.folder / "go").touch()
    render(made, "one", "--jobs", "1")
    render(made, "two", "--jobs", "2")
    assert files(made, "one") == files(made, "two")
    return made


@pytest.fixture(scope="module")
def scheduler(project: Project) -> Iterator[str]:
    """The address of a scheduler."""
    folder = project.folder.parent
    about = folder / "scheduler.json"
    arguments = "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file"
    ready = "Scheduler at:"
    started = Started(folder, folder / "log", ready, "scheduler", *arguments, str(about))
    wait_for(lambda: bool(address_in(about)))
    yield address_in(about)
    started.kill()


@pytest.fixture
def held(project: Project) -> Iterator[None]:
    """Let the long clip wait half-way, unless it is told to go on."""
    shutil.rmtree(project.folder / "here")
    (project.folder / "here").mkdir()
    (project.folder / "go").unlink()
    yield
    (project.folder / "go").touch()


def render(project: Project, out: str, *args: str) -> str:
    """Render all anew into a folder; return what is said."""
    result = project.run("--quality", "90p15", "--fresh", "--out", out, *args)
    assert result.returncode == 0, result.stderr + result.stdout
    assert not result.stderr
    return result.stdout


def files(project: Project, out: str) -> dict[str, bytes]:
    """What has been delivered."""
    folder = project.folder_at("90p15", out)
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {"long.mp4", "film.mp4"} <= set(found)
    return found


def test_a_cluster_makes_the_same_files(project: Project, scheduler: str, tmp_path: Path) -> None:
    with worker(project, scheduler, tmp_path / "a"), worker(project, scheduler, tmp_path / "b"):
        render(project, "cluster", "--cluster", scheduler)
    assert files(project, "cluster") == files(project, "one")


def test_a_file_is_rendered_where_it_lies_at_the_same_path(
    project: Project, scheduler: str, tmp_path: Path
) -> None:
    (project.folder / "talk.py").write_text(TALK)
    with worker(project, scheduler, tmp_path / "a"):
        for out, where in (("here", ()), ("there", ("--cluster", scheduler))):
            arguments = "file", "talk.py", "--quality", "90p15", "--out", out, *where
            result = project.run(*arguments)
            assert result.returncode == 0, result.stderr
    here, there = (project.folder / out / "files/talk/Talk.webm" for out in ("here", "there"))
    assert here.read_bytes() == there.read_bytes()


@pytest.mark.usefixtures("held")
def test_a_killed_machine_loses_nothing(project: Project, scheduler: str, tmp_path: Path) -> None:
    with (
        worker(project, scheduler, tmp_path / "a") as one,
        worker(project, scheduler, tmp_path / "b") as other,
    ):
        process = project.start(
            *("--quality", "90p15", "--fresh", "--out", "less", "--cluster", scheduler)
        )
        wait_for(lambda: list((project.folder / "here").iterdir()), 60)
        (place, *_) = (project.folder / "here").iterdir()
        victim, survivor = (one, other) if int(place.name) == one.process.pid else (other, one)
        assert int(place.name) == victim.process.pid
        victim.kill()
        (project.folder / "go").touch()
        said, complaint = process.communicate(timeout=120)
        assert survivor.process.poll() is None
    assert process.returncode == 0, complaint + said
    assert not complaint
    assert files(project, "less") == files(project, "one")


@pytest.mark.usefixtures("held")
def test_a_worker_that_comes_late_and_differs_draws_nothing(
    project: Project, scheduler: str, tmp_path: Path
) -> None:
    with worker(project, scheduler, tmp_path / "a") as good:
        arguments = "--quality", "90p15", "--fresh", "--out", "late", "--cluster", scheduler
        process = project.start("clip", "long", *arguments)
        wait_for(lambda: list((project.folder / "here").iterdir()), 60)
        with worker(edited(project, tmp_path), scheduler, tmp_path / "b"):
            good.kill()
            (project.folder / "go").touch()
            _, complaint = process.communicate(timeout=120)
    assert process.returncode == 1
    assert complaint.startswith("failed: long: ")
    assert "is not as the caller: scenes is " in complaint
    assert complaint.count("\n") == 1
    assert not list((project.folder / "late").rglob("*.mp4"))


def edited(project: Project, folder: Path) -> Project:
    """A copy of a project that draws something else."""
    copy = project.copy(folder / "other")
    copy.edit("scenes/first.py", "Square(2", "Square(3")
    return copy


def refusal(project: Project, address: str) -> str:
    """The one line with which a cluster is refused."""
    result = project.run("--quality", "90p15", "--fresh", "--out", "no", "--cluster", address)
    assert result.returncode == 2
    assert result.stderr.startswith("error: --cluster")
    assert result.stderr.count("\n") == 1
    assert not list((project.folder / "no").rglob("*.mp4"))
    return result.stderr


def test_a_worker_with_other_code_is_refused(
    project: Project, scheduler: str, tmp_path: Path
) -> None:
    other = edited(project, tmp_path)
    with worker(project, scheduler, tmp_path / "a"), worker(other, scheduler, tmp_path / "b"):
        complaint = refusal(project, scheduler)
    assert "is not as this machine: scenes is " in complaint


def test_a_worker_without_the_project_is_refused(
    project: Project, scheduler: str, tmp_path: Path
) -> None:
    (tmp_path / "reel").mkdir()
    (tmp_path / "reel" / "__init__.py").touch()  # lest it find the one that is tested
    with worker(Project(tmp_path), scheduler, tmp_path / "a"):
        complaint = refusal(project, scheduler)
    assert "No module named 'reel.engine'" in complaint
    assert f"python -m dask worker {scheduler} --nthreads 1" in complaint


def test_a_cluster_without_workers_is_refused(project: Project, scheduler: str) -> None:
    assert "it has no worker" in refusal(project, scheduler)


def test_an_address_without_a_scheduler_is_named(project: Project) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
    assert "no Dask scheduler answers" in refusal(project, address)


@pytest.mark.parametrize("address", ["nonsense", "tcp://:", "http://here:1", "tls://here:1"])
def test_what_is_no_address_is_named_in_one_line(project: Project, address: str) -> None:
    complaint = refusal(project, address)
    assert complaint.startswith(f"error: --cluster {address!r}: no Dask scheduler answers")
    assert "tcp://host:8786" in complaint
    assert complaint.count("\n") == 1
