"""`new`: begins a film of one's own, with one finished clip to change or copy."""

import re
import tempfile
import unicodedata
from pathlib import Path

from reel.records.errors import ReelError
from reel.records.root import PROJECT_FILE, TOOL

TEMPLATE = TOOL / "template"
"""The film that a new one begins as."""

_TITLE = "My film"  # in the template, and of films whose folder has no name to show to viewers
_LONGEST = 60  # characters of a title


def new_film(folder: Path) -> Path:
    """Make a film: a project with one clip that renders, passes the check and has tests.

    It is made beside the folder and moved there when it is whole, so that none stands half-made.

    Args:
        folder: where to; must be new or empty.

    Returns:
        The folder, absolute.

    Raises:
        ReelError: the folder is in use, or cannot be made.
    """
    folder = folder.resolve()
    if folder == Path.cwd():
        raise ReelError(f"{folder}: you stand in it; name a new folder, as in: reel new my-film")
    if folder.is_dir() and any(folder.iterdir()):
        raise ReelError(f"{folder}: is not empty; name a new folder, nothing is written over")
    if folder.exists() and not folder.is_dir():
        raise ReelError(f"{folder}: is a file; name a new folder, nothing is written over")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".reel-new-", dir=folder.parent) as beside:
            draft = Path(beside) / "film"
            _copy_template(draft)
            _entitle(draft / PROJECT_FILE, title_from(folder.name))
            if folder.exists():
                folder.rmdir()  # empty; fails if something has come into it meanwhile
            draft.rename(folder)
    except OSError as error:
        raise ReelError(f"{folder}: cannot be made: {error.strerror or error}") from error
    return folder


def title_from(name: str) -> str:
    """Make a folder's name into a title: "my-first_film" into "My first film".

    A name that is no words, or holds anything but letters, digits and plain punctuation, gives
    a title to be changed.
    """
    words = " ".join(re.split(r"[-_\s]+", unicodedata.normalize("NFC", name))).strip()
    kinds = [unicodedata.category(character)[0] for character in words]
    plain = all(
        kind in "LMN" or character in " .,’'!&()"
        for kind, character in zip(kinds, words, strict=True)
    )
    if not plain or "L" not in kinds or len(words) > _LONGEST:
        return _TITLE
    return words[0].upper() + words[1:]


def _copy_template(folder: Path) -> None:
    folder.mkdir()
    for source in sorted(TEMPLATE.rglob("*")):
        # An installed template may have been compiled, and its files may be read-only.
        if "__pycache__" in source.parts:
            continue
        target = folder / source.relative_to(TEMPLATE)
        if source.is_dir():
            target.mkdir()
        else:
            target.write_bytes(source.read_bytes())


def _entitle(path: Path, title: str) -> None:
    """Write a title, which needs no escapes in TOML, into a project's file."""
    text = path.read_text(encoding="utf-8")
    text = text.replace(f'title = "{_TITLE}"', f'title = "{title}"')
    path.write_text(text, encoding="utf-8", newline="\n")
