"""Files under their final names."""

import filecmp
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from reel.records.writing import OUT


def publish(files: Mapping[Path, Path | None]) -> None:
    """Copy files to their final names, which they get only when all of them are whole.

    A file that is there already with the same bytes stays as it is. Copies keep the time of their
    source, so that equal files are mostly known without reading them.

    Args:
        files: by its final name, the source of each; None for one that must not be there. They
            belong together, and come and go as one.

    Raises:
        CannotWriteError: the folder is full, or cannot be written to.
    """
    copies: dict[Path, Path] = {}
    try:
        for target, source in files.items():
            if source and not (target.is_file() and filecmp.cmp(source, target, shallow=True)):
                # Its name is short: the final one may be as long as names can be.
                copies[target] = target.with_name(f".{os.getpid()}-{len(copies)}.part")
                with OUT.written(target.parent):
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(source, copies[target])
        for target, source in files.items():
            with OUT.written(target.parent):
                if target in copies:
                    copies[target].replace(target)
                elif source is None:
                    target.unlink(missing_ok=True)
    except BaseException:
        for copy in copies.values():
            with suppress(OSError):
                copy.unlink()
        raise
