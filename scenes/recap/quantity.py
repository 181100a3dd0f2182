"""A number as something that can be seen: its name, a shape as large as it, and its digits."""

from collections.abc import Sequence

import manim as mn

from reel.formula.formula import Formula
from reel.stage.regions import Region

GAP = 0.2  # between name, shape and digits
_CELL = 0.1  # between cells, as a share of a cell
_ROUND = 0.05  # the corner radius of cells and bars
_DEPTH = 0.4  # how much of their colour is in what fills them


class Quantity(mn.VGroup):
    """A shape and its number: what goes round the square.

    Args:
        shape: cells or bars.
        number: its digits.
        above: whether they stand above the shape, rather than right of it.

    Attributes:
        shape, number, above: the same.
    """

    def __init__(self, shape: mn.VGroup, number: Formula, *, above: bool = False) -> None:
        self.shape, self.number, self.above = shape, number, above
        if above:
            number.next_to(shape, mn.UP, buff=GAP, aligned_edge=mn.LEFT)
            # Of what a comma needs below the digits, half is taken from the gap.
            number.shift((number.get_bottom()[1] - number.baseline) / 2 * mn.UP)
        else:
            number.next_to(shape, mn.RIGHT, buff=GAP)
        super().__init__(shape, number)


def cells(columns: int, rows: int, side: float, *, colour: str, ground: str) -> mn.VGroup:
    """Draw a whole number as cells in rows.

    Args:
        columns, rows: how many cells.
        side: of a cell, with the space beside it (Manim's units).
        colour: #RRGGBB of their edges.
        ground: #RRGGBB of what lies behind them.
    """
    size = (1 - _CELL) * side
    return mn.VGroup(
        *(
            _filled(size, size, colour, ground).move_to([column * side, -row * side, 0])
            for row in range(rows)
            for column in range(columns)
        )
    )


def bars(lengths: Sequence[float], height: float, *, colour: str, ground: str) -> mn.VGroup:
    """Draw bars end to end: their lengths (Manim's units) add up."""
    row = mn.VGroup(*(_filled(length, height, colour, ground) for length in lengths))
    return row.arrange(mn.RIGHT, buff=0)


def _filled(width: float, height: float, colour: str, ground: str) -> mn.RoundedRectangle:
    """Draw a box; it hides what lies behind it, so that it can be shown more or less strongly."""
    box = mn.RoundedRectangle(corner_radius=_ROUND, width=width, height=height)
    fill = mn.interpolate_color(mn.ManimColor(ground), mn.ManimColor(colour), _DEPTH)
    return box.set_fill(fill, 1).set_stroke(colour, 2.5)


def put_rows(region: Region, rows: Sequence[tuple[Formula | None, Quantity]]) -> None:
    """Put quantities below each other, each with its name, their shapes' left ends in one line.

    A name stands left of its shape where that leaves room, above it where not; where the digits
    stand above the shape, it stands before them.

    Args:
        region: for all of them; the rows share its height.
        rows: names and quantities, from the top.
    """
    aside = max((name.width + GAP for name, _ in rows if name is not None), default=0)
    widest = max(quantity.width for _, quantity in rows)
    above = any(quantity.above for _, quantity in rows)
    if above:
        widest = max(widest, *(aside + GAP / 2 + quantity.number.width for _, quantity in rows))
    beside = aside + widest <= region.width and not above
    left = region.left + (region.width - widest - aside * beside) / 2 + aside * beside
    for place, (name, quantity) in zip(region.rows(*[1] * len(rows), gap=0.1), rows, strict=True):
        quantity.move_to([left, place.center[1], 0], aligned_edge=mn.LEFT)
        if name is None:
            continue
        if quantity.above:
            name.move_to(quantity.number, aligned_edge=mn.LEFT)
            name.align_baseline(quantity.number)
            quantity.number.shift((name.width + 1.5 * GAP) * mn.RIGHT)
        elif beside:
            name.move_to([left - GAP, place.center[1], 0], aligned_edge=mn.RIGHT)
        else:
            name.next_to(quantity.shape, mn.UP, buff=GAP / 2, aligned_edge=mn.LEFT)
            both = mn.VGroup(name, quantity)
            both.shift((place.center[1] - both.get_y()) * mn.UP)
