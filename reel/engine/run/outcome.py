"""What comes of a render, and who is told of it."""

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePath
from typing import Protocol

from reel.engine.run.local_pool import Failed
from reel.engine.run.messages import SceneError
from reel.records.root import shown


@dataclass(frozen=True)
class Outcome:
    """What became of one thing that was asked for.

    Attributes:
        name: the clip's, the film's or the scene's.
        how: "fresh", "cache", "failed" or, for a film that lacks a clip, "left out".
        seconds: how long it took to make.
        file: the most telling of its files, or its folder; None if it failed or is only part of a
            film.
        length: of the video, in seconds; None for a picture.
        error: why it failed, in one line, or in several of which the first says it.
        unsteady: why it is not kept for the next run; "" if it is.
        notes: what else is to be said of it, a line each.
    """

    name: str
    how: str
    seconds: float = 0.0
    file: Path | None = None
    length: float | None = None
    error: str = ""
    unsteady: str = ""
    notes: tuple[str, ...] = ()


class ProgressListener(Protocol):
    """Is told how the making goes. `name` is a clip's id, or a scene's name."""

    def on_expected(self, name: str, frames: int) -> None:
        """About so many frames are to be rendered for it."""

    def on_started(self, name: str) -> None:
        """A worker has taken it up."""

    def on_drawn(self, name: str, frames: int, total: int, beat: str | None) -> None:
        """So many frames of about `total` are drawn, the last of them in this beat."""

    def on_finished(self, outcome: Outcome) -> None:
        """It is made, or has failed."""

    def on_output(self, name: str, said: str) -> None:
        """The scene has printed something."""


def failure_of(event: Failed, cache: Path, kind: str) -> Outcome:
    """Make the outcome of a failed task; the author finds its traceback in `cache`.

    Args:
        event: what has failed.
        cache: the folder of the cache.
        kind: what tells it from others of its name: a format, or the path of a file.
    """
    error = event.error
    if not isinstance(error, SceneError):
        return Outcome(event.name, "failed", error=str(error))
    trace = cache / "failed" / f"{event.name}-{_as_name(kind)}.txt"
    return Outcome(event.name, "failed", error=with_trace(str(error), trace, error.trace))


def with_trace(what: str, path: Path, trace: str) -> str:
    """Keep a traceback in a file, and say where after an error's first line.

    A file that cannot be written is none: the error is what matters.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(trace, encoding="utf-8")
    except OSError:
        return what
    first, *more = what.split("\n")
    return "\n".join([f"{first} (traceback: {shown(path)})", *more])


def _as_name(kind: str) -> str:
    """Make a name for a file out of a word, or of a path: its last part, and a digest of it all."""
    path = PurePath(kind)
    if len(path.parts) == 1:
        return kind
    return f"{path.stem}-{blake2b(str(path).encode(), digest_size=4).hexdigest()}"
