"""A video as it is delivered: its picture, its sound, and a track of captions."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from reel.records.timeline import Timeline
from reel.video.caption_track import WrittenCaption
from reel.video.mux import Captions, mux
from reel.wording.captions import captions_of


def track_of(timeline: Timeline) -> list[WrittenCaption]:
    """Make the captions of a video as its track has them, at whole frames."""
    frame = Fraction(1, timeline.fps)
    return [
        WrittenCaption(
            round(caption.start / frame) * frame,
            round(caption.end / frame) * frame,
            "\n".join(caption.lines),
        )
        for caption in captions_of(timeline)
    ]


def write_playable(
    video: Path,
    path: Path,
    *,
    sound: Path | None,
    captions: Sequence[WrittenCaption] | None,
    language: str,
    frame: Fraction,
) -> None:
    """Write a clip or the film as it is delivered; no packet of its picture or sound is changed.

    Args:
        video: the picture, with a sound of its own or without.
        path: the file to write.
        sound: what a soundtrack has as TRACK, to be heard instead; None for none.
        captions: see `track_of`; None if they are to stand elsewhere.
        language: of what is heard and read, by its three letters in ISO 639-2.
        frame: how long one is shown, in seconds.
    """
    shown = None if captions is None else Captions(captions, frame)
    mux(video, path, sound=sound, captions=shown, language=language)
