"""Who has called: the person's own code, a library that draws, the tool, or Python's own."""

import sysconfig
from enum import Enum
from functools import cache
from pathlib import Path
from types import FrameType

from reel.engine.cache.reads import SITE
from reel.records.root import TOOL, shown

TRUSTED = frozenset(
    ("av", "bs4", "cairo", "click", "cloup", "decorator", "font_source_sans_pro", "glm",
     "isosurfaces", "manim", "manimpango", "mapbox_earcut", "moderngl", "mpmath", "msgspec",
     "networkx", "numpy", "PIL", "pathops", "pydub", "pygments", "rich", "scipy", "soupsieve",
     "srt", "svgelements", "sympy", "tqdm", "typing_extensions", "typst", "watchdog", "yaml")
)  # fmt: skip
"""The packages that draw, by the names under which they are imported."""

_STDLIB = {Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib")}

# Modules of the standard library by which a scene may ask for chance, the clock, a variable or a
# file. What others ask for (`logging`, `tempfile`, `threading`) never comes to be seen.
_PASSED_THROUGH = frozenset(
    ("_collections_abc", "calendar", "datetime", "fnmatch", "genericpath", "getpass", "glob",
     "metadata", "ntpath", "os", "pathlib", "pkgutil", "platform", "posixpath", "random",
     "resources", "secrets", "shutil", "statistics", "timeit", "uuid")
)  # fmt: skip


class Caller(Enum):
    """Whose code a line is."""

    OWN = "the person's, or of a package that is not known"
    LIBRARY = "of a package that draws"
    TOOL = "the tool's"
    PYTHON = "of the standard library"
    IMPORT = "of Python's import"
    PASSED = "of a module that only passes the question on"


def innermost(frame: FrameType | None) -> Caller:
    """Find out who has asked for something.

    Args:
        frame: of the line that did; those that only pass the question on are left out.
    """
    while frame:
        caller = _caller(frame.f_code.co_filename)
        if caller is not Caller.PASSED:
            return caller
        frame = frame.f_back
    return Caller.PYTHON


def is_importing_library(frame: FrameType | None) -> bool:
    """Whether a library that draws is asking because it is being imported: for its own examples.

    The generators that it makes then are seeded before a scene is played (`worker`).
    """
    library = False
    while frame:
        caller = _caller(frame.f_code.co_filename)
        if caller is Caller.OWN:
            return False
        library = library or caller is Caller.LIBRARY
        if library and caller is Caller.IMPORT:
            return True
        frame = frame.f_back
    return False


def own_line(frame: FrameType | None) -> str:
    """Name the innermost line of the person's own code, as "file:line"; "" if there is none."""
    file, line = own_place(frame)
    return f"{shown(Path(file))}:{line}" if file else ""


def own_place(frame: FrameType | None) -> tuple[str, int]:
    """Find the same: the file, and the number of the line; "" and 0 if there is none."""
    while frame:
        if _caller(frame.f_code.co_filename) is Caller.OWN:
            return frame.f_code.co_filename, frame.f_lineno
        frame = frame.f_back
    return "", 0


def is_own(path: Path) -> bool:
    """Whether a file is the person's, or of a package that is not known."""
    return _caller(str(path)) is Caller.OWN


def in_stdlib(path: Path) -> bool:
    """Whether a file is one of Python's own."""
    return not path.is_relative_to(SITE) and any(map(path.is_relative_to, _STDLIB))


@cache
def _caller(filename: str) -> Caller:
    if filename.startswith("<"):
        if not filename.startswith("<frozen "):  # "<string>", of `exec`
            return Caller.PASSED
        module = filename.removeprefix("<frozen ").rstrip(">")
        if module.startswith(("importlib", "zipimport")):
            return Caller.IMPORT
        return Caller.PASSED if module in _PASSED_THROUGH else Caller.PYTHON
    path = Path(filename)
    if path.is_relative_to(TOOL):
        # These are called in place of what they watch.
        return Caller.PASSED if path.parent / path.stem == _HERE / "watched" else Caller.TOOL
    if in_stdlib(path):
        names = {path.stem, path.parent.name}
        return Caller.PYTHON if names.isdisjoint(_PASSED_THROUGH) else Caller.PASSED
    if path.is_relative_to(SITE):
        top = path.relative_to(SITE).parts[0].partition(".")[0]
        return Caller.LIBRARY if top in TRUSTED else Caller.OWN
    return Caller.OWN


_HERE = Path(__file__).parent
