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
from reel.records.clip_files import PICTURE, SECTIONS, SUBTITLES, TIMELINE, result
from reel.records.errors import ReelError
from reel.records.formats import HD, LANDSCAPE, SMALLEST, Picture, Quality
from reel.records.nearest import nearest
from reel.records.out_folder import OF_FILES
from reel.records.outputs import KINDS, Asked, Kind, Output
from reel.records.plan import Files, Job
from reel.records.project import cache_beside
from reel.records.root import shown
from reel.records.writing import OUT
from reel.video.mp4 import size_and_rate

_FOUND = "found.json"
_LONGEST = 400  # characters: what a file says last tells most


class _Found(msgspec.Struct):
    """What is known of a file once it has been imported: its scenes, and what it asks for."""

    scenes: list[str]
    asked: Asked


def jobs_in_file(
    path: Path,
    names: tuple[str, ...],
    quality: Quality | None,
    kind: Kind | None,
    say: Callable[[str], None],
    *,
    fresh: bool,
) -> list[Job]:
    """Make a job for each named scene of a Manim file, or for all of its scenes.

    Args:
        path: the file.
        names: the scenes' names.
        quality: what the person asked for; None for what the file, or settings beside it, say.
        kind: the kind of result that the person asked for; None likewise.
        say: is told what of the file's own is not taken over.
        fresh: whether to look into it even if that is in the cache.

    Raises:
        ReelError: no such file, it cannot be imported, or it has no such scene.
    """
    path = path.resolve()
    if path.suffix != ".py" or not path.is_file():
        raise ReelError(f"{path}: no such Python file")
    found = _look_into(path, fresh)
    known, asked = found.scenes, found.asked
    if not known:
        raise ReelError(f"{path}: has no scene; a scene is a subclass of Scene with `construct`")
    for name in names:
        if name not in known:
            raise ReelError(
                f"{path}: no scene is called {name!r}; it has {', '.join(known)}"
                f"{nearest(name, known)}"
            )
    try:
        output = _output(asked, kind)
        picture = _picture(asked, quality, even=output.even)
    except ReelError as error:
        raise ReelError(f"{path.name}: {error}") from None
    for remark in _remarks(asked, quality, output, picture):
        say(f"{path.name} {remark}")
    return [Job(name, f"{path}:{name}", picture, output=output) for name in names or known]


def _output(asked: Asked, kind: Kind | None) -> Output:
    """Decide what scenes become: what the person says, else the file.

    Raises:
        ReelError: nothing, or there is no such result.
    """
    output = asked.output
    if output is None:
        if kind is None:
            raise ReelError(
                "asks for no result (dry_run, or format = 'none'): take that out, or give --format"
            )
        output = Output()
    if kind is not None:
        output = replace(output, kind=kind, alone=False)
    if output.transparent and output.kind == "mp4":
        raise ReelError("is transparent, which no MP4 can be: take mov, webm or png-sequence")
    return replace(output, sections=output.sections and output.audible)


def _picture(asked: Asked, quality: Quality | None, *, even: bool) -> Picture:
    """Decide how large the picture is and how often it changes: as the person says, else the file.

    Raises:
        ReelError: there can be no such picture.
    """
    for name, side in zip(("pixel_width", "pixel_height"), asked.sides, strict=True):
        if side < SMALLEST:
            raise ReelError(f"{name} is {side}: take {SMALLEST} pixels or more")
    if quality is not None:
        scale = quality.short_side / min(asked.sides)
        return Picture(_whole(asked.sides, scale, even=True), asked.frame, quality.fps)
    rate = asked.rate
    if isinstance(rate, str) or rate < 1 or rate % 1:
        raise ReelError(f"frame_rate is {_said(rate)}: take a whole number of frames a second")
    return Picture(_whole(asked.sides, 1, even=even), asked.frame, round(rate))


def _said(rate: float | str) -> str:
    return repr(rate) if isinstance(rate, str) else f"{rate:g}"


def _whole(sides: tuple[int, int], scale: float, *, even: bool) -> tuple[int, int]:
    """Scale the sides of a picture to whole pixels, as many as H.264 can have if need be."""
    step = 2 if even else 1
    across, up = (step * max(1, round(scale * side / step)) for side in sides)
    return across, up


def _remarks(
    asked: Asked, quality: Quality | None, output: Output, picture: Picture
) -> Iterator[str]:
    """Say what of all that a file asks for is not taken over, a line each."""
    own = f"{asked.sides[0]} × {asked.sides[1]} at {_said(asked.rate)} frames a second"
    if quality is not None and own not in map(str, (picture, HD.picture(LANDSCAPE))):
        yield f"asks for {own}; --quality {quality.name} makes it {picture}"
    elif quality is None and picture.pixels != asked.sides:
        yield f"asks for {own}; {output.kind.upper()} takes even sides: it becomes {picture}"
    if asked.output and asked.output.sections and not output.sections:
        yield f"sets save_sections, which is for mp4, mov and webm: a {output.kind} has none"
    yield from asked.remarks


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
        video = Files(folder, job.id).result(job.output.kind)
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
    # What an earlier run has left of the scene goes: its files belong together.
    publish(dict.fromkeys(_left(files, job.output)) | _made(entry, files, job.output))
    for folder in (files.result("png-sequence"), files.sections):
        with suppress(OSError):  # it is not there, or not empty
            folder.rmdir()
    file = files.result(job.output.kind) if timeline else files.poster
    return Outcome(job.id, how, seconds, file, timeline.duration if timeline else None)


def _left(files: Files, output: Output) -> Iterator[Path]:
    """Name the files that there may be of a scene, and that this result takes the place of."""
    yield from (files.captions_srt, files.poster)
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


def _look_into(path: Path, fresh: bool) -> _Found:
    """List the scenes in a file, and find what it asks for.

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
    scenes, asked, reads = event.value
    found = _Found(scenes, asked)
    with store.making(key, reads) as (draft, _):
        (draft / _FOUND).write_bytes(msgspec.json.encode(found))
    return found


def file_store(cache: Path) -> ProvenStore:
    """Open the store of what belongs to no film."""
    return ProvenStore(cache / "files", lambda: Present(Places(None), variables()))


def _scenes_of(path: Path, channel: Any) -> tuple[list[str], Asked, Reads]:
    from reel.engine.draw.worker import scenes_of

    return scenes_of(path)
