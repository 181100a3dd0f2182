"""A scene that draws by itself in no time, in the place of one of Manim's: plain colours.

It has no processes, so tests of the page and the server need none; what is asked of it is noted.
"""

import io
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

from PIL import Image

from reel.engine.live.messages import (
    Edit,
    Event,
    Flaw,
    FrameDrawn,
    Inspected,
    Passed,
    Place,
    SceneEnded,
    SceneFailed,
    SegmentDrawn,
    Thing,
)
from reel.records.plan import Job

FRAMES = 10
"""Of each segment."""

CRASH = "It ends in a crash."
"""What a clip has to say at last for its last segment to raise an error."""

FAULT = SceneFailed("answer", 2, "/nowhere/scenes/first.py", 14, "ZeroDivisionError: no", "Trace…")

THINGS = (
    Thing("Group", "board", "surface", "full", "scenes/first.py:3", (0.1, 0.1, 0.9, 0.9), 0),
    Thing("Square", "square", "product", "main", "scenes/first.py:9", (0.4, 0.4, 0.6, 0.6), 1),
)
FLAWS = (Flaw("layout.overlap", "error", "two <b>things</b> overlap", ((0.2, 0.2, 0.5, 0.4),)),)


@dataclass
class Stage:
    """Opens stand-ins, and notes what is asked of them, as ("show", place) and the like."""

    asked: list[tuple[str, object]] = field(default_factory=list)
    scenes: list["StandIn"] = field(default_factory=list)
    held_back: bool = False
    """Whether nothing is drawn that is asked for."""

    def __call__(self, job: Job, hear: Callable[[Event], None], *, folder: Path) -> "StandIn":
        assert folder.is_dir()
        scene = StandIn(job, hear, self)
        self.scenes.append(scene)
        return scene

    def places(self) -> list[Place]:
        """Those that were to be shown."""
        return [what for kind, what in self.asked if isinstance(what, Place) and kind == "show"]


class StandIn:
    """A scene; see `reel.engine.live.live_scene.LiveScene`."""

    def __init__(self, job: Job, hear: Callable[[Event], None], stage: Stage) -> None:
        self.job = job
        self.closed = False
        self._stage = stage
        self._events: SimpleQueue[Event | None] = SimpleQueue()
        threading.Thread(target=self._tell, args=(hear,), daemon=True).start()
        self._pass(0)

    def show(self, place: Place) -> None:
        self._stage.asked.append(("show", place))
        self._draw(place)

    def change(self, edit: Edit, showing: Place) -> int:
        self._stage.asked.append(("change", edit))
        before, self.job = self.job, edit.job
        shades = zip(_shades(before), _shades(edit.job), strict=True)
        first = next((n for n, (old, new) in enumerate(shades) if old != new), -1)
        if first >= 0:
            self._pass(first)
            self._draw(showing)
        return first

    def inspect(self, place: Place) -> None:
        self._stage.asked.append(("inspect", place))
        self._events.put(Inspected(place, THINGS, FLAWS))

    def close(self) -> None:
        self.closed = True
        self._events.put(None)

    def _tell(self, hear: Callable[[Event], None]) -> None:
        while (event := self._events.get()) is not None:
            hear(event)

    def _pass(self, first: int) -> None:
        shades = _shades(self.job)
        assert self.job.spec
        for segment in range(first, len(shades)):
            if self._fails(segment):
                self._events.put(FAULT)
                return
            part = self.job.spec.parts[segment]
            self._events.put(Passed(segment, part.beat, FRAMES))
        self._events.put(SceneEnded(len(shades)))

    def _draw(self, place: Place) -> None:
        if self._stage.held_back:
            return
        assert self.job.spec
        parts = self.job.spec.parts
        beat = parts[place.segment].beat
        own = [n for n, part in enumerate(parts) if part.beat == beat and not self._fails(n)]
        for segment in sorted(own, key=lambda n: (n < place.segment, n)):
            for offset in range(FRAMES):
                here = Place(segment, offset)
                self._events.put(FrameDrawn(here, 1, self._picture(here)))
            self._events.put(SegmentDrawn(segment))

    def _picture(self, place: Place) -> bytes:
        file = io.BytesIO()
        colour = colour_of(place, self.job)
        Image.new("RGB", self.job.picture.pixels, colour).save(file, "JPEG", quality=95)
        return file.getvalue()

    def _fails(self, segment: int) -> bool:
        assert self.job.spec
        part = self.job.spec.parts[segment]
        return self.job.spec.words.beats[part.beat] == CRASH


def colour_of(place: Place, job: Job) -> tuple[int, int, int]:
    """The colour that a frame has: red by segment, green by offset, blue by what is said."""
    return 40 + 60 * place.segment, 20 + 20 * place.offset, _shades(job)[place.segment]


def _shades(job: Job) -> list[int]:
    """A number for what each segment's beat says."""
    assert job.spec
    said = job.spec.words.beats
    return [20 + sum(said[part.beat].encode()) % 200 for part in job.spec.parts]
