"""The pictures that the engine encodes, without loss: it draws, and they are kept instead."""

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar
from unittest.mock import patch

import numpy as np

from benchmarks.project import ROOT
from reel.engine.run.messages import Verdict
from reel.records.film import Film, read_film
from reel.records.formats import Quality
from reel.records.plan import Job, plan
from reel.records.project import find_project
from reel.video.yuv import Box, Pixels

T = TypeVar("T")


class Sink(Protocol):
    """Who gets the pictures."""

    def take(self, pixels: Pixels, *, new: bool, repeat: int) -> None:
        """Take a picture, shown for `repeat` frames; not a new one if it is still the last one."""

    def end(self) -> None:
        """A segment is over."""


class _Collector:
    """Stands in for the engine's recorder."""

    def __init__(self, sink: Sink, width: int, height: int, rate: Fraction) -> None:
        self.frames = 0
        self._sink = sink

    def begin(self, overlays: Sequence[Any] = ()) -> None:
        self.frames = 0

    def show(self, pixels: Pixels, changed: Sequence[Box], repeat: int = 1) -> None:
        self._sink.take(pixels, new=bool(changed) or not self.frames, repeat=repeat)
        self.frames += repeat

    def end(self) -> bytes:
        self._sink.end()
        return b""

    def last_picture(self) -> bytes:
        return b""

    def abandon(self) -> None:
        """Nothing to stop."""


class Willing:
    """Has everything drawn."""

    def tell(self, progress: Any) -> None:
        """Nobody listens."""

    def ask(self, question: Any) -> Verdict:
        return Verdict.DRAW


def draw(job: Job, sink: Sink, segments: frozenset[int] | None = None) -> None:
    """Draw a clip, or some of its segments, into a sink. For a process of its own.

    Raises:
        SceneError: the scene raised.
    """
    from reel.engine.draw import worker

    with patch("reel.engine.draw.renderer.SegmentRecorder", partial(_Collector, sink)):
        worker.render(job, segments, Willing())


def jobs_of(ids: list[str], quality: Quality) -> list[Job]:
    """The jobs of clips."""
    return list(plan(_film(), ids, quality=quality, out=Path("out")).jobs)


def _film() -> Film:
    return read_film(find_project(ROOT))


def elsewhere(call: Callable[..., T], *args: Any) -> T:
    """What a call gives in a new process: Manim's settings are global."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(call, *args).result()


def shape_of(job: Job) -> tuple[int, int, int]:
    """The shape of a clip's pictures as arrays."""
    width, height = job.picture.pixels
    return height, width, 4


def map_pictures(path: Path, shape: tuple[int, ...], mode: Any = "r") -> Any:
    """Pictures in a file as one array, without reading them."""
    return np.memmap(path, np.uint8, mode, shape=shape)
