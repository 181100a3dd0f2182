"""Where things go: the regions of each format, as shares of the frame."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A rectangle as shares of the frame, from its left and top edges."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Layout:
    """How one format is divided.

    Attributes:
        stacked: whether main and side stand one above the other rather than side by side.
        centred: whether titles are centred rather than set from the left.
        regions: title; main (the picture) and side (what explains it); full (both together);
            caption, which scenes leave free: players draw captions there.
    """

    stacked: bool
    centred: bool
    regions: Mapping[str, Box]


LAYOUTS = {
    "landscape": Layout(
        stacked=False,
        centred=False,
        regions={
            "title": Box(0.05, 0.055, 0.95, 0.155),
            "main": Box(0.05, 0.195, 0.61, 0.895),
            "side": Box(0.645, 0.195, 0.95, 0.895),
            "full": Box(0.05, 0.195, 0.95, 0.895),
            "caption": Box(0.15, 0.905, 0.85, 0.975),
        },
    ),
}
