"""A view: a scene that is kept ready, and all that is known of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from reel.deliver.soundtrack import Soundtrack
from reel.engine.live.messages import Edit, Event, FrameDrawn, Passed, Place
from reel.records.frame_layout import FrameBox
from reel.records.plan import Job
from reel.studio import protocol
from reel.studio.subject import Way


class Scene(Protocol):
    """What keeps a scene ready; see `reel.engine.live.live_scene.LiveScene`."""

    def show(self, place: Place) -> None: ...

    def change(self, edit: Edit, showing: Place) -> int: ...

    def inspect(self, place: Place) -> None: ...

    def close(self) -> None: ...


class OpenScene(Protocol):
    """Starts to keep a scene ready."""

    def __call__(self, job: Job, hear: Callable[[Event], None], *, folder: Path) -> Scene: ...


class LiveView:
    """A view.

    Attributes:
        id: names it.
        way: what it is made in.
        job: its scene as it is made now.
        scene: keeps it ready; None where it could not be opened.
        place: the frame that is looked at.
        frames: what has been drawn and still holds, by segment and offset.
        drawn: the segments of which that is all.
        passed: the segments that the scene has passed.
        unsure: those of them that an edit may have changed.
        segments: how many there are; None until its end was passed.
        fault: what is wrong; None if nothing is.
        stale: the files that have been saved since it was last told.
        generation: how often it has been changed.
        sound: what is heard of it.
        wanted: what is to be heard once the sound is made; None if nothing is.
        inspecting: the frame that is being inspected; None if none is.
        inspect_next: the frame that is to be inspected after that.
        drawing: the segment that is being drawn: of which a picture was asked for, or came, last.
    """

    def __init__(self, id: str, way: Way, job: Job) -> None:
        self.id = id
        self.way = way
        self.job = job
        self.scene: Scene | None = None
        self.place = Place(0)
        self.frames: dict[int, dict[int, FrameDrawn]] = {}
        self.drawn: set[int] = set()
        self.passed: dict[int, Passed] = {}
        self.unsure: set[int] = set()
        self.segments: int | None = None
        self.fault: protocol.Fault | None = None
        self.stale: set[Path] = set()
        self.generation = 0
        self.sound = protocol.Sound(id, "none")
        self.wanted: Soundtrack | None = None
        self.inspecting: Place | None = None
        self.inspect_next: Place | None = None
        self.drawing: int | None = None

    def described(self) -> protocol.View:
        """Give what the page is told of it."""
        width, height = self.job.picture.pixels
        regions: dict[str, protocol.Box] = {}
        if self.job.spec:
            layout = self.job.spec.format.layout
            boxes = {**layout.regions, "words": layout.words}
            regions = {name: _box(box) for name, box in boxes.items()}
        way = self.way
        return protocol.View(
            self.id, way.format, way.theme, way.language, width, height, self.job.picture.fps,
            regions,
        )  # fmt: skip

    def take(self, frame: FrameDrawn) -> bool:
        """Keep a picture; whether it is news."""
        self.drawing = frame.place.segment
        own = self.frames.setdefault(frame.place.segment, {})
        known = own.get(frame.place.offset)
        own[frame.place.offset] = frame
        return frame != known

    def has(self, place: Place) -> bool:
        """Whether the picture of a frame is there."""
        if place.segment in self.drawn:
            return True
        own = self.frames.get(place.segment, {})
        before = max((offset for offset in own if offset <= place.offset), default=None)
        return before is not None and place.offset < before + own[before].repeat

    def inspect(self, place: Place | None) -> None:
        """Have a frame inspected, one at a time: each takes a process. Only the last waits."""
        if self.inspecting is not None:
            self.inspect_next = place
        elif place is not None and self.scene:
            self.inspecting = place
            self.scene.inspect(place)

    def inspected(self) -> None:
        """What was being inspected has been, or will not be: go on to what waits."""
        self.inspecting, following, self.inspect_next = None, self.inspect_next, None
        self.inspect(following)

    def forget(self, first: int, job: Job) -> None:
        """Drop what no longer holds: all from a segment on.

        What was known there is still a guess of how long segments are, unless they become others.

        Args:
            first: the segment.
            job: the scene as it is to be made from now on.
        """
        for segment in [each for each in self.frames if each >= first]:
            del self.frames[segment]
        self.drawn = {segment for segment in self.drawn if segment < first}
        if _parts(job) == _parts(self.job):
            self.unsure |= {segment for segment in self.passed if segment >= first}
        else:
            self.passed = {place: each for place, each in self.passed.items() if place < first}
        self.segments = None
        self.drawing = self.inspecting = self.inspect_next = None

    def close(self) -> None:
        """End it."""
        if self.scene:
            self.scene.close()


def _parts(job: Job) -> list[tuple[str, int]]:
    """Name the segments that a clip is to have."""
    return [(part.beat, part.number) for part in job.spec.parts] if job.spec else []


def _box(box: FrameBox) -> protocol.Box:
    return box.left, box.top, box.right, box.bottom
