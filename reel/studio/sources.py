"""Notices sources that are saved, moved or taken away."""

from collections.abc import Callable, Iterable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

_CHANGES = {"modified", "created", "moved", "deleted"}
_SUFFIXES = {".py", ".toml", ".csv", ".json", ".svg", ".png", ".cfg"}


class Sources:
    """Tells of each saved file, from a thread of its own; often several times of one save.

    Args:
        tell: is told which file.
    """

    def __init__(self, tell: Callable[[Path], None]) -> None:
        self._handler = _Handler(tell)
        self._observer = Observer()
        self._watched: dict[Path, ObservedWatch] = {}
        self._observer.start()

    def watch(self, folders: Iterable[tuple[Path, bool]]) -> None:
        """Look after folders, and those within them where that is asked for."""
        for folder, within in folders:
            above = (each for each in self._watched if folder.is_relative_to(each))
            covered = any(each == folder or self._watched[each].is_recursive for each in above)
            if not covered and folder.is_dir():
                watched = self._observer.schedule(self._handler, str(folder), recursive=within)
                self._watched[folder] = watched

    def close(self) -> None:
        """Look no longer."""
        self._observer.stop()
        self._observer.join()


class _Handler(FileSystemEventHandler):
    def __init__(self, tell: Callable[[Path], None]) -> None:
        self._tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _CHANGES:
            return
        # What has been moved is gone from one place, and stands at another.
        for path in map(Path, filter(None, map(str, (event.src_path, event.dest_path)))):
            if path.suffix in _SUFFIXES:
                self._tell(path)
