"""Moments of a clip by their names: the ends of its beats and of what goes on from a cue.

"beat" is the end of a beat, when its picture is complete; "beat.cue" is the moment before the next
cue of the beat, or its end: when what the cue has begun has come to rest.
"""

from collections.abc import Mapping

from reel.records.errors import ReelError
from reel.records.nearest import nearest
from reel.records.saying import Saying
from reel.records.storyboard import Clip
from reel.records.timeline import Timeline


def judge_key_pictures(clip: Clip, sayings: Mapping[str, Saying]) -> None:
    """Make sure that the moments of a clip's key pictures are there.

    Args:
        clip: of the storyboard.
        sayings: what its beats say, with their cues.

    Raises:
        ReelError: one is not; says which name is near.
    """
    for name in clip.key_pictures:
        where = f"storyboard: {clip.id}: key_pictures: {name!r}"
        beat, dot, cue = name.partition(".")
        if beat not in sayings:
            raise ReelError(f"{where}: the clip has no beat {beat!r}{nearest(beat, clip.beats)}")
        cues = sayings[beat].cues
        if dot and cue not in cues:
            raise ReelError(f"{where}: the beat has no cue {cue!r}{nearest(cue, list(cues))}")


def key_moment(timeline: Timeline, name: str) -> tuple[int, float]:
    """Find the beat (its number, from 0) of a moment, and when it is (seconds)."""
    wanted, _, cue = name.partition(".")
    number = next(n for n, beat in enumerate(timeline.beats) if beat.id == wanted)
    beat = timeline.beats[number]
    if not cue:
        return number, beat.end
    place = next(n for n, each in enumerate(beat.cues) if each.name == cue)
    after = [each.seen for each in beat.cues[place + 1 :]]
    return number, min(after, default=beat.end)
