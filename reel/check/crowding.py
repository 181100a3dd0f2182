"""Crowding: writings that stand so near to each other that the eye runs them together."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from reel.check.fault import Fault
from reel.check.snapshot import Sides, Snapshot
from reel.check.type_size import capital_height

_CRAMMED = 0.25  # two writings stand at least so many capitals' heights apart


def crammed(snapshot: Snapshot) -> Iterator[Fault]:
    """Yield pairs of writings that have too little room between them."""
    for one, other in combinations(snapshot.writings, 2):
        if one.setting is other.setting:
            continue
        least = _CRAMMED * min(filter(None, map(capital_height, (one, other))), default=0.0)
        if 0 <= (gap := _gap(one.box, other.box)) < least:
            yield Fault(
                "layout.crammed",
                f"{gap:.3f} units apart, less than {least:.3f}",
                (one.name, other.name),
            )


def _gap(one: Sides, other: Sides) -> float:
    """How far apart two boxes are; less than 0 if they overlap."""
    across = max(one[0] - other[2], other[0] - one[2])
    up = max(one[1] - other[3], other[1] - one[3])
    return float(np.hypot(across, up)) if min(across, up) > 0 else max(across, up)
