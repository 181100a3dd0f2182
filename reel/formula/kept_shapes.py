"""What Typst has set, kept in a folder by what it was set from: another process reads it there.

For processes that make a scene again and again. To set a formula and to read what Typst has written
takes ten times as long.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from xml.etree.ElementTree import Element

import msgspec
import numpy as np

Shape = tuple[Element, np.ndarray]
"""An SVG shape and its outline's points (Manim's, n × 3), y growing downwards."""

_ATTRIBUTES = "fill", "stroke", "stroke-width"  # all that is read of a shape later
_FORM = 1  # to be counted up when files are to be read another way

_folder: list[Path] = []


class _Kept(msgspec.Struct):
    """A file: of each shape its tag and attributes, and how many points are its own."""

    tags: list[str]
    attributes: list[dict[str, str]]
    lengths: list[int]
    points: bytes


@contextmanager
def shapes_kept_in(folder: Path) -> Iterator[None]:
    """Keep what is set meanwhile in a folder, and take from there what was set before."""
    folder.mkdir(parents=True, exist_ok=True)
    _folder.append(folder)
    try:
        yield
    finally:
        _folder.pop()


def place_of(*source: str) -> Path | None:
    """Name the file of what is set from a source, fonts and all; None if nothing is kept."""
    if not _folder:
        return None
    made = hashlib.blake2b(digest_size=16)
    for part in (str(_FORM), version("typst"), *source):
        made.update(f"{len(part)}:{part}".encode())
    return _folder[-1] / made.hexdigest()


def read(path: Path) -> list[Shape] | None:
    """Read shapes; None if they are not there, or the file is no such."""
    try:
        kept = msgspec.msgpack.decode(path.read_bytes(), type=_Kept)
        points = np.frombuffer(kept.points).reshape(-1, 3)
        parts = np.split(points, np.cumsum(kept.lengths)[:-1])
        shapes = zip(kept.tags, kept.attributes, parts, strict=True)
        return [(Element(tag, attributes), part.copy()) for tag, attributes, part in shapes]
    except (OSError, msgspec.DecodeError, ValueError):
        return None


def write(path: Path, shapes: list[Shape]) -> None:
    """Write shapes, if that can be done: whole, or not at all."""
    outlines = [points for _, points in shapes]
    kept = _Kept(
        [shape.tag for shape, _ in shapes],
        [{name: shape.attrib[name] for name in _ATTRIBUTES if name in shape.attrib}
         for shape, _ in shapes],
        [len(points) for points in outlines],
        np.concatenate([np.empty((0, 3)), *outlines]).tobytes(),
    )  # fmt: skip
    with suppress(OSError):  # a full disk: it will be set anew
        with NamedTemporaryFile(dir=path.parent, delete=False) as draft:
            draft.write(msgspec.msgpack.encode(kept))
        os.replace(draft.name, path)  # noqa: PTH105 (a name, not a path)
