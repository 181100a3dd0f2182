"""Regions: the rectangles of the frame in which scenes place things."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import manim as mn
import numpy as np

from reel.records.formats import Format
from reel.records.frame_layout import Arrangement, FrameBox

M = TypeVar("M", bound=mn.Mobject)
T = TypeVar("T")


@dataclass(frozen=True)
class Region:
    """A rectangle in Manim's units."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def aspect(self) -> float:
        """How many times as wide as high it is."""
        return self.width / self.height

    @property
    def center(self) -> np.ndarray:
        return np.array([(self.left + self.right) / 2, (self.bottom + self.top) / 2, 0.0])

    def at(self, across: float, up: float) -> np.ndarray:
        """The point at these shares of the width and height, from the lower left."""
        return np.array([self.left + across * self.width, self.bottom + up * self.height, 0.0])

    def place(self, mobject: M, align: np.ndarray = mn.ORIGIN) -> M:
        """Move `mobject` into the region: to its centre, or to the side or corner `align`."""
        across, up = (np.sign(align[:2]) + 1) / 2
        mobject.move_to(self.at(across, up), aligned_edge=align)
        return mobject

    def fit(self, mobject: M, share: float = 1.0) -> M:
        """Scale `mobject` down, if it must be, to at most `share` of the region each way."""
        scale = min(
            share * self.width / max(mobject.width, 1e-9),
            share * self.height / max(mobject.height, 1e-9),
        )
        if scale < 1:
            mobject.scale(scale)
        return mobject

    def put(self, mobject: M, align: np.ndarray = mn.ORIGIN, *, share: float = 1.0) -> M:
        """Fit `mobject` into the region and place it: in its centre, or at a side or corner.

        Args:
            mobject: what is put there; scaled down if it must be, never up.
            align: the side or corner, as a sum of Manim's directions.
            share: the most that it may take of the region each way.
        """
        return self.place(self.fit(mobject, share), align)

    def inset(self, across: float, up: float | None = None) -> "Region":
        """The region with a margin (Manim's units) taken off on each side."""
        up = across if up is None else up
        return Region(self.left + across, self.bottom + up, self.right - across, self.top - up)

    def intersect(self, other: "Region") -> "Region":
        """The part of the region that lies in another one too."""
        return Region(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def lerp(self, other: "Region", share: float) -> "Region":
        """The rectangle at this share of the way to another one."""
        sides = zip(self.sides, other.sides, strict=True)
        return Region(*((1 - share) * here + share * there for here, there in sides))

    @property
    def sides(self) -> tuple[float, float, float, float]:
        return self.left, self.bottom, self.right, self.top

    def columns(self, *weights: float, gap: float = 0.5) -> list["Region"]:
        """Divide the region from left to right in proportion to `weights`."""
        edges = _divide(self.width, weights, gap)
        return [
            Region(self.left + start, self.bottom, self.left + end, self.top)
            for start, end in edges
        ]

    def rows(self, *weights: float, gap: float = 0.4) -> list["Region"]:
        """Divide the region from top to bottom in proportion to `weights`."""
        edges = _divide(self.height, weights, gap)
        return [
            Region(self.left, self.top - end, self.right, self.top - start) for start, end in edges
        ]


def _divide(length: float, weights: Sequence[float], gap: float) -> list[tuple[float, float]]:
    shares = np.array(weights) / sum(weights) * (length - gap * (len(weights) - 1))
    ends = np.cumsum(shares) + gap * np.arange(len(weights))
    return [(float(end - share), float(end)) for share, end in zip(shares, ends, strict=True)]


class FrameRegions:
    """The regions of one format, and how they are arranged.

    Attributes:
        arrangement: how main and side stand to each other.
        centred: whether titles are centred rather than set from the left.
        title: for the clip's question and its answer.
        main, side, full: for the picture; for what explains it; both together.
        caption: left free.
        safe: where words and formulas are put; main and full may be wider.
        quiet: the strips above and below that are left to what players lay over them; none where a
            picture stands whole.
    """

    def __init__(self, shape: Format) -> None:
        layout = shape.layout
        self.arrangement = layout.arrangement
        self.centred = layout.centred
        self._frame = shape.frame
        self.title = self._region(layout.regions["title"])
        self.main = self._region(layout.regions["main"])
        self.side = self._region(layout.regions["side"])
        self.full = self._region(layout.regions["full"])
        self.caption = self._region(layout.regions["caption"])
        self.safe = self._region(layout.words)
        self.quiet = tuple(map(self._region, layout.quiet))

    def lay_out(
        self,
        *,
        wide: Callable[["FrameRegions"], T],
        tall: Callable[["FrameRegions"], T],
        low: Callable[["FrameRegions"], T],
    ) -> T:
        """Find places in the way that is made for how main and side stand to each other."""
        ways = {Arrangement.WIDE: wide, Arrangement.TALL: tall, Arrangement.LOW: low}
        return ways[self.arrangement](self)

    def _region(self, box: FrameBox) -> Region:
        width, height = self._frame
        return Region(
            left=(box.left - 0.5) * width,
            bottom=(0.5 - box.bottom) * height,
            right=(box.right - 0.5) * width,
            top=(0.5 - box.top) * height,
        )
