"""Renders jobs side by side, each into a draft of a cache entry."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path

from reel.engine.cache import Store
from reel.engine.estimate import Estimate, last_timeline
from reel.engine.messages import LOG, Progress
from reel.engine.outcome import Audience
from reel.engine.plan import Files, Job
from reel.engine.workers import Failed, Finished, Progressed, Started, Task, run

# Imported once and shared by all workers. Nothing of the project: that may change on disk.
_PRELOAD = ("manim", "sympy")


def render(
    jobs: list[Job],
    store: Store,
    files: Callable[[str], Files],
    audience: Audience,
    slots: int,
) -> Generator[tuple[Job, Path, Finished | Failed], None, None]:
    """Render jobs side by side, the longest first; yield each with its draft when it is over.

    A draft that nobody has kept when the next one is asked for is dropped.
    """
    estimates = {job.id: Estimate(job, last_timeline(files(job.id) / ".json")) for job in jobs}
    jobs = sorted(jobs, key=lambda job: -estimates[job.id].frames)
    by_id = {job.id: job for job in jobs}
    for job in jobs:
        audience.expects(job.id, estimates[job.id].frames)
    with (
        _drafts(jobs, store) as drafts,
        closing(run(_tasks(jobs, drafts), slots, _PRELOAD)) as events,
    ):
        for event in events:
            if isinstance(event, Started):
                audience.starts(event.name)
            elif isinstance(event, Progressed):
                total = estimates[event.name].corrected(event.progress)
                audience.sees(event.name, event.progress, total)
            else:
                draft = drafts[event.name]
                with suppress(OSError):
                    if said := (draft / LOG).read_text(encoding="utf-8", errors="replace").strip():
                        audience.hears(event.name, said)
                (draft / LOG).unlink(missing_ok=True)
                yield by_id[event.name], draft, event
                store.drop(draft)


@contextmanager
def _drafts(jobs: list[Job], store: Store) -> Iterator[dict[str, Path]]:
    drafts = {job.id: store.draft() for job in jobs}
    try:
        yield drafts
    finally:
        for draft in drafts.values():
            store.drop(draft)


def _tasks(jobs: list[Job], drafts: dict[str, Path]) -> list[Task]:
    return [Task(job.id, partial(_render, job, drafts[job.id])) for job in jobs]


def _render(job: Job, folder: Path, report: Callable[[Progress], None]) -> int:
    # Imported here, in the worker: this process never needs Manim.
    from reel.engine.worker import render as render_scene

    return render_scene(job, folder, report)
