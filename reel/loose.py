"""Scenes in a file of their own, which belong to no storyboard."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from reel.deliver.publish import publish
from reel.engine.cache import Store
from reel.engine.estimate import last_timeline
from reel.engine.messages import PICTURE, SUBTITLES, TIMELINE, VIDEO
from reel.engine.outcome import Audience, Outcome, failure_of
from reel.engine.plan import Files, Job
from reel.engine.render import render
from reel.engine.workers import Failed, Finished, Task, run
from reel.errors import ReelError
from reel.formats import Format, Quality
from reel.paths import CACHE


def jobs_in_file(path: Path, names: tuple[str, ...], shape: Format, quality: Quality) -> list[Job]:
    """Return a job for each named scene of a Manim file, or for all of its scenes.

    Raises:
        ReelError: no such file, it cannot be imported, or it has no such scene.
    """
    path = path.resolve()
    if path.suffix != ".py" or not path.is_file():
        raise ReelError(f"{path}: no such Python file")
    known = _scenes_in(path)
    if not known:
        raise ReelError(f"{path}: has no scene; a scene is a subclass of Scene with `construct`")
    for name in names:
        if name not in known:
            raise ReelError(f"{path}: no scene is called {name!r}; it has {', '.join(known)}")
    return [Job(name, f"{path}:{name}", shape, quality, path) for name in names or known]


def render_loose(jobs: list[Job], folder: Path, audience: Audience, slots: int) -> list[Outcome]:
    """Render scenes that belong to no storyboard into `folder`: never cached."""
    folder.mkdir(parents=True, exist_ok=True)
    store = Store(CACHE / "loose")
    store.tidy()
    outcomes: list[Outcome] = []
    for job, draft, result in render(jobs, store, partial(Files, folder), audience, slots):
        if isinstance(result, Failed):
            outcomes.append(failure_of(result))
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


def _scenes_in(path: Path) -> list[str]:
    # The file is somebody's program: it is imported in a worker, never here.
    for event in run([Task(path.name, partial(_scene_names, path))], 1, ("manim",)):
        if isinstance(event, Failed):
            raise ReelError(f"cannot be imported: {event.error}")
        if isinstance(event, Finished):
            found: list[str] = event.value
    return found


def _scene_names(path: Path, report: Any) -> list[str]:
    from reel.engine.worker import scene_names

    return scene_names(path)
