"""Points, a line that turns about their mean, and true squares on what it misses them by."""

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from scenes.mse import maths
from scenes.mse.noise_scatter import data_points, line_with_glow

EASE = mn.rate_functions.ease_in_out_sine
"""How the line turns, and what follows it."""

FILL = 0.3
"""How strongly squares are filled."""


class TurningLine(mn.VGroup):
    """The points and their line, with true squares on the residuals, as the slope says.

    Args:
        plot: where it is drawn; one unit must be as long across as it is up.
        slope: that of the line at first.
        theme: gives each role its colour.

    Attributes:
        slope: a tracker for the slope of the line.
        grown: a tracker for the squares, from 0, residuals only, to 1.
        pivot: the mark of the centre.
    """

    def __init__(self, plot: Plot, slope: float, theme: Theme) -> None:
        self.plot = plot
        self.slope, self.grown = mn.ValueTracker(slope), mn.ValueTracker(0)
        self.squares = mn.VGroup(*(mn.VMobject() for _ in range(maths.COUNT)))
        self.squares.set_fill(theme.sum, FILL).set_stroke(theme.sum, 4)
        self.line = line_with_glow(theme.model)
        self.pivot = mn.Dot(plot.point(*maths.center()), 0.11, color=theme.background)
        self.pivot.set_stroke(theme.model, 4)
        self.dots = data_points(plot, theme)
        super().__init__(self.squares, self.line, self.pivot, self.dots)
        redraw_on_change(self, lambda picture: picture.draw(), lambda picture: picture.state())

    def turn_to(self, slope: float) -> mn.Animation:
        """Turn the line about the centre to another slope."""
        return glide(self.slope, slope, rate_func=EASE)

    def grow_squares(self) -> mn.Animation:
        """Let a square grow out of each residual."""
        return glide(self.grown, 1)

    def name_square(self, name: mn.Mobject) -> mn.Mobject:
        """Put a name into the largest square; it goes where that goes."""
        largest = int(np.argmax(np.abs(maths.residuals(maths.best_slope()))))
        square = self.squares[largest]
        return name.add_updater(lambda name: name.move_to(square), call_updater=True)

    def state(self) -> tuple[float, float]:
        """What the picture depends on: the slope, and how far the squares have grown."""
        return self.slope.get_value(), self.grown.get_value()

    def draw(self) -> None:
        """Draw the line and the squares of the slope as it is now."""
        slope, grown = self.slope.get_value(), self.grown.get_value()
        ends = self._ends(slope)
        for line in self.line:
            line.set_points_as_corners(self.plot.locate(ends, maths.line(slope, ends)))
        for square, corners in zip(self.squares, maths.squares(slope), strict=True):
            foot = corners[0]
            corners[:, 0] = foot[0] + grown * (corners[:, 0] - foot[0])
            square.set_points_as_corners(self.plot.locate(*np.vstack([corners, foot]).T))

    def _ends(self, slope: float) -> np.ndarray:
        """The x where a rising line enters and leaves the plot."""
        x, y = maths.center()
        meets = [x + (limit - y) / slope for limit in self.plot.y_range]
        start, end = self.plot.x_range
        return np.array([max(start, min(meets)), min(end, max(meets))])
