"""How many frames a scene will have, before it is rendered and while it is."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

import msgspec

from reel.records.clip_spec import ClipSpec
from reel.records.plan import Job
from reel.records.timeline import Beat, Timeline, read_timeline
from reel.wording.silent import narration_of

# How long a scene without words may be: rough, and only until the first segments are done.
_UNKNOWN_SECONDS = 10.0
# What a part of a beat moves beyond its words: likewise.
_MOTION_SECONDS = 1.0


class Estimate:
    """The frames of a scene's segments: as they were last time, else as long as their words take.

    Args:
        job: the scene.
        known: the timeline of the video that was made last time, if there is one.
    """

    def __init__(self, job: Job, known: Timeline | None) -> None:
        seconds = [_UNKNOWN_SECONDS]
        if job.spec:
            last = {beat.id: beat for beat in known.beats} if known else {}
            seconds = [
                length
                for beat in job.spec.clip.beats
                for length in _lengths(job.spec, beat, last.get(beat))
            ]
        self._segments = [round(length * job.picture.fps) for length in seconds]

    @property
    def frames(self) -> int:
        """The frames of the whole scene, before anything is known."""
        return sum(self._segments)

    def frames_of(self, segments: Iterable[int]) -> int:
        """Count the frames of some of its segments, by their numbers."""
        return sum(self._segments[one] for one in segments if one < len(self._segments))

    def corrected(self, done: Mapping[int, int]) -> int:
        """Count the frames of the whole scene, given those of the segments that are done."""
        ahead = [one for one in range(len(self._segments)) if one not in done]
        return sum(done.values()) + self.frames_of(ahead)


def _lengths(spec: ClipSpec, beat: str, last: Beat | None) -> list[float]:
    """Estimate how long each part of a beat will last (seconds)."""
    cues = spec.words.sayings[beat].cues
    if last and last.words == spec.words.beats[beat] and tuple(c.name for c in last.cues) == cues:
        moments = [last.start, *(cue.seen for cue in last.cues), last.end]
        return [end - start for start, end in pairwise(moments)]
    return [takes + _MOTION_SECONDS for takes in narration_of(spec, beat).parts]


def last_timeline(path: Path) -> Timeline | None:
    """Read the timeline at `path`; None if there is none that can be read."""
    try:
        return read_timeline(path)
    except (OSError, msgspec.DecodeError):
        return None
