"""How many frames a scene will have, before it is rendered and while it is."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from reel.records.plan import Job
from reel.records.timeline import Timeline, read_timeline
from reel.wording.timing import seconds_to_say

# What a beat moves and holds beyond the reading of its words, and how long a scene without words
# may be: rough, and only until the first beats are done.
_MOTION_SECONDS = 2.0
_UNKNOWN_SECONDS = 10.0


class Estimate:
    """The frames of a scene's beats: as they were last time, else as long as their words take.

    Args:
        job: the scene.
        known: the timeline of the video that was made last time, if there is one.
    """

    def __init__(self, job: Job, known: Timeline | None) -> None:
        if job.spec is None:
            seconds = [_UNKNOWN_SECONDS]
        else:
            last = {beat.id: beat for beat in known.beats} if known else {}
            seconds = [
                last[beat].end - last[beat].start
                if beat in last and last[beat].words == job.spec.words.beats[beat]
                else seconds_to_say(job.spec.words.beats[beat]) + _MOTION_SECONDS
                for beat in job.spec.clip.beats
            ]
        self._beats = [round(length * job.picture.fps) for length in seconds]

    @property
    def frames(self) -> int:
        """The frames of the whole scene, before anything is known."""
        return sum(self._beats)

    def frames_of(self, beats: Iterable[int]) -> int:
        """Count the frames of some of its beats, by their numbers."""
        return sum(self._beats[beat] for beat in beats if beat < len(self._beats))

    def corrected(self, done: Mapping[int, int]) -> int:
        """Count the frames of the whole scene, given those of the beats that are done."""
        ahead = [beat for beat in range(len(self._beats)) if beat not in done]
        return sum(done.values()) + self.frames_of(ahead)


def last_timeline(path: Path) -> Timeline | None:
    """Read the timeline at `path`; None if there is none that can be read."""
    try:
        return read_timeline(path)
    except (OSError, msgspec.DecodeError):
        return None
