"""A live scene, as tests see it: what it has told, waited for."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from PIL import Image

from reel.engine.live.live_scene import LiveScene
from reel.engine.live.messages import (
    Edit,
    Event,
    FrameDrawn,
    Inspected,
    Passed,
    Place,
    SceneEnded,
    SceneFailed,
    SegmentDrawn,
)
from reel.records.film import read_film
from reel.records.formats import LANDSCAPE, quality_of
from reel.records.plan import Job
from reel.records.project import find_project, load_storyboard
from reel.video.yuv import Pixels

QUALITY = quality_of("144p15")
_BEGINNING = Place(0)
_PATIENCE = 60  # seconds: the machine may be busy

E = TypeVar("E", bound=Event)


def clip_job(folder: Path, clip: str) -> Job:
    """A clip as its project's files have it now."""
    project = find_project(folder)
    film = read_film(project, storyboard=load_storyboard(project, again=True))
    spec = film.spec(clip)
    return Job(clip, spec.clip.scene, QUALITY.picture(LANDSCAPE), spec)


class Live:
    """A live scene and what it has told.

    Attributes:
        scene: the scene.
        told: all events, in order.
    """

    def __init__(self, job: Job, folder: Path, **how: Any) -> None:
        self.told: list[Event] = []
        self._changed = threading.Condition()
        self.job = job
        self.scene = LiveScene(job, self._hear, folder=folder, **how)

    def _hear(self, event: Event) -> None:
        with self._changed:
            self.told.append(event)
            self._changed.notify_all()

    def wait(self, kind: type[E], fits: Callable[[E], bool] = lambda event: True) -> E:
        """Wait for an event, which may have come already."""
        until = time.monotonic() + _PATIENCE
        with self._changed:
            while True:
                for event in self.told:
                    if isinstance(event, kind) and fits(event):
                        return event
                left = until - time.monotonic()
                assert left > 0, f"no {kind.__name__} came: {self.told}"
                self._changed.wait(left)

    def drawn(self, segment: int) -> list[Pixels]:
        """Wait for a segment's frames: rows of RGB, each as often as it is shown."""
        self.wait(SegmentDrawn, lambda event: event.segment == segment)
        frames = {
            event.place.offset: event
            for event in self.told
            if isinstance(event, FrameDrawn) and event.place.segment == segment
        }
        pictures = []
        for offset in sorted(frames):
            picture = np.asarray(Image.open(BytesIO(frames[offset].picture)).convert("RGB"))
            pictures += [picture] * frames[offset].repeat
        return pictures

    def all_drawn(self) -> list[Pixels]:
        """Wait for all frames of the scene."""
        segments = self.wait(SceneEnded).segments
        return [frame for segment in range(segments) for frame in self.drawn(segment)]

    def change(self, job: Job, *files: Path, showing: Place = _BEGINNING) -> int:
        """Change the scene; what was told before is forgotten."""
        self.told.clear()
        self.job = job
        return self.scene.change(Edit(job, files), showing)

    def failed(self) -> SceneFailed:
        return self.wait(SceneFailed)

    def passed(self) -> list[Passed]:
        """The segments of the run, once it is over."""
        self.wait(SceneEnded)
        found = {event.segment: event for event in self.told if isinstance(event, Passed)}
        return [found[segment] for segment in sorted(found)]

    def seen(self, place: Place) -> Inspected:
        """What stands in a frame."""
        self.scene.inspect(place)
        return self.wait(Inspected, lambda event: event.place == place and not event.flaws)


@contextmanager
def live(job: Job, folder: Path, **how: Any) -> Iterator[Live]:
    """Keep a scene ready meanwhile."""
    made = Live(job, folder, **how)
    try:
        yield made
    finally:
        made.scene.close()
