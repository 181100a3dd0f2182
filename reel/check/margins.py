"""Margins: what stands, or moves, outside the zone that it must keep to."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from reel.check.fault import Fault
from reel.check.rehearsal import Moment
from reel.check.snapshot import Piece, Sides, Snapshot, Writing
from reel.check.type_size import CAPITAL, capital_height
from reel.formula.label import SIZES
from reel.records.frame_layout import FrameBox

_PIXELS_OVER = 1.5  # what a zone may be left by: the soft edge of a stroke
_FADED = 0.6  # type less opaque than that may leave the frame half-way through a play


def outside(snapshot: Snapshot) -> Iterator[Fault]:
    """Yield what stands outside its zone: type that of words, drawings that of pictures."""
    zones = snapshot.moment.scene.spec.format.layout
    reaches: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    for writing in snapshot.writings:
        if not writing.does("outside"):
            labels = is_label(snapshot, writing)
            zone = zones.pictures if labels else zones.safe
            group = writing.glyphs[0].owner if writing.setting.kind == "number" else writing.name
            kind = "pictures" if labels else "type"
            reaches[kind, group].append((_beyond(snapshot.moment, zone, writing.box), writing.name))
    for piece in snapshot.drawings:
        if not piece.does("outside") and (piece.seen.any() or piece.rect.empty):
            reach = _beyond(snapshot.moment, zones.pictures, _extent(snapshot, piece))
            reaches["pictures", piece.name].append((reach, piece.name))
    for (kind, group), some in reaches.items():
        far = [name for reach, name in some if reach > _PIXELS_OVER * snapshot.pixel]
        if far:
            name = far[0] if len(far) == 1 else f"{len(far)} numbers of {group or 'the scene'}"
            yield Fault(
                "layout.outside", f"{max(some)[0]:.2f} units outside the zone of {kind}", (name,)
            )


def flying_off(snapshot: Snapshot) -> Iterator[Fault]:
    """Yield type that is off the frame while things move."""
    for writing in snapshot.writings:
        if writing.opacity > _FADED and not writing.does("outside"):
            reach = _beyond(snapshot.moment, FrameBox(0, 0, 1, 1), writing.box)
            if reach > 0:
                yield Fault(
                    "layout.outside", f"{reach:.2f} units off the frame half-way", (writing.name,)
                )


def is_label(snapshot: Snapshot, writing: Writing) -> bool:
    """Whether type belongs to a picture: it is no larger than a label, and stands in it."""
    scene = snapshot.moment.scene
    left, bottom, right, top = writing.box
    main = scene.regions.main
    stands_in_it = (
        main.left <= (left + right) / 2 <= main.right
        and main.bottom <= (bottom + top) / 2 <= main.top
    )
    enlarged = scene.spec.format.layout.enlarged.get("label", 1)
    largest = SIZES["label"] * enlarged * CAPITAL["formula"]
    return stands_in_it and (capital_height(writing) or 0) <= 1.15 * largest


def _extent(snapshot: Snapshot, piece: Piece) -> Sides:
    """The box of what is seen of a piece; of one that is off the frame, its own box."""
    if piece.rect.empty:
        return piece.box
    rows, columns = (np.flatnonzero(piece.seen.any(axis=axis)) for axis in (1, 0))
    across = np.array([columns[0], columns[-1] + 1]) + piece.rect.left - snapshot.width / 2
    up = snapshot.height / 2 - (np.array([rows[-1] + 1, rows[0]]) + piece.rect.top)
    left, right = across * snapshot.pixel
    bottom, top = up * snapshot.pixel
    # A piece that goes on beyond the frame has no pixels there.
    return (
        float(left) if piece.rect.left > 0 else min(float(left), piece.box[0]),
        float(bottom) if piece.rect.bottom < snapshot.height else min(float(bottom), piece.box[1]),
        float(right) if piece.rect.right < snapshot.width else max(float(right), piece.box[2]),
        float(top) if piece.rect.top > 0 else max(float(top), piece.box[3]),
    )


def _beyond(moment: Moment, zone: FrameBox, box: Sides) -> float:
    """How far a box reaches out of a zone (Manim's units)."""
    width, height = moment.scene.spec.format.frame
    left, bottom, right, top = box
    return max(
        (zone.left - 0.5) * width - left,
        right - (zone.right - 0.5) * width,
        (0.5 - zone.bottom) * height - bottom,
        top - (0.5 - zone.top) * height,
    )
