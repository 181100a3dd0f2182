"""The product rule as a grid: a row is a term, a column a factor, the diagonal is lit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import manim as mn
import numpy as np
import sympy as sp

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.formula import Formula
from reel.formula.label import SIZES
from reel.notation.form_printer import PLAIN, RoleMap
from reel.notation.typst_printer import SPECK
from reel.records.theme import Theme
from reel.stage.exemptions import outside_intended, overlap_intended, unread_intended
from reel.stage.glide import glide
from reel.stage.regions import Region
from scenes.shared.glow import Rim

# As multiples of a cell's height: the gap between cells, the margin on the left, in which the plus
# signs stand, the labels' em; and of its width, what a label takes at most.
_GAP, _SIGN, _LABEL, _WITHIN = 0.12, 0.5, 0.55, 0.78
_LARGEST = 1.1  # of the labels' em, in Manim's units
_AXIS = 0.25  # how far a letter's middle lies above its baseline, in ems
_RENAMED = (2.1, 2.7)  # of how many rows the first names go, and the others come
_DIM = 0.7  # how much a row loses that is not the one to look at
_READ_AT_ONCE = 5  # rows, of which each factor is to be read
# The light around a lit cell: widths of strokes, as shares of its height, and their strengths.
_GLOW = ((0.1, 0.26), (0.22, 0.14), (0.36, 0.08))
_WIDEST = 0.4  # of these strokes, in Manim's units
_STROKE = 100  # Manim's stroke widths are hundredths of its units


class Cell(mn.VGroup):
    """One factor of one term.

    Attributes:
        row, column: its place, counted from 0.
        lit: whether its factor is the differentiated one of its term.
        box: the rounded rectangle.
        labels: the factor as a formula; the first cells have two, see `FactorGrid`.
        glow: the light around a lit cell.
    """

    def __init__(self, row: int, column: int, labels: Sequence["CellLabel"], theme: Theme) -> None:
        self.row, self.column = row, column
        self.lit = row == column
        self.box = mn.RoundedRectangle(corner_radius=0.1, width=1, height=1)
        self.box.set_fill(theme.surface, 1).set_stroke(theme.muted, 1.5)
        self.labels = tuple(labels)
        self.glow = Rim(theme.accent, _GLOW if self.lit else ())
        overlap_intended(outside_intended(self.glow, "light"), None, "light falls on neighbours")
        super().__init__(self.glow, self.box, *(label.formula for label in labels))

    def glow_with(self, strength: float) -> None:
        """Let the light around its box be so strong, from 0 to 1."""
        self.glow.around(self.box, strength)


class CellLabel:
    """A factor's formula, and its glyphs' outlines about the point on which it is centred."""

    def __init__(self, expr: sp.Expr, theme: Theme, roles: RoleMap, *, lit: bool) -> None:
        self.formula = Formula(expr, theme=theme, roles=roles)
        self.glyphs = [glyph for glyph in self.formula if glyph.leaf not in (None, SPECK)]
        self.colours = [mn.ManimColor(glyph.get_fill_color()) for glyph in self.glyphs]
        self.lit_colours = [mn.ManimColor(theme.background) if lit else c for c in self.colours]
        em = SIZES["formula"]
        self.width = self.formula.width / em
        middle = np.array([self.formula.get_x(), self.formula.baseline + _AXIS * em, 0])
        self.outlines = [(glyph.points - middle) / em for glyph in self.glyphs]

    def draw(self, middle: np.ndarray, em: float, seen: float, light: float) -> None:
        """Draw it about a point."""
        for glyph, outline, plain, lit in zip(
            self.glyphs, self.outlines, self.colours, self.lit_colours, strict=True
        ):
            glyph.set_points(outline * em + middle)
            glyph.set_fill(mn.interpolate_color(plain, lit, light), seen)


@dataclass(frozen=True)
class GridLook:
    """What a grid is seen to be.

    Attributes:
        region: what it fills.
        size: how many rows and columns are there; of 5.4 rows the sixth is there in part.
        boxes, names, signs: how strongly boxes, labels and plus signs are seen.
        light: how many cells of the diagonal are lit, from the top.
        looked_at: the row that is looked at, and how much all others are dimmed.
    """

    region: Region
    size: float
    boxes: float
    names: float
    signs: float
    light: float
    looked_at: tuple[float, float]


class FactorGrid(mn.VGroup):
    """The n · n factors of the derivative of a product: n terms under each other, n factors each.

    Cells are equal and fill the region, on a background of their own: the differentiated factors,
    on the diagonal, on `accent` with a light around them, all others on `surface`. Before every row
    but the first stands a plus sign. All of it follows its trackers at every frame: fewer rows than
    there are can be seen, and the eye draws back as rows and columns come.

    Args:
        region: returns what to fill now.
        terms: the factors of each term, `scenes.gradients.maths.terms(factors(n))`.
        theme: gives each role its colour.
        first_names: the terms by other names, while there are no more rows than these.
        roles: of those names.

    Attributes:
        n: how many rows and columns there are at most.
        rows: the cells of each term, from the top: `grid.rows[i]` is a VGroup of `Cell`.
        signs: the plus signs; `signs[i - 1]` stands in front of row i.
        size, boxes, names, plus, light, read, dimmed: the trackers of `GridLook`.
    """

    def __init__(
        self,
        region: Callable[[], Region],
        terms: Sequence[Sequence[sp.Expr]],
        *,
        theme: Theme,
        first_names: Sequence[Sequence[sp.Expr]] = (),
        roles: RoleMap = PLAIN,
    ) -> None:
        self.n = n = len(terms)
        self.early = len(first_names)
        self.region = region
        self.fills = mn.ManimColor(theme.surface), mn.ManimColor(theme.accent)
        self.edges = mn.ManimColor(theme.muted), mn.ManimColor(theme.accent)
        self.size = mn.ValueTracker(n)
        self.boxes, self.names, self.plus = (mn.ValueTracker(1) for _ in range(3))
        self.light = mn.ValueTracker(n)
        self.read, self.dimmed = mn.ValueTracker(0), mn.ValueTracker(0)
        self.rows = [mn.VGroup() for _ in range(n)]
        for i, term in enumerate(terms):
            for j, factor in enumerate(term):
                labels = [CellLabel(factor, theme, PLAIN, lit=i == j)]
                if max(i, j) < self.early:
                    labels.append(CellLabel(first_names[i][j], theme, roles, lit=i == j))
                self.rows[i].add(Cell(i, j, labels, theme))
        self.widest = max(label.width for cell in self.cells for label in cell.labels)
        self.signs = mn.VGroup(*(_plus(theme.text) for _ in range(n - 1)))
        super().__init__(*self.rows, self.signs)
        if n > _READ_AT_ONCE:
            unread_intended(self, "a hundred factors: nobody reads them one by one")
        redraw_on_change(self, lambda grid: grid.draw(), lambda grid: grid.look())

    # What it does.

    def show_boxes(self, **kwargs: Any) -> mn.Animation:
        """Let the boxes come, still empty and dark."""
        return glide(self.boxes, 1, **kwargs)

    def light_up(self, **kwargs: Any) -> mn.Animation:
        """Let the diagonal be lit, cell after cell, and the plus signs come."""
        return mn.AnimationGroup(glide(self.light, self.n), glide(self.plus, 1), **kwargs)

    def draw_back_to(self, size: int, **kwargs: Any) -> mn.Animation:
        """Let more rows and columns come into sight."""
        return glide(self.size, size, **kwargs)

    def put_out(self) -> "FactorGrid":
        """Hide all of it, with the diagonal as dark as all else."""
        for tracker in (self.boxes, self.names, self.plus, self.light):
            tracker.set_value(0)
        return self.update()

    def name_cells(self) -> "FactorGrid":
        """Write the factors into their cells, at once."""
        self.names.set_value(1)
        return self.update()

    # What there is.

    def cell(self, row: int, column: int) -> Cell:
        """The cell of factor `column` in term `row`, both counted from 0."""
        return self.rows[row][column]

    @property
    def cells(self) -> mn.VGroup:
        """All cells, row by row."""
        return mn.VGroup(*(cell for row in self.rows for cell in row))

    @property
    def diagonal(self) -> mn.VGroup:
        """The cells of the differentiated factors, from the top."""
        return mn.VGroup(*(self.rows[number][number] for number in range(self.n)))

    @property
    def seen_cells(self) -> list[Cell]:
        """The cells that are in sight, wholly or in part."""
        size = self.size.get_value()
        return [cell for cell in self.cells if max(cell.row, cell.column) < size - 1e-6]

    def letters(self, row: int) -> mn.VGroup:
        """The glyphs of a row's labels as they are now, in reading order."""
        cells = (cell for cell in self.seen_cells if cell.row == row)
        return mn.VGroup(*(glyph for cell in cells for glyph in cell.labels[-1].glyphs))

    def block(self, rows: tuple[int, int], columns: tuple[int, int]) -> Region:
        """The rectangle that the cells of some rows and columns cover (both ends included)."""
        places = CellPlaces(self.region(), self.size.get_value())
        first, last = places.box(rows[0], columns[0]), places.box(rows[1], columns[1])
        return Region(first.left, last.bottom, last.right, first.top)

    # How it is drawn.

    def look(self) -> GridLook:
        """All that its picture depends on."""
        boxes, names, signs, light = (
            float(tracker.get_value())
            for tracker in (self.boxes, self.names, self.plus, self.light)
        )
        looked_at = float(self.read.get_value()), float(self.dimmed.get_value())
        size = float(self.size.get_value())
        return GridLook(self.region(), size, boxes, names, signs, light, looked_at)

    def draw(self) -> None:
        """Draw the grid as it is now."""
        look = self.look()
        places = CellPlaces(look.region, look.size)
        em = self.em(places)
        renamed = _share(look.size, *_RENAMED) if self.early else 1.0
        for cell in self.cells:
            strength = self._strength(cell.row, look)
            self._draw_cell(cell, places, em, strength, renamed, look)
        for number, sign in enumerate(self.signs, 1):
            seen = float(np.clip(look.size - number, 0, 1)) * self._strength(number, look)
            _put_plus(sign, places.sign(number), _SIGN / 2 * places.height)
            mobject_ops.set_stroke_opacity(sign, look.signs * seen)

    def em(self, places: "CellPlaces") -> float:
        """How large labels are in cells of this size (Manim's units)."""
        return min(_LABEL * places.height, _LARGEST, _WITHIN * places.width / self.widest)

    def _strength(self, row: int, look: GridLook) -> float:
        """How strongly a row is seen: the one that is looked at fully."""
        read, dimmed = look.looked_at
        return 1 - _DIM * dimmed * min(abs(row - read), 1)

    def _draw_cell(
        self,
        cell: Cell,
        places: "CellPlaces",
        em: float,
        strength: float,
        renamed: float,
        look: GridLook,
    ) -> None:
        width, height = places.size(cell.row, cell.column)
        there = min(width, height) > 1e-3
        middle = places.middle(cell.row, cell.column)
        light = _share(look.light - cell.row, 0, 1) if cell.lit else 0.0
        outline = _rounded(width, height, 0.1 * places.height) + middle
        cell.box.set_points(outline)
        ink, edge = (mn.interpolate_color(*pair, light) for pair in (self.fills, self.edges))
        seen = look.boxes * strength * there
        cell.box.set_fill(ink, seen).set_stroke(edge, opacity=seen)
        for stroke, (share, _) in zip(cell.glow, _GLOW, strict=False):
            stroke.stroke_width = _STROKE * min(share * places.height, _WIDEST)
        cell.glow_with(light * seen)
        grown = min(width / places.width, height / places.height)
        shares = (renamed, 1 - renamed) if len(cell.labels) > 1 else (1.0,)
        for label, share in zip(cell.labels, shares, strict=True):
            shown = look.names * strength * share * _share(grown, 0.5, 1)
            label.draw(middle, em, shown, light)


class CellPlaces:
    """Where the cells of a grid stand that fills a region; the number of rows may be broken.

    With 5.4 rows the sixth one is there to 4 tenths of its height, the sixth column of its width.
    """

    def __init__(self, region: Region, n: float) -> None:
        self.region, self.n = region, n
        self.height = region.height / (n + (n - 1) * _GAP)
        self.gap = _GAP * self.height
        self.left = region.left + _SIGN * self.height
        self.width = (region.right - self.left - (n - 1) * self.gap) / n

    def size(self, row: int, column: int) -> tuple[float, float]:
        """Width and height of a cell."""
        across, up = (float(np.clip(self.n - number, 0, 1)) for number in (column, row))
        return across * self.width, up * self.height

    def middle(self, row: int, column: int) -> np.ndarray:
        """The middle of a cell."""
        width, height = self.size(row, column)
        across = self.left + column * (self.width + self.gap) + width / 2
        down = self.region.top - row * (self.height + self.gap) - height / 2
        return np.array([across, down, 0.0])

    def box(self, row: int, column: int) -> Region:
        """The rectangle of a cell."""
        (x, y, _), (width, height) = self.middle(row, column), self.size(row, column)
        return Region(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def sign(self, row: int) -> np.ndarray:
        """Where the plus sign in front of a row stands."""
        return np.array([self.region.left + _SIGN / 2 * self.height, self.middle(row, 0)[1], 0])


def _share(value: float, start: float, end: float) -> float:
    return float(mn.smooth(np.clip((value - start) / (end - start), 0, 1)))


@lru_cache(maxsize=64)
def _rounded(width: float, height: float, radius: float) -> np.ndarray:
    """The outline of a rounded rectangle about the origin."""
    width, height = max(width, 1e-3), max(height, 1e-3)
    corner = min(radius, 0.49 * width, 0.49 * height)
    return np.array(mn.RoundedRectangle(corner_radius=corner, width=width, height=height).points)


def _plus(colour: str) -> mn.VGroup:
    return mn.VGroup(mn.Line(), mn.Line()).set_stroke(colour, 4)


def _put_plus(sign: mn.VGroup, middle: np.ndarray, size: float) -> None:
    for bar, side in zip(sign, (mn.LEFT, mn.UP), strict=True):
        bar.set_points_as_corners([middle + size / 2 * side, middle - size / 2 * side])
