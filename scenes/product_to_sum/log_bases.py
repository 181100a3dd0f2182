"""The logarithm's curve for a base that moves, its tangent at x = 1, and its numbers."""

from collections.abc import Callable, Sequence
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
from reel.stage.regions import Region
from scenes.product_to_sum import maths

# Where the length of the upright side stands between the curves: at which share of it, how far off,
# and how large at most in a plot whose unit is 1.
_BESIDE, _OFF, _ROOM = 0.65, 0.25, 1.5


class LogBases(mn.VGroup):
    """The logarithm to a moving base, over its curves for some bases that stay.

    Args:
        plot: in which it is drawn.
        start: the moving base at first.
        stay: the bases that stay.
        theme: gives each role its colour.

    Attributes:
        base: a tracker for the moving base.
        curve, tangent: of the moving base.
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
            ghost = mn.VMobject(color=theme.muted, stroke_width=2.5)
            self.ghosts.add(ghost.set_points_as_corners(self._points(float(of))))
            self.names.add(self.name_of(ghost, of))
        self.curve = mn.VMobject(color=theme.logarithm, stroke_width=6)
        self.curve.add_updater(
            lambda c: c.set_points_as_corners(self._points(self.base.get_value())),
            call_updater=True,
        )
        self.tangent = mn.VMobject(color=theme.text, stroke_width=3)
        self.tangent.add_updater(lambda line: self._touch(line), call_updater=True)
        self.add(self.ghosts, self.curve, self.tangent, self.names)

    def move_base_to(self, base: float, **kwargs: Any) -> mn.Animation:
        """Go to another base: the curve is rescaled, its tangent turns."""
        return glide(self.base, base, **kwargs)

    def name_of(self, ghost: mn.VMobject, of: sp.Expr) -> Formula:
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

    def slope_triangle(self) -> mn.VGroup:
        """Draw one step right and one step up along the tangent to base e, with lengths."""
        rise = maths.slope_at_one(sp.E)
        corners = self.plot.locate(np.array([1, 2, 2]), np.array([0, 0, float(rise)]))
        sides = mn.VMobject(color=self.theme.text, stroke_width=4)
        triangle = mn.VGroup(sides.set_points_as_corners(corners))
        unit = corners[1][0] - corners[0][0]
        for length, start, end, side, at, off in (
            (sp.Integer(1), *corners[:2], mn.DOWN, 0.5, 0.12),
            (rise, *corners[1:], mn.RIGHT, _BESIDE, _OFF),
        ):
            number = Formula(length, theme=self.theme, size="small")
            number.scale(min(1, _ROOM * unit))
            triangle.add(number.next_to(start + at * (end - start), side, buff=off))
        return triangle

    def _points(self, base: float) -> np.ndarray:
        x = np.geomspace(base ** self.plot.y_range[0], self.plot.x_range[1], 200)
        return self.plot.locate(x, maths.log_curve(base, x))

    def _touch(self, line: mn.VMobject) -> None:
        slope = maths.slope(self.base.get_value())
        bottom, top = self.plot.y_range
        x = np.array([max(0.0, 1 + bottom / slope), 1 + min(2.5, top / slope)])
        line.set_points_as_corners(self.plot.locate(x, slope * (x - 1)))


class BaseValues(mn.VGroup):
    """The moving base, and the slope at x = 1, as they are now.

    Args:
        region: what to fill.
        base: the tracker of the moving base.
        names: what is written before the two numbers.
        theme: gives each role its colour.
    """

    def __init__(
        self,
        region: Region,
        base: mn.ValueTracker,
        names: Sequence[Label],
        *,
        theme: Theme,
    ) -> None:
        super().__init__()
        b = Formula(maths.b, theme=theme, role="exponential", size="label")
        texts: list[Callable[[], str]] = [
            lambda: f"{base.get_value():.2f}",
            lambda: f"{maths.slope(base.get_value()):.2f}",
        ]
        for row, name, role, text in zip(
            region.rows(1, 1), names, ("exponential", "text"), texts, strict=True
        ):
            number = LiveNumber("0.00", colour=theme.colour(role), anchor="right")
            self.add(row.place(name, mn.LEFT), row.place(number, mn.RIGHT).follow(text))
        b.next_to(names[0], mn.RIGHT, buff=0.15).align_to(names[0], mn.DOWN)
        self.add(b)
