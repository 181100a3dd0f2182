"""The product rule as a grid: a row is a term, a column a factor, the diagonal is lit."""

from collections.abc import Sequence
from typing import Any

import manim as mn
import numpy as np
import sympy as sp

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.formula import Formula
from reel.formula.label import SIZES
from reel.records.theme import Theme
from reel.stage.regions import Region

# As multiples of a cell's height: the gap between cells, a cell's greatest width, the margin on
# either side, in which the plus signs stand, and the labels' em.
_GAP, _WIDEST, _SIGN, _LABEL = 0.12, 1.6, 0.5, 0.55
_LARGEST = 1.1  # of the labels' em, in Manim's units
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
        terms: the factors of each term, `scenes.gradients.maths.terms(factors(n))`.
        theme: gives each role its colour.
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
        theme: Theme,
        labelled: bool = True,
    ) -> None:
        self.n = n = len(terms)
        self.region = region
        self.rows = [mn.VGroup() for _ in range(n)]
        self.signs = mn.VGroup()
        places = _CellLayout(region, n)
        self.em = min(_LABEL * places.height, _LARGEST)
        for i, term in enumerate(terms):
            for j, factor in enumerate(term):
                box = mn.RoundedRectangle(
                    corner_radius=0.1 * places.height, width=places.width, height=places.height
                )
                box.set_fill(theme.colour("accent" if i == j else "surface"), 1)
                box.set_stroke(theme.colour("accent" if i == j else "muted"), 1.5)
                label = Formula(factor, theme=theme) if labelled else None
                cell = Cell(i, j, box.move_to(places.middle(i, j)), label)
                if label is not None:
                    self.put(label, cell)
                    if cell.lit:
                        label.set_color(theme.background)
                self.rows[i].add(cell)
            if labelled and i:
                sign = _plus(_SIGN / 2 * places.height, theme.text)
                self.signs.add(sign.move_to(places.sign(i)))
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
        """The cell of factor `column` in term `row`, both counted from 0."""
        return self.rows[row][column]

    def column(self, number: int) -> mn.VGroup:
        """One factor's cells in all terms, from the top."""
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

    def letters(self, row: int) -> mn.VGroup:
        """The glyphs of a row's labels, in reading order."""
        labels = [cell.label for cell in self.rows[row] if cell.label is not None]
        return mn.VGroup(
            *(
                glyph
                for label in labels
                for leaf in range(len(label.leaves))
                for glyph in label.glyphs(leaf)
            )
        )

    def put_out(self) -> "FactorGrid":
        """Let the diagonal look like all other cells, until `light_up`."""
        for cell in self.diagonal:
            cell.save_state()
            cell.box.match_style(self.cell(0, 1).box)
            if cell.label is not None:
                cell.label.match_color(self.cell(0, 1).label)
        return self

    def light_up(self, **kwargs: Any) -> mn.Animation:
        """The animation in which the diagonal is lit."""
        return mn.AnimationGroup(*map(mn.Restore, self.diagonal), **kwargs)

    def follow(self, size: mn.ValueTracker) -> "FactorGrid":
        """Let a plain grid show as many rows and columns as a tracker says, always filling it.

        Between whole numbers the last row and column are partly there.
        """

        def draw(grid: FactorGrid) -> None:
            places = _CellLayout(self.region, float(np.clip(size.get_value(), 1, self.n)))
            boxes: dict[tuple[float, float], np.ndarray] = {}
            for row in grid.rows:
                for cell in row:
                    width, height = size_now = places.size(cell.row, cell.column)
                    seen = min(width, height) > 1e-3
                    if size_now not in boxes:
                        box = mn.RoundedRectangle(
                            corner_radius=(
                                min(0.1 * places.height, width / 2, height / 2) if seen else 0
                            ),
                            width=max(width, 1e-3),
                            height=max(height, 1e-3),
                        )
                        boxes[size_now] = box.points - box.get_center()
                    middle = places.middle(cell.row, cell.column)
                    cell.box.set_points(boxes[size_now] + middle)
                    mobject_ops.set_opacity(cell.box, float(seen))

        return redraw_on_change(self, draw, lambda _: size.get_value())

    def becomes(self, larger: "FactorGrid", **kwargs: Any) -> mn.Animation:
        """The animation in which this labelled grid turns into a larger one.

        Cells go to where their row and column stand there, and the new ones come last.
        """
        late = mn.squish_rate_func(mn.smooth, 0.55, 1)
        moves: list[mn.Animation] = []
        for cell in larger.cells:
            if max(cell.row, cell.column) >= self.n:
                moves.append(mn.FadeIn(cell, rate_func=late))
                continue
            old = self.cell(cell.row, cell.column)
            moves.append(mn.ReplacementTransform(old.box, cell.box))
            if old.label is not None and cell.label is not None:
                same = old.label.expr == cell.label.expr
                move = mn.ReplacementTransform if same else mn.FadeTransform
                moves.append(move(old.label, cell.label))
        for number, sign in enumerate(larger.signs):
            if number < len(self.signs):
                moves.append(mn.ReplacementTransform(self.signs[number], sign))
            else:
                moves.append(mn.FadeIn(sign, rate_func=late))
        return _Becoming(self, larger, moves, **kwargs)


class _Becoming(mn.AnimationGroup):
    """Takes one grid off piece by piece, and puts the other one on as a whole."""

    def __init__(
        self, old: FactorGrid, new: FactorGrid, moves: Sequence[mn.Animation], **kwargs: Any
    ) -> None:
        super().__init__(*moves, **kwargs)
        self.old, self.new = old, new

    def clean_up_from_scene(self, scene: mn.Scene) -> None:
        super().clean_up_from_scene(scene)
        scene.remove(self.group, *self.old.get_family(), *self.new.get_family())
        scene.add(self.new)


class _CellLayout:
    """Where the cells of a grid stand that fills a region; the number of rows may be broken.

    With 5.4 rows the sixth one is there to 4 tenths of its height, the sixth column of its width.
    """

    def __init__(self, region: Region, n: float) -> None:
        self.region, self.n = region, n
        units = n + (n - 1) * _GAP
        self.height = min(region.height / units, region.width / (units + 2 * _SIGN))
        room = (region.width / self.height - 2 * _SIGN - (n - 1) * _GAP) / n
        self.width = min(room, _WIDEST) * self.height
        self.gap = _GAP * self.height

    def size(self, row: int, column: int) -> tuple[float, float]:
        """Width and height of a cell."""
        across, up = (float(np.clip(self.n - number, 0, 1)) for number in (column, row))
        return across * self.width, up * self.height

    def middle(self, row: int, column: int) -> np.ndarray:
        """The middle of a cell."""
        width, height = self.size(row, column)
        across = column * (self.width + self.gap) + width / 2
        down = row * (self.height + self.gap) + height / 2
        spans = (self.n * side + (self.n - 1) * self.gap for side in (self.width, self.height))
        corner = self.region.center + np.array([-next(spans), next(spans), 0]) / 2
        return corner + np.array([across, -down, 0])

    def sign(self, row: int) -> np.ndarray:
        """Where the plus sign in front of a row stands."""
        left = self.middle(row, 0) - self.width / 2 * mn.RIGHT
        return left - _SIGN / 2 * self.height * mn.RIGHT


def _plus(size: float, colour: str) -> mn.VGroup:
    bars = (mn.Line(size / 2 * side, -size / 2 * side) for side in (mn.LEFT, mn.UP))
    return mn.VGroup(*bars).set_stroke(colour, 4)
