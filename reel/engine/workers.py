"""Runs tasks side by side, each in a process of its own, and tells what becomes of them.

Knows nothing of rendering. Another pool (threads of a cluster, processes that stay) has only to
offer `run`.
"""

import contextlib
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Protocol

# One thread a worker for NumPy: the workers already share out the cores.
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")

# How long a worker that has done its task may take to leave.
_FAREWELL_SECONDS = 2.0


class Report(Protocol):
    """How a task tells the pool how far it is."""

    def __call__(self, progress: Any) -> None: ...


@dataclass(frozen=True)
class Task:
    """A call to be made elsewhere: a module-level function, or a partial of one."""

    name: str
    call: Callable[[Report], Any]


@dataclass(frozen=True)
class Started:
    """A worker has taken up the task."""

    name: str


@dataclass(frozen=True)
class Progressed:
    """What a task has reported."""

    name: str
    progress: Any


@dataclass(frozen=True)
class Finished:
    """A task's value, and how many seconds it took."""

    name: str
    value: Any
    seconds: float


@dataclass(frozen=True)
class Failed:
    """A task's error: the exception it raised, or `WorkerDied`."""

    name: str
    error: Exception


Event = Started | Progressed | Finished | Failed


class WorkerDied(Exception):  # noqa: N818 (what happened, not a kind of error)
    """A worker has gone without a word."""


class _Worker:
    def __init__(self, context: Any, task: Task) -> None:
        self.task = task
        self.since = time.monotonic()
        self.inbox, outbox = context.Pipe(duplex=False)
        self.process = context.Process(target=_work, args=(task, outbox), daemon=True)
        self.process.start()
        outbox.close()

    def hear(self) -> Event:
        """Return the worker's next message; its silence is one too."""
        try:
            kind, value = self.inbox.recv()
        except (EOFError, OSError):
            return Failed(self.task.name, WorkerDied(self._cause_of_death()))
        if kind == "progress":
            return Progressed(self.task.name, value)
        if kind == "value":
            return Finished(self.task.name, value, time.monotonic() - self.since)
        return Failed(self.task.name, value)

    def _cause_of_death(self) -> str:
        self.process.join()
        code = self.process.exitcode or 0
        if code >= 0:
            return f"its process ended unexpectedly with exit code {code}"
        name = signal.Signals(-code).name
        hint = " (out of memory?)" if name == "SIGKILL" else ""
        return f"its process was killed by {name}{hint}"

    def stop(self, patience: float = 0.0) -> None:
        self.process.join(patience)
        if self.process.is_alive():
            self.process.kill()
        self.process.join()
        self.inbox.close()


def run(
    tasks: Iterable[Task], slots: int, preload: tuple[str, ...] = ()
) -> Generator[Event, None, None]:
    """Run tasks, `slots` at a time, in the order given; yield events as they come.

    Leaving the iterator early, by an exception or `close`, kills all workers at once.

    Args:
        tasks: what to run.
        slots: how many run at the same time.
        preload: modules that workers share, imported once where the system can fork.
    """
    queue = list(tasks)
    if not queue:
        return
    context = _context(preload)
    workers: dict[Connection, _Worker] = {}
    try:
        while queue or workers:
            while queue and len(workers) < slots:
                worker = _Worker(context, queue.pop(0))
                workers[worker.inbox] = worker
                yield Started(worker.task.name)
            for inbox in wait(list(workers)):
                assert isinstance(inbox, Connection)
                event = workers[inbox].hear()
                if isinstance(event, Finished | Failed):
                    workers.pop(inbox).stop(patience=_FAREWELL_SECONDS)
                yield event
    finally:
        for worker in workers.values():
            worker.stop()


def _context(preload: tuple[str, ...]) -> Any:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        os.environ.update(_ONE_THREAD)
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    from multiprocessing import forkserver

    # The server, and so every worker, starts deaf to Ctrl-C: this process stops them.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    environment = dict(os.environ)
    os.environ.update(_ONE_THREAD)
    try:
        forkserver.ensure_running()
    finally:
        os.environ.clear()
        os.environ.update(environment)
        signal.signal(signal.SIGINT, before)
    return context


def _work(task: Task, outbox: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def report(progress: Any) -> None:
        try:
            outbox.send(("progress", progress))
        except OSError:
            os._exit(1)  # nobody is listening any more

    try:
        outbox.send(("value", task.call(report)))
    except Exception as error:
        with contextlib.suppress(OSError):
            outbox.send(("error", error))
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
