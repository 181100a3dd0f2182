"""The logarithm's curve for a base that moves, over curves that stay and carry their names."""

from collections.abc import Sequence
from typing import Any

import manim as mn
import numpy as np
import sympy as sp

from reel.formula.formula import Formula
from reel.formula.label import Label
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from scenes.product_to_sum import maths

_GLOW = ((18, 0.08), (11, 0.14))  # the light about the moving curve: widths, opacities
_NUMBER_GAP = 0.14  # between lines and the numbers that belong to them


class LogBases(mn.VGroup):
    """The logarithm to a moving base, over its curves for some bases that stay.

    Args:
        plot: in which it is drawn.
        start: the moving base at first.
        stay: the bases that stay.
        theme: gives each role its colour.

    Attributes:
        base: a tracker for the moving base.
        curve: of the moving base, with the light about it.
        ghosts, names: the curves that stay, and their names; a name is bright while the moving
            curve is close.
    """

    def __init__(
        self,
        plot: Plot,
        start: float,
        *,
        stay: Sequence[sp.Expr],
        theme: Theme,
    ) -> None:
        super().__init__()
        self.plot, self.theme = plot, theme
        self.base = mn.ValueTracker(start)
        self.ghosts, self.names = mn.VGroup(), mn.VGroup()
        for of in stay:
            ghost = mn.VMobject(color=theme.muted, stroke_width=3)
            self.ghosts.add(ghost.set_points_as_corners(self._points(float(of))))
            self.names.add(self._name_of(ghost, of))
        self.curve = mn.VGroup(
            *(
                mn.VMobject(color=theme.logarithm, stroke_width=width, stroke_opacity=opacity)
                for width, opacity in (*_GLOW, (6, 1.0))
            )
        )
        for line in self.curve:
            line.add_updater(
                lambda c: c.set_points_as_corners(self._points(self.base.get_value())),
                call_updater=True,
            )
        self.add(self.ghosts, self.curve, self.names)

    def move_base_to(self, base: float, **kwargs: Any) -> mn.Animation:
        """Go to another base: the curve is rescaled."""
        return glide(self.base, base, **kwargs)

    def _name_of(self, ghost: mn.VMobject, of: sp.Expr) -> Formula:
        """Write the name of a curve that stays, beside its end."""
        name = Formula(maths.log_to(of), theme=self.theme, roles=maths.ROLES, size="label")
        name.next_to(ghost.get_end(), mn.RIGHT, buff=0.15)
        muted = mn.ManimColor(self.theme.muted)
        bright = [glyph.get_fill_color() for glyph in name]

        def shine(name: Formula) -> None:
            away = min(1.0, 2 * abs(float(np.log(self.base.get_value() / float(of)))))
            for glyph, own in zip(name, bright, strict=True):
                glyph.set_fill(mn.interpolate_color(own, muted, away))

        return name.add_updater(shine, call_updater=True)

    def factors(self, at: Sequence[int], base: int, other: int) -> mn.VGroup:
        """Draw arrows from the curve of one base to that of another, the factor below each."""
        arrows = mn.VGroup()
        factor = maths.factor_between(base, other)
        for x in at:
            start, end = (
                self.plot.point(x, float(maths.log_curve(each, np.array(x))))
                for each in (base, other)
            )
            arrow = mn.Arrow(start, end, buff=0.06, color=self.theme.product, stroke_width=6)
            number = LiveNumber(f"≈×{factor:.3f}", colour=self.theme.product, size="label")
            number.next_to(self.plot.point(x, 0), mn.DOWN, buff=_NUMBER_GAP)
            arrows.add(mn.VGroup(arrow, number))
        return arrows

    def tangent(self) -> mn.VMobject:
        """Draw the tangent to base e at 1."""
        x = np.array([1 + max(-1.0, self.plot.y_range[0]), 2.6])
        line = mn.VMobject(color=self.theme.accent, stroke_width=4)
        rise = float(maths.slope_at_one(sp.E))
        return line.set_points_as_corners(self.plot.locate(x, rise * (x - 1)))

    def slope_triangle(self, title: Label) -> mn.VGroup:
        """Draw one step up and one step right to the tangent, with lengths.

        Args:
            title: says what both lengths tell; it is put above them, right of the y axis.
        """
        rise = maths.slope_at_one(sp.E)
        corners = self.plot.locate(np.array([1, 1, 2]), np.array([0, float(rise), float(rise)]))
        sides = mn.VMobject(color=self.theme.text, stroke_width=5)
        triangle = mn.VGroup(sides.set_points_as_corners(corners))
        up, run = (
            Formula(length, theme=self.theme, size="label") for length in (rise, sp.Integer(1))
        )
        up.next_to((corners[0] + corners[1]) / 2, mn.LEFT, buff=_NUMBER_GAP)
        run.next_to((corners[1] + corners[2]) / 2, mn.UP, buff=_NUMBER_GAP)
        title.next_to(run, mn.UP, buff=_NUMBER_GAP)
        least = self.plot.point(0, 0)[0] + 2 * _NUMBER_GAP
        title.shift(max(0, least - title.get_left()[0]) * mn.RIGHT)
        return triangle.add(up, run, title)

    def _points(self, base: float) -> np.ndarray:
        x = np.geomspace(base ** self.plot.y_range[0], self.plot.x_range[1], 200)
        return self.plot.locate(x, maths.log_curve(base, x))
