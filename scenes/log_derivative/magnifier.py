"""A magnifier: a small square of the picture, shown larger beside it."""

from collections.abc import Sequence

import manim as mn
import numpy as np


class Magnifier(mn.VGroup):
    """Upright rectangles of a picture, magnified, and cut off at the edges of a square.

    It follows the rectangles at every frame. The square that it magnifies is marked on the
    picture, and two lines lead from there to the magnifier, which comes out of it.

    Args:
        rectangles: what is magnified.
        focus: the lower left corner of the square on the picture.
        side: of the magnifier, in Manim's units.
        factor: how much larger than the picture it shows things.
        middle: where it stands when it has come out.
        edge: #RRGGBB of its edge and of the lines.
        ground: #RRGGBB of what lies behind the picture.

    Attributes:
        opened: a tracker of how far it has come out of the square, from 0 to 1.
        shown: the rectangles as the magnifier shows them, in the same order.
    """

    def __init__(
        self,
        rectangles: Sequence[mn.VMobject],
        *,
        focus: np.ndarray,
        side: float,
        factor: float,
        middle: np.ndarray,
        edge: str,
        ground: str,
    ) -> None:
        self.rectangles, self.focus = rectangles, focus
        self.opened = mn.ValueTracker(0)
        self.mark = mn.Square(side / factor, color=edge, stroke_width=3)
        self.mark.move_to(focus, aligned_edge=mn.DL)
        self.sides, self.middle = (side / factor, side), middle
        self.frame = mn.Square(side, color=edge, stroke_width=4)
        self.back = self.frame.copy().set_fill(ground, 1).set_stroke(width=0)
        self.lines = mn.VGroup(*(mn.Line(color=edge, stroke_width=2.5) for _ in range(2)))
        self.shown = [
            mn.Polygon(*[mn.ORIGIN] * 4, stroke_width=2).match_style(rectangle)
            for rectangle in rectangles
        ]
        super().__init__(self.lines, self.back, *self.shown, self.frame, self.mark)
        self.add_updater(lambda magnifier: magnifier.draw(), call_updater=True)

    def draw(self) -> None:
        """Show the rectangles as they are now."""
        opened = self.opened.get_value()
        for square in (self.frame, self.back):
            square.scale_to_fit_width(mn.interpolate(*self.sides, opened))
            square.move_to(mn.interpolate(self.mark.get_center(), self.middle, opened))
        joined = (mn.UR, mn.UL), (mn.DR, mn.DL)
        for line, (start, end) in zip(self.lines, joined, strict=True):
            line.set_points_as_corners([self.mark.get_corner(start), self.frame.get_corner(end)])
        factor = self.frame.width / self.mark.width
        low, high = self.frame.get_corner(mn.DL), self.frame.get_corner(mn.UR)
        for rectangle, shown in zip(self.rectangles, self.shown, strict=True):
            corners = np.array([rectangle.get_corner(mn.DL), rectangle.get_corner(mn.UR)])
            magnified = low + (corners - self.focus) * factor
            (left, bottom, _), (right, top, _) = np.clip(magnified, low, high)
            outline = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
            shown.set_points_as_corners([np.array([*corner, 0.0]) for corner in outline])
