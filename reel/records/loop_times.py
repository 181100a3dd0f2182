"""When a loop begins and ends within a rendered clip."""

from reel.records.errors import ReelError
from reel.records.moment import moment
from reel.records.storyboard import Loop
from reel.records.timeline import Timeline


def loop_times(loop: Loop, timeline: Timeline) -> tuple[float, float]:
    """Find from when to when (seconds) a loop shows its clip.

    Raises:
        ReelError: the clip ends before it; says by how much, and what helps.
    """
    beat, _, cue = loop.moment.partition(".")
    start = moment(beat, cue, timeline) + loop.after
    end = start + loop.seconds
    if end > timeline.duration + 0.5 / timeline.fps:
        raise ReelError(
            f"storyboard: {timeline.id}: loop: {loop.seconds:g} s from {start:.2f} s on last "
            f"{end - timeline.duration:.2f} s longer than the clip, which ends at "
            f"{timeline.duration:.2f} s: shorten seconds or after, or take an earlier moment"
        )
    return start, end
