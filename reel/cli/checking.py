"""The command `check`: progress while it works, what it found, what it has looked at."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
import msgspec
from rich.console import Console
from rich.progress import Progress, TaskID

from reel.check import spoken_words
from reel.check.fault import Fault
from reel.check.findings import Finding, as_json
from reel.check.run import CheckListener, check
from reel.check.scope import Scope, scope_of
from reel.cli.console import open_console, progress_bars, quoted, say
from reel.cli.speaking import spoken
from reel.cli.untranslated import tell_untranslated
from reel.cli.versions import Faults, Version
from reel.records.formats import Format
from reel.records.language import language_of
from reel.records.plan import Files
from reel.records.root import shown
from reel.records.storyboard import FILM


def check_film(
    versions: Sequence[Version],
    ids: tuple[str, ...],
    formats: Sequence[Format],
    themes: tuple[str, ...],
    out: Path,
    faults: Faults,
    *,
    platforms: tuple[str, ...],
    jobs: int,
    to_program: bool,
) -> bool:
    """Check clips, videos and posts, and show how it goes and what was found.

    Args:
        versions: the clips there are, in each language that is asked for.
        ids: which of them; all if there are none.
        formats: in which to look at them.
        themes: by name.
        out: the folder of the videos and posts.
        faults: notes what keeps languages from being looked at.
        platforms: names of those in whose own layouts to look at clips, too.
        jobs: how many processes work side by side.
        to_program: whether the findings are written as JSON; then all else goes to stderr.

    Returns:
        Whether there are errors, and not warnings alone.

    Raises:
        ReelError: nothing can be looked at.
    """
    console = Console(stderr=True) if to_program else open_console()
    found: list[Finding] = []
    summary: list[str] = []
    looked_at: list[str] = []
    for film, settings in versions:
        language = film.project.language
        with faults.of(language):
            scope = scope_of(film, ids, formats, themes, out.resolve(), platforms)
            tell_untranslated(console, film)
            film, unspoken = spoken(console, film, ids, settings.voice)
            with shown_steps(console) as listener:
                own = check(
                    film, ids, formats, themes, out,
                    platforms=platforms, slots=jobs, listener=listener,
                )  # fmt: skip
            own += [
                Fault("sync.voice", why).found(clip=clip, shape=shape.name)
                for clip, why in unspoken.items()
                for shape in formats
            ]
            own += [
                fault.found(clip=FILM, shape=formats[0].name)
                for fault in spoken_words.of_film(film, settings.voice)
            ]
            if film.project.other_language:
                own = [msgspec.structs.replace(each, language=language) for each in own]
            if len(versions) > 1:
                summary.append(f"in {language_of(language).name}:")
            summary += _summary(scope, own)
            found += own
            looked_at.append(language)
    faults.settle(looked_at)
    if to_program:
        click.echo(as_json(found))
    else:
        for finding in found:
            click.echo(str(finding))
    for line in summary:
        click.echo(line, err=to_program)
    return any(finding.severity == "error" for finding in found)


def _summary(scope: Scope, found: Sequence[Finding]) -> Iterator[str]:
    """Yield lines on what was looked at, and how much was found."""
    shapes = [shape.name for shape in scope.formats]
    clips = f"{len(scope.clips)} clip{'s' * (len(scope.clips) > 1)}"
    yield f"looked at {clips}: {', '.join(scope.clips)}"
    yield f"formats: {', '.join(shapes)}; themes: {', '.join(scope.themes)}"
    for shape in scope.formats:
        for folder in scope.folders(shape):
            there = [name for name in scope.names if Files(folder, name).video.exists()]
            missing = [name for name in scope.names if name not in there]
            line = f"videos in {shown(folder)}: {_files(there)}"
            yield f"{line}; not rendered: {_files(missing)}" if missing else line
    if scope.layouts:
        yield f"platforms' own layouts: {', '.join(scope.layouts)}"
    for posts in scope.posts:
        there = [post.id for post in posts.posts if post.id in scope.names]
        missing = [name for name in scope.clips if name not in there]
        if missing:
            made = ", ".join(there) or "none"
            yield f"posts in {shown(posts.path)}: {made}; not made: {', '.join(missing)}"
        else:
            film = " and the film" * (FILM in there)
            yield f"posts in {shown(posts.path)}: {clips}{film}"
    severities = Counter(finding.severity for finding in found)
    counts = [f"{count} {name}{'s' * (count > 1)}" for name, count in sorted(severities.items())]
    places = [*shapes, *scope.layouts, *(posts.name for posts in scope.posts)]
    where = ", ".join(dict.fromkeys(places))
    yield f"{len(found)} found in {where}" + f" ({', '.join(counts)})" * bool(counts)


def _files(names: Sequence[str]) -> str:
    return ", ".join(f"{name}.mp4" for name in names) or "none"


class _Bars:
    """Progress bars, for a terminal; a `CheckListener`."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._whole = progress.add_task("all", total=0, beat="")
        self._steps: dict[str, int] = {}
        self._tasks: dict[str, TaskID] = {}

    def on_expected(self, name: str, steps: int) -> None:
        """Count these steps in."""
        self._steps[name] = steps
        self._progress.update(self._whole, total=sum(self._steps.values()))

    def on_started(self, name: str) -> None:
        """Show a bar."""
        self._tasks[name] = self._progress.add_task(name, total=self._steps[name], beat="")

    def on_step(self, name: str, done: str) -> None:
        """Move the bar."""
        self._progress.update(self._tasks[name], advance=1, beat=done)
        self._progress.advance(self._whole)

    def on_finished(self, name: str, found: int, seconds: float) -> None:
        """Take the bar away and leave a line."""
        task = self._tasks.pop(name)
        (left,) = (each.remaining for each in self._progress.tasks if each.id == task)
        self._progress.advance(self._whole, left or 0)  # a scene that has raised makes fewer
        self._progress.remove_task(task)
        say(self._progress.console, f"{name}: {found} found in {seconds:.1f} s")

    def on_output(self, name: str, said: str) -> None:
        """Show what a scene has printed."""
        say(self._progress.console, quoted(name, said))


class _Lines:
    """Plain lines, for a log; a `CheckListener`."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._expected = 0
        self._done = 0

    def on_expected(self, name: str, steps: int) -> None:
        """Count it in."""
        self._expected += 1

    def on_started(self, name: str) -> None:
        """Say that it starts."""
        say(self._console, f"{name}: started")

    def on_step(self, name: str, done: str) -> None:
        """Too many to be told in a log."""

    def on_finished(self, name: str, found: int, seconds: float) -> None:
        """Say how it went."""
        self._done += 1
        so_far = f"{self._done} of {self._expected}"
        say(self._console, f"{name}: {found} found in {seconds:.1f} s ({so_far})")

    def on_output(self, name: str, said: str) -> None:
        """Say what a scene has printed."""
        say(self._console, quoted(name, said))


@contextmanager
def shown_steps(console: Console) -> Iterator[CheckListener]:
    """Show progress: by bars in a terminal, by lines elsewhere."""
    if not console.is_terminal:
        yield _Lines(console)
        return
    with progress_bars(console) as progress:
        yield _Bars(progress)
