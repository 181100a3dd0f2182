"""Notes all that this process reads from now on; Python tells of it by audit events.

What a library opens or asks without Python is seen where it is called (`watched`).
"""

import importlib.util
import os
import re
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import unquote, urlsplit

from reel.engine.cache.reachable import can_be_followed
from reel.engine.cache.reads import Kind, Places, Present, Reads
from reel.engine.draw.audit import MADE, WRITING, listen
from reel.engine.draw.callers import (
    TRUSTED,
    Caller,
    in_stdlib,
    innermost,
    is_importing_library,
    is_own,
    own_line,
)
from reel.engine.draw.own_imports import LOOKED_FOR
from reel.engine.draw.watched import Watched, read_sources_themselves, watch
from reel.records.root import shown

# These have parts in C as well, and open files by Python.
_SEEN = TRUSTED | {"contourpy", "kiwisolver", "matplotlib", "pandas", "sklearn"}

_CHANCE = "/dev/urandom", "/dev/random"
_NO_FILES = "/dev/", "/proc/", "/sys/"

_PROGRAMS = "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.spawn"
_NETWORK = "socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request"
_CHANGES = "os.rename", "os.truncate", "os.link", "os.symlink"

_TODAY = re.compile(rb"datetime64\(\s*['\"](now|today)")  # NumPy asks the clock unseen
_TEMPFILE = Path(tempfile.__file__)

_current: "ReadRecorder | None" = None


class ReadRecorder:
    """Notes what this process reads.

    Args:
        places: names paths.
        scratch: this process's own folder, of which nothing is noted.
        own: a scene's file and the name of its class: of that file only the code counts that the
            scene can reach.
    """

    def __init__(
        self,
        places: Places,
        scratch: Path,
        own: tuple[Path, str] | None = None,
        told: Callable[[str, str], str] = lambda clip, what: "",
    ) -> None:
        self._places = places
        self._own_places = {scratch}  # it has made what is there
        self._own = own
        self._followed = True
        self._present = Present(places, told=told)
        self._reads = Reads()
        self._busy = threading.local()
        events: dict[str, Callable[[tuple[Any, ...], FrameType], None]] = {
            "open": self._on_open,
            "import": self._on_import,
            LOOKED_FOR: lambda args, _frame: self._note_places(args[1], args[:1]),
            "os.listdir": self._on_listing,
            "os.scandir": self._on_listing,
            "sqlite3.connect": self._on_database,
            "os.remove": self._on_removal,
            "ctypes.dlopen": self._on_library,
        }
        events |= dict.fromkeys(MADE, self._on_temporary)
        events |= dict.fromkeys(_PROGRAMS, self._on_program)
        events |= dict.fromkeys(_NETWORK, self._on_network)
        events |= dict.fromkeys(_CHANGES, self._on_change)
        self._events = events

    def start(self) -> None:
        """Begin to note, in place of the one that has begun before."""
        global _current
        _current = self
        _listen(frozenset(self._events))

    def note_asked(self, clip: str, what: str) -> None:
        """Note that a clip has asked for something that it is told."""
        self._note(Kind.TOLD, f"{clip}: {what}")

    def reads(self) -> Reads:
        """Give what has been noted so far."""
        reads = Reads(dict(self._reads.values), dict(self._reads.unsteady))
        if self._own and not self._followed:
            # Some code reaches other code by other ways than by its name: all of it counts.
            path, scene = self._own
            name = self._places.name(path)
            if reads.values.pop(f"{Kind.CODE} {name}:{scene}", None) is not None:
                reads.values[f"{Kind.FILE} {name}"] = self._present.value(f"{Kind.FILE} {name}")
        return reads

    # What is heard.

    def hear(self, event: str, args: tuple[Any, ...], frame: FrameType) -> None:
        """Take an audit event."""
        with self._listening() as free:
            if free:
                self._events[event](args, frame)

    def hear_watched(self, what: Watched, name: str, frame: FrameType) -> None:
        """Take what a library was asked for."""
        with self._listening() as free:
            if free:
                self._note_watched(what, name, frame)

    @contextmanager
    def _listening(self) -> Iterator[bool]:
        """Tell whether this thread is free to note something, and not at that already."""
        free = not getattr(self._busy, "now", False)
        self._busy.now = True
        try:
            yield free
        finally:
            self._busy.now = not free

    def _note_watched(self, what: Watched, name: str, frame: FrameType) -> None:
        asked_by = innermost(frame)
        scenes_own = asked_by is Caller.OWN
        match what:
            case Watched.FILE:
                self._note_file(name, frame)
            case Watched.WRITTEN:
                self._note_written(name, frame)
            case Watched.FONTS:
                self._note(Kind.FONTS)
            case Watched.CHANCE if scenes_own or asked_by is Caller.LIBRARY:
                if not is_importing_library(frame):
                    self._note_unsteady("chance without a seed", frame)
            case Watched.CLOCK if scenes_own:
                self._note_unsteady("the clock", frame)
            case Watched.SYSTEM if scenes_own:
                self._note(Kind.SYSTEM, name)
            case Watched.UNSTEADY:
                self._note_unsteady(name, frame)
            case Watched.VARIABLE if scenes_own:
                self._note(Kind.VARIABLE, name)
            case Watched.VARIABLES if scenes_own:
                self._note(Kind.VARIABLES)
            case Watched.PATH if scenes_own or asked_by is Caller.LIBRARY:
                self._note_path(Kind.PATH, name)
            case Watched.LINK if scenes_own:
                if _absolute(name).is_symlink():
                    self._note_path(Kind.LINK, name)
            case Watched.MODULE if scenes_own:
                self._note_places(name.partition(".")[0], sys.path)
            case Watched.ABOUT if scenes_own:
                self._note_path(Kind.ABOUT, name)
            case _:
                pass

    # Audit events, each with its arguments as Python's documentation lists them.

    def _on_open(self, args: tuple[Any, ...], frame: FrameType) -> None:
        name, mode, flags = args
        if isinstance(name, int):
            return
        writes = bool(flags & WRITING) or any(letter in (mode or "") for letter in "wax+")
        if str(name) in _CHANCE:
            self._note_unsteady("chance without a seed", frame)
        elif not writes:
            self._note_file(name, frame)
        elif innermost(frame) is not Caller.IMPORT:  # which keeps what it has compiled
            self._note_written(name, frame)

    def _on_import(self, args: tuple[Any, ...], frame: FrameType) -> None:
        module, file, folders, *_ = args
        top = module.partition(".")[0]
        if file:
            if top not in _SEEN and not in_stdlib(Path(file)):
                self._note_unsteady(f"{top}, which opens files unseen", frame)
        elif module != top:  # within a package: a part that need not be there
            package = sys.modules.get(module.rpartition(".")[0])
            self._note_places(module.rpartition(".")[2], getattr(package, "__path__", ()))
        elif top not in sys.stdlib_module_names and folders:
            self._note_places(top, folders)

    def _note_places(self, module: str, folders: Iterable[str]) -> None:
        """Note where a module may be: not there today, it would be found there tomorrow."""
        for folder in folders:
            if is_own(Path(folder, "x.py")):
                self._note_path(Kind.PATH, Path(folder, f"{module}.py"))
                self._note_path(Kind.PATH, Path(folder, module))

    def _on_listing(self, args: tuple[Any, ...], frame: FrameType) -> None:
        folder = "." if args[0] is None else args[0]
        if not isinstance(folder, int) and innermost(frame) in (Caller.OWN, Caller.LIBRARY):
            self._note_path(Kind.FOLDER, folder)

    def _on_database(self, args: tuple[Any, ...], frame: FrameType) -> None:
        name = os.fsdecode(args[0])
        if name.startswith("file:"):
            name = unquote(urlsplit(name).path)
        self._note_file(name, frame)

    def _on_temporary(self, args: tuple[Any, ...], _frame: FrameType) -> None:
        self._own_places.add(_absolute(args[0]))

    def _on_removal(self, args: tuple[Any, ...], frame: FrameType) -> None:
        if _absolute(args[0]).exists():
            self._note_written(args[0], frame)
        else:
            self._note_path(Kind.PATH, args[0])

    def _on_change(self, args: tuple[Any, ...], frame: FrameType) -> None:
        if innermost(frame) is not Caller.IMPORT:
            for name in args[:2]:
                if isinstance(name, str | bytes | os.PathLike):
                    self._note_written(name, frame)

    def _on_program(self, args: tuple[Any, ...], frame: FrameType) -> None:
        program = args[0] if args and isinstance(args[0], str) else ""
        self._note_unsteady(f"another program{f', {program}' if program else ''}", frame)

    def _on_network(self, _args: tuple[Any, ...], frame: FrameType) -> None:
        self._note_unsteady("the network", frame)

    def _on_library(self, args: tuple[Any, ...], frame: FrameType) -> None:
        if args[0] and innermost(frame) is Caller.OWN:
            self._note_unsteady(f"{args[0]}, which opens files unseen", frame)

    # What is noted.

    def _note(self, kind: Kind, name: str = "") -> None:
        what = f"{kind} {name}"
        if what not in self._reads.values:
            # As it is before it is read: if somebody edits it meanwhile, it will have changed.
            self._reads.values[what] = self._present.value(what)

    def _note_path(self, kind: Kind, name: Any) -> None:
        path = _absolute(name)
        if not self._is_known(path):
            self._note(kind, self._places.name(path))

    def _note_file(self, name: Any, frame: FrameType) -> None:
        path = _absolute(name)
        imported = innermost(frame) is Caller.IMPORT
        if imported and path.suffix == ".pyc":
            with suppress(ValueError):
                path = Path(importlib.util.source_from_cache(path))
        if self._is_known(path) or path.is_dir():
            return
        name = self._places.name(path)
        if imported and path.suffix == ".py" and is_own(path):
            if self._own and self._followed:
                self._followed = can_be_followed(path, self._own[0].stem)
            if _TODAY.search(path.read_bytes()):
                self._note_unsteady("the clock", frame)
        if imported and self._own and path == self._own[0]:
            self._present.value(f"{Kind.FILE} {name}")
            self._note(Kind.CODE, f"{name}:{self._own[1]}")
        else:
            self._note(Kind.FILE, name)

    def _note_written(self, name: Any, frame: FrameType) -> None:
        path = _absolute(name)
        if Path(frame.f_code.co_filename) == _TEMPFILE:
            if not path.is_dir():  # of a file without a name, the folder
                self._own_places.add(path)
        elif not self._is_known(path):
            self._own_places.add(path)
            self._note_unsteady(f"what it writes, {shown(path)}", frame)

    def _note_unsteady(self, what: str, frame: FrameType) -> None:
        self._reads.unsteady.setdefault(what, own_line(frame))

    def _is_known(self, path: Path) -> bool:
        """Whether a file is this process's own, or part of what a version stands for."""
        return (
            any(map(path.is_relative_to, self._own_places))
            or path.as_posix().startswith(_NO_FILES)
            or in_stdlib(path)
        )


@cache
def _listen(events: frozenset[str]) -> None:
    """Listen to what this process does, from now on; that cannot be undone."""

    def on_event(event: str, args: tuple[Any, ...], frame: FrameType) -> None:
        assert _current
        _current.hear(event, args, frame)

    def on_watched(what: Watched, name: str, frame: FrameType) -> None:
        assert _current
        _current.hear_watched(what, name, frame)

    listen(events, on_event)
    watch(on_watched)
    read_sources_themselves(is_own)


def _absolute(name: Any) -> Path:
    return Path(os.path.abspath(os.fsdecode(name)))  # noqa: PTH100 (links are not followed)
