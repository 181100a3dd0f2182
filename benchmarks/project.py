"""Copies of the project to render in, and programs run in them: timed, their memory watched."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from reel.records.formats import LANDSCAPE, Quality
from reel.records.out_folder import folder_for

ROOT = Path(__file__).parents[1]

# Often enough to see a peak, which Linux remembers for us; seldom enough to cost nothing.
_WATCH_EVERY_SECONDS = 0.5


class CommandFailed(Exception):  # noqa: N818 (what happened, not a kind of error)
    """A program ended with an error; the message has the end of its output."""


@dataclass(frozen=True)
class Run:
    """Attributes: wall seconds; bytes of the largest process, or 0 if it was too short to see."""

    seconds: float
    peak: int


class Copy:
    """A copy of the project's tracked files, as they were when the benchmark began."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def out(self, quality: Quality) -> Path:
        """The folder of what render.py delivers at a quality."""
        return folder_for(self.folder / "out", LANDSCAPE, quality)

    def render(self, *args: str) -> Run:
        """Run render.py."""
        return self.run(sys.executable, "render.py", *args)

    def run(self, *command: str) -> Run:
        """Run a program to its end.

        Raises:
            CommandFailed: it ended with an error.
        """
        log = self.folder / "bench.log"
        with log.open("w") as file:
            began = time.perf_counter()
            process = subprocess.Popen(
                command, cwd=self.folder, env=self.environment, stdout=file,
                stderr=subprocess.STDOUT, process_group=0,
            )  # fmt: skip
            watch = _Watch(process.pid)
            try:
                process.wait()
                seconds = time.perf_counter() - began
            except BaseException:
                os.killpg(process.pid, signal.SIGKILL)
                raise
            finally:
                watch.stop()
        if process.returncode:
            said = log.read_text(errors="replace")[-3000:]
            raise CommandFailed(f"{' '.join(command)}: exit code {process.returncode}\n{said}")
        return Run(seconds, watch.peak)

    @property
    def environment(self) -> dict[str, str]:
        """The copy's own code comes before that of the project it was copied from."""
        return {**os.environ, "PYTHONPATH": str(self.folder)}


class Snapshot:
    """The project's tracked files as they are now."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._origin = folder / "origin"
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout
        for name in filter(None, listed.split("\0")):
            target = self._origin / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):  # removed, but not yet committed so
                shutil.copy(ROOT / name, target)

    @contextmanager
    def copy(self) -> Iterator[Copy]:
        """Give a copy with an empty cache, and remove it afterwards."""
        with tempfile.TemporaryDirectory(dir=self._folder) as folder:
            shutil.copytree(self._origin, folder, dirs_exist_ok=True)
            yield Copy(Path(folder))


class _Watch:
    """Watches a process and its children; keeps how large the largest has been."""

    def __init__(self, pid: int) -> None:
        self.peak = 0
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(_WATCH_EVERY_SECONDS):
            with suppress(psutil.Error):
                root = psutil.Process(self._pid)
                for process in [root, *root.children(recursive=True)]:
                    self.peak = max(self.peak, _largest(process))


def _largest(process: psutil.Process) -> int:
    """How large a process has been: where that is not known, how large it is."""
    try:
        status = Path(f"/proc/{process.pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024
    except (OSError, IndexError):
        with suppress(psutil.Error):
            return int(process.memory_info().rss)
        return 0
