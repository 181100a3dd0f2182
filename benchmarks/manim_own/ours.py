"""A scene drawn as `render.py file` does: with its scheduler, by workers that share it.

All is as it is for a user, but that the pictures are noted before they are encoded.
"""

import contextlib
import pickle
import signal
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import av
import numpy as np
from PIL import Image

from benchmarks.manim_own.drawn import Drawn, digest
from reel.cli.file_jobs import jobs_in_file
from reel.engine.assemble import assemble
from reel.engine.cache.keys import Keys
from reel.engine.draw.segment_recorder import Overlay, SegmentRecorder
from reel.engine.run.estimate import Estimate
from reel.engine.run.local_pool import PRELOAD, Channel, Failed, LocalPool, Task
from reel.engine.run.messages import Segment
from reel.engine.run.outcome import Outcome
from reel.engine.run.scene_progress import Rendered, RenderRequest
from reel.engine.run.scheduler import render
from reel.records.clip_files import VIDEO
from reel.video.yuv import Box, Pixels

WORKERS = 2
"""How many share a scene: with one, nothing would be skipped."""


def draw(file: Path, scene: str, seconds: int) -> Drawn:
    """Draw a scene.

    Args:
        file: has the scene, and a manim.cfg beside it.
        scene: its name.
        seconds: after which a worker is ended.
    """
    with contextlib.chdir(file.parent):
        try:
            return _draw(file, scene, seconds)
        except Exception as error:  # whatever it is, a user would meet it
            return Drawn(error=" ".join(f"{type(error).__name__}: {error}".split()))


def _draw(file: Path, scene: str, seconds: int) -> Drawn:
    (job,) = jobs_in_file(file, (scene,), None, None, lambda said: None, Keys(), fresh=True)
    with closing(_NotingPool(seconds)) as pool:
        (rendered,) = render([RenderRequest(job, Estimate(job, None))], pool, _Silent())
    if isinstance(rendered, Failed):
        raise rendered.error
    return _noted(rendered)


def _noted(rendered: Rendered) -> Drawn:
    """Read what the workers have noted, and see whether the video has as many frames."""
    rate = rendered.job.picture.fps
    if rendered.played and rendered.played.picture:
        picture = np.array(Image.open(BytesIO(rendered.played.picture)).convert("RGBA"))
        return Drawn((digest(picture),), True, rate)
    noted = [pickle.loads(segment.video) for segment in rendered.segments]
    frames = tuple(frame for digests, _ in noted for frame in digests)
    segments = [
        replace(segment, video=video)
        for segment, (_, video) in zip(rendered.segments, noted, strict=True)
    ]
    with tempfile.TemporaryDirectory() as folder:
        assemble(replace(rendered, segments=tuple(segments)), Path(folder))
        with av.open(str(Path(folder, VIDEO))) as container:
            encoded = sum(1 for _ in container.decode(video=0))
    if encoded != len(frames):
        return Drawn(error=f"{len(frames)} frames were drawn, and the video has {encoded}")
    return Drawn(frames, False, rate)


# In the workers.


class _NotingPool(LocalPool):
    """Workers as `file` has them, which note what they draw."""

    def __init__(self, seconds: int) -> None:
        super().__init__(WORKERS, PRELOAD, reuse=False)
        self._seconds = seconds

    def start(self, task: Task) -> None:
        super().start(Task(task.name, partial(_note, task, self._seconds)))


def _note(task: Task, seconds: int, channel: Channel) -> Any:
    """Run a task, with a recorder that notes what it is shown."""
    signal.alarm(seconds)
    with patch("reel.engine.draw.renderer.SegmentRecorder", _NotingRecorder):
        return task.call(_NotingChannel(channel))


class _NotingRecorder(SegmentRecorder):
    """The engine's recorder, which looks at what it is shown.

    Attributes:
        digests: of the frames of the segment that was begun last.
    """

    digests: list[str]
    _before: Pixels | None = None

    def begin(self, overlays: Sequence[Overlay] = ()) -> None:
        _NotingRecorder.digests = []
        super().begin(overlays)

    def show(self, pixels: Pixels, changed: Sequence[Box], repeat: int = 1) -> None:
        seen = digest(pixels) if self._told(pixels, changed) else "changed where nothing was told"
        _NotingRecorder.digests += [seen] * repeat
        self._before = pixels.copy()
        super().show(pixels, changed, repeat)

    def _told(self, pixels: Pixels, changed: Sequence[Box]) -> bool:
        """Whether pixels have changed only where it is told: only those are converted anew."""
        if self._before is None:
            return True
        differs = (self._before != pixels).any(axis=2)
        for left, top, right, bottom in changed:
            differs[top:bottom, left:right] = False
        return not differs.any()


class _NotingChannel:
    """Sends home, in place of a segment's video, what was noted and the video."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self.ask = channel.ask

    def tell(self, progress: Any) -> None:
        if isinstance(progress, Segment):
            noted = pickle.dumps((_NotingRecorder.digests, progress.video))
            progress = replace(progress, video=noted)
        self._channel.tell(progress)


class _Silent:
    """Nobody watches."""

    def on_expected(self, name: str, frames: int) -> None: ...

    def on_started(self, name: str) -> None: ...

    def on_drawn(self, name: str, frames: int, total: int, beat: str | None) -> None: ...

    def on_finished(self, outcome: Outcome) -> None: ...

    def on_output(self, name: str, said: str) -> None: ...
