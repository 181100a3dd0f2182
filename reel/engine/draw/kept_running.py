"""Lets nothing that a scene calls end its process, or wait for somebody at a keyboard."""

import os
import sys
from bdb import BdbQuit
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn
from unittest.mock import patch

from reel.records.blame import ProgramEnd


@contextmanager
def kept_running() -> Iterator[None]:
    """Let what would end this process, or stop it for a debugger, raise an error meanwhile."""
    mine, end_at_once = os.getpid(), os._exit

    def raise_instead(status: int) -> NoReturn:
        if os.getpid() != mine:  # a process that the scene has started may end like that
            end_at_once(status)
        raise ProgramEnd(f"os._exit({status!r})")

    with patch.object(os, "_exit", raise_instead), patch.object(sys, "breakpointhook", _refuse):
        yield


def _refuse(*_: Any, **__: Any) -> None:
    if os.environ.get("PYTHONBREAKPOINT") != "0":  # which means: pass over breakpoints
        raise BdbQuit
