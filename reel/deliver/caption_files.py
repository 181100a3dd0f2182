"""Captions as files: SRT and WebVTT."""

import math
from pathlib import Path

import pysubs2

from reel.records.timeline import Timeline
from reel.wording.cues import cues, most_characters


def write_captions(timeline: Timeline, *paths: Path) -> None:
    """Write the captions of a video to each path, in the format that its suffix says.

    Args:
        timeline: the video's, with what its beats say.
        paths: files that end in .srt or .vtt.
    """
    width = most_characters(timeline.width, timeline.height)
    file = pysubs2.SSAFile()
    for cue in cues(timeline.beats, timeline.fps, width):
        # Starts are rounded up and ends down, so that no gap becomes shorter than it was.
        start, end = math.ceil(cue.start * 1000 - 1e-6), math.floor(cue.end * 1000 + 1e-6)
        event = pysubs2.SSAEvent(start=start, end=end)
        event.plaintext = "\n".join(cue.lines)
        file.append(event)
    for path in paths:
        file.save(str(path), format_=path.suffix.lstrip("."))
