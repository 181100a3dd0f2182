"""Segments in the cache."""

from pathlib import Path

import msgspec

from reel.engine.cache.store import Store
from reel.engine.draw.hold import fitted
from reel.engine.run.messages import Rest, Segment
from reel.engine.run.scene_progress import Kept, Rendered
from reel.records.plan import Job

_VIDEO = "segment.mp4"
_REST = "rest.mp4"
_PICTURE = "rest.yuv"
_ABOUT = "segment.json"


class _About(msgspec.Struct):
    """A segment without its videos."""

    beat: str | None
    frames: int
    rest: int | None
    still: int | None
    seconds: float
    before: str
    after: str


class SegmentStore:
    """Keeps each segment with the states of its scene before and after it."""

    def __init__(self, folder: Path) -> None:
        self._store = Store(folder)

    def find(self, job: Job, keys: list[str]) -> dict[int, Kept]:
        """Return the segments that there are, by their places in the list of keys.

        Each rests for as long as the words need that it has now.
        """
        found: dict[int, Kept] = {}
        for index, key in enumerate(keys):
            if entry := self._store.find(key):
                about = msgspec.json.decode((entry / _ABOUT).read_bytes(), type=_About)
                rest = None
                if about.rest is not None:
                    picture, video = (entry / name for name in (_PICTURE, _REST))
                    rest = Rest(about.rest, picture.read_bytes(), video.read_bytes())
                segment = Segment(
                    index=index,
                    beat=about.beat,
                    frames=about.frames,
                    still=about.still,
                    seconds=about.seconds,
                    video=(entry / _VIDEO).read_bytes(),
                    rest=rest,
                )
                found[index] = Kept(fitted(job, segment), about.before, about.after)
        return found

    def keep(self, rendered: Rendered, keys: list[str]) -> None:
        """Keep a scene's segments.

        Not those of a scene that had to be drawn whole, or that can be heard: its sound is known
        only to who has been through all of it.
        """
        if rendered.whole or (rendered.played and rendered.played.sound):
            return
        for segment, key in zip(rendered.segments, keys, strict=True):
            about = _About(
                segment.beat,
                segment.frames,
                segment.rest.frames if segment.rest else None,
                segment.still,
                segment.seconds,
                rendered.states[segment.index],
                rendered.states[segment.index + 1],
            )
            with self._store.making(key) as draft:
                (draft / _VIDEO).write_bytes(segment.video)
                if segment.rest:
                    (draft / _REST).write_bytes(segment.rest.video)
                    (draft / _PICTURE).write_bytes(segment.rest.picture)
                (draft / _ABOUT).write_bytes(msgspec.json.encode(about))

    def tidy(self) -> None:
        """Remove what dead processes have left."""
        self._store.tidy()
