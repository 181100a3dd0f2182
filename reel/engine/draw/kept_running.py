"""Lets nothing that a scene calls end its process, or wait for somebody at a keyboard."""

import os
import sys
from bdb import BdbQuit
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn
from unittest.mock import patch

from reel.records.blame import ProgramEnd

_kept: set[int] = set()
"""The processes that play a scene: this one, or that and the one it was forked from."""


@contextmanager
def kept_running() -> Iterator[None]:
    """Let what would end this process, or stop it for a debugger, raise an error meanwhile."""
    end_at_once = os._exit
    keep_this_too()

    def raise_instead(status: int) -> NoReturn:
        if os.getpid() not in _kept:  # a process that the scene has started may end like that
            end_at_once(status)
        raise ProgramEnd(f"os._exit({status!r})")

    with patch.object(os, "_exit", raise_instead), patch.object(sys, "breakpointhook", _refuse):
        yield


def keep_this_too() -> None:
    """Let that hold for this process, which has been forked from one that plays a scene."""
    _kept.add(os.getpid())


def _refuse(*_: Any, **__: Any) -> None:
    if os.environ.get("PYTHONBREAKPOINT") != "0":  # which means: pass over breakpoints
        raise BdbQuit
