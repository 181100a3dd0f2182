"""A point that runs along a curve with its tangent."""

from collections.abc import Callable

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.stage.plot import Plot


class Tangent(mn.VGroup):
    """A point on a curve and the tangent there; they follow x at every frame.

    Args:
        plot: where the curve is drawn.
        function, slope: the curve, and its derivative.
        at: x now.
        colour: #RRGGBB.
        reach: how far the tangent goes to either side, in Manim's units.
        run: of the triangle that shows the slope, in units of x; 0 for none.

    Attributes:
        line, sides, dot: what it consists of.
    """

    def __init__(
        self,
        plot: Plot,
        function: Callable[[float], float],
        slope: Callable[[float], float],
        at: mn.ValueTracker,
        *,
        colour: str,
        reach: float = 1.2,
        run: float = 0.0,
    ) -> None:
        self.plot, self.function, self.slope, self.at = plot, function, slope, at
        self.reach, self.run = reach, run
        self.line = mn.Line(color=colour, stroke_width=3)
        self.sides = mn.VMobject(color=colour, stroke_width=4)
        self.dot = mn.Dot(radius=0.1, color=colour)
        super().__init__(self.line, self.sides, self.dot)
        redraw_on_change(
            self, lambda tangent: tangent.draw(), lambda tangent: tangent.at.get_value()
        )

    def draw(self) -> None:
        """Draw point and tangent as they are now."""
        x = self.at.get_value()
        y, slope = self.function(x), self.slope(x)
        here = self.plot.point(x, y)
        along = self.plot.point(x + 1, y + slope) - here
        along *= self.reach / np.linalg.norm(along)
        self.line.put_start_and_end_on(here - along, here + along)
        if self.run:
            xs = x + self.run * np.array([0, 1, 1])
            ys = y + self.run * slope * np.array([0, 0, 1])
            self.sides.set_points_as_corners(self.plot.locate(xs, ys))
        self.dot.move_to(here)
