"""A platform's folder of posts: its list, and what only an earlier run needed there."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from reel.deliver.publish import publish
from reel.records.posted import (
    ALT,
    HEADING,
    LIST,
    POST,
    TAGS,
    THREAD_JSON,
    THREAD_MARKDOWN,
    PlatformPosts,
    Posted,
    read_posted,
)
from reel.records.writing import OUT


def with_earlier(listed: PlatformPosts, folder: Path, order: list[str]) -> PlatformPosts:
    """Add to a list what an earlier run has made: posts of other clips, a thread of all clips.

    Args:
        listed: what was made just now.
        folder: the platform's.
        order: the ids of all that can be posted; a post of any other is left out.
    """
    earlier = read_posted(folder)
    if earlier is None:
        return listed
    now = {post.id for post in listed.posts}
    kept = [post for post in earlier.posts if post.id in order and post.id not in now]
    posts = sorted([*listed.posts, *kept], key=lambda post: order.index(post.id))
    thread = listed.thread or earlier.thread
    return PlatformPosts(platform=listed.platform, posts=tuple(posts), thread=thread)


def publish_posts(folder: Path, files: Mapping[str, Path], listed: PlatformPosts) -> None:
    """Put files into a platform's folder, and take out what only an earlier run needed.

    Args:
        folder: the platform's.
        files: those that were made just now, by their names in it.
        listed: all that is there from now on.

    Raises:
        CannotWriteError: the folder is full, or cannot be written to.
    """
    targets: dict[Path, Path | None] = {folder / name: path for name, path in files.items()}
    earlier = read_posted(folder)
    stay = {*_names(listed), *files}
    for name in _names(earlier) if earlier else ():
        if name not in stay:
            targets[folder / name] = None
    publish(targets)
    with OUT.written(folder):
        draft = folder / f".{LIST}"
        draft.write_bytes(msgspec.json.format(msgspec.json.encode(listed), indent=1) + b"\n")
        draft.replace(folder / LIST)
    for gone in {path.parent for path, source in targets.items() if source is None}:
        with suppress(OSError):  # it is not empty: somebody has put something there
            gone.rmdir()


def _names(listed: PlatformPosts) -> Iterator[str]:
    """Yield the names of all files that a list tells of, in the platform's folder."""
    for post in listed.posts:
        yield from _names_of(post)
    if listed.thread:
        yield from (THREAD_JSON, THREAD_MARKDOWN)


def _names_of(post: Posted) -> Iterator[str]:
    """Yield the names of a post's files, in the platform's folder; none that lie elsewhere."""
    texts = {HEADING: post.heading, POST: post.post, TAGS: post.tags, ALT: post.alt}
    own = [post.video, *post.captions, post.cover, post.animation]
    own += [name for name, text in texts.items() if text is not None]
    for name in own:
        path = Path(post.folder, name or "")
        if name and len(path.parts) == 2 and ".." not in path.parts:
            yield path.as_posix()
