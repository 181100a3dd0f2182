"""Tasks side by side: their results, questions, errors, and deaths."""

import os
import signal
import time
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from reel.engine.run.local_pool import (
    Asked,
    Channel,
    Event,
    Failed,
    Finished,
    LocalPool,
    Task,
    Told,
    WorkerDied,
)


def double(number: int, channel: Channel) -> int:
    channel.tell(number)
    return 2 * number


def raise_error(channel: Channel) -> None:
    raise ValueError("a reason")


def die(number: int, channel: Channel) -> None:
    os.kill(os.getpid(), number)


def leave(channel: Channel) -> None:
    os._exit(7)


def sleep(channel: Channel) -> None:
    channel.tell(os.getpid())
    time.sleep(60)


def wonder(channel: Channel) -> Any:
    return channel.ask("which?")


def own_process(channel: Channel) -> int:
    return os.getpid()


@pytest.fixture
def pool() -> Iterator[LocalPool]:
    made = LocalPool(2)
    yield made
    made.close()


def events_of(pool: LocalPool, tasks: list[Task]) -> list[Event]:
    """Run tasks, as many at a time as there is room for."""
    waiting, events, running = list(tasks), [], 0
    while waiting or running:
        while waiting and pool.room:
            pool.start(waiting.pop(0))
            running += 1
        for event in pool.wait():
            events.append(event)
            running -= isinstance(event, Finished | Failed)
            if isinstance(event, Asked):
                pool.answer(event.name, "this")
    return events


def outcome(pool: LocalPool, call: Any) -> Any:
    events = events_of(pool, [Task("it", call), Task("other", partial(double, 4))])
    results = {event.name: event for event in events if isinstance(event, Finished | Failed)}
    assert isinstance(results["other"], Finished)
    assert results["other"].value == 8
    return results["it"]


def test_values_and_progress_come_back(pool: LocalPool) -> None:
    events = events_of(pool, [Task(str(number), partial(double, number)) for number in range(5)])
    values = {event.name: event.value for event in events if isinstance(event, Finished)}
    assert values == {str(number): 2 * number for number in range(5)}
    assert sorted(event.progress for event in events if isinstance(event, Told)) == [*range(5)]


def test_a_question_is_answered(pool: LocalPool) -> None:
    assert outcome(pool, wonder).value == "this"


def test_processes_stay_unless_each_task_wants_its_own(pool: LocalPool) -> None:
    def processes(of: LocalPool) -> set[int]:
        events = events_of(of, [Task(str(number), own_process) for number in range(6)])
        return {event.value for event in events if isinstance(event, Finished)}

    assert len(processes(pool)) <= 2
    alone = LocalPool(2, reuse=False)
    assert len(processes(alone)) == 6
    alone.close()


def test_an_error_comes_back_and_the_others_go_on(pool: LocalPool) -> None:
    failed = outcome(pool, raise_error)
    assert isinstance(failed.error, ValueError)
    assert str(failed.error) == "a reason"


def test_a_killed_worker_is_named_with_its_signal_and_replaced(pool: LocalPool) -> None:
    failed = outcome(pool, partial(die, signal.SIGKILL))
    assert isinstance(failed.error, WorkerDied)
    assert "SIGKILL" in str(failed.error)
    assert pool.room == 2
    assert outcome(pool, partial(double, 3)).value == 6


def test_a_worker_that_leaves_is_noticed(pool: LocalPool) -> None:
    assert "exit code 7" in str(outcome(pool, leave).error)


def test_closing_stops_all_workers_at_once(pool: LocalPool) -> None:
    for name in "ab":
        pool.start(Task(name, sleep))
    processes: list[int] = []
    began = time.monotonic()
    while len(processes) < 2:
        processes += [event.progress for event in pool.wait() if isinstance(event, Told)]
    pool.close()
    assert time.monotonic() - began < 10
    for process in processes:
        assert not os.path.exists(f"/proc/{process}")  # noqa: PTH110


def test_a_dropped_task_is_heard_of_no_more(pool: LocalPool) -> None:
    pool.start(Task("slow", sleep))
    pool.drop(["slow"])
    assert pool.room == 2
    assert outcome(pool, partial(double, 3)).value == 6
