"""The transcript of a video: what is said in it, for reading."""

from collections.abc import Iterable
from itertools import chain

from reel.records.spaced_words import single_spaced
from reel.records.timeline import Beat, Timeline


def transcript(timeline: Timeline) -> str:
    """Write what is said, with formulas spelled as they are spoken: a paragraph a beat.

    Each part begins with its title and a blank line: a clip has one, a film one for each clip.
    """
    if not timeline.chapters:
        return _part(timeline.title, timeline.beats)
    parts = (
        _part(chapter.title, [beat for beat in timeline.beats if _within(beat, chapter.id)])
        for chapter in timeline.chapters
    )
    return "\n".join(chain([f"{timeline.title}\n"], parts))


def _within(beat: Beat, clip: str) -> bool:
    return beat.id.partition(".")[0] == clip


def _part(title: str, beats: Iterable[Beat]) -> str:
    said = (single_spaced(beat.spoken or beat.words) for beat in beats)
    return "\n\n".join(filter(None, (title, *said))) + "\n"
