"""Writing into folders that a person can choose: if that cannot be, the right one is named."""

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from reel.records.errors import ReelError
from reel.records.root import shown

_ROOM = "make room there, or choose another folder"
_RIGHTS = "allow writing there, or choose another folder"
_MENDS = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: _ROOM,
    errno.EROFS: _RIGHTS,
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.ENOTDIR: "choose another folder",
    errno.EEXIST: "choose another folder",
    errno.EISDIR: "move it away, or choose another folder",
    errno.ENAMETOOLONG: "choose a shorter one",
}

_BEGINNING = 60
"""How many characters are shown of a path that is too long."""

_NEXT_TO_NOTHING = 64 * 1024
"""Bytes left on a disk that count as none."""


class CannotWriteError(ReelError):
    """A folder is full, or cannot be written to."""


@dataclass(frozen=True)
class Place:
    """What folders are for, and how a person chooses another one for it."""

    purpose: str
    choice: str

    def error(self, folder: Path, cause: OSError) -> CannotWriteError | None:
        """Put into words why a folder for this cannot be written to; None if it is not to blame."""
        if cause.errno not in _MENDS or not _names(cause, folder):
            return None
        where, what = _culprit(folder, cause)
        return CannotWriteError(
            f"{self.purpose} {where}: {what}; {_MENDS[cause.errno]}: {self.choice}"
        )

    @contextmanager
    def written(self, folder: Path) -> Iterator[None]:
        """Name this place where writing into a folder for it fails.

        Raises:
            CannotWriteError: it fails. Any other error is raised as it is.
        """
        try:
            yield
        except OSError as cause:
            if error := self.error(folder, cause):
                raise error from cause
            raise

    def make(self, folder: Path) -> None:
        """Make a folder, unless it is there, and see at once whether it can be written to.

        Raises:
            CannotWriteError: it cannot.
        """
        with self.written(folder):
            folder.mkdir(parents=True, exist_ok=True)
            if not os.access(folder, os.W_OK):
                raise PermissionError(errno.EACCES, "it cannot be written to")


OUT = Place("the out folder", "--out")
CACHE = Place("the cache", "--cache, or REEL_CACHE")
TEMPORARY = Place("the folder of temporary files", "TMPDIR")


def lack_of_room(folders: Mapping[Place, Path], error: BaseException | None = None) -> str:
    """Say which of some folders has no room left; "" if all have.

    Args:
        folders: in which files were being written.
        error: what came of it. One that tells of a full disk, but not of which, is put down to the
            disk that has the least room: what could not be written may be gone again.
    """
    free: dict[Place, int] = {}
    for place, folder in folders.items():
        with suppress(OSError):
            free[place] = shutil.disk_usage(folder).free
    full = [place for place, room in free.items() if room < _NEXT_TO_NOTHING]
    untold = (
        isinstance(error, OSError) and not error.filename and _MENDS.get(error.errno or 0) == _ROOM
    )
    if free and untold and not full:
        full = [min(free, key=lambda place: free[place])]
    return "; ".join(
        f"{place.purpose} {shown(folders[place])} has no room left; {_ROOM}: {place.choice}"
        for place in full
    )


def _names(cause: OSError, folder: Path) -> bool:
    """Tell whether an error names a folder, something in it, or one above it; or nothing at all."""
    named = [
        Path(name).absolute()
        for name in (cause.filename, cause.filename2)
        if isinstance(name, str | Path)
    ]
    place = folder.absolute()
    return not named or any(
        name.is_relative_to(place) or place.is_relative_to(name) for name in named
    )


def _culprit(folder: Path, cause: OSError) -> tuple[str, str]:
    """Find what is in the way, and say why."""
    if cause.errno == errno.ENAMETOOLONG:
        return f"{str(folder)[:_BEGINNING]}…", str(cause.strerror)
    if cause.errno == errno.EISDIR:
        return str(cause.filename2 or cause.filename or folder), "it is a folder"
    if cause.errno in (errno.ENOTDIR, errno.EEXIST):
        for path in (*reversed(folder.parents), folder):
            if path.exists() and not path.is_dir():
                return shown(path), "it is a file"
    return shown(folder), str(cause.strerror)
