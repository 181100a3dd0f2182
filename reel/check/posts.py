"""Posts: what lies in a post's folder, against every number that its platform states.

All is looked at as it is now: people edit texts, and put other covers and captions there.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from reel.check.chapters import listed_chapter, of_chapters
from reel.check.fault import Fault
from reel.check.measured_video import UNREADABLE, MeasuredVideo, measured
from reel.check.platform import of_limits
from reel.check.platform_fault import platform_fault
from reel.check.post_captions import of_captions
from reel.check.post_files import PostFiles
from reel.check.post_pictures import of_animation, of_cover
from reel.check.post_texts import of_text
from reel.check.sound_track import heard
from reel.records.platforms import TextRules
from reel.records.posted import ALT, HEADING, POST, TAGS
from reel.records.root import shown
from reel.records.storyboard import FILM
from reel.video.loudness import Loudness
from reel.wording.post_length import as_tags_count


class Ears:
    """Hears how loud videos are, each file once, under however many names it lies there."""

    def __init__(self) -> None:
        self._heard: dict[tuple[int, int], Loudness | None] = {}

    def hear(self, video: Path) -> Loudness | None:
        """Measure a video; None if it has no sound.

        Raises:
            one of `UNREADABLE`: it cannot be read.
        """
        status = video.stat()
        key = status.st_dev, status.st_ino
        if key not in self._heard:
            self._heard[key] = heard(video)
        return self._heard[key]


def of_post(
    files: PostFiles, words: str, hear: Callable[[Path], Loudness | None]
) -> Iterator[Fault]:
    """Yield all that is wrong with a post.

    Args:
        files: the post.
        words: tells of which words it would be made now (`reel.records.posted_words`); "" where
            nobody knows.
        hear: measures how loud a video is.
    """
    post, platform = files.post, files.platform
    if words and words != post.words:
        mend = f"was made of other words than there are now; {files.folder.mend(post.id)}"
        yield Fault("files.words", f"{shown(files.here)} {mend}", severity="warning")
    video = None
    path = files.path(post.video)
    if path.is_file():
        try:
            video = measured(path, hear(path))
        except UNREADABLE as error:
            yield Fault("files.video", f"{shown(path)} cannot be read: {error}")
    else:
        yield files.missing(post.video)
    if video:
        yield from of_limits(shown(path), video, platform)
    yield from of_captions(files)
    yield from _of_pictures(files)
    yield from _of_texts(files, video)


def _of_pictures(files: PostFiles) -> Iterator[Fault]:
    platform, post = files.platform, files.post
    if platform.cover and platform.cover.form.value == "file":
        if not post.cover:
            wrong = f"{shown(files.here)} has no cover; {files.folder.mend(post.id)}"
            yield platform_fault(platform, "cover", wrong, platform.cover.form)
        elif files.path(post.cover).is_file():
            yield from of_cover(files.path(post.cover), platform.cover, platform)
        else:
            yield files.missing(post.cover)
    if platform.animation and post.animation:
        if files.path(post.animation).is_file():
            yield from of_animation(files.path(post.animation), platform.animation, platform)
        else:
            yield files.missing(post.animation)


def _of_texts(files: PostFiles, video: MeasuredVideo | None) -> Iterator[Fault]:
    platform = files.platform
    places: dict[str, tuple[str, TextRules | None]] = {
        "heading": (HEADING, platform.heading),
        "post": (POST, platform.post),
        "tags": (TAGS, platform.tags),
        "alt": (ALT, platform.alt),
    }
    for key, (name, rules) in places.items():
        path = files.path(name)
        if not path.is_file():
            if getattr(files.post, key) is not None:
                yield files.missing(name)
            continue
        if not rules:
            continue
        try:
            text = path.read_text(encoding="utf-8-sig").rstrip("\n")
        except (OSError, UnicodeDecodeError) as error:
            yield Fault("files.text", f"{shown(path)} cannot be read: {error}")
            continue
        if not text.strip():
            yield Fault("files.text", f"{shown(path)} is empty", severity="warning")
        counted = as_tags_count(text) if key == "tags" else text
        yield from of_text(shown(path), counted, key, rules, platform)
        if key == "post" and video:
            yield from _of_description(files, text, video.seconds)


def _of_description(files: PostFiles, text: str, seconds: float) -> Iterator[Fault]:
    """Yield what keeps the times in a film's description from becoming chapters."""
    rules = files.platform.chapters
    chapters = [chapter for line in text.splitlines() if (chapter := listed_chapter(line))]
    if rules and (chapters or files.post.id == FILM):
        yield from of_chapters(shown(files.path(POST)), chapters, seconds, files.platform, rules)
