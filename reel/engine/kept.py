"""Segments in the cache."""

from pathlib import Path

import msgspec

from reel.engine.cache import Store
from reel.engine.messages import Segment
from reel.engine.schedule import Kept, Rendered

_VIDEO = "segment.mp4"
_ABOUT = "segment.json"


class _About(msgspec.Struct):
    """A segment without its video."""

    beat: str | None
    frames: int
    still: int | None
    seconds: float
    before: str
    after: str


class SegmentStore:
    """Keeps each segment with the states of its scene before and after it."""

    def __init__(self, folder: Path) -> None:
        self._store = Store(folder)

    def find(self, keys: list[str]) -> dict[int, Kept]:
        """Return the segments that there are, by their places in the list of keys."""
        found: dict[int, Kept] = {}
        for index, key in enumerate(keys):
            if entry := self._store.find(key):
                about = msgspec.json.decode((entry / _ABOUT).read_bytes(), type=_About)
                video = (entry / _VIDEO).read_bytes()
                found[index] = Kept(
                    Segment(index, about.beat, about.frames, about.still, about.seconds, video),
                    about.before,
                    about.after,
                )
        return found

    def keep(self, rendered: Rendered, keys: list[str]) -> None:
        """Keep a scene's segments; not those of a scene that had to be drawn whole."""
        if rendered.whole:
            return
        for segment, key in zip(rendered.segments, keys, strict=True):
            about = _About(
                segment.beat,
                segment.frames,
                segment.still,
                segment.seconds,
                rendered.states[segment.index],
                rendered.states[segment.index + 1],
            )
            with self._store.making(key) as draft:
                (draft / _VIDEO).write_bytes(segment.video)
                (draft / _ABOUT).write_bytes(msgspec.json.encode(about))

    def tidy(self) -> None:
        """Remove what dead processes have left."""
        self._store.tidy()
