"""One scene on its way to being rendered, and the states it passes through.

============  ====================================================================================
State         Meaning
============  ====================================================================================
shared        Any number of workers draw segments, each of them the next that nobody has.
conflicting   The scene was found in two states at the same place: all workers are told to stop.
whole         One worker draws everything, from beginning to end.
complete      All segments are there, and each begins where the one before it ends.
failed        The scene cannot be rendered.
============  ====================================================================================

===========  ===========  ==================  ====================================================
From         To           By                  When
===========  ===========  ==================  ====================================================
(new)        shared       `SceneProgress`     cached segments that do not fit together are let go
shared       conflicting  any report          a worker's state differs from another's or the cache's
shared       complete     `settle`            the last worker has left, and nothing is missing
conflicting  shared       `settle`            the last worker has left; cached segments are let go
conflicting  whole        `settle`            the last worker has left, and none were cached
whole        whole        `worker_died`       all that was drawn is let go, and drawn again
whole        complete     `settle`            its worker has left, and nothing is missing
any          failed       `fail`              the scene raised, or a segment killed two workers
===========  ===========  ==================  ====================================================

Each segment is in one of three states: *missing*; *claimed* by a worker that asked and was told to
draw it (`decide`); *drawn* (`add_segment`, or taken from the cache). What a worker had claimed and
not drawn when it died is missing again. Workers that cannot ask, on a cluster, are given `shares`
of what is missing, and claim nothing.
"""

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from reel.engine.cache.reads import Reads, together
from reel.engine.run.estimate import Estimate
from reel.engine.run.messages import Claim, Drawing, Played, Segment, Verdict
from reel.engine.run.scene_state import difference
from reel.records.plan import Job

# With fewer frames left, one more worker would still be setting the scene up when all is drawn.
_WORTH_JOINING = 300

# A worker that dies is replaced, and what it was at is tried once more.
_TRIES = 2


class State(Enum):
    """Where a scene is on its way; the module's tables say what each means."""

    SHARED = "shared"
    CONFLICTING = "conflicting"
    WHOLE = "whole"
    COMPLETE = "complete"
    FAILED = "failed"


@dataclass(frozen=True)
class CachedSegment:
    """A segment from the cache, with the scene's state before and after it."""

    segment: Segment
    before: str
    after: str


@dataclass(frozen=True)
class RenderRequest:
    """A scene to be rendered.

    Attributes:
        job: the scene.
        estimate: how long it will be.
        cached: the segments that need not be drawn, by index.
    """

    job: Job
    estimate: Estimate
    cached: Mapping[int, CachedSegment] = field(default_factory=dict)


@dataclass(frozen=True)
class Rendered:
    """A scene with all its segments.

    Attributes:
        job: the scene.
        segments: in order.
        played: how the way to the scene's end went; None if no worker had to go there.
        seconds: how long it took.
        to_keep: the segments that may be used again, by index.
    """

    job: Job
    segments: tuple[Segment, ...]
    played: Played | None
    seconds: float
    to_keep: Mapping[int, CachedSegment] = field(default_factory=dict)

    @property
    def reads(self) -> Reads:
        """What all of it was made from."""
        made = [segment.reads for segment in self.segments]
        return together([*made, self.played.reads] if self.played else made)


class SceneProgress:
    """One scene: its state, and its segments, drawn, claimed and missing.

    Attributes:
        state: see the module's tables.
        conflict: the first place at which two states were found, while it is conflicting.
        difference: what differed there; "" if that is not known.
        workers: the tasks that are at it now.
        total: how many segments it has; None as long as that is unknown.
        segments: those that are drawn, by index.
        started: how many tasks there have been.
        began: when the first of them was started.
    """

    def __init__(self, request: RenderRequest) -> None:
        self.request = request
        self.job = request.job
        self.workers: set[str] = set()
        self.started = 0
        self.began = 0.0
        self.state = State.SHARED
        self._whole = False
        self._tries: Counter[int] = Counter()
        self._reset(request.cached)
        if self.state is State.CONFLICTING:
            self.state = State.SHARED
            self._reset({})

    def _reset(self, cached: Mapping[int, CachedSegment]) -> None:
        """Forget all that has been drawn and seen, and begin with what the cache gives."""
        spec = self.job.spec
        self._from_cache = bool(cached)
        self.total = len(spec.parts) if spec else None
        self.conflict: int | None = None
        self.difference = ""
        self.segments: dict[int, Segment] = {}
        self._played: Played | None = None
        self._frames: dict[int, int] = {}
        self._claimed: dict[int, str] = {}
        self._states: dict[int, str] = {}
        for index, each in cached.items():
            self.segments[index] = each.segment
            self._frames[index] = each.segment.frames
            self._compare(index, each.before)
            self._compare(index + 1, each.after)

    # What workers report.

    def decide(self, worker: str, claim: Claim) -> Verdict:
        """Say what a worker that stands at the beginning of a segment is to do with it."""
        self._compare(claim.index, claim.state)
        if self.state is State.WHOLE:
            self._claimed[claim.index] = worker
            return Verdict.DRAW
        if self.state is State.CONFLICTING:
            return Verdict.STOP
        if claim.index not in self.segments and claim.index not in self._claimed:
            self._claimed[claim.index] = worker
            return Verdict.DRAW
        if self.total is not None and not self.missing(claim.index):
            return Verdict.STOP
        return Verdict.SKIP

    def note_drawing(self, drawing: Drawing) -> None:
        """Note how far a segment is."""
        self._frames[drawing.index] = max(drawing.frames, self._frames.get(drawing.index, 0))

    def add_segment(self, segment: Segment) -> None:
        """Take a finished segment."""
        self.segments.setdefault(segment.index, segment)
        self._frames[segment.index] = segment.frames

    def worker_left(self, worker: str, played: Played) -> None:
        """Take note of the way of a worker that has nothing more to do."""
        self.workers.discard(worker)
        for index, state in played.states.items():
            self._compare(index, state)
        if played.total is not None:
            self._played, self.total = played, played.total

    def worker_died(self, worker: str) -> int | None:
        """Let go of what a worker was at when it died.

        Returns:
            The segment that has now been tried for the last time (-1 for what comes before the
            first one), or None.
        """
        self.workers.discard(worker)
        lost = [index for index, name in self._claimed.items() if name == worker]
        lost = [index for index in lost if index not in self.segments] or [-1]
        for index in lost:
            self._claimed.pop(index, None)
            self._tries[index] += 1
        if self.state is State.WHOLE:  # its segments are not to be mixed with another worker's
            self._reset({})
        return next((index for index in lost if self._tries[index] >= _TRIES), None)

    def settle(self) -> State:
        """Move on when no worker is at the scene, and say where to."""
        if self.state is State.CONFLICTING:
            # What differed may have come from the cache; only workers that differ need another way.
            self._whole = not self._from_cache
            self.state = State.WHOLE if self._whole else State.SHARED
            self._reset({})
        elif self.total is not None and len(self.segments) == self.total:
            self.state = State.COMPLETE
        return self.state

    def fail(self) -> set[str]:
        """Give the scene up; the tasks that are still at it are to be stopped."""
        self.state = State.FAILED
        left, self.workers = self.workers, set()
        return left

    def _compare(self, index: int, state: str) -> None:
        """Compare the scene's state at the beginning of a segment with what was seen there."""
        before = self._states.setdefault(index, state)
        if before == state or self.state is State.WHOLE:
            return
        self.state = State.CONFLICTING
        if self.conflict is None or index < self.conflict:
            self.conflict, self.difference = index, difference(before, state)

    # How it stands.

    def missing(self, since: int = 0) -> list[int]:
        """List the segments that are neither drawn nor claimed; none if their number is unknown."""
        known = range(since, self.total or 0)
        return [n for n in known if n not in self.segments and n not in self._claimed]

    def worth_joining(self) -> bool:
        """Tell whether another worker would find something to draw."""
        if self.state is not State.SHARED or self._played:
            return False
        busy = set(self._claimed.values())
        on_their_way = self.workers - busy
        if self.total is None:  # the more have found something, the more there may be
            return len(on_their_way) < max(2, len(busy))
        missing = self.missing()
        enough = self.request.estimate.frames_of(missing) >= _WORTH_JOINING
        return enough and len(missing) > len(on_their_way)

    @property
    def frames_missing(self) -> int:
        """The frames of the segments that are missing, by estimate."""
        if not self.total:
            return self.frames_expected
        return self.request.estimate.frames_of(self.missing())

    @property
    def frames(self) -> int:
        """The frames drawn so far."""
        return sum(self._frames.values())

    @property
    def frames_expected(self) -> int:
        """About how many frames the scene has."""
        done = {index: segment.frames for index, segment in self.segments.items()}
        return max(self.request.estimate.corrected(done), self.frames)

    @property
    def to_keep(self) -> dict[int, CachedSegment]:
        """The segments that may be used again, by index.

        None of a scene that has to be drawn whole, and none of one that is over and has sound: that
        is known only to who has been through all of the scene. Of one that is not over, never the
        last one: whoever has drawn that has also been to the scene's end.
        """
        over = self.state is State.COMPLETE
        silent = not (self._played and self._played.sound)
        if self._whole or not (silent if over else self.state is State.SHARED):
            return {}
        known = [n for n in self.segments if n in self._states and n + 1 in self._states]
        return {
            n: CachedSegment(self.segments[n], self._states[n], self._states[n + 1])
            for n in known
            if over or n + 1 != self.total
        }

    def shares(self, parts: int) -> list[frozenset[int]]:
        """Divide what is missing into about so many runs of about equal length."""
        missing = self.missing()
        if not missing:
            return []
        most = self.request.estimate.frames_of(missing) / parts
        runs: list[list[int]] = [[]]
        for index in missing:
            length = self.request.estimate.frames_of(runs[-1])
            if runs[-1] and length + self.request.estimate.frames_of([index]) / 2 > most:
                runs.append([])
            runs[-1].append(index)
        return [frozenset(run) for run in runs]

    def place(self, index: int) -> str:
        """Name a segment, for a message."""
        spec = self.job.spec
        if index < 0:
            return "before its first beat" if spec else "before its first play"
        if spec and index < len(spec.parts):
            return spec.parts[index].name
        return f"play {index + 1}"

    def rendered(self) -> Rendered:
        """Hand over a scene that is complete."""
        assert self.total is not None
        return Rendered(
            job=self.job,
            segments=tuple(self.segments[index] for index in range(self.total)),
            played=self._played,
            seconds=time.monotonic() - self.began if self.began else 0.0,
            to_keep=self.to_keep,
        )
