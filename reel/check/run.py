"""Checks clips, formats and themes side by side."""

import multiprocessing
import os
import tempfile
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from reel.check.findings import Finding
from reel.errors import ReelError
from reel.formats import Format
from reel.production import produce
from reel.storyboard import Storyboard
from reel.theme import load_theme

_PRELOAD = ["manim", "sympy"]


@dataclass(frozen=True)
class _Task:
    """What one process does: some clips in one format, for Manim's settings are global."""

    storyboard: Storyboard
    ids: tuple[str, ...]
    shape: Format
    themes: tuple[str, ...]
    language: str
    videos: tuple[Path, ...]


def check(
    storyboard: Storyboard,
    ids: Collection[str],
    formats: Sequence[Format],
    themes: Sequence[str],
    videos: Path | None = None,
    *,
    language: str = "en",
    slots: int | None = None,
) -> list[Finding]:
    """Return all findings, in the order of the storyboard, the formats, and the beats.

    Args:
        storyboard: the clips there are.
        ids: which of them; all if there are none.
        formats: in which to look at them.
        themes: by name; all but the first are looked at for contrast only.
        videos: the folder with a folder of rendered videos for each format; those that are there
            are checked, and with all clips the film.
        language: of the words.
        slots: how many processes work at a time; by default as many as there are cores.

    Raises:
        ReelError: no such clip or theme.
    """
    for clip_id in ids:
        storyboard[clip_id]
    for theme in themes:
        load_theme(theme)
    if not formats or not themes:
        raise ReelError("nothing to check: name a format and a theme")
    wanted = tuple(clip_id for clip_id in storyboard.ids if not ids or clip_id in ids)
    slots = slots or os.cpu_count() or 1
    tasks = list(_tasks(storyboard, wanted, formats, themes, videos, language, slots))
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOAD)
    with ProcessPoolExecutor(slots, mp_context=context, max_tasks_per_child=1) as pool:
        found = [finding for findings in pool.map(_work, tasks) for finding in findings]
    return _in_order(found, storyboard, formats, themes)


def _tasks(
    storyboard: Storyboard,
    ids: tuple[str, ...],
    formats: Sequence[Format],
    themes: Sequence[str],
    videos: Path | None,
    language: str,
    slots: int,
) -> Iterator[_Task]:
    """Yield each format's clips in so many parts that all slots have enough to do."""
    parts = min(len(ids), -(-2 * slots // len(formats)))
    for shape in formats:
        for part in range(parts):
            some = ids[part::parts]
            names = [*some, "film"] if part == 0 and ids == tuple(storyboard.ids) else some
            files = [videos / shape.name / f"{name}.mp4" for name in names] if videos else []
            rendered = tuple(file for file in files if file.exists())
            yield _Task(storyboard, some, shape, tuple(themes), language, rendered)


def _work(task: _Task) -> list[Finding]:
    # Imported here, in the worker: the process that waits never needs Manim.
    from reel.check import files
    from reel.check.clip import check_clip
    from reel.check.rehearsal import configure

    found = []
    with tempfile.TemporaryDirectory() as media:
        configure(task.shape, Path(media))
        for clip_id in task.ids:
            found += check_clip(
                {
                    theme: produce(
                        task.storyboard,
                        clip_id,
                        theme=theme,
                        language=task.language,
                        shape=task.shape,
                    )
                    for theme in task.themes
                }
            )
    for video in task.videos:
        for fault in files.of_video(video.parent, video.stem):
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
