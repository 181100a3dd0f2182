"""Renders scenes of a Manim file, which belong to no storyboard, and delivers what they become."""

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from fractions import Fraction
from hashlib import blake2b
from pathlib import Path

from reel.cli.file_jobs import file_store
from reel.deliver.publish import publish
from reel.engine.assemble import assemble
from reel.engine.cache.keys import Keys
from reel.engine.cache.store import Store, trim
from reel.engine.run.estimate import Estimate, last_timeline
from reel.engine.run.local_pool import Failed, Pool
from reel.engine.run.outcome import Outcome, ProgressListener, failure_of
from reel.engine.run.scene_progress import RenderRequest
from reel.engine.run.scheduler import render
from reel.records.clip_files import PICTURE, SECTIONS, SUBTITLES, TIMELINE, result
from reel.records.out_folder import OF_FILES
from reel.records.outputs import KINDS, Kind, Output
from reel.records.plan import Files, Job
from reel.records.project import cache_beside
from reel.records.root import shown
from reel.records.writing import OUT
from reel.video.mp4 import size_and_rate

_TIMED: tuple[Kind, ...] = "mp4", "mov", "webm"  # which tell their size and rate exactly
_VIDEOS: tuple[Kind, ...] = (*_TIMED, "gif", "png-sequence")


def render_standalone(
    jobs: list[Job],
    folder: Path,
    listener: ProgressListener,
    open_pool: Callable[[], Pool],
    keys: Keys,
    *,
    fresh: bool,
) -> list[Outcome]:
    """Render scenes that belong to no storyboard into `folder`, or take them from the cache.

    Args:
        jobs: the scenes.
        folder: where their files go.
        listener: is told how it goes.
        open_pool: gives the workers, once there is something to render.
        keys: of this command.
        fresh: whether to take nothing from the cache.

    Raises:
        CannotWriteError: the folder or the cache is full, or cannot be written to.
    """
    OUT.make(folder)
    cache = cache_beside(Path.cwd())
    store = file_store(cache)
    outcomes: list[Outcome] = []
    requests: list[RenderRequest] = []

    def note(outcome: Outcome) -> None:
        outcomes.append(outcome)
        listener.on_finished(outcome)

    for job in jobs:
        files = Files(folder, job.id)
        if found := None if fresh else store.find(keys.scene(job)):
            note(_deliver(job, found[0], files, "cache"))
        else:
            requests.append(RenderRequest(job, Estimate(job, last_timeline(files.timeline))))
    if requests:
        try:
            with closing(open_pool()) as pool:
                for rendered in render(requests, pool, listener):
                    if isinstance(rendered, Failed):
                        file, _, _ = jobs[0].scene.rpartition(":")
                        note(failure_of(rendered, cache, file))
                        continue
                    job, reads = rendered.job, rendered.reads
                    with store.making(keys.scene(job), reads) as (draft, entry):
                        assemble(rendered, draft)
                    made = _deliver(job, entry, Files(folder, job.id), "fresh", rendered.seconds)
                    note(replace(made, unsteady=reads.why_unsteady))
        finally:
            store.tidy()
            Store(cache / "scratch").tidy()  # what killed workers have left
            trim(cache)
    order = {job.id: place for place, job in enumerate(jobs)}
    return sorted(outcomes, key=lambda made: order[made.name])


def giving_way(jobs: list[Job], folder: Path) -> Iterator[str]:
    """Say of each finished video in `folder` that one of another size or rate will take its place.

    There is no finest way to make a stranger's scene, so that its videos are not kept apart.
    """
    for job in jobs:
        files = Files(folder, job.id)
        for kind in _VIDEOS if job.output.alone else ():
            if kind != job.output.kind and files.result(kind).exists():
                yield f"{shown(files.result(kind))} gives way to another kind; --format keeps both"
        if job.output.kind not in _TIMED:
            continue
        video = files.result(job.output.kind)
        with suppress(OSError):  # there is none, or no player could show it
            size, rate = size_and_rate(video)
            if (size, rate) != (job.picture.pixels, Fraction(job.picture.fps)):
                there = f"{size[0]} × {size[1]} at {float(rate):g} frames a second"
                yield f"{shown(video)}: {there} gives way to {job.picture}; --out keeps both"


def folder_of(path: Path) -> Path:
    """Name the folder, within the out folder, for the scenes of a file: each file has its own."""
    path, here = path.resolve(), Path.cwd()
    if path.is_relative_to(here):
        place = path.relative_to(here)
    else:  # two files elsewhere may have folders of one name
        apart = blake2b(str(path.parent).encode(), digest_size=3).hexdigest()
        place = Path(f"{path.parent.name}-{apart}", path.name)
    return Path(OF_FILES) / place.with_suffix("")


def _deliver(job: Job, entry: Path, files: Files, how: str, seconds: float = 0.0) -> Outcome:
    """Publish a scene's files from the cache."""
    timeline = last_timeline(entry / TIMELINE)
    # What an earlier run has left of the scene goes: its files belong together.
    publish(dict.fromkeys(_left(files, job.output)) | _made(entry, files, job.output))
    for folder in (files.result("png-sequence"), files.sections):
        with suppress(OSError):  # it is not there, or not empty
            folder.rmdir()
    file = files.result(job.output.kind) if timeline else files.poster
    return Outcome(job.id, how, seconds, file, timeline.duration if timeline else None)


def _left(files: Files, output: Output) -> Iterator[Path]:
    """Name the files that there may be of a scene, and that this result takes the place of."""
    yield files.captions_srt
    if output.alone:
        yield files.poster
    for kind in KINDS:
        if output.alone or kind == output.kind:
            place = files.result(kind)
            yield from _files_of(place)
    yield from _files_of(files.sections)


def _files_of(place: Path) -> Iterator[Path]:
    """List what lies in a folder; a file stands for itself, and nothing for what is not there."""
    if place.is_dir():
        yield from place.iterdir()
    elif place.exists():
        yield place


def _made(entry: Path, files: Files, output: Output) -> dict[Path, Path]:
    """Say, by its final name, where each file is that has been made of a scene."""
    made = {files.captions_srt: entry / SUBTITLES, files.poster: entry / PICTURE}
    places = {files.result(output.kind): entry / result(output.kind)}
    for place, source in (places | {files.sections: entry / SECTIONS}).items():
        inside = source.iterdir() if source.is_dir() else ()
        made |= {place / each.name: each for each in inside} or {place: source}
    return {place: source for place, source in made.items() if source.is_file()}
