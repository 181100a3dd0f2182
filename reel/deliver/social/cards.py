"""What the page to upload from shows of a post: its texts with their lengths, and its files."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reel.records.errors import ReelError
from reel.records.platforms import Platform, TextRules
from reel.records.posted import Posted, ThreadPost
from reel.records.root import shown
from reel.wording.post_length import fits, length_by

Frame = Literal["upright", "watch", "album", "feed"]
"""How an app shows a video: it fills the screen; it stands above its title; it stands between its
author and the text; or below the text."""


@dataclass(frozen=True)
class Written:
    """A text to be copied.

    Attributes:
        name: what it is.
        text: what is written.
        length, longest: as the platform counts.
        counted: how.
        fits: whether it is within all that the platform says of it.
    """

    name: Literal["heading", "post", "tags", "alt"]
    text: str
    length: int
    longest: int
    counted: str
    fits: bool


@dataclass(frozen=True)
class Upload:
    """A file to be uploaded.

    Attributes:
        name: what it is.
        path: where it is, from the page on.
        size: bytes.
    """

    name: Literal["video", "captions", "cover", "animation"]
    path: str
    size: int

    @property
    def kind(self) -> str:
        """The end of its name, as people write it: SRT."""
        return self.path.rpartition(".")[2].upper()


@dataclass(frozen=True)
class Card:
    """A post.

    Attributes:
        post: what lies in its folder.
        folder: the path of that, from the page on.
        texts: to be copied.
        files: to be uploaded.
    """

    post: Posted
    folder: str
    texts: tuple[Written, ...]
    files: tuple[Upload, ...]

    @property
    def takes_captions(self) -> bool:
        """Whether there are files of captions to be uploaded."""
        return any(file.name == "captions" for file in self.files)


def frame_of(platform: Platform) -> Frame:
    """Say how a platform's app shows a video."""
    if platform.format == "portrait":
        return "upright"
    if platform.heading:
        return "watch"
    return "album" if platform.format == "feed" else "feed"


def card_of(post: Posted, name: str, platform: Platform, root: Path) -> Card:
    """Gather what is shown of a post.

    Args:
        post: what lies in its folder.
        name: the platform's.
        platform: what it takes.
        root: the folder in which the platforms' folders lie.

    Raises:
        ReelError: a file is missing.
    """
    folder = f"{name}/{post.folder}"
    return Card(post, folder, tuple(_texts(post, platform)), tuple(_files(post, folder, root)))


def upload_of(
    name: Literal["video", "captions", "cover", "animation"], path: str, root: Path
) -> Upload:
    """Look at a file to be uploaded.

    Raises:
        ReelError: it is missing.
    """
    try:
        return Upload(name, path, (root / path).stat().st_size)
    except OSError as error:
        raise ReelError(
            f"{shown(root / path)}: {error.strerror or error}; make the posts anew"
        ) from error


def written_in_thread(post: ThreadPost, platform: Platform) -> Iterator[Written]:
    """Yield the texts of a thread's post."""
    yield _written("post", post.text, platform.post)
    if post.alt is not None and platform.alt:
        yield _written("alt", post.alt, platform.alt)


def _texts(post: Posted, platform: Platform) -> Iterator[Written]:
    if post.heading is not None and platform.heading:
        yield _written("heading", post.heading, platform.heading)
    yield _written("post", post.post, platform.post)
    if post.tags is not None and platform.tags:
        yield _written("tags", post.tags, platform.tags)
    if post.alt is not None and platform.alt:
        yield _written("alt", post.alt, platform.alt)


def _written(
    name: Literal["heading", "post", "tags", "alt"], text: str, rules: TextRules
) -> Written:
    length = length_by(rules, text)
    return Written(name, text, length, rules.longest.value, rules.counted.value, fits(text, rules))


def _files(post: Posted, folder: str, root: Path) -> Iterator[Upload]:
    yield upload_of("video", f"{folder}/{post.video}", root)
    for name in post.captions:
        yield upload_of("captions", f"{folder}/{name}", root)
    if post.cover:
        yield upload_of("cover", f"{folder}/{post.cover}", root)
    if post.animation:
        yield upload_of("animation", f"{folder}/{post.animation}", root)
