"""What a live scene's processes tell, and what they are told; free of Manim.

A frame is known by its segment and its number within that: so an edit of one segment leaves the
names of the others' frames as they are.
"""

from dataclasses import dataclass, field
from pathlib import Path

from reel.records.plan import Job


@dataclass(frozen=True, order=True)
class Place:
    """A frame of a scene.

    Attributes:
        segment: the place of its segment in the scene: of a part of a beat, or a play.
        offset: its number within that.
    """

    segment: int
    offset: int = 0


# What is told.


@dataclass(frozen=True)
class Passed:
    """A segment has been gone through, drawn or not: its length is known.

    Attributes:
        segment: its place in the scene.
        beat: the id of its beat; None in a scene without beats.
        frames: how many it has.
    """

    segment: int
    beat: str | None
    frames: int


@dataclass(frozen=True)
class FrameDrawn:
    """A frame.

    Attributes:
        place: where it stands.
        repeat: how many frames show the same picture, with it.
        picture: as a JPEG.
    """

    place: Place
    repeat: int
    picture: bytes = field(repr=False)


@dataclass(frozen=True)
class SegmentDrawn:
    """All frames of a segment have been told of."""

    segment: int


@dataclass(frozen=True)
class SceneEnded:
    """The scene has been gone through to its end.

    Attributes:
        segments: how many it has.
        files: what of the person's own was imported for it, as absolute paths.
    """

    segments: int
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class SceneFailed:
    """The scene has raised an error.

    Attributes:
        beat: in which beat; None if it is in none.
        segment: in which segment; -1 before the first.
        file, line: the innermost place in a person's own file, absolute; "" and 0 if there is none.
        message: what was raised, in a line.
        trace: the traceback.
    """

    beat: str | None
    segment: int
    file: str
    line: int
    message: str
    trace: str = ""


@dataclass(frozen=True)
class SceneLingers:
    """Nothing has come of the scene for long: it may never come to an end.

    Attributes:
        beat: in which beat; None if it is in none.
        file, line: as of `SceneFailed`, of what it does just now.
        seconds: for how long.
    """

    beat: str | None
    file: str
    line: int
    seconds: float


@dataclass(frozen=True)
class Thing:
    """Something on the stage, as one who points at it is told.

    Attributes:
        kind: the class of the mobject.
        name: of the thing of the person's own that it is part of, and what it says if it is type.
        role: the name of its colour in the theme; "" if it has none of them.
        region: in which region of the frame its middle stands; "" in none.
        made: where in a person's own files it was made, as "file:line", relative; "" if unknown.
        box: left, top, right, bottom as shares of the frame's width and height.
        depth: how deep it lies within others: 0 for what the scene itself has added.
    """

    kind: str
    name: str
    role: str
    region: str
    made: str
    box: tuple[float, float, float, float]
    depth: int


@dataclass(frozen=True)
class Flaw:
    """What a rule of `check` finds, with where in the frame.

    Attributes:
        rule, severity, message: as `check` says them.
        boxes: left, top, right, bottom of what it is about, as shares of the frame.
    """

    rule: str
    severity: str
    message: str
    boxes: tuple[tuple[float, float, float, float], ...] = ()


@dataclass(frozen=True)
class Inspected:
    """What stands in a frame.

    Attributes:
        place: which frame.
        things: in the order in which they are drawn.
        flaws: what is wrong with it, where it is the last frame of a beat.
    """

    place: Place
    things: tuple[Thing, ...] = ()
    flaws: tuple[Flaw, ...] = ()


Event = (
    Passed | FrameDrawn | SegmentDrawn | SceneEnded | SceneFailed | SceneLingers | Inspected
)  # fmt: skip


# What is asked for.


@dataclass(frozen=True)
class Edit:
    """What has changed.

    Attributes:
        job: the scene as it is to be made now.
        files: those that were saved, absolute.
    """

    job: Job
    files: tuple[Path, ...]
