"""The same tasks on a Dask cluster: no shared folder, results travel back.

Workers need the project and its requirements, the same as here. Dask runs what a dead worker was
at on another one.
"""

import asyncio
import multiprocessing
import pickle
import secrets
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from distributed import Client, Future, KilledWorker, Security, get_worker
from distributed.comm import CommClosedError, connect

from reel.engine.cache.keys import fingerprint
from reel.engine.run.local_pool import (
    PRELOAD,
    Asked,
    Event,
    Failed,
    Finished,
    LocalPool,
    Task,
    Told,
)
from reel.engine.run.messages import Drawing, Segment, Verdict
from reel.records.errors import ReelError
from reel.records.project import Project, find_project
from reel.records.root import project_root

_CONNECTING_SECONDS = 10
_TELL_EVERY_SECONDS = 0.5

_per_thread = threading.local()


class ClusterPool:
    """The workers of a Dask cluster, each of which runs a task in each of its threads.

    Args:
        address: the scheduler's, as "tcp://host:8786".
        project: what is rendered; None for a file of its own.

    Raises:
        ReelError: it cannot be reached, has no workers, or one of them differs from this machine
            in its code or in a version.
    """

    answers = False  # a question would cross the network while the worker stands still

    def __init__(self, address: str, project: Project | None) -> None:
        self._address = address
        self._fingerprint = fingerprint(project)
        try:
            asyncio.run(_knock(address))
            self._client = Client(address, timeout=_CONNECTING_SECONDS, set_as_default=False)
        except Exception as error:  # of many kinds: an address may be wrong in many ways
            what = " ".join(str(error).split()) or type(error).__name__
            raise ReelError(
                f"--cluster {address!r}: no Dask scheduler answers (an address is like "
                f"tcp://host:8786): {what}"
            ) from None
        try:
            self.slots = self._check_workers()
        except BaseException:
            self._client.close()
            raise
        self._events: Queue[tuple[Future | None, Event]] = Queue()
        self._futures: dict[str, Future] = {}
        self._topic = f"logreel-{secrets.token_hex(8)}"
        self._client.subscribe_topic(self._topic, self._note)

    def _check_workers(self) -> int:
        """Make sure that all workers draw what this machine would, and count their threads."""
        workers = self._client.scheduler_info(n_workers=-1)["workers"]
        start = (
            f"start it in the project's folder: python -m dask worker {self._address} --nthreads 1"
        )
        if not workers:
            raise ReelError(f"--cluster {self._address}: it has no worker; {start}")
        try:
            prints = self._client.run(_own_fingerprint)
        except Exception as error:  # Dask sends on, as text, why a worker could not even import it
            raise ReelError(
                f"--cluster: a worker cannot say what it runs ({error}); {start}"
            ) from None
        for name, its in prints.items():
            if differences := _differences(self._fingerprint, its):
                raise ReelError(
                    f"--cluster: worker {name} is not as this machine: {differences}; make it so, "
                    f"and {start}"
                )
        return sum(worker["nthreads"] for worker in workers.values())

    @property
    def room(self) -> int:
        """How many more tasks can be started now: the scheduler keeps the queue."""
        return 1

    def start(self, task: Task) -> None:
        """Send a task to the scheduler."""
        sealed = pickle.dumps(_RemoteCall(task, self._fingerprint, self._topic))
        future = self._client.submit(pickle.loads, sealed, pure=False)
        self._futures[task.name] = future
        future.add_done_callback(lambda done: self._events.put((done, _event_of(task.name, done))))

    def wait(self) -> list[Event]:
        """Wait until a task reports or ends; give what it says."""
        while True:
            if self._client.status not in ("running", "connecting"):
                raise ReelError(f"--cluster {self._address}: its scheduler is gone")
            # A wait without end would be deaf to Ctrl-C on Windows.
            with suppress(Empty):
                future, event = self._events.get(timeout=1)
                break
        if event.name not in self._futures:
            return []
        if isinstance(event, Told):
            return [event]
        del self._futures[event.name]
        if isinstance(event, Failed) or future is None:
            return [event]
        assert isinstance(event, Finished)
        segments, value, seconds = event.value
        told = [Told(event.name, segment) for segment in segments]
        return [*told, Finished(event.name, value, seconds)]

    def answer(self, name: str, value: Any) -> None:
        """Tasks of a cluster ask nothing."""

    def drop(self, names: Iterable[str]) -> None:
        """Cancel tasks."""
        self._client.cancel([self._futures.pop(name) for name in names if name in self._futures])

    def close(self) -> None:
        """Cancel what is still running."""
        self.drop(list(self._futures))
        self._client.close()

    def _note(self, event: tuple[float, tuple[str, int, int, str | None]]) -> None:
        _, (name, index, frames, beat) = event
        self._events.put((None, Told(name, Drawing(index, frames, beat))))


async def _knock(address: str) -> None:
    """See whether somebody answers at an address: a client that fails there would linger."""
    security = Security().get_connection_args("client")
    async with asyncio.timeout(_CONNECTING_SECONDS):  # who answers may not speak as Dask does
        comm = await connect(address, timeout=_CONNECTING_SECONDS, **security)
        await comm.close()


class _RemoteCall:
    """A call of `_perform` that is made by unpickling it.

    The scheduler unpickles what it is sent, and need not have the project.
    """

    def __init__(self, *args: Any) -> None:
        self._args = args

    def __reduce__(self) -> tuple[Any, ...]:
        return _perform, self._args


def _perform(task: Task, expected: dict[str, str], topic: str) -> tuple[list[Segment], Any, float]:
    """Run a task on a Dask worker, in a process of its own.

    The worker may have joined after the others were compared with the caller.

    Returns:
        The task's segments, its value, and how many seconds it took.
    """
    if differences := _differences(expected, _own_fingerprint()):
        raise ReelError(f"worker {get_worker().address} is not as the caller: {differences}")
    segments: list[Segment] = []
    told = 0.0
    pool = _pool()
    pool.start(task)
    while True:
        for event in pool.wait():
            if isinstance(event, Finished):
                return segments, event.value, event.seconds
            if isinstance(event, Failed):
                raise event.error
            if isinstance(event, Asked):
                pool.answer(task.name, Verdict.DRAW)
            elif isinstance(event.progress, Segment):
                segments.append(event.progress)
            elif time.monotonic() - told > _TELL_EVERY_SECONDS:
                told, at = time.monotonic(), event.progress
                get_worker().log_event(topic, [task.name, at.index, at.frames, at.beat])


def _pool() -> LocalPool:
    """Find the process that this thread of a Dask worker has beside it, or start it."""
    if not hasattr(_per_thread, "pool"):
        # Dask marks its workers as daemons, which may have no processes of their own.
        multiprocessing.current_process().daemon = False
        _per_thread.pool = LocalPool(1, PRELOAD, reuse=False)
    pool: LocalPool = _per_thread.pool
    return pool


@cache
def _own_fingerprint() -> dict[str, str]:
    in_project = project_root(Path.cwd()) is not None
    return fingerprint(find_project() if in_project else None)


def _differences(here: dict[str, str], there: dict[str, str]) -> str:
    """Say in what a worker differs from this machine; nothing if it does not."""
    return ", ".join(
        f"{name} is {there.get(name, 'missing')}, here {here[name]}"
        for name in sorted(here)
        if here[name] != there.get(name)
    )


def _event_of(name: str, future: Future) -> Event:
    """Say how a task on the cluster ended."""
    try:
        return Finished(name, future.result(), 0.0)
    except KilledWorker as error:
        return Failed(name, ReelError(f"its workers died, the last one at {error.last_worker}"))
    except (CommClosedError, OSError) as error:
        return Failed(name, ReelError(f"the cluster is gone: {error}"))
    except Exception as error:
        return Failed(name, error)
