"""Renders scenes side by side: every worker takes the next segment that nobody has drawn."""

import time
from collections.abc import Generator, Iterable
from functools import partial

from reel.engine.run.local_pool import (
    Asked,
    Channel,
    Event,
    Failed,
    Finished,
    Pool,
    Task,
    Told,
    WorkerDied,
)
from reel.engine.run.messages import Claim, Drawing, Played, SceneError, Segment
from reel.engine.run.outcome import ProgressListener
from reel.engine.run.scene_progress import Rendered, RenderRequest, SceneProgress, State
from reel.records.plan import Job


def render(
    requests: Iterable[RenderRequest], pool: Pool, listener: ProgressListener
) -> Generator[Rendered | Failed, None, None]:
    """Render scenes, the longest first; yield each when it is over.

    A worker that finds no scene untouched joins the one with the most left to draw. Where two
    workers do not find a scene in the same state at the same place, one draws it whole.
    """
    yield from Scheduler(requests, pool, listener).run()


class Scheduler:
    """Gives workers scenes to play, and passes on what they say to the scenes' progress.

    Args:
        requests: the scenes.
        pool: the workers.
        listener: is told how it goes.
    """

    def __init__(
        self, requests: Iterable[RenderRequest], pool: Pool, listener: ProgressListener
    ) -> None:
        self._pool = pool
        self._listener = listener
        scenes = [SceneProgress(request) for request in requests]
        # Where tasks cannot ask: so many to a scene that there are about two for each worker.
        self._parts = -(-2 * pool.slots // max(len(scenes), 1))
        self._waiting = sorted(scenes, key=lambda scene: -scene.request.estimate.frames)
        self._running: dict[str, SceneProgress] = {}  # by the name of the task
        self._over: list[Rendered | Failed] = []
        for scene in self._waiting:
            listener.on_expected(scene.job.id, scene.request.estimate.frames)

    def run(self) -> Generator[Rendered | Failed, None, None]:
        """Render all scenes; yield each when it is complete or has failed."""
        while self._waiting or self._running:
            self._fill()
            for event in self._pool.wait() if self._running else ():
                self._handle(event)
            yield from self._over
            self._over.clear()

    def unfinished(self) -> list[SceneProgress]:
        """List the scenes that are begun and not over, where `run` was left early."""
        return list({id(scene): scene for scene in self._running.values()}.values())

    # Handing out work.

    def _fill(self) -> None:
        """Give every free worker something to do."""
        while self._pool.room and self._waiting:
            scene = self._waiting.pop(0)
            if not scene.began:
                scene.began = time.monotonic()
                self._listener.on_started(scene.job.id)
            if self._pool.answers or scene.state is State.WHOLE or scene.total is None:
                self._start(scene, None)
            else:
                for share in scene.shares(self._parts):
                    self._start(scene, share)
        while self._pool.room and self._pool.answers:
            scenes = {id(scene): scene for scene in self._running.values()}
            open_ones = [
                scene
                for scene in scenes.values()
                if scene.worth_joining() and scene.started < self._pool.slots
            ]
            if not open_ones:
                break
            self._start(max(open_ones, key=lambda scene: scene.frames_missing), None)

    def _start(self, scene: SceneProgress, mine: frozenset[int] | None) -> None:
        """Send a worker through a scene, to draw these segments; None if it is to ask."""
        name = f"{scene.job.id}#{scene.started}"
        scene.started += 1
        scene.workers.add(name)
        self._running[name] = scene
        self._pool.start(Task(name, partial(_render, scene.job, mine)))

    # What comes back.

    def _handle(self, event: Event) -> None:
        scene = self._running.get(event.name)
        if scene is None:
            return  # of a task that was dropped, its message being on its way already
        if isinstance(event, Asked):
            assert isinstance(event.question, Claim)
            self._pool.answer(event.name, scene.decide(event.name, event.question))
        elif isinstance(event, Told):
            self._note(scene, event.progress)
        elif isinstance(event, Finished):
            del self._running[event.name]
            scene.worker_left(event.name, event.value)
            self._settle(scene)
        else:
            del self._running[event.name]
            self._fail(scene, event)

    def _note(self, scene: SceneProgress, progress: Segment | Drawing) -> None:
        if isinstance(progress, Segment):
            scene.add_segment(progress)
        else:
            scene.note_drawing(progress)
        self._listener.on_drawn(scene.job.id, scene.frames, scene.frames_expected, progress.beat)

    def _fail(self, scene: SceneProgress, event: Failed) -> None:
        """Give a scene up, unless its worker has died and may be replaced."""
        error = event.error
        if isinstance(error, SceneError) and error.said:
            self._listener.on_output(scene.job.id, error.said)
        if isinstance(error, WorkerDied):
            last = scene.worker_died(event.name)
            if last is None:
                self._settle(scene)
                return
            error = WorkerDied(f"{scene.place(last)}: {error}, twice")
        scene.workers.discard(event.name)
        others = scene.fail()
        self._pool.drop(others)
        for name in others:
            del self._running[name]
        self._over.append(Failed(scene.job.id, error))

    def _settle(self, scene: SceneProgress) -> None:
        """Go on with a scene of which a worker has left, once it was the last one."""
        if scene.workers:
            return
        conflict, difference = scene.conflict, scene.difference
        state = scene.settle()
        if state is State.COMPLETE:
            rendered = scene.rendered()
            if rendered.played and rendered.played.said:  # once, however many workers heard it
                self._listener.on_output(scene.job.id, rendered.played.said)
            self._over.append(rendered)
            return
        if state is State.WHOLE and conflict is not None:
            self._listener.on_output(
                scene.job.id,
                f"{scene.place(conflict)} begins differently when what comes before it is skipped "
                f"({difference or 'unseeded chance, or the clock?'}): "
                "rendered whole, by one worker",
            )
        self._waiting.insert(0, scene)


def _render(job: Job, mine: frozenset[int] | None, channel: Channel) -> Played:
    # Imported here, in the worker: this process never needs Manim.
    from reel.engine.draw.worker import render as render_scene

    return render_scene(job, mine, channel)
