"""What a live scene's processes and the one who holds their lines say to each other.

A scene is played by a *runner*, which draws nothing. It leaves *bookmarks*: processes that wait
where it has been, and from each of which others can go on. What goes on from a bookmark is the next
runner, after an edit, or a *drawer*. All are told one order and end when it is done.
"""

from dataclasses import dataclass, field

from reel.engine.live.messages import Event, Place
from reel.records.plan import Job


@dataclass(frozen=True)
class Address:
    """Where the one who holds the lines is reached: a socket, and the key to it."""

    path: str
    key: bytes = field(repr=False)


@dataclass(frozen=True)
class Run:
    """Go on to the scene's end, draw nothing, and leave bookmarks; but let one place be drawn.

    Attributes:
        run: its number; what is ordered later has a higher one.
        job: the scene as it is to be made now.
        showing: what is drawn first of all.
        edits: the sources that are other than those the process has loaded, by their files.
        anew: whether the rest of `construct` is to be done by an edited source.
    """

    run: int
    job: Job
    showing: Place
    edits: dict[str, bytes] = field(default_factory=dict, repr=False)
    anew: bool = False


@dataclass(frozen=True)
class Draw:
    """Draw a segment and what follows of its beat.

    Attributes:
        run: its number.
        job: the scene as it is to be made now.
        first: the first segment.
        last: the last one; None for that which ends the first one's beat.
        inspect: the frame of which only is told what stands in it; nothing is drawn then.
        edits, anew: as of `Run`.
        idle: whether nobody waits for it.
    """

    run: int
    job: Job
    first: int
    last: int | None = None
    inspect: Place | None = None
    edits: dict[str, bytes] = field(default_factory=dict, repr=False)
    anew: bool = False
    idle: bool = False


Order = Run | Draw


@dataclass(frozen=True)
class Held:
    """What a bookmark holds.

    Attributes:
        segment: the next one.
        script: the key of the `construct` and the number of the statement that is next; None if it
            stands within one.
        replaceable: whether the rest of that `construct` is all that is left of the scene.
        entered: the functions that have been called.
        asked: what the scene has asked of the words and the language, with the answers.
        sources: of the person's modules, by their files.
    """

    segment: int
    script: tuple[str, int] | None
    replaceable: bool
    entered: frozenset[str]
    asked: dict[str, str]
    sources: dict[str, bytes] = field(repr=False)


@dataclass(frozen=True)
class Hello:
    """Said by every process first of all.

    Attributes:
        pid: its number.
        run: of the run or drawing that it belongs to.
        held: what it holds, if it is a bookmark.
        draws: whether it is a drawer.
    """

    pid: int
    run: int
    held: Held | None = None
    draws: bool = False


@dataclass(frozen=True)
class Left:
    """A process has left another one behind, of which nothing may be heard for a while.

    Attributes:
        pid: the other one's number.
        run: of the run or drawing that it belongs to.
        draws: whether it is a drawer.
    """

    pid: int
    run: int
    draws: bool


@dataclass(frozen=True)
class Done:
    """A process has nothing more to do.

    Attributes:
        asked, sources: as of `Held`.
    """

    asked: dict[str, str]
    sources: dict[str, bytes] = field(repr=False)


Message = Hello | Left | Done | Event
