"""What is printed while a scene is played, kept for the one who has asked for it."""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO

# What moves a terminal's cursor, changes its colours or its title.
_CONTROL = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[@-Z\\-_])")


class CapturedOutput:
    """What has been printed up to now."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def text(self) -> str:
        """Read it, as a screen without colours would show it, without space around it."""
        _flush()
        self._file.seek(0)
        printed = self._file.read().decode(errors="replace")
        plain = _CONTROL.sub("", printed).replace("\r\n", "\n")
        return "\n".join(map(_last_state, plain.split("\n"))).strip()

    def length(self) -> int:
        """Say how many bytes have been printed."""
        _flush()
        return os.fstat(self._file.fileno()).st_size

    def cut(self, length: int) -> None:
        """Forget all but the first so many bytes."""
        _flush()
        self._file.truncate(length)
        self._file.seek(length)


@contextmanager
def captured_output() -> Iterator[CapturedOutput]:
    """Capture all that is printed meanwhile, by Python or by C libraries."""
    _flush()
    saved = os.dup(1), os.dup(2)
    with tempfile.TemporaryFile() as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
        try:
            yield CapturedOutput(file)
        finally:
            _flush()
            for number, copy in enumerate(saved, 1):
                os.dup2(copy, number)
                os.close(copy)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):  # a scene has closed it, or taken it away
            stream.flush()


def _last_state(line: str) -> str:
    """What is left of a line that was written over, such as a progress bar, once it is over."""
    return next((state for state in reversed(line.split("\r")) if state.strip()), "")
