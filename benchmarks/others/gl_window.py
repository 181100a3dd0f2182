"""ManimGL: its window on a screen that nobody sees, and its command that writes a video."""

import os
import pty
import shutil
import subprocess
import textwrap
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from benchmarks.others.edits import HERE, PATIENCE, PLAY, RATE, SCENE, SIZE, SPOT, Edit, is_seen
from benchmarks.others.edits import source as edited
from benchmarks.others.manim_command import judge
from benchmarks.others.sleepers import Sleepers, children
from benchmarks.project import CommandFailed, Copy

_FILE = HERE / "gl.py"
_EYE = HERE / "gl_eye.py"
_BEGIN, _END = "# The square", "# The number"  # comments around the edited play, in the file
_QUIET = 1.0  # seconds without a frame: the play is over
_LOOKING = 0.005  # seconds between looks


class Screen:
    """A screen, and ManimGL's command there.

    Args:
        python: of the environment that has it.
        display: the screen's name.
        folder: where it runs.
    """

    def __init__(self, python: str, display: str, folder: Path) -> None:
        self.python, self.folder = python, folder
        own = str(Path(python).parent)
        self.environment = {
            **os.environ,
            "DISPLAY": display,
            "PATH": os.pathsep.join([own, os.environ["PATH"]]),
            "PROMPT_TOOLKIT_NO_CPR": "1",
            "TERM": "xterm",
        }
        self.file = folder / _FILE.name
        # Its option --fps takes no number in 1.7.2: it fails when it plays.
        settings = folder / "custom_config.yml"
        settings.write_text(f"camera:\n  fps: {RATE}\n", encoding="utf-8")

    def version(self) -> str:
        """Tell which version of it there is.

        Raises:
            CommandFailed: there is none.
        """
        code = "from importlib.metadata import version; print(version('manimgl'))"
        said = subprocess.run([self.python, "-c", code], capture_output=True, text=True)
        if said.returncode:
            raise CommandFailed(f"{self.python} has no ManimGL: pip install manimgl")
        return said.stdout.strip()

    def save(self, number: int) -> str:
        """Make an edit; give the file's text."""
        text = edited(_FILE, number)
        self.file.write_text(text, encoding="utf-8")
        return text

    def watched(self, log: Path, *options: str) -> list[str]:
        """Give the command that shows the scene and notes its frames."""
        spot = map(str, SPOT)
        return [self.python, str(_EYE), str(log), *spot, _FILE.name, SCENE, *options]


class _There(Copy):
    """The same, run to its end."""

    def __init__(self, screen: Screen) -> None:
        super().__init__(screen.folder)
        self._screen = screen

    @property
    def environment(self) -> dict[str, str]:
        return self._screen.environment


@contextmanager
def screen(python: str) -> Iterator[Screen]:
    """Start a screen of which a window takes a quarter.

    Raises:
        CommandFailed: a program is missing.
    """
    for program in ("Xvfb", "xclip"):
        if shutil.which(program) is None:
            raise CommandFailed(f"{program} is missing")
    width, height = (2 * side for side in SIZE)
    with TemporaryDirectory(prefix="bench-") as folder:
        ours, theirs = os.pipe()
        process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(theirs), "-screen", "0", f"{width}x{height}x24"],
            pass_fds=[theirs], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs)
        try:
            with open(ours) as told:  # noqa: PTH123 (a pipe, not a path)
                number = told.readline().strip()
            yield Screen(python, f":{number}", Path(folder))
        finally:
            process.terminate()
            process.wait()


@contextmanager
def to_video(screen: Screen) -> Iterator[Edit]:
    """Give an edit that ends with a video."""

    def edit(number: int) -> float:
        screen.save(number)
        command = screen.python, "-m", "manimlib", screen.file.name, SCENE, "-w", "-l"
        seconds = _There(screen).run(*command).seconds
        judge(screen.folder / f"videos/{SCENE}.mp4", number)
        return seconds

    yield edit


@contextmanager
def from_play(screen: Screen) -> Iterator[Edit]:
    """Give an edit after which its window is opened anew, at the edited play."""

    def edit(number: int) -> float:
        began = time.time()
        screen.save(number)
        log = screen.folder / f"from-{number}.log"
        with _running(screen, screen.watched(log, "-l", "-n", str(PLAY))):
            return _seen(log, 0, number) - began

    yield edit


@contextmanager
def pasted(screen: Screen) -> Iterator[Edit]:
    """Give an edit whose play is pasted into the shell of an open window: its own quick way.

    The window shows what is before that play; the time is from the call of `checkpoint_paste`.

    Raises:
        CommandFailed: the window does not open.
    """
    with ExitStack() as stack:
        text = screen.save(0)
        line = text[: text.index(_BEGIN)].count("\n")
        log = screen.folder / "pasted.log"
        before = children()
        command = screen.watched(log, "-l", "-s", "-e", str(line))
        shell = stack.enter_context(_running(screen, command))
        _paste(screen, shell, text)
        _seen(log, 0, 0)
        _rest(log)
        sleepers = Sleepers(children() - before)
        stack.callback(sleepers.wake)

        def edit(number: int) -> float:
            text = screen.save(number)
            with sleepers.awake():
                size = log.stat().st_size
                began = _paste(screen, shell, text)
                seconds = _seen(log, size, number) - began
                _rest(log)
                return seconds

        yield edit


def _paste(screen: Screen, shell: int, text: str) -> float:
    """Copy the edited play and have it run; give the time at which that was asked for."""
    copied = " " * 8 + text[text.index(_BEGIN) : text.index(_END)].rstrip() + "\n"
    subprocess.run(
        ["xclip", "-selection", "clipboard"], input=textwrap.dedent(copied), text=True, check=True,
        env=screen.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    began = time.time()
    os.write(shell, b"checkpoint_paste()\r")
    return began


@contextmanager
def _running(screen: Screen, command: list[str]) -> Iterator[int]:
    """Run a command in a terminal; give where it is typed."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command, cwd=screen.folder, env=screen.environment, stdin=theirs, stdout=theirs,
        stderr=theirs, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    Thread(target=_read_away, args=(ours,), daemon=True).start()
    try:
        yield ours
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _read_away(terminal: int) -> None:
    """Read what is printed, so that it does not wait for it."""
    with suppress(OSError):
        while os.read(terminal, 65536):
            pass


def _rest(log: Path) -> None:
    """Wait until no frames are shown any more."""
    size = -1
    while size < (size := log.stat().st_size):
        time.sleep(_QUIET)


def _seen(log: Path, size: int, number: int) -> float:
    """Wait for the first frame of an edit after so many bytes of a log; give its time.

    Raises:
        CommandFailed: none is shown.
    """
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if log.exists():
            with log.open() as told:
                told.seek(size)
                for line in told.read().splitlines(keepends=True):
                    moment, *pixel = line.split()
                    if line.endswith("\n") and is_seen(number, [*map(int, pixel)]):
                        return float(moment)
        time.sleep(_LOOKING)
    raise CommandFailed(f"ManimGL has not shown edit {number}")
