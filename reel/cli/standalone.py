"""Scenes in a file of their own, which belong to no storyboard."""

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from reel.deliver.publish import publish
from reel.engine.assemble import assemble
from reel.engine.cache.store import Store
from reel.engine.run.estimate import Estimate, last_timeline
from reel.engine.run.local_pool import Failed, Finished, LocalPool, Pool, Task
from reel.engine.run.outcome import Outcome, ProgressListener, failure_of
from reel.engine.run.scene_progress import Rendered, RenderRequest
from reel.engine.run.scheduler import render
from reel.records.clip_files import PICTURE, SUBTITLES, TIMELINE, VIDEO
from reel.records.errors import ReelError
from reel.records.formats import HD, LANDSCAPE, Picture, Quality
from reel.records.nearest import nearest
from reel.records.plan import Files, Job
from reel.records.project import cache_beside


def jobs_in_file(
    path: Path, names: tuple[str, ...], quality: Quality | None, say: Callable[[str], None]
) -> list[Job]:
    """Make a job for each named scene of a Manim file, or for all of its scenes.

    Args:
        path: the file.
        names: the scenes' names.
        quality: what the person asked for; None for what the file, or settings beside it, say.
        say: is told what of the file's own is not taken over.

    Raises:
        ReelError: no such file, it cannot be imported, or it has no such scene.
    """
    path = path.resolve()
    if path.suffix != ".py" or not path.is_file():
        raise ReelError(f"{path}: no such Python file")
    known, own = _look_into(path)
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
    jobs: list[Job], folder: Path, listener: ProgressListener, open_pool: Callable[[], Pool]
) -> list[Outcome]:
    """Render scenes that belong to no storyboard into `folder`: never cached."""
    folder.mkdir(parents=True, exist_ok=True)
    cache = cache_beside(Path.cwd())
    store = Store(cache / "scratch")
    outcomes: list[Outcome] = []
    requests = [
        RenderRequest(job, Estimate(job, last_timeline(Files(folder, job.id).timeline)))
        for job in jobs
    ]
    try:
        with closing(open_pool()) as pool:
            for rendered in render(requests, pool, listener):
                if isinstance(rendered, Failed):
                    outcomes.append(failure_of(rendered, cache))
                else:
                    outcomes.append(_deliver(rendered, store, Files(folder, rendered.job.id)))
                listener.on_finished(outcomes[-1])
    finally:
        store.tidy()  # what killed workers have left
    order = {job.id: place for place, job in enumerate(jobs)}
    return sorted(outcomes, key=lambda made: order[made.name])


def folder_of(path: Path) -> Path:
    """Name the folder, within the out folder, for the scenes of a file: each file has its own."""
    path, here = path.resolve(), Path.cwd()
    place = (
        path.relative_to(here) if path.is_relative_to(here) else Path(path.parent.name, path.name)
    )
    return Path("files") / place.with_suffix("")


def _deliver(rendered: Rendered, store: Store, files: Files) -> Outcome:
    """Put a scene's files together in a draft, and publish them."""
    draft = store.draft()
    try:
        assemble(rendered, draft)
        timeline = last_timeline(draft / TIMELINE)
        file = files.video if timeline else files.poster
        made = {
            files.video: draft / VIDEO,
            files.captions_srt: draft / SUBTITLES,
            files.poster: draft / PICTURE,
        }
        # What an earlier run has left of the scene goes: its files belong together.
        for place, source in made.items():
            if source.exists():
                publish(source, place)
            else:
                place.unlink(missing_ok=True)
    finally:
        store.drop(draft)
    length = timeline.duration if timeline else None
    return Outcome(rendered.job.id, "fresh", rendered.seconds, file, length)


def _look_into(path: Path) -> tuple[list[str], Picture]:
    """List the scenes in a file, and find the picture that it asks for.

    Raises:
        ReelError: it cannot be imported.
    """
    # The file is somebody's program: it is imported in a worker, never here.
    with closing(LocalPool(1, ("manim",))) as pool:
        pool.start(Task(path.name, partial(_scenes_of, path)))
        (event,) = pool.wait()
    if isinstance(event, Failed):
        what = "" if isinstance(event.error, ReelError) else "cannot be imported: "
        raise ReelError(f"{path.name}: {what}{event.error}")
    assert isinstance(event, Finished)
    found: tuple[list[str], Picture] = event.value
    return found


def _scenes_of(path: Path, channel: Any) -> tuple[list[str], Picture]:
    from reel.engine.draw.worker import scenes_of

    return scenes_of(path)
