"""Where things go: the regions of each format, as shares of the frame."""

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
        safe: where words and formulas must stand.
        pictures: where pictures must stand.
        regions: title; main (the picture) and side (what explains it); full (both together);
            caption, which scenes leave free: captions are drawn there.
    """

    arrangement: Arrangement
    centred: bool
    enlarged: Mapping[str, float]
    safe: FrameBox
    pictures: FrameBox
    regions: Mapping[str, FrameBox]


# On a phone the shorter side is about 7 cm: the smallest capitals are 2 mm high then.
_ON_A_PHONE = {"label": 1.17, "small": 1.17}


def _upright(
    height: int, arrangement: Arrangement, zones: Mapping[str, tuple[int, int, int, int]]
) -> FrameLayout:
    """A layout 1080 pixels wide, whose zones are written in pixels: left, top, right,
    bottom."""
    boxes = {
        name: FrameBox(left / 1080, top / height, right / 1080, bottom / height)
        for name, (left, top, right, bottom) in zones.items()
    }
    return FrameLayout(
        arrangement=arrangement,
        centred=True,
        enlarged=_ON_A_PHONE,
        safe=boxes.pop("safe"),
        pictures=boxes.pop("pictures"),
        regions=boxes,
    )


LAYOUTS = {
    "landscape": FrameLayout(
        arrangement=Arrangement.WIDE,
        centred=False,
        enlarged={},
        safe=FrameBox(0.05, 0.05, 0.95, 0.985),
        pictures=FrameBox(0.05, 0.05, 0.95, 0.95),
        regions={
            "title": FrameBox(0.05, 0.055, 0.95, 0.155),
            "main": FrameBox(0.05, 0.195, 0.61, 0.895),
            "side": FrameBox(0.645, 0.195, 0.95, 0.895),
            "full": FrameBox(0.05, 0.195, 0.95, 0.895),
            "caption": FrameBox(0.15, 0.9, 0.85, 0.985),
        },
    ),
    # Players of upright video lay their own buttons and texts over the frame. The two zones that
    # they leave free are those this project's issue 6 asks for, as given there in 2026-11; no
    # platform's own figures were compared with them.
    "portrait": _upright(
        1920,
        Arrangement.TALL,
        {
            "safe": (120, 220, 960, 1440),
            "pictures": (48, 180, 1032, 1500),
            "title": (120, 220, 960, 346),
            "main": (48, 384, 1032, 1000),
            "side": (120, 1020, 960, 1296),
            "full": (48, 384, 1032, 1296),
            "caption": (120, 1314, 960, 1440),
        },
    ),
    # These two stand whole in a feed; their zones are margins of 5 %.
    "square": _upright(
        1080,
        Arrangement.LOW,
        {
            "safe": (54, 54, 1026, 1026),
            "pictures": (54, 54, 1026, 1026),
            "title": (54, 54, 1026, 166),
            "main": (54, 202, 1026, 658),
            "side": (54, 676, 1026, 884),
            "full": (54, 202, 1026, 884),
            "caption": (54, 900, 1026, 1026),
        },
    ),
    "feed": _upright(
        1350,
        Arrangement.TALL,
        {
            "safe": (54, 68, 1026, 1282),
            "pictures": (54, 68, 1026, 1282),
            "title": (54, 68, 1026, 196),
            "main": (54, 234, 1026, 848),
            "side": (54, 868, 1026, 1138),
            "full": (54, 234, 1026, 1138),
            "caption": (54, 1156, 1026, 1282),
        },
    ),
}
