"""Plays a scene in a process that others leave: as runner, as drawer, or waiting as a bookmark."""

import gc
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import manim as mn
from manim.utils.exceptions import EndSceneEarlyException

from reel.engine.draw import worker
from reel.engine.draw.hold import frames_to_hold
from reel.engine.draw.kept_running import kept_running
from reel.engine.draw.own_places import write_into
from reel.engine.draw.renderer import Renderer
from reel.engine.draw.segment_recorder import Overlay
from reel.engine.live.attendant import Attendant
from reel.engine.live.line import Line, end, hush, leave_behind
from reel.engine.live.messages import (
    FrameDrawn,
    Inspected,
    Passed,
    Place,
    SceneEnded,
    SceneFailed,
    SceneLingers,
    SegmentDrawn,
)
from reel.engine.live.orders import Address, Done, Draw, Held, Hello, Left, Order, Run
from reel.engine.live.patching import Marks, rest_of_script
from reel.engine.live.pictures import PictureRecorder, as_jpeg
from reel.engine.run.messages import Segment, Verdict
from reel.records import asked_words
from reel.records.blame import own_frame, own_place, what_happened

_FRAMES_APART = 8
"""Bookmarks within statements of `construct` are at least so many frames apart."""

_GENTLY = 10  # for what nobody waits for; as `nice` has it


class Player:
    """One process's way through a scene. A process that is left behind goes on with the same one.

    Args:
        address: where orders come from.
        folder: for what is written while the scene is played.
        marks: of this process's modules.
        attendant: looks on.
        order: what to do first: a run from the beginning.
    """

    def __init__(
        self, address: Address, folder: Path, marks: Marks, attendant: Attendant, order: Run
    ) -> None:
        self._address = address
        self._folder = folder
        self._marks = marks
        self._attendant = attendant
        self._order: Order = order
        self._asked: dict[str, str] = {}
        self._plays_kept = -1
        self._frames_kept = 0
        self._first = 0  # the segment that this process's way began with
        self._scene: Any = None
        self._renderer: Renderer | None = None
        self._recorder = PictureRecorder(self._tell_frame)
        self._line = self._speak(Hello(0, order.run))

    # The whole way.

    def play(self) -> None:
        """Play the scene from its beginning; end the process when that is done."""
        try:
            with ExitStack() as stack:
                stack.enter_context(kept_running())
                stack.enter_context(self._attendant.attending(self._order.job))
                self._begin()
                with suppress(EndSceneEarlyException):
                    self._scene.render()
            self._finish()
        except BaseException as error:
            self._fail(error)

    def _begin(self) -> None:
        job = self._order.job
        self._write_apart()
        if spec := job.spec:
            asked_words.listen(self._note_asked)
            spec.project.make_importable()
        self._marks.listen(self._reached)
        scene, renderer = worker.prepare(
            job, self, self._folder, leaps=True, record=self._recorder.made
        )
        self._scene, self._renderer = scene, renderer

    def _finish(self) -> None:
        """Tell that the scene is over, if this process has gone through it."""
        assert self._renderer
        renderer = self._renderer
        if isinstance(self._order, Run):
            if renderer.picture and not renderer.frames:
                self._show_picture()
            worker.check_beats(self._order.job, self._scene, len(renderer.lengths))
            self._line.tell(SceneEnded(len(renderer.lengths), tuple(self._marks.sources)))
        self._end()

    def _end(self) -> NoReturn:
        """End this process, and say what it has been made from."""
        if isinstance(self._order, Draw):  # what a run has written, bookmarks may read
            shutil.rmtree(self._own_folder, ignore_errors=True)
        self._line.tell(Done(dict(self._asked), dict(self._marks.sources)))
        end()

    def _show_picture(self) -> None:
        """Show the picture that a scene becomes which plays nothing: its only frame."""
        assert self._renderer
        self._line.tell(Passed(0, None, 1))
        self._line.tell(FrameDrawn(Place(0), 1, as_jpeg(self._renderer.camera.pixel_array)))
        self._line.tell(SegmentDrawn(0))

    def _fail(self, error: BaseException) -> None:
        """Tell what the scene has raised."""
        renderer = self._renderer
        file, line = own_place(error)
        beat, segment = None, -1
        if renderer:
            beat, segment = renderer.current_beat, len(renderer.lengths)
        place = str(file or "")
        self._line.tell(
            SceneFailed(beat, segment, place, line, what_happened(error), _trace(error))
        )
        self._end()

    # Between segments: as the renderer's policy.

    def decide(self, index: int, state: Callable[[], str]) -> Verdict:
        """Leave behind who is to stay here; then go on, drawing or not."""
        if isinstance(self._order, Run) and self._is_far():
            self._keep(index, None, None)
        if isinstance(self._order, Run) and index == self._order.showing.segment:
            self._leave(Draw(self._order.run, self._order.job, index))
        return self._verdict(index)

    def _is_far(self) -> bool:
        """Tell whether it is worth a bookmark to be here sooner than from the last one."""
        assert self._renderer
        return self._renderer.frames - self._frames_kept >= _FRAMES_APART

    def _verdict(self, index: int) -> Verdict:
        order = self._order
        if isinstance(order, Run) or index < order.first:
            return Verdict.SKIP
        if self._is_after(index, order):
            return Verdict.STOP
        self._recorder.enter(index)
        return Verdict.DRAW

    def _is_after(self, index: int, order: Draw) -> bool:
        """Tell whether a segment is after all that is to be drawn."""
        if order.last is not None:
            return index > order.last
        spec = order.job.spec
        if spec is None:
            return False
        parts = spec.parts
        return index >= len(parts) or parts[index].beat != parts[order.first].beat

    def overlays(self, index: int) -> Sequence[Overlay]:
        """Nothing is laid over."""
        return ()

    def on_drawn(self, index: int, frames: int, beat: str | None) -> None:
        """Each frame is told of by the recorder."""

    def on_passed(self, index: int, frames: int, beat: str | None) -> None:
        """Tell how long a segment is."""
        if isinstance(self._order, Run) and index >= self._first:
            self._line.tell(Passed(index, beat, frames))

    def on_finished(self, segment: Segment) -> None:
        """Tell that a segment is drawn."""
        self._line.tell(Passed(segment.index, segment.beat, segment.frames))
        self._line.tell(SegmentDrawn(segment.index))

    def _tell_frame(self, frame: FrameDrawn) -> None:
        order = self._order
        assert isinstance(order, Draw)
        if order.inspect is None:
            self._line.tell(frame)
            if self._is_end_of_beat(frame.place.segment):
                self._look_at_end(frame)
            return
        there = order.inspect.offset - frame.place.offset
        if there < frame.repeat:
            self._line.tell(Inspected(order.inspect, self._attendant.things(self._scene)))
            self._end()

    def _is_end_of_beat(self, segment: int) -> bool:
        """Tell whether the picture is the one that a beat ends on."""
        assert self._renderer
        spec = self._order.job.spec
        return bool(spec and self._renderer.segments.holding and spec.parts[segment].last)

    def _look_at_end(self, frame: FrameDrawn) -> None:
        assert self._renderer
        last = Place(frame.place.segment, frame.place.offset + frame.repeat - 1)
        flaws = self._attendant.flaws(self._scene, self._renderer.current_beat or "")
        self._line.tell(Inspected(last, flaws=flaws))

    # Being left behind.

    def _reached(self, key: str, number: int) -> None:
        """A `construct` is about to do a statement."""
        if not isinstance(self._order, Run) or self._scene is None:
            return
        frame = sys._getframe(1)
        if frame.f_locals.get("self", self._scene) is not self._scene:
            return
        plays = self._scene.renderer.num_plays
        if plays == self._plays_kept:
            return
        self._keep(self._renderer.segments.index if self._renderer else 0, (key, number), frame)

    def _keep(self, segment: int, script: tuple[str, int] | None, frame: FrameType | None) -> None:
        """Leave a bookmark behind; or go on from it, if this process is what has left it."""
        assert self._renderer
        self._frames_kept = self._renderer.frames
        if script:
            self._plays_kept = self._renderer.num_plays
        gc.freeze()  # else the next collection would copy all that is shared
        if leave_behind():
            return
        replaceable = frame is not None and _is_outermost(frame)
        self._line.hang_up()
        held = Held(
            segment, script, replaceable, frozenset(self._marks.entered), dict(self._asked),
            dict(self._marks.sources),
        )  # fmt: skip
        self._line = self._speak(Hello(0, self._order.run, held))
        order = self._wait()
        self._line.hang_up()
        self._first = segment
        self._go_on(order)
        if order.anew and script and frame:
            self._do_anew(script, frame)

    def _wait(self) -> Order:
        """Wait as a bookmark, and let others do what is ordered; only they come back from here."""
        while True:
            for order in _latest(self._line.wait()):
                if not (child := leave_behind()):
                    return order
                self._line.tell(Left(child, order.run, isinstance(order, Draw)))

    def _leave(self, order: Draw) -> None:
        """Let another process draw from here on."""
        if child := leave_behind():
            self._line.tell(Left(child, order.run, draws=True))
        else:
            self._line.hang_up()
            self._go_on(order)

    def _go_on(self, order: Order) -> None:
        """Do what has been ordered, as a new process."""
        if isinstance(order, Draw):
            hush()  # the run prints the same
            if order.idle:
                os.nice(_GENTLY)
        self._line = self._speak(Hello(0, order.run, draws=isinstance(order, Draw)))
        self._order = order
        self._write_apart()
        for path, source in order.edits.items():
            self._marks.edit(path, source)
        renderer, job = self._renderer, order.job
        assert renderer
        if job.spec:
            self._scene.spec = worker.without_beat_words(job.spec)
            renderer.frames_to_hold = partial(frames_to_hold, job)

    def _write_apart(self) -> None:
        """Let this process write where no other one does."""
        write_into(self._own_folder)

    @property
    def _own_folder(self) -> Path:
        return self._folder / f"{os.getpid()}"

    def _do_anew(self, script: tuple[str, int], frame: FrameType) -> None:
        """Do the rest of `construct` by its edited source, and end the scene."""
        key, number = script
        path, _, name = key.rpartition(":")
        rest_of_script(self._marks.sources[path], name, number, frame)()
        raise EndSceneEarlyException

    def _speak(self, hello: Hello) -> Line:
        line = Line(self._address, replace(hello, pid=os.getpid()))
        if hello.held is None:
            line.watch(self._linger)
        return line

    def _linger(self, doing: FrameType | None, seconds: float) -> None:
        """Tell what is being done for so long, if somebody waits for it."""
        if isinstance(self._order, Draw) and self._order.idle:
            return
        file, line = own_frame(doing)
        beat = self._renderer.current_beat if self._renderer else None
        self._line.tell(SceneLingers(beat, str(file or ""), line, seconds))

    def _note_asked(self, what: str) -> None:
        spec = self._order.job.spec
        assert spec
        self._asked.setdefault(what, asked_words.told(spec, what))


def _latest(orders: list[Order]) -> list[Order]:
    """Choose from orders that have come together: of each kind, the last one."""
    last: dict[tuple[type, bool], Order] = {}
    for order in orders:
        last[type(order), isinstance(order, Draw) and order.inspect is None] = order
    return list(last.values())


def _is_outermost(frame: FrameType) -> bool:
    """Tell whether nothing of the person's own is left to do after a `construct`."""
    above = frame.f_back
    while above is not None and above.f_code is not Player._do_anew.__code__:
        if isinstance(above.f_locals.get("self"), mn.Scene) and not above.f_globals.get(
            "__name__", ""
        ).startswith("manim."):
            return False
        above = above.f_back
    return True


def _trace(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))
