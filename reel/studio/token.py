"""The word in the studio's address that nobody else on the machine, and no other page, knows."""

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from reel.records.writing import CACHE

_FORM = re.compile(r"[A-Za-z0-9_-]{43}")


def token_in(cache: Path) -> str:
    """Give the project's token: one is made at first, and kept so that a page finds it again.

    Its file can be read by its owner alone; one that others could have read or written is replaced.

    Raises:
        CannotWriteError: the cache cannot be written to.
    """
    path = cache / "studio" / "token"
    with suppress(OSError):
        if _private(path) and _FORM.fullmatch(token := path.read_text(encoding="ascii")):
            return token
    token = secrets.token_urlsafe(32)
    CACHE.make(path.parent)
    with CACHE.written(path):
        path.unlink(missing_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(token)
    return token


def _private(path: Path) -> bool:
    """Whether a file is its owner's alone; Windows keeps a user's folders so anyway."""
    if os.name != "posix":
        return True
    status = path.stat()
    return status.st_mode & 0o077 == 0 and status.st_uid == os.getuid()
