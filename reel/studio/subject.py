"""What a studio can be about: a clip of a film, or a scene of any Manim file."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reel.records.narration import Narration
from reel.records.plan import Job
from reel.records.saying import Saying
from reel.studio.protocol import Choice, Overlay

Spoken = dict[str, tuple[Saying, Narration]]
"""What a voice has made of beats, by their ids; holds as long as they say the same."""


@dataclass(frozen=True)
class Way:
    """What a scene is shown in; "" where there is no choice."""

    format: str = ""
    theme: str = ""
    language: str = ""


class Subject(Protocol):
    """What the studio is about.

    Attributes:
        clip: the clip's id, or the scene's name.
        root: the folder from which places in messages are written.
        cache: the folder of what can be made again.
        clips, formats, themes, languages: what can be chosen.
        overlays: of the platforms.
    """

    clip: str
    root: Path
    cache: Path

    @property
    def clips(self) -> tuple[str, ...]: ...

    @property
    def formats(self) -> tuple[str, ...]: ...

    @property
    def themes(self) -> tuple[str, ...]: ...

    @property
    def languages(self) -> tuple[str, ...]: ...

    @property
    def overlays(self) -> tuple[Overlay, ...]: ...

    def switch(self, clip: str) -> None:
        """Be about another clip of the film.

        Raises:
            ReelError: there is none.
        """

    def title(self, way: Way) -> str:
        """What stands above the page."""

    def job(self, way: Way) -> Job:
        """Give what is to be drawn, as the files say it now.

        Raises:
            ReelError: one of the files is wrong, or there is no such way.
        """

    def read_again(self, files: Collection[Path], way: Way) -> None:
        """Read what has been saved, for a way first; if that fails all stays as it was.

        Raises:
            ReelError: one of the files is wrong.
        """

    def folders(self) -> Iterable[tuple[Path, bool]]:
        """List the folders of its sources, and whether those within them count too."""

    def speak(self, language: str) -> Spoken:
        """Let a voice speak what is not spoken yet; takes long. Called in a thread of its own.

        Raises:
            ReelError: the voice fails.
        """

    def take(self, language: str, spoken: Spoken) -> None:
        """Go by what has been spoken from now on."""

    def choices(self, way: Way) -> tuple[Choice, ...]:
        """List the commands that can be run."""

    def arguments(self, name: str, way: Way) -> Sequence[str]:
        """Give a command's arguments.

        Raises:
            KeyError: there is no such command.
        """
