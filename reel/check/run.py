"""Checks clips, formats and themes side by side."""

import os
import tempfile
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from reel.check.findings import Finding
from reel.engine.run.local_pool import PRELOAD, worker_context
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

    Raises:
        ReelError: no such clip or theme.
    """
    storyboard = film.storyboard
    for clip_id in ids:
        storyboard[clip_id]
    films = {theme: film.in_theme(theme) for theme in themes}
    if not formats or not themes:
        raise ReelError("nothing to check: name a format and a theme")
    wanted = tuple(clip_id for clip_id in storyboard.ids if not ids or clip_id in ids)
    slots = slots or os.cpu_count() or 1
    tasks = list(_tasks(films, wanted, formats, videos, slots))
    context = worker_context(PRELOAD)
    try:
        with ProcessPoolExecutor(slots, mp_context=context, max_tasks_per_child=1) as pool:
            found = [finding for findings in pool.map(_work, tasks) for finding in findings]
    except BrokenProcessPool:
        raise ReelError(
            "a process was killed while it checked (out of memory?); --jobs 1 takes less"
        ) from None
    return _in_order(found, storyboard, formats, themes)


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


def _work(task: _Task) -> list[Finding]:
    # Imported here, in the worker: the process that waits never needs Manim.
    from reel.check import video_files
    from reel.check.clip import check_clip
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
            found += check_clip(
                {theme: film.spec(clip_id, task.shape) for theme, film in task.films.items()}
            )
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
