"""Tasks side by side: their results, their errors, and their deaths."""

import os
import signal
import time
from functools import partial
from typing import Any

from reel.engine.workers import Failed, Finished, Progressed, Report, Started, Task, WorkerDied, run


def double(number: int, report: Report) -> int:
    report(number)
    return 2 * number


def raise_error(report: Report) -> None:
    raise ValueError("a reason")


def die(number: int, report: Report) -> None:
    os.kill(os.getpid(), number)


def leave(report: Report) -> None:
    os._exit(7)


def sleep(report: Report) -> None:
    report(os.getpid())
    time.sleep(60)


def outcome(call: Any) -> Any:
    events = list(run([Task("it", call), Task("other", partial(double, 4))], 2))
    results = {event.name: event for event in events if isinstance(event, Finished | Failed)}
    assert isinstance(results["other"], Finished)
    assert results["other"].value == 8
    return results["it"]


def test_values_and_progress_come_back() -> None:
    tasks = [Task(str(number), partial(double, number)) for number in range(5)]
    events = list(run(tasks, 2))
    values = {event.name: event.value for event in events if isinstance(event, Finished)}
    assert values == {str(number): 2 * number for number in range(5)}
    assert sorted(event.progress for event in events if isinstance(event, Progressed)) == [
        *range(5)
    ]
    running = most = 0
    for event in events:
        running += isinstance(event, Started) - isinstance(event, Finished)
        most = max(most, running)
    assert most == 2


def test_an_error_comes_back_and_the_others_go_on() -> None:
    failed = outcome(raise_error)
    assert isinstance(failed.error, ValueError)
    assert str(failed.error) == "a reason"


def test_a_killed_worker_is_named_with_its_signal() -> None:
    failed = outcome(partial(die, signal.SIGKILL))
    assert isinstance(failed.error, WorkerDied)
    assert "SIGKILL" in str(failed.error)


def test_a_worker_that_leaves_is_noticed() -> None:
    assert "exit code 7" in str(outcome(leave).error)


def test_leaving_early_stops_all_workers_at_once() -> None:
    events = run([Task("a", sleep), Task("b", sleep)], 2)
    processes = []
    began = time.monotonic()
    for event in events:
        if isinstance(event, Progressed):
            processes.append(event.progress)
            if len(processes) == 2:
                break
    events.close()
    assert time.monotonic() - began < 10
    for process in processes:
        assert not os.path.exists(f"/proc/{process}")  # noqa: PTH110
