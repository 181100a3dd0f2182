"""`new`: the beginning of a film of one's own, with one finished clip."""

import shutil
import tempfile
from pathlib import Path

import reel
from reel.records.errors import ReelError

TEMPLATE = Path(reel.__file__).parent / "template"
"""The files of a new film. Those whose names would begin with a dot are kept without it."""

_DOTTED = ("gitignore",)


def new_film(folder: Path) -> None:
    """Make a film in `folder`, which appears only when it is whole.

    Raises:
        ReelError: something is there already, or the folder above it is missing.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ReelError(f"{folder}: is there already; choose the name of a new folder")
    if not folder.absolute().parent.is_dir():
        raise ReelError(f"{folder.absolute().parent}: no such folder; make it first")
    with tempfile.TemporaryDirectory(prefix=".new-", dir=folder.absolute().parent) as place:
        draft = Path(place) / "film"
        shutil.copytree(TEMPLATE, draft, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        for name in _DOTTED:
            (draft / name).rename(draft / f".{name}")
        if folder.exists():
            folder.rmdir()
        draft.rename(folder)
