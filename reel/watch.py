"""Watching the sources of the clips."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

import scenes
from reel.paths import ASSETS, ROOT, shown
from reel.storyboard import Storyboard

_WATCHED = (ROOT / "scenes", ROOT / "reel", ASSETS)
_SUFFIXES = {".py", ".toml", ".csv", ".json", ".svg", ".png"}
_SETTLING_SECONDS = 0.2  # editors write a file in several steps


def changes() -> Iterator[str]:
    """Yield "" at once, and then the name of a source whenever sources have changed."""
    queue: Queue[Path] = Queue()
    observer = Observer()
    for folder in _WATCHED:
        observer.schedule(_Handler(queue), str(folder), recursive=True)
    observer.start()
    try:
        yield ""
        while True:
            # A wait without end would be deaf to Ctrl-C on Windows.
            try:
                changed = queue.get(timeout=1)
            except Empty:
                continue
            _drain(queue)
            yield shown(changed)
    finally:
        observer.stop()
        observer.join()


def storyboard() -> Storyboard:
    """Return the storyboard as it is on disk now."""
    importlib.reload(scenes)
    return scenes.STORYBOARD


class _Handler(FileSystemEventHandler):
    def __init__(self, queue: Queue[Path]) -> None:
        self._queue = queue

    def on_any_event(self, event: FileSystemEvent) -> None:
        path = Path(str(event.dest_path or event.src_path))
        if event.event_type in {"modified", "created", "moved"} and path.suffix in _SUFFIXES:
            self._queue.put(path)


def _drain(queue: Queue[Path]) -> None:
    while True:
        try:
            queue.get(timeout=_SETTLING_SECONDS)
        except Empty:
            return
