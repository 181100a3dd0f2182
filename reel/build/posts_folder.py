"""A platform's folder of posts: its list, and what only an earlier run needed there."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
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
    social_command,
)
from reel.records.writing import OUT

if sys.platform != "win32":
    import fcntl


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Wait until no other run is changing a folder, and keep others waiting meanwhile."""
    with OUT.written(folder):
        folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":  # it cannot lock folders
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def publish_posts(
    folder: Path,
    files: Mapping[str, Path],
    made: PlatformPosts,
    order: Mapping[str, str],
    *,
    threads: bool,
    language: str | None = None,
) -> tuple[str, ...]:
    """Put files into a platform's folder, list them, and take out what only an earlier run needed.

    What an earlier run has made of other clips stays, and so does a thread of it.

    Args:
        folder: the platform's.
        files: those that were made just now, by their names in it.
        made: these posts.
        order: the folders' names of all that can be posted, by their ids, in the film's order; a
            post of any other goes.
        threads: whether the platform has threads.
        language: of the posts, if it is not the project's first.

    Returns:
        What is to be said, a line each.

    Raises:
        CannotWriteError: the folder is full, or cannot be written to.
    """
    with one_at_a_time(folder):
        earlier = read_posted(folder)
        notes = _notes(folder, earlier, made, order, language)
        listed = _with_earlier(made, earlier, order, threads=threads)
        targets: dict[Path, Path | None] = {folder / name: path for name, path in files.items()}
        stay = {*_names(listed), *files}
        for name in _names(earlier) if earlier else ():
            if name not in stay:
                targets[folder / name] = None
        publish(targets)
        with OUT.written(folder):
            draft = folder / f".{os.getpid()}-{LIST}"
            draft.write_bytes(msgspec.json.format(msgspec.json.encode(listed), indent=1) + b"\n")
            draft.replace(folder / LIST)
        for gone in {path.parent for path, source in targets.items() if source is None}:
            with suppress(OSError):  # it is not empty: somebody has put something there
                gone.rmdir()
    return notes


def _notes(
    folder: Path,
    earlier: PlatformPosts | None,
    made: PlatformPosts,
    order: Mapping[str, str],
    language: str | None,
) -> tuple[str, ...]:
    """Say what an earlier run has left that is not as it should be."""
    if earlier is None:
        there = os.path.lexists(folder / LIST)
        return (f"{LIST} could not be read: it lists what was made just now",) * there
    now = {post.id for post in made.posts}
    moved = [
        post.id for post in earlier.posts if post.id not in now and _is_moved(post, made, order)
    ]
    if not moved:
        return ()
    return (
        f"the film has other clips by now, so that posts of {', '.join(moved)} have other numbers; "
        f"make them again with: {social_command(moved, made.platform, language)}",
    )


def _is_moved(post: Posted, made: PlatformPosts, order: Mapping[str, str]) -> bool:
    """Whether a post is of a clip that has another place in the film by now."""
    count = next((each.of for each in made.posts), post.of)
    return post.id in order and (order[post.id], count) != (post.folder, post.of)


def _with_earlier(
    made: PlatformPosts,
    earlier: PlatformPosts | None,
    order: Mapping[str, str],
    *,
    threads: bool,
) -> PlatformPosts:
    """Add to a list what an earlier run has made of other clips, and a thread of what is there."""
    if earlier is None:
        return made
    ids = list(order)
    now = {post.id for post in made.posts}
    kept = [
        post for post in earlier.posts if post.id in order and post.id not in now and post.is_ours
    ]
    posts = sorted([*made.posts, *kept], key=lambda post: ids.index(post.id))
    videos = {f"{post.folder}/{post.video}" for post in posts}
    thread = made.thread
    if not thread and threads and all(each.media in {None, *videos} for each in earlier.thread):
        thread = earlier.thread
    return PlatformPosts(platform=made.platform, posts=tuple(posts), thread=thread)


def _names(listed: PlatformPosts) -> Iterator[str]:
    """Yield the names of all files that a list tells of, in the platform's folder.

    None that were not made here: a list that somebody has edited removes nothing else.
    """
    for post in listed.posts:
        if post.is_ours:
            texts = {HEADING: post.heading, POST: post.post, TAGS: post.tags, ALT: post.alt}
            written = [name for name, text in texts.items() if text is not None]
            others = [post.cover, post.animation]
            names = [post.video, *post.captions, *written, *(name for name in others if name)]
            yield from (f"{post.folder}/{name}" for name in names)
    if listed.thread:
        yield from (THREAD_JSON, THREAD_MARKDOWN)
