"""All that posts are made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reel.records.brand import Brand
from reel.records.formats import Format
from reel.records.platforms import Platform
from reel.records.posted import PlatformPosts
from reel.records.posts import ClipPost, Posts
from reel.records.theme import Theme
from reel.records.timeline import Timeline
from reel.records.typeface import Typeface


def folder_of(clip: str, number: int, of: int) -> str:
    """Name the folder of a post: in the film's order, however folders are sorted.

    Args:
        clip: the clip's id, or "film".
        number: the clip's place in the film, from 1; 0 for the film.
        of: how many clips the film has.
    """
    return f"{number:0{len(str(of))}}-{clip}"


@dataclass(frozen=True)
class Posting:
    """A clip that is posted, or the film.

    Attributes:
        id: the clip's id, or "film".
        number: the clip's place in the film, from 1; 0 for the film.
        of: how many clips the film has.
        title: the question that it asks.
        takeaway: the line it ends on.
        text: what is written of it.
        timeline: its beats, and what is said in them.
        picture: its MP4, as large as it is posted; captions may be drawn into it.
        cover: the moment (seconds) up to which what its cover shows is on screen.
    """

    id: str
    number: int
    of: int
    title: str
    takeaway: str
    text: ClipPost
    timeline: Timeline
    picture: Path
    cover: float = 0.0

    @property
    def folder(self) -> str:
        """The name of its folder."""
        return folder_of(self.id, self.number, self.of)

    @property
    def video(self) -> str:
        """The name of its video in its folder."""
        return f"{self.id}.mp4"


@dataclass(frozen=True)
class Outlet:
    """A film's clips on one platform.

    Attributes:
        name: the platform's, in assets/platforms.toml.
        platform: what it takes.
        shape: the format of its videos, with the platform's own layout.
        film_title: the film's.
        language: of all words, as BCP 47 has it.
        brand: who made it.
        theme: the colours of the videos.
        typeface: what words are set with.
        words: what is written in all posts.
        postings: the clips, in the film's order.
        film: the whole film, if it is posted there; its opening is what is said of it.
    """

    name: str
    platform: Platform
    shape: Format
    film_title: str
    language: str
    brand: Brand
    theme: Theme
    typeface: Typeface
    words: Posts
    postings: tuple[Posting, ...]
    film: Posting | None = None

    @property
    def complete(self) -> bool:
        """Whether these are all clips of the film."""
        return all(len(self.postings) == each.of for each in self.postings)

    @property
    def all(self) -> tuple[Posting, ...]:
        """All that is posted: the film, if it is, and its clips."""
        return (self.film, *self.postings) if self.film else self.postings


@dataclass(frozen=True)
class Uploads:
    """All that lies ready to be posted.

    Attributes:
        film_title: the film's.
        language: of all words, as BCP 47 has it.
        brand: who posts.
        theme: the colours of the videos.
        typeface: what words are set with.
        other_theme: a light one beside a dark one, or the other way round, if there is one.
        platforms: what each takes, by name.
        posts: what lies in each platform's folder.
        loops: the clips of which there is a loop, by their ids.
        folder: where the platforms' folders lie, and `loops`.
        other_language: the language, if it is not the project's first.
    """

    film_title: str
    language: str
    brand: Brand
    theme: Theme
    typeface: Typeface
    other_theme: Theme | None
    platforms: Mapping[str, Platform]
    posts: tuple[PlatformPosts, ...]
    loops: tuple[str, ...]
    folder: Path
    other_language: str | None = None
