"""What a process was seen to read: the proof that what it made is still what would be made."""

import hashlib
import os
import sysconfig
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path

import msgspec

from reel.engine.cache.fonts import installed_fonts
from reel.engine.cache.reachable import code_reached
from reel.engine.run.local_pool import ENVIRONMENT
from reel.records.project import CACHE_VARIABLE
from reel.records.root import TOOL

SITE = Path(sysconfig.get_path("purelib"))
"""Where packages are installed."""


SYSTEM = "uname", "cpu_count", "getlogin"
"""Functions of `os` that say the same until one goes to another machine."""


_PROJECT = "<project>"
_TOOLS_OWN = {*ENVIRONMENT, CACHE_VARIABLE}  # environment variables that the tool sets itself


class Kind(StrEnum):
    """A way of reading, and what its value is."""

    FILE = "file"  # the digest of its bytes; "" if there is none
    CODE = "code"  # of the lines in a file that a scene can reach: "path:Scene"
    PATH = "path"  # whether there is a file or a folder: asked without reading it
    LINK = "link"  # where it leads
    ABOUT = "about"  # how large it is, and when it was changed
    FOLDER = "folder"  # the names in it
    VARIABLE = "variable"  # the digest of an environment variable; "" if it is not set
    VARIABLES = "variables"  # of all of them
    SYSTEM = "system"  # what a function of `os` says of the machine
    FONTS = "fonts"  # of all that are installed
    TOLD = "told"  # the digest of what a clip is told: "clip: what"


class Reads(msgspec.Struct):
    """All that one process has read while it made something.

    Attributes:
        values: by what was read, as "kind name", its value then.
        unsteady: what no later run can compare (chance, the clock, the network), each with the
            place that asked for it: what depends on it cannot be kept.
    """

    values: dict[str, str] = msgspec.field(default_factory=dict)
    unsteady: dict[str, str] = msgspec.field(default_factory=dict)

    def note_change(self, what: str) -> None:
        """Note that something, as "kind name", is not any more as it was when it was read."""
        name = what.partition(" ")[2].removeprefix(f"{_PROJECT}/")
        self.unsteady[f"{name}, which changed meanwhile"] = ""

    def but_told(self) -> "Reads":
        """Leave out what a clip is told, where its key says that already."""
        start = f"{Kind.TOLD} "
        read = {what: value for what, value in self.values.items() if not what.startswith(start)}
        return Reads(read, dict(self.unsteady))

    @property
    def digest(self) -> str:
        """A name for these reads."""
        return hashlib.sha256(msgspec.json.encode(self.values, order="sorted")).hexdigest()[:32]

    @property
    def why_unsteady(self) -> str:
        """What cannot be compared, for a message; "" if all can."""
        return ", ".join(
            f"{what} ({where})" if where else what for what, where in self.unsteady.items()
        )


def together(each: Iterable[Reads]) -> Reads:
    """Put the reads of several processes together."""
    whole = Reads()
    for reads in each:
        for what, value in reads.values.items():
            if whole.values.setdefault(what, value) != value:
                whole.note_change(what)
        whole.unsteady |= reads.unsteady
    return whole


class Places:
    """Names paths so that they mean the same on another machine.

    Args:
        project: the film's folder; None for a file of its own.
    """

    def __init__(self, project: Path | None) -> None:
        roots = {"<tool>": TOOL, "<site>": SITE}
        if project:
            roots[_PROJECT] = project
        # The innermost first: packages may be installed within the project.
        self._roots = dict(sorted(roots.items(), key=lambda root: -len(root[1].parts)))

    def name(self, path: Path) -> str:
        """Name an absolute path."""
        for name, root in self._roots.items():
            if path.is_relative_to(root):
                return f"{name}/{path.relative_to(root).as_posix()}"
        return path.as_posix()

    def path(self, name: str) -> Path:
        """Find the path of a name."""
        first, _, rest = name.partition("/")
        return self._roots[first] / rest if first in self._roots else Path(name)


class Present:
    """The values as they are now; each is found out once.

    Args:
        places: of this machine.
        variables: the environment in which scenes are played.
        told: says what a clip is told, by the clip's id and what is asked for.
    """

    def __init__(
        self,
        places: Places,
        variables: Mapping[str, str] = os.environ,
        told: Callable[[str, str], str] = lambda clip, what: "",
    ) -> None:
        self._places = places
        self._known: dict[str, str] = {}
        self._values: dict[Kind, Callable[[str], str]] = {
            Kind.FILE: lambda name: file_digest(places.path(name)),
            Kind.CODE: self._code,
            Kind.PATH: lambda name: _what_is_at(places.path(name)),
            Kind.LINK: lambda name: _target(places.path(name)),
            Kind.ABOUT: lambda name: about(places.path(name)),
            Kind.FOLDER: lambda name: folder_digest(places.path(name)),
            Kind.VARIABLE: lambda name: _digest(variables.get(name)),
            Kind.VARIABLES: lambda _: _digest(repr(sorted(_foreign(variables)))),
            Kind.SYSTEM: _system,
            Kind.FONTS: lambda _: installed_fonts(),
            Kind.TOLD: lambda name: _digest(told(*name.split(": ", 1))),
        }

    def holds(self, reads: Reads) -> bool:
        """Whether all that was read is now as it was then."""
        return not any(self.changed(reads))

    def changed(self, reads: Reads) -> Iterator[str]:
        """Yield what is not now as it was read, as "kind name"."""
        return (what for what, then in reads.values.items() if self.value(what) != then)

    def value(self, what: str) -> str:
        """Find out what a process would read now.

        Args:
            what: as "kind name".
        """
        if what not in self._known:
            kind, _, name = what.partition(" ")
            self._known[what] = self._values[Kind(kind)](name)
        return self._known[what]

    def _code(self, name: str) -> str:
        path, _, scene = name.rpartition(":")
        return code_reached(self._places.path(path), scene)


def _foreign(variables: Mapping[str, str]) -> list[tuple[str, str]]:
    """List environment variables that are not the tool's own."""
    return [(name, value) for name, value in variables.items() if name not in _TOOLS_OWN]


def _what_is_at(path: Path) -> str:
    return "folder" if path.is_dir() else "file" if path.exists() else ""


def _target(path: Path) -> str:
    try:
        return str(path.readlink())
    except OSError:
        return ""


def _system(function: str) -> str:
    try:
        return str(getattr(os, function)())
    except (OSError, AttributeError):
        return ""


def file_digest(path: Path) -> str:
    """Make the digest of a file's bytes; "" if it is no file that can be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def about(path: Path) -> str:
    """Say how large a file is and when it was changed; "" if there is none."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns}"


def folder_digest(path: Path) -> str:
    """Make the digest of the names in a folder; "" if it is none that can be read."""
    try:
        return _digest("\n".join(sorted(entry.name for entry in path.iterdir())))
    except OSError:
        return ""


def _digest(text: str | None) -> str:
    """Make the digest of a text; "" if there is none."""
    return "" if text is None else hashlib.sha256(text.encode(errors="surrogateescape")).hexdigest()
