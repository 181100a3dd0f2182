"""A magnifier: a small square of the picture, shown larger beside it."""

from collections.abc import Sequence

import manim as mn
import numpy as np


class Magnifier(mn.VGroup):
    """Upright rectangles of a picture, magnified, and cut off at the edges of a square.

    It follows the rectangles at every frame. The square that it magnifies is marked on the
    picture, and two lines lead from there to the magnifier.

    Args:
        rectangles: what is magnified.
        focus: the lower left corner of the square on the picture.
        side: of the magnifier, in Manim's units.
        factor: how much larger than the picture it shows things.
        middle: where it stands.
        edge: #RRGGBB of its edge and of the lines.
        ground: #RRGGBB of what lies behind the picture.

    Attributes:
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
        self.rectangles, self.focus, self.factor = rectangles, focus, factor
        self.frame = mn.Square(side, color=edge, stroke_width=4).move_to(middle)
        back = self.frame.copy().set_fill(ground, 1).set_stroke(width=0)
        self.mark = mn.Square(side / factor, color=edge, stroke_width=3)
        self.mark.move_to(focus, aligned_edge=mn.DL)
        lines = mn.VGroup(
            *(
                mn.Line(self.mark.get_corner(corner), self.frame.get_corner(end), color=edge)
                for corner, end in ((mn.UR, mn.UL), (mn.DR, mn.DL))
            )
        ).set_stroke(width=2.5)
        self.shown = [
            mn.Polygon(*[mn.ORIGIN] * 4, stroke_width=2).match_style(rectangle)
            for rectangle in rectangles
        ]
        super().__init__(lines, back, *self.shown, self.frame, self.mark)
        self.add_updater(lambda magnifier: magnifier.draw(), call_updater=True)

    def draw(self) -> None:
        """Show the rectangles as they are now."""
        low, high = self.frame.get_corner(mn.DL), self.frame.get_corner(mn.UR)
        for rectangle, shown in zip(self.rectangles, self.shown, strict=True):
            corners = np.array([rectangle.get_corner(mn.DL), rectangle.get_corner(mn.UR)])
            magnified = low + (corners - self.focus) * self.factor
            (left, bottom, _), (right, top, _) = np.clip(magnified, low, high)
            outline = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
            shown.set_points_as_corners([np.array([*corner, 0.0]) for corner in outline])
