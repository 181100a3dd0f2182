"""Programs that are busy even if nothing happens: they are stopped while others are measured."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil

_WAKING_SECONDS = 1.0  # until what has waited meanwhile is done


def children() -> set[psutil.Process]:
    """List the programs that this one has started."""
    return set(psutil.Process().children())


class Sleepers:
    """Programs with all that they have started; they sleep from now on.

    Args:
        programs: those.
    """

    def __init__(self, programs: set[psutil.Process]) -> None:
        self._programs = programs
        self._stop()

    @contextmanager
    def awake(self) -> Iterator[None]:
        """Let them go on meanwhile."""
        self.wake()
        time.sleep(_WAKING_SECONDS)
        try:
            yield
        finally:
            self._stop()

    def wake(self) -> None:
        """Let them go on, so that they can be ended."""
        for process in self._all():
            with suppress(psutil.Error):
                process.resume()

    def _stop(self) -> None:
        for process in self._all():
            with suppress(psutil.Error):
                process.suspend()

    def _all(self) -> list[psutil.Process]:
        found = list(self._programs)
        for program in self._programs:
            with suppress(psutil.Error):
                found += program.children(recursive=True)
        return found
