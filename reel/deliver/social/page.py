"""The page to upload from: all posts as the platforms' apps show them, with all that they need."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from reel.deliver.pages import writing
from reel.deliver.pages.writing import as_allowed, direction, environment
from reel.deliver.social.appearance import style
from reel.deliver.social.cards import (
    Card,
    Frame,
    Upload,
    Written,
    card_of,
    frame_of,
    upload_of,
    written_in_thread,
)
from reel.deliver.social.limits import Cited, cited
from reel.deliver.social.material import Uploads
from reel.deliver.social.own_words import own_words
from reel.deliver.social.plain import allowed, one_line
from reel.records.platforms import Platform
from reel.records.posted import LOOPS, THREAD_JSON, THREAD_MARKDOWN, ThreadPost, social_command
from reel.wording.post_length import linked

_TEMPLATES = Path(__file__).parent / "templates"
_STATIC = Path(__file__).parent / "static"
_SCRIPTS = (
    writing.STATIC / "notices.js",
    writing.STATIC / "copying.js",
    _STATIC / "ticks.js",
    _STATIC / "previews.js",
    _STATIC / "choosing.js",
)
_THREAD_FILES = (THREAD_MARKDOWN, THREAD_JSON)
_LOOPS = ("mp4", "webp", "gif")
_UNITS = (("gigabytes", 10**9), ("megabytes", 10**6), ("kilobytes", 10**3), ("bytes", 1))


@dataclass(frozen=True)
class Reply:
    """A post of a thread.

    Attributes:
        post: what lies in the platform's folder.
        texts: to be copied.
        video: its file, if it has one.
        card: the single post of the same video, if there is one.
    """

    post: ThreadPost
    texts: tuple[Written, ...]
    video: Upload | None
    card: Card | None


@dataclass(frozen=True)
class Section:
    """A platform's part of the page.

    Attributes:
        name: the platform's.
        platform: what it takes.
        frame: how its app shows a video.
        cards: its posts.
        thread: all clips as one.
        thread_files: what posting tools read of it, and people.
        sources: who says what it takes.
    """

    name: str
    platform: Platform
    frame: Frame
    cards: tuple[Card, ...]
    thread: tuple[Reply, ...]
    thread_files: tuple[str, ...]
    sources: list[Cited]


@dataclass(frozen=True)
class Loop:
    """A clip's loop, in all its kinds of file; the first can be played."""

    id: str
    title: str
    files: tuple[Upload, ...]
    language: str | None

    @property
    def lacks(self) -> bool:
        """Whether a kind of file is missing."""
        return any(file.size is None for file in self.files)

    @property
    def command(self) -> str:
        """What makes its files again."""
        return f"render.py {social_command((self.id,), language=self.language)}"


def write_page(uploads: Uploads, path: Path) -> None:
    """Write the page to upload from: one file, to lie beside the platforms' folders.

    Where a file is missing, the page says so, and what makes it again.
    """
    sections = list(_sections(uploads))
    said = own_words(uploads.language)["page"]
    sources = [writing.script(script) for script in _SCRIPTS]
    look = style(uploads, [each.platform.zones for each in sections])
    page = (
        environment(_TEMPLATES)
        .get_template("upload.html")
        .render(
            uploads=uploads,
            direction=direction(uploads.language),
            t=said,
            sections=sections,
            loops=list(_loops(uploads)),
            initial=_initial(uploads.brand.name),
            linked=linked,
            sized=lambda size: _sized(size, said),
            calls_without_link=_calls_without_link(uploads),
            post_words=f"assets/posts/{uploads.language}.toml",
            style=look,
            style_allowed=as_allowed(look),
            scripts=sources,
            scripts_allowed=" ".join(map(as_allowed, sources)),
            data={"key": _key(uploads), "texts": said["live"]},
        )
    )
    path.write_text(page, encoding="utf-8")


def _sections(uploads: Uploads) -> Iterator[Section]:
    for each in uploads.posts:
        name, platform = each.platform, uploads.platforms[each.platform]
        cards = tuple(
            card_of(post, name, platform, uploads.folder, uploads.other_language)
            for post in each.posts
        )
        by_video = {f"{card.post.folder}/{card.post.video}": card for card in cards}
        thread = tuple(
            Reply(
                post,
                tuple(written_in_thread(post, platform)),
                upload_of("video", f"{name}/{post.media}", uploads.folder) if post.media else None,
                by_video.get(post.media or ""),
            )
            for post in each.thread
        )
        files = tuple(file for file in _THREAD_FILES if (uploads.folder / name / file).is_file())
        yield Section(name, platform, frame_of(platform), cards, thread, files, cited(platform))


def _loops(uploads: Uploads) -> Iterator[Loop]:
    titles = {post.id: post.title for each in uploads.posts for post in each.posts}
    for clip in uploads.loops:
        paths = [f"{LOOPS}/{clip}.{kind}" for kind in _LOOPS]
        files = [upload_of("animation", path, uploads.folder) for path in paths]
        yield Loop(clip, titles.get(clip, clip), tuple(files), uploads.other_language)


def _calls_without_link(uploads: Uploads) -> bool:
    """Say whether a post calls readers to do something, with no link there or right below."""
    call = one_line(uploads.brand.call_to_action)
    if not call:
        return False
    for each in uploads.posts:
        said = allowed(call, uploads.platforms[each.platform].post)
        for post in (*(post.post for post in each.posts), *(post.text for post in each.thread)):
            _, found, after = post.partition(said)
            paragraph = found + after.partition("\n\n")[0]
            links = (part for part, link in linked(paragraph) if link)
            if found and all(part.startswith("#") for part in links):
                return True
    return False


def _key(uploads: Uploads) -> str:
    """Name what a browser remembers of this page: two films must not mix."""
    return sha256(f"{uploads.language} {uploads.film_title}".encode()).hexdigest()[:12]


def _initial(name: str) -> str:
    """The first letter of a name, for a face without a picture."""
    return next((letter.upper() for letter in name if letter.isalnum()), "•")


def _sized(size: int, said: dict[str, Any]) -> str:
    """Write how large a file is: 12.3 MB."""
    unit, of = next((each for each in _UNITS if size >= each[1]), _UNITS[-1])
    number = size / of
    return said[unit].format(size=f"{number:.1f}" if of > 1 and number < 100 else f"{number:.0f}")
