"""How long rendering takes with any number of workers: the engine's own scheduler, in a simulated
time, with what segments cost one worker.
"""

import heapq
import os
from collections.abc import Generator, Iterable, Mapping
from functools import partial
from typing import Any

import numpy as np

from benchmarks.results import Cost, Scale
from reel.engine.run.estimate import Estimate
from reel.engine.run.local_pool import Asked, Event, Finished, Task, Told
from reel.engine.run.messages import Claim, Played, Segment, Verdict
from reel.engine.run.outcome import Outcome
from reel.engine.run.scene_progress import RenderRequest
from reel.engine.run.scheduler import render
from reel.records.plan import Job

MANY = 64

_CORES = os.cpu_count() or 1
_LOADS = np.linspace(0.5, 2.5, 201)

_Steps = Generator[tuple[float, Event | None], Any, None]


def fit(entry: Scale, jobs: list[Job], film: list[Job]) -> None:
    """Fit the model to the entry's measurements by least squares, and model the film with it.

    Args:
        entry: has walls and costs; takes what is fitted and modelled.
        jobs: the clips that were measured.
        film: all clips. What was not measured costs as much a frame as what was.
    """
    local = {int(name): wall for name, wall in entry.walls.items() if name.isdecimal()}
    walls = np.array(list(local.values()))

    def errors(load: float) -> tuple[float, float]:
        made = np.array([simulate(jobs, entry.costs, workers, load) for workers in local])
        fixed = max(0.0, float((walls - made).mean()))
        return float(np.square((made + fixed) / walls - 1).sum()), fixed

    entry.load = float(min(_LOADS, key=lambda load: errors(load)[0]))
    entry.fixed = errors(entry.load)[1]
    for name in entry.walls:
        cluster = not name.isdecimal()
        workers = 2 if cluster else int(name)
        made = simulate(jobs, entry.costs, workers, entry.load, answers=not cluster)
        entry.modelled[name] = entry.fixed + made
    guessed = {job.id: entry.costs.get(job.id) or _guess(job, entry.costs) for job in film}
    for workers in (1, 2, 4, 8, 16, 32, MANY):
        made = simulate(film, guessed, workers, 0)  # load 0: each has the cores it needs
        entry.film[str(workers)] = entry.fixed + made
        entry.forked[str(workers)] = entry.fixed + stepped_once(guessed, workers)
    entry.largest = _largest(guessed)


def simulate(
    jobs: list[Job], costs: Mapping[str, Cost], workers: int, load: float, *, answers: bool = True
) -> float:
    """The seconds from the first task to the last, without start-up and assembly.

    Args:
        jobs: the clips.
        costs: of each.
        workers: how many.
        load: cores that one of them keeps busy: where they want more than there are, all slow down.
        answers: whether they may ask what to do next, as on a cluster they may not.
    """
    pool = _SimulatedPool(workers, costs, max(1.0, workers * load / _CORES), answers=answers)
    for _ in render([RenderRequest(job, Estimate(job, None)) for job in jobs], pool, _NoListener()):
        pass
    return pool.now


def stepped_once(costs: Mapping[str, Cost], workers: int) -> float:
    """The same, if one worker stepped through each clip and left the drawing to others.

    It would fork at the beginning of each segment; a worker that is free would draw what has been
    left. No fork costs anything here, and each worker has the cores it needs.
    """
    waiting = sorted(costs.values(), key=lambda cost: -sum(cost.draw))
    left: list[tuple[float, float]] = []  # from when on, and how long it takes to draw
    free = [0.0] * workers
    heapq.heapify(free)
    end = 0.0
    while waiting or left:
        now = heapq.heappop(free)
        left.sort()
        if left and (left[0][0] <= now or not waiting):
            since, draws = left.pop(0)
            now = max(now, since) + draws
        else:
            cost = waiting.pop(0)
            now += cost.setup
            for skip, draw in zip(cost.skip, cost.draw, strict=True):
                left.append((now, draw))
                now += skip
        heapq.heappush(free, now)
        end = max(end, now)
    return end


def _guess(job: Job, costs: Mapping[str, Cost]) -> Cost:
    """What a clip will cost, judged by others."""
    known = sum(sum(cost.frames) for cost in costs.values())
    skip = sum(sum(cost.skip) for cost in costs.values()) / known
    draw = sum(sum(cost.draw) for cost in costs.values()) / known
    assert job.spec is not None
    estimate = Estimate(job, None)
    frames = [estimate.frames_of([place]) for place in range(len(job.spec.parts))]
    setup = float(np.mean([cost.setup for cost in costs.values()]))
    return Cost(setup, frames, [skip * n for n in frames], [draw * n for n in frames])


def _largest(costs: Mapping[str, Cost]) -> str:
    tasks = [
        (sum(cost.skip[:place]), cost.draw[place], f"segment {place + 1} of {clip}")
        for clip, cost in costs.items()
        for place in range(len(cost.draw))
    ]
    skip, draw, name = max(tasks, key=lambda task: task[0] + task[1])
    return f"{name}: {skip:.1f} s to step through what is before it, {draw:.1f} s to draw it"


class _SimulatedPool:
    """Workers that do nothing but say how long it would have taken; a `local_pool.Pool`.

    Attributes:
        now: seconds since the beginning.
    """

    def __init__(
        self, slots: int, costs: Mapping[str, Cost], slower: float, *, answers: bool
    ) -> None:
        self.slots = slots
        self.answers = answers
        self.now = 0.0
        self._costs = costs
        self._slower = slower
        self._running: dict[str, _Steps] = {}
        self._queue: list[Task] = []
        self._ahead: list[tuple[float, int, str, Event | None]] = []
        self._count = 0

    @property
    def room(self) -> int:
        # A cluster's scheduler keeps the queue.
        return self.slots - len(self._running) if self.answers else 1

    def start(self, task: Task) -> None:
        if len(self._running) == self.slots:
            self._queue.append(task)
            return
        assert isinstance(task.call, partial)
        self._running[task.name] = self._steps(task.name, *task.call.args)
        self._go_on(task.name)

    def wait(self) -> list[Event]:
        while True:
            self.now, _, name, event = heapq.heappop(self._ahead)
            if isinstance(event, Finished):
                del self._running[name]
                if self._queue:
                    self.start(self._queue.pop(0))
            elif not isinstance(event, Asked):
                self._go_on(name)
            if event:
                return [event]

    def answer(self, name: str, value: Any) -> None:
        self._go_on(name, value)

    def drop(self, names: Iterable[str]) -> None:
        """No task fails here."""

    def close(self) -> None:
        """Nothing is left running."""

    def _go_on(self, name: str, value: Any = None) -> None:
        delay, event = self._running[name].send(value)
        self._count += 1  # what happens at one time happens in this order
        heapq.heappush(self._ahead, (self.now + delay, self._count, name, event))

    def _steps(self, name: str, job: Job, mine: frozenset[int] | None) -> _Steps:
        """Yield what a worker does: how long it takes, and what it says then."""
        cost = self._costs[job.id]
        states = {0: "0"}
        yield cost.setup * self._slower, None
        for index, (skip, draw) in enumerate(zip(cost.skip, cost.draw, strict=True)):
            if mine is None:
                verdict = yield 0.0, Asked(name, Claim(index, str(index)))
            else:
                verdict = Verdict.DRAW if index in mine else Verdict.SKIP
                if index > max(mine):
                    verdict = Verdict.STOP
            if verdict is Verdict.STOP:
                yield 0.0, Finished(name, Played(states, None), self.now)
            elif verdict is Verdict.DRAW:
                segment = Segment(index, None, cost.frames[index], None, draw, b"")
                yield draw * self._slower, Told(name, segment)
            else:
                yield skip * self._slower, None
            states[index + 1] = str(index + 1)
        yield 0.0, Finished(name, Played(states, len(cost.draw)), self.now)


class _NoListener:
    """Listens to nothing."""

    def on_expected(self, name: str, frames: int) -> None: ...

    def on_started(self, name: str) -> None: ...

    def on_drawn(self, name: str, frames: int, total: int, beat: str | None) -> None: ...

    def on_output(self, name: str, said: str) -> None: ...

    def on_finished(self, outcome: Outcome) -> None: ...
