"""Renders scenes with this project's worker, and notes a digest of each frame before it is encoded.

Run as a program: file, folder for what it makes, height in pixels, frames a second, which plays
to draw while the others are skipped (some of all, even, odd; each in a folder of its own), scenes.
"""

import json
import sys
from collections.abc import Sequence
from hashlib import blake2b
from itertools import product
from pathlib import Path
from typing import Any
from unittest.mock import patch

from reel.engine.draw.segment_recorder import Overlay, SegmentRecorder
from reel.engine.draw.worker import render
from reel.engine.run.messages import Segment
from reel.records.formats import LANDSCAPE, Quality
from reel.records.plan import Job
from reel.video.yuv import Box

MANY = 100
PLAYS = {"all": range(MANY), "even": range(0, MANY, 2), "odd": range(1, MANY, 2)}


class Noting(SegmentRecorder):
    """A recorder that looks at what it is shown, and checks what it is told of it."""

    segments: list[list[str]]

    def begin(self, overlays: Sequence[Overlay] = ()) -> None:
        self.segments.append([])
        super().begin(overlays)

    def show(self, pixels: Any, changed: Sequence[Box], repeat: int = 1) -> None:
        before = getattr(self, "before", None)
        if before is not None:
            differs = (before != pixels).any(axis=2)
            for left, top, right, bottom in changed:
                differs[top:bottom, left:right] = False
            assert not differs.any(), "a pixel has changed where nothing was said to change"
        self.before = pixels.copy()
        self.segments[-1] += [blake2b(pixels.tobytes()).hexdigest()] * repeat
        super().show(pixels, changed, repeat)


class Home:
    """Who the worker reports to."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []

    def tell(self, progress: Any) -> None:
        if isinstance(progress, Segment):
            self.segments.append(progress)

    def ask(self, question: Any) -> Any:
        raise AssertionError("it has been told what to draw")


def main(file: str, folder: str, height: str, fps: str, choices: str, *names: str) -> None:
    """Render scenes; for each write its frames' digests by play, sound and subtitles."""
    quality = Quality("tiny", int(height), int(fps))
    for which, name in product(choices.split(","), names):
        Noting.segments = []
        home = Home()
        job = Job(name, f"{file}:{name}", quality.picture(LANDSCAPE))
        with patch("reel.engine.draw.renderer.SegmentRecorder", Noting):
            played = render(job, frozenset(PLAYS[which]), home)
        target = Path(folder) / which / name
        target.parent.mkdir(exist_ok=True)
        plays = [segment.index for segment in home.segments]
        digests = dict(zip(plays, Noting.segments, strict=True))
        target.with_suffix(".json").write_text(json.dumps(digests))
        if played.sound:
            target.with_suffix(".pcm").write_bytes(played.sound.samples)
        if played.subtitles:
            target.with_suffix(".srt").write_text(played.subtitles)


if __name__ == "__main__":
    main(*sys.argv[1:])
