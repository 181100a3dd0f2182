"""One run of the studio: its views, what is asked of them, and what pages are told.

All that happens (a page asks, a file is saved, a scene has drawn) is put into one queue and done by
one thread, in order: so nothing here is ever changed from two sides.
"""

import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from queue import Empty, SimpleQueue

from reel.deliver.soundtrack import Soundtrack
from reel.engine.live.messages import (
    Edit,
    Event,
    FrameDrawn,
    Inspected,
    Passed,
    Place,
    SceneEnded,
    SceneFailed,
    SceneLingers,
    SegmentDrawn,
)
from reel.records.errors import ReelError
from reel.records.plan import Job
from reel.studio import faults, hearing, protocol
from reel.studio.clients import Follower
from reel.studio.commands import Command
from reel.studio.live_view import LiveView, OpenScene
from reel.studio.protocol import FromPage, ToPage, write_message, write_picture
from reel.studio.sources import Sources
from reel.studio.subject import Spoken, Subject, Way
from reel.studio.times import beats_of, timeline_of

SETTLING = 0.03
"""Seconds without another save after which files are read: editors write in several steps."""

_AGAIN = 0.12  # seconds after which a file is read again that was wrong: it may be half-written
_BEHIND = 2.0  # seconds that the other views wait at most for the first picture of the leading one
_GATHERED = 0.04  # seconds for which what is known of the times is gathered
_FIRST_WORDS = 1.5  # seconds that the first pictures wait for what the cache knows of the voice
_MOST_LINES = 500  # of a command's, for pages that connect later


class Session:
    """The studio, without its web server; a `Listening`.

    Args:
        subject: what it is about.
        ways: in which it is shown at first, the leading one in front.
        open_scene: keeps a scene ready.
        folder: for what scenes need while they are open; a short path.
        program: how this project's command is started.

    Attributes:
        read_at: when what had been saved was last read, by `time.monotonic`.
    """

    def __init__(
        self,
        subject: Subject,
        ways: Sequence[Way],
        open_scene: OpenScene,
        folder: Path,
        program: Sequence[str],
    ) -> None:
        self._subject = subject
        self._open_scene = open_scene
        self._folder = folder
        self._program = program
        self.read_at = 0.0
        self._ids = count(1)
        self._views: list[LiveView] = []
        self._leading = ""
        self._fault: protocol.Fault | None = None
        self._clients: list[Follower] = []
        self._tasks: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._due: dict[str, tuple[float, Callable[[], None]]] = {}
        self._saved: set[Path] = set()
        self._tried = False
        self._behind: list[LiveView] = []
        self._hello: protocol.Hello | None = None
        self._sounds: dict[str, bytes] = {}
        self._speaker = ThreadPoolExecutor(1, "voice")
        self._command: Command | None = None
        self._running: protocol.Running | None = None
        self._lines: list[str] = []
        self._sources = Sources(lambda path: self._post(self._on_saved, path))
        self._thread = threading.Thread(target=self._run, name="session", daemon=True)
        self._sources.watch(subject.folders())
        self._begin(ways)
        self._thread.start()

    # What the server calls, in its own thread.

    def join(self, client: Follower) -> None:
        """A page has connected."""
        self._post(self._on_join, client)

    def leave(self, client: Follower) -> None:
        """It has gone."""
        self._post(self._on_leave, client)

    def ask(self, message: FromPage) -> None:
        """A page asks for something."""
        self._post(self._on_asked, message)

    def sound(self, name: str) -> bytes | None:
        """Give a sound of which a page was told."""
        return self._sounds.get(name)

    def close(self) -> None:
        """End all that has been started."""
        self._tasks.put(None)
        self._thread.join()
        self._sources.close()
        if self._command:
            self._command.close()
        for view in self._views:
            view.close()
        self._speaker.shutdown(cancel_futures=True)

    # The thread that does it all.

    def _post(self, task: Callable[..., None], *given: object) -> None:
        self._tasks.put(partial(task, *given))

    def _at(self, name: str, seconds: float, task: Callable[[], None]) -> None:
        """Do something later; what was to be done under the same name is not done any more."""
        self._due[name] = time.monotonic() + seconds, task

    def _run(self) -> None:
        while True:
            now = time.monotonic()
            for name, (when, task) in list(self._due.items()):
                if when <= now:
                    del self._due[name]
                    self._try(task)
            soonest = min((when for when, _ in self._due.values()), default=now + 3600)
            try:
                next_task = self._tasks.get(timeout=max(0, soonest - time.monotonic()))
            except Empty:
                continue
            if next_task is None:
                return
            self._try(next_task)

    def _try(self, task: Callable[[], None]) -> None:
        """Do something; a mistake of the studio's own is told, and does not end it."""
        try:
            task()
        except (ReelError, OSError) as error:
            self._tell(protocol.Notice(" ".join(str(error).split())))
        except Exception as error:
            traceback.print_exc(file=sys.stderr)
            what = "".join(traceback.format_exception_only(error)).strip()
            self._tell(protocol.Notice(f"a mistake of the studio itself: {what}"))

    def _tell(self, *messages: ToPage) -> None:
        texts = [write_message(message) for message in messages]
        for client in self._clients:
            client.send(texts)

    # Pages.

    def _on_join(self, client: Follower) -> None:
        self._clients.append(client)
        known: list[str | bytes] = [write_message(each) for each in self._all_known()]
        client.send(known)
        for view in sorted(self._views, key=lambda each: each.id != self._leading):
            for segment in sorted(view.frames, key=lambda each: each != view.place.segment):
                client.send([_picture(view, each) for each in view.frames[segment].values()])
            client.send(write_message(protocol.Drawn(view.id, each)) for each in view.drawn)

    def _all_known(self) -> Iterable[ToPage]:
        if self._hello:
            yield self._hello
        yield self._described()
        for view in self._views:
            yield self._timeline(view)
            yield view.sound
            if view.fault:
                yield view.fault
        if self._fault:
            yield self._fault
        if self._running:
            yield self._running
            yield from map(protocol.Said, self._lines)

    def _on_leave(self, client: Follower) -> None:
        with suppress(ValueError):
            self._clients.remove(client)

    def _on_asked(self, message: FromPage) -> None:
        match message:
            case protocol.Look():
                self._look(message)
            case protocol.Inspect(view=id, segment=segment, offset=offset):
                if view := self._view(id):
                    view.inspect(Place(segment, offset))
            case protocol.OpenView():
                self._open_view(Way(message.format, message.theme, message.language))
            case protocol.CloseView(view=id):
                self._close_view(id)
            case protocol.OpenClip(clip=clip):
                self._open_clip(clip)
            case protocol.Run(name=name):
                self._run_command(name)
            case protocol.Stop():
                if self._command:
                    self._command.stop()

    def _view(self, id: str) -> LiveView | None:
        return next((view for view in self._views if view.id == id), None)

    @property
    def _first(self) -> LiveView:
        """The view that is looked at above all."""
        return self._view(self._leading) or self._views[0]

    # Views.

    def _begin(self, ways: Sequence[Way]) -> None:
        """Open the first views, once it is known what the cache has of the voice."""
        languages = dict.fromkeys(way.language for way in ways)
        wait([self._speak(language) for language in languages], timeout=_FIRST_WORDS)
        for way in ways:
            self._post(self._open_view, way)

    def _open_view(self, way: Way) -> None:
        if any(view.way == way for view in self._views):
            return
        known = self._subject.formats
        if known and way.format not in known:
            raise ReelError(f"no format is called {way.format!r}; there are: {', '.join(known)}")
        view = LiveView(f"v{next(self._ids)}", way, self._subject.job(way))
        if self._views:
            view.place = self._first.place
        self._views.append(view)
        self._leading = self._leading or view.id
        self._greet()
        self._tell(self._described(), self._timeline(view))
        if not any(each.way.language == way.language for each in self._views[:-1]):
            self._speak(way.language)
        else:
            self._hear(view)
        self._start(view)

    def _start(self, view: LiveView) -> None:
        """Have a view's scene kept ready, and drawn from where one looks."""
        folder = self._folder / view.id
        folder.mkdir(exist_ok=True)
        view.scene = self._open_scene(
            view.job,
            lambda event: self._post(self._on_event, view, view.generation, event),
            folder=folder,
        )
        self._show(view)

    def _close_view(self, id: str) -> None:
        view = self._view(id)
        if view is None or len(self._views) == 1:
            return
        self._views.remove(view)
        view.close()
        if self._leading == id:
            self._leading = self._views[0].id
        self._tell(self._described())

    def _open_clip(self, clip: str) -> None:
        self._subject.switch(clip)
        ways = [view.way for view in self._views]
        for view in self._views:
            view.close()
        self._views.clear()
        self._leading = ""
        self._sounds.clear()
        self._begin(ways)

    def _described(self) -> protocol.Views:
        return protocol.Views(tuple(view.described() for view in self._views))

    def _greet(self) -> None:
        """Tell what the studio is about, if that is news."""
        subject, way = self._subject, self._first.way
        hello = protocol.Hello(
            subject.clip, subject.title(way), subject.clips, subject.formats, subject.themes,
            subject.languages, subject.choices(way), subject.overlays,
        )  # fmt: skip
        if hello != self._hello:
            self._hello = hello
            self._tell(hello)

    # Where one looks.

    def _look(self, look: protocol.Look) -> None:
        if look.leading != self._leading and self._view(look.leading):
            self._leading = look.leading
            self._greet()
        for view in sorted(self._views, key=lambda each: each.id != self._leading):
            if (place := look.places.get(view.id)) is not None:
                view.place = Place(*place)
                self._draw_at(view)

    def _draw_at(self, view: LiveView) -> None:
        """Draw what one looks at, unless it is there or on its way."""
        if not view.has(view.place) and view.drawing != view.place.segment:
            self._show(view)

    def _show(self, view: LiveView) -> None:
        """Have drawn what one looks at; then the scene goes on to draw all else by itself."""
        if view.scene:
            view.drawing = view.place.segment
            view.scene.show(view.place)

    # What scenes tell.

    def _on_event(self, view: LiveView, generation: int, event: Event) -> None:
        if view not in self._views:
            return
        if isinstance(event, Inspected):
            self._tell(_inspected(view.id, event))
            view.inspected()
        if generation != view.generation:  # told before an edit that it knows nothing of
            return
        match event:
            case Passed(segment=segment):
                view.passed[segment] = event
                view.unsure.discard(segment)
                if not event.frames:
                    view.drawn.add(segment)
                self._reached(view, segment)
                self._at(f"times of {view.id}", _GATHERED, partial(self._tell_times, view))
            case FrameDrawn():
                if view.take(event):
                    picture = _picture(view, event)
                    for client in self._clients:
                        client.send([picture])
                self._reached(view, event.place.segment)
                if view is self._first:
                    self._change_others()
            case SegmentDrawn(segment=segment):
                view.drawn.add(segment)
                self._tell(protocol.Drawn(view.id, segment))
            case SceneEnded():
                view.segments = event.segments
                view.passed = {at: each for at, each in view.passed.items() if at < event.segments}
                self._sources.watch({(Path(file).parent, False) for file in event.files})
                self._reached(view, event.segments)
                self._tell_times(view)
            case SceneLingers():
                self._tell(protocol.Notice(faults.of_lingering(view.job.id, event)))
            case SceneFailed():
                view.inspecting = view.inspect_next = None
                view.fault = faults.of_scene(view.id, event)
                self._tell(view.fault)
                if view is self._first:
                    self._change_others()

    def _reached(self, view: LiveView, segment: int) -> None:
        """A scene has come to a segment: a fault in one before it is gone."""
        if view.fault and segment > view.fault.segment:
            view.fault = None
            self._tell(protocol.Mended(view.id))

    def _timeline(self, view: LiveView) -> protocol.Timeline:
        return timeline_of(view.id, view.job, view.passed, view.segments, view.unsure)

    def _tell_times(self, view: LiveView) -> None:
        self._due.pop(f"times of {view.id}", None)
        self._tell(self._timeline(view))
        self._hear(view)

    # Edits.

    def _on_saved(self, path: Path) -> None:
        self._saved.add(path.resolve())
        self._tried = False
        self._at("saved", SETTLING, self._read_saved)

    def _read_saved(self) -> None:
        """Read what has been saved, and let the scenes go on by it.

        What is wrong may be half-written, so it is told only if it still is a moment later.
        """
        files = frozenset(self._saved)
        try:
            self._subject.read_again(files, self._first.way)
        except (ReelError, OSError) as error:
            if not self._tried:
                self._tried = True
                self._at("saved", _AGAIN, self._read_saved)
                return
            self._fault = faults.of_files(error, self._subject.root)
            self._tell(self._fault)
            self.read_at = time.monotonic()
            return
        self._saved.clear()
        if self._fault:
            self._fault = None
            self._tell(protocol.Mended(""))
        self._greet()
        for view in self._views:
            view.stale |= files
        first = self._first
        self._behind = [view for view in self._views if view is not first]
        if self._change(first) < 0:
            self._change_others()
        else:
            self._at("others", _BEHIND, self._change_others)
        if any(path.suffix == ".toml" for path in files):
            for language in dict.fromkeys(view.way.language for view in self._views):
                self._speak(language)
        self.read_at = time.monotonic()

    def _change_others(self) -> None:
        """Let the other views go on by an edit, now that the leading one has."""
        self._due.pop("others", None)
        behind, self._behind = self._behind, []
        for view in behind:
            if view in self._views:
                self._change(view)

    def _change(self, view: LiveView) -> int:
        """Let a view go on by what the files say now: the first segment that no longer holds."""
        try:
            job = self._subject.job(view.way)
        except (ReelError, OSError) as error:
            view.fault = faults.of_files(error, self._subject.root, view.id)
            self._tell(view.fault)
            return -1
        files, view.stale = tuple(sorted(view.stale)), set()
        assert view.scene is not None
        view.generation += 1
        first = view.scene.change(Edit(job, files), view.place)
        if first >= 0:
            view.forget(first, job)
            view.drawing = view.place.segment
            self._tell(protocol.Void(view.id, first))
        view.job = job
        self._tell(self._timeline(view))
        if view.fault and min(first, view.fault.segment) < 0:
            # What was wrong lay before the first segment; if it still does, that is told again.
            view.fault = None
            self._tell(protocol.Mended(view.id))
        if first < 0:
            self._hear(view)
        return first

    # The voice.

    def _speak(self, language: str) -> Future[Spoken]:
        """Let the voice speak, in a thread of its own."""
        subject = self._subject
        for view in self._views:
            if view.way.language == language and view.sound.state != "ready":
                self._sounds_now(view, protocol.Sound(view.id, "coming"))
        speaking = self._speaker.submit(lambda: subject.speak(language))
        speaking.add_done_callback(lambda done: self._post(self._on_spoken, language, done))
        return speaking

    def _on_spoken(self, language: str, done: Future[Spoken]) -> None:
        if done.cancelled():
            return
        views = [view for view in self._views if view.way.language == language]
        if error := done.exception():
            message = " ".join(str(error).split())
            for view in views:
                self._sounds_now(view, protocol.Sound(view.id, "failed", message=message))
            return
        self._subject.take(language, done.result())
        for view in views:
            if not done.result():
                self._sounds_now(view, protocol.Sound(view.id, "none"))
            elif _narration(self._subject.job(view.way)) != _narration(view.job):
                self._change(view)
            else:
                self._hear(view)

    def _hear(self, view: LiveView) -> None:
        """Make what is heard of a view, once it is known how long all lasts."""
        times = self._timeline(view)
        if not times.whole:
            return
        frames = sum(segment.frames for segment in times.segments)
        wanted = hearing.wanted_of(view.job, beats_of(view.job, times.segments), frames)
        if wanted is None or wanted == view.wanted:
            return
        view.wanted = wanted
        making = self._speaker.submit(hearing.heard, view.job, wanted)
        making.add_done_callback(lambda done: self._post(self._on_heard, view, wanted, done))

    def _on_heard(self, view: LiveView, wanted: Soundtrack, done: Future[hearing.Heard]) -> None:
        if done.cancelled() or view.wanted != wanted:
            return
        if error := done.exception():
            message = " ".join(str(error).split())
            self._sounds_now(view, protocol.Sound(view.id, "failed", message=message))
            return
        heard = done.result()
        name = f"{view.id}-{next(self._ids)}"
        self._sounds = {
            each: sound for each, sound in self._sounds.items()
            if not each.startswith(f"{view.id}-")
        } | {name: heard.flac}  # fmt: skip
        self._sounds_now(view, protocol.Sound(view.id, "ready", f"sound/{name}", heard.peaks))

    def _sounds_now(self, view: LiveView, sound: protocol.Sound) -> None:
        if sound.state != "ready":
            view.wanted = None  # it is made anew, whatever was made before
        view.sound = sound
        self._tell(sound)

    # Commands.

    def _run_command(self, name: str) -> None:
        if self._running:
            return
        way = self._first.way
        arguments = self._subject.arguments(name, way)
        choice = next(each for each in self._subject.choices(way) if each.name == name)
        self._lines.clear()
        self._command = Command(
            [*self._program, *arguments],
            self._subject.root,
            lambda line: self._post(self._on_line, line),
            lambda code, stopped: self._post(self._on_ended, name, code, stopped),
        )
        self._running = protocol.Running(name, choice.line)
        self._tell(self._running)

    def _on_line(self, line: str) -> None:
        self._lines = [*self._lines[1 - _MOST_LINES :], line]
        self._tell(protocol.Said(line))

    def _on_ended(self, name: str, code: int, stopped: bool) -> None:
        self._running = self._command = None
        self._tell(protocol.Ended(name, code, stopped))


def _inspected(view: str, event: Inspected) -> protocol.Inspected:
    """Put what stands in a frame into a message."""
    things = tuple(
        protocol.Thing(
            each.kind, each.name, each.role, each.region, each.made, _box(each.box), each.depth
        )
        for each in event.things
    )
    flaws = tuple(
        protocol.Flaw(each.rule, each.severity, each.message, tuple(map(_box, each.boxes)))
        for each in event.flaws
    )
    return protocol.Inspected(view, event.place.segment, event.place.offset, things, flaws)


def _box(box: protocol.Box) -> protocol.Box:
    """Give a box as plain numbers, whatever kind of them it has been measured in."""
    left, top, right, bottom = map(float, box)
    return left, top, right, bottom


def _narration(job: Job) -> object:
    return job.spec.narration if job.spec else None


def _picture(view: LiveView, frame: FrameDrawn) -> bytes:
    place = frame.place
    header = protocol.Picture(view.id, place.segment, place.offset, frame.repeat)
    return write_picture(header, frame.picture)
