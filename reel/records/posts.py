"""What is written in posts of a film's clips: assets/posts/<language>.toml."""

from collections.abc import Mapping
from typing import Annotated

import msgspec

from reel.records.errors import ReelError
from reel.records.nearest import misspelt, nearest
from reel.records.project import Project
from reel.records.root import shown
from reel.records.storyboard import Storyboard
from reel.records.toml import read_toml, record
from reel.records.words import judge_text

Tag = Annotated[str, msgspec.Meta(pattern=r"^[^\W_]\w*$")]


class ClipPost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is written of one clip.

    Attributes:
        opening: the first line of its post: why somebody should stop for it.
        seen: what is to be seen in each beat, for those who do not see it, by the beats' ids.
        hashtags: of this clip alone, without their #, after those of all.
    """

    opening: str
    seen: dict[str, str]
    hashtags: tuple[Tag, ...] = ()


class ThreadWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first and the last post of the thread that all clips make up."""

    opening: str
    closing: str


class Posts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is written in posts.

    Attributes:
        thread: its first and its last post.
        film: what is said of the whole film, in its description.
        clips: what is written of each clip, by its id.
        link: the address of a page of one's own; "" for none.
        hashtags: of all posts, without their #, the most telling first.
        tags: what people may search for, the most telling first, where tags stand apart.
    """

    thread: ThreadWords
    film: str
    clips: dict[str, ClipPost]
    link: str = ""
    hashtags: tuple[Tag, ...] = ()
    tags: tuple[str, ...] = ()


def load_posts(project: Project, storyboard: Storyboard) -> Posts:
    """Read what is written in posts, and check it against the storyboard.

    Raises:
        ReelError: the file is missing or broken; a clip or beat has nothing written of it, or
            there is no such clip or beat; a text is empty or cannot be written. Names the key.
    """
    path = project.posts
    posts = record(read_toml(path), Posts, path)
    where = shown(path)
    _compare(posts.clips, storyboard.ids, f"{where}: clips", "clip")
    for clip in storyboard:
        post, key = posts.clips[clip.id], f"{where}: clips.{clip.id}"
        _compare(post.seen, clip.beats, f"{key}.seen", "beat")
        judge_text(post.opening, f"{key}.opening")
        for beat, text in post.seen.items():
            judge_text(text, f"{key}.seen.{beat}")
    judge_text(posts.thread.opening, f"{where}: thread.opening")
    judge_text(posts.thread.closing, f"{where}: thread.closing")
    judge_text(posts.film, f"{where}: film")
    for tag in posts.tags:
        judge_text(tag, f"{where}: tags")
    return posts


def _compare(
    written: Mapping[str, object], wanted: "list[str] | tuple[str, ...]", key: str, kind: str
) -> None:
    """Make sure that something is written of each clip or beat, and of no other.

    Raises:
        ReelError: it is not.
    """
    strange = [name for name in written if name not in wanted]
    for name in wanted:
        if name not in written:
            raise ReelError(f"{key}.{name} is missing{misspelt(name, strange)}")
    if strange:
        raise ReelError(
            f"{key}.{strange[0]}: there is no such {kind}; there are {', '.join(wanted)}"
            f"{nearest(strange[0], wanted)}"
        )
