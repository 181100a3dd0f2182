"""How an error is told."""

import tempfile
from pathlib import Path

import click

from reel.records.writing import TEMPORARY, lack_of_room


def complain(kind: str, message: str) -> None:
    """Tell one error or failure, which may have several lines: those after the first stand in."""
    indented = message.strip().replace("\n", "\n    ")
    click.echo(f"{kind}: {indented}", err=True)


def in_a_line(error: OSError) -> str:
    """Say what the system has refused."""
    said = ": ".join(str(part) for part in (error.filename, error.strerror or error) if part)
    try:
        full = lack_of_room({TEMPORARY: Path(tempfile.gettempdir())})
    except FileNotFoundError:  # none can be used, which is what `error` says
        full = TEMPORARY.choice
    return f"{said}; {full}" if full else said
