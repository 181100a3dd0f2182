"""What Manim and scenes log: their own words, as plain lines, without Manim's talk of its progress.

Manim's own handler colours them, and breaks them where a terminal would end.
"""

import logging
import re
import sys
from pathlib import Path

import manim as mn
from rich.logging import RichHandler

_MANIM = Path(mn.__file__).parent
_TEX = "tex_file_writing"  # the module that says, as mere information, how to mend an error
_LOST = re.compile(r"\. See log output above or the log file: .*")


class _PlainHandler(logging.Handler):
    """Writes what a person logs, and what Manim warns of: that once, for it tells it every time.

    Attributes:
        errors: what Manim has called errors; it raises one beside most, and so they wait for it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.errors: list[str] = []
        self._said: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        line = self.format(record).strip()
        if Path(record.pathname).is_relative_to(_MANIM):
            mends = bool(self.errors) and record.module == _TEX
            if line in self._said or (record.levelno < logging.WARNING and not mends):
                return
            self._said.add(line)
            if record.levelno >= logging.ERROR or mends:
                self.errors.append(line)
                return
        print(f"{record.levelname.lower()}: {line}", file=sys.stderr)


_handler = _PlainHandler()


def log_plainly() -> None:
    """Put a plain handler in the place of Manim's, or of an earlier one."""
    global _handler
    _handler = _PlainHandler()
    ours = logging.getLogger("manim"), logging.getLogger()
    for logger in ours:
        for old in logger.handlers[:]:
            if isinstance(old, RichHandler | _PlainHandler):
                logger.removeHandler(old)
                logger.addHandler(_handler)


def write_errors() -> None:
    """Write the errors that Manim has logged: the scene has gone on after them."""
    for line in _handler.errors:
        print(f"error: {line}", file=sys.stderr)
    _handler.errors.clear()


def with_errors(what: str) -> str:
    """Add to what was raised the errors that Manim has logged, each in lines of its own."""
    parts = [_LOST.sub("", what), *_handler.errors]
    _handler.errors.clear()
    return "\n".join(parts)
