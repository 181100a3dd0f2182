"""A store whose entries stand for what was asked for, and for all that was read meanwhile.

An entry is found if it was made for the same key, and if everything that was read then is the same
now. Several entries may have been made for one key: whoever undoes an edit finds the older one.
"""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from reel.engine.cache.reads import Places, Present, Reads
from reel.engine.cache.store import MANIFEST, Store
from reel.engine.run.local_pool import variables

READS = "reads.json"

_MOST_TRIED = 50


class ProvenStore:
    """Entries are called "KEY-READS", by the digest of their reads.

    Args:
        folder: where they are.
        project: the folder of the film whose scenes they are of; None for files of their own.
        told: says what a clip is told, by its id and what it asks for.
    """

    def __init__(
        self,
        folder: Path,
        project: Path | None,
        told: Callable[[str, str], str] = lambda clip, what: "",
    ) -> None:
        self._store = Store(folder)
        self._places = Places(project)
        self._told = told
        self._present = self.look()

    def look(self) -> Present:
        """Give what looks at what would be read now, and has not looked yet."""
        return Present(self._places, variables(), self._told)

    def find(self, key: str) -> tuple[Path, Reads] | None:
        """Find an entry's folder, and what was read for it; None if there is none that holds."""
        made = sorted(self._store.folder.glob(f"{key}-*"), key=_used, reverse=True)
        for entry in made[:_MOST_TRIED]:
            try:
                reads = msgspec.json.decode((entry / READS).read_bytes(), type=Reads)
            except (OSError, msgspec.DecodeError):
                continue
            if self._present.holds(reads) and self._store.find(entry.name):
                return entry, reads
        return None

    def _name(self, key: str, reads: Reads, now: Present) -> str:
        """Name the entry for something that was just made.

        What cannot be compared later, or has changed since it was read, gets a name that nobody
        will ask for.
        """
        for what in now.changed(reads):
            reads.note_change(what)
        return secrets.token_hex(16) if reads.unsteady else f"{key}-{reads.digest}"

    @contextmanager
    def making(
        self, key: str, reads: Reads, now: Present | None = None
    ) -> Iterator[tuple[Path, Path]]:
        """Give a draft to fill, and the folder that it will be; drop it if an error is raised.

        What has changed since it was read is added to the reads that are unsteady.

        Args:
            key: what was asked for.
            reads: what was read.
            now: looks for that; by default one that has not looked yet.
        """
        name = self._name(key, reads, now or self.look())
        with self._store.making(name) as draft:
            (draft / READS).write_bytes(msgspec.json.encode(reads))
            yield draft, self._store.folder / name

    def tidy(self) -> None:
        """Remove what dead processes have left."""
        self._store.tidy()


def _used(entry: Path) -> float:
    """When an entry was used last; 0 if it is not whole."""
    try:
        return (entry / MANIFEST).stat().st_mtime
    except OSError:
        return 0.0
