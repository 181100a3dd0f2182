"""Files under their final names."""

import filecmp
import os
import shutil
from pathlib import Path


def publish(source: Path, target: Path) -> None:
    """Copy a file to its final name, which it gets only when it is whole.

    A file that is there already with the same bytes stays as it is. Copies keep the time of their
    source, so that equal files are mostly known without reading them.
    """
    if target.is_file() and filecmp.cmp(source, target, shallow=True):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        shutil.copy2(source, part)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
