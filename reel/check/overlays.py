"""Overlays: words and formulas that a platform lays its own buttons and texts over.

A format is made for several platforms, and no two of them leave the same room: what is found is a
warning. Labels that belong to a picture are let be; so are captions, which stand where the format
has its place for them.
"""

from collections.abc import Collection, Iterator

from reel.check.fault import Fault
from reel.check.margins import is_label
from reel.check.snapshot import Sides, Snapshot
from reel.records.frame_layout import FrameBox
from reel.records.platforms import Platform, Zones

_LEAST = 0.01
"""The share of the shorter side that must be covered: overlays are not measured more closely."""

_NAMED = 4  # writings that a finding names


class Overlays:
    """What stands under the overlays of platforms at the ends of a clip's beats.

    Args:
        platforms: those that the clip's format is made for.
    """

    def __init__(self, platforms: Collection[Platform]) -> None:
        self._zones = {each.title: each.zones for each in platforms if each.zones}
        self._found: dict[tuple[str, str], dict[str, float]] = {}

    def see(self, snapshot: Snapshot) -> None:
        """Look at the end of a beat."""
        if not self._zones:
            return
        width, height = snapshot.moment.scene.spec.format.frame
        for writing in snapshot.writings:
            if writing.does("outside") or is_label(snapshot, writing):
                continue
            for title, zones in self._zones.items():
                for name in zones.boxes:
                    depth = _depth(_in_units(zones.shares(name), width, height), writing.box)
                    share = depth / min(width, height)
                    if share >= _LEAST:
                        covered = self._found.setdefault((title, name), {})
                        covered[writing.name] = max(share, covered.get(writing.name, 0))

    def faults(self) -> Iterator[Fault]:
        """Yield what has been found in the clip, once for each overlay."""
        for (title, name), covered in self._found.items():
            zones: Zones = self._zones[title]
            pixels = max(covered.values()) * min(zones.frame.value)
            message = (
                f"{title}: words or formulas lie up to {pixels:.0f} of {min(zones.frame.value)} "
                f"pixels deep under what it lays over them; source: {zones.boxes[name]}"
            )
            names = sorted(covered, key=lambda each: -covered[each])[:_NAMED]
            yield Fault("platform.overlay", message, (f"{title}'s {name}", *names), "warning")


def _in_units(box: FrameBox, width: float, height: float) -> Sides:
    """A box of the frame as left, bottom, right, top in Manim's units."""
    return (
        (box.left - 0.5) * width,
        (0.5 - box.bottom) * height,
        (box.right - 0.5) * width,
        (0.5 - box.top) * height,
    )


def _depth(one: Sides, other: Sides) -> float:
    """How deep two boxes lie in each other, along the way that is shorter; below 0, apart."""
    return min(
        min(one[2], other[2]) - max(one[0], other[0]),
        min(one[3], other[3]) - max(one[1], other[1]),
    )
