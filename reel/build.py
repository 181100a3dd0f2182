"""Makes what is planned: from the cache or fresh, then all that is made from it, then the files."""

import os
import secrets
import time
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from reel.assembly import CHAPTERS, FADE, write_fade, write_film
from reel.deliver.caption_files import write_captions
from reel.deliver.publish import publish
from reel.deliver.stills import write_contact_sheet, write_poster
from reel.engine.assemble import TIMELINE, VIDEO, assemble
from reel.engine.cache.keys import Keys
from reel.engine.cache.segment_cache import SegmentStore
from reel.engine.cache.store import Store, trim
from reel.engine.run.estimate import Estimate, last_timeline
from reel.engine.run.local_pool import Failed, Pool
from reel.engine.run.outcome import Audience, Outcome, failure_of
from reel.engine.run.scene_progress import Course, Order, Rendered
from reel.engine.run.scheduler import render
from reel.records.errors import ReelError
from reel.records.plan import Files, Job, Plan
from reel.records.timeline import read_timeline


class Maker:
    """One run: renders the plan's clips where the cache lacks them, and delivers files.

    Args:
        plan: what to make.
        audience: who is told how it goes.
        open_pool: gives the workers, once there is something to render.
        fresh: whether to take nothing from the cache.

    Raises:
        OSError: a file cannot be written.
    """

    def __init__(
        self,
        plan: Plan,
        audience: Audience,
        open_pool: Callable[[], Pool],
        *,
        fresh: bool = False,
    ) -> None:
        self._plan = plan
        self._audience = audience
        self._open_pool = open_pool
        self._fresh = fresh
        self._keys = Keys(plan.project)
        self._cache = plan.project.cache
        self._rendered = Store(self._cache / "clips")
        self._segments = SegmentStore(self._cache / "segments")
        self._derived = Store(self._cache / "derived")

    def make(
        self, *, clips: bool = True, film: bool = False, stills: bool = False
    ) -> list[Outcome]:
        """Make the plan's clips, and deliver what is asked for: clips, contact sheets, the film."""
        self._plan.folder.mkdir(parents=True, exist_ok=True)
        for store in (self._rendered, self._segments, self._derived):
            store.tidy()
        try:
            outcomes = self._make_all(clips=clips, film=film, stills=stills)
        finally:
            Store(self._cache / "scratch").tidy()  # what killed workers have left
        trim(self._cache)
        order = {job.id: place for place, job in enumerate(self._plan.jobs)}
        return sorted(outcomes, key=lambda made: order.get(made.name, len(order)))

    def _make_all(self, *, clips: bool, film: bool, stills: bool) -> list[Outcome]:
        entries: dict[str, tuple[Path, str]] = {}
        outcomes: list[Outcome] = []
        with closing(self._clips(outcomes)) as ready:
            for job, entry, key, seconds in ready:
                files = self._plan.files(job.id)
                if clips:
                    self._deliver(entry, key, files)
                if stills:
                    self._deliver_stills(entry, key, files)
                entries[job.id] = entry, key
                file = files / ".mp4" if clips else files.stills if stills else None
                length = read_timeline(entry / TIMELINE).duration
                how = "cache" if seconds is None else "fresh"
                outcomes.append(Outcome(job.id, how, seconds or 0.0, file, length))
                self._audience.settles(outcomes[-1])
        if film and len(entries) == len(self._plan.jobs):
            outcomes.append(self._film([entries[job.id] for job in self._plan.jobs]))
            self._audience.settles(outcomes[-1])
        elif film:
            outcomes.append(Outcome("film", "left out"))
        return outcomes

    def _clips(
        self, failures: list[Outcome]
    ) -> Generator[tuple[Job, Path, str, float | None], None, None]:
        """Yield each clip with its cache entry and key, and the seconds if it is fresh."""
        keys: dict[str, str] = {}
        orders: list[Order] = []
        for job in self._plan.jobs:
            keys[job.id] = self._keys.clip(job)
            entry = None if self._fresh else self._rendered.find(keys[job.id])
            if entry:
                yield job, entry, keys[job.id], None
                continue
            estimate = Estimate(job, last_timeline(self._plan.files(job.id) / ".json"))
            kept = {} if self._fresh else self._segments.find(job, self._keys.segments(job))
            orders.append(Order(job, estimate, kept))
        for rendered in self._render(orders):
            if isinstance(rendered, Failed):
                failures.append(failure_of(rendered, self._cache))
                self._audience.settles(failures[-1])
            else:
                job, key = rendered.job, keys[rendered.job.id]
                yield job, *self._keep(rendered, key), rendered.seconds

    def _render(self, orders: list[Order]) -> Generator[Rendered | Failed, None, None]:
        """Yield the scenes, those first whose segments are all there."""
        missing: list[Order] = []
        for order in orders:
            course = Course(order)
            if course.complete:
                yield course.rendered()
            else:
                missing.append(order)
        if missing:
            with closing(self._open_pool()) as pool:
                yield from render(missing, pool, self._audience)

    def _keep(self, rendered: Rendered, key: str) -> tuple[Path, str]:
        """Put a rendered clip into the cache; return its folder and its key.

        Whoever edits a source while it is rendered must not find that clip later under a key that
        speaks of the source before: it gets a key of its own, which nobody asks for again.
        """
        try:
            now = Keys(self._plan.project)
            lasting = now.clip(rendered.job) == key
        except ReelError:
            lasting = False
        if lasting:
            self._segments.keep(rendered, now.segments(rendered.job))
        else:
            key = secrets.token_hex(16)
        with self._rendered.making(key) as draft:
            assemble(rendered, draft)
        return self._rendered.folder / key, key

    def _film(self, clips: list[tuple[Path, str]]) -> Outcome:
        began = time.monotonic()
        folders = [entry for entry, _ in clips]
        keys = [key for _, key in clips]

        def fill(draft: Path) -> None:
            with ThreadPoolExecutor(os.cpu_count()) as threads:
                fades = list(threads.map(self._fade, clips, clips[1:]))
            write_film(self._plan.project.title, folders, fades, draft)

        entry, key, fresh = self._make("reel.assembly", fill, self._plan.project.title, keys)
        files = self._plan.files("film")
        self._deliver(entry, key, files)
        publish(entry / CHAPTERS, files / ".chapters.txt")
        length = read_timeline(entry / TIMELINE).duration
        seconds = time.monotonic() - began if fresh else 0.0
        return Outcome("film", "fresh" if fresh else "cache", seconds, files / ".mp4", length)

    def _fade(self, before: tuple[Path, str], after: tuple[Path, str]) -> Path:
        """Return what stands between two clips, each given by its folder and its key."""

        def fill(draft: Path) -> None:
            write_fade(before[0], after[0], draft)

        entry, *_ = self._make("reel.assembly", fill, "fade", before[1], after[1])
        return entry / FADE

    def _deliver(self, entry: Path, key: str, files: Files) -> None:
        """Publish a video, its timeline, captions and poster."""
        video, timeline = entry / VIDEO, read_timeline(entry / TIMELINE)

        def fill_captions(draft: Path) -> None:
            write_captions(timeline, draft / "captions.srt", draft / "captions.vtt")

        def fill_poster(draft: Path) -> None:
            write_poster(video, timeline, draft / "poster.png")

        poster, *_ = self._make("reel.deliver.stills", fill_poster, "poster", key)
        publish(video, files / ".mp4")
        publish(entry / TIMELINE, files / ".json")
        if self._plan.subtitled:
            captions, *_ = self._make("reel.deliver.caption_files", fill_captions, key)
            publish(captions / "captions.srt", files / ".srt")
            publish(captions / "captions.vtt", files / ".vtt")
        publish(poster / "poster.png", files / ".png")

    def _deliver_stills(self, entry: Path, key: str, files: Files) -> None:
        timeline = read_timeline(entry / TIMELINE)
        theme = self._plan.theme

        def fill(draft: Path) -> None:
            write_contact_sheet(entry / VIDEO, timeline, theme, draft / "sheet.png")

        sheet, *_ = self._make("reel.deliver.stills", fill, "sheet", key, theme)
        publish(sheet / "sheet.png", files.stills)

    def _make(
        self, maker: str, fill: Callable[[Path], None], *inputs: object
    ) -> tuple[Path, str, bool]:
        """Return what `fill` makes of `inputs`: its folder, its key, and whether it is fresh."""
        key = self._keys.derived(maker, *inputs)
        entry = None if self._fresh else self._derived.find(key)
        if entry:
            return entry, key, False
        with self._derived.making(key) as draft:
            fill(draft)
        return self._derived.folder / key, key, True
