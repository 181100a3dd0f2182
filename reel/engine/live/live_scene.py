"""A scene that is kept ready, as the process sees it that shows it: free of Manim."""

import multiprocessing
import os
import secrets
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from queue import Queue
from typing import Any

from reel.engine.live.messages import (
    Edit,
    Event,
    FrameDrawn,
    Passed,
    Place,
    SceneEnded,
    SceneFailed,
    SegmentDrawn,
)
from reel.engine.live.orders import Address, Done, Draw, Held, Hello, Left, Message, Run
from reel.engine.live.template import serve
from reel.engine.live.validity import Comparison, edits_for
from reel.engine.run.local_pool import PRELOAD, worker_context
from reel.records.blame import own_place, what_happened
from reel.records.errors import ReelError
from reel.records.plan import Job

_MOST_BOOKMARKS = 24
_BACKLOG = 64  # processes that may wait to be heard

Hear = Callable[[Event], None]


@dataclass(eq=False)
class _Process:
    """One of the scene's processes.

    Attributes:
        line: to it.
        hello: what it has said of itself.
        done: whether it has said that it has nothing more to do, or has been ended.
    """

    line: Connection
    hello: Hello
    done: bool = False

    @property
    def held(self) -> Held:
        """What it holds; it must be a bookmark."""
        assert self.hello.held
        return self.hello.held

    def end(self) -> None:
        self.done = True
        _kill(self.hello.pid)


@dataclass(frozen=True)
class _Stretch:
    """Segments to be drawn one after another; `last` is None for the end of the first one's beat.

    In a scene without beats that is the scene's end.
    """

    first: int
    last: int | None = None
    idle: bool = False


class LiveScene:
    """A scene that can be shown from any place, and changed.

    Args:
        job: the scene.
        hear: is told what happens, one event at a time, in a thread of its own.
        folder: for sockets and what is written meanwhile: there, empty, and of a short path.
        preload: modules that its processes import before the scene's own files.
        eye: the class that looks at what stands in frames, as "module:Class"; "" for none.

    Raises:
        ReelError: this system cannot fork, or the folder's path is too long.
    """

    def __init__(
        self,
        job: Job,
        hear: Hear,
        *,
        folder: Path,
        preload: tuple[str, ...] = (),
        eye: str = "",
    ) -> None:
        if not can_keep_scenes():
            raise ReelError("a live scene needs a system that can fork, as Linux or macOS")
        self._job = job
        self._hear = hear
        self._lock = threading.RLock()
        self._number = 0  # of the last order
        self._run = 0  # the number of the run
        self._over = False  # whether it has come to its end
        self._end: Done | None = None  # what it was made from, then
        self._drawn = False  # whether anything has been drawn in the run
        self._wrong = False  # whether what was saved last is no Python
        self._showing = Place(0)
        self._beats: dict[int, str | None] = {}  # of the segments that have been passed
        self._done: set[int] = set()  # the segments that are drawn
        self._bookmarks: list[_Process] = []  # in the order of their places
        self._others: list[_Process] = []
        self._left: dict[int, Left] = {}  # those that have not spoken yet, by their numbers
        self._wanted: set[int] = set()  # the numbers of the runs and drawings that are wanted
        self._run_draws = False  # whether the drawing that belongs to the run is
        self._drawer = 0  # the number of the drawing
        self._rests = False  # whether all that was known to be drawn is
        self._to_draw: list[_Stretch] = []
        self._waiting: list[Draw] = []  # for the run to come where they begin
        self._last: dict[int, bytes] = {}  # the last picture of each segment
        self._inspecting = 0  # the number of the last look at a frame
        self._closed = False
        self._events: Queue[tuple[int, Event] | None] = Queue()
        self._address = Address(str(folder / "line"), secrets.token_bytes(32))
        try:
            self._listener = Listener(
                self._address.path, "AF_UNIX", backlog=_BACKLOG, authkey=self._address.key
            )
        except OSError as error:
            if "AF_UNIX" not in str(error):
                raise
            raise ReelError(
                f"{folder}: its path is too long for processes to speak there; choose a shorter "
                "folder of temporary files: TMPDIR"
            ) from None
        context: Any = worker_context(PRELOAD)
        self._orders, far_end = context.Pipe()
        media = folder / "media"
        media.mkdir()
        self._template = context.Process(
            target=serve, args=(far_end, self._address, job, media, preload, eye), daemon=True
        )
        self._template.start()
        far_end.close()
        for call in (self._accept, self._pass_on, self._look_after_template):
            threading.Thread(target=call, daemon=True).start()
        with self._lock:
            self._start_over()

    # What is asked for.

    def show(self, place: Place) -> None:
        """Draw from a place to the end of its beat, then the beat's earlier segments, then others.

        Those that are not drawn for anybody yet who looks at them are drawn as others leave room.
        """
        with self._lock:
            self._showing = place
            self._plan_drawing(place.segment)
            self._draw_next()

    def change(self, edit: Edit, showing: Place) -> int:
        """Go on by what has been edited, and draw from a place first.

        Returns:
            The first segment whose frames are void; -1 if none are.
        """
        with self._lock:
            before, self._job, self._showing = self._job, edit.job, showing
            try:
                compared = Comparison(before, edit)
                if self._end and not compared.touches(self._end.asked, self._end.sources):
                    if self._wrong:
                        self._wrong = False
                        self.show(showing)
                    return -1
                kept = [each for each in self._bookmarks if not compared.outdates(each.held)]
                self._let_go(kept)
                if not kept:
                    self._start_over()
                    return 0
                self._resume(kept[-1])
            except SyntaxError as error:
                file, line = own_place(error)
                self._wrong = True
                self._want_nothing()
                wrong = SceneFailed(None, -1, str(file or ""), line, what_happened(error))
                self._events.put((self._run, wrong))
                return -1
            return kept[-1].held.segment

    def inspect(self, place: Place) -> None:
        """Find what stands in a frame."""
        with self._lock:
            self._wanted.discard(self._inspecting)
            self._inspecting = self._next()
            order = Draw(self._inspecting, self._job, place.segment, place.segment, inspect=place)
            self._order(order)

    def close(self) -> None:
        """End all processes."""
        with self._lock:
            self._closed = True
            self._orders.close()
            self._let_go([])
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._template.pid, signal.SIGKILL)
            self._template.kill()
            self._template.join()
            self._listener.close()
            self._events.put(None)

    # Runs.

    def _start_over(self) -> None:
        self._begin_run(0)
        with suppress(OSError):  # its end is told
            self._orders.send(Run(self._run, self._job, self._showing))

    def _resume(self, bookmark: _Process) -> None:
        edits, anew = edits_for(bookmark.held)
        self._begin_run(bookmark.held.segment)
        with suppress(OSError):
            bookmark.line.send(Run(self._run, self._job, self._showing, edits, anew))

    def _begin_run(self, segment: int) -> None:
        self._wanted.clear()
        self._run = self._drawer = self._next()
        self._run_draws = True
        self._rests = False
        self._over, self._end, self._wrong, self._drawn = False, None, False, False
        self._beats = {n: beat for n, beat in self._beats.items() if n < segment}
        self._done = {n for n in self._done if n < segment}
        self._to_draw, self._waiting = [], []

    def _next(self) -> int:
        self._number += 1
        self._wanted.add(self._number)
        return self._number

    def _run_over(self) -> None:
        """The run has come to its end, or as far as it gets."""
        self._over = True
        waiting, self._waiting = self._waiting, []
        for order in waiting:
            self._order(order)
        last = max(self._beats, default=0)
        if self._end and self._showing.segment > last:
            self.show(Place(last))  # what was to be shown is no more
        elif not self._drawn:
            self.show(self._showing)  # it was before all that has been gone through
        elif self._rests:  # for what came first was drawn before the rest was known
            self._to_draw = self._around(self._showing.segment)
            self._draw_next()

    # Drawing.

    def _plan_drawing(self, segment: int) -> None:
        """Plan what is to be drawn from a segment on; what was being drawn is ended."""
        self._wanted.discard(self._drawer)
        self._wanted.add(self._run)
        self._run_draws = False
        self._end_unwanted()
        self._to_draw = [_Stretch(segment), *self._around(segment)]

    def _around(self, segment: int) -> list[_Stretch]:
        """List what is to be drawn after a segment and the rest of its beat."""
        beats = self._beats
        beat = beats.get(segment)
        first, after = segment, segment + 1
        while beat is not None and beats.get(first - 1) == beat:
            first -= 1
        while beat is not None and beats.get(after) == beat:
            after += 1
        stretches = [_Stretch(first, segment - 1)] if first < segment else []
        starts = [n for n in sorted(beats) if beats[n] != beats.get(n - 1)]
        if beat is not None:
            stretches += [_Stretch(n, None, True) for n in starts if n >= after]
            stretches += [_Stretch(n, None, True) for n in starts if n < first]
        elif segment > 0:
            stretches.append(_Stretch(0, segment - 1, True))
        return [each for each in stretches if not self._is_done(each)]

    def _is_done(self, stretch: _Stretch) -> bool:
        """Tell whether all of a stretch is drawn."""
        beats, last = self._beats, stretch.last
        if last is None:
            beat = beats.get(stretch.first)
            last = max((n for n in beats if beats[n] == beat), default=stretch.first)
        return all(n in self._done for n in range(stretch.first, last + 1))

    def _draw_next(self) -> None:
        self._rests = not self._to_draw
        if self._rests:
            return
        stretch = self._to_draw.pop(0)
        self._drawer = self._next()
        order = Draw(self._drawer, self._job, stretch.first, stretch.last, idle=stretch.idle)
        self._order(order)

    def _order(self, order: Draw) -> None:
        """Have something drawn from the nearest bookmark, once the run has come so far."""
        if order.run not in self._wanted:
            return
        before = [each for each in self._bookmarks if each.held.segment <= order.first]
        reached = self._over or bool(
            self._bookmarks and self._bookmarks[-1].held.segment > order.first
        )
        if not reached or not before:
            self._waiting.append(order)
            return
        bookmark = before[-1]
        try:
            edits, anew = edits_for(bookmark.held)
        except SyntaxError:
            return  # it is known, and told
        with suppress(OSError):
            bookmark.line.send(replace(order, edits=edits, anew=anew))

    # Processes.

    def _accept(self) -> None:
        """Take up the lines of processes, until this is closed."""
        while not self._closed:
            try:
                line = self._listener.accept()
            except Exception:  # also of one that does not have the key
                continue
            threading.Thread(target=self._listen, args=(line,), daemon=True).start()

    def _look_after_template(self) -> None:
        """Tell if the process ends that all others come from."""
        self._template.join()
        with self._lock:
            if not self._closed:
                what = "the process that Manim was loaded in has ended unexpectedly: start it again"
                self._events.put((self._run, SceneFailed(None, -1, "", 0, what)))

    def _listen(self, line: Connection) -> None:
        """Hear what one process tells, until it has ended."""
        process: _Process | None = None
        with suppress(EOFError, OSError):
            hello = line.recv()
            assert isinstance(hello, Hello)
            process = _Process(line, hello)
            self._greet(process)
            while True:
                self._note(process, line.recv())
        if process:
            self._part(process)

    def _greet(self, process: _Process) -> None:
        with self._lock:
            self._left.pop(process.hello.pid, None)
            if not self._is_wanted(process.hello):
                process.end()
            elif process.hello.held is None:
                self._others.append(process)
                self._drawn = self._drawn or process.hello.draws
            else:
                self._bookmarks.append(process)
                self._bookmarks.sort(key=_order_of)
                self._thin_out()
                waiting, self._waiting = self._waiting, []
                for order in waiting:
                    self._order(order)

    def _note(self, process: _Process, message: Message) -> None:
        with self._lock:
            if process.hello.run < self._run:
                return
            if isinstance(message, Done):
                process.done = True
                if not process.hello.draws:
                    self._end = message if self._over else None
                    self._run_over()
                return
            if isinstance(message, Left):
                self._left[message.pid] = message
                self._end_unwanted()
                return
            if isinstance(message, Hello):
                return
            if isinstance(message, FrameDrawn):
                message = self._whole(message)
            if isinstance(message, Passed):
                self._beats[message.segment] = message.beat
            if isinstance(message, SegmentDrawn):
                self._done.add(message.segment)
            if isinstance(message, SceneEnded):
                self._over = True
            self._events.put((process.hello.run, message))

    def _whole(self, frame: FrameDrawn) -> FrameDrawn:
        """Put the last picture into a frame that shows it still."""
        segment = frame.place.segment
        self._last[segment] = frame.picture or self._last.get(segment, b"")
        return replace(frame, picture=self._last[segment])

    def _part(self, process: _Process) -> None:
        """A process has ended."""
        with self._lock:
            hello = process.hello
            if process in self._bookmarks:
                self._bookmarks.remove(process)
            if process not in self._others:
                return
            self._others.remove(process)
            if hello.run < self._run:
                return
            if not process.done:
                what = "its process has ended unexpectedly (out of memory?)"
                self._events.put((hello.run, SceneFailed(None, -1, "", 0, what)))
            elif hello.draws and hello.run == self._drawer:
                if hello.run == self._run:
                    self._to_draw = self._around(self._showing.segment)
                self._draw_next()

    def _let_go(self, kept: list[_Process]) -> None:
        """End all but some bookmarks."""
        self._want_nothing()
        for bookmark in self._bookmarks:
            if bookmark not in kept:
                bookmark.end()
        self._bookmarks = kept

    def _want_nothing(self) -> None:
        """End all that runs or draws."""
        self._wanted.clear()
        self._run_draws = False
        self._end_unwanted()

    def _is_wanted(self, what: Hello | Left) -> bool:
        """Tell whether what a process does is still wanted."""
        if isinstance(what, Hello) and what.held:
            return what.run >= self._run
        if what.draws and what.run == self._run:
            return self._run_draws
        return what.run in self._wanted

    def _end_unwanted(self) -> None:
        """End what runs or draws and is wanted no more."""
        for process in [each for each in self._others if not self._is_wanted(each.hello)]:
            process.end()
            self._others.remove(process)
        for left in [each for each in self._left.values() if not self._is_wanted(each)]:
            _kill(left.pid)
            del self._left[left.pid]

    def _thin_out(self) -> None:
        """Let go of a bookmark without which the way to any place stays short."""
        if len(self._bookmarks) <= _MOST_BOOKMARKS:
            return
        places = [each.held.segment for each in self._bookmarks]
        gaps = {n: places[n + 1] - places[n - 1] for n in range(1, len(places) - 1)}
        least = min(gaps, key=lambda n: (gaps[n], self._bookmarks[n].held.script is not None, n))
        self._bookmarks.pop(least).end()

    def _pass_on(self) -> None:
        """Tell what has happened, one event after another; nothing of a run that is no more."""
        while (item := self._events.get()) is not None:
            run, event = item
            if run >= self._run:
                self._hear(event)


def can_keep_scenes() -> bool:
    """Whether this system can: it must be able to fork."""
    return "forkserver" in multiprocessing.get_all_start_methods()


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.kill(pid, signal.SIGKILL)


def _order_of(process: _Process) -> tuple[int, bool]:
    """By where they are; of two at the same place, the one that was there first."""
    return process.held.segment, process.held.script is None
