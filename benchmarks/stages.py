"""Where a worker's time goes: seconds of a core that it spends on each stage of a clip."""

import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from functools import wraps
from typing import Any
from unittest.mock import patch

from benchmarks.frames import Willing, elsewhere
from benchmarks.results import Stages
from reel.records.plan import Job

BUILDING, DRAWING, COLOURS, ENCODING = "building", "drawing", "colours", "encoding"
STATES, SCENE = "states", "scene"
STAGES = {
    BUILDING: "up to the first beat: importing and setting up the scene",
    SCENE: "the scene's own code, and Manim's animations",
    DRAWING: "seeing what has changed, and Cairo",
    COLOURS: "RGBA into YUV",
    ENCODING: "x264, in a thread of its own",
    STATES: "digests of the scene's states",
}


def measure(jobs: list[Job], entry: Stages, saved: Callable[[], None]) -> None:
    """Let one worker draw each clip, alone and in one piece."""
    for job in jobs:
        entry.clips[job.id] = elsewhere(_spend, job)
        saved()


def _spend(job: Job) -> dict[str, float]:
    began = time.thread_time()
    from reel.engine.draw import worker
    from reel.engine.draw.caching_camera import CachingCamera
    from reel.engine.draw.renderer import Renderer
    from reel.video.encoder import Encoder
    from reel.video.yuv import Slot

    spent: dict[str, float] = defaultdict(float)
    watched = [
        (DRAWING, CachingCamera, ("redraw", "save")),
        (COLOURS, Slot, ("show",)),
        (ENCODING, Encoder, ("__init__", "write", "finish")),
        (STATES, Renderer, ("state",)),
    ]
    with ExitStack() as stack:
        for stage, owner, names in watched:
            for name in names:
                timed = _timed(getattr(owner, name), stage, spent)
                stack.enter_context(patch.object(owner, name, timed))
        worker.render(job, None, _Watch(began, spent))
    rest = sum(spent[stage] for stage in (BUILDING, DRAWING, COLOURS, STATES))
    spent[SCENE] = time.thread_time() - began - rest
    return dict(spent)


class _Watch(Willing):
    """Notes when the scene has been built."""

    def __init__(self, began: float, spent: dict[str, float]) -> None:
        self._began, self._spent = began, spent

    def ask(self, question: Any) -> Any:
        if BUILDING not in self._spent:
            self._spent[BUILDING] = time.thread_time() - self._began - self._spent[STATES]
        return super().ask(question)


def _timed(call: Callable[..., Any], stage: str, spent: dict[str, float]) -> Callable[..., Any]:
    """A call that adds the time its thread computes to a stage."""

    @wraps(call)
    def timed(*args: Any, **kwargs: Any) -> Any:
        began = time.thread_time()
        try:
            return call(*args, **kwargs)
        finally:
            spent[stage] += time.thread_time() - began

    return timed
