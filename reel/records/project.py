"""A project: the folder of one film. It is found by its `reel.toml`, and says where things are."""

import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from reel.records.blame import in_one_line
from reel.records.errors import ReelError
from reel.records.import_path import put_behind_python
from reel.records.language import ENGLISH, judge_code
from reel.records.narration import SILENCE
from reel.records.no_words import without_words
from reel.records.root import PROJECT_FILE, TOOL, project_root
from reel.records.settings import (
    BUILT_IN,
    BUILT_IN_VOICES,
    LanguageSettings,
    Settings,
    find_voice,
    read_languages,
    read_settings,
    read_voices,
    usual_voice,
)
from reel.records.storyboard import Storyboard
from reel.records.toml import read_toml, record
from reel.records.voice_settings import VoiceSettings
from reel.records.written_text import LONGEST_LINE, judge_text

_CACHE = ".cache"

CACHE_VARIABLE = "REEL_CACHE"
"""The environment variable that names a folder for the cache: workers have it from who starts
them."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    title: str
    storyboard: str
    settings: dict[str, Any] = {}
    voices: dict[str, Any] = {}
    languages: dict[str, Any] = {}


@dataclass(frozen=True)
class Project:
    """One film's folder and what its `reel.toml` says.

    Attributes:
        root: the folder, absolute.
        title: the film's title.
        storyboard: where its storyboard is, as "package.module:NAME".
        settings: how it is made unless the command line says otherwise.
        voices: who may speak, by name.
        languages: how it is made in languages that are not its first, by their codes.
        language: in which it is made, as BCP 47 has it.
        first_language: the settings' own: what is made in it goes by the plain names.
    """

    root: Path
    title: str
    storyboard: str
    settings: Settings = BUILT_IN
    voices: dict[str, VoiceSettings] = field(default_factory=BUILT_IN_VOICES.copy)
    languages: dict[str, LanguageSettings] = field(default_factory=dict)
    language: str = ENGLISH
    first_language: str = ENGLISH

    @property
    def package(self) -> str:
        """The Python package of the film's scenes: the storyboard's."""
        return self.storyboard.partition(".")[0]

    @property
    def scenes(self) -> Path:
        """The folder of that package."""
        return self.root / self.package

    @property
    def assets(self) -> Path:
        """All that is no code: words, themes, brand, data."""
        return self.root / "assets"

    @property
    def words(self) -> Path:
        """The file with all words that a viewer reads or hears."""
        return self.words_in(self.language)

    @property
    def other_language(self) -> str | None:
        """Its language, if that is not the first."""
        return self.language if self.language != self.first_language else None

    @property
    def apart(self) -> list[str]:
        """The folders within the out folder of its language that are other languages' own."""
        return [] if self.other_language else self.translations[1:]

    def words_in(self, language: str) -> Path:
        """The file of these words in a language, there or not."""
        return self.assets / "words" / f"{language}.toml"

    @property
    def translations(self) -> list[str]:
        """The languages in which there are words, by their codes: the settings' own first."""
        own = self.first_language
        return [own, *(name for name in self.languages_there if name != own)]

    @property
    def languages_there(self) -> list[str]:
        """The languages in which there are words, sorted by their codes."""
        names = sorted(path.stem for path in (self.assets / "words").glob("*.toml"))
        return [name for name in names if "." not in name]

    @property
    def quiz(self) -> Path:
        """The file with the questions of the quiz; need not exist."""
        return self.assets / "quiz" / self.words.name

    @property
    def posts(self) -> Path:
        """The file of what is written in posts, in the film's language; need not exist."""
        return self.assets / "posts" / self.words.name

    @property
    def themes(self) -> Path:
        """The folder with a file for each theme."""
        return self.assets / "themes"

    @property
    def data(self) -> Path:
        """The folder of the data that scenes read."""
        return self.assets / "data"

    @property
    def fonts(self) -> Path:
        """The folder of fonts of its own; need not exist."""
        return self.assets / "fonts"

    @property
    def brand(self) -> Path:
        """The file that says who made the film."""
        return self.assets / "brand.toml"

    @property
    def platforms(self) -> Path:
        """The file that says what the platforms take to which the film is posted."""
        return self.assets / "platforms.toml"

    @property
    def manim_cfg(self) -> Path:
        """Manim's own settings for this project; need not exist."""
        return self.root / "manim.cfg"

    @property
    def cache(self) -> Path:
        """What has been rendered, to be used again."""
        return _chosen_cache() or self.root / _CACHE

    def in_language(self, code: str) -> "Project":
        """Take another language for a project in its first one, as its settings have it.

        Raises:
            ReelError: there are no words in that language, or its code is none.
        """
        if code == self.language:
            return self
        if code not in self.translations:
            why = without_words(code, self.words_in(code), self.translations)
            raise ReelError(f"{why}; words new {code} begins a translation")
        table = self.languages.get(code)
        own = msgspec.structs.replace(
            self.settings, voice=table.voice if table else usual_voice(code)
        )
        return replace(self, language=code, settings=own)

    def voice(self, name: str) -> VoiceSettings:
        """Find the voice called `name`, as fast as the settings want it.

        Raises:
            ReelError: there is none.
        """
        return find_voice(self.voices, name, self.settings.speed)

    def make_importable(self) -> None:
        """Let the project's modules be found."""
        put_behind_python(str(self.root))


def find_project(place: Path | None = None) -> Project:
    """Find the project in which `place` lies: the nearest folder upwards with a `reel.toml`.

    Args:
        place: a folder or a file; by default the working directory.

    Raises:
        ReelError: there is no such folder, or its `reel.toml` is wrong.
    """
    start = (place or Path.cwd()).resolve()
    root = project_root(start)
    if root is None:
        raise ReelError(
            f"{start}: no {PROJECT_FILE} here or in a folder above; go to a film's folder, or make "
            "one: reel new FOLDER"
        )
    path = root / PROJECT_FILE
    tables = read_toml(path)
    _judge_places(tables)
    file = record(tables, _File, path)
    module, _, name = file.storyboard.partition(":")
    if "." not in module or not all(map(str.isidentifier, [*module.split("."), name])):
        raise ReelError(
            f"{PROJECT_FILE}: storyboard: {file.storyboard!r} is not package.module:NAME"
        )
    judge_title(file.title, f"{PROJECT_FILE}: title")
    voices = read_voices(file.voices, path)
    settings = read_settings(file.settings, voices, path)
    languages = read_languages(file.languages, voices, path)
    if (
        voices[settings.voice].engine == BUILT_IN.voice
        and usual_voice(settings.language) == SILENCE
    ):
        settings = msgspec.structs.replace(settings, voice=SILENCE)  # it speaks English alone
    project = Project(
        root, file.title, file.storyboard, settings, voices, languages,
        language=settings.language, first_language=settings.language,
    )  # fmt: skip
    _judge_languages(project)
    return project


def _judge_languages(project: Project) -> None:
    """Make sure that the languages of the project's file are some, and the first one has words.

    A project without any words is told so when they are read.

    Raises:
        ReelError: they are not, or it has none.
    """
    there, first = project.languages_there, project.first_language
    if there and first not in there:
        with _named("settings.language"):
            raise ReelError(f"{without_words(first, project.words, there)}; name one of these")
    keys = {f"languages.{code}": code for code in project.languages}
    for key, code in {"settings.language": first, **keys}.items():
        if code not in {*there, ENGLISH}:  # it may be written later, but under no other code
            with _named(key):
                judge_code(code)


@contextmanager
def _named(key: str) -> Iterator[None]:
    """Name a key of the project's file in whatever is complained of."""
    try:
        yield
    except ReelError as error:
        raise ReelError(f"{PROJECT_FILE}: {key}: {error}") from None


def judge_title(title: str, where: str) -> None:
    """Make sure that a text can be a film's title.

    Args:
        title: the text.
        where: file and key, for the complaint.

    Raises:
        ReelError: it cannot.
    """
    if not title.strip() or len(title.splitlines()) > 1:
        raise ReelError(f"{where}: {title!r} is not one line of words")
    judge_text(title, where, LONGEST_LINE)


def _judge_places(tables: dict[str, Any]) -> None:
    """Make sure that no key of `reel.toml` stands on the wrong side of the line [settings].

    Raises:
        ReelError: one does.
    """
    settings = tables.get("settings", {})
    for key in Settings.__struct_fields__:
        if key in tables:
            raise ReelError(f"{PROJECT_FILE}: {key}: it belongs below the line [settings]")
    for key in _File.__struct_fields__:
        if isinstance(settings, dict) and key in settings:
            raise ReelError(f"{PROJECT_FILE}: settings.{key}: it belongs above the line [settings]")


def load_storyboard(project: Project, *, again: bool = False) -> Storyboard:
    """Import the project's storyboard.

    Args:
        project: the film's.
        again: whether to forget what was imported of the film before, for it may have changed.

    Raises:
        ReelError: it cannot be imported, is no storyboard, or has a scene of another package.
    """
    package = project.package
    if package in sys.stdlib_module_names or package == TOOL.name:
        raise ReelError(
            f"{PROJECT_FILE}: storyboard: {package!r} is a module of "
            f"{'the tool' if package == TOOL.name else 'Python'} itself; rename the folder"
        )
    if not project.scenes.is_dir():
        raise ReelError(f"{PROJECT_FILE}: storyboard: there is no folder {package!r} beside it")
    project.make_importable()
    if again:
        for module in list(sys.modules):
            if module == project.package or module.startswith(f"{project.package}."):
                del sys.modules[module]
        importlib.invalidate_caches()
    module, _, name = project.storyboard.partition(":")
    try:
        found = getattr(importlib.import_module(module), name)
    except ReelError:
        raise
    except (Exception, SystemExit) as error:
        raise ReelError(
            f"{PROJECT_FILE}: storyboard: {project.storyboard} cannot be imported: "
            f"{in_one_line(error)}"
        ) from error
    place = Path(sys.modules[module].__file__ or "")
    if not place.is_relative_to(project.root):
        raise ReelError(
            f"{PROJECT_FILE}: storyboard: another {package!r} is found first, at {place.parent}; "
            f"make an empty {package}/__init__.py here, or rename the folder"
        )
    if not isinstance(found, Storyboard):
        raise ReelError(f"{PROJECT_FILE}: storyboard: {project.storyboard} is no Storyboard")
    drawn_by = {f"{clip.id}: scene": clip.scene for clip in found}
    if ground := found.ground(found.ids[0]):
        drawn_by["ground"] = ground.drawn_by
    for what, drawer in drawn_by.items():
        # What lies elsewhere is not followed when it changes, and would come from the cache stale.
        if not drawer.startswith(f"{project.package}."):
            raise ReelError(
                f"storyboard: {what} {drawer!r} is not in the package {project.package!r}; "
                "put it there"
            )
    return found


def cache_beside(place: Path) -> Path:
    """Choose where what belongs to no project is kept.

    In the cache that the user has chosen, else in its neighbours', else in the user's own.
    """
    root = project_root(place.resolve())
    return _chosen_cache() or (root / _CACHE if root else Path.home() / _CACHE / "reel")


def _chosen_cache() -> Path | None:
    chosen = os.environ.get(CACHE_VARIABLE)
    return Path(chosen).absolute() if chosen else None
