"""Speech services of manim-voiceover, in a process of their own.

They print, log, ask whether to install something, write keys into a file called .env, and end the
program. Here nobody hears them, all answers are no, and what they leave behind is thrown away.
"""

import importlib
import inspect
import io
import logging
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from reel.records.import_path import put_behind_python
from reel.voice.optional import in_one_line

PACKAGE = "manim-voiceover"
MODULE = "manim_voiceover"
_TICK = 1e-7  # seconds


class Host(NamedTuple):
    """A service, and what it is made with.

    Attributes:
        service: its class, as "module:Class".
        options: for that, as JSON.
        folder: for the files that it makes; it is nobody else's.
    """

    service: str
    options: bytes
    folder: str


class Boundary(NamedTuple):
    """A word that a service has timed.

    Attributes:
        place: where it begins in the text (characters).
        start: when it is said (seconds).
        length: how long (seconds); 0 if that is not known.
    """

    place: int
    start: float
    length: float


class Said(NamedTuple):
    """What has come of it.

    Attributes:
        audio: the file of its sound.
        boundaries: the times of words, if the service knows them.
        problem: why there is none of this, in one line; "" if there is.
    """

    audio: str = ""
    boundaries: tuple[Boundary, ...] = ()
    problem: str = ""


class _AlwaysNo(io.TextIOBase):
    """Answers whatever a program asks."""

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        return "n\n"


def seclude(project: str) -> None:
    """Keep this process to itself, in a project's folder."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # at Ctrl-C it is ended by who has begun it
    sys.stdin = _AlwaysNo()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    logging.disable()
    os.chdir(project)
    put_behind_python(project)


def generate(host: Host, text: str) -> Said:
    """Let a service speak."""
    try:
        said = _speaker(host).generate_from_text(text, cache_dir=host.folder)
        return Said(str(Path(host.folder, said["original_audio"])), tuple(_boundaries(said)))
    except ImportError as error:
        hint = f": pip install {PACKAGE}" if error.name == MODULE else ""
        return Said(problem=f"{in_one_line(error)}{hint}")
    except (SystemExit, KeyboardInterrupt):
        return Said(problem="the service has ended its process")
    except Exception as error:
        return Said(problem=in_one_line(error))


def _boundaries(said: Mapping[str, Any]) -> Iterator[Boundary]:
    """Yield the times of words, as plain numbers; those that are not whole are left out."""
    for each in said.get("word_boundaries") or ():
        with suppress(AttributeError, KeyError, TypeError, ValueError):
            if each.get("boundary_type", "Word") == "Word":
                length = float(each.get("duration_milliseconds", 0)) / 1000
                yield Boundary(
                    int(each["text_offset"]), float(each["audio_offset"]) * _TICK, length
                )


@cache
def _speaker(host: Host) -> Any:
    """Make a service, with what keeps it from leaving files about and from having words timed by
    another model's guess."""
    with suppress(ImportError):
        # It would ask for keys, and write them into a file.
        helper: Any = importlib.import_module(f"{MODULE}.helper")
        helper.create_dotenv_file = lambda *_, **__: False
    module, _, name = host.service.partition(":")
    service = getattr(importlib.import_module(module), name)
    os.chdir(host.folder)  # for files that are written where one stands
    ours = {"cache_dir": host.folder, "transcription_model": None}
    parameters = inspect.signature(service).parameters
    any_name = any(each.kind is each.VAR_KEYWORD for each in parameters.values())
    taken = {key: value for key, value in ours.items() if any_name or key in parameters}
    return service(**(taken | msgspec.json.decode(host.options)))
