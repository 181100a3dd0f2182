"""What the engines have in common that not everybody has: packages, files, and their errors."""

import importlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from reel.records.blame import what_happened
from reel.records.project import Project
from reel.records.root import PROJECT_FILE
from reel.voice.errors import VoiceError
from reel.voice.narrator import SpokenBeat

_LONGEST = 300  # characters of another program's message that are shown

# What may be a key, by its name in the environment, or by how it looks.
_SECRET_NAME = re.compile(r"key|token|secret|passw|credential|auth", re.IGNORECASE)
_SECRET_LOOK = re.compile(r"(?=[\w*+=-]*\d)[\w*+=-]{20,}")
_SHORTEST_SECRET = 4


def engine_version(voice: str, package: str) -> str:
    """Name an engine's package with its version.

    Raises:
        VoiceError: it is not installed; says how to.
    """
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError as error:
        raise VoiceError(
            f"voice {voice} needs {package}, which is not installed: pip install {package}"
        ) from error


def engine_module(voice: str, package: str, module: str) -> Any:
    """Import an engine's module.

    Raises:
        VoiceError: it, or something that it needs, is not installed; says how to.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise VoiceError(
            f"voice {voice} needs {package} ({error}): pip install {package}"
        ) from error


def own_file(voice: str, setting: str, name: str, project: Project) -> Path:
    """Find a file that a setting of a voice names, from the project's folder.

    Raises:
        VoiceError: there is no such setting, or no such file.
    """
    where = f"{PROJECT_FILE}: voices.{voice}.{setting}"
    if not name:
        raise VoiceError(f'{where} is missing; write {setting} = "…", a file of your own')
    path = project.root / name
    if not path.is_file():
        raise VoiceError(f"{where}: {name}: no such file")
    return path


@contextmanager
def speaking(voice: str, beat: SpokenBeat) -> Iterator[None]:
    """Name a beat and its voice where an engine fails, in one line and without any key.

    Raises:
        VoiceError: it has failed.
    """
    try:
        yield
    except VoiceError:
        raise
    except Exception as error:
        # Not `from error`: a traceback may show what nobody is to see.
        raise failure(voice, beat, in_one_line(error)) from None


def failure(voice: str, beat: SpokenBeat, what: str) -> VoiceError:
    """Name a beat and its voice in a complaint."""
    return VoiceError(f"{beat.clip}.{beat.beat}: voice {voice}: {what}")


def in_one_line(error: BaseException) -> str:
    """Say what another program complains of, without any key that it may tell."""
    said = what_happened(error)
    for name, value in os.environ.items():
        if _SECRET_NAME.search(name) and len(value) >= _SHORTEST_SECRET:
            said = said.replace(value, "…")
    said = " ".join(_SECRET_LOOK.sub("…", said).split())
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
