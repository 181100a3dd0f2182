"""What there is to make: an ordered register of clips. Free of Manim, so it loads in a blink."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reel.records.errors import ReelError

_ID = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Clip:
    """One clip of the film.

    Attributes:
        id: its name on the command line, in the words and in its files' names.
        scene: where its scene class is, as "module:Class".
        beats: the ids of its beats, in the order in which they are played.
        data: the files under assets/data that its scene reads.
        brand: whether its scene shows the maker's brand; only then does a new brand redraw it.
    """

    id: str
    scene: str
    beats: tuple[str, ...]
    data: tuple[str, ...] = ()
    brand: bool = False


class Storyboard:
    """The clips in viewing order.

    Raises:
        ReelError: an id is malformed or used twice, a clip has no beats or a beat twice, or a
            scene is not named as "module:Class".
    """

    def __init__(self, *clips: Clip) -> None:
        self._clips: dict[str, Clip] = {}
        for clip in clips:
            if clip.id in self._clips:
                raise ReelError(f"storyboard: two clips are called {clip.id!r}")
            if clip.scene.count(":") != 1:
                raise ReelError(f"storyboard: {clip.id}: scene {clip.scene!r} is not module:Class")
            if not clip.beats or len(set(clip.beats)) < len(clip.beats):
                raise ReelError(f"storyboard: {clip.id}: beats are missing or named twice")
            for name in (clip.id, *clip.beats):
                if not _ID.fullmatch(name):
                    raise ReelError(
                        f"storyboard: {clip.id}: {name!r} is no id; ids are like 'my_clip'"
                    )
            self._clips[clip.id] = clip

    def __iter__(self) -> Iterator[Clip]:
        return iter(self._clips.values())

    def __contains__(self, clip_id: str) -> bool:
        return clip_id in self._clips

    def __getitem__(self, clip_id: str) -> Clip:
        if clip_id not in self._clips:
            raise ReelError(f"no clip is called {clip_id!r}; the clips are {', '.join(self.ids)}")
        return self._clips[clip_id]

    @property
    def ids(self) -> list[str]:
        """The clips' ids in viewing order."""
        return list(self._clips)
