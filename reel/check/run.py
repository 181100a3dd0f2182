"""Checks clips, formats and themes side by side."""

import os
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reel.check.findings import Finding
from reel.engine.run.local_pool import (
    PRELOAD,
    Channel,
    Failed,
    Finished,
    LocalPool,
    Task,
    Told,
    WorkerDied,
)
from reel.records.errors import ReelError
from reel.records.film import Film
from reel.records.formats import DRAFT, Format
from reel.records.storyboard import Storyboard


@dataclass(frozen=True)
class _Task:
    """What one process does: some clips in one format, for Manim's settings are global."""

    films: dict[str, Film]
    ids: tuple[str, ...]
    shape: Format
    videos: tuple[Path, ...]


def check(
    film: Film,
    ids: Collection[str],
    formats: Sequence[Format],
    themes: Sequence[str],
    videos: Path | None = None,
    *,
    slots: int | None = None,
    say: Callable[[str], None] = lambda line: None,
) -> list[Finding]:
    """All findings, in the order of the storyboard, the formats, and the beats.

    Args:
        film: the clips there are, in any theme.
        ids: which of them; all if there are none.
        formats: in which to look at them.
        themes: by name; all but the first are looked at for contrast only.
        videos: the folder with a folder of rendered videos for each format; those that are there
            are checked, and with all clips the film.
        slots: how many processes work at a time; by default as many as there are cores.
        say: is told each line that a clip's scene prints, once, however often it is played.

    Raises:
        ReelError: no such clip or theme, or a process was killed.
    """
    storyboard = film.storyboard
    for clip_id in ids:
        storyboard[clip_id]
    films = {theme: film.in_theme(theme) for theme in themes}
    if not formats or not themes:
        raise ReelError("nothing to check: name a format and a theme")
    wanted = tuple(clip_id for clip_id in storyboard.ids if not ids or clip_id in ids)
    slots = slots or os.cpu_count() or 1
    found = list(_found(_tasks(films, wanted, formats, videos, slots), slots, say))
    return _in_order(found, storyboard, formats, themes)


def _found(tasks: Iterable[_Task], slots: int, say: Callable[[str], None]) -> Iterator[Finding]:
    """Yield all findings, as processes come to them."""
    waiting = {str(number): task for number, task in enumerate(tasks)}
    running: dict[str, _Task] = {}
    lines: set[str] = set()
    with closing(LocalPool(slots, PRELOAD, reuse=False)) as pool:
        while waiting or running:
            while waiting and pool.room:
                name, task = next(iter(waiting.items()))
                running[name] = waiting.pop(name)
                pool.start(Task(name, partial(_work, task)))
            for event in pool.wait():
                if isinstance(event, Told):
                    for line in event.progress:
                        if line not in lines:
                            say(line)
                    lines.update(event.progress)
                elif isinstance(event, Finished):
                    del running[event.name]
                    yield from event.value
                elif isinstance(event, Failed):
                    raise _failure(running[event.name], event.error)


def _failure(task: _Task, error: Exception) -> Exception:
    """Say what a process was at when it died; what else it raises is the caller's."""
    if not isinstance(error, WorkerDied):
        return error
    return ReelError(
        f"a process was killed while it checked {', '.join(task.ids)} in {task.shape.name}: "
        f"{error}; if memory was short, --jobs 1 takes less"
    )


def _tasks(
    films: dict[str, Film],
    ids: tuple[str, ...],
    formats: Sequence[Format],
    videos: Path | None,
    slots: int,
) -> Iterator[_Task]:
    """Yield each format's clips in so many parts that all slots have enough to do."""
    film, *_ = films.values()
    parts = min(len(ids), -(-2 * slots // len(formats)))
    for shape in formats:
        for part in range(parts):
            some = ids[part::parts]
            names = [*some, "film"] if part == 0 and ids == tuple(film.storyboard.ids) else some
            files = [videos / shape.name / f"{name}.mp4" for name in names] if videos else []
            rendered = tuple(file for file in files if file.exists())
            yield _Task(films, some, shape, rendered)


def _work(task: _Task, channel: Channel) -> list[Finding]:
    # Imported here, in the worker: the process that waits never needs Manim.
    from reel.check import video_files
    from reel.check.clip import check_clip
    from reel.engine.draw.captured_output import captured_output
    from reel.engine.draw.kept_running import kept_running
    from reel.engine.draw.manim_settings import LIBRARY_SETTINGS, configure
    from reel.engine.draw.own_places import write_into

    found = []
    with tempfile.TemporaryDirectory() as media:
        write_into(Path(media))
        project = next(iter(task.films.values())).project
        configure(
            DRAFT.picture(task.shape), Path(media), settings=[LIBRARY_SETTINGS, project.manim_cfg]
        )
        for clip_id in task.ids:
            specs = {theme: film.spec(clip_id, task.shape) for theme, film in task.films.items()}
            with captured_output() as output, kept_running():
                found += check_clip(specs)
                said = output.text()
            if said:
                channel.tell([f"{clip_id} says: {line}" for line in said.splitlines()])
    for video in task.videos:
        for fault in video_files.of_video(video.parent, video.stem):
            found.append(fault.found(clip=video.stem, shape=task.shape.name))
    return found


def _in_order(
    found: list[Finding],
    storyboard: Storyboard,
    formats: Sequence[Format],
    themes: Sequence[str],
) -> list[Finding]:
    clips = [*storyboard.ids, "film"]
    shapes = [shape.name for shape in formats]
    beats = {clip.id: ["", *clip.beats] for clip in storyboard} | {"film": [""]}
    names = ["", *themes]
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
