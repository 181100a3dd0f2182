"""What is done at a time when clips are checked, in a process of its own."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reel.check.fault import Fault
from reel.check.findings import Finding
from reel.check.post_files import PostFiles
from reel.check.scope import Scope
from reel.engine.run.local_pool import Channel
from reel.records.clip_spec import ClipSpec
from reel.records.film import Film
from reel.records.formats import DRAFT, Format
from reel.records.plan import Files
from reel.records.platforms import Platform
from reel.records.posted_words import words_of_post
from reel.records.posts import load_posts
from reel.records.project import Project
from reel.records.storyboard import FILM
from reel.records.writing import TEMPORARY, CannotWriteError, lack_of_room

Looked = tuple[list[Finding], str]
"""What is wrong, and what scenes have printed."""


class Work(Protocol):
    """Something to be looked at, in a worker."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def steps(self) -> int:
        """How many times it tells how it goes."""

    def found(self, fault: Fault) -> Finding:
        """Make something wrong with the whole of it a finding."""

    def look(self, media: Path, channel: Channel) -> Looked:
        """Look at it.

        Args:
            media: a folder for temporary files.
            channel: is told each step.
        """


@dataclass(frozen=True)
class SceneWork:
    """A clip in one format and its videos, or in a platform's own layout.

    Attributes:
        id: the clip's, or "film".
        shape: the format.
        specs: the clip in each theme, by the theme's name; none for the film.
        videos: of it, the finished one and drafts, as far as there are any.
        finished: the folder of finished videos; None if no videos are looked at.
        said: what it says in each beat, by the ids that its timeline should have.
        title: its title.
        project: the film's.
        platforms: those that the format is made for.
        layout_of: the name of the platform whose own layout the format has, and which is the only
            one then; else "".
    """

    id: str
    shape: Format
    specs: dict[str, ClipSpec]
    videos: tuple[Path, ...]
    finished: Path | None
    said: dict[str, str]
    title: str
    project: Project
    platforms: tuple[Platform, ...]
    layout_of: str = ""

    @property
    def place(self) -> str:
        """What findings name: the format, or the platform."""
        return self.layout_of or self.shape.name

    @property
    def name(self) -> str:
        """What it is called."""
        return f"{self.id} {self.place}"

    @property
    def steps(self) -> int:
        """A step a beat in each theme, and one a video."""
        beats = sum(len(spec.clip.beats) for spec in self.specs.values())
        return beats + len(self.videos)

    @property
    def trace(self) -> Path:
        """Where the author finds the traceback of what it raises."""
        return self.project.cache / "failed" / f"check-{self.id}-{self.place}.txt"

    def found(self, fault: Fault) -> Finding:
        """Make something wrong with the whole of it a finding."""
        return fault.found(clip=self.id, shape=self.place)

    def look(self, media: Path, channel: Channel) -> Looked:
        """Look at the scene and the videos; Manim's settings are global, so nothing else is."""
        # Imported here, in the worker: the process that waits never needs Manim.
        from reel.check import video_files
        from reel.check.clip import check_clip
        from reel.engine.draw.captured_output import captured_output
        from reel.engine.draw.kept_running import kept_running
        from reel.engine.draw.manim_settings import LIBRARY_SETTINGS, configure
        from reel.engine.draw.own_places import write_into

        found: list[Finding] = []
        with captured_output() as output, kept_running():
            if self.specs:
                self.project.make_importable()
                settings = [LIBRARY_SETTINGS, self.project.manim_cfg]
                own = Path(tempfile.mkdtemp(dir=media))
                write_into(own)
                configure(DRAFT.picture(self.shape), own, settings=settings)
                found += check_clip(
                    self.specs, channel.tell, self.trace, self.platforms, self.layout_of
                )
                # What draws text does not say when a disk is full; what is cut short cannot be
                # read.
                full = lack_of_room({TEMPORARY: media})
                if full and any(finding.rule == "scene.error" for finding in found):
                    raise CannotWriteError(full)
            for video in self.videos:
                finished = video.parent == self.finished
                posted = self.platforms if finished else ()
                for fault in video_files.of_video(
                    video.parent, video.stem, self.said, self.title, posted
                ):
                    found.append(self.found(fault if finished else fault.within(video)))
                channel.tell(video.name)
            # In each theme it prints the same.
            return found, "\n".join(dict.fromkeys(output.text().splitlines()))


@dataclass(frozen=True)
class PostWork:
    """The posts of a clip, on all platforms: they share videos, whose sound is heard once.

    Attributes:
        id: the clip's, or "film".
        words: tells of which words its posts would be made now; "" where nobody knows.
        posts: the post in each platform's folder.
    """

    id: str
    words: str
    posts: tuple[PostFiles, ...]

    @property
    def name(self) -> str:
        """What it is called."""
        return f"{self.id} posts"

    @property
    def steps(self) -> int:
        """A step a post."""
        return len(self.posts)

    def found(self, fault: Fault) -> Finding:
        """Make something wrong with the whole of it a finding."""
        return fault.found(clip=self.id, shape=self.posts[0].folder.name)

    def look(self, media: Path, channel: Channel) -> Looked:
        """Look at each post."""
        from reel.check.posts import Ears, of_post

        found: list[Finding] = []
        ears = Ears()
        for post in self.posts:
            place = post.folder.name
            faults = of_post(post, self.words, ears.hear)
            found += [fault.found(clip=self.id, shape=place) for fault in faults]
            channel.tell(place)
        return found, ""


def look(work: Work, media: Path, channel: Channel) -> Looked:
    """Do it, in a worker: see `Work.look`."""
    return work.look(media, channel)


def works(film: Film, scope: Scope) -> Iterator[Work]:
    """Yield what there is to do: each clip in every format and layout after the other, its posts.

    Args:
        film: the clips there are.
        scope: what is looked at.
    """
    films = {theme: film.in_theme(theme) for theme in scope.themes}
    known = scope.posts and film.project.posts.exists()
    written = load_posts(film.project, film.storyboard) if known else None
    folders = {shape.name: scope.folders(shape) for shape in scope.formats}
    for name in scope.names:
        said = _said(film, name)
        title = film.project.title if name == FILM else film.words[name].title
        for shape in scope.formats:
            paths = [Files(folder, name).video for folder in folders[shape.name]]
            videos = tuple(path for path in paths if path.exists())
            finished = next(iter(folders[shape.name]), None)
            specs = {}
            if name != FILM:
                specs = {theme: each.spec(name, shape) for theme, each in films.items()}
            if specs or videos:
                posted = [each for each in scope.platforms.values() if each.format == shape.name]
                yield SceneWork(
                    name, shape, specs, videos, finished, said, title, film.project,
                    tuple(posted),
                )  # fmt: skip
        for place in scope.layouts if name != FILM else ():
            platform = scope.platforms[place]
            # Other themes differ in their colours alone: the format tells enough of them.
            theme, first = next(iter(films.items()))
            specs = {theme: first.spec(name, platform.shape)}
            yield SceneWork(
                name, platform.shape, specs, (), None, said, title, film.project,
                (platform,), place,
            )  # fmt: skip
        posts = [
            PostFiles(folder, folder.platform, post)
            for folder in scope.posts
            for post in folder.posts
            if folder.platform and post.id == name
        ]
        if posts:
            words = words_of_post(film, written, name) if written else ""
            yield PostWork(name, words, tuple(posts))


def _said(film: Film, name: str) -> dict[str, str]:
    """What a clip says in its beats, or the film in those of all clips."""
    if name != FILM:
        return film.words[name].beats
    return {
        f"{clip.id}.{beat}": film.words[clip.id].beats[beat]
        for clip in film.storyboard
        for beat in clip.beats
    }
