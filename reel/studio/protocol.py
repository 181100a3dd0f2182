"""What page and server of the studio tell each other, on one WebSocket.

All messages are JSON texts, objects whose `kind` names one of the records below, but for pictures:
those are binary, so that no JPEG is written as text. The first four bytes of such a message are the
length of a header (unsigned, the lowest byte first); then come the header (JSON, a `Picture`) and
the JPEG.

A frame is named by its view, its segment (the part of a beat, or the play, that it is in) and its
number within that, the offset: so an edit of one segment leaves the names of the others' as they
are. Boxes are left, top, right, bottom as shares of the frame. Times are in seconds.

When a page has connected it is told `Hello`, `Views`, and of each view all that is known: its
`Timeline`, `Sound`, `Fault`, and the pictures there are. From then on it is told what changes. A
page that was cut off connects again and begins from nothing.
"""

import struct

import msgspec

Box = tuple[float, float, float, float]

_LENGTH = struct.Struct("<I")


class _Message(msgspec.Struct, frozen=True, tag_field="kind", tag=str.lower):
    """The name of a record, in small letters, is its kind."""


# What the page is told.


class Choice(msgspec.Struct, frozen=True):
    """A button for an ordinary command.

    Attributes:
        name: by which the page asks for it.
        label: what stands on it.
        line: the command as one would type it.
    """

    name: str
    label: str
    line: str


class Overlay(msgspec.Struct, frozen=True):
    """What a platform lays over pictures of a format.

    Attributes:
        title: the platform's.
        format: the name of the format that it plays.
        boxes: each with what lies there.
    """

    title: str
    format: str
    boxes: dict[str, Box]


class Hello(_Message, frozen=True):
    """What the studio is about.

    Attributes:
        clip: the clip's id, or the scene's name.
        title: the clip's title, or the file's name.
        clips: all that there are, by their ids; one if it is a file's scene.
        formats, themes, languages: what a view can be made in; empty if there is no choice.
        commands: which can be run.
        overlays: of the platforms.
    """

    clip: str
    title: str
    clips: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    commands: tuple[Choice, ...] = ()
    overlays: tuple[Overlay, ...] = ()


class View(msgspec.Struct, frozen=True):
    """A way in which the scene is shown.

    Attributes:
        id: names it, never used again.
        format, theme, language: what it is made in; "" where there is no choice.
        width, height: in pixels.
        fps: frames a second.
        regions: of the frame, with "words" for where words may stand; none for a file's scene.
    """

    id: str
    format: str
    theme: str
    language: str
    width: int
    height: int
    fps: int
    regions: dict[str, Box] = {}


class Views(_Message, frozen=True):
    """All views there are, in order; what is known of others can be forgotten."""

    views: tuple[View, ...]


class SegmentTime(msgspec.Struct, frozen=True):
    """A segment.

    Attributes:
        frames: how many it has, or how many are expected.
        known: whether the scene has passed it, so that this is no guess.
        beat: the id of its beat; "" in a scene without beats.
    """

    frames: int
    known: bool
    beat: str = ""


class SaidWord(msgspec.Struct, frozen=True):
    """A word and when it is said."""

    text: str
    start: float
    end: float


class Cue(msgspec.Struct, frozen=True):
    """A moment at which voice and picture meet.

    Attributes:
        name: the cue's.
        seen, said: when the picture is there, and the voice.
        late: whether the picture is later than `check` allows.
    """

    name: str
    seen: float
    said: float
    late: bool


class BeatTime(msgspec.Struct, frozen=True):
    """A beat in time."""

    id: str
    start: float
    end: float
    point: str
    words: tuple[SaidWord, ...]
    cues: tuple[Cue, ...]


class Timeline(_Message, frozen=True):
    """How a view's scene lies in time, as far as that is known; the rest is guessed by its words.

    Attributes:
        segments: in order, those that are expected with them.
        beats: in order; none in a scene without.
        whole: whether the scene has been passed to its end.
    """

    view: str
    segments: tuple[SegmentTime, ...]
    beats: tuple[BeatTime, ...]
    whole: bool


class Sound(_Message, frozen=True):
    """What is heard of a view.

    Attributes:
        state: "none" (nobody speaks), "coming", "ready" or "failed".
        url: where it is, from the page; "" unless it is ready.
        peaks: how loud it is (0 to 1), in equal steps of its length.
        message: why it has failed.
    """

    view: str
    state: str
    url: str = ""
    peaks: tuple[float, ...] = ()
    message: str = ""


class Void(_Message, frozen=True):
    """After an edit: pictures from this segment on are no longer right."""

    view: str
    first: int


class Drawn(_Message, frozen=True):
    """All pictures of a segment have been sent."""

    view: str
    segment: int


class Fault(_Message, frozen=True):
    """Something is wrong in the scene, or in the project's files.

    Attributes:
        view: whose scene; "" for the project's files.
        segment: where it ends; -1 before the first, and for files.
        beat: in which beat; "" if in none.
        file, line: where; "" and 0 if that is not known.
        message: what, in one line.
        trace: how it came to that, for a scene.
    """

    view: str
    message: str
    segment: int = -1
    beat: str = ""
    file: str = ""
    line: int = 0
    trace: str = ""


class Mended(_Message, frozen=True):
    """The last fault of a view, or of the files, is gone."""

    view: str


class Thing(msgspec.Struct, frozen=True):
    """Something on the stage; see `reel.engine.live.messages.Thing`."""

    kind: str
    name: str
    role: str
    region: str
    made: str
    box: Box
    depth: int


class Flaw(msgspec.Struct, frozen=True):
    """What a rule of `check` finds; see `reel.engine.live.messages.Flaw`."""

    rule: str
    severity: str
    message: str
    boxes: tuple[Box, ...] = ()


class Inspected(_Message, frozen=True):
    """What stands in a frame."""

    view: str
    segment: int
    offset: int
    things: tuple[Thing, ...] = ()
    flaws: tuple[Flaw, ...] = ()


class Notice(_Message, frozen=True):
    """What was asked for could not be done, and why, in a line."""

    text: str


class Running(_Message, frozen=True):
    """A command has been started, or runs as the page connects.

    Attributes:
        name: of the command.
        line: as one would type it.
    """

    name: str
    line: str


class Said(_Message, frozen=True):
    """A line that the command has written."""

    text: str


class Ended(_Message, frozen=True):
    """The command has ended.

    Attributes:
        name: of the command.
        code: its exit code.
        stopped: whether somebody has stopped it.
    """

    name: str
    code: int
    stopped: bool


class Picture(_Message, frozen=True):
    """The header of a picture.

    Attributes:
        repeat: how many frames show it, from this one on.
    """

    view: str
    segment: int
    offset: int
    repeat: int


ToPage = (
    Hello | Views | Timeline | Sound | Void | Drawn | Fault | Mended | Inspected | Notice | Running
    | Said | Ended
)  # fmt: skip


# What the page asks for.


class Look(_Message, frozen=True):
    """Somebody looks at a moment: draw there first.

    Attributes:
        leading: the view that is looked at above all.
        places: of each view, the segment and offset.
    """

    leading: str
    places: dict[str, tuple[int, int]]


class Inspect(_Message, frozen=True):
    """Say what stands in a frame."""

    view: str
    segment: int
    offset: int


class OpenView(_Message, frozen=True):
    """Show the scene in one more way."""

    format: str
    theme: str
    language: str


class CloseView(_Message, frozen=True):
    """Show it no longer."""

    view: str


class OpenClip(_Message, frozen=True):
    """Show another clip, in the same ways."""

    clip: str


class Run(_Message, frozen=True):
    """Start a command."""

    name: str


class Stop(_Message, frozen=True):
    """Stop the command that runs."""


FromPage = Look | Inspect | OpenView | CloseView | OpenClip | Run | Stop

_decoder: msgspec.json.Decoder[FromPage] = msgspec.json.Decoder(FromPage)
_told: msgspec.json.Decoder[ToPage] = msgspec.json.Decoder(ToPage)
_picture = msgspec.json.Decoder(Picture)


def read_message(text: str) -> FromPage:
    """Read what the page asks for.

    Raises:
        msgspec.DecodeError: it is no such message.
    """
    return _decoder.decode(text)


def write_message(message: ToPage) -> str:
    """Write what the page is told."""
    return msgspec.json.encode(message).decode()


def write_picture(header: Picture, jpeg: bytes) -> bytes:
    """Write a picture."""
    head = msgspec.json.encode(header)
    return _LENGTH.pack(len(head)) + head + jpeg


def read_told(message: str) -> ToPage:
    """Read what a page is told."""
    return _told.decode(message)


def read_picture(message: bytes) -> tuple[Picture, bytes]:
    """Read a picture: its header, and the JPEG."""
    (length,) = _LENGTH.unpack_from(message)
    end = _LENGTH.size + length
    return _picture.decode(message[_LENGTH.size : end]), message[end:]
