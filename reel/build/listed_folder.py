"""A folder that keeps a list of the files that were put there: what is left of them is known."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from reel.deliver.publish import publish
from reel.records.writing import OUT

LIST = "files.json"
"""In such a folder: the names of its files, so that the next run knows those that are left."""


def publish_listed(
    folder: Path,
    files: Mapping[str, Path],
    stays: Callable[[str], bool] = lambda name: False,
) -> None:
    """Put files into a folder, and take out what only an earlier run has put there.

    Args:
        folder: which.
        files: by their names in it, the source of each.
        stays: whether a file of an earlier run stays, by its name.

    Raises:
        CannotWriteError: the folder is full, or cannot be written to.
    """
    targets: dict[Path, Path | None] = {folder / name: path for name, path in files.items()}
    listed = set(files)
    for name in listed_names(folder):
        if stays(name):
            listed.add(name)
        else:
            targets.setdefault(folder / name, None)
    publish(targets)
    with OUT.written(folder):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / LIST).write_text(json.dumps(sorted(listed), indent=1) + "\n", encoding="utf-8")


def listed_names(folder: Path) -> list[str]:
    """Read which files an earlier run has put into a folder; none that lie elsewhere."""
    try:
        names = msgspec.json.decode((folder / LIST).read_bytes(), type=list[str])
    except (OSError, msgspec.DecodeError):
        return []
    return [name for name in names if _is_within(folder, name)]


def _is_within(folder: Path, name: str) -> bool:
    """Tell whether a name is that of a file in a folder, or below it."""
    parts = Path(name).parts
    try:
        return ".." not in parts and not Path(name).is_absolute() and (folder / name).is_file()
    except ValueError:  # no file can be called that
        return False
