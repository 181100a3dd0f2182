"""Scenes in a file of their own, which belong to no storyboard."""

from functools import partial
from pathlib import Path
from typing import Any

from reel.engine.plan import Job
from reel.engine.workers import Failed, Finished, Task, run
from reel.errors import ReelError
from reel.formats import Format, Quality


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
