"""A table of points and of the same points with their coordinates swapped."""

from collections.abc import Sequence

import manim as mn

from reel.formula.formula import Formula
from reel.formula.transform import TransformFormula
from reel.stage.regions import FrameRegions, Region

_GAP = 0.2  # between two points at least (Manim's units)
_NARROW = 0.5  # a region narrower than this share of its height has room for one column only


def square_and_table(regions: FrameRegions) -> tuple[Region, Region]:
    """Return where a square plot goes, as large as can be, and where a table of its points."""
    if not regions.stacked:
        return regions.main.columns(3.4, 1)[0], regions.side
    if regions.full.aspect > 1.2:
        picture, beside = regions.full.columns(3, 1)
    else:
        picture, beside = regions.full.rows(2.6, 1, gap=0.3)
    return picture, beside.intersect(regions.safe)


class PointTable:
    """Points in a column and the swapped ones beside it, or in rows one above the other.

    A high region gets columns, a wide one rows, with the mirror between them. In a narrow one
    there is a single column, and its points swap in place.

    Args:
        region: what to fill.
        points: as formulas, all of one scale; made smaller, and all alike, if they must be. The
            first is the head of the table.
        swapped: the same points with their coordinates swapped.
        colour: #RRGGBB of the mirror.

    Attributes:
        points, swapped: the formulas in their places.
        mirror: the line between them; empty where there is none.
    """

    def __init__(
        self,
        region: Region,
        points: Sequence[Formula],
        swapped: Sequence[Formula],
        *,
        colour: str,
    ) -> None:
        self.points, self.swapped = points, swapped
        self._upright, self._narrow = region.aspect < 1, region.aspect < _NARROW
        halves = region.columns(1, 1) if self._upright else region.rows(1, 1, gap=0.3)
        self._lay_out([region, region] if self._narrow else halves)
        ends = ((0.5, 1), (0.5, 0)) if self._upright else ((0, 0.5), (1, 0.5))
        self.mirror = mn.VGroup()
        if not self._narrow:
            self.mirror.add(mn.DashedLine(*(region.at(*end) for end in ends), dash_length=0.15))
        self.mirror.set_stroke(colour, 3.5)

    def arrivals(
        self, first: Sequence[Formula], second: Sequence[Formula]
    ) -> list[mn.ReplacementTransform]:
        """Return how numbers from elsewhere become the coordinates of all points but the head's.

        Args:
            first, second: the points' coordinates, their parts named "in" and "out".
        """
        return [
            mn.ReplacementTransform(number.part(part), point.part(part))
            for point, *coordinates in zip(self.points[1:], first, second, strict=True)
            for part, number in zip(("in", "out"), coordinates, strict=True)
        ]

    def swaps(self) -> list[TransformFormula]:
        """Return how each point turns into the swapped one."""
        keep = not self._narrow
        return [
            TransformFormula(*both, keep=keep)
            for both in zip(self.points, self.swapped, strict=True)
        ]

    def written(self) -> list[mn.VMobject]:
        """Return what the table shows when all points are swapped."""
        return [*([] if self._narrow else self.points), *self.swapped, self.mirror]

    def _lay_out(self, places: Sequence[Region]) -> None:
        lists, place = (self.points, self.swapped), places[0]
        for points in lists if self._upright else ():
            for point in points:  # their commas stand one above another
                point.shift(point.part(",").get_x() * mn.LEFT)
        columns = [mn.VGroup(*points) for points in lists]
        if self._upright:
            along, across = place.height, place.width
            lengths = [max(point.height for point in both) for both in zip(*lists, strict=True)]
            thickest = max(column.width for column in columns)
        else:
            along, across = place.width, place.height
            lengths = [max(point.width for point in both) for both in zip(*lists, strict=True)]
            thickest = max(point.height for points in lists for point in points)
        free = along - _GAP * (len(lengths) - 1)
        scale = min(1.0, free / sum(lengths), across / thickest)
        shares = [scale * length + _GAP for length in lengths]
        for place, column in zip(places, columns, strict=True):
            column.scale(scale)
            if self._upright:
                for cell, point in zip(place.rows(*shares, gap=0), column, strict=True):
                    point.set_y(cell.center[1])
                place.place(column)
            else:
                for cell, point in zip(place.columns(*shares, gap=0), column, strict=True):
                    cell.place(point)
