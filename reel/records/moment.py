"""The moment of a clip to which something belongs: a beat, or a cue in it."""

from reel.records.errors import ReelError
from reel.records.nearest import nearest
from reel.records.timeline import Timeline
from reel.records.words import ClipWords


def judge_moment(beat: str, cue: str, words: ClipWords, beat_key: str, cue_key: str) -> None:
    """Make sure that a clip has such a moment.

    Args:
        beat: a beat's id.
        cue: a cue in it, or "".
        words: the clip's.
        beat_key, cue_key: where both are written, to complain of it.

    Raises:
        ReelError: it has not; names what is near.
    """
    if beat not in words.sayings:
        raise ReelError(
            f"{beat_key}: the clip has no beat {beat!r}{nearest(beat, list(words.sayings))}"
        )
    cues = words.sayings[beat].cues
    if cue and cue not in cues:
        raise ReelError(f"{cue_key}: the beat has no cue {cue!r}{nearest(cue, list(cues))}")


def moment(beat: str, cue: str, timeline: Timeline) -> float:
    """Find when (seconds) the picture comes to a cue; without one, when its beat begins."""
    there = next(each for each in timeline.beats if each.id == beat)
    return next((each.seen for each in there.cues if each.name == cue), there.start)
