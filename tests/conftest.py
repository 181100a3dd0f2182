"""A tiny project of three clips, on which the real program is tried."""

import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import msgspec
import pytest

from reel.cli.main import main as run_command
from reel.cli.new import new_film
from reel.records.formats import LANDSCAPE, Captions, quality_of
from reel.records.out_folder import folder_for
from reel.records.timeline import Timeline, read_timeline
from tests.our_film import ROOT

# Whatever the environment says, compiled modules are kept: the tests start Python some hundred
# times, and it would compile all of the tool each time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


class Project:
    """A copy of the program with a storyboard of its own, in a folder with a space in its name.

    Attributes:
        folder: the project's.
        quality: at which its videos are rendered mostly.
        out: where those go, in landscape.
    """

    def __init__(self, folder: Path, quality: str = "draft") -> None:
        self.folder = folder
        self.quality = quality
        self.out = self.folder_at(quality)

    def folder_at(self, quality: str, out: str = "out", captions: Captions | None = None) -> Path:
        """Where landscape videos go that are made so."""
        return folder_for(self.folder / out, LANDSCAPE, quality_of(quality), captions=captions)

    def start(self, *args: str, cwd: Path | None = None) -> subprocess.Popen[str]:
        """Start `render.py` in a process group of its own, as a terminal does."""
        return subprocess.Popen(
            [sys.executable, str(self.folder / "render.py"), *args],
            cwd=cwd or self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            process_group=0,
            # A test run in the background ignores Ctrl-C, and so would all that it starts.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    def run(self, *args: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Run `render.py` to its end."""
        process = self.start(*args, cwd=cwd)
        try:
            said, complained = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        return subprocess.CompletedProcess(args, process.returncode, said, complained)

    def run_file(self, *args: str) -> subprocess.CompletedProcess[str]:
        """Run the command `file` in this process, with the tool's original: scenes are played in
        processes all the same. Python, the tool and Manim are not started anew, which takes longer
        than to draw what a test draws."""
        said, complained = StringIO(), StringIO()
        before = signal.getsignal(signal.SIGTERM)
        try:
            with (
                contextlib.chdir(self.folder),
                patch.object(sys, "argv", ["render.py", "file", *args]),
                patch.dict(os.environ),  # which `--cache` changes, for the processes of scenes
                contextlib.redirect_stdout(said),
                contextlib.redirect_stderr(complained),
            ):
                try:
                    code = run_command(self.folder)
                except SystemExit as leaving:
                    code = int(leaving.code or 0)
        finally:
            signal.signal(signal.SIGTERM, before)
        return subprocess.CompletedProcess(args, code, said.getvalue(), complained.getvalue())

    def timeline(self, name: str) -> Timeline:
        """A video's timeline."""
        return read_timeline(self.out / f"{name}.json")

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a text in one of the project's files."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def drafts(self) -> list[Path]:
        """What half-made things lie about."""
        return [*self.folder.glob(".cache/*/.draft*"), *self.folder.glob("out/**/*.part")]

    def copy(self, folder: Path) -> "Project":
        """A copy of it, cache and all, to be changed at will."""
        passing = shutil.ignore_patterns("*.pyc.*")  # which Python has only while it writes one
        shutil.copytree(self.folder, folder, ignore=passing)
        return Project(folder, self.quality)


def new_project(folder: Path, quality: str = "draft") -> Project:
    """Begin a film as `reel new` does, and put three tiny clips in place of the template's one.

    Args:
        folder: where.
        quality: at which its videos are rendered mostly, and so are looked for.
    """
    ignored = shutil.ignore_patterns("__pycache__", "stage", "formula", "fast", "template")
    new_film(folder)
    for clip in ("scenes", "tests"):
        shutil.rmtree(folder / clip)
    shutil.copytree(ROOT / "reel", folder / "reel", ignore=ignored)
    shutil.copy(ROOT / "render.py", folder)
    shutil.copytree(Path(__file__).parent / "project", folder, dirs_exist_ok=True)
    return Project(folder, quality)


def new_whole_project(folder: Path) -> Project:
    """The same, with all of the tool: what looks into pictures knows what scenes stand on."""
    made = new_project(folder)
    for room in ("stage", "formula", "fast"):
        shutil.copytree(ROOT / "reel" / room, made.folder / "reel" / room)
    return made


def run_module(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a module of Python in a film's folder, with this project's tool and nothing else of it.

    Args:
        folder: where it runs.
        command: the module's name, and its arguments.
    """
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, timeout=120,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": str(folder.parent)},
    )  # fmt: skip


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that is made once, by one of the processes in which tests run; the others wait.

    Args:
        factory: of the process's own folders.
        name: the folder's.
        make: makes it, and all that is in it.
    """
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, whole = shared / name, shared / f"{name} is whole"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            shutil.rmtree(folder, ignore_errors=True)  # made in part, where `make` has failed
            make(folder)
            whole.touch()
    return folder


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The tiny project with its clips, film and stills rendered; not to be changed."""
    project = new_project(tmp_path_factory.mktemp("rendered") / "my films")
    for command in ((), ("stills",)):
        result = project.run(*command, "--quality", "draft")
        assert result.returncode == 0, result.stderr + result.stdout
    return project


@pytest.fixture
def project(rendered: Project, tmp_path: Path) -> Project:
    """A project of one's own, with all clips in its cache."""
    return rendered.copy(tmp_path / "my films")


@pytest.fixture
def scratch() -> Iterator[Path]:
    """A folder for temporary files; its path is short, for processes speak by sockets in it."""
    with TemporaryDirectory() as folder:
        yield Path(folder)


def wait_for(what: Callable[[], object], seconds: float = 30) -> None:
    """Wait until something is the case."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.05)


def listing(project: Project) -> list[dict[str, object]]:
    """What `list --json` says."""
    decoded: list[dict[str, object]] = msgspec.json.decode(project.run("list", "--json").stdout)
    return decoded
