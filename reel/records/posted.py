"""The posts in a platform's folder, out/social/<platform>, as its posts.json lists them.

The page to upload from is made of these lists, and so posting tools can read them.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

SOCIAL = "social"
"""What the folder of all posts is called, in the out folder or in one of drafts."""

LOOPS = "loops"
"""The folder of all loops, beside those of the platforms."""

LIST = "posts.json"
"""What the list is called in a platform's folder."""

HEADING, POST, TAGS, ALT = "title.txt", "post.txt", "tags.txt", "alt.txt"
"""The texts in a post's folder, as far as its platform has a place for each."""

THREAD_JSON, THREAD_MARKDOWN = "thread.json", "thread.md"
"""The thread in a platform's folder."""

_ID = re.compile(r"[a-z][a-z0-9_]*")
_BESIDE = re.compile(r"(cover|loop|[A-Za-z0-9-]+)\.[a-z0-9]+")  # the language, for captions


def social_command(
    clips: Iterable[str] = (), platform: str | None = None, language: str | None = None
) -> str:
    """Write the command that makes posts again: "social hook --platform x --language de".

    Args:
        clips: the ids of those whose posts are made; all, and the film's, if there are none.
        platform: where they are posted; None for all platforms.
        language: theirs, if it is not the project's first.
    """
    words = ["social", *clips]
    words += ["--platform", platform] if platform else []
    words += ["--language", language] if language else []
    return " ".join(words)


class Posted(msgspec.Struct, frozen=True, kw_only=True):
    """One post: a folder with all that is uploaded for it.

    Attributes:
        id: the clip's id, or "film".
        folder: the name of its folder in the platform's.
        number: the clip's place in the film, from 1; 0 for the film.
        of: how many clips the film has.
        title: the clip's question, or the film's title.
        seconds: how long the video lasts.
        size: the video's width and height in pixels.
        video: the name of the MP4 in its folder.
        captions: the names of files of captions there.
        cover: the name of the cover there; None where none can be chosen.
        animation: the name of the loop there, if the platform takes one.
        still: the moment of the video (seconds) up to which the cover's picture is on screen.
        words: tells of which words it was made, as `reel.records.posted_words` has it.
        heading, post, tags, alt: the texts, as the files beside the video have them; None where
            the platform has no place for one.
    """

    id: str
    folder: str
    number: int
    of: int
    title: str
    seconds: float
    size: tuple[int, int]
    video: str
    captions: tuple[str, ...] = ()
    cover: str | None = None
    animation: str | None = None
    still: float = 0.0
    words: str = ""
    heading: str | None = None
    post: str
    tags: str | None = None
    alt: str | None = None

    @property
    def is_ours(self) -> bool:
        """Whether it names its files as they are named here: somebody may have edited the list."""
        others = [*self.captions, *(name for name in (self.cover, self.animation) if name)]
        return (
            bool(_ID.fullmatch(self.id))
            and re.fullmatch(rf"\d+-{self.id}", self.folder) is not None
            and self.video == f"{self.id}.mp4"
            and all(_BESIDE.fullmatch(name.removeprefix(f"{self.id}.")) for name in others)
        )


class ThreadPost(msgspec.Struct, frozen=True, kw_only=True):
    """One post of a thread.

    Attributes:
        number: its place in the thread, from 1.
        text: what is written.
        length: of the text, as the platform counts.
        media: the video's path in the platform's folder; None for a post without one.
        alt: what is to be seen in it; None where there is no place for it.
    """

    number: int
    text: str
    length: int
    media: str | None = None
    alt: str | None = None


class PlatformPosts(msgspec.Struct, frozen=True, kw_only=True):
    """All posts on one platform.

    Attributes:
        platform: its name in assets/platforms.toml.
        posts: in the film's order.
        thread: all clips as one; empty where the platform has no threads.
    """

    platform: str
    posts: tuple[Posted, ...]
    thread: tuple[ThreadPost, ...] = ()


def read_posted(folder: Path) -> PlatformPosts | None:
    """Read the list in a platform's folder; None if there is none that can be read."""
    path = folder / LIST
    if not path.is_file():
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=PlatformPosts)
    except (OSError, ValueError):  # what is no UTF-8 or no JSON, or lacks something
        return None
