"""Where things stand around two hills: beside them, or below where a frame is upright."""

from collections.abc import Sequence
from dataclasses import replace

import manim as mn

from reel.formula.live_number import LiveFormula, LiveNumber
from reel.stage.regions import FrameRegions, Region
from scenes.monotone.hills import Hills

_ROWS = 1, 1, 1, 1.2  # of what explains the hills beside them
_LONG = 0.3  # what the number left of the hills needs less room by, once L is scaled


class HillPlaces:
    """The places of a clip with two hills.

    Args:
        stage: of the scene.

    Attributes:
        stacked: whether what explains the hills stands below them.
        hills, side: the places of the hills, and of what explains them.
        narrow, rule: the places of the hills and of a function's graph beside them.
    """

    def __init__(self, regions: FrameRegions) -> None:
        self.regions, self.stacked = regions, regions.stacked
        self.hills, self.side = regions.main, regions.side
        self.narrow, self.rule = regions.main, regions.side
        if self.stacked:
            full = regions.full
            self.hills, side = full.rows(2.3 if full.aspect < 1.2 else 2.8, 1, gap=0.15)
            self.side = side.intersect(regions.safe)
            tight = replace(full, right=full.intersect(regions.safe).right)
            left, self.rule = tight.columns(1.8, 1, gap=0.15)
            self.narrow = replace(left, left=left.left - _LONG)

    @property
    def flat(self) -> bool:
        """Whether what explains the hills has room for one row of formulas only."""
        return self.side.aspect > 4

    def bars(self) -> tuple[Region, list[Region], float]:
        """The places of the sorted bars and of two statements, and the statements' scale."""
        if not self.stacked:
            return self.regions.main, self.regions.side.rows(1, 1), 1.25
        picture, row = self.regions.full.rows(4.6, 1, gap=0.3)
        picture, row = (place.intersect(self.regions.safe) for place in (picture, row))
        return picture, row.columns(1.45, 2, gap=0.9), row.width / 6.9

    def put_arrow(self, arrow: mn.Mobject, statements: Sequence[mn.Mobject]) -> None:
        """Put an arrow with two ends between two statements."""
        if self.stacked:
            arrow.move_to((statements[0].get_right() + statements[1].get_left()) / 2)
        else:
            arrow.rotate(mn.PI / 2).scale(1.5).move_to(mn.VGroup(*statements))

    def put_readouts(self, lines: Sequence[LiveFormula], order: mn.Mobject) -> mn.VGroup:
        """Put three numbers below each other, and below them (or first in their place) the order.

        Returns:
            The numbers.
        """
        group = mn.VGroup(*lines)
        if self.stacked:
            self.side.put(order)
            levels = mn.VGroup(*lines[1 if self.flat else 0 :])
            levels.arrange(mn.DOWN, buff=0.25, aligned_edge=mn.LEFT)
            if self.flat:
                levels = mn.VGroup(lines[0], levels).arrange(mn.RIGHT, buff=0.8)
            self.side.place(levels)
            return group
        *places, foot = self.side.rows(*_ROWS, gap=0.1)
        for line, place in zip(lines, places, strict=True):
            place.place(line, mn.LEFT)
            line.shift((place.center[1] - line.number.origin.get_y() - 0.2) * mn.UP)
        foot.put(order, mn.LEFT)
        return group

    def beside_upper(self, hills: Hills) -> tuple[list[Region], float | None]:
        """The places of a function, what it is, and a remark; and how wide words may be."""
        place = hills.beside(self.rule, 0)
        if not self.stacked:
            return place.rows(1.6, 0.7, 0.7, gap=0.15), None
        place = replace(place, top=self.regions.full.top).intersect(self.regions.safe)
        return place.rows(0.65, 1.05, 0.5, gap=0.22), place.width

    def put_slopes(self, words: list[mn.Mobject], numbers: mn.VGroup, hills: Hills) -> mn.VGroup:
        """Put the slope of each hill and the word for it level with the hill, or in a row."""
        rows = zip(words, numbers, (0, 1), strict=True)
        return mn.VGroup(*(self._put_slope(*row, hills) for row in rows))

    def _put_slope(self, word: mn.Mobject, number: LiveNumber, row: int, hills: Hills) -> mn.VGroup:
        if self.stacked:
            place = self.side.rows(1, 1, gap=0.1)[row]
            word.move_to(place.at(0.2, 0.5), aligned_edge=mn.LEFT)
            start = word.get_corner(mn.DR) + 0.4 * mn.RIGHT
        else:
            place = hills.beside(self.side, row)
            word.move_to(place.at(0, 0.62), aligned_edge=mn.DL)
            start = place.at(0, 0.35)
        number.shift(start - number.origin.get_center())
        return mn.VGroup(word, number)

    def put_same(self, lines: mn.VGroup) -> mn.VGroup:
        """Put three statements below each other; in little room each takes the last one's place."""
        if not self.stacked:
            *places, _ = self.side.rows(1, 1, 1, 0.6, gap=0.1)
            self.side.fit(lines)
            for line, place in zip(lines, places, strict=True):
                place.place(line, mn.LEFT)
            return lines
        upper, lower = self.side.rows(1, 1.3, gap=0.1)
        last = replace(self.side if self.flat else lower, right=self.side.right - 1.2)  # for a word
        places = [last] * 3 if self.flat else [*upper.columns(1, 1.2, gap=0.3), last]
        for line, place in zip(lines, places, strict=True):
            place.put(line, mn.UR)  # the last one below the second
        return lines
