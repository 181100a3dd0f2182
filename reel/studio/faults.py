"""What is wrong, as the page tells it: with the file and the line, where they can be known."""

import re
from contextlib import suppress
from pathlib import Path

from reel.engine.live.messages import SceneFailed, SceneLingers
from reel.records.errors import ReelError
from reel.records.root import shown
from reel.studio.protocol import Fault

_FILE = re.compile(r"(?P<file>[^:\n]+\.(?:toml|py|cfg|csv|json))(?::(?P<line>\d+))?: ")
_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_KEY = re.compile(r"([\w-]+(?:\.[\w-]+)+)")


def of_scene(view: str, failed: SceneFailed) -> Fault:
    """Put an error that a scene has raised into a message."""
    return Fault(
        view,
        failed.message,
        segment=failed.segment,
        beat=failed.beat or "",
        file=shown(Path(failed.file)) if failed.file else "",
        line=failed.line,
        trace=failed.trace,
    )


def of_lingering(name: str, lingers: SceneLingers) -> str:
    """Say what a scene does for so long.

    Args:
        name: the scene's.
        lingers: what is known.
    """
    file = shown(Path(lingers.file)) if lingers.file else ""
    where = ", ".join(filter(None, (name, _where(file, lingers.line, lingers.beat))))
    return f"{where}: nothing new for {lingers.seconds:.0f} s; the next save ends it"


def in_a_line(fault: Fault) -> str:
    """Write a fault: where, and what; the messages of files have their place in front."""
    is_said = not fault.view or (fault.file and fault.message.startswith(fault.file))
    where = _where("" if is_said else fault.file, fault.line, fault.beat)
    return f"{where}: {fault.message}" if where else fault.message


def _where(file: str, line: int, beat: str | None) -> str:
    """Name a place, as far as it is known."""
    place = f"{file}:{line}" if file and line else file
    return ", ".join(filter(None, (place, f"beat {beat}" if beat else "")))


def of_files(error: ReelError | OSError, root: Path, view: str = "") -> Fault:
    """Put what is wrong with a project's files into a message.

    Args:
        error: names the file in front, and the key or the line.
        root: the folder from which it names files.
        view: the view that it concerns alone; "" if it concerns all.
    """
    message = " ".join(str(error).split())
    found = _FILE.match(message)
    if found is None:
        return Fault(view, message)
    file, rest = found["file"], message[found.end() :]
    line = int(found["line"] or 0)
    if not line and (said := _LINE.search(rest)):
        line = int(said[1])
    if not line and (key := _KEY.match(rest)):
        line = _line_of(root / file, key[1])
    return Fault(view, message, file=file, line=line)


def _line_of(path: Path, key: str) -> int:
    """Find the line in which a TOML file has a dotted key, or the nearest table above; or 0."""
    with suppress(OSError, UnicodeDecodeError):
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        steps = key.split(".")
        for count in range(len(steps), 0, -1):
            header = "[" + ".".join(steps[:count]) + "]"
            for number, line in enumerate(lines, 1):
                if line.strip().startswith(header):
                    rest = steps[count:]
                    return _line_within(lines, number, rest[0]) if rest else number
    return 0


def _line_within(lines: list[str], header: int, key: str) -> int:
    """Find the line of a key in the table whose header stands in a line; that line without it."""
    own = re.compile(rf"\s*{re.escape(key)}\s*[.=]")
    for number, line in enumerate(lines[header:], header + 1):
        if line.startswith("["):
            break
        if own.match(line):
            return number
    return header
