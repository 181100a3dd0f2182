"""A store of finished things, each under a key that says what it was made from."""

import errno
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from reel.records.writing import CACHE

MANIFEST = "manifest.json"
LARGEST = 10 * 10**9
"""How many bytes the cache may hold; what was used least recently goes first."""

_DRAFT = ".draft-"
_LARGE = 20 * 10**6  # bytes from which threads are worth starting


class _Manifest(msgspec.Struct):
    """The digest of each file, so that a damaged entry is noticed."""

    digests: dict[str, str]


class Store:
    """Entries are folders. They are filled in a draft beside them, and renamed when whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, key: str) -> Path | None:
        """Find the entry's folder; None if there is none or it is damaged."""
        entry = self.folder / key
        return entry if _use(entry) is not None else None

    def draft(self) -> Path:
        """Make an empty folder, to be filled and then given to `keep` or `drop`.

        Raises:
            CannotWriteError: the cache is full, or cannot be written to.
        """
        CACHE.make(self.folder)
        folder = self.folder / f"{_DRAFT}{os.getpid()}-{secrets.token_hex(4)}"
        with CACHE.written(self.folder):
            folder.mkdir()
        return folder

    def keep(self, draft: Path, key: str) -> Path:
        """Make a filled draft the entry called `key`, in place of any other, and name its folder.

        An entry with the same content stays: another run may just be reading it.
        """
        digests = {str(path.relative_to(draft)): _digest(path) for path in _files(draft)}
        (draft / MANIFEST).write_bytes(msgspec.json.encode(_Manifest(digests)))
        entry = self.folder / key
        while True:
            # A folder can be renamed where there is none, but not onto a full one.
            try:
                draft.rename(entry)
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                    raise
            else:
                return entry
            if _use(entry) == digests:
                self.drop(draft)
                return entry
            with suppress(FileNotFoundError):  # another run may have been faster
                old = self.draft() / "old"
                entry.rename(old)
            self.drop(old.parent)

    def drop(self, draft: Path) -> None:
        """Remove a draft or an entry."""
        shutil.rmtree(draft, ignore_errors=True)

    @contextmanager
    def making(self, key: str) -> Iterator[Path]:
        """Give a draft to fill; keep it under `key`, or drop it if an error is raised.

        Raises:
            CannotWriteError: the cache is full, or cannot be written to.
        """
        draft = self.draft()
        try:
            with CACHE.written(self.folder):
                yield draft
                self.keep(draft, key)
        except BaseException:
            self.drop(draft)
            raise

    def tidy(self) -> None:
        """Remove the drafts of processes that are no more."""
        for draft in self.folder.glob(f"{_DRAFT}*"):
            process = draft.name.removeprefix(_DRAFT).partition("-")[0]
            with suppress(ValueError):
                if not is_alive(int(process)):
                    self.drop(draft)


@dataclass(frozen=True)
class Entry:
    """What is known of an entry without reading it.

    Attributes:
        folder: where it is.
        size: in bytes.
        used: when it was used last, in seconds since 1970.
    """

    folder: Path
    size: int
    used: float


def _files(entry: Path) -> list[Path]:
    """List the files in an entry, in folders within it too."""
    return [Path(place, name) for place, _, names in os.walk(entry) for name in names]


def entries(root: Path) -> list[Entry]:
    """List all entries of all stores in a folder, the least recently used first."""
    found: list[Entry] = []
    for manifest in root.glob(f"*/*/{MANIFEST}"):
        with suppress(OSError):  # another run may just have removed it
            size = sum(path.stat().st_size for path in _files(manifest.parent))
            found.append(Entry(manifest.parent, size, manifest.stat().st_mtime))
    return sorted(found, key=lambda entry: entry.used)


def trim(root: Path, largest: int = LARGEST) -> int:
    """Remove what was used least recently until no more than `largest` bytes are left.

    Returns:
        How many bytes were removed.
    """
    found = entries(root)
    size = sum(entry.size for entry in found)
    removed = 0
    for entry in found:
        if size - removed <= largest:
            break
        shutil.rmtree(entry.folder, ignore_errors=True)
        removed += entry.size
    return removed


def _use(entry: Path) -> dict[str, str] | None:
    """Note that an entry is used, and give its files' digests; None if it is not whole."""
    try:
        manifest = msgspec.json.decode((entry / MANIFEST).read_bytes(), type=_Manifest)
        if _digests(entry, manifest.digests) != manifest.digests:
            return None
    except (OSError, msgspec.DecodeError):
        return None
    with suppress(OSError):  # the cache may be one that can only be read
        os.utime(entry / MANIFEST)
    return manifest.digests


def _digests(entry: Path, names: Iterable[str]) -> dict[str, str]:
    """Make the digests of files in an entry; of large ones, side by side.

    Raises:
        OSError: one is missing.
    """
    places = {name: entry / name for name in names}
    if sum(place.stat().st_size for place in places.values()) < _LARGE:
        return {name: _digest(place) for name, place in places.items()}
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        return dict(zip(places, threads.map(_digest, places.values()), strict=True))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32]  # processors help with it


def is_alive(process: int) -> bool:
    """Tell whether there is a process of this id."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
