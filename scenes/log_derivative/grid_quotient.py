"""The grid of the product rule, divided by the product until only its diagonal is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import manim as mn
import numpy as np
import sympy as sp

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.formula import Formula
from reel.formula.label import SIZES
from reel.notation.typst_printer import SPECK
from reel.records.theme import Theme
from reel.stage.exemptions import overlap_intended, unread_intended
from reel.stage.glide import glide
from reel.stage.regions import Region
from scenes.gradients.maths import terms
from scenes.log_derivative.maths import left_of_rows
from scenes.shared.factor_grid import Cell, CellPlaces, FactorGrid

# As shares of a row's height: the room below the grid for the divisors; how much higher cells of
# the diagonal grow; how far what has cancelled falls.
_FOOT, _GROWN, _FALL = 1.6, 2.3, 3.2
_TOP = 0.75  # room above the grid for the first cell to grow, likewise
_FRACTION = 0.8  # how high a fraction is in its cell at most, and how wide
_LAG = 0.35  # of the sweep, a row takes to fall
_PLUS = 0.34  # between the cells of a line (Manim's units), where a plus sign stands
_SIGN = 0.2  # of a plus sign
_HIGHEST = 1.5  # a cell of a line is at most so many times as high as wide
_BEAM = ((4, 0.9), (16, 0.3), (36, 0.14))  # what divides the rows: widths and strengths


@dataclass(frozen=True)
class _Glyph:
    """A glyph and its outlines: where it was in the grid, and in the fraction about its middle."""

    glyph: mn.VMobject
    first: np.ndarray
    last: np.ndarray


@dataclass(frozen=True)
class _Fraction:
    """What becomes of a lit cell: its factor above a bar, and a divisor that rises from below."""

    cell: Cell
    home: Region
    upper: list[_Glyph]
    bar: _Glyph
    lower: list[_Glyph]


class GridQuotient(mn.VGroup):
    """The grid above the row of all factors: the derivative of a product, over the product.

    Args:
        region: what to fill.
        functions: the factors.
        lines: into which the diagonal falls in the end.
        theme: gives each role its colour.

    Attributes:
        grid: the grid.
        shown, divided, swept, written, fallen: trackers of how far the grid has come, the divisors
            have come, the rows are divided, the fractions are written, and have fallen.
    """

    def __init__(
        self,
        region: Region,
        functions: Sequence[sp.Expr],
        lines: Sequence[Region],
        *,
        theme: Theme,
    ) -> None:
        self.n = n = len(functions)
        self.shown, self.divided, self.swept, self.written, self.fallen = (
            mn.ValueTracker(0) for _ in range(5)
        )
        row = region.height / (n + _FOOT + _TOP)
        above = Region(
            region.left, region.bottom + _FOOT * row, region.right, region.top - _TOP * row
        )
        self.grid = FactorGrid(lambda: above, terms(functions), theme=theme).clear_updaters()
        self.places = CellPlaces(above, n)
        self.inks = mn.ManimColor(theme.product), mn.ManimColor(theme.background)
        self.falls = [
            (piece, piece.points.copy(), cell.row)
            for cell in self.grid.cells
            if not cell.lit
            for piece in (cell.box, *cell.labels[0].glyphs)
        ]
        foot = region.bottom + self.places.height / 2
        letters = [Formula(function, theme=theme, role="product") for function in functions]
        em = self.grid.em(self.places)
        for column, letter in enumerate(letters):
            letter.scale(em / SIZES["formula"])
            letter.move_to([self.places.middle(0, column)[0], foot, 0])
        self.divisors = unread_intended(mn.VGroup(*letters), "ten factors, as in each row")
        self.bar = mn.Line(
            [self.places.left, region.bottom + 0.72 * _FOOT * row, 0],
            [above.right, region.bottom + 0.72 * _FOOT * row, 0],
            color=theme.text,
            stroke_width=5,
        )
        self.beam = mn.VGroup(
            *(
                mn.Line(self.bar.get_start(), self.bar.get_end()).set_stroke(
                    theme.product, width, 0
                )
                for width, _ in _BEAM
            )
        )
        overlap_intended(self.beam, None, "a light that passes over the rows")
        self.goals, self.card = _line_places(lines, n)
        self.fractions = self._fractions(functions, letters, theme)
        self.signs = _plus_signs(self.goals, theme.text)
        drawn = mn.VGroup(
            *(glyph.glyph for each in self.fractions for glyph in (each.bar, *each.lower))
        )
        unread_intended(drawn, "ten fractions of one kind")
        super().__init__(self.grid, self.bar, self.divisors, self.beam, drawn, self.signs)
        redraw_on_change(
            self,
            lambda quotient: quotient.draw(),
            lambda quotient: tuple(
                tracker.get_value()
                for tracker in (
                    quotient.shown,
                    quotient.divided,
                    quotient.swept,
                    quotient.written,
                    quotient.fallen,
                )
            ),
        )

    # What it does.

    def show(self, **kwargs: Any) -> mn.Animation:
        """Let the grid come."""
        return glide(self.shown, 1, **kwargs)

    def show_divisors(self, **kwargs: Any) -> mn.Animation:
        """Let the divisors come, below a bar under the grid."""
        return glide(self.divided, 1, **kwargs)

    def divide_rows(self, **kwargs: Any) -> mn.Animation:
        """Let a light rise through the rows: what is divided by itself cancels, and falls away."""
        return glide(self.swept, 1, rate_func=mn.linear, **kwargs)

    def write_fractions(self, **kwargs: Any) -> mn.Animation:
        """Let the divisors rise into the cells that are left."""
        return glide(self.written, 1, rate_func=mn.linear, **kwargs)

    def drop_diagonal(self, **kwargs: Any) -> mn.Animation:
        """Let the diagonal fall into its lines, with plus signs between the cells."""
        return glide(self.fallen, 1, rate_func=mn.linear, **kwargs)

    # How it is drawn.

    def _fractions(
        self, functions: Sequence[sp.Expr], letters: Sequence[Formula], theme: Theme
    ) -> list[_Fraction]:
        """Pair what stands in each lit cell with what will stand there."""
        wholes = [Formula(left, theme=theme) for left in left_of_rows(functions)]
        tall, wide = (max(getattr(w, side) for w in wholes) for side in ("height", "width"))
        width, height = self.card
        scale = min(_FRACTION * height / tall, _FRACTION * width / wide, 1.0)
        found = []
        ink = self.inks[1]
        for number, (whole, letter) in enumerate(zip(wholes, letters, strict=True)):
            whole.scale(scale).move_to(mn.ORIGIN)
            cell = self.grid.cell(number, number)
            line = next(n for n, leaf in enumerate(whole.leaves) if leaf.token == "frac")
            (bar,) = whole.glyphs(line)
            parts = [g for g in whole if g.leaf not in (None, SPECK, line)]
            upper = [g for g in parts if g.leaf < line]
            lower = [g for g in parts if g.leaf > line]
            starts = [g for g in letter if g.leaf not in (None, SPECK)]
            bar.set_fill(ink).set_stroke(ink)
            found.append(
                _Fraction(
                    cell,
                    self.places.box(number, number),
                    [
                        _Glyph(g, g.points.copy(), end.points.copy())
                        for g, end in zip(cell.labels[0].glyphs, upper, strict=True)
                    ],
                    _Glyph(bar, bar.points.copy(), bar.points.copy()),
                    [
                        _Glyph(g, start.points.copy(), g.points.copy())
                        for g, start in zip(lower, starts, strict=True)
                    ],
                )
            )
        return found

    def draw(self) -> None:
        """Draw the quotient as it is now."""
        shown, divided, swept, written, fallen = (
            float(tracker.get_value())
            for tracker in (self.shown, self.divided, self.swept, self.written, self.fallen)
        )
        for piece, points, row in self.falls:
            # The light reaches the lowest row first.
            start = (1 - _LAG) * (self.n - 1 - row) / (self.n - 1)
            gone = float(np.clip((swept - start) / _LAG, 0, 1))
            piece.set_points(points + _FALL * self.places.height * gone**2 * mn.DOWN)
            mobject_ops.set_opacity(piece, shown * (1 - gone) ** 1.5)
        for number, sign in enumerate(self.grid.signs, 1):
            start = (1 - _LAG) * (self.n - 1 - number) / (self.n - 1)
            mobject_ops.set_stroke_opacity(sign, shown * (1 - _share(swept, start, start + _LAG)))
        mobject_ops.set_stroke_opacity(self.bar, divided * (1 - _share(written, 0, 0.3)))
        mobject_ops.set_opacity(self.divisors, divided * float(written == 0))
        self._sweep(swept)
        for number, fraction in enumerate(self.fractions):
            late = 0.4 * number / (self.n - 1)
            self._carry(number, fraction, shown, written, _share(fallen, late, late + 0.6))
        mobject_ops.set_stroke_opacity(self.signs, _share(fallen, 0.8, 1))

    def _sweep(self, swept: float) -> None:
        """Draw the light where it is on its way up."""
        low, high = self.bar.get_y(), self.places.box(0, 0).top
        for line, (_, strength) in zip(self.beam, _BEAM, strict=True):
            line.set_y(mn.interpolate(low, high, min(swept / (1 - _LAG), 1)))
            seen = _share(swept, 0, 0.08) * (1 - _share(swept, 0.9 - _LAG, 1 - _LAG))
            mobject_ops.set_stroke_opacity(line, strength * seen)

    def _carry(
        self, number: int, fraction: _Fraction, shown: float, written: float, fallen: float
    ) -> None:
        """Draw a lit cell: as high as it has grown, and where it has fallen."""
        home, (x, y), (width, height) = fraction.home, self.goals[number], self.card
        middle = np.array([*mn.interpolate(home.center[:2], np.array([x, y]), fallen), 0])
        grown = _share(written, 0.1, 0.7)
        tall = mn.interpolate(home.height, min(_GROWN * home.height, height), grown)
        sides = mn.interpolate(np.array([home.width, tall]), np.array([width, height]), fallen)
        box = mn.RoundedRectangle(
            corner_radius=0.1 * min(sides), width=float(sides[0]), height=float(sides[1])
        )
        for outline in (fraction.cell.box, *fraction.cell.glow):
            outline.set_points(box.points + middle)
        mobject_ops.set_opacity(fraction.cell.box, shown)
        fraction.cell.glow_with(shown)
        # A fraction is as large as its card lets it be, and smaller in its cell.
        within = min(1.0, tall / height, home.width / width)
        size = float(mn.interpolate(within, 1.0, fallen))
        for part in fraction.upper:
            there = part.last * size + middle
            part.glyph.set_points(mn.interpolate(part.first, there, grown))
            mobject_ops.set_opacity(part.glyph, shown)
        risen = _share(written, 0.2, 0.9)
        for part in fraction.lower:
            part.glyph.set_points(mn.interpolate(part.first, part.last * size + middle, risen))
            part.glyph.set_fill(
                mn.interpolate_color(*self.inks, _share(risen, 0.7, 1)), float(written > 0)
            )
        fraction.bar.glyph.set_points(fraction.bar.last * size + middle)
        mobject_ops.set_opacity(fraction.bar.glyph, _share(written, 0.7, 0.9))


def _line_places(
    lines: Sequence[Region], count: int
) -> tuple[list[np.ndarray], tuple[float, float]]:
    """Find where so many cells stand in lines, and how wide and high they are."""
    per_line = count // len(lines)
    first = lines[0]
    width = (first.width - per_line * _PLUS) / per_line
    height = min(first.height, _HIGHEST * width)
    goals = []
    for number in range(count):
        line = lines[number // per_line]
        across = line.left + _PLUS + (number % per_line) * (width + _PLUS) + width / 2
        goals.append(np.array([across, line.center[1]]))
    return goals, (width, height)


def _plus_signs(goals: Sequence[np.ndarray], colour: str) -> mn.VGroup:
    """Draw the plus signs between cells in a line, and before those of the next line."""
    step = goals[1][0] - goals[0][0]
    signs = mn.VGroup()
    for x, y in goals[1:]:
        middle = np.array([x - step / 2, y, 0])
        bars = (mn.Line(_SIGN / 2 * side, -_SIGN / 2 * side) for side in (mn.LEFT, mn.UP))
        signs.add(mn.VGroup(*bars).set_stroke(colour, 4).move_to(middle))
    return signs


def _share(value: float, start: float, end: float) -> float:
    return float(mn.smooth(np.clip((value - start) / (end - start), 0, 1)))
