"""Runs one of the project's ordinary commands, and passes on what it writes."""

import os
import signal
import subprocess
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

_PATIENCE = 10
"""Seconds that a command has to leave when it is stopped."""

_LONGEST = 4000  # characters of a line


class Command:
    """A command that runs.

    Args:
        arguments: the program and what it is told.
        folder: where it runs.
        on_line: is told each line that it writes, from a thread of its own.
        on_end: is told its exit code, and whether it was stopped.

    Raises:
        OSError: it cannot be started.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        folder: Path,
        on_line: Callable[[str], None],
        on_end: Callable[[int, bool], None],
    ) -> None:
        self._on_line, self._on_end = on_line, on_end
        self._stopped = False
        self._process = subprocess.Popen(
            arguments,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
            start_new_session=True,  # so that its workers are stopped with it
        )
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End it, as Ctrl-C does; what does not leave in time is killed."""
        self._stopped = True
        self._signal(signal.SIGINT)
        threading.Thread(target=self._insist, daemon=True).start()

    def close(self) -> None:
        """End it, and wait until it is gone."""
        self.stop()
        self._thread.join(_PATIENCE + 1)

    def _insist(self) -> None:
        try:
            self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._signal(getattr(signal, "SIGKILL", signal.SIGTERM))

    def _signal(self, number: int) -> None:
        with suppress(OSError):
            if os.name == "posix":
                os.killpg(self._process.pid, number)
            else:
                self._process.terminate()

    def _follow(self) -> None:
        assert self._process.stdout
        with self._process.stdout:
            for line in self._process.stdout:
                self._on_line(line.rstrip("\n")[:_LONGEST])
        self._on_end(self._process.wait(), self._stopped)
