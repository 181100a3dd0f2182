"""Checks clips, formats and themes side by side."""

import os
import tempfile
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from reel.check.fault import Fault
from reel.check.findings import Finding
from reel.check.scope import Scope, scope_of
from reel.engine.run.local_pool import (
    PRELOAD,
    Channel,
    Event,
    Failed,
    Finished,
    LocalPool,
    Task,
    Told,
    WorkerDied,
)
from reel.records.clip_spec import ClipSpec
from reel.records.film import Film
from reel.records.formats import DRAFT, Format
from reel.records.plan import Files
from reel.records.platforms import Platform, load_platforms
from reel.records.project import Project
from reel.records.storyboard import FILM, Storyboard
from reel.records.writing import TEMPORARY, CannotWriteError, lack_of_room


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


@dataclass(frozen=True)
class _Work:
    """What one process does at a time: a clip in one format, for Manim's settings are global.

    Attributes:
        id: the clip's, or "film".
        shape: the format.
        specs: the clip in each theme, by the theme's name; none for the film.
        videos: of it, the finished one and drafts, as far as there are any.
        finished: the folder of finished videos; None if no videos are looked at.
        said: what it says in each beat, by the ids that its timeline should have.
        title: its title.
        project: the film's.
        platforms: those that the format is made for.
    """

    id: str
    shape: Format
    specs: dict[str, ClipSpec]
    videos: tuple[Path, ...]
    finished: Path | None
    said: dict[str, str]
    title: str
    project: Project
    platforms: tuple[Platform, ...]

    @property
    def name(self) -> str:
        return f"{self.id} {self.shape.name}"

    @property
    def steps(self) -> int:
        beats = sum(len(spec.clip.beats) for spec in self.specs.values())
        return beats + len(self.videos)

    @property
    def trace(self) -> Path:
        """Where the author finds the traceback of what it raises."""
        return self.project.cache / "failed" / f"check-{self.id}-{self.shape.name}.txt"

    def found(self, fault: Fault) -> Finding:
        """Make something wrong with the whole of it a finding."""
        return fault.found(clip=self.id, shape=self.shape.name)


def check(
    film: Film,
    ids: Collection[str],
    formats: Sequence[Format],
    themes: Sequence[str],
    videos: Path | None = None,
    *,
    slots: int | None = None,
    listener: CheckListener | None = None,
) -> list[Finding]:
    """All findings, in the order of the storyboard, the formats, and the beats.

    Args:
        film: the clips there are, in any theme.
        ids: which of them; all if there are none.
        formats: in which to look at them.
        themes: by name; all but the first are looked at for contrast only.
        videos: the out folder; the videos in it, finished or not, are checked, and with all clips
            the film.
        slots: how many processes work at a time; by default as many as there are cores.
        listener: is told how it goes.

    Raises:
        ReelError: no such clip or theme, Manim's settings cannot be used, or what the platforms
            take cannot be read.
    """
    scope = scope_of(film.storyboard, ids, formats, themes, videos and videos.resolve())
    waiting = deque(_works(film, scope))
    by_name = {work.name: work for work in waiting}
    slots = min(slots or os.cpu_count() or 1, len(waiting))
    found: list[Finding] = []
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
                pool.start(Task(work.name, partial(_look, work, Path(media))))
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


def _works(film: Film, scope: Scope) -> Iterator[_Work]:
    """Yield what there is to do, each clip in every format after the other."""
    films = {theme: film.in_theme(theme) for theme in scope.themes}
    platforms = _platforms(film.project)
    folders = {shape.name: scope.folders(shape) for shape in scope.formats}
    for name in scope.names:
        for shape in scope.formats:
            paths = [Files(folder, name).video for folder in folders[shape.name]]
            videos = tuple(path for path in paths if path.exists())
            finished = next(iter(folders[shape.name]), None)
            specs = {}
            if name != FILM:
                specs = {theme: each.spec(name, shape) for theme, each in films.items()}
            if specs or videos:
                said = _said(film, name)
                title = film.project.title if name == FILM else film.words[name].title
                posted = tuple(each for each in platforms if each.format == shape.name)
                yield _Work(name, shape, specs, videos, finished, said, title, film.project, posted)


def _platforms(project: Project) -> tuple[Platform, ...]:
    """Read what the platforms take; a project that is posted nowhere has no such file."""
    if not project.platforms.exists():
        return ()
    return tuple(load_platforms(project).known.values())


def _said(film: Film, name: str) -> dict[str, str]:
    """What a clip says in its beats, or the film in those of all clips."""
    if name != FILM:
        return film.words[name].beats
    return {
        f"{clip.id}.{beat}": film.words[clip.id].beats[beat]
        for clip in film.storyboard
        for beat in clip.beats
    }


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


def _findings_of(event: Finished | Failed, work: _Work) -> list[Finding]:
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


def _look(work: _Work, media: Path, channel: Channel) -> tuple[list[Finding], str]:
    """Look at a clip and its video, in a worker.

    Returns:
        What is wrong, and what the scene has printed.
    """
    # Imported here, in the worker: the process that waits never needs Manim.
    from reel.check import video_files
    from reel.check.clip import check_clip
    from reel.engine.draw.captured_output import captured_output
    from reel.engine.draw.kept_running import kept_running
    from reel.engine.draw.manim_settings import LIBRARY_SETTINGS, configure
    from reel.engine.draw.own_places import write_into

    found: list[Finding] = []
    with captured_output() as output, kept_running():
        if work.specs:
            work.project.make_importable()
            settings = [LIBRARY_SETTINGS, work.project.manim_cfg]
            own = Path(tempfile.mkdtemp(dir=media))
            write_into(own)
            configure(DRAFT.picture(work.shape), own, settings=settings)
            found += check_clip(work.specs, channel.tell, work.trace, work.platforms)
            # What draws text does not say when a disk is full; what is cut short cannot be read.
            full = lack_of_room({TEMPORARY: media})
            if full and any(finding.rule == "scene.error" for finding in found):
                raise CannotWriteError(full)
        for video in work.videos:
            finished = video.parent == work.finished
            posted = work.platforms if finished else ()
            for fault in video_files.of_video(
                video.parent, video.stem, work.said, work.title, posted
            ):
                found.append(work.found(fault if finished else fault.within(video)))
            channel.tell(video.name)
        # In each theme it prints the same.
        return found, "\n".join(dict.fromkeys(output.text().splitlines()))


def _in_order(found: list[Finding], storyboard: Storyboard, scope: Scope) -> list[Finding]:
    clips = [*storyboard.ids, FILM]
    shapes = [shape.name for shape in scope.formats]
    beats = {clip.id: ["", *clip.beats] for clip in storyboard} | {FILM: [""]}
    names = ["", *scope.themes]
    return sorted(
        found,
        key=lambda one: (
            clips.index(one.clip),
            shapes.index(one.format),
            beats[one.clip].index(one.beat),
            one.rule,
            names.index(one.theme),
            one.objects,
            one.message,
        ),
    )
