"""What the command line shows: progress while it works, and a table at the end."""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich import filesize
from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from reel.engine.run.outcome import Outcome, ProgressListener
from reel.records.root import shown

_HOW = {
    "fresh": "made now",
    "cache": "cache",
    "failed": "[red]failed[/red]",
    "left out": "left out: a clip of it failed",
}


class Rate(ProgressColumn):
    """Frames a second."""

    def render(self, task: Task) -> Text:
        """Write the rate so far, or nothing before it is known."""
        speed = task.finished_speed or task.speed
        return Text(f"{speed:5.1f} fps" if speed else "", style="dim")


class Bars:
    """Progress bars, for a terminal; a `ProgressListener`.

    Args:
        progress: shows them.
        prefix: stands before every name.
    """

    def __init__(self, progress: Progress, prefix: str) -> None:
        self._progress = progress
        self._prefix = prefix
        self._whole = progress.add_task("all", total=None, beat="", visible=False)
        self._tasks: dict[str, TaskID] = {}
        self._frames: dict[str, tuple[int, int]] = {}

    def on_expected(self, name: str, frames: int) -> None:
        """Count these frames in."""
        self._frames[name] = 0, frames
        self._update_whole()

    def on_started(self, name: str) -> None:
        """Show a bar; one that only moves, where nothing has frames to count."""
        _, total = self._frames.setdefault(name, (0, 0))
        self._tasks[name] = self._progress.add_task(
            self._prefix + name, total=total or None, beat=""
        )

    def on_drawn(self, name: str, frames: int, total: int, beat: str | None) -> None:
        """Move the bar."""
        self._frames[name] = frames, total
        self._progress.update(self._tasks[name], completed=frames, total=total, beat=beat or "")
        self._update_whole()

    def on_finished(self, outcome: Outcome) -> None:
        """Take the bar away and leave a line."""
        if outcome.name in self._tasks:
            self._progress.remove_task(self._tasks.pop(outcome.name))
            _, total = self._frames[outcome.name]
            self._frames[outcome.name] = total, total
            self._update_whole()
        if outcome.how != "cache":
            self._say(_summary(outcome))

    def on_output(self, name: str, said: str) -> None:
        """Show what a scene has printed."""
        self._say(quoted(name, said))

    def _say(self, lines: str) -> None:
        say(self._progress.console, lines, self._prefix)

    def _update_whole(self) -> None:
        done, total = (sum(counts) for counts in zip(*self._frames.values(), strict=True))
        self._progress.update(self._whole, completed=done, total=total, visible=True)


class Lines:
    """Plain lines, for a log; a `ProgressListener`.

    Args:
        console: shows them.
        prefix: stands before every name.
    """

    def __init__(self, console: Console, prefix: str) -> None:
        self._console = console
        self._prefix = prefix
        self._beats: defaultdict[str, set[str]] = defaultdict(set)

    def on_expected(self, name: str, frames: int) -> None:
        """Nothing to say yet."""

    def on_started(self, name: str) -> None:
        """Say that it starts."""
        self._say(f"{name}: started")

    def on_drawn(self, name: str, frames: int, total: int, beat: str | None) -> None:
        """Say when another beat begins."""
        if beat and beat not in self._beats[name]:
            self._beats[name].add(beat)
            self._say(f"{name}: {beat}, frame {frames} of about {total}")

    def on_finished(self, outcome: Outcome) -> None:
        """Say how it went."""
        self._say(_summary(outcome))

    def on_output(self, name: str, said: str) -> None:
        """Say what a scene has printed."""
        self._say(quoted(name, said))

    def _say(self, lines: str) -> None:
        say(self._console, lines, self._prefix)


def open_console() -> Console:
    """Open the console; in a log, lines are wide enough for the table."""
    console = Console()
    return console if console.is_terminal else Console(width=120)


@contextmanager
def shown_progress(console: Console, prefix: str = "") -> Iterator[ProgressListener]:
    """Show progress: by bars in a terminal, by lines elsewhere.

    Args:
        console: where.
        prefix: stands before every name.
    """
    if not console.is_terminal:
        yield Lines(console, prefix)
        return
    with progress_bars(console, Rate()) as progress:
        yield Bars(progress, prefix)


def progress_bars(console: Console, *more: ProgressColumn) -> Progress:
    """Make bars that go when all is done; each task has a field `beat`, and `more` columns."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        TextColumn("{task.completed:.0f}/{task.total:.0f}"),
        *more,
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[beat]}", style="dim"),
    )
    return Progress(*columns, console=console, transient=True)


def show_table(console: Console, outcomes: Sequence[Outcome], began: float) -> list[str]:
    """Print what was made, from where, in what time and size.

    Args:
        console: where.
        outcomes: a row each.
        began: when the command began, by `time.monotonic`.

    Returns:
        A line on each failure.
    """
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("", "from"):
        table.add_column(heading)
    for heading in ("took", "length", "size"):
        table.add_column(heading, justify="right")
    table.add_column("file", overflow="fold")
    for made in outcomes:
        size = filesize.decimal(size_of(made.file)) if made.file else ""
        table.add_row(
            made.name,
            _HOW[made.how],
            f"{made.seconds:.1f} s" if made.how == "fresh" else "",
            "" if made.length is None else clock(made.length),
            size,
            escape(shown(made.file)) if made.file else "",
        )
    console.print()
    console.print(table)
    for made in outcomes:
        if made.unsteady:
            say(console, f"{made.name}: made anew every time, because of {made.unsteady}")
        for note in made.notes:
            say(console, f"{made.name}: {note}")
    console.print(f"{time.monotonic() - began:.1f} s in all", style="dim", highlight=False)
    return [f"{made.name}: {made.error}" for made in outcomes if made.error]


def size_of(path: Path) -> int:
    """Count the bytes of a file, or of all files in a folder."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


def say(console: Console, lines: str, prefix: str = "") -> None:
    """Write plain lines, just as they are: names and what scenes print may look like markup."""
    for line in lines.splitlines():
        console.print(prefix + line, highlight=False, markup=False, emoji=False, soft_wrap=True)


def clock(seconds: float) -> str:
    """Write a length as minutes and seconds."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes:.0f}:{rest:04.1f}"


def _summary(outcome: Outcome) -> str:
    """Say in a line how it went."""
    if outcome.error:
        return f"{outcome.name}: failed"  # why, is told at the end, of all that failed
    where = f" in {outcome.seconds:.1f} s" if outcome.how == "fresh" else ", from the cache"
    return f"{outcome.name}: made{where}"


def quoted(name: str, said: str) -> str:
    """Put the name of the one who has said it before every line."""
    return "\n".join(f"{name} says: {line}" for line in said.splitlines())
