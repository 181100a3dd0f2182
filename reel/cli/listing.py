"""The storyboard as a table or as JSON."""

from pathlib import Path

import msgspec

from reel.records.project import Project
from reel.records.storyboard import Storyboard
from reel.records.timeline import read_timeline
from reel.records.words import load_words


def list_storyboard(
    project: Project, storyboard: Storyboard, folder: Path, as_json: bool = False
) -> str:
    """Write what there is to make: id, title, beats, and seconds where `folder` has the clip.

    Raises:
        ReelError: the words are broken.
    """
    words = load_words(project, storyboard)
    rows = [
        (clip.id, words[clip.id].title, clip.beats, _seconds(folder / f"{clip.id}.json"))
        for clip in storyboard
    ]
    if as_json:
        keys = ("id", "title", "beats", "seconds")
        listed = [dict(zip(keys, row, strict=True)) for row in rows]
        return msgspec.json.format(msgspec.json.encode(listed), indent=2).decode() + "\n"
    wide = max(len(clip_id) for clip_id, *_ in rows)
    gap = " " * (wide + 2)
    return "".join(
        f"{clip_id:{wide}}  {title}  ({f'{seconds:.1f} s' if seconds else 'not rendered yet'})\n"
        f"{gap}{', '.join(beats)}\n"
        for clip_id, title, beats, seconds in rows
    )


def _seconds(timeline: Path) -> float | None:
    try:
        return read_timeline(timeline).duration
    except (OSError, msgspec.DecodeError):
        return None
