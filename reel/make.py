"""Makes what is planned: from the cache or fresh, then all that is made from it, then the files."""

import filecmp
import os
import shutil
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from reel.deliver.captions import write_captions
from reel.deliver.film import chapter_list, join_timelines, join_videos
from reel.deliver.stills import write_contact_sheet, write_poster
from reel.engine.cache import Store
from reel.engine.estimate import Estimate, last_timeline
from reel.engine.keys import Keys
from reel.engine.messages import LOG, PICTURE, SUBTITLES, TIMELINE, VIDEO, Progress, SceneError
from reel.engine.plan import Files, Job, Plan
from reel.engine.workers import Failed, Finished, Progressed, Started, Task, run
from reel.paths import CACHE, shown
from reel.timeline import read_timeline, write_timeline

# Imported once and shared by all workers. Nothing of the project: that may change on disk.
_PRELOAD = ("manim", "sympy")


@dataclass(frozen=True)
class Outcome:
    """What became of one thing that was asked for.

    Attributes:
        name: the clip's, the film's or the scene's.
        how: "fresh", "cache" or "failed".
        seconds: how long it took to make.
        file: the most telling of its files; None if it failed or is only part of a film.
        length: of the video, in seconds; None for a picture.
        error: why it failed, in one line.
    """

    name: str
    how: str
    seconds: float = 0.0
    file: Path | None = None
    length: float | None = None
    error: str = ""


class Audience(Protocol):
    """Who is told how the making goes."""

    def expects(self, name: str, frames: int) -> None:
        """This many frames are to be rendered for `name`."""

    def starts(self, name: str) -> None:
        """A worker has taken it up."""

    def sees(self, name: str, progress: Progress, frames: int) -> None:
        """It is this far, of about so many frames."""

    def settles(self, outcome: Outcome) -> None:
        """It is made, or has failed."""

    def hears(self, name: str, said: str) -> None:
        """The scene has printed something."""


class Maker:
    """One run: renders the plan's clips where the cache lacks them, and delivers files.

    Raises:
        OSError: a file cannot be written.
    """

    def __init__(self, plan: Plan, audience: Audience, *, slots: int, fresh: bool = False) -> None:
        self._plan = plan
        self._audience = audience
        self._slots = slots
        self._fresh = fresh
        self._keys = Keys()
        self._rendered = Store(CACHE / "clips")
        self._derived = Store(CACHE / "derived")

    def make(
        self, *, clips: bool = True, film: bool = False, stills: bool = False
    ) -> list[Outcome]:
        """Make the plan's clips, and deliver what is asked for: clips, contact sheets, the film."""
        self._plan.folder.mkdir(parents=True, exist_ok=True)
        self._rendered.tidy()
        self._derived.tidy()
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
        order = {job.id: place for place, job in enumerate(self._plan.jobs)}
        return sorted(outcomes, key=lambda made: order.get(made.name, len(order)))

    def _clips(
        self, failures: list[Outcome]
    ) -> Generator[tuple[Job, Path, str, float | None], None, None]:
        """Yield each clip with its cache entry and key, and the seconds if it is fresh."""
        missing: dict[str, tuple[Job, str]] = {}
        for job in self._plan.jobs:
            key = self._keys.clip(job)
            entry = None if self._fresh else self._rendered.find(key)
            if entry:
                yield job, entry, key, None
            else:
                missing[job.id] = job, key
        jobs = [job for job, _ in missing.values()]
        with closing(
            render(jobs, self._rendered, self._plan.files, self._audience, self._slots)
        ) as results:
            for job, draft, result in results:
                if isinstance(result, Failed):
                    failures.append(_failure(result))
                    self._audience.settles(failures[-1])
                else:
                    key = missing[job.id][1]
                    yield job, self._rendered.keep(draft, key), key, result.seconds

    def _film(self, clips: list[tuple[Path, str]]) -> Outcome:
        began = time.monotonic()
        videos = [entry / VIDEO for entry, _ in clips]

        def fill(draft: Path) -> None:
            parts = [read_timeline(entry / TIMELINE) for entry, _ in clips]
            film = join_timelines(self._plan.title, parts)
            join_videos(videos, film, draft / VIDEO)
            write_timeline(film, draft / TIMELINE)
            (draft / "chapters.txt").write_text(chapter_list(film), encoding="utf-8")

        keys = [key for _, key in clips]
        entry, key, fresh = self._make("reel.deliver.film", fill, self._plan.title, keys)
        files = self._plan.files("film")
        self._deliver(entry, key, files)
        publish(entry / "chapters.txt", files / ".chapters.txt")
        length = read_timeline(entry / TIMELINE).duration
        seconds = time.monotonic() - began if fresh else 0.0
        return Outcome("film", "fresh" if fresh else "cache", seconds, files / ".mp4", length)

    def _deliver(self, entry: Path, key: str, files: Files) -> None:
        """Publish a video, its timeline, captions and poster."""
        video, timeline = entry / VIDEO, read_timeline(entry / TIMELINE)

        def fill_captions(draft: Path) -> None:
            write_captions(timeline, draft / "captions.srt", draft / "captions.vtt")

        def fill_poster(draft: Path) -> None:
            write_poster(video, timeline, draft / "poster.png")

        captions, *_ = self._make("reel.deliver.captions", fill_captions, key)
        poster, *_ = self._make("reel.deliver.stills", fill_poster, "poster", key)
        publish(video, files / ".mp4")
        publish(entry / TIMELINE, files / ".json")
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


def render(
    jobs: list[Job],
    store: Store,
    files: Callable[[str], Files],
    audience: Audience,
    slots: int,
) -> Generator[tuple[Job, Path, Finished | Failed], None, None]:
    """Render jobs side by side, the longest first; yield each with its draft when it is over.

    A draft that nobody has kept when the next one is asked for is dropped.
    """
    estimates = {job.id: Estimate(job, last_timeline(files(job.id) / ".json")) for job in jobs}
    jobs = sorted(jobs, key=lambda job: -estimates[job.id].frames)
    by_id = {job.id: job for job in jobs}
    for job in jobs:
        audience.expects(job.id, estimates[job.id].frames)
    with (
        _drafts(jobs, store) as drafts,
        closing(run(_tasks(jobs, drafts), slots, _PRELOAD)) as events,
    ):
        for event in events:
            if isinstance(event, Started):
                audience.starts(event.name)
            elif isinstance(event, Progressed):
                total = estimates[event.name].corrected(event.progress)
                audience.sees(event.name, event.progress, total)
            else:
                draft = drafts[event.name]
                with suppress(OSError):
                    if said := (draft / LOG).read_text(encoding="utf-8", errors="replace").strip():
                        audience.hears(event.name, said)
                (draft / LOG).unlink(missing_ok=True)
                yield by_id[event.name], draft, event
                store.drop(draft)


def render_loose(jobs: list[Job], folder: Path, audience: Audience, slots: int) -> list[Outcome]:
    """Render scenes that belong to no storyboard into `folder`: never cached."""
    folder.mkdir(parents=True, exist_ok=True)
    store = Store(CACHE / "loose")
    store.tidy()
    outcomes: list[Outcome] = []
    for job, draft, result in render(jobs, store, partial(Files, folder), audience, slots):
        if isinstance(result, Failed):
            outcomes.append(_failure(result))
        else:
            files = Files(folder, job.id)
            timeline = last_timeline(draft / TIMELINE)
            kind = VIDEO if timeline else PICTURE
            file = files / Path(kind).suffix
            publish(draft / kind, file)
            with suppress(FileNotFoundError):
                publish(draft / SUBTITLES, files / ".srt")
            length = timeline.duration if timeline else None
            outcomes.append(Outcome(job.id, "fresh", result.seconds, file, length))
        audience.settles(outcomes[-1])
    return outcomes


def publish(source: Path, target: Path) -> None:
    """Copy a file to its final name, which it gets only when it is whole.

    A file that is there already with the same bytes stays as it is.
    """
    if target.is_file() and filecmp.cmp(source, target, shallow=False):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        shutil.copyfile(source, part)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


@contextmanager
def _drafts(jobs: list[Job], store: Store) -> Iterator[dict[str, Path]]:
    drafts = {job.id: store.draft() for job in jobs}
    try:
        yield drafts
    finally:
        for draft in drafts.values():
            store.drop(draft)


def _tasks(jobs: list[Job], drafts: dict[str, Path]) -> list[Task]:
    return [Task(job.id, partial(_render, job, drafts[job.id])) for job in jobs]


def _render(job: Job, folder: Path, report: Callable[[Progress], None]) -> int:
    # Imported here, in the worker: this process never needs Manim.
    from reel.engine.worker import render as render_scene

    return render_scene(job, folder, report)


def _failure(event: Failed) -> Outcome:
    error = event.error
    if not isinstance(error, SceneError):
        return Outcome(event.name, "failed", error=str(error))
    trace = CACHE / "failed" / f"{event.name}.txt"
    trace.parent.mkdir(parents=True, exist_ok=True)
    trace.write_text(error.trace, encoding="utf-8")
    return Outcome(event.name, "failed", error=f"{error} (traceback: {shown(trace)})")
