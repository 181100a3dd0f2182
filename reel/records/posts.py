"""What is written in posts of a film's clips: assets/posts/<language>.toml."""

import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from reel.records.errors import ReelError
from reel.records.nearest import misspelt, nearest
from reel.records.project import Project
from reel.records.root import shown
from reel.records.storyboard import Storyboard
from reel.records.toml import read_toml, record
from reel.records.written_text import (
    LONGEST_OF_BEAT,
    LONGEST_OF_THREAD,
    LONGEST_OPENING,
    LONGEST_TAG,
    LONGEST_TEXT,
    MOST_HASHTAGS,
    MOST_TAGS,
    judge_address,
    judge_count,
    judge_text,
)

_JOINS_LETTERS = "_\u200c"  # the second one parts letters in Persian words, and is not seen itself


class ClipPost(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is written of one clip.

    Attributes:
        opening: the first line of its post: why somebody should stop for it.
        seen: what is to be seen in each beat, for those who do not see it, by the beats' ids.
        hashtags: of this clip alone, without their #, after those of all.
    """

    opening: str
    seen: dict[str, str]
    hashtags: tuple[str, ...] = ()


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
        same: keys of what is meant to be as in the film's first language.
    """

    thread: ThreadWords
    film: str
    clips: dict[str, ClipPost]
    link: str = ""
    hashtags: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    same: tuple[str, ...] = ()


def load_posts(project: Project, storyboard: Storyboard) -> Posts:
    """Read what is written in posts, and check it against the storyboard.

    Raises:
        ReelError: the file is missing or broken; a clip or beat has nothing written of it, or
            there is no such clip or beat; a text is empty, too long or cannot be written; a
            hashtag, tag or link would not be one, or there are too many. Names the key.
    """
    path = project.posts
    if not path.is_file():
        raise ReelError(
            f"{shown(path)}: no such file; what posts say of each clip is written there"
        )
    return posts(read_toml(path), path, storyboard)


def posts(table: dict[str, Any], path: Path, storyboard: Storyboard) -> Posts:
    """Make what is written in posts of the tables of its file; see `load_posts`."""
    where = shown(path)
    if isinstance(clips := table.get("clips"), dict):  # else what is wrong in a clip that there is
        _compare(clips, storyboard.ids, f"{where}: clips", "clip")  # not would be named first
    made = record(table, Posts, path)
    for clip in storyboard:
        post, key = made.clips[clip.id], f"{where}: clips.{clip.id}"
        _compare(post.seen, clip.beats, f"{key}.seen", "beat")
        judge_text(post.opening, f"{key}.opening", LONGEST_OPENING)
        if len(post.opening.splitlines()) > 1:
            raise ReelError(f"{key}.opening has several lines; it is the first line of a post")
        for beat, text in post.seen.items():
            judge_text(text, f"{key}.seen.{beat}", LONGEST_OF_BEAT)
        _judge_hashtags(post.hashtags, f"{key}.hashtags")
    judge_text(made.thread.opening, f"{where}: thread.opening", LONGEST_OF_THREAD)
    judge_text(made.thread.closing, f"{where}: thread.closing", LONGEST_OF_THREAD)
    judge_text(made.film, f"{where}: film", LONGEST_TEXT)
    _judge_hashtags(made.hashtags, f"{where}: hashtags")
    _judge_tags(made.tags, f"{where}: tags")
    if made.link:
        judge_address(made.link, f"{where}: link")
    return made


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


def _judge_hashtags(hashtags: tuple[str, ...], key: str) -> None:
    """Make sure that these are hashtags everywhere, each another one, and not too many.

    Raises:
        ReelError: they are not.
    """
    judge_count(hashtags, MOST_HASHTAGS, key)
    for number, hashtag in enumerate(hashtags):
        where = f"{key}[{number}]"
        judge_text(hashtag, where, LONGEST_TAG)
        if hashtag.startswith(("#", "＃")):
            raise ReelError(f"{where}: {hashtag!r} is written without its {hashtag[0]}")
        if not hashtag[0].isalpha():
            raise ReelError(
                f"{where}: {hashtag!r} begins with no letter, so that some platforms would not "
                "take it for a hashtag"
            )
        if ends := [letter for letter in hashtag if not _is_of_hashtag(letter)]:
            raise ReelError(
                f"{where}: {hashtag!r} has {ends[0]!r}, which ends a hashtag; write it in one word"
            )
        if hashtag.casefold() in map(str.casefold, hashtags[:number]):
            raise ReelError(f"{where}: {hashtag!r} is there already")


def _is_of_hashtag(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LM" or letter.isdecimal() or letter in _JOINS_LETTERS


def _judge_tags(tags: tuple[str, ...], key: str) -> None:
    """Make sure that these are tags, which are written with commas between them, not too many.

    Raises:
        ReelError: they are not.
    """
    judge_count(tags, MOST_TAGS, key)
    for number, tag in enumerate(tags):
        where = f"{key}[{number}]"
        judge_text(tag, where, LONGEST_TAG)
        if "," in tag or len(tag.splitlines()) > 1:
            raise ReelError(f"{where}: {tag!r} would be several tags; write each in quotes")
