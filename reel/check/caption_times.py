"""Files of captions beside a video: each caption is on screen while its words are said."""

from collections.abc import Iterator
from pathlib import Path

import srt
import webvtt
from webvtt.models import Timestamp

from reel.check.fault import Fault
from reel.records.timeline import Timeline

Times = list[tuple[float, float]]
"""When captions begin and end (seconds)."""


def of_caption_times(folder: Path, name: str, timeline: Timeline) -> Iterator[Fault]:
    """Yield the first thing that is wrong with the times in each caption file of a video.

    Args:
        folder: where they lie; those that are missing or cannot be read are left to
            `caption_words`.
        name: a clip's id, or "film".
        timeline: the video's.
    """
    for suffix, read in ((".srt", _read_srt), (".vtt", _read_webvtt)):
        path = folder / f"{name}{suffix}"
        try:
            times = read(path)
        except (OSError, ValueError, srt.SRTParseError, webvtt.errors.MalformedFileError):
            continue
        for fault in _wrong(times, timeline):
            yield Fault("files.captions", f"{path.name}: {fault}")
            break


def _wrong(times: Times, timeline: Timeline) -> Iterator[str]:
    frame = 1 / timeline.fps  # times are laid to whole frames, and rounded in files
    over = 0.0
    for number, (start, end) in enumerate(times, 1):
        if not over - frame <= start < end:
            yield f"caption {number} is out of order: from {start:.2f} to {end:.2f} s"
        over = end
        beat = next((each for each in timeline.beats if start < each.end - frame), None)
        if beat is None:
            yield f"caption {number} begins at {start:.2f} s, when all is said"
        elif end > beat.end + frame:
            yield f"caption {number} outlasts its beat {beat.id}, which ends at {beat.end:.2f} s"
    for beat in timeline.beats:
        if beat.words and not any(abs(start - beat.start) <= frame for start, _ in times):
            yield f"beat {beat.id} begins at {beat.start:.2f} s, but no caption does"


def _read_srt(path: Path) -> Times:
    read = srt.parse(path.read_text(encoding="utf-8"))
    return [(each.start.total_seconds(), each.end.total_seconds()) for each in read]


def _read_webvtt(path: Path) -> Times:
    def seconds(moment: Timestamp) -> float:
        return float(moment.in_seconds() + moment.milliseconds / 1000)

    return [(seconds(each.start_time), seconds(each.end_time)) for each in webvtt.read(str(path))]
