"""More workers: measured here, and modelled for more than this machine has."""

import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from itertools import pairwise
from typing import Any

from benchmarks import model
from benchmarks.cluster import CLUSTER, cluster
from benchmarks.frames import jobs_of
from benchmarks.project import Copy, Snapshot
from benchmarks.results import Cost, Scale
from reel.engine.run.local_pool import (
    PRELOAD,
    Asked,
    Channel,
    Failed,
    Finished,
    LocalPool,
    Task,
    Told,
)
from reel.engine.run.messages import Segment, Verdict
from reel.records.formats import Quality
from reel.records.plan import Job
from scenes.storyboard import STORYBOARD

WORKERS = (1, 2, 4)


def measure(snapshot: Snapshot, entry: Scale, quality: Quality, saved: Callable[[], None]) -> None:
    """Render the entry's clips with few and more workers; fit the model; model the film."""
    for workers in WORKERS:
        with snapshot.copy() as copy:
            entry.walls[str(workers)] = _wall(copy, entry, quality, "--jobs", str(workers))
        saved()
    with snapshot.copy() as copy, cluster(copy) as address:
        entry.walls[CLUSTER] = _wall(copy, entry, quality, "--cluster", address)
    saved()
    jobs = jobs_of(entry.clips, quality)
    entry.costs = costs(jobs)
    saved()
    model.fit(entry, jobs, jobs_of(list(STORYBOARD.ids), quality))
    saved()


def _wall(copy: Copy, entry: Scale, quality: Quality, *options: str) -> float:
    what = "clip", *entry.clips, "--quality", quality.name, "--fresh"
    return copy.render(*what, *options).seconds


# What each segment costs a worker that is alone.


def costs(jobs: list[Job]) -> dict[str, Cost]:
    """Play clips twice with one worker, drawing nothing and drawing all; return what it took."""
    measured: dict[str, Cost] = {}
    for verdict in (Verdict.SKIP, Verdict.DRAW):
        with closing(LocalPool(1, PRELOAD)) as pool:
            _play(pool, Task("start", _start), verdict)
            for job in jobs:
                times, drawn = _play(pool, Task(job.id, partial(_render, job)), verdict)
                spent = [after - before for before, after in pairwise(times[1:])]
                if verdict is Verdict.SKIP:
                    measured[job.id] = Cost(times[1] - times[0], skip=spent)
                else:
                    measured[job.id].frames = [segment.frames for segment in drawn]
                    measured[job.id].draw = spent
    return measured


def _play(pool: LocalPool, task: Task, verdict: Verdict) -> tuple[list[float], list[Segment]]:
    """When a task began, when it came to each segment, and when it ended."""
    times = [time.perf_counter()]
    drawn: list[Segment] = []
    pool.start(task)
    while True:
        for event in pool.wait():
            if isinstance(event, Asked):
                times.append(time.perf_counter())
                pool.answer(task.name, verdict)
            elif isinstance(event, Told) and isinstance(event.progress, Segment):
                drawn.append(event.progress)
            elif isinstance(event, Finished):
                return [*times, time.perf_counter()], drawn
            elif isinstance(event, Failed):
                raise event.error


def _start(channel: Channel) -> None:
    from reel.engine.draw import worker  # noqa: F401 (so that the clips' tasks find it loaded)


def _render(job: Job, channel: Channel) -> Any:
    from reel.engine.draw import worker

    return worker.render(job, None, channel)
