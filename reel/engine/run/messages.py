"""What a worker and the scheduler say to each other; free of Manim."""

from dataclasses import dataclass, field
from enum import Enum

from reel.engine.cache.reads import Reads
from reel.video.sound import Sound


class Verdict(Enum):
    """What a worker is to do with a segment."""

    DRAW = "draw"
    SKIP = "skip"
    STOP = "stop"  # nothing is left to draw from here on


@dataclass(frozen=True)
class Claim:
    """A worker stands at the beginning of a segment, and asks whether to draw it.

    Attributes:
        index: the segment's place in the scene.
        state: a digest of all that decides what is drawn from here on.
    """

    index: int
    state: str


@dataclass(frozen=True)
class Drawing:
    """How far a segment is that is just being drawn.

    Attributes:
        index: its place in the scene.
        frames: how many are drawn.
        beat: its id; None if the scene has no beats.
    """

    index: int
    frames: int
    beat: str | None


@dataclass(frozen=True)
class Hold:
    """The picture that stands at a segment's end while its words are still being said.

    Attributes:
        frames: how many it lasts.
        picture: all that is needed to make it longer or shorter; see `hold.pack`.
        video: an MP4 of it, so many frames long.
    """

    frames: int
    picture: bytes = field(repr=False)
    video: bytes = field(repr=False)


@dataclass(frozen=True)
class Segment:
    """A rendered part of a scene: of a beat, or a play where there are no beats.

    Attributes:
        index: its place in the scene.
        beat: the id of the beat that it is part of; None if the scene has no beats.
        frames: how many it has.
        still: the frame marked as the poster, counted from the segment's first; None if none is.
        seconds: how long it took to draw.
        video: an MP4 of its frames but those of the hold; empty if there are none.
        hold: what follows, if that is a video of its own.
        reads: what its worker had read by its end: all that it was made from.
    """

    index: int
    beat: str | None
    frames: int
    still: int | None
    seconds: float
    video: bytes = field(repr=False)
    hold: Hold | None = None
    reads: Reads = field(default_factory=Reads, repr=False)

    @property
    def videos(self) -> tuple[bytes, ...]:
        """The videos that make it up, in order."""
        hold = self.hold.video if self.hold else b""
        return tuple(filter(None, (self.video, hold)))


@dataclass(frozen=True)
class Section:
    """A part of a scene that is to be a video of its own as well.

    Attributes:
        name: as the scene has it.
        kind: as the scene has it.
        file: the video's name; None if it is not to be seen.
        plays: how many of the scene's plays are in it.
    """

    name: str
    kind: str
    file: str | None
    plays: int


@dataclass(frozen=True)
class Played:
    """How a worker's way through a scene ended.

    Attributes:
        states: the state at the beginning of each segment that it came to, and at the end.
        total: how many segments the scene has; None if the worker stopped before its end.
        said: what the scene has printed.
        sound: the scene's sound; only from a worker that came to the end.
        subtitles: the scene's own, as SRT; only from a worker that came to the end.
        picture: a PNG, if the scene has no plays, or is to become its last picture.
        sections: in order, if they are wanted.
        reads: what the worker had read by then.
    """

    states: dict[int, str]
    total: int | None
    said: str = ""
    sound: Sound | None = None
    subtitles: str = ""
    picture: bytes = field(default=b"", repr=False)
    sections: tuple[Section, ...] = ()
    reads: Reads = field(default_factory=Reads, repr=False)


class SceneError(Exception):
    """A scene raised. All texts, so that it can be sent home.

    Attributes:
        beat: the beat it was in, if it had one.
        where: the innermost of the author's own lines, as "file:line"; "" if none is to blame.
        what: the error, as "Type: message".
        trace: the whole traceback.
        said: what the scene had printed.
    """

    def __init__(self, beat: str | None, where: str, what: str, trace: str, said: str = "") -> None:
        super().__init__(beat, where, what, trace, said)
        self.beat, self.where, self.what, self.trace, self.said = beat, where, what, trace, said

    def __str__(self) -> str:
        beat = f"beat {self.beat}" if self.beat else ""
        place = ", ".join(filter(None, (self.where, beat)))
        return f"{place}: {self.what}" if place else self.what
