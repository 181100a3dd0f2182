"""`watch`: what the studio shows, without its page: lines, a picture, and drafts in files."""

import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from typing import Protocol

import click
import msgspec

from reel.cli.complaint import complain, in_a_line
from reel.cli.live import open_session, scene_of_file, short_folder
from reel.cli.options import WatchOptions, in_languages, settled, videos_folder
from reel.cli.rendering import make, render_file
from reel.cli.standalone import folder_of
from reel.cli.versions import Faults, read_versions
from reel.engine.live.live_scene import can_keep_scenes
from reel.records.errors import ReelError
from reel.records.formats import DRAFT
from reel.records.plan import Job
from reel.records.project import Project, find_project, load_storyboard
from reel.records.root import TOOL, shown
from reel.records.settings import ALL, Settings
from reel.records.theme import load_theme
from reel.studio.glance import Glance
from reel.studio.sources import Sources
from reel.studio.subject import Subject, Way

_SETTLING_SECONDS = 0.2  # editors write a file in several steps
_LONGEST_RUN = 60.0  # seconds that a draft waits for the scene to be gone through

_Folders = list[tuple[Path, bool]]


class _Watched(Protocol):
    """What is watched.

    Attributes:
        name: by which it is told.
        folder: where its draft goes, in the first of its languages.
        where: that, and where the others go.
        folders: of its sources, and whether those within them count too.
    """

    name: str
    folder: Path
    where: str
    folders: _Folders

    def subject(self) -> tuple[Subject, Way]:
        """Give what is kept ready, and how.

        Raises:
            ReelError: something is wrong with its files.
        """

    def render(self) -> list[str]:
        """Make the draft as the files are now; a line on each failure.

        Raises:
            ReelError: nothing of it can be made.
        """


def watch(project: Project | None, names: tuple[str, ...], chosen: WatchOptions) -> None:
    """Make a draft, now and whenever something changes, until interrupted.

    Where a scene can be kept ready, the beat that has changed is drawn first, and what is wrong is
    told, before the draft is made.

    Args:
        project: the film's; None for a scene of a file.
        names: a clip's id, or a file and the name of a scene in it.
        chosen: the options.

    Raises:
        ReelError: no such clip or scene, or no such voice.
    """
    watched = _Clip(project, names, chosen) if project else _Scene(names, chosen)
    with ExitStack() as leaving:
        glance: Glance | None = None
        for changed in _changes(watched.folders):
            saved = time.monotonic() - _SETTLING_SECONDS
            if changed:
                click.echo(f"{changed} changed")
            else:
                click.echo(f"watching; files go to {watched.where}")
            is_right = glance is None or glance.wait(saved, _LONGEST_RUN)
            if not (is_right and _is_made(watched)):
                click.echo("waiting for the next save, which may mend it")
            elif glance is None and can_keep_scenes():
                glance = _glance(watched, leaving)
            chosen["fresh"] = False


def _is_made(watched: _Watched) -> bool:
    """Make the draft; tell what fails."""
    try:
        failures = watched.render()
    except (ReelError, OSError) as error:
        complain("error", in_a_line(error) if isinstance(error, OSError) else str(error))
        return False
    for failure in failures:
        complain("failed", failure)
    return not failures


def _glance(watched: _Watched, leaving: ExitStack) -> Glance | None:
    """Keep the scene ready, and follow it; None where that is not possible just now."""
    try:
        subject, way = watched.subject()
    except (ReelError, OSError):
        return None  # it has been saved in between, and is told with the next draft
    folder = leaving.enter_context(short_folder())
    session = open_session(subject, [way], folder, ())
    leaving.callback(session.close)
    picture = watched.folder / f"{subject.clip}.now.jpg"
    complaint = partial(complain, f"failed: {watched.name}")
    return Glance(session, picture, folder, click.echo, complaint)


class _Clip:
    """A clip of a film.

    Raises:
        ReelError: there is no such clip, as far as the storyboard can be read just now, or no such
            voice or theme.
    """

    def __init__(self, project: Project, names: tuple[str, ...], chosen: WatchOptions) -> None:
        if len(names) != 1:
            raise ReelError("watch looks at one clip: name it")
        if len(chosen["formats"]) > 1 or ALL in chosen["formats"]:
            raise ReelError("watch looks at one format: name it")
        (self.name,) = names
        self._project = project
        self._chosen = chosen
        settings = self._drafting(project)
        if chosen["theme"]:
            load_theme(project, chosen["theme"])
        self.folders: _Folders = [
            (project.scenes, True), (project.assets, True), (TOOL, True), (project.root, False),
        ]  # fmt: skip
        try:
            storyboard = load_storyboard(project)
        except ReelError:
            pass  # it will be told, and may be mended
        else:
            storyboard[self.name]
        folders = [
            videos_folder(each, settings, settings.shapes[0], chosen["out"])
            for each in in_languages(project, chosen["languages"])
        ]
        self.folder = folders[0]
        self.where = ", ".join(map(str, folders))

    def subject(self) -> tuple[Subject, Way]:
        from reel.studio.film_clip import FilmClip

        project = find_project(self._project.root)
        settings = self._drafting(project)
        first = in_languages(project, self._chosen["languages"])[0]
        way = Way(settings.shapes[0].name, settings.theme, first.language)
        return FilmClip(project, self.name, voice=settings.voice), way

    def render(self) -> list[str]:
        project = find_project(self._project.root)
        storyboard = load_storyboard(project, again=True)
        faults = Faults()
        languages = in_languages(project, self._chosen["languages"])
        versions = read_versions(languages, self._drafting, faults, storyboard=storyboard)
        return make(versions, (self.name,), self._chosen, faults, clips=True, stills=True)

    def _drafting(self, project: Project) -> Settings:
        """Settle how a clip is watched: as it would be made, but as a draft and in one format.

        Raises:
            ReelError: there is no such voice.
        """
        settings = settled(project, self._chosen)
        first = settings.shapes[0].name
        return msgspec.structs.replace(settings, quality=DRAFT.name, formats=(first,))


class _Scene:
    """A scene of any Manim file.

    Raises:
        ReelError: there is no such file, or several scenes are named.
    """

    def __init__(self, names: tuple[str, ...], chosen: WatchOptions) -> None:
        for option in ("formats", "languages", "theme", "voice", "loudness"):
            if chosen[option] not in (None, ()):
                raise ReelError(f"--{option.removesuffix('s')} is for clips of a film")
        self._path, self._scenes = Path(names[0]), names[1:]
        if len(self._scenes) > 1:
            raise ReelError("watch looks at one scene: name it")
        if not self._path.is_file():
            raise ReelError(f"{names[0]}: no such file")
        self.name = names[0]
        self._chosen = chosen
        chosen["out"] /= DRAFT.name  # finished files are left as they are
        self.folder = chosen["out"] / folder_of(self._path)
        self.where = str(self.folder)
        self.folders: _Folders = [(self._path.resolve().parent, False)]

    def subject(self) -> tuple[Subject, Way]:
        from reel.studio.file_scene import FileScene

        return FileScene(self._job()), Way()

    def render(self) -> list[str]:
        scenes = self._scenes or (self._job().id,)
        return render_file(self._path, scenes, DRAFT, None, self._chosen)

    def _job(self) -> Job:
        return scene_of_file(self._path, self._scenes, lambda line: None)


def _changes(folders: Iterable[tuple[Path, bool]]) -> Iterator[str]:
    """Yield "" at once, and then the name of a source whenever sources have changed."""
    queue: Queue[Path] = Queue()
    sources = Sources(queue.put)
    sources.watch(folders)
    try:
        yield ""
        while True:
            # A wait without end would be deaf to Ctrl-C on Windows.
            try:
                changed = queue.get(timeout=1)
            except Empty:
                continue
            _drain(queue)
            yield shown(changed)
    finally:
        sources.close()


def _drain(queue: Queue[Path]) -> None:
    while True:
        try:
            queue.get(timeout=_SETTLING_SECONDS)
        except Empty:
            return
