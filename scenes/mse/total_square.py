"""One square as large as all squares on the residuals together, and what is written about it."""

from collections.abc import Sequence

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.plot import Plot
from reel.stage.regions import Region
from scenes.mse import maths
from scenes.mse.turning_line import FILL

_SHADE = ((0.16, 0.05), (0.1, 0.08), (0.05, 0.12))  # how far a glow reaches, and how strongly


def free_corner(plot: Plot) -> tuple[Region, Region]:
    """Find where in the plot no squares ever are: for the total, and for words about it.

    The line comes near the words only where it is steeper than the best one.
    """
    (left, low), (middle, high) = plot.point(0.3, 4.3)[:2], plot.point(4.9, 8.3)[:2]
    (right, foot), (beside, _) = plot.point(9.0, 6.2)[:2], plot.point(4.7, 8.3)[:2]
    return Region(left, low, middle, high), Region(beside, foot, right, high)


class TotalSquare(mn.VGroup):
    """One square as large as all squares on the residuals together, in as many pieces.

    Args:
        region: where it stands, in the lower left corner; it fits in at every slope.
        unit: how long one unit of the residuals is at most (Manim's units).
        slope: the tracker of the line's slope.
        theme: gives each role its colour.

    Attributes:
        pieces: the pieces, each as large as the square on one residual.
        first: the outline that it has at first, which stays.
    """

    def __init__(
        self, region: Region, *, unit: float, slope: mn.ValueTracker, theme: Theme
    ) -> None:
        widest = float(np.sqrt(maths.total(np.array([slope.get_value()]))[0]))
        self.unit = min(unit, region.width / widest, region.height / widest)
        self.corner, self.slope = region.at(0, 0), slope
        self.pieces = mn.VGroup(*(mn.VMobject() for _ in range(maths.COUNT)))
        self.pieces.set_fill(theme.sum, FILL).set_stroke(theme.sum, 3)
        self.glow = mn.VGroup(
            *(
                mn.VMobject().set_fill(theme.sum, opacity).set_stroke(width=0)
                for _, opacity in _SHADE
            )
        )
        super().__init__(self.glow, self.pieces)
        redraw_on_change(self, lambda square: square.draw(), lambda square: square.state())
        self.first = mn.DashedVMobject(
            mn.Square(self.side, color=theme.text, stroke_width=3).move_to(self.corner, mn.DL), 40
        )

    @property
    def side(self) -> float:
        """How long its side is now (Manim's units)."""
        return float(np.sqrt(maths.total(self.slope.get_value()))) * self.unit

    def state(self) -> float:
        """What it depends on: the slope."""
        return self.slope.get_value()

    def draw(self) -> None:
        """Draw the pieces for the slope as it is now."""
        slope = self.slope.get_value()
        boxes, errors = self.unit * maths.packed(slope), maths.residuals(slope)
        for piece, box, error in zip(self.pieces, boxes, errors, strict=True):
            # It begins at the corner at which the square on the residual does.
            self._outline(piece, box, first=0 if error > 0 else 2)
        for glow, (reach, _) in zip(self.glow, _SHADE, strict=True):
            self._outline(glow, (-reach, -reach, self.side + reach, self.side + reach))

    def _outline(self, shape: mn.VMobject, box: Sequence[float], first: int = 0) -> None:
        """Make a shape a rectangle, whose sides are given as seen from the square's corner."""
        left, bottom, right, top = box
        corners = np.array([(right, bottom), (right, top), (left, top), (left, bottom)])
        corners = np.roll(corners, -first, axis=0)
        corners = np.vstack([corners, corners[:1]])
        shape.set_points_as_corners(self.corner + np.pad(corners, ((0, 0), (0, 1))))


def total_number(slope: mn.ValueTracker, theme: Theme) -> LiveNumber:
    """Write the sum of the squares; the number follows the slope."""
    number = LiveNumber("0.00", colour=theme.sum, size="label", anchor="left")
    return number.follow(lambda: f"{float(maths.total(slope.get_value())):.2f}")
