"""Checks clips, formats, themes and posts side by side."""

import os
import tempfile
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Protocol

from reel.check.fault import Fault
from reel.check.findings import Finding
from reel.check.post_files import of_list, of_social
from reel.check.post_thread import of_thread
from reel.check.scope import Scope, scope_of
from reel.check.work import Work, look, works
from reel.engine.run.local_pool import (
    PRELOAD,
    Event,
    Failed,
    Finished,
    LocalPool,
    Task,
    Told,
    WorkerDied,
)
from reel.records.film import Film
from reel.records.formats import Format
from reel.records.root import shown
from reel.records.storyboard import FILM, Storyboard
from reel.records.writing import TEMPORARY


class CheckListener(Protocol):
    """Is told how a check goes. `name` is that of a clip (or of the film) and a format."""

    def on_expected(self, name: str, steps: int) -> None:
        """So many steps are to be made for it: beats in each theme, and its video."""

    def on_started(self, name: str) -> None:
        """A worker has taken it up."""

    def on_step(self, name: str, done: str) -> None:
        """One step is made; `done` says which."""

    def on_finished(self, name: str, found: int, seconds: float) -> None:
        """All of it has been looked at."""

    def on_output(self, name: str, said: str) -> None:
        """Its scene has printed something."""


def check(
    film: Film,
    ids: Collection[str],
    formats: Sequence[Format],
    themes: Sequence[str],
    videos: Path | None = None,
    *,
    platforms: Collection[str] = (),
    slots: int | None = None,
    listener: CheckListener | None = None,
) -> list[Finding]:
    """All findings, in the order of the storyboard, the formats and platforms, and the beats.

    Args:
        film: the clips there are, in any theme.
        ids: which of them; all if there are none.
        formats: in which to look at them.
        themes: by name; all but the first are looked at for contrast only.
        videos: the out folder; the videos and posts in it, finished or not, are checked, and with
            all clips those of the film.
        platforms: names of those in whose own layouts to look at clips, too; only their posts are
            looked at then.
        slots: how many processes work at a time; by default as many as there are cores.
        listener: is told how it goes.

    Raises:
        ReelError: no such clip, theme or platform, Manim's settings cannot be used, or what
            the platforms take cannot be read.
    """
    scope = scope_of(film, ids, formats, themes, videos and videos.resolve(), platforms)
    waiting = deque(works(film, scope))
    by_name = {work.name: work for work in waiting}
    slots = min(slots or os.cpu_count() or 1, len(waiting))
    found = list(_of_folders(scope))
    if listener:
        for work in waiting:
            listener.on_expected(work.name, work.steps)
    with (
        TEMPORARY.written(Path(tempfile.gettempdir())),
        tempfile.TemporaryDirectory() as media,
        closing(LocalPool(slots, PRELOAD, folder=film.project.root)) as pool,
    ):
        running = 0
        while waiting or running:
            while waiting and pool.room:
                work = waiting.popleft()
                pool.start(Task(work.name, partial(look, work, Path(media))))
                running += 1
                if listener:
                    listener.on_started(work.name)
            for event in pool.wait():
                if isinstance(event, Finished | Failed):
                    found += _findings_of(event, by_name[event.name])
                    running -= 1
                if listener:
                    _tell(listener, event)
    return _in_order(found, film.storyboard, scope)


def _tell(listener: CheckListener, event: Event) -> None:
    if isinstance(event, Told):
        listener.on_step(event.name, event.progress)
    elif isinstance(event, Finished):
        findings, said = event.value
        if said:
            listener.on_output(event.name, said)
        listener.on_finished(event.name, len(findings), event.seconds)
    elif isinstance(event, Failed):
        listener.on_finished(event.name, 1, 0.0)


def _findings_of(event: Finished | Failed, work: Work) -> list[Finding]:
    """What was found; that a process has died is found too, and the others work on.

    Raises:
        ReelError: a mistake that is not this clip's alone.
    """
    if isinstance(event, Finished):
        findings: list[Finding] = event.value[0]
        return findings
    if not isinstance(event.error, WorkerDied):
        raise event.error
    mend = "; --jobs 1 takes less" if "memory" in str(event.error) else ""
    return [work.found(Fault("scene.error", f"{event.error}{mend}"))]


def _of_folders(scope: Scope) -> Iterator[Finding]:
    """Yield what is wrong with the folders of posts, apart from the posts in them."""
    seen = set()
    for folder in scope.posts:
        faults = [*of_list(folder)]
        if (social := folder.path.parent) not in seen:
            seen.add(social)
            faults += of_social(social)
        if scope.whole:
            faults += of_thread(folder)
        for fault in faults:
            yield fault.found(clip=FILM, shape=folder.name)
        for post in folder.posts if scope.whole else ():
            if post.id not in scope.names:
                wrong = f"{shown(folder.path / post.folder)} is of no clip of the storyboard"
                fault = Fault("files.posts", f"{wrong}: remove it", severity="warning")
                yield fault.found(clip=FILM, shape=folder.name)


def _in_order(found: list[Finding], storyboard: Storyboard, scope: Scope) -> list[Finding]:
    clips = [*storyboard.ids, FILM]
    places = [shape.name for shape in scope.formats]
    places += [*scope.platforms, *sorted({folder.name for folder in scope.posts})]
    beats = {clip.id: ["", *clip.beats] for clip in storyboard} | {FILM: [""]}
    names = ["", *scope.themes]
    return sorted(
        found,
        key=lambda one: (
            clips.index(one.clip),
            places.index(one.format),
            beats[one.clip].index(one.beat),
            one.rule,
            names.index(one.theme),
            one.objects,
            one.message,
        ),
    )
