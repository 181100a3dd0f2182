"""A video as it is delivered where captions are not drawn into it: with them as a track."""

from fractions import Fraction
from pathlib import Path

from reel.records.timeline import Timeline
from reel.video.caption_track import Caption, add_caption_track
from reel.wording.cues import cues_of


def track_of(timeline: Timeline) -> list[Caption]:
    """Make the captions of a video as its track has them, at whole frames."""
    frame = Fraction(1, timeline.fps)
    return [
        Caption(
            round(cue.start / frame) * frame, round(cue.end / frame) * frame, "\n".join(cue.lines)
        )
        for cue in cues_of(timeline)
    ]


def write_captioned(video: Path, timeline: Timeline, language: str, path: Path) -> None:
    """Write a video anew, with its captions as a track that players show or hide.

    Args:
        video: a clip or the film; none of its packets is changed.
        timeline: its, with what its beats say.
        language: of the words, by its three letters in ISO 639-2.
        path: the file to write.
    """
    frame = Fraction(1, timeline.fps)
    add_caption_track(video, path, track_of(timeline), language, frame)
