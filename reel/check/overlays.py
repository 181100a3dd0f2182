"""Overlays: words and formulas that a platform lays its own buttons and texts over.

A format is made for several platforms, and no two of them leave the same room: what is found there
is a warning, and captions are let be, which stand where the format has its place for them. In a
platform's own layout, which is made by its zones, it is an error, and captions that are drawn into
the picture are looked at too. Labels that belong to a picture are let be in both.
"""

from collections.abc import Collection, Iterator

from reel.check.fault import Fault
from reel.check.findings import Severity
from reel.check.margins import is_label
from reel.check.snapshot import Sides, Snapshot
from reel.records.formats import Format
from reel.records.frame_layout import FrameBox
from reel.records.platforms import Platform, Zones

_LEAST = 0.01
"""The share of the shorter side that must be covered: overlays are not measured more closely."""

_NAMED = 4  # writings that a finding names


class Overlays:
    """What stands under the overlays of platforms at the ends of a clip's beats.

    Args:
        platforms: those that the clip's format is made for.
        own_layout: whether the clip is in the own layout of the only one.
    """

    def __init__(self, platforms: Collection[Platform], *, own_layout: bool = False) -> None:
        self._zones = {each.title: each.zones for each in platforms if each.zones}
        self._own_layout = own_layout
        self._captions = any(each.captions.form.value == "burnt" for each in platforms)
        self._found: dict[tuple[str, str], dict[str, float]] = {}

    def see(self, snapshot: Snapshot) -> None:
        """Look at the end of a beat."""
        if not self._zones:
            return
        shape = snapshot.moment.scene.spec.format
        for writing in snapshot.writings:
            if not (writing.does("outside") or is_label(snapshot, writing)):
                self._note(writing.name, writing.box, shape)
        if self._own_layout and self._captions:
            place = _in_units(shape.layout.regions["caption"], shape)
            self._note("captions", place, shape)

    def _note(self, what: str, box: Sides, shape: Format) -> None:
        """Note how deep something lies under each overlay."""
        for title, zones in self._zones.items():
            for name in zones.boxes:
                depth = _depth(_in_units(zones.shares(name), shape), box)
                share = depth / min(shape.frame)
                if share >= _LEAST:
                    covered = self._found.setdefault((title, name), {})
                    covered[what] = max(share, covered.get(what, 0))

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
            severity: Severity = "error" if self._own_layout else "warning"
            yield Fault("platform.overlay", message, (f"{title}'s {name}", *names), severity)


def _in_units(box: FrameBox, shape: Format) -> Sides:
    """A box of the frame as left, bottom, right, top in Manim's units."""
    width, height = shape.frame
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
