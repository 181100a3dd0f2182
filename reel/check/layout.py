"""Layout: what stands outside, is crammed, or leaves the picture empty; and all about overlaps and
type sizes."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import numpy as np

from reel.check.fault import Fault
from reel.check.overlaps import overlaps, tangles
from reel.check.pixels import Mask
from reel.check.rehearsal import Moment
from reel.check.snapshot import Picture, Piece, Sides, Writing
from reel.check.type_size import CAPITAL, capital_height, too_small
from reel.formula.label import SIZES
from reel.records.frame_layout import LAYOUTS, FrameBox

_PIXELS_OVER = 1.5  # what a zone may be left by: the soft edge of a stroke
_FADED = 0.6  # type less opaque than that may leave the frame half-way through a play
_CRAMMED = 0.25  # two writings stand at least so many capitals' heights apart
_FILLED = 0.4  # share of the full region that the box of all that stands there must take
_HOLE = 0.35  # share of the full region that an empty rectangle may take
_CELLS = 24  # across and up, in which the emptiness of a region is measured


def at_end(picture: Picture) -> Iterator[Fault]:
    """Yield all faults of the layout at the end of a beat."""
    yield from _outside(picture)
    yield from overlaps(picture)
    yield from _crammed(picture)
    yield from too_small(picture)
    yield from _emptiness(picture)


def half_way(picture: Picture) -> Iterator[Fault]:
    """Yield what not even a moving picture may show: type off the frame, and tangles of glyphs."""
    for writing in picture.writings:
        if writing.opacity > _FADED and not writing.does("outside"):
            reach = _beyond(picture.moment, FrameBox(0, 0, 1, 1), writing.box)
            if reach > 0:
                yield Fault(
                    "layout.outside", f"{reach:.2f} units off the frame half-way", (writing.name,)
                )
    yield from tangles(picture)


def _outside(picture: Picture) -> Iterator[Fault]:
    zones = LAYOUTS[picture.moment.scene.spec.format.name]
    reaches: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    for writing in picture.writings:
        if not writing.does("outside"):
            labels = _is_label(picture, writing)
            zone = zones.pictures if labels else zones.safe
            group = writing.glyphs[0].owner if writing.setting.kind == "number" else writing.name
            kind = "pictures" if labels else "type"
            reaches[kind, group].append((_beyond(picture.moment, zone, writing.box), writing.name))
    for piece in picture.drawings:
        if not piece.does("outside") and (piece.seen.any() or piece.window.empty):
            reach = _beyond(picture.moment, zones.pictures, _extent(picture, piece))
            reaches["pictures", piece.name].append((reach, piece.name))
    for (kind, group), some in reaches.items():
        far = [name for reach, name in some if reach > _PIXELS_OVER * picture.pixel]
        if far:
            name = far[0] if len(far) == 1 else f"{len(far)} numbers of {group or 'the scene'}"
            yield Fault(
                "layout.outside", f"{max(some)[0]:.2f} units outside the zone of {kind}", (name,)
            )


def _is_label(picture: Picture, writing: Writing) -> bool:
    """Whether type belongs to a picture: it is no larger than a label, and stands in it."""
    scene = picture.moment.scene
    left, bottom, right, top = writing.box
    main = scene.regions.main
    stands_in_it = (
        main.left <= (left + right) / 2 <= main.right
        and main.bottom <= (bottom + top) / 2 <= main.top
    )
    enlarged = LAYOUTS[scene.spec.format.name].enlarged.get("label", 1)
    largest = SIZES["label"] * enlarged * CAPITAL["formula"]
    return stands_in_it and (capital_height(writing) or 0) <= 1.15 * largest


def _extent(picture: Picture, piece: Piece) -> Sides:
    """The box of what is seen of a piece; of one that is off the frame, its own box."""
    if piece.window.empty:
        return piece.box
    rows, columns = (np.flatnonzero(piece.seen.any(axis=axis)) for axis in (1, 0))
    across = np.array([columns[0], columns[-1] + 1]) + piece.window.left - picture.width / 2
    up = picture.height / 2 - (np.array([rows[-1] + 1, rows[0]]) + piece.window.top)
    left, right = across * picture.pixel
    bottom, top = up * picture.pixel
    # A piece that goes on beyond the frame has no pixels there.
    return (
        float(left) if piece.window.left > 0 else min(float(left), piece.box[0]),
        float(bottom) if piece.window.bottom < picture.height else min(float(bottom), piece.box[1]),
        float(right) if piece.window.right < picture.width else max(float(right), piece.box[2]),
        float(top) if piece.window.top > 0 else max(float(top), piece.box[3]),
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


def _crammed(picture: Picture) -> Iterator[Fault]:
    for one, other in combinations(picture.writings, 2):
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


def _emptiness(picture: Picture) -> Iterator[Fault]:
    box = LAYOUTS[picture.moment.scene.spec.format.name].regions["full"]
    inked = _inked(picture)
    region = inked[
        round(box.top * picture.height) : round(box.bottom * picture.height),
        round(box.left * picture.width) : round(box.right * picture.width),
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


def _inked(picture: Picture) -> Mask:
    inked = np.zeros((picture.height, picture.width), dtype=bool)
    for piece in picture.pieces:
        if not piece.window.empty:
            inked[piece.window.slices] |= piece.seen
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
