"""A course in other languages, whose pages lead to each other: made now, or by an earlier run."""

import os
from collections.abc import Collection
from pathlib import Path, PurePath
from urllib.parse import quote

from reel.build.listed_folder import listed_names
from reel.deliver.course.material import Edition


def edition(language: str, folder: Path, videos: Collection[str], start: Path) -> Edition:
    """Say where a course lies, seen from the folder of another one, and what is in it."""
    return Edition(language, _way(start, folder), frozenset(videos))


def earlier_edition(language: str, folder: Path, start: Path) -> Edition | None:
    """Find what an earlier run has made of a course.

    Args:
        language: its words'.
        folder: where it may lie.
        start: the folder of the course that leads to it.
    """
    names = listed_names(folder)
    if "index.html" not in names:
        return None
    pages = {name.removesuffix(".html") for name in names}
    videos = {name for name in pages if f"media/{name}.mp4" in names}
    return edition(language, folder, videos, start)


def leads_astray(other: Edition, own: Collection[str], start: Path) -> bool:
    """Whether pages of an earlier run lack a link to a course, or have one to a page it has not.

    Args:
        other: has those pages.
        own: the ids of the course's videos.
        start: the course's folder.
    """
    folder = start / other.folder
    for name in ("index", *other.videos):
        link = f'href="{quote(f"{_way(folder, start)}/{name}.html")}"'
        text = (folder / f"{name}.html").read_text(encoding="utf-8", errors="replace")
        if (link in text) != (name == "index" or name in own):
            return True
    return False


def _way(start: Path, folder: Path) -> str:
    return PurePath(os.path.relpath(folder, start)).as_posix()
