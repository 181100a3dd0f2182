"""One scene on its way to being rendered: what is drawn, what is missing, who draws what."""

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from reel.engine.run.estimate import Estimate
from reel.engine.run.messages import Claim, Drawing, Played, Segment, Verdict
from reel.records.plan import Job

# With fewer frames left, one more worker would still be setting the scene up when all is drawn.
_WORTH_JOINING = 300

# A worker that dies is replaced, and what it was at is tried once more.
_TRIES = 2


@dataclass(frozen=True)
class Kept:
    """A segment from the cache, with the scene's state before and after it."""

    segment: Segment
    before: str
    after: str


@dataclass(frozen=True)
class Order:
    """A scene to be rendered.

    Attributes:
        job: the scene.
        estimate: how long it will be.
        kept: the segments that need not be drawn, by index.
    """

    job: Job
    estimate: Estimate
    kept: Mapping[int, Kept] = field(default_factory=dict)


@dataclass(frozen=True)
class Rendered:
    """A scene with all its segments.

    Attributes:
        segments: in order.
        states: the state before each, and after the last; the same for all workers.
        played: how the way to the scene's end went; None if no worker had to go there.
        whole: whether one worker drew all of it, because states differed.
        seconds: how long it took.
    """

    job: Job
    segments: tuple[Segment, ...]
    states: tuple[str, ...]
    played: Played | None
    whole: bool
    seconds: float


class Course:
    """The segments of one scene: drawn, being drawn, missing.

    Attributes:
        workers: the tasks that are at it now.
        differs: where the state at a segment's beginning differed between workers, or from the
            cache; the scene must then be drawn by one worker from beginning to end.
        whole: whether it is.
        began: when the first task was started.
    """

    def __init__(self, order: Order) -> None:
        self.order = order
        self.job = order.job
        self.workers: set[str] = set()
        self.started = 0
        self.began = 0.0
        self.whole = False
        self._tries: Counter[int] = Counter()
        self._reset(order.kept)
        if self.differs is not None:  # what is kept does not belong together
            self._reset({})

    def _reset(self, kept: Mapping[int, Kept]) -> None:
        made = self.job.spec
        self._kept = bool(kept)
        self.total = len(made.clip.beats) if made else None
        self.differs: int | None = None
        self.played: Played | None = None
        self.segments: dict[int, Segment] = {}
        self._frames: dict[int, int] = {}
        self._claimed: dict[int, str] = {}
        self._states: dict[int, str] = {}
        for index, each in kept.items():
            self.segments[index] = each.segment
            self._frames[index] = each.segment.frames
            self._compare(index, each.before)
            self._compare(index + 1, each.after)

    def restart(self) -> bool:
        """Begin again after states differed; return whether one worker must draw everything.

        That is not yet so if what differed may have come from the cache.
        """
        self.whole = not self._kept
        self._reset({})
        return self.whole

    # What workers say.

    def judge(self, worker: str, claim: Claim) -> Verdict:
        """Say what a worker that stands at the beginning of a segment is to do with it."""
        self._compare(claim.index, claim.state)
        if self.whole:
            self._claimed[claim.index] = worker
            return Verdict.DRAW
        if self.differs is not None:
            return Verdict.STOP
        if claim.index not in self.segments and claim.index not in self._claimed:
            self._claimed[claim.index] = worker
            return Verdict.DRAW
        if self.total is not None and not self.missing(claim.index):
            return Verdict.STOP
        return Verdict.SKIP

    def sees(self, drawing: Drawing) -> None:
        """Note how far a segment is."""
        self._frames[drawing.index] = max(drawing.frames, self._frames.get(drawing.index, 0))

    def takes(self, segment: Segment) -> None:
        """Take a finished segment."""
        self.segments.setdefault(segment.index, segment)
        self._frames[segment.index] = segment.frames

    def ends(self, worker: str, played: Played) -> None:
        """Take note of a worker's way."""
        self.workers.discard(worker)
        for index, state in played.states.items():
            self._compare(index, state)
        if played.total is not None:
            self.played, self.total = played, played.total

    def loses(self, worker: str) -> int | None:
        """Take back what a dead worker was at; return its index if that was the last try."""
        self.workers.discard(worker)
        lost = [index for index, name in self._claimed.items() if name == worker]
        lost = [index for index in lost if index not in self.segments] or [-1]
        for index in lost:
            self._claimed.pop(index, None)
            self._tries[index] += 1
        if self.whole:  # its scene is not to be mixed with another worker's
            self._reset({})
        return next((index for index in lost if self._tries[index] >= _TRIES), None)

    def _compare(self, index: int, state: str) -> None:
        if self._states.setdefault(index, state) != state and not self.whole:
            self.differs = index if self.differs is None else min(index, self.differs)

    # How it stands.

    @property
    def complete(self) -> bool:
        """Whether all segments are there."""
        return self.total is not None and len(self.segments) == self.total

    @property
    def consistent(self) -> bool:
        """Whether one segment ends where the next one begins, as far as anyone has seen."""
        return self.differs is None

    def missing(self, since: int = 0) -> list[int]:
        """Return the segments that nobody has drawn or is drawing; none if that is unknown."""
        known = range(since, self.total or 0)
        return [n for n in known if n not in self.segments and n not in self._claimed]

    def worth_joining(self) -> bool:
        """Tell whether another worker would find something to draw."""
        if self.whole or self.differs is not None or self.played:
            return False
        if self.total is None:
            return True
        missing, on_their_way = self.missing(), self.workers.difference(self._claimed.values())
        enough = self.order.estimate.frames_of(missing) >= _WORTH_JOINING
        return enough and len(missing) > len(on_their_way)

    @property
    def ahead(self) -> float:
        """The frames that are still to be drawn, by estimate."""
        return self.order.estimate.frames_of(self.missing()) if self.total else self.frames_expected

    @property
    def frames(self) -> int:
        """The frames drawn so far."""
        return sum(self._frames.values())

    @property
    def frames_expected(self) -> int:
        """About how many frames the scene has."""
        done = {index: segment.frames for index, segment in self.segments.items()}
        return max(self.order.estimate.corrected(done), self.frames)

    def shares(self, parts: int) -> list[frozenset[int]]:
        """Divide what is missing into about so many runs of about equal length."""
        missing = self.missing()
        if not missing:
            return []
        most = self.order.estimate.frames_of(missing) / parts
        runs: list[list[int]] = [[]]
        for index in missing:
            length = self.order.estimate.frames_of(runs[-1])
            if runs[-1] and length + self.order.estimate.frames_of([index]) / 2 > most:
                runs.append([])
            runs[-1].append(index)
        return [frozenset(run) for run in runs]

    def place(self, index: int) -> str:
        """Return what to call a segment in a message."""
        made = self.job.spec
        if index < 0:
            return "before its first beat" if made else "before its first play"
        if made and index < len(made.clip.beats):
            return f"beat {made.clip.beats[index]}"
        return f"play {index + 1}"

    def rendered(self) -> Rendered:
        """Return the finished scene."""
        assert self.total is not None
        places = range(self.total + 1)
        return Rendered(
            job=self.job,
            segments=tuple(self.segments[index] for index in range(self.total)),
            states=tuple(self._states.get(index, "") for index in places),
            played=self.played,
            whole=self.whole,
            seconds=time.monotonic() - self.began if self.began else 0.0,
        )
