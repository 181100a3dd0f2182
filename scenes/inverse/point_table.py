"""A table of points and of the same points with their coordinates swapped."""

from collections.abc import Sequence

import manim as mn

from reel.formula.formula import Formula
from reel.formula.transform import TransformFormula
from reel.stage.regions import Region
from scenes.inverse.layout import TableForm

_GAP = 0.2  # between two points at least (Manim's units)


class PointTable:
    """Points in a column and the swapped ones beside it, or in rows one above the other.

    The mirror stands between them. Where there is room for one column only, its points swap in
    place, and there is no mirror.

    Args:
        region: what to fill.
        form: columns, rows, or a single column.
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
        form: TableForm,
        points: Sequence[Formula],
        swapped: Sequence[Formula],
        *,
        colour: str,
    ) -> None:
        self.points, self.swapped = points, swapped
        self._in_columns = form is not TableForm.ROWS
        self._in_place = form is TableForm.IN_PLACE
        halves = region.columns(1, 1) if self._in_columns else region.rows(1, 1, gap=0.3)
        self._lay_out([region, region] if self._in_place else halves)
        ends = ((0.5, 1), (0.5, 0)) if self._in_columns else ((0, 0.5), (1, 0.5))
        self.mirror = mn.VGroup()
        if not self._in_place:
            self.mirror.add(mn.DashedLine(*(region.at(*end) for end in ends), dash_length=0.15))
        self.mirror.set_stroke(colour, 3.5)

    def arrivals(
        self, first: Sequence[Formula], second: Sequence[Formula]
    ) -> list[mn.ReplacementTransform]:
        """Let numbers from elsewhere become the coordinates of all points but the head's.

        Args:
            first, second: the numbers, whose parts are named "in" and "out", from the top down.
        """
        return [
            mn.ReplacementTransform(number.part(part), point.part(part))
            for point, *coordinates in zip(self.points[1:], first, second, strict=True)
            for part, number in zip(("in", "out"), coordinates, strict=True)
        ]

    def swaps(self) -> list[TransformFormula]:
        """Turn each point into the swapped one; it stays too, unless both share a place."""
        keep = not self._in_place
        return [
            TransformFormula(*both, keep=keep)
            for both in zip(self.points, self.swapped, strict=True)
        ]

    def written(self) -> list[mn.VMobject]:
        """What the table shows when all points are swapped."""
        return [*([] if self._in_place else self.points), *self.swapped, self.mirror]

    def _lay_out(self, places: Sequence[Region]) -> None:
        """Put all points into their places, made smaller by one factor if they must be.

        Args:
            places: those of the points and of the swapped ones.
        """
        lists, place = (self.points, self.swapped), places[0]
        for points in lists if self._in_columns else ():
            for point in points:  # their commas stand one above another
                point.shift(point.part(",").get_x() * mn.LEFT)
        columns = [mn.VGroup(*points) for points in lists]
        if self._in_columns:
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
            if self._in_columns:
                for cell, point in zip(place.rows(*shares, gap=0), column, strict=True):
                    point.set_y(cell.center[1])
                place.place(column)
            else:
                for cell, point in zip(place.columns(*shares, gap=0), column, strict=True):
                    cell.place(point)
