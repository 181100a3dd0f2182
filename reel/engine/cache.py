"""A store of finished things, each under a key that says what it was made from."""

import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

MANIFEST = "manifest.json"
UNUSED_SECONDS = 30 * 24 * 60 * 60
_DRAFT = ".draft-"


class _Manifest(msgspec.Struct):
    """The size of each file, so that a damaged entry is noticed."""

    sizes: dict[str, int]


class Store:
    """Entries are folders. They are filled in a draft beside them, and renamed when whole."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, key: str) -> Path | None:
        """Return the entry's folder, or None if there is none or it is damaged."""
        entry = self.folder / key
        try:
            manifest = msgspec.json.decode((entry / MANIFEST).read_bytes(), type=_Manifest)
            sizes = {name: (entry / name).stat().st_size for name in manifest.sizes}
        except (OSError, msgspec.DecodeError):
            return None
        if sizes != manifest.sizes:
            return None
        os.utime(entry / MANIFEST)
        return entry

    def draft(self) -> Path:
        """Return a new empty folder, to be filled and then given to `keep` or `drop`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        folder = self.folder / f"{_DRAFT}{os.getpid()}-{secrets.token_hex(4)}"
        folder.mkdir()
        return folder

    def keep(self, draft: Path, key: str) -> Path:
        """Make a filled draft the entry called `key`, in place of any other; return its folder."""
        sizes = {path.name: path.stat().st_size for path in draft.iterdir()}
        (draft / MANIFEST).write_bytes(msgspec.json.encode(_Manifest(sizes)))
        entry = self.folder / key
        if entry.exists():
            # A folder cannot be renamed onto a full one: move the old one out of the way.
            old = self.draft() / "old"
            entry.rename(old)
            self.drop(old.parent)
        draft.rename(entry)
        return entry

    def drop(self, draft: Path) -> None:
        """Remove a draft or an entry."""
        shutil.rmtree(draft, ignore_errors=True)

    @contextmanager
    def making(self, key: str) -> Iterator[Path]:
        """Give a draft to fill; keep it under `key`, or drop it if an error is raised."""
        draft = self.draft()
        try:
            yield draft
            self.keep(draft, key)
        except BaseException:
            self.drop(draft)
            raise

    def tidy(self) -> None:
        """Remove entries unused for a month, and the drafts of processes that are no more."""
        long_ago = time.time() - UNUSED_SECONDS
        for manifest in self.folder.glob(f"*/{MANIFEST}"):
            if manifest.stat().st_mtime < long_ago:
                self.drop(manifest.parent)
        for draft in self.folder.glob(f"{_DRAFT}*"):
            process = draft.name.removeprefix(_DRAFT).partition("-")[0]
            with suppress(ValueError):
                if not _alive(int(process)):
                    self.drop(draft)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
