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
from reel.notation.typst_printer import SPECK
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from scenes.gradients.maths import terms
from scenes.log_derivative.maths import quotients
from scenes.shared.factor_grid import Cell, FactorGrid

# As multiples of a cell's height: the gap between cells, the room for the bar and for a plus sign
# between the cells of the row, how far a divisor on its way passes beside the letters.
_GAP, _BAR, _PLUS, _BESIDE = 0.12, 0.42, 0.4, 0.5
_FRACTION = 0.8  # how high a fraction is in its cell, as a share of the cell's height
_STRIKE = 0.36  # how far the line that cancels a fraction goes up and down from its middle
_EMPTY = 0.45  # how much is left to see of a cell whose factor is cancelled


@dataclass(frozen=True)
class _Moving:
    """A glyph and its first and last outline."""

    glyph: mn.VMobject
    first: np.ndarray
    last: np.ndarray


@dataclass(frozen=True)
class _Fraction:
    """What becomes of a cell: its factor above a bar and a divisor, and a line to strike it."""

    cell: Cell
    box: np.ndarray
    factor: list[_Moving]
    bar: _Moving
    divisor: list[_Moving]
    strike: _Moving


class GridQuotient(mn.VGroup):
    """The grid above the row of all factors: the derivative of a product, over the product.

    It goes through four steps, one after the other: see `show_divisors`, `divide_rows`, `cancel`
    and `drop_diagonal`. In each of the last three the rows set out one by one, each smoothly, so
    the step as a whole goes at a constant rate.

    Args:
        region: what to fill.
        functions: the factors, `scenes.gradients.maths.factors(n)`.
        theme: gives each role its colour.
        row: the region whose middle the row takes in the end, as large as it fits.

    Attributes:
        grid: the grid.
        bar, divisors: the bar below it, and the cells of the divisors.
        step: a tracker for how many of the steps are done, from 0 to 4.
    """

    def __init__(
        self,
        region: Region,
        functions: Sequence[sp.Expr],
        *,
        theme: Theme,
        row: Region,
    ) -> None:
        self.n = n = len(functions)
        self.step = mn.ValueTracker(0)
        self.inks = [mn.ManimColor(theme.colour(role)) for role in ("text", "background")]
        foot = (1 + _BAR) * region.height / (n + (n - 1) * _GAP + _BAR + 1)
        above = Region(region.left, region.bottom + foot, region.right, region.top)
        self.grid = FactorGrid(above, terms(functions), theme=theme)
        height = self.grid.cell(0, 0).box.height  # less than the region allows if it is narrow
        self.divisors = mn.VGroup()
        for column, function in enumerate(functions):
            above_it = self.grid.cell(0, column).box
            box = self.grid.others[0].box.copy()
            lowest = self.grid.cell(n - 1, column).box.get_bottom()[1]
            box.move_to([above_it.get_x(), lowest - (_BAR + 0.5) * height, 0])
            label = Formula(function, theme=theme)
            cell = Cell(n, column, box, label)
            self.grid.put(label, cell)
            self.divisors.add(cell)
        ends = self.divisors.get_corner(mn.UL), self.divisors.get_corner(mn.UR)
        self.bar = mn.Line(*ends, color=theme.text, stroke_width=5)
        self.bar.shift((_BAR / 2) * height * mn.UP)
        lines = quotients(functions)
        tallest = self.grid.put(Formula(lines[0][0], theme=theme), self.grid.cell(0, 0))
        self.share = _FRACTION * height / tallest.height
        self.fractions = [
            self._fraction(self.grid.cell(i, j), quotient, theme)
            for i, line in enumerate(lines)
            for j, quotient in enumerate(line)
        ]
        width = self.grid.cell(0, 0).box.width
        self.growth = min(row.height / height, row.width / (n * width + (n - 1) * _PLUS * height))
        apart = (width + _PLUS * height) * self.growth * mn.RIGHT
        self.goals = [row.center + (column - (n - 1) / 2) * apart for column in range(n)]
        self.starts = [sign.get_center() for sign in self.grid.signs]
        written = mn.VGroup()
        for fraction in self.fractions:
            written.add(fraction.bar.glyph, *(moving.glyph for moving in fraction.divisor))
            if not fraction.cell.lit:
                written.add(fraction.strike.glyph)
        super().__init__(self.grid, self.bar, self.divisors, written)
        redraw_on_change(
            self, lambda quotient: quotient.draw(), lambda quotient: quotient.step.get_value()
        )

    def _fraction(self, cell: Cell, quotient: sp.Expr, theme: Theme) -> _Fraction:
        whole = self.grid.put(Formula(quotient, theme=theme), cell, share=self.share)
        if cell.lit:
            whole.set_color(theme.background)
        line = next(number for number, leaf in enumerate(whole.leaves) if leaf.token == "frac")
        glyphs = _letters(whole)
        end = _STRIKE * cell.box.height * np.array([1.2, 1, 0])
        strike = mn.Line(-end, end, color=theme.muted, stroke_width=4).move_to(cell.box)
        (bar,) = whole.glyphs(line)
        return _Fraction(
            cell,
            cell.box.points.copy(),
            _moving(_letters(cell.label), [g for g in glyphs if g.leaf < line]),
            _Moving(bar, bar.copy().scale(0.01).points, bar.points.copy()),
            _moving(
                _letters(self.divisors[cell.column].label),
                last := [g for g in glyphs if g.leaf > line],
                moved=last,
            ),
            _Moving(
                strike,
                strike.copy().scale(0.01, about_point=strike.get_start()).points,
                strike.points.copy(),
            ),
        )

    def show_divisors(self, **kwargs: Any) -> mn.Animation:
        """Let the divisors come, below a bar under the grid."""
        return glide(self.step, 1, **kwargs)

    def divide_rows(self, **kwargs: Any) -> mn.Animation:
        """Let the divisors rise into every row, the lowest row first."""
        return glide(self.step, 2, rate_func=mn.linear, **kwargs)

    def cancel(self, **kwargs: Any) -> mn.Animation:
        """Strike out what is divided by itself, row by row from the top, until it is gone."""
        return glide(self.step, 3, rate_func=mn.linear, **kwargs)

    def drop_diagonal(self, **kwargs: Any) -> mn.Animation:
        """Let the diagonal fall into one row, with the plus signs between its cells."""
        return glide(self.step, 4, rate_func=mn.linear, **kwargs)

    def draw(self) -> None:
        """Draw the quotient as it is now."""
        step = self.step.get_value()
        come, risen, cancelled, fallen = np.clip(step - np.arange(4), 0, 1)
        here = come * (1 - _share(risen, 0.7, 1))
        mobject_ops.set_stroke_opacity(self.bar, here)
        mobject_ops.set_opacity(self.divisors, here)
        for fraction in self.fractions:
            row = fraction.cell.row / (self.n - 1)
            gone = _share(cancelled, 0.6 * row, 0.6 * row + 0.4)
            self._write(fraction, self._late(risen, fraction.cell.row))
            if fraction.cell.lit:
                self._carry(fraction, self._late(fallen, fraction.cell.row))
            else:
                self._strike(fraction, gone, _share(fallen, 0, 0.5))
        for number, sign in enumerate(self.grid.signs):
            between = (self.goals[number] + self.goals[number + 1]) / 2
            way = self._late(fallen, number + 1)
            sign.move_to(mn.interpolate(self.starts[number], between, way))

    def _late(self, share: float, row: int) -> float:
        """How far a row is when the lowest one goes first."""
        start = 0.4 * (1 - row / (self.n - 1))
        return _share(share, start, start + 0.6)

    def _write(self, fraction: _Fraction, risen: float) -> None:
        """Turn f_j into f_j/f_j: the divisor rises beside the letters on its way."""
        beside = _BESIDE * fraction.cell.box.height * np.sin(np.pi * risen) * mn.RIGHT
        for moving in fraction.factor:
            moving.glyph.set_points(mn.interpolate(moving.first, moving.last, risen))
        ink = mn.interpolate_color(self.inks[0], self.inks[fraction.cell.lit], risen)
        seen = _share(risen, 0.25, 0.6)  # before that it lies over the divisor it comes from
        for moving in fraction.divisor:
            moving.glyph.set_points(mn.interpolate(moving.first, moving.last, risen) + beside)
            moving.glyph.set_fill(ink, seen)
        drawn = _share(risen, 0.75, 1)  # when the letters above it have risen
        fraction.bar.glyph.set_points(mn.interpolate(fraction.bar.first, fraction.bar.last, drawn))
        mobject_ops.set_opacity(fraction.bar.glyph, float(drawn > 0))

    def _strike(self, fraction: _Fraction, gone: float, away: float) -> None:
        """Strike out a fraction that is 1; its cell stays empty until the diagonal falls."""
        seen = 1 - _share(gone, 0.5, 1)
        line, drawn = fraction.strike, _share(gone, 0, 0.5)
        line.glyph.set_points(mn.interpolate(line.first, line.last, drawn))
        mobject_ops.set_stroke_opacity(line.glyph, seen * min(1.0, 8 * drawn))
        for moving in fraction.factor:
            mobject_ops.set_opacity(moving.glyph, seen)
        if gone:
            for moving in (fraction.bar, *fraction.divisor):
                mobject_ops.set_opacity(moving.glyph, seen)
        mobject_ops.set_opacity(fraction.cell.box, (1 - (1 - _EMPTY) * (1 - seen)) * (1 - away))

    def _carry(self, fraction: _Fraction, fallen: float) -> None:
        """Move a cell of the diagonal to its place in the row."""
        cell = fraction.cell
        home = fraction.box.mean(axis=0)
        middle = mn.interpolate(home, self.goals[cell.row], fallen)
        size = mn.interpolate(1.0, self.growth, fallen)
        cell.box.set_points(fraction.box)
        written = (*fraction.factor, fraction.bar, *fraction.divisor)
        for piece in (cell.box, *(moving.glyph for moving in written)):
            piece.set_points((piece.points - home) * size + middle)


def _share(value: float, start: float, end: float) -> float:
    return float(mn.smooth(np.clip((value - start) / (end - start), 0, 1)))


def _letters(formula: Formula | None) -> list[mn.VMobject]:
    """A formula's glyphs without its speck."""
    if formula is None:
        return []
    return [glyph for glyph in formula.submobjects if glyph.leaf not in (None, SPECK)]


def _moving(
    first: Sequence[mn.VMobject],
    last: Sequence[mn.VMobject],
    moved: Sequence[mn.VMobject] | None = None,
) -> list[_Moving]:
    """Pair the outlines of glyphs before and after; `moved` are the ones that move."""
    glyphs = first if moved is None else moved
    return [
        _Moving(glyph, start.points.copy(), end.points.copy())
        for glyph, start, end in zip(glyphs, first, last, strict=True)
    ]
