"""Scenes in a file of their own, which belong to no storyboard."""

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from reel.deliver.publish import publish
from reel.engine.assemble import assemble
from reel.engine.cache.keys import Keys
from reel.engine.cache.proven_store import ProvenStore
from reel.engine.cache.reads import Places, Present, Reads
from reel.engine.cache.store import Store, trim
from reel.engine.run.estimate import Estimate, last_timeline
from reel.engine.run.local_pool import (
    Failed,
    Finished,
    LocalPool,
    Pool,
    Task,
    variables,
)
from reel.engine.run.messages import SceneError
from reel.engine.run.outcome import Outcome, ProgressListener, failure_of
from reel.engine.run.scene_progress import RenderRequest
from reel.engine.run.scheduler import render
from reel.records.clip_files import PICTURE, SUBTITLES, TIMELINE, VIDEO
from reel.records.errors import ReelError
from reel.records.formats import HD, LANDSCAPE, Picture, Quality
from reel.records.nearest import nearest
from reel.records.out_folder import OF_FILES
from reel.records.plan import Files, Job
from reel.records.project import cache_beside
from reel.records.root import shown
from reel.records.writing import OUT
from reel.video.mp4 import size_and_rate

_FOUND = "found.json"
_LONGEST = 400  # characters: what a file says last tells most


class _Found(msgspec.Struct):
    """What is known of a file once it has been imported: its scenes, and its picture."""

    scenes: list[str]
    picture: Picture


def jobs_in_file(
    path: Path,
    names: tuple[str, ...],
    quality: Quality | None,
    say: Callable[[str], None],
    *,
    fresh: bool,
) -> list[Job]:
    """Make a job for each named scene of a Manim file, or for all of its scenes.

    Args:
        path: the file.
        names: the scenes' names.
        quality: what the person asked for; None for what the file, or settings beside it, say.
        say: is told what of the file's own is not taken over.
        fresh: whether to look into it even if that is in the cache.

    Raises:
        ReelError: no such file, it cannot be imported, or it has no such scene.
    """
    path = path.resolve()
    if path.suffix != ".py" or not path.is_file():
        raise ReelError(f"{path}: no such Python file")
    found = _look_into(path, fresh)
    known, own = found.scenes, found.picture
    if not known:
        raise ReelError(f"{path}: has no scene; a scene is a subclass of Scene with `construct`")
    for name in names:
        if name not in known:
            raise ReelError(
                f"{path}: no scene is called {name!r}; it has {', '.join(known)}"
                f"{nearest(name, known)}"
            )
    picture = own if quality is None else _as_fine_as(quality, own)
    if quality is not None and own not in (picture, HD.picture(LANDSCAPE)):
        say(f"{path.name} asks for {own}; --quality {quality.name} makes it {picture}")
    return [Job(name, f"{path}:{name}", picture) for name in names or known]


def _as_fine_as(quality: Quality, own: Picture) -> Picture:
    """Keep the shape of a picture, at another fineness."""
    scale = quality.short_side / min(own.pixels)
    across, up = (2 * max(1, round(scale * side / 2)) for side in own.pixels)
    return Picture((across, up), own.frame, quality.fps)


def render_standalone(
    jobs: list[Job],
    folder: Path,
    listener: ProgressListener,
    open_pool: Callable[[], Pool],
    *,
    fresh: bool,
) -> list[Outcome]:
    """Render scenes that belong to no storyboard into `folder`, or take them from the cache.

    Args:
        jobs: the scenes.
        folder: where their files go.
        listener: is told how it goes.
        open_pool: gives the workers, once there is something to render.
        fresh: whether to take nothing from the cache.

    Raises:
        CannotWriteError: the folder or the cache is full, or cannot be written to.
    """
    OUT.make(folder)
    cache = cache_beside(Path.cwd())
    store, keys = file_store(cache), Keys()
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
        video = Files(folder, job.id).video
        with suppress(OSError):  # there is none, or no player could show it
            size, rate = size_and_rate(video)
            if (size, rate) != (job.picture.pixels, Fraction(job.picture.fps)):
                there = f"{size[0]} × {size[1]} at {float(rate):g} frames a second"
                yield f"{shown(video)}: {there} gives way to {job.picture}; --out keeps both"


def folder_of(path: Path) -> Path:
    """Name the folder, within the out folder, for the scenes of a file: each file has its own."""
    path, here = path.resolve(), Path.cwd()
    place = (
        path.relative_to(here) if path.is_relative_to(here) else Path(path.parent.name, path.name)
    )
    return Path(OF_FILES) / place.with_suffix("")


def _deliver(job: Job, entry: Path, files: Files, how: str, seconds: float = 0.0) -> Outcome:
    """Publish a scene's files from the cache."""
    timeline = last_timeline(entry / TIMELINE)
    made = {files.video: VIDEO, files.captions_srt: SUBTITLES, files.poster: PICTURE}
    # What an earlier run has left of the scene goes: its files belong together.
    publish({place: _if_there(entry / name) for place, name in made.items()})
    file = files.video if timeline else files.poster
    return Outcome(job.id, how, seconds, file, timeline.duration if timeline else None)


def _if_there(path: Path) -> Path | None:
    return path if path.exists() else None


def _look_into(path: Path, fresh: bool) -> _Found:
    """List the scenes in a file, and find the picture that it asks for.

    Raises:
        ReelError: it cannot be imported.
    """
    store, key = file_store(cache_beside(Path.cwd())), Keys().file(path)
    if made := None if fresh else store.find(key):
        with suppress(OSError, msgspec.DecodeError):
            return msgspec.json.decode((made[0] / _FOUND).read_bytes(), type=_Found)
    # The file is somebody's program: it is imported in a worker, never here.
    with closing(LocalPool(1, ("manim_alone",))) as pool:
        pool.start(Task(path.name, partial(_scenes_of, path)))
        (event,) = pool.wait()
    if isinstance(event, Failed):
        what = "" if isinstance(event.error, ReelError) else "cannot be imported: "
        said = event.error.said if isinstance(event.error, SceneError) else ""
        words = f"; it said: {' '.join(said.split())[-_LONGEST:]}" if said else ""
        raise ReelError(f"{path.name}: {what}{event.error}{words}")
    assert isinstance(event, Finished)
    scenes, picture, reads = event.value
    found = _Found(scenes, picture)
    with store.making(key, reads) as (draft, _):
        (draft / _FOUND).write_bytes(msgspec.json.encode(found))
    return found


def file_store(cache: Path) -> ProvenStore:
    """Open the store of what belongs to no film."""
    return ProvenStore(cache / "files", lambda: Present(Places(None), variables()))


def _scenes_of(path: Path, channel: Any) -> tuple[list[str], Picture, Reads]:
    from reel.engine.draw.worker import scenes_of

    return scenes_of(path)
