"""Segments in the cache: each with the states of its scene before and after it."""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import msgspec

from reel.engine.cache.proven_store import ProvenStore
from reel.engine.draw.hold import fitted
from reel.engine.run.messages import Hold, Segment
from reel.engine.run.scene_progress import CachedSegment
from reel.records.asked_words import told
from reel.records.plan import Job

_VIDEO = "segment.mp4"
_HOLD = "hold.mp4"
_PICTURE = "hold.yuv"
_ABOUT = "segment.json"


class _About(msgspec.Struct):
    """A segment without its videos; `hold` is how many frames that lasts, if there is one."""

    beat: str | None
    frames: int
    hold: int | None
    still: int | None
    seconds: float
    before: str
    after: str


class SegmentCache:
    """The segments of all clips, each under a key that says what it was made from.

    Args:
        folder: where they are.
        project: the film's folder.
        jobs: the clips, which say what their scenes are told.
    """

    def __init__(self, folder: Path, project: Path, jobs: Sequence[Job]) -> None:
        specs = {job.id: job.spec for job in jobs if job.spec}
        self._store = ProvenStore(folder, project, lambda clip, what: told(specs[clip], what))

    def find(self, job: Job, keys: Sequence[str]) -> dict[int, CachedSegment]:
        """Find the segments that there are, by their places in the list of keys.

        Each is held for as long as the words need that it has now: those that were held for longer
        or shorter are made so, several at once.
        """
        found: dict[int, CachedSegment] = {}
        for index, key in enumerate(keys):
            if made := self._store.find(key):
                entry, reads = made
                about = msgspec.json.decode((entry / _ABOUT).read_bytes(), type=_About)
                hold = None
                if about.hold is not None:
                    picture, video = (entry / name for name in (_PICTURE, _HOLD))
                    hold = Hold(about.hold, picture.read_bytes(), video.read_bytes())
                segment = Segment(
                    index=index,
                    beat=about.beat,
                    frames=about.frames,
                    still=about.still,
                    seconds=about.seconds,
                    video=(entry / _VIDEO).read_bytes(),
                    hold=hold,
                    reads=reads,
                )
                found[index] = CachedSegment(segment, about.before, about.after)
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            segments = threads.map(partial(fitted, job), [each.segment for each in found.values()])
            return {
                index: replace(each, segment=segment)
                for (index, each), segment in zip(found.items(), segments, strict=True)
            }

    def keep(self, made: Mapping[int, CachedSegment], keys: Sequence[str]) -> None:
        """Keep segments of a scene, by their places in the list of keys."""
        now = self._store.look()
        for index, each in made.items():
            segment = each.segment
            about = _About(
                segment.beat,
                segment.frames,
                segment.hold.frames if segment.hold else None,
                segment.still,
                segment.seconds,
                each.before,
                each.after,
            )
            with self._store.making(keys[index], segment.reads, now) as (draft, _):
                (draft / _VIDEO).write_bytes(segment.video)
                if segment.hold:
                    (draft / _HOLD).write_bytes(segment.hold.video)
                    (draft / _PICTURE).write_bytes(segment.hold.picture)
                (draft / _ABOUT).write_bytes(msgspec.json.encode(about))

    def tidy(self) -> None:
        """Remove what dead processes have left."""
        self._store.tidy()
