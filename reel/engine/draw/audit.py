"""What Python tells of by audit events: one hook for all who listen, since none can be removed."""

import os
import sys
from collections.abc import Callable, Iterable
from functools import cache
from types import FrameType
from typing import Any

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
"""What a file is opened with that is to be written."""

MADE = "tempfile.mkdtemp", "tempfile.mkstemp"
"""What makes a folder or a file of which nobody else knows."""

Hear = Callable[[str, tuple[Any, ...], FrameType], None]

_heard_by: dict[str, list[Hear]] = {}


def listen(events: Iterable[str], hear: Hear) -> None:
    """Listen to events from now on, before they happen.

    Args:
        events: their names; there are many others, as Python's documentation lists them.
        hear: is told each with its arguments, and the frame of the line that causes it.
    """
    for event in events:
        _heard_by.setdefault(event, []).append(hear)
    _add_hook()


@cache
def _add_hook() -> None:
    def hook(event: str, args: tuple[Any, ...]) -> None:
        for hear in _heard_by.get(event, ()):
            hear(event, args, sys._getframe(1))

    sys.addaudithook(hook)
