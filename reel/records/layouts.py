"""The layout of each format."""

from collections.abc import Mapping

from reel.records.frame_layout import ON_A_PHONE, Arrangement, FrameBox, FrameLayout
from reel.records.platform_layout import layout_within


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
        enlarged=ON_A_PHONE,
        words=boxes["safe"],
        safe=boxes.pop("safe"),
        pictures=boxes.pop("pictures"),
        regions=boxes,
    )


LAYOUTS = {
    "landscape": FrameLayout(
        arrangement=Arrangement.WIDE,
        centred=False,
        enlarged={},
        words=FrameBox(0.05, 0.05, 0.95, 0.985),
        safe=FrameBox(0.05, 0.05, 0.95, 0.985),
        pictures=FrameBox(0.05, 0.05, 0.95, 0.95),
        regions={
            "title": FrameBox(0.05, 0.055, 0.95, 0.177),
            "main": FrameBox(0.05, 0.205, 0.61, 0.895),
            "side": FrameBox(0.645, 0.205, 0.95, 0.895),
            "full": FrameBox(0.05, 0.205, 0.95, 0.895),
            "caption": FrameBox(0.15, 0.9, 0.85, 0.985),
        },
    ),
    # No platform's zones in assets/platforms.toml reach into what these leave free, so one picture
    # suits them all; `Platform.shape` gives each the room that it has more of.
    "portrait": layout_within(
        (
            FrameBox(0, 0, 1, 220 / 1920),
            FrameBox(916 / 1080, 220 / 1920, 1, 1470 / 1920),
            FrameBox(0, 1470 / 1920, 1, 1),
        ),
        (9, 16),
        bare=True,
    ),
    # These two stand whole in a feed; their zones are margins of 5 %.
    "square": _upright(
        1080,
        Arrangement.LOW,
        {
            "safe": (54, 54, 1026, 1026),
            "pictures": (54, 54, 1026, 1026),
            "title": (54, 54, 1026, 192),
            "main": (54, 216, 1026, 658),
            "side": (54, 676, 1026, 884),
            "full": (54, 216, 1026, 884),
            "caption": (54, 900, 1026, 1026),
        },
    ),
    "feed": _upright(
        1350,
        Arrangement.TALL,
        {
            "safe": (54, 68, 1026, 1282),
            "pictures": (54, 68, 1026, 1282),
            "title": (54, 68, 1026, 228),
            "main": (54, 256, 1026, 848),
            "side": (54, 868, 1026, 1138),
            "full": (54, 256, 1026, 1138),
            "caption": (54, 1156, 1026, 1282),
        },
    ),
}
