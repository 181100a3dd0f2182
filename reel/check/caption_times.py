"""Captions beside a video: each is on screen while its words are said."""

from collections.abc import Iterator, Sequence

from reel.records.timeline import Timeline
from reel.video.caption_track import WrittenCaption


def wrong_times(captions: Sequence[WrittenCaption], timeline: Timeline) -> Iterator[str]:
    """Yield what is wrong with the times of a video's captions.

    Args:
        captions: in order.
        timeline: the video's.
    """
    frame = 1 / timeline.fps  # times are laid to whole frames, and rounded in files
    over = 0.0
    for number, each in enumerate(captions, 1):
        start, end = float(each.start), float(each.end)
        if not over - frame <= start < end:
            yield f"caption {number} is out of order: from {start:.2f} to {end:.2f} s"
        over = end
        beat = next((beat for beat in timeline.beats if start < beat.end - frame), None)
        if beat is None:
            yield f"caption {number} begins at {start:.2f} s, when all is said"
        elif end > beat.end + frame:
            yield f"caption {number} outlasts its beat {beat.id}, which ends at {beat.end:.2f} s"
    for beat in timeline.beats:
        first = beat.said[0].start if beat.said else beat.start
        if beat.words and not any(abs(float(each.start) - first) <= 2 * frame for each in captions):
            yield f"beat {beat.id} is said from {first:.2f} s on, but no caption begins then"
