"""A clip of a film, as the studio shows it."""

import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import astuple, replace
from pathlib import Path

from reel.build.narrated import narrated
from reel.records.errors import ReelError
from reel.records.film import Film, read_film
from reel.records.formats import DRAFT, FORMATS
from reel.records.nearest import nearest
from reel.records.plan import Job
from reel.records.platforms import load_platforms
from reel.records.project import Project, find_project, load_storyboard
from reel.records.storyboard import Storyboard
from reel.records.theme import theme_names
from reel.studio.protocol import Choice, Overlay
from reel.studio.subject import Spoken, Way
from reel.voice.errors import VoiceError

_LABELS = {"render": "Render the clip", "course": "Make a course page", "social": "Make posts"}


class FilmClip:
    """A `Subject`. Its files are read when they are asked for, and again after a save.

    Args:
        project: the film's.
        clip: its id; "" for the first.
        program: the command line's, as one would type it.
        voice: who speaks; "" for whom the project names.

    Raises:
        ReelError: the storyboard cannot be read, or has no such clip.
    """

    def __init__(
        self, project: Project, clip: str, program: str = "render.py", voice: str = ""
    ) -> None:
        self._project = project
        self._storyboard = load_storyboard(project)
        self.clip = self._storyboard[clip or self._storyboard.ids[0]].id
        self.root = project.root
        self.cache = project.cache
        self._program = program
        self._voice = voice
        self._films: dict[str, Film] = {}
        self._spoken: dict[str, Spoken] = {}

    @property
    def clips(self) -> tuple[str, ...]:
        return tuple(self._storyboard.ids)

    @property
    def formats(self) -> tuple[str, ...]:
        return tuple(FORMATS)

    @property
    def themes(self) -> tuple[str, ...]:
        return tuple(theme_names(self._project))

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._project.translations)

    @property
    def overlays(self) -> tuple[Overlay, ...]:
        if not self._project.platforms.exists():
            return ()
        return tuple(
            Overlay(
                platform.title,
                platform.format,
                {name: astuple(platform.zones.shares(name)) for name in platform.zones.boxes},
            )
            for platform in load_platforms(self._project).known.values()
            if platform.zones
        )

    def switch(self, clip: str) -> None:
        self.clip = self._storyboard[clip].id
        self._spoken.clear()

    def title(self, way: Way) -> str:
        return self._film(way.language).words[self.clip].title

    def job(self, way: Way) -> Job:
        film = self._film(way.language)
        if way.theme != film.theme_name:
            film = film.in_theme(way.theme)
        sayings = film.words[self.clip].sayings
        own = {
            beat: narration
            for beat, (saying, narration) in self._spoken.get(way.language, {}).items()
            if sayings.get(beat) == saying
        }
        shape = FORMATS[way.format]
        spec = replace(film.spec(self.clip, shape), narration=own)
        return Job(self.clip, spec.clip.scene, DRAFT.picture(shape), spec)

    def read_again(self, files: Collection[Path], way: Way) -> None:
        imported = _imported(self._project.package)
        if not any(path.suffix == ".toml" or path in imported for path in files):
            return  # a scene's own affair
        project = find_project(self.root)
        storyboard = load_storyboard(project, again=not imported.isdisjoint(files))
        storyboard[self.clip]
        film = _read(project, way.language, storyboard)
        film.in_theme(way.theme)
        self._project, self._storyboard = project, storyboard
        self._films = {way.language: film}

    def folders(self) -> Iterable[tuple[Path, bool]]:
        return (self._project.scenes, True), (self._project.assets, True), (self.root, False)

    def speak(self, language: str) -> Spoken:
        film = self._film(language)
        voice = self._voice or film.project.settings.voice
        made = narrated(film, (self.clip,), voice)
        if why := made.unspoken.get(self.clip):
            raise VoiceError(why)
        sayings = film.words[self.clip].sayings
        spoken = made.film.narrations.get(self.clip, {})
        return {beat: (sayings[beat], narration) for beat, narration in spoken.items()}

    def take(self, language: str, spoken: Spoken) -> None:
        self._spoken[language] = spoken

    def choices(self, way: Way) -> tuple[Choice, ...]:
        return tuple(
            Choice(name, label, " ".join([self._program, *self.arguments(name, way)]))
            for name, label in _LABELS.items()
        )

    def arguments(self, name: str, way: Way) -> Sequence[str]:
        own = self._project.settings
        theme = [] if way.theme == own.theme else ["--theme", way.theme]
        language = [] if way.language == own.language else ["--language", way.language]
        given = [self.clip, *theme, *language]
        return {
            "render": ["clip", *given, "--format", way.format],
            "course": ["course", *given],
            "social": ["social", *given],
        }[name]

    def _film(self, language: str) -> Film:
        if language not in self._films:
            self._films[language] = _read(self._project, language, self._storyboard)
        return self._films[language]


def _read(project: Project, language: str, storyboard: Storyboard) -> Film:
    return read_film(project.in_language(language), storyboard=storyboard)


def _imported(package: str) -> set[Path]:
    """List the files of the film's modules that are imported here: the storyboard's."""
    modules = [
        module
        for name, module in list(sys.modules.items())
        if name == package or name.startswith(f"{package}.")
    ]
    return {Path(module.__file__).resolve() for module in modules if module.__file__}


def judge_way(project: Project, way: Way) -> None:
    """Make sure that a film can be shown in a way.

    Raises:
        ReelError: there is no such format, theme or language.
    """
    if way.format not in FORMATS:
        raise ReelError(f"no format is called {way.format!r}; {_known(way.format, [*FORMATS])}")
    if way.theme not in (known := theme_names(project)):
        raise ReelError(f"no theme is called {way.theme!r}; {_known(way.theme, known)}")
    project.in_language(way.language)


def _known(name: str, known: Collection[str]) -> str:
    return f"there are: {', '.join(known)}{nearest(name, known)}"
