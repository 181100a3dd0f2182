"""What a build has at hand of a clip, of the film, or of a file made from them."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Built:
    """Something that is built: its folder in the cache.

    Attributes:
        folder: where its files are; `reel.records.clip_files` has their names.
        fresh: whether it was made just now.
        seconds: how long that took; 0 if it was not.
        unsteady: what it was made from and no later run can compare, so that it is not kept.
    """

    folder: Path
    fresh: bool
    seconds: float = 0.0
    unsteady: str = ""

    @property
    def key(self) -> str:
        """What it was made from; others are made from it under keys that contain this one."""
        return self.folder.name

    @property
    def how(self) -> str:
        """Where it comes from, in the word of `Outcome.how`."""
        return "fresh" if self.fresh else "cache"


@dataclass(frozen=True)
class Played:
    """A clip or the film in both forms in which it is built.

    Attributes:
        picture: with its timeline, as it was rendered or joined.
        playable: with its sound and its captions, as it is delivered.
    """

    picture: Built
    playable: Built
