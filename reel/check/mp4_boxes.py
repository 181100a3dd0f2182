"""The boxes that an MP4 consists of."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_CONTAINERS = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"udta"}


def mp4_boxes(path: Path) -> Iterator[bytes]:
    """Yield the types of an MP4's boxes, in the order in which they stand, without reading all."""
    with path.open("rb") as file:
        end = file.seek(0, 2)
        yield from _boxes_within(file, 0, end)


def starts_fast(path: Path) -> bool:
    """Whether the index stands at the front, so that a player need not wait for the whole file."""
    kinds = list(mp4_boxes(path))
    return b"moov" in kinds and b"mdat" in kinds and kinds.index(b"moov") < kinds.index(b"mdat")


def _boxes_within(file: BinaryIO, place: int, end: int) -> Iterator[bytes]:
    while place + 8 <= end:
        file.seek(place)
        size, kind = struct.unpack(">I4s", file.read(8))
        header = 8
        if size == 1:
            (size,) = struct.unpack(">Q", file.read(8))
            header = 16
        size = size or end - place
        if size < header:
            raise struct.error(f"box {kind!r} has a size of {size}")
        yield kind
        if kind in _CONTAINERS:
            yield from _boxes_within(file, place + header, place + size)
        place += size
