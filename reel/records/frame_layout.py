"""Where things go in a frame: its regions, as shares of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Arrangement(Enum):
    """How a frame's picture and what explains it stand to each other.

    Scenes choose their places by it (`layout.py` of a clip), never by a format's name or by an
    aspect.
    """

    WIDE = "side by side"
    TALL = "one above the other, with height to spare"
    LOW = "one above the other, with little height"


@dataclass(frozen=True)
class FrameBox:
    """A rectangle as shares of the frame, from its left and top edges."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class FrameLayout:
    """How one format is divided.

    Attributes:
        arrangement: how main and side stand to each other.
        centred: whether titles are centred rather than set from the left.
        enlarged: how much larger than in `reel.formula.label.SIZES` type is set, by size.
        words: where words and formulas are put.
        safe: where they may stand: it may reach farther on one side.
        pictures: where pictures must stand.
        regions: title; main (the picture) and side (what explains it); full (both together);
            caption, which scenes leave free: captions are drawn there.
        quiet: the strips across the frame, above and below what is safe, that the format leaves to
            what players lay over it; none where a picture stands whole. Nothing necessary may be
            there, so a film may continue its pictures in them by its ground.
    """

    arrangement: Arrangement
    centred: bool
    enlarged: Mapping[str, float]
    words: FrameBox
    safe: FrameBox
    pictures: FrameBox
    regions: Mapping[str, FrameBox]
    quiet: tuple[FrameBox, ...] = ()


ON_A_PHONE: Mapping[str, float] = {"label": 1.17, "small": 1.17}
"""How much larger type is set, by size, for frames that are as wide as a phone: about 7 cm. The
smallest capitals are 2 mm high then."""
