"""Runs tasks in processes side by side, each of which may report, ask, and fail alone.

Knows nothing of rendering. `dask_pool.py` offers the same on other machines.
"""

import contextlib
import gc
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, NoReturn, Protocol

from reel.records.errors import ReelError
from reel.records.root import TOOL

# One thread a worker for NumPy: the workers already share out the cores. And one order of sets of
# strings: a scene that goes through one must do so alike in every worker.
# And no file of the folder one stands in, called random.py perhaps, takes the place of a module.
ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONSAFEPATH": "1",
}

# Imported once and shared by all workers. Nothing of the project: that may change on disk.
PRELOAD = ("manim_alone", "sympy", "grimp", "msgspec", "pyphen", "typst", "uniseg.linebreak")

# How many new objects call for the garbage collector, and how often it looks at older ones. Most
# objects of a scene go without it, and at Python's 700, 10, 10 it walks the others all the time.
COLLECT = 5_000, 20, 20

# What tells a run to stop.
_STOPS = signal.SIGINT, signal.SIGTERM

# Taken before anybody else puts a function of theirs in its place.
_end_process = os._exit

# Whether processes can be stopped together, with all that they have started.
_GROUPS = hasattr(os, "killpg")

# How long a worker that has nothing more to do may take to leave.
_FAREWELL_SECONDS = 2.0


class Channel(Protocol):
    """How a task speaks with the one who sent it out."""

    def tell(self, progress: Any) -> None:
        """Report how far the task is."""

    def ask(self, question: Any) -> Any:
        """Ask a question, and wait for its answer."""


@dataclass(frozen=True)
class Task:
    """A call to be made elsewhere: a module-level function, or a partial of one."""

    name: str
    call: Callable[[Channel], Any]


@dataclass(frozen=True)
class Told:
    """What a task has reported."""

    name: str
    progress: Any


@dataclass(frozen=True)
class Asked:
    """A task waits for an answer."""

    name: str
    question: Any


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


Event = Told | Asked | Finished | Failed


class WorkerDied(Exception):  # noqa: N818 (what happened, not a kind of error)
    """A worker has gone without a word."""


class Pool(Protocol):
    """Where tasks run. Leaving it early, by an exception, stops them all.

    Attributes:
        slots: how many run side by side.
        answers: whether tasks may ask.
    """

    slots: int
    answers: bool

    @property
    def room(self) -> int:
        """How many more tasks can be started now."""

    def start(self, task: Task) -> None:
        """Start a task; names must differ."""

    def wait(self) -> list[Event]:
        """Wait until something happens."""

    def answer(self, name: str, value: Any) -> None:
        """Answer the task that has asked."""

    def drop(self, names: Iterable[str]) -> None:
        """Stop tasks of which nothing is wanted any more; nothing more is heard of them."""

    def close(self) -> None:
        """Stop all tasks at once."""


class _Worker:
    """A process that runs one task after another, as this process sees it.

    Attributes:
        line: the pipe to it.
        process: the process.
        task: the one that it runs.
        since: when that was begun.
    """

    def __init__(self, context: Any, folder: Path) -> None:
        self.line, far_end = context.Pipe()
        self.process = context.Process(target=_serve, args=(far_end, folder), daemon=True)
        self.process.start()
        far_end.close()
        self.task: Task | None = None
        self.since = 0.0

    def start(self, task: Task) -> None:
        self.task, self.since = task, time.monotonic()
        with contextlib.suppress(OSError):  # it has died: `receive` will tell
            self.line.send(task)

    def receive(self) -> Event:
        """Wait for the worker's next message; its death is one too."""
        assert self.task
        try:
            kind, value = self.line.recv()
        except (EOFError, OSError):
            return Failed(self.task.name, WorkerDied(self._cause_of_death()))
        if kind == "tell":
            return Told(self.task.name, value)
        if kind == "ask":
            return Asked(self.task.name, value)
        if kind == "value":
            return Finished(self.task.name, value, time.monotonic() - self.since)
        return Failed(self.task.name, value)

    def _cause_of_death(self) -> str:
        """Say how the process ended, for a message."""
        self.process.join()
        code = self.process.exitcode or 0
        if code >= 0:
            return f"its process ended unexpectedly with exit code {code}"
        name = signal.Signals(-code).name
        hint = " (out of memory?)" if name == "SIGKILL" else ""
        return f"its process was killed by {name}{hint}"

    def stop(self, patience: float = 0.0) -> None:
        self.line.close()  # the worker leaves when it hears nothing more
        self.process.join(patience)
        if _GROUPS:  # with it goes what a scene has started and left
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        if self.process.is_alive():
            self.process.kill()
        self.process.join()


class LocalPool:
    """Processes of this machine. They stay, with all they have imported, until the pool closes.

    Args:
        slots: how many run side by side.
        preload: modules that workers share, imported once where the system can fork.
        reuse: whether a worker may run one task after another.
        folder: in which they work; by default this process's own.
    """

    answers = True

    def __init__(
        self,
        slots: int,
        preload: tuple[str, ...] = (),
        *,
        reuse: bool = True,
        folder: Path | None = None,
    ) -> None:
        self.slots = slots
        self._folder = folder or Path.cwd()
        self._reuse = reuse
        self._context = worker_context(preload)
        self._busy: dict[Connection, _Worker] = {}
        self._idle: list[_Worker] = []

    @property
    def room(self) -> int:
        """How many more tasks can be started now."""
        return self.slots - len(self._busy)

    def start(self, task: Task) -> None:
        """Start a task in a process that is free, or in a new one."""
        worker = self._idle.pop() if self._idle else _Worker(self._context, self._folder)
        worker.start(task)
        self._busy[worker.line] = worker

    def wait(self) -> list[Event]:
        """Wait until tasks report, ask or end; give what they say."""
        events: list[Event] = []
        for line in wait(list(self._busy)):
            assert isinstance(line, Connection)
            worker = self._busy[line]
            event = worker.receive()
            events.append(event)
            if isinstance(event, Finished | Failed):
                del self._busy[line]
                if self._reuse and worker.process.is_alive() and isinstance(event, Finished):
                    self._idle.append(worker)
                else:
                    worker.stop(_FAREWELL_SECONDS)
        return events

    def answer(self, name: str, value: Any) -> None:
        """Answer the task that has asked."""
        for worker in self._busy.values():
            if worker.task and worker.task.name == name:
                with contextlib.suppress(OSError):  # it has died: `receive` will tell
                    worker.line.send(value)

    def drop(self, names: Iterable[str]) -> None:
        """Stop the processes that run these tasks."""
        wanted = set(names)
        for line, worker in list(self._busy.items()):
            if worker.task and worker.task.name in wanted:
                del self._busy[line]
                worker.stop()

    def close(self) -> None:
        """Stop all processes at once."""
        for worker in self._busy.values():
            worker.stop()
        for worker in self._idle:
            worker.stop(_FAREWELL_SECONDS)
        self._busy, self._idle = {}, []


def variables() -> dict[str, str]:
    """The environment in which tasks run."""
    return {**os.environ, **ENVIRONMENT}


def worker_context(preload: tuple[str, ...]) -> Any:
    """Make what starts processes: they have `preload` imported already where that is possible."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        os.environ.update(ENVIRONMENT)
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    from multiprocessing import forkserver, resource_tracker

    # It clears up behind stopped scenes that had locks of their own: no reason to warn. It ends the
    # blocking of interrupts, and so it comes first.
    quiet = f"{os.environ.get('PYTHONWARNINGS', '')},ignore:resource_tracker".lstrip(",")
    with _environment(ENVIRONMENT | {"PYTHONWARNINGS": quiet}):
        resource_tracker.ensure_running()
    others = filter(None, [os.environ.get("PYTHONPATH")])
    path = os.pathsep.join([str(TOOL / "engine" / "preload"), *others])
    environment = _environment(ENVIRONMENT | {"PYTHONPATH": path})
    # Manim reads the settings of the folder in which it is imported; a job brings its own.
    try:
        with _interrupts_blocked(), contextlib.chdir(TOOL), environment:
            forkserver.ensure_running()
    except OSError as error:
        if "AF_UNIX" not in str(error):
            raise
        raise ReelError(
            f"the folder of temporary files {tempfile.gettempdir()}: its path is too long for "
            "processes to speak there; choose a shorter one: TMPDIR"
        ) from None
    return context


@contextlib.contextmanager
def _environment(more: dict[str, str]) -> Iterator[None]:
    """Let programs that are started now have some variables more."""
    before = dict(os.environ)
    os.environ.update(more)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextlib.contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Let processes that are started now not hear of Ctrl-C: this one stops them.

    Nor of SIGTERM, which may be sent to all of a run at once. To this one, both come when it is
    over.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _PipeChannel:
    """A task's end of the pipe to the process that has sent it out."""

    def __init__(self, line: Connection) -> None:
        self._line = line

    def tell(self, progress: Any) -> None:
        self._send("tell", progress)

    def ask(self, question: Any) -> Any:
        self._send("ask", question)
        try:
            return self._line.recv()
        except (EOFError, OSError):
            _vanish()

    def _send(self, kind: str, value: Any) -> None:
        try:
            self._line.send((kind, value))
        except OSError:
            _vanish()


def _serve(line: Connection, folder: Path) -> None:
    """Run tasks as they come, until the line is closed."""
    os.chdir(folder)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):  # what a scene starts may be stopped by them
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)
    _let_tasks_start_processes()
    gc.freeze()  # what was imported before stays, and is not looked at again and again
    gc.enable()
    gc.set_threshold(*COLLECT)
    while True:
        try:
            task: Task = line.recv()
        except (EOFError, OSError):
            break
        try:
            answer = "value", task.call(_PipeChannel(line))
        except Exception as error:
            answer = "error", error
        try:
            line.send(answer)
        except OSError:
            break
        # Two tasks need not fit into memory at once.
        del task, answer
        gc.collect()
    sys.stdout.flush()
    sys.stderr.flush()


def _let_tasks_start_processes() -> None:
    """Let tasks start processes and programs, as they might anywhere; they end with this one."""
    # It was started as a daemon, so that nothing waits for it; such may have no processes.
    multiprocessing.current_process().daemon = False
    # Programs find their own modules; Python's own processes are started as this one was.
    os.environ.pop("PYTHONSAFEPATH", None)
    if _GROUPS:
        os.setpgid(0, 0)
    threading.Thread(target=_vanish_with_parent, name="parent", daemon=True).start()


def _vanish_with_parent() -> None:
    """Wait until the process that sends tasks is no more: a task may not have noticed."""
    parent = multiprocessing.parent_process()
    assert parent
    wait([parent.sentinel])
    _vanish()


def _vanish() -> NoReturn:
    """End this process, and those that its tasks have started: nobody is there any more."""
    if _GROUPS and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    _end_process(1)
