"""A rectangle that grows by a few percent, seen from far and then from near."""

from typing import Any

import manim as mn
import numpy as np
import sympy as sp

from reel.fast.redraw import redraw_on_change
from reel.formula.formula import Formula
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from reel.stage.view import View
from scenes.log_derivative import maths
from scenes.shared.growing_rectangle import GrowingRectangle, Grown

# What is seen of a rectangle whose sides are 1: all of it with room beside and above it for the
# strips' names; from near, its upper right corner.
_FAR = ((-0.005, 1.135), (-0.01, 1.17))
_NEAR = ((0.925, 1.031), (0.93, 1.0205))
_INSIDE = 0.22  # between an edge and the name along it
_BESIDE = 0.28  # between a thin strip and its name
_LARGE = 1.5  # the area's name, as a multiple of the others' size
_ROOM = 0.84  # of a strip's width and height, for what is written in it


class RelativeGrowth(GrowingRectangle):
    """A rectangle of sides 1, true to scale; its right strip and its upper one get names.

    Args:
        box: what the eye sees.
        theme: gives each role its colour.

    Attributes:
        wider, taller: trackers of the shares by which width and height have grown.
        near: the tracker of how near the eye is, from 0 to 1.
        corner: the tracker of how much of the corner between the strips is left.
    """

    def __init__(self, box: Region, *, theme: Theme) -> None:
        self.theme = theme
        self.wider, self.taller, self.near = (mn.ValueTracker(0) for _ in range(3))
        self.corner = mn.ValueTracker(1)
        self.far_view, self.near_view = View(box, *_FAR), View(box, *_NEAR)
        super().__init__(self._view, (1, 1), self._grown, theme=theme)

    def widen(self, **kwargs: Any) -> mn.Animation:
        """Let the rectangle grow to its full width."""
        return glide(self.wider, float(maths.WIDER), **kwargs)

    def heighten(self, **kwargs: Any) -> mn.Animation:
        """Let the rectangle grow to its full height."""
        return glide(self.taller, float(maths.TALLER), **kwargs)

    def come_near(self, **kwargs: Any) -> mn.Animation:
        """Let the eye come near to the corner."""
        return glide(self.near, 1, **kwargs)

    def drop_corner(self, **kwargs: Any) -> mn.Animation:
        """Let the corner shrink to nothing."""
        return glide(self.corner, 0, **kwargs)

    def _view(self) -> View:
        return self.far_view.lerp(self.near_view, float(self.near.get_value()))

    def _grown(self) -> Grown:
        wider, taller, corner = (
            float(tracker.get_value()) for tracker in (self.wider, self.taller, self.corner)
        )
        return Grown(wider, taller, (wider * corner, taller * corner))

    # What is written at it.

    def write(self, expr: sp.Expr, **kwargs: Any) -> Formula:
        """Write something in the colours of the rectangle's formulas."""
        return Formula(expr, theme=self.theme, roles=maths.ROLES, **kwargs)

    def name_sides(self) -> mn.VGroup:
        """Write f and g along the sides, within, and their product between."""
        width, height = map(self.write, maths.SIDES)
        area = self.write(maths.AREA).scale(_LARGE)
        span = self.spans()["area"]
        width.move_to(span.at(0.5, 0) + _INSIDE * mn.UP, aligned_edge=mn.DOWN)
        height.move_to(span.at(0, 0.5) + _INSIDE * mn.RIGHT, aligned_edge=mn.LEFT)
        return mn.VGroup(width, height, area.move_to(span.at(0.5, 0.66)))

    def name_parts(self) -> list[Formula]:
        """Write on strips and corner which share of the area they are, all in one size."""
        names = list(map(self.write, maths.STRIPS.lhs.args))
        corner = float(maths.WIDER) * self.near_view.box.width / (_NEAR[0][1] - _NEAR[0][0])
        scale = min(1, *(_ROOM * corner / name.width for name in names))
        for part, name in zip(("first", "second", "corner"), names, strict=True):
            self._follow(part, name.scale(scale))
        return names

    def _follow(self, part: str, name: Formula) -> None:
        """Let a name stand beside a strip while that is thin, and in it once the eye is near."""
        side = {"first": mn.RIGHT, "second": mn.UP, "corner": mn.UR}[part]

        def put(name: mn.Mobject) -> None:
            span = self.spans()[part]
            edge = span.at(*((side[:2] + 1) / 2))
            beside = edge + side * (np.array([name.width, name.height, 0]) / 2 + _BESIDE)
            name.move_to(mn.interpolate(beside, span.center, float(self.near.get_value())))

        redraw_on_change(
            name, put, lambda _: (self.view(), self.grown(), float(self.near.get_value()))
        )

    def in_place(self, part: str, expr: sp.Expr) -> Formula:
        """Write something in a strip, as it is seen now."""
        span = self.spans()[part]
        name = self.write(expr)
        name.scale(min(1, _ROOM * span.width / name.width, _ROOM * span.height / name.height))
        return name.move_to(span.center)

    def in_area(self, expr: sp.Expr, share: float) -> Formula:
        """Write something into what is seen of the old area, as wide as a share of it."""
        span = self.spans()["area"]
        statement = self.write(expr).scale(_LARGE)
        statement.scale(min(1, share * span.width / statement.width))
        return statement.move_to(span.center)
