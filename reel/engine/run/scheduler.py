"""Renders scenes side by side: every worker takes the next segment that nobody has drawn."""

import time
from collections.abc import Generator, Iterable
from functools import partial

from reel.engine.run.local_pool import (
    Asked,
    Channel,
    Failed,
    Finished,
    Pool,
    Task,
    Told,
    WorkerDied,
)
from reel.engine.run.messages import Claim, Drawing, Played, SceneError, Segment
from reel.engine.run.outcome import Audience
from reel.engine.run.scene_progress import Course, Order, Rendered
from reel.records.plan import Job


def render(
    orders: Iterable[Order], pool: Pool, audience: Audience
) -> Generator[Rendered | Failed, None, None]:
    """Render scenes, the longest first; yield each when it is over.

    A worker that finds no scene untouched joins the one with the most left to draw. Where two
    workers do not find a scene in the same state at the same place, one draws it whole.
    """
    yield from _Studio(orders, pool, audience).run()


class _Studio:
    def __init__(self, orders: Iterable[Order], pool: Pool, audience: Audience) -> None:
        self._pool = pool
        self._audience = audience
        courses = [Course(order) for order in orders]
        # Where tasks cannot ask: so many to a scene that there are about two for each worker.
        self._parts = -(-2 * pool.slots // max(len(courses), 1))
        self._waiting = sorted(courses, key=lambda course: -course.order.estimate.frames)
        self._running: dict[str, Course] = {}
        self._over: list[Rendered | Failed] = []
        for course in self._waiting:
            audience.expects(course.job.id, course.order.estimate.frames)

    def run(self) -> Generator[Rendered | Failed, None, None]:
        while self._waiting or self._running:
            self._fill()
            for event in self._pool.wait() if self._running else ():
                self._handle(event)
            yield from self._over
            self._over.clear()

    def _fill(self) -> None:
        """Give every free worker something to do."""
        while self._pool.room and self._waiting:
            course = self._waiting.pop(0)
            if not course.began:
                course.began = time.monotonic()
                self._audience.starts(course.job.id)
            if self._pool.answers or course.whole or course.total is None:
                self._start(course, None)
            else:
                for share in course.shares(self._parts):
                    self._start(course, share)
        while self._pool.room and self._pool.answers:
            courses = {id(course): course for course in self._running.values()}
            open_ones = [
                course
                for course in courses.values()
                if course.worth_joining() and course.started < self._pool.slots
            ]
            if not open_ones:
                break
            self._start(max(open_ones, key=lambda course: course.ahead), None)

    def _start(self, course: Course, mine: frozenset[int] | None) -> None:
        name = f"{course.job.id}#{course.started}"
        course.started += 1
        course.workers.add(name)
        self._running[name] = course
        self._pool.start(Task(name, partial(_render, course.job, mine)))

    def _handle(self, event: Told | Asked | Finished | Failed) -> None:
        course = self._running[event.name]
        if isinstance(event, Asked):
            assert isinstance(event.question, Claim)
            self._pool.answer(event.name, course.judge(event.name, event.question))
        elif isinstance(event, Told):
            self._hear(course, event.progress)
        elif isinstance(event, Finished):
            del self._running[event.name]
            played: Played = event.value
            course.ends(event.name, played)
            if played.said and played.total is not None:
                self._audience.hears(course.job.id, played.said)
            self._settle(course)
        else:
            del self._running[event.name]
            self._fail(course, event)

    def _hear(self, course: Course, progress: Segment | Drawing) -> None:
        beat = progress.beat
        if isinstance(progress, Segment):
            course.takes(progress)
        else:
            course.sees(progress)
        self._audience.sees(course.job.id, course.frames, course.frames_expected, beat)

    def _fail(self, course: Course, event: Failed) -> None:
        error = event.error
        if isinstance(error, SceneError) and error.said:
            self._audience.hears(course.job.id, error.said)
        if isinstance(error, WorkerDied):
            last = course.loses(event.name)
            if last is None:
                self._settle(course)
                return
            error = WorkerDied(f"{course.place(last)}: {error}, twice")
        course.workers.discard(event.name)
        self._pool.drop(course.workers)
        for name in course.workers:
            del self._running[name]
        self._over.append(Failed(course.job.id, error))

    def _settle(self, course: Course) -> None:
        """Go on with a scene of which a worker has left."""
        if course.workers:
            return
        if not course.consistent:
            place = course.place(course.differs or 0)
            if course.restart():
                self._audience.hears(
                    course.job.id,
                    f"{place} begins differently when what comes before it is skipped "
                    "(unseeded chance, or the clock?): rendered whole, by one worker",
                )
        if course.complete and course.consistent:
            self._over.append(course.rendered())
        else:
            self._waiting.insert(0, course)


def _render(job: Job, mine: frozenset[int] | None, channel: Channel) -> Played:
    # Imported here, in the worker: this process never needs Manim.
    from reel.engine.draw.worker import render as render_scene

    return render_scene(job, mine, channel)
