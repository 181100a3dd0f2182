"""How a film is made unless the command line says otherwise: its `reel.toml`'s own way.

What belongs to the machine that renders (how many processes, a cluster, folders) stays an option.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec

from reel.records.errors import ReelError
from reel.records.formats import FORMATS, HD, LANDSCAPE, Captions, Format, quality_of
from reel.records.language import ENGLISH, language_of, main_language
from reel.records.narration import SILENCE
from reel.records.nearest import nearest
from reel.records.root import PROJECT_FILE, shown
from reel.records.toml import record
from reel.records.voice_settings import Engine, Speed, VoiceSettings

QUIETEST, LOUDEST = -30, -10
"""The limits of `Settings.loudness`, in LUFS."""

ALL = "all"
"""What all formats together are called."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The table [settings]; what is left out is as it is here.

    Attributes:
        language: in which the film is, as BCP 47 has it, unless another is asked for.
        voice: the name of who speaks, in that language.
        speed: how fast, as a factor of the voice's own speed. Takes, services and silence keep
            theirs.
        loudness: of all sound, in LUFS.
        theme: the name of a file in assets/themes.
        formats: the names of the formats to make, or `ALL`.
        quality: as `quality_of` reads it.
        captions: how captions are given; None for each format's own way.
        highlight: whether captions in the picture highlight the word that is said.
    """

    language: str = ENGLISH
    voice: str = "hibari"
    speed: Speed = 1.0
    loudness: Annotated[float, msgspec.Meta(ge=QUIETEST, le=LOUDEST)] = -16.0
    theme: str = "dark"
    formats: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)] = (LANDSCAPE.name,)
    quality: str = HD.name
    captions: Captions | None = None
    highlight: bool = True

    @property
    def shapes(self) -> list[Format]:
        """The formats, each once, in the order in which they are named."""
        names = FORMATS if ALL in self.formats else dict.fromkeys(self.formats)
        return [FORMATS[name] for name in names]


def usual_voice(language: str) -> str:
    """Name who speaks a language unless the project says otherwise: the built-in voice, English."""
    return BUILT_IN.voice if main_language(language) == ENGLISH else SILENCE


class LanguageSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table [languages.CODE]: how the film is made in a language that is not its first.

    Attributes:
        voice: the name of who speaks; "none" for nobody.
    """

    voice: str = SILENCE


BUILT_IN = Settings()

BUILT_IN_VOICES = {
    "hibari": VoiceSettings("hibari"),
    "recorded": VoiceSettings("recorded"),
    "none": VoiceSettings("none"),
}
"""The voices that need no table of their own, by name."""

_WITHOUT_SPEED: tuple[Engine, ...] = "recorded", "service", "none"
_VOICE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")  # a part of folders' names, too


def read_settings(
    table: Mapping[str, Any], voices: Mapping[str, VoiceSettings], path: Path
) -> Settings:
    """Read the table [settings]. Whether there are such a theme and language is seen later.

    Args:
        table: what stands there.
        voices: those there are.
        path: the project's file, for the complaint.

    Raises:
        ReelError: a key is unknown, or a value is none that it can have.
    """
    settings = record(table, Settings, path, "settings")
    for name in settings.formats:
        if name not in FORMATS and name != ALL:
            known = [*FORMATS, ALL]
            raise ReelError(
                f"{shown(path)}: settings.formats: no format is called {name!r}; take "
                f"{', '.join(known)}{nearest(name, known)}"
            )
    for key, judge in (
        ("quality", lambda: quality_of(settings.quality)),
        ("voice", lambda: find_voice(voices, settings.voice)),
    ):
        try:
            judge()
        except ReelError as error:
            raise ReelError(f"{shown(path)}: settings.{key}: {error}") from None
    return settings


def read_voices(tables: Mapping[str, Any], path: Path) -> dict[str, VoiceSettings]:
    """Read the tables [voices.NAME]; those that are built in need none, but may have one.

    Args:
        tables: what stands there, by name.
        path: the project's file, for the complaint.

    Raises:
        ReelError: a key is unknown or missing, or a value is none that it can have.
    """
    voices = BUILT_IN_VOICES.copy()
    for name, table in tables.items():
        key = f"voices.{name}"
        if not _VOICE_NAME.fullmatch(name):
            raise ReelError(
                f"{shown(path)}: {key}: {name!r} is no name for a voice; names are like 'my-voice'"
            )
        if name in voices and isinstance(table, dict):
            if table.get("engine", name) != name:
                raise ReelError(
                    f"{shown(path)}: {key}.engine: {name!r} is always made by itself; "
                    "give this voice another name"
                )
            table = {**table, "engine": name}
        voices[name] = record(table, VoiceSettings, path, key)
    return voices


def read_languages(
    tables: Mapping[str, Any], voices: Mapping[str, VoiceSettings], path: Path
) -> dict[str, LanguageSettings]:
    """Read the tables [languages.CODE].

    Args:
        tables: what stands there, by code.
        voices: those there are.
        path: the project's file, for the complaint.

    Raises:
        ReelError: there is no such language or voice, or a key is unknown.
    """
    languages = {}
    for code, table in tables.items():
        key = f"languages.{code}"
        languages[code] = record(table, LanguageSettings, path, key)
        try:
            language_of(code)
            find_voice(voices, languages[code].voice)
        except ReelError as error:
            raise ReelError(f"{shown(path)}: {key}: {error}") from None
    return languages


def find_voice(voices: Mapping[str, VoiceSettings], name: str, speed: float = 1.0) -> VoiceSettings:
    """Find the voice called `name`.

    Args:
        voices: those there are.
        name: what it is called.
        speed: how fast, as a factor of the voice's own speed.

    Raises:
        ReelError: there is none.
    """
    if name not in voices:
        raise ReelError(
            f"no voice is called {name!r}; there are: {', '.join(voices)}; [voices.NAME] in "
            f"{PROJECT_FILE} makes another{nearest(name, voices)}"
        )
    voice = voices[name]
    if voice.engine in _WITHOUT_SPEED:
        return voice
    return msgspec.structs.replace(voice, speed=voice.speed * speed)
