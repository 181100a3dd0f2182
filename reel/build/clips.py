"""Clips, from the cache or rendered."""

import secrets
from collections.abc import Callable, Generator
from contextlib import closing

from reel.build.built import Built
from reel.engine.assemble import assemble
from reel.engine.cache.keys import Keys
from reel.engine.cache.segment_cache import SegmentCache
from reel.engine.cache.store import Store
from reel.engine.run.estimate import Estimate, last_timeline
from reel.engine.run.local_pool import Failed, Pool
from reel.engine.run.outcome import ProgressListener
from reel.engine.run.scene_progress import Rendered, RenderRequest, SceneProgress, State
from reel.engine.run.scheduler import render
from reel.records.errors import ReelError
from reel.records.plan import Job, Plan


class Clips:
    """The clips of a plan.

    Args:
        plan: which.
        keys: of this run.
        listener: is told how rendering goes.
        open_pool: gives the workers, once there is something to render.
        fresh: whether to take nothing from the cache.
    """

    def __init__(
        self,
        plan: Plan,
        keys: Keys,
        listener: ProgressListener,
        open_pool: Callable[[], Pool],
        *,
        fresh: bool,
    ) -> None:
        self._plan = plan
        self._keys = keys
        self._listener = listener
        self._open_pool = open_pool
        self._fresh = fresh
        self._clips = Store(plan.project.cache / "clips")
        self._segments = SegmentCache(plan.project.cache / "segments")

    def tidy(self) -> None:
        """Remove what dead processes have left."""
        self._clips.tidy()
        self._segments.tidy()

    def made(self) -> Generator[tuple[Job, Built] | Failed, None, None]:
        """Yield each clip as soon as it is there: those in the cache first; or its failure."""
        keys: dict[str, str] = {}
        requests: list[RenderRequest] = []
        for job in self._plan.jobs:
            keys[job.id] = self._keys.clip(job)
            folder = None if self._fresh else self._clips.find(keys[job.id])
            if folder:
                yield job, Built(folder, keys[job.id], fresh=False)
            else:
                requests.append(self._request(job))
        for rendered in self._render(requests):
            if isinstance(rendered, Failed):
                yield rendered
            else:
                yield rendered.job, self._keep(rendered, keys[rendered.job.id])

    def _request(self, job: Job) -> RenderRequest:
        """Ask for a clip to be rendered, but for the segments that are in the cache."""
        estimate = Estimate(job, last_timeline(self._plan.files(job.id).timeline))
        cached = {} if self._fresh else self._segments.find(job, self._keys.segments(job))
        return RenderRequest(job, estimate, cached)

    def _render(self, requests: list[RenderRequest]) -> Generator[Rendered | Failed, None, None]:
        """Yield the scenes, those first of which all segments are in the cache."""
        incomplete: list[RenderRequest] = []
        for request in requests:
            progress = SceneProgress(request)
            if progress.settle() is State.COMPLETE:
                yield progress.rendered()
            else:
                incomplete.append(request)
        if incomplete:
            with closing(self._open_pool()) as pool:
                yield from render(incomplete, pool, self._listener)

    def _keep(self, rendered: Rendered, key: str) -> Built:
        """Put a rendered clip into the cache.

        Whoever edits a source while it is rendered must not find that clip later under a key that
        speaks of the source before: it gets a key of its own, which nobody asks for again.
        """
        try:
            now = Keys(self._plan.project)
            unchanged = now.clip(rendered.job) == key
        except ReelError:
            unchanged = False
        if unchanged:
            self._segments.keep(rendered, now.segments(rendered.job))
        else:
            key = secrets.token_hex(16)
        with self._clips.making(key) as draft:
            assemble(rendered, draft)
        return Built(self._clips.folder / key, key, fresh=True, seconds=rendered.seconds)
