"""The product rule as a grid: a row is a term, a column a factor, the diagonal is differentiated."""

from collections.abc import Callable, Sequence

import manim as mn
import sympy as sp

from reel.stage.formula import Formula
from reel.stage.regions import Region
from reel.stage.text import SIZES

_GAP = 0.12  # between cells, as a share of a cell's height
_WIDEST = 1.6  # a cell's width at most, as a multiple of its height
_SIGN = 0.5  # the plus signs' column, as a multiple of a cell's height
_AXIS = 0.25  # how far a letter's middle lies above its baseline, in ems
_FORMULA_EM = SIZES["formula"]


class Cell(mn.VGroup):
    """One factor of one term.

    Attributes:
        row, column: its place, counted from 0.
        lit: whether its factor is the differentiated one of its term.
        box: the rounded rectangle.
        label: the factor as a formula, or None in a plain grid.
    """

    def __init__(
        self, row: int, column: int, box: mn.RoundedRectangle, label: Formula | None
    ) -> None:
        self.row, self.column = row, column
        self.lit = row == column
        self.box, self.label = box, label
        super().__init__(box, *([label] if label is not None else []))


class FactorGrid(mn.VGroup):
    """The n · n factors of the derivative of a product: n terms under each other, n factors each.

    Cells are equal, fill the region (no wider than it helps the eye) and stand on a background
    of their own: the differentiated factors, on the diagonal, on `accent`, all others on
    `surface`. In front of every row but the first stands a plus sign. Labels of a row stand on
    one baseline, all in one size. Nothing here moves by itself: take the parts and animate them.

    Args:
        region: what to fill; the grid stands in its middle.
        terms: the factors of each term, `reel.maths.product_rule.terms(factors(n))`.
        colour: gives the colour of a role.
        labelled: whether factors and plus signs are written; without them the grid is plain.

    Attributes:
        n: how many rows and columns.
        rows: the cells of each term, from the top: `grid.rows[i]` is a VGroup of `Cell`.
        signs: the plus signs; `signs[i - 1]` stands in front of row i. Empty in a plain grid.
        em: the size (Manim's units) of the labels' em; pass a new label through `put` instead of
            scaling it by hand.
    """

    def __init__(
        self,
        region: Region,
        terms: Sequence[Sequence[sp.Expr]],
        *,
        colour: Callable[[str], str],
        labelled: bool = True,
    ) -> None:
        self.n = n = len(terms)
        self.colour = colour
        margin = _SIGN if labelled else 0.0
        height = region.height / (n + (n - 1) * _GAP)
        room = region.width - 2 * margin * height - (n - 1) * _GAP * height
        if room < n * height:  # narrow: square cells, as large as the width allows
            height = region.width / (n + (n - 1) * _GAP + 2 * margin)
            room = n * height
        width = min(room / n, _WIDEST * height)
        gap = _GAP * height
        left = region.center[0] - (n * width + (n - 1) * gap) / 2
        top = region.center[1] + (n * height + (n - 1) * gap) / 2
        self.em = 0.44 * height

        self.rows = [mn.VGroup() for _ in range(n)]
        for i, term in enumerate(terms):
            for j, factor in enumerate(term):
                role = "accent" if i == j else "surface"
                box = mn.RoundedRectangle(corner_radius=0.1 * height, width=width, height=height)
                box.set_fill(colour(role), 1).set_stroke(width=0)
                middle = [left + (j + 0.5) * width + j * gap, top - (i + 0.5) * height - i * gap, 0]
                box.move_to(middle)
                label = Formula(factor, colour=colour) if labelled else None
                cell = Cell(i, j, box, label)
                if label is not None:
                    self.put(label, cell)
                    if cell.lit:
                        label.set_color(colour("background"))
                self.rows[i].add(cell)
        self.signs = mn.VGroup()
        if labelled:
            for row in self.rows[1:]:
                sign = _plus(0.26 * height, colour("text"))
                sign.next_to(row, mn.LEFT, buff=(_SIGN - 0.26) / 2 * height)
                self.signs.add(sign)
        super().__init__(*self.rows, self.signs)

    def put(self, label: Formula, cell: Cell, *, share: float = 1.0) -> Formula:
        """Put a formula of size "formula" into a cell, as the grid's own labels stand there.

        Args:
            label: what to put there; it is scaled to the labels' size.
            cell: where.
            share: of the labels' size, for a label that is taller, such as a fraction.
        """
        label.scale(share * self.em / _FORMULA_EM)
        label.move_to(cell.box)
        if label.height < 1.6 * self.em:  # a fraction stands in the middle
            label.shift((cell.box.get_y() - _AXIS * self.em - label.baseline) * mn.UP)
        return label

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell of factor `column` in term `row`, both counted from 0."""
        return self.rows[row][column]

    def column(self, number: int) -> mn.VGroup:
        """Return one factor's cells in all terms, from the top."""
        return mn.VGroup(*(row[number] for row in self.rows))

    @property
    def cells(self) -> mn.VGroup:
        """All cells, row by row."""
        return mn.VGroup(*(cell for row in self.rows for cell in row))

    @property
    def diagonal(self) -> mn.VGroup:
        """The cells of the differentiated factors, from the top."""
        return mn.VGroup(*(self.rows[number][number] for number in range(self.n)))

    @property
    def others(self) -> mn.VGroup:
        """All cells but the diagonal, row by row."""
        return mn.VGroup(*(cell for cell in self.cells if not cell.lit))

    def others_of(self, row: int) -> mn.VGroup:
        """Return the undifferentiated factors of one term: those that cancel in row/f."""
        return mn.VGroup(*(cell for cell in self.rows[row] if not cell.lit))


def _plus(size: float, colour: str) -> mn.VGroup:
    bars = (mn.Line(size / 2 * side, -size / 2 * side) for side in (mn.LEFT, mn.UP))
    return mn.VGroup(*bars).set_stroke(colour, 4)
