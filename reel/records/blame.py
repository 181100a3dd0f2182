"""Puts an error of an author's code into words: which of their lines it is, and what it says."""

import site
import sysconfig
import traceback
from bdb import BdbQuit
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from reel.records.errors import ReelError
from reel.records.root import TOOL, shown

_PACKAGES = {"site-packages", "dist-packages"}
_INSTALLED = [
    TOOL,
    Path(site.getusersitepackages()),
    *(Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib", "purelib", "platlib")),
]
_TEX = {"latex", "pdflatex", "xelatex", "lualatex", "luatex", "pdftex", "tectonic", "dvisvgm"}


class ProgramEnd(SystemExit):
    """A scene has called a function that would have ended the program at once."""


def own_line(error: BaseException) -> str:
    """Name the innermost line of the author's own code that led to an error, as "file:line".

    Their own is what is not installed: neither Python's, nor a package's, nor this tool's. "" if
    none is to blame.
    """
    path, number = own_place(error)
    return f"{shown(path)}:{number}" if path else ""


def own_place(error: BaseException) -> tuple[Path | None, int]:
    """Find the same line: its file, and its number; None and 0 if none is to blame."""
    places = [(line.filename, line.lineno) for line in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        places.append((error.filename, error.lineno))
    own = [(Path(name), number) for name, number in places if is_written_by_author(Path(name))]
    path, number = own[-1] if own else (None, 0)
    return path, number or 0


def own_frame(frame: FrameType | None) -> tuple[Path | None, int]:
    """Find the innermost line of the author's own code in what is being done; likewise."""
    while frame:
        if is_written_by_author(path := Path(frame.f_code.co_filename)):
            return path, frame.f_lineno
        frame = frame.f_back
    return None, 0


def what_happened(error: BaseException) -> str:
    """Say what an error is, as "Type: message", and the mend where it can be known."""
    if isinstance(error, ReelError):
        return str(error)
    if isinstance(error, ProgramEnd):
        return f"{error}: a scene must not end the program"
    if isinstance(error, SystemExit):
        return f"sys.exit({error.code!r}): a scene must not end the program"
    if isinstance(error, BdbQuit):
        return (
            "breakpoint(): nobody can answer a debugger while scenes are rendered; take it out, or "
            "play the scene by the command manim"
        )
    if any(isinstance(each, EOFError) and "reading a line" in str(each) for each in _led_to(error)):
        return (
            "input(): a scene cannot ask, for nobody can answer while it is rendered; write the "
            "answer into the file"
        )
    if program := _missing_program(error):
        return program
    # Of a syntax error, all but the last line shows where it is; of others, all is message.
    lines = traceback.format_exception_only(error)
    what = (lines[-1] if isinstance(error, SyntaxError) else "".join(lines)).strip()
    if not isinstance(error, Exception):
        what += ": a scene must not end the program"
    return what


def in_one_line(error: BaseException) -> str:
    """Say both: which of the author's lines it is, if one is to blame, and what it says."""
    where, what = own_line(error), " ".join(what_happened(error).split())
    return f"{where}: {what}" if where else what


def is_written_by_author(path: Path) -> bool:
    """Whether a file of code is the author's; code that comes from no file is nobody's."""
    if not path.is_file() or _PACKAGES.intersection(path.parts):
        return False
    return not any(path.resolve().is_relative_to(folder.resolve()) for folder in _INSTALLED)


def _led_to(error: BaseException) -> Iterator[BaseException]:
    """Yield an error, that which led to it, and so on."""
    seen: set[int] = set()
    while id(error) not in seen:
        yield error
        seen.add(id(error))
        error = error.__cause__ or error.__context__ or error


def _missing_program(error: BaseException) -> str:
    """Say what to install, if the error is that a program could not be started; else ""."""
    frames = traceback.extract_tb(error.__traceback__)
    started = frames and Path(frames[-1].filename).name == "subprocess.py"
    if not isinstance(error, FileNotFoundError) or not started or error.filename is None:
        return ""
    program = str(error.filename)
    if Path(program).stem not in _TEX:
        return f"{program}: no such program; install it, or mend PATH"
    return (
        f"{program} is not installed: install LaTeX (TeX Live, MacTeX or MiKTeX) with latex and "
        "dvisvgm, or write formulas with MathTypst, which needs neither"
    )
