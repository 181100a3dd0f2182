"""What is printed while a scene is played, kept for the one who has asked for it."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO


class CapturedOutput:
    """What has been printed up to now."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def text(self) -> str:
        """Read it, without space around it."""
        _flush()
        self._file.seek(0)
        return self._file.read().decode(errors="replace").strip()


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
    sys.stdout.flush()
    sys.stderr.flush()
