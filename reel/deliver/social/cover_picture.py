"""The picture of a cover: the one object that a frame shows."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from reel.records.frame_layout import FrameBox, FrameLayout
from reel.records.theme import Theme

_DRAWN = 14  # steps of colour, of 255, by which what is drawn differs from the ground
_GAP = 0.018  # of the frame's shorter side: what is farther apart is something else
_CLOSE, _SMALL = 0.024, 0.05  # labels: at most so far away, and of so much of the object's area
_APART, _THIRD = 0.055, 1 / 3  # names: at most so far away; at least so wide, and at most so high
_AROUND = 0.01  # of the frame's shorter side: what is kept around the object
_ALIKE = 0.7  # of one's sides, the other's at least: such objects belong together

_COLOURFUL = 60  # steps between a colour's strongest and weakest part; less is grey
_NEAR = 60  # steps in all between a pixel and the role whose colour it has
_SHARE = 0.03  # of what is colourful, at least, has a colour that counts
_ASIDE = 240  # pixels that a side has for counting

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Box:
    """A rectangle of pixels; right and bottom lie outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def rows(self) -> slice:
        return slice(self.top, self.bottom)

    @property
    def columns(self) -> slice:
        return slice(self.left, self.right)

    @property
    def sides(self) -> tuple[int, int]:
        return self.right - self.left, self.bottom - self.top

    @property
    def area(self) -> int:
        return math.prod(self.sides)

    def is_like(self, other: "Box") -> bool:
        """Tell whether it is about as wide and as high as another one."""
        pairs = zip(self.sides, other.sides, strict=True)
        return all(min(pair) >= _ALIKE * max(pair) for pair in pairs)

    def labels(self, other: "Box", unit: int) -> bool:
        """Tell whether it is a small thing close to another one, as numbers are on its axes."""
        return self.area <= _SMALL * other.area and max(self._gaps(other)) <= _CLOSE * unit

    def names(self, other: "Box", unit: int) -> bool:
        """Tell whether it is a line above or below the middle of another one, and not much
        narrower: as a number over a bar, or a result under a picture."""
        across, up = self._gaps(other)
        if across >= 0 or not 0 <= up <= _APART * unit:
            return False
        (wide, high), (width, height) = self.sides, other.sides
        off_centre = abs(self.left + self.right - other.left - other.right) / 2
        return wide >= _THIRD * width and high <= _THIRD * height and off_centre <= width / 4

    def _gaps(self, other: "Box") -> tuple[int, int]:
        """How much room there is between it and another one; less than 0 where they overlap."""
        across = max(self.left - other.right, other.left - self.right)
        return across, max(self.top - other.bottom, other.top - self.bottom)


def key_object(frame: Image.Image, layout: FrameLayout, theme: Theme) -> Image.Image:
    """Cut the main object out of a frame, with others of its size, labels and names.

    The main one is large, and has much drawn in it: a formula has little, however long it is.
    Objects stand apart where gaps go all across between them, as between a plot and formulas. The
    title, the captions, and all small things beside the object stay out.

    Args:
        frame: a picture on the theme's background.
        layout: where things are in it.
        theme: its colours.
    """
    width, height = frame.size
    within = _between_words(layout)
    part = frame.crop((
        round(within.left * width), round(within.top * height),
        round(within.right * width), round(within.bottom * height),
    ))  # fmt: skip
    pixels = np.asarray(part).astype(np.int16)
    ground = np.array(list(bytes.fromhex(theme.background[1:])), np.int16)
    apart = np.abs(pixels - ground).max(axis=2)
    unit = min(frame.size)
    drawn = apart > _DRAWN
    everywhere = Box(0, 0, part.width, part.height)
    boxes = list(_objects(drawn, round(_GAP * unit), everywhere))
    if not boxes:
        return part
    largest = max(boxes, key=lambda box: box.area * drawn[box.rows, box.columns].sum())
    alike = [box for box in boxes if box.is_like(largest)]
    lines = _objects(drawn, round(_CLOSE * unit), everywhere)  # formulas are whole in these
    kept = [
        *alike,
        *(box for box in boxes if any(box.labels(each, unit) for each in alike)),
        *(box for box in lines if any(box.names(each, unit) for each in alike)),
    ]
    around = round(_AROUND * unit)
    return part.crop((
        max(min(box.left for box in kept) - around, 0),
        max(min(box.top for box in kept) - around, 0),
        min(max(box.right for box in kept) + around, part.width),
        min(max(box.bottom for box in kept) + around, part.height),
    ))  # fmt: skip


def _between_words(layout: FrameLayout) -> FrameBox:
    """Find where pictures are: half of the way from their region to the title and the captions, and
    as far as the frame goes at the sides, as some are a little larger."""
    full, title, caption = (layout.regions[name] for name in ("full", "title", "caption"))
    return FrameBox(
        left=0,
        right=1,
        top=(full.top + title.bottom) / 2,
        bottom=(full.bottom + caption.top) / 2,
    )


def leading_colour(picture: Image.Image, theme: Theme) -> str:
    """Find the first of the theme's roles whose colour a picture has; the accent if it has none.

    They have a fixed order, as a clip's covers shall have one colour: how much there is of each
    differs from format to format.
    """
    small = picture.resize((min(picture.width, _ASIDE), min(picture.height, _ASIDE)))
    pixels = np.asarray(small).reshape(-1, 3).astype(np.int16)
    roles = [theme.exponential, theme.product, theme.sum, theme.data, theme.model, theme.good,
             theme.logarithm, theme.first, theme.second, theme.third]  # fmt: skip
    colours = list(dict.fromkeys(roles))
    wanted = np.array([list(bytes.fromhex(each[1:])) for each in colours], np.int16)
    colourful = pixels[np.ptp(pixels, axis=1) > _COLOURFUL]
    if not len(colourful):
        return theme.accent
    distance = np.abs(colourful[:, None] - wanted).sum(axis=2)
    counts = ((distance == distance.min(axis=1)[:, None]) & (distance < _NEAR)).sum(axis=0)
    there = np.flatnonzero(counts >= _SHARE * len(colourful))
    return colours[int(there[0])] if len(there) else theme.accent


def _objects(drawn: Mask, gap: int, box: Box) -> Iterator[Box]:
    """Divide what is drawn along gaps that go all across or all down, until there are none."""
    part = drawn[box.top : box.bottom, box.left : box.right]
    if not part.any():
        return
    across, down = (list(_runs(np.flatnonzero(part.any(axis=axis)), gap)) for axis in (0, 1))
    boxes = [
        Box(box.left + left, box.top + top, box.left + right, box.top + bottom)
        for top, bottom in down
        for left, right in across
    ]
    if len(boxes) == 1:
        yield from boxes
        return
    for each in boxes:
        yield from _objects(drawn, gap, each)


def _runs(places: npt.NDArray[np.intp], gap: int) -> Iterator[tuple[int, int]]:
    """Find what lies together: from where to where, with less than a gap in between."""
    for run in np.split(places, np.flatnonzero(np.diff(places) > gap) + 1):
        yield int(run[0]), int(run[-1]) + 1
