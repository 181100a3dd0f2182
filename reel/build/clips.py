"""Clips, from the cache or rendered."""

from collections.abc import Callable, Generator
from contextlib import closing, suppress

from reel.build.built import Built
from reel.engine.assemble import assemble
from reel.engine.cache.keys import Keys
from reel.engine.cache.proven_store import ProvenStore
from reel.engine.cache.segment_cache import SegmentCache
from reel.engine.run.estimate import Estimate, last_timeline
from reel.engine.run.local_pool import Failed, Pool
from reel.engine.run.outcome import ProgressListener
from reel.engine.run.scene_progress import Rendered, RenderRequest, SceneProgress, State
from reel.engine.run.scheduler import Scheduler
from reel.records.plan import Job, Plan
from reel.records.project import Project
from reel.records.writing import CannotWriteError


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
        self._clips = clip_store(plan.project)
        folder = plan.project.cache / "segments"
        self._segments = SegmentCache(folder, plan.project.root, plan.jobs)

    def tidy(self) -> None:
        """Remove what dead processes have left."""
        self._clips.tidy()
        self._segments.tidy()

    def made(self) -> Generator[tuple[Job, Built] | Failed, None, None]:
        """Yield each clip as soon as it is there: those in the cache first; or its failure."""
        requests: list[RenderRequest] = []
        for job in self._plan.jobs:
            found = None if self._fresh else self._clips.find(self._keys.clip(job))
            if found:
                folder, _ = found
                yield job, Built(folder, fresh=False)
            else:
                requests.append(self._request(job))
        for rendered in self._render(requests):
            if isinstance(rendered, Failed):
                yield rendered
            else:
                yield rendered.job, self._keep(rendered)

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
                scheduler = Scheduler(incomplete, pool, self._listener)
                try:
                    yield from scheduler.run()
                finally:
                    # Whoever stops it here goes on from there. Not where the cache is full: that is
                    # what has stopped it then, and is told.
                    with suppress(CannotWriteError):
                        for scene in scheduler.unfinished():
                            self._segments.keep(scene.to_keep, self._keys.segments(scene.job))

    def _keep(self, rendered: Rendered) -> Built:
        """Put a rendered clip into the cache, and its segments."""
        self._segments.keep(rendered.to_keep, self._keys.segments(rendered.job))
        key, reads = self._keys.clip(rendered.job), rendered.reads.but_told()
        with self._clips.making(key, reads) as (draft, folder):
            assemble(rendered, draft)
        why = reads.why_unsteady
        return Built(folder, fresh=True, seconds=rendered.seconds, unsteady=why)


def clip_store(project: Project) -> ProvenStore:
    """Open the store of a film's clips."""
    return ProvenStore(project.cache / "clips", project.root)
