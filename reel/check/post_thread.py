"""The thread that all clips make up on a platform, as posting tools are given it."""

from collections.abc import Iterator

import msgspec

from reel.check.fault import Fault
from reel.check.post_files import PostsFolder
from reel.check.post_texts import of_text
from reel.records.posted import THREAD_JSON, THREAD_MARKDOWN, ThreadPost
from reel.records.root import shown


def of_thread(folder: PostsFolder) -> Iterator[Fault]:
    """Yield what is wrong with a platform's thread, if it has one."""
    platform, path = folder.platform, folder.path / THREAD_JSON
    there = path.is_file()
    if platform is None or not ((folder.posted and folder.posted.thread) or there):
        return
    for name in (THREAD_JSON, THREAD_MARKDOWN):
        if not (folder.path / name).is_file():
            yield Fault("files.missing", f"{shown(folder.path / name)} is missing; {folder.mend()}")
    if not there:
        return
    try:
        thread = msgspec.json.decode(path.read_bytes(), type=tuple[ThreadPost, ...])
    except (OSError, ValueError) as error:
        yield Fault("files.thread", f"{shown(path)} cannot be read: {error}; {folder.mend()}")
        return
    for place, post in enumerate(thread, 1):
        name = f"{shown(path)}: post {place}"
        if post.number != place:
            yield Fault("files.thread", f"{name} is numbered {post.number}")
        yield from of_text(name, post.text, "post", platform.post, platform)
        if post.alt is not None and platform.alt:
            yield from of_text(f"{name}: alt", post.alt, "alt", platform.alt, platform)
        if post.media and not (folder.path / post.media).is_file():
            missing = shown(folder.path / post.media)
            yield Fault("files.missing", f"{name}: {missing} is missing; {folder.mend()}")
