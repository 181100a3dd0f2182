"""Where the posts of a film lie: the platforms' folders, and what their lists say is there."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reel.check.fault import Fault
from reel.records.out_folder import folders_called
from reel.records.platforms import Platform
from reel.records.posted import (
    ALT,
    HEADING,
    LIST,
    POST,
    SOCIAL,
    TAGS,
    THREAD_JSON,
    THREAD_MARKDOWN,
    PlatformPosts,
    Posted,
    read_posted,
    social_command,
)
from reel.records.root import shown
from reel.records.storyboard import FILM

_OF_SYSTEMS = (".DS_Store", "Thumbs.db", "desktop.ini")  # they put them into any folder


@dataclass(frozen=True)
class PostsFolder:
    """A platform's folder, as out/social/x.

    Attributes:
        path: the folder.
        platform: what the platform takes; None if there is no platform of this name.
        posted: its list; None if there is none that can be read.
        language: of the posts, if it is not the project's first.
    """

    path: Path
    platform: Platform | None
    posted: PlatformPosts | None
    language: str | None = None

    @property
    def name(self) -> str:
        """The platform's name."""
        return self.path.name

    @property
    def posts(self) -> tuple[Posted, ...]:
        """What the list has, but for what lies elsewhere."""
        posts = self.posted.posts if self.posted else ()
        return tuple(post for post in posts if _lies_within(post))

    def mend(self, clip: str = FILM) -> str:
        """Say which command makes a clip's post anew, or all."""
        clips = () if clip == FILM else (clip,)
        return f"make it again with: {social_command(clips, self.name, self.language)}"


@dataclass(frozen=True)
class PostFiles:
    """A post: its platform's folder, what the platform takes, and what the list says of it."""

    folder: PostsFolder
    platform: Platform
    post: Posted

    @property
    def here(self) -> Path:
        """Its folder."""
        return self.folder.path / self.post.folder

    def path(self, name: str) -> Path:
        """Where one of its files is to be."""
        return self.here / name

    def missing(self, name: str) -> Fault:
        """Say that one of its files is not there."""
        mend = self.folder.mend(self.post.id)
        return Fault("files.missing", f"{shown(self.path(name))} is missing; {mend}")


def posts_folders(
    out: Path,
    known: Mapping[str, Platform],
    apart: Collection[str] = (),
    language: str | None = None,
) -> list[PostsFolder]:
    """List the platforms' folders, those of finished posts first, in the platforms' order.

    Args:
        out: the out folder, or a language's own.
        known: the platforms there are, by name.
        apart: as for `folders_in`.
        language: of the posts, if it is not the project's first.
    """
    found = []
    for social in folders_called(out, SOCIAL, apart):
        names = {path.name for path in social.iterdir()} if social.is_dir() else set()
        for name in [*(name for name in known if name in names), *sorted(names - known.keys())]:
            path = social / name
            # Other things lie there, too: such a folder is told by its name, or by its list.
            if path.is_dir() and any(path.iterdir() if name in known else path.glob(LIST)):
                found.append(PostsFolder(path, known.get(name), read_posted(path), language))
    return found


def of_list(folder: PostsFolder) -> Iterator[Fault]:
    """Yield what is wrong with a platform's folder and its list."""
    path = folder.path / LIST
    if folder.platform is None:
        message = f"{shown(folder.path)}: assets/platforms.toml has no platform of this name"
        yield Fault("files.posts", f"{message}: remove the folder", severity="warning")
    elif not folder.posted:
        wrong = "cannot be read" if path.exists() else "is missing"
        yield Fault("files.posts", f"{shown(path)} {wrong}; {folder.mend()}")
    else:
        for post in folder.posted.posts:
            if not _lies_within(post):
                message = f"{shown(path)}: {post.id}: names files outside of its folder"
                yield Fault("files.posts", f"{message}; {folder.mend()}")
        listed = {post.folder for post in folder.posted.posts}
        for other in sorted(folder.path.iterdir()):
            if other.is_dir() and other.name not in listed:
                message = f"{shown(other)} is in no list: it is left from an earlier time"
                yield Fault("files.posts", f"{message}; remove it", severity="warning")
        yield from _strays(folder)


def _strays(folder: PostsFolder) -> Iterator[Fault]:
    """Yield the files that no list tells of: a run that was killed leaves some, half written."""
    own = (LIST, THREAD_JSON, THREAD_MARKDOWN)
    listed = {folder.path / name for name in own}
    places = {folder.path}
    for post in folder.posts:
        here = folder.path / post.folder
        names = (post.video, *post.captions, post.cover, post.animation, HEADING, POST, TAGS, ALT)
        listed |= {here / name for name in names if name}
        places.add(here)
    for place in sorted(place for place in places if place.is_dir()):
        for path in sorted(place.iterdir()):
            if path.is_file() and path not in listed and path.name not in _OF_SYSTEMS:
                yield _stray(path)


def of_social(social: Path) -> Iterator[Fault]:
    """Yield what a run that was killed has left beside the platforms' folders, and the loops."""
    for path in sorted([*social.glob(".*"), *social.glob("loops/.*")]):
        if path.is_file() and path.name not in _OF_SYSTEMS:
            yield _stray(path)


def _stray(path: Path) -> Fault:
    message = f"{shown(path)} is in no list: an earlier run has left it, or somebody; remove it"
    return Fault("files.posts", message, severity="warning")


def _lies_within(post: Posted) -> bool:
    """Whether a post and its files have plain names: a list may have been edited."""
    others = (post.cover, post.animation)
    names = [post.folder, post.video, *post.captions, *(name for name in others if name)]
    return all(name not in ("", "..") and Path(name).name == name for name in names)
