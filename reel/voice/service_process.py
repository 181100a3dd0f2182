"""The process of a speech service: it may hang or die there, and is stopped when nobody waits."""

import weakref
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock

from reel.voice.service_host import Host, Said, generate, seclude

PATIENCE = 300
"""Seconds after which a service that has not answered is given up; some load a model first."""


class ServiceProcess:
    """Asks a service, one text after the other. Its process begins with the first one, and anew
    after one at which it has hung or died.

    Args:
        folder: the project's.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._line: Connection | None = None
        self._end: Callable[[], object] = lambda: None  # ends the process
        self._stopped = False
        self._asking = Lock()

    def ask(self, host: Host, text: str) -> Said:
        """Let the service speak; who comes second waits."""
        with self._asking:
            line = self._line or self._started()
            if self._stopped:  # asked for last: it may have been while the process began
                self._end()
            try:
                line.send((host, text))
                if line.poll(PATIENCE):
                    said: Said = line.recv()
                    return said
                problem = f"the service has not answered for {PATIENCE} s"
            except (EOFError, OSError):
                problem = "the service has ended its process"
            self._line = None
            self._end()
            return Said(problem=problem)

    def stop(self) -> None:
        """Wait for no answer any more: who is waiting for one gets none, nor does who asks."""
        self._stopped = True
        self._end()

    def _started(self) -> Connection:
        spawning = get_context("spawn")
        self._line, theirs = spawning.Pipe()
        process = spawning.Process(target=_serve, args=(theirs, self._folder), daemon=True)
        process.start()
        theirs.close()
        self._end = weakref.finalize(self, process.kill)
        return self._line


def _serve(line: Connection, folder: str) -> None:
    """Answer until nobody asks any more."""
    seclude(folder)
    with suppress(EOFError):
        while True:
            line.send(generate(*line.recv()))
