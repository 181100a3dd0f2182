"""A live scene: from the save, noticed as the studio notices it, to the first picture told of."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from queue import Empty, Queue
from tempfile import TemporaryDirectory
from threading import Timer

from PIL import Image
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from benchmarks.others.edits import HERE, PATIENCE, PLAY, RATE, SCENE, SIZE, SPOT, Edit, is_seen
from benchmarks.others.edits import source as edited
from benchmarks.project import CommandFailed
from reel.engine.live.live_scene import LiveScene
from reel.engine.live.messages import Edit as Saved
from reel.engine.live.messages import Event, FrameDrawn, Place
from reel.records.formats import LANDSCAPE, quality_of
from reel.records.plan import Job
from reel.studio.session import SETTLING

_QUIET = 1.5  # seconds without an event: all is drawn

Told = Queue[tuple[float, Event]]


@contextmanager
def live() -> Iterator[Edit]:
    """Keep the scene ready, with its edited play looked at."""
    with TemporaryDirectory(prefix="bench-") as name:
        folder, sources = Path(name), Path(name) / "sources"
        sources.mkdir()
        file = sources / "plain.py"
        file.write_text(edited(HERE / file.name, 0), encoding="utf-8")
        picture = quality_of(f"{SIZE[1]}p{RATE}").picture(LANDSCAPE)
        job = Job(SCENE, f"{file}:{SCENE}", picture)
        told: Told = Queue()
        scene = LiveScene(job, lambda event: told.put((time.time(), event)), folder=folder)
        observer = Observer()
        observer.schedule(_Saves(scene, job, file), str(sources))
        observer.start()
        try:
            scene.show(Place(PLAY))

            def edit(number: int) -> float:
                _rest(told)
                began = time.time()
                file.write_text(edited(HERE / file.name, number), encoding="utf-8")
                return _seen(told, number) - began

            yield edit
        finally:
            observer.stop()
            observer.join()
            scene.close()


class _Saves(FileSystemEventHandler):
    """Changes the scene as soon as its saved file rests."""

    def __init__(self, scene: LiveScene, job: Job, file: Path) -> None:
        self._scene, self._job, self._file = scene, job, file
        self._timer = Timer(0, print)

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "modified", "closed", "moved"):
            self._timer.cancel()
            self._timer = Timer(SETTLING, self._change)
            self._timer.start()

    def _change(self) -> None:
        self._scene.change(Saved(self._job, (self._file,)), Place(PLAY))


def _rest(told: Told) -> None:
    """Wait until nothing is drawn any more, and forget what was told."""
    try:
        while True:
            told.get(timeout=_QUIET)
    except Empty:
        return


def _seen(told: Told, number: int) -> float:
    """Wait for the first picture of an edit; give the time at which it was told of.

    Raises:
        CommandFailed: none has come.
    """
    until = time.time() + PATIENCE
    while (left := until - time.time()) > 0:
        try:
            moment, event = told.get(timeout=left)
        except Empty:
            break
        if isinstance(event, FrameDrawn) and event.place.segment == PLAY:
            image = Image.open(BytesIO(event.picture)).convert("RGB")
            x, y = (int(share * side) for share, side in zip(SPOT, image.size, strict=True))
            pixel = image.getpixel((x, y))
            assert isinstance(pixel, tuple)
            if is_seen(number, [int(part) for part in pixel]):
                return moment
    raise CommandFailed(f"the live scene has not shown edit {number}")
