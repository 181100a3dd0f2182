"""The scheduler, with messages in any order: every scene ends exactly once, whatever comes.

The pool is a play of one: its workers go through scenes step by step, and Hypothesis decides which
of them goes on, which ones die, and how many messages come at once.
"""

from collections import Counter
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reel.engine.run.estimate import Estimate
from reel.engine.run.local_pool import Asked, Event, Failed, Finished, Task, Told, WorkerDied
from reel.engine.run.messages import Claim, Drawing, Played, SceneError, Segment, Verdict
from reel.engine.run.outcome import Outcome
from reel.engine.run.scene_progress import Rendered, RenderRequest
from reel.engine.run.scheduler import render
from reel.records.formats import DRAFT, LANDSCAPE
from reel.records.plan import Job

MOST_STEPS = 3000
INTERLEAVINGS = 400


@dataclass(frozen=True)
class Scene:
    """A scene as it really is, which the scheduler does not know.

    Attributes:
        segments: how many it has.
        fails_at: the segment in which it raises; None if it does not.
        unseeded_from: the segment from which on its state is another one for every worker that
            has skipped something; None if it never is.
    """

    segments: int
    fails_at: int | None = None
    unseeded_from: int | None = None

    def play(self, worker: str, mine: frozenset[int] | None) -> Generator[Any, Any, Played]:
        """Go through the scene as a worker does: yield what it tells and asks.

        Args:
            worker: the name of its task.
            mine: the segments to draw; None to ask about each.

        Raises:
            SceneError: the scene raised.
        """
        states, skipped = {}, False
        for index in range(self.segments):
            states[index] = self._state(index, worker if skipped else "")
            if mine is None:
                verdict = yield Claim(index, states[index])
            elif index > max(mine, default=-1):
                verdict = Verdict.STOP
            else:
                verdict = Verdict.DRAW if index in mine else Verdict.SKIP
            if verdict is Verdict.STOP:
                return Played(states, None)
            if index == self.fails_at:
                raise SceneError(None, "scene.py:1", "ValueError: mine", "")
            if verdict is Verdict.DRAW:
                yield Drawing(index, 1, None)
                yield Segment(index, None, 2, None, 0.1, f"{index}".encode())
            else:
                skipped = True
        states[self.segments] = self._state(self.segments, worker if skipped else "")
        return Played(states, self.segments, said="Hello.\n")

    def _state(self, index: int, worker: str) -> str:
        unseeded = self.unseeded_from is not None and index > self.unseeded_from
        return f"{index} {worker if unseeded else ''}"


@dataclass
class Worker:
    """A task under way: its scene's play, and what it is told next."""

    name: str
    play: Generator[Any, Any, Played]
    reply: Any = None
    asks: bool = False


@dataclass
class PlayedPool:
    """A pool whose workers go on when `data` says so.

    Attributes:
        slots: how many workers there are.
        answers: whether they may ask, as on this machine; on a cluster they may not.
        deaths: how many workers may die.
        working: the tasks that are under way, by name.
        gone: tasks that were dropped, of which late news may still come, as on a cluster.
    """

    data: st.DataObject
    scenes: dict[str, Scene]
    slots: int
    answers: bool
    deaths: int
    working: dict[str, Worker] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    steps: int = 0
    started: int = 0

    @property
    def room(self) -> int:
        return self.slots - len(self.working) if self.answers else 1

    def start(self, task: Task) -> None:
        assert task.name not in self.working
        assert not self.answers or len(self.working) < self.slots
        self.started += 1
        job, mine = task.call.args  # type: ignore[attr-defined]
        self.working[task.name] = Worker(task.name, self.scenes[job.id].play(task.name, mine))

    def wait(self) -> list[Event]:
        events: list[Event] = []
        at_once = self.data.draw(st.integers(1, 4), label="messages at once")
        while len(events) < at_once:
            ready = [name for name, worker in self.working.items() if not worker.asks]
            if not ready:
                break
            name = self.data.draw(st.sampled_from(ready), label="goes on")
            events += self._step(self.working[name])
        assert events, "all workers wait for an answer that does not come"
        if self.gone and not self.answers:
            events.insert(0, Told(self.gone.pop(), Drawing(0, 1, None)))
        return events

    def _step(self, worker: Worker) -> list[Event]:
        self.steps += 1
        assert self.steps < MOST_STEPS, "it does not come to an end"
        if self.deaths and self.data.draw(st.integers(0, 9), label="dies at 0") == 0:
            self.deaths -= 1
            del self.working[worker.name]
            return [Failed(worker.name, WorkerDied("its process was killed by SIGKILL"))]
        try:
            said, worker.reply = worker.play.send(worker.reply), None
        except StopIteration as end:
            del self.working[worker.name]
            return [Finished(worker.name, end.value, 0.1)]
        except SceneError as error:
            del self.working[worker.name]
            return [Failed(worker.name, error)]
        if not isinstance(said, Claim):
            return [Told(worker.name, said)]
        if not self.answers:
            worker.reply = Verdict.DRAW
            return []
        worker.asks = True
        return [Asked(worker.name, said)]

    def answer(self, name: str, value: Any) -> None:
        if name in self.working:  # one that has died meanwhile hears nothing
            self.working[name].reply, self.working[name].asks = value, False

    def drop(self, names: Iterable[str]) -> None:
        for name in names:
            if self.working.pop(name, None):
                self.gone.append(name)

    def close(self) -> None: ...


class Listener:
    """Counts what it is told."""

    def __init__(self) -> None:
        self.said: Counter[tuple[str, str]] = Counter()

    def on_expected(self, name: str, frames: int) -> None: ...

    def on_started(self, name: str) -> None: ...

    def on_drawn(self, name: str, frames: int, total: int, beat: str | None) -> None: ...

    def on_finished(self, outcome: Outcome) -> None: ...

    def on_output(self, name: str, said: str) -> None:
        self.said[name, said] += 1


def request(name: str) -> RenderRequest:
    job = Job(name, f"scene.py:{name}", DRAFT.picture(LANDSCAPE))
    return RenderRequest(job, Estimate(job, None))


@st.composite
def a_scene(draw: st.DrawFn) -> Scene:
    segments = draw(st.integers(0, 6))
    somewhere = st.none() | st.integers(0, max(segments - 1, 0))
    fails_at = draw(somewhere) if segments else None
    return Scene(segments, fails_at, draw(somewhere))


@settings(
    max_examples=INTERLEAVINGS,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(
    data=st.data(),
    real=st.lists(a_scene(), min_size=1, max_size=4),
    slots=st.integers(1, 4),
    answers=st.booleans(),
    deaths=st.integers(0, 3),
)
def test_every_scene_ends_exactly_once_whatever_comes(
    data: st.DataObject, real: list[Scene], slots: int, answers: bool, deaths: int
) -> None:
    scenes = {f"scene{number}": scene for number, scene in enumerate(real)}
    pool = PlayedPool(data, scenes, slots, answers, deaths)
    listener = Listener()
    over = list(render(map(request, scenes), pool, listener))

    ended = [each.job.id if isinstance(each, Rendered) else each.name for each in over]
    assert sorted(ended) == sorted(scenes), "each scene ends, and only once"
    assert not pool.working, "nobody works any more"
    for each in over:
        if isinstance(each, Rendered):
            scene = scenes[each.job.id]
            assert [segment.video for segment in each.segments] == [
                f"{index}".encode() for index in range(scene.segments)
            ]
            assert scene.fails_at is None
        else:
            dies = isinstance(each.error, WorkerDied) and deaths > 0
            assert dies or scenes[each.name].fails_at is not None
    assert all(count == 1 for (_, said), count in listener.said.items() if said == "Hello.\n")


@settings(max_examples=50, deadline=None, derandomize=True)
@given(data=st.data(), segments=st.integers(0, 4))
def test_no_more_workers_are_started_than_may_find_work(data: st.DataObject, segments: int) -> None:
    pool = PlayedPool(data, {"scene": Scene(segments)}, slots=40, answers=True, deaths=0)
    (rendered,) = render([request("scene")], pool, Listener())
    assert isinstance(rendered, Rendered)
    assert pool.started <= 2 * segments + 2
