"""What the page to upload from shows of a post: its texts with their lengths, and its files."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reel.records.platforms import Platform, TextRules
from reel.records.posted import Posted, ThreadPost, social_command
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
        size: bytes; None if it is missing, or empty.
    """

    name: Literal["video", "captions", "cover", "animation"]
    path: str
    size: int | None

    @property
    def kind(self) -> str:
        """The end of its name, as people write it: SRT."""
        return self.path.rpartition(".")[2].upper()


@dataclass(frozen=True)
class Card:
    """A post.

    Attributes:
        platform: the name of the one that it is posted on.
        post: what lies in its folder.
        folder: the path of that, from the page on.
        texts: to be copied.
        files: to be uploaded.
        language: of the post, if it is not the project's first.
    """

    platform: str
    post: Posted
    folder: str
    texts: tuple[Written, ...]
    files: tuple[Upload, ...]
    language: str | None

    @property
    def has_video(self) -> bool:
        """Whether its video is there, to be played."""
        return self._has("video")

    @property
    def has_cover(self) -> bool:
        """Whether there is a cover, to be shown before."""
        return self._has("cover")

    @property
    def takes_captions(self) -> bool:
        """Whether there are files of captions to be uploaded."""
        return any(file.name == "captions" for file in self.files)

    @property
    def still(self) -> float:
        """A moment (seconds) that shows what the video is like: that of its cover."""
        return max(0.0, round(self.post.still - 0.05, 2))  # just before the next one

    @property
    def lacks(self) -> bool:
        """Whether a file is missing."""
        return any(file.size is None for file in self.files)

    @property
    def command(self) -> str:
        """What makes its files again."""
        clips = (self.post.id,) if self.post.number else ()  # the film is made with all clips
        return f"render.py {social_command(clips, self.platform, self.language)}"

    def _has(self, name: str) -> bool:
        return any(file.name == name and file.size is not None for file in self.files)


def frame_of(platform: Platform) -> Frame:
    """Say how a platform's app shows a video."""
    if platform.format == "portrait":
        return "upright"
    if platform.heading:
        return "watch"
    return "album" if platform.format == "feed" else "feed"


def card_of(post: Posted, name: str, platform: Platform, root: Path, language: str | None) -> Card:
    """Gather what is shown of a post.

    Args:
        post: what lies in its folder.
        name: the platform's.
        platform: what it takes.
        root: the folder in which the platforms' folders lie.
        language: of the post, if it is not the project's first.
    """
    folder = f"{name}/{post.folder}"
    texts, files = tuple(_texts(post, platform)), tuple(_files(post, folder, root))
    return Card(name, post, folder, texts, files, language)


def upload_of(
    name: Literal["video", "captions", "cover", "animation"], path: str, root: Path
) -> Upload:
    """Look at a file to be uploaded."""
    file = root / path
    try:
        size = file.stat().st_size if file.is_file() else 0
    except OSError:  # it went away just now, or nobody may look at it
        size = 0
    return Upload(name, path, size or None)


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
