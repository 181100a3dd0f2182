"""Emptiness: a picture that leaves too much of its region to nothing."""

from collections.abc import Iterator

import numpy as np

from reel.check.fault import Fault
from reel.check.pixels import Mask
from reel.check.snapshot import Snapshot

_FILLED = 0.4  # share of the full region that the box of all that stands there must take
_HOLE = 0.35  # share of the full region that an empty rectangle may take
_CELLS = 24  # across and up, in which the emptiness of a region is measured


def too_empty(snapshot: Snapshot) -> Iterator[Fault]:
    """Yield a fault if the picture is too small for its region, or has a hole in it."""
    box = snapshot.moment.scene.spec.format.layout.regions["full"]
    inked = _inked(snapshot)
    region = inked[
        round(box.top * snapshot.height) : round(box.bottom * snapshot.height),
        round(box.left * snapshot.width) : round(box.right * snapshot.width),
    ]
    rows, columns = (np.flatnonzero(region.any(axis=axis)) for axis in (1, 0))
    taken = np.ptp(rows) * np.ptp(columns) / region.size if len(rows) else 0.0
    if taken < _FILLED:
        yield Fault(
            "layout.empty",
            f"the picture takes {taken:.0%} of its region, not {_FILLED:.0%}",
        )
    elif (hole := _largest_hole(region)) > _HOLE:
        yield Fault("layout.empty", f"{hole:.0%} of the picture's region is one empty rectangle")


def _inked(snapshot: Snapshot) -> Mask:
    inked = np.zeros((snapshot.height, snapshot.width), dtype=bool)
    for piece in snapshot.pieces:
        if not piece.rect.empty:
            inked[piece.rect.slices] |= piece.seen
    return inked


def _largest_hole(region: Mask) -> float:
    """The largest share of a region that a rectangle without ink takes."""
    rows, columns = (np.linspace(0, size, _CELLS + 1).astype(int) for size in region.shape)
    cells = np.add.reduceat(np.add.reduceat(region, rows[:-1], axis=0), columns[:-1], axis=1)
    largest = 0
    heights = np.zeros(_CELLS, dtype=int)
    for row in cells:
        heights = np.where(row, 0, heights + 1)
        for start in range(_CELLS):
            lowest = np.minimum.accumulate(heights[start:])
            largest = max(largest, int((lowest * np.arange(1, len(lowest) + 1)).max()))
    return largest / _CELLS**2
