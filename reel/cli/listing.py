"""The storyboard as a table or as JSON."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from reel.records.out_folder import course_folder, folders_called, folders_in, out_in
from reel.records.posted import SOCIAL, read_posted
from reel.records.project import Project
from reel.records.storyboard import Storyboard
from reel.records.timeline import first_timeline
from reel.records.words import load_words


class Row(msgspec.Struct, frozen=True):
    """A clip as it is listed.

    Attributes:
        language: of its words.
        id, title, beats: as the storyboard and the words have them.
        seconds: how long it is; None if it is not rendered.
        folder: where it is, finished or else a draft; None likewise.
        also: folders of courses and posts that have it.
    """

    language: str
    id: str
    title: str
    beats: tuple[str, ...]
    seconds: float | None
    folder: str | None
    also: tuple[str, ...]


def list_storyboard(project: Project, storyboard: Storyboard, out: Path) -> list[Row]:
    """List what there is to make.

    Args:
        project: the film's, in its language.
        storyboard: its clips.
        out: the out folder: there rendered ones are looked for, finished ones first.

    Raises:
        ReelError: the words are broken.
    """
    words = load_words(project, storyboard)
    own = out_in(out, project.other_language)
    folders = folders_in(own, project.settings.shapes[0], project.apart)
    social = folders_called(own, SOCIAL, project.apart)
    rows = []
    for clip in storyboard:
        found = first_timeline(folders, clip.id)
        seconds, folder = (found[0].duration, str(found[1])) if found else (None, None)
        also = (*_courses(folders, clip.id), *_posts(social, clip.id))
        title = words[clip.id].title
        rows.append(Row(project.language, clip.id, title, clip.beats, seconds, folder, also))
    return rows


def as_text(rows: Sequence[Row], project: Project, out: Path) -> str:
    """Write a list in one language for people; the arguments are those of `list_storyboard`."""
    finished = out_in(out, project.other_language) / project.settings.shapes[0].name
    wide = max(len(row.id) for row in rows)
    gap = " " * (wide + 2)
    return "".join(
        f"{row.id:{wide}}  {row.title}  ({_length(row, str(finished))})\n"
        f"{gap}{', '.join(row.beats)}\n"
        for row in rows
    )


def as_json(rows: Sequence[Row]) -> str:
    """Write a list for programs."""
    return msgspec.json.format(msgspec.json.encode(rows), indent=2).decode() + "\n"


def _courses(folders: Sequence[Path], clip_id: str) -> Iterator[str]:
    for folder in map(course_folder, folders):
        if (folder / "media" / f"{clip_id}.mp4").is_file():
            yield str(folder)


def _posts(folders: Sequence[Path], clip_id: str) -> Iterator[str]:
    for social in folders:
        platforms = social.iterdir() if social.is_dir() else ()
        listed = [posted for folder in platforms if (posted := read_posted(folder))]
        if any(post.id == clip_id for posted in listed for post in posted.posts):
            yield str(social)


def _length(row: Row, finished: str) -> str:
    """Say how long a clip is, and where, if it is not yet finished."""
    if row.seconds is None and row.also:
        return f"no video of its own yet; in {', '.join(row.also)}"
    if row.seconds is None:
        return "not rendered yet"
    where = "" if row.folder == finished else f", not finished: in {row.folder}"
    return f"{row.seconds:.1f} s{where}"
