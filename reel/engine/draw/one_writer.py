"""Of processes that play scenes, one at a time that writes.

A scene may draw a plot into plot.svg and then show that, and it is played in several processes at
once. So the first one that is about to write goes on alone: others wait where they would write
too, or read what may be half written, until it has played its scene to the end.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

from reel.engine.draw.audit import MADE, WRITING, listen

if sys.platform != "win32":
    import fcntl

_WRITES = {
    "open": 0, "os.mkdir": 0, "os.remove": 0, "os.rename": 1, "os.rmdir": 0, "os.truncate": 0,
    "os.link": 1, "os.symlink": 1, "shutil.rmtree": 0, "sqlite3.connect": 0, "os.system": 0,
    "subprocess.Popen": 0,
}  # fmt: skip
"""What Python calls that which may change files, and which of its arguments is the path."""

_CODE = ".py", ".pyc", "__pycache__"
"""The ends of names that Python itself reads and writes, whoever else does."""

_WRITES_ELSEWHERE = {"manim", "pydub"}
"""Packages whose programs write into places of their own."""

_current: "_Player | None" = None


class _Player:
    """A process that plays a scene, and may come to write.

    Args:
        lock: a folder, the same for all.
        own: the folder that is its own.
    """

    def __init__(self, lock: Path, own: Path) -> None:
        self._lock = os.open(lock, os.O_RDONLY)
        self._own = [str(own), f"{os.sep}dev{os.sep}", f"{os.sep}proc{os.sep}"]
        self._process = os.getpid()
        self._writing = False

    def note(self, event: str, args: tuple[Any, ...], frame: FrameType) -> None:
        """Note what is about to be done; wait if another process is writing."""
        if event in MADE:
            self._own.append(str(args[0]))
            return
        if self._writing or os.getpid() != self._process:  # its own processes: it waits for them
            return
        writes = _changes(event, args, frame)
        if (writes or event == "open") and not self._is_own(args[_WRITES[event]]):
            self._writing = writes
            fcntl.flock(self._lock, fcntl.LOCK_EX if writes else fcntl.LOCK_SH)
            if not writes:
                fcntl.flock(self._lock, fcntl.LOCK_UN)

    def end(self) -> None:
        """Let others write."""
        fcntl.flock(self._lock, fcntl.LOCK_UN)  # processes that it has started hold it too
        os.close(self._lock)

    def _is_own(self, path: Any) -> bool:
        if not isinstance(path, str | bytes | os.PathLike):
            return True  # a file that is open already
        place = os.path.abspath(os.fsdecode(path))  # noqa: PTH100 (it may not be there)
        return place.startswith(tuple(self._own)) or place.endswith(_CODE)


@contextmanager
def one_writer(lock: Path, own: Path) -> Iterator[None]:
    """Let no two processes write while they play scenes, except each into a folder of its own.

    Args:
        lock: a folder, the same for all.
        own: the folder that is this process's own.
    """
    global _current
    if sys.platform == "win32":  # it has no such locks
        yield
        return
    _watch()
    player = _current = _Player(lock, own)
    try:
        yield
    finally:
        _current = None
        player.end()


@cache
def _watch() -> None:
    """Watch what this process does, from now on."""

    def hear(event: str, args: tuple[Any, ...], frame: FrameType) -> None:
        if _current:
            _current.note(event, args, frame)

    listen((*_WRITES, *MADE), hear)


def _changes(event: str, args: tuple[Any, ...], frame: FrameType) -> bool:
    """Tell whether something that is about to be done may change files others know of."""
    if event == "open":
        flags = args[2] or 0
        return bool(flags & WRITING) and not flags & os.O_EXCL
    if event == "os.mkdir":
        return not Path(args[0]).is_dir()
    if event in ("os.remove", "os.rmdir"):
        # Else it lies in a folder that `shutil.rmtree` has been called for, or is not there.
        return args[1] < 0 and os.path.lexists(args[0])
    if event == "subprocess.Popen":
        while frame.f_back and frame.f_globals.get("__name__") == "subprocess":
            frame = frame.f_back
        caller = str(frame.f_globals.get("__name__")).partition(".")[0]
        return caller not in _WRITES_ELSEWHERE and caller not in sys.stdlib_module_names
    return True
