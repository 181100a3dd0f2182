"""Moments of a clip by their names: the ends of its beats and of what goes on from a cue.

"beat" is the end of a beat, when its picture is complete; "beat.cue" is the moment before the next
cue of the beat, or its end: when what the cue has begun has come to rest.
"""

from reel.records.moment import judge_moment
from reel.records.storyboard import Clip
from reel.records.timeline import Timeline
from reel.records.words import ClipWords


def judge_moments(clip: Clip, words: ClipWords) -> None:
    """Make sure that all moments are there that a clip names: of key pictures, cover and loop.

    Raises:
        ReelError: one is not; says which name is near.
    """
    named = [("key_pictures", name) for name in clip.key_pictures]
    if clip.cover:
        named.append(("cover", clip.cover))
    if clip.loop:
        named.append(("loop", clip.loop.moment))
    for field, name in named:
        beat, _, cue = name.partition(".")
        key = f"storyboard: {clip.id}: {field}: {name!r}"
        judge_moment(beat, cue, words, key, key)


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
