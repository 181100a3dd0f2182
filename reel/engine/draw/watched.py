"""Functions that read something of which Python does not tell: each is told of when it is called.

They are replaced in their modules, for what is imported after that; this is never undone.
"""

import datetime
import importlib.util
import os
import random
import sys
import time
import timeit
import uuid
from collections.abc import Callable
from enum import Enum, auto
from functools import partial, wraps
from importlib.machinery import SourceFileLoader
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType
from typing import Any

import av
import manimpango
import typst
from PIL import ImageFont

from reel.engine.cache.reads import SYSTEM
from reel.records.typeface import brought_along


class Watched(Enum):
    """What is told, and the name that goes with it."""

    FILE = auto()  # a path
    WRITTEN = auto()  # a path
    PATH = auto()  # a path: whether it exists
    LINK = auto()  # a path: where it leads
    MODULE = auto()  # a name: whether there is one
    ABOUT = auto()  # a path: how old and large it is
    FONTS = auto()
    VARIABLE = auto()  # its name
    VARIABLES = auto()
    SYSTEM = auto()  # the name of a function of `os`
    CHANCE = auto()
    CLOCK = auto()
    UNSTEADY = auto()  # what no later run can compare


Tell = Callable[[Watched, str, FrameType], None]


def watch(tell: Tell) -> None:
    """Let all of them be told.

    Args:
        tell: is called with what is asked for, its name, and the frame of who has called.
    """
    _watch_libraries(tell)
    _watch_paths(tell)
    _watch_variables(tell)
    _watch_chance(tell)
    _watch_clock(tell)
    _watch_system(tell)
    _watch_processes(tell)


def _before(owner: Any, name: str, do: Callable[..., None]) -> None:
    """Put in place of a function one that does something, with its arguments, before it."""
    function = getattr(owner, name)

    @wraps(function)
    def replaced(*args: Any, **kwargs: Any) -> Any:
        do(*args, **kwargs)
        return function(*args, **kwargs)

    setattr(owner, name, replaced)


def _telling(tell: Tell, what: Watched, name: str = "") -> Callable[..., None]:
    """Make what tells of any call, whatever its arguments."""

    def told(*_: Any, **__: Any) -> None:
        tell(what, name, sys._getframe(2))

    return told


def _telling_path(
    tell: Tell, what: Callable[[FrameType, tuple[Any, ...]], Watched]
) -> Callable[..., None]:
    """Make what tells of a call whose first argument is a path, if it is one.

    Args:
        tell: is told.
        what: chooses what is asked for, by who has called and the other arguments.
    """

    def told(path: Any = None, *others: Any, **__: Any) -> None:
        if isinstance(path, str | bytes | os.PathLike):
            frame = sys._getframe(2)
            tell(what(frame, others), os.fsdecode(path), frame)

    return told


# Libraries that open files in C or Rust.


def _watch_libraries(tell: Tell) -> None:
    opened = _telling_path(
        tell, lambda _, others: Watched.WRITTEN if others[:1] == ("w",) else Watched.FILE
    )
    font = _telling_path(tell, lambda *_: Watched.FILE)
    text = _telling(tell, Watched.FONTS)

    def typeset(source: Any = None, *_: Any, font_paths: Any = (), **__: Any) -> None:
        if not brought_along(font_paths):
            tell(Watched.FONTS, "", sys._getframe(2))
        written = source if isinstance(source, bytes) else Path(source).read_bytes()
        if b"datetime.today" in written:
            tell(Watched.UNSTEADY, "the clock", sys._getframe(2))

    for owner, name, do in (
        (av, "open", opened),
        (ImageFont, "truetype", font),
        (typst, "compile", typeset),
        (typst, "compile_with_warnings", typeset),
        (manimpango, "register_font", font),
        (manimpango, "list_fonts", text),
        (manimpango, "text2svg", text),
        (manimpango.MarkupUtils, "text2svg", text),
    ):
        _before(owner, name, do)


# What is asked of the system beside files.


def _watch_paths(tell: Tell) -> None:
    def found(name: Any, *_: Any, **__: Any) -> None:
        tell(Watched.MODULE, str(name), sys._getframe(2))

    asked = _telling_path(
        tell, lambda frame, _: Watched.PATH if _only_whether(frame) else Watched.ABOUT
    )
    _before(os, "stat", asked)
    _before(os, "access", _telling_path(tell, lambda *_: Watched.PATH))
    for name in ("lstat", "readlink"):
        _before(os, name, _telling_path(tell, lambda *_: Watched.LINK))
    _before(importlib.util, "find_spec", found)


def _only_whether(frame: FrameType | None) -> bool:
    """Whether a path is asked for by a function that only tells whether there is something."""
    names = {"exists", "isfile", "isdir", "is_file", "is_dir", "samefile"}
    for _ in range(3):  # Path.exists calls Path.stat, which calls os.stat
        if frame is None:
            return False
        if frame.f_code.co_name in names:
            return True
        frame = frame.f_back
    return False


def read_sources_themselves(is_own: Callable[[Path], bool]) -> None:
    """Compile a person's modules anew, never from what Python has kept of them.

    It takes that for what it was if the source has the same size and time of change.
    """
    loader = SourceFileLoader
    path_stats = loader.path_stats

    def asked(self: Any, path: str) -> Any:
        if is_own(Path(path)):
            raise OSError  # so that it neither reads nor writes what is compiled
        return path_stats(self, path)

    loader.path_stats = asked  # type: ignore[method-assign]


def _watch_variables(tell: Tell) -> None:
    variables = type(os.environ)

    def one(_: Any, name: Any) -> None:
        tell(Watched.VARIABLE, os.fsdecode(name), sys._getframe(2))

    _before(variables, "__getitem__", one)
    _before(variables, "__iter__", _telling(tell, Watched.VARIABLES))


def _watch_system(tell: Tell) -> None:
    for name in filter(partial(hasattr, os), SYSTEM):
        _before(os, name, _telling(tell, Watched.SYSTEM, name))


def _watch_processes(tell: Tell) -> None:
    _before(BaseProcess, "start", _telling(tell, Watched.UNSTEADY, "another process"))


# Chance and the clock.


def _watch_chance(tell: Tell) -> None:
    drawn = _telling(tell, Watched.CHANCE)

    def seeded(*args: Any, **kwargs: Any) -> None:
        """A seed of None is one of the system's own."""
        if kwargs.get("a", args[0] if args else None) is None:
            tell(Watched.CHANCE, "", sys._getframe(2))

    for name in filter(partial(hasattr, os), ("urandom", "getrandom", "getpid")):
        _before(os, name, drawn)
    random._urandom = os.urandom  # type: ignore[attr-defined] # of SystemRandom, also for NumPy
    _before(uuid, "uuid1", drawn)
    _before(random, "seed", seeded)
    _before(random.Random, "seed", lambda _, *args, **kwargs: seeded(*args, **kwargs))


def _watch_clock(tell: Tell) -> None:
    def asked_with(given: int) -> Callable[..., None]:
        """With so many arguments, a function does not look at the clock."""

        def asked(*args: Any, **_: Any) -> None:
            if len(args) < given:
                tell(Watched.CLOCK, "", sys._getframe(2))

        return asked

    always = 9
    for name, given in (
        ("time", always), ("time_ns", always), ("monotonic", always), ("monotonic_ns", always),
        ("perf_counter", always), ("perf_counter_ns", always), ("process_time", always),
        ("process_time_ns", always), ("thread_time", always), ("thread_time_ns", always),
        ("clock_gettime", always), ("clock_gettime_ns", always),
        ("localtime", 1), ("gmtime", 1), ("ctime", 1), ("asctime", 1), ("strftime", 2),
    ):  # fmt: skip
        if hasattr(time, name):
            _before(time, name, asked_with(given))
    timeit.default_timer = time.perf_counter
    for real in (datetime.datetime, datetime.date):
        setattr(datetime, real.__name__, _told_of(real, tell))


def _told_of(real: Any, tell: Tell) -> type:
    """Make a class of dates that is as another, but for what it tells.

    Python does not let one replace the methods of its own. What it makes are dates of that class.
    """

    class Kind(type):
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, real)

        def __subclasscheck__(cls, other: type) -> bool:
            return issubclass(other, real)

    def asks(name: str) -> Any:
        def asked(cls: type, *args: Any, **kwargs: Any) -> Any:
            tell(Watched.CLOCK, "", sys._getframe(1))
            return getattr(super(date, cls), name)(*args, **kwargs)

        return classmethod(asked)

    def new(cls: type, *args: Any, **kwargs: Any) -> Any:
        return real(*args, **kwargs) if cls is date else real.__new__(cls, *args, **kwargs)

    names = [name for name in ("now", "today", "utcnow") if hasattr(real, name)]
    date = Kind(real.__name__, (real,), {"__new__": new, **{name: asks(name) for name in names}})
    return date
