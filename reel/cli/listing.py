"""The storyboard as a table or as JSON."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from reel.records.project import Project
from reel.records.storyboard import Storyboard
from reel.records.timeline import first_timeline
from reel.records.words import load_words


def list_storyboard(
    project: Project, storyboard: Storyboard, folders: Sequence[Path], as_json: bool = False
) -> str:
    """Write what there is to make: id, title, beats, and seconds where a clip is rendered.

    Args:
        project: the film's.
        storyboard: its clips.
        folders: where to look for them, finished ones first. Of others it says where they are.
        as_json: whether it is for programs.

    Raises:
        ReelError: the words are broken.
    """
    words = load_words(project, storyboard)
    rows = [
        (clip.id, words[clip.id].title, clip.beats, *_rendered(folders, clip.id))
        for clip in storyboard
    ]
    if as_json:
        keys = ("id", "title", "beats", "seconds", "folder")
        listed = [dict(zip(keys, row, strict=True)) for row in rows]
        return msgspec.json.format(msgspec.json.encode(listed), indent=2).decode() + "\n"
    wide = max(len(clip_id) for clip_id, *_ in rows)
    gap = " " * (wide + 2)
    return "".join(
        f"{clip_id:{wide}}  {title}  ({_length(seconds, folder, str(folders[0]))})\n"
        f"{gap}{', '.join(beats)}\n"
        for clip_id, title, beats, seconds, folder in rows
    )


def _rendered(folders: Sequence[Path], clip_id: str) -> tuple[float | None, str | None]:
    """Find the first folder in which a clip is: how many seconds it has, and the folder."""
    found = first_timeline(folders, clip_id)
    return (found[0].duration, str(found[1])) if found else (None, None)


def _length(seconds: float | None, folder: str | None, finished: str) -> str:
    """Say how long a clip is, and where, if it is not yet finished."""
    if seconds is None:
        return "not rendered yet"
    return f"{seconds:.1f} s" + ("" if folder == finished else f", not finished: in {folder}")
