"""A rendered clip moment by moment: all that is made from its MP4 later knows only this."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from reel.records.language import ENGLISH
from reel.records.narration import SILENCE, Voice, Word


class CueTime(msgspec.Struct, frozen=True):
    """A moment at which voice and picture meet (seconds).

    Attributes:
        name: the cue's.
        seen: when the picture goes on.
        said: when the word is said that the mark stands before.
    """

    name: str
    seen: float
    said: float


class Beat(msgspec.Struct, frozen=True):
    """One beat.

    Attributes:
        id: its id.
        start, end: in seconds.
        words: what is said meanwhile, as captions write it.
        cues: in order.
        said: when each of the words is said.
        spoken: the words as a voice speaks them, if that is another way.
        point: what the picture shows, as is written above it; "" if nothing is.
    """

    id: str
    start: float
    end: float
    words: str
    cues: tuple[CueTime, ...] = ()
    said: tuple[Word, ...] = ()
    spoken: str = ""
    point: str = ""


class Chapter(msgspec.Struct, frozen=True):
    """One clip within a film: where it starts and ends (seconds), and its title."""

    id: str
    title: str
    start: float
    end: float


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """The timeline of one video.

    Attributes:
        id: the clip's id, or "film".
        title: its title in the film's language.
        width, height: in pixels.
        fps: frames a second.
        frames: how many frames it has; times are whole frames of it.
        duration: in seconds, frames / fps.
        still: the moment (seconds) that makes the best poster.
        beats: without gaps, in order. In a film their ids are "clip.beat".
        chapters: a film's clips; empty for a clip.
        voice: who speaks.
        language: of all words, as BCP 47 has it.
    """

    id: str
    title: str
    width: int
    height: int
    fps: int
    frames: int
    duration: float
    still: float
    beats: tuple[Beat, ...]
    chapters: tuple[Chapter, ...] = ()
    voice: Voice = Voice(SILENCE)
    language: str = ENGLISH


def write_timeline(timeline: Timeline, path: Path) -> None:
    """Write `timeline` as JSON, indented for a reader."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(timeline), indent=2) + b"\n")


def read_timeline(path: Path) -> Timeline:
    """The timeline in a JSON file.

    Raises:
        OSError: it cannot be read.
        msgspec.DecodeError: it is not a timeline.
    """
    return msgspec.json.decode(path.read_bytes(), type=Timeline)


def first_timeline(folders: Iterable[Path], name: str) -> tuple[Timeline, Path] | None:
    """Find the first folder in which a video has a timeline: that, and the folder."""
    for folder in folders:
        with suppress(OSError, msgspec.DecodeError):
            return read_timeline(folder / f"{name}.json"), folder
    return None
