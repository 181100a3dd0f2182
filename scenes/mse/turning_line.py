"""Points, a line that turns about their mean, and what its slope does to two measures of it."""

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from reel.stage.regions import Region
from reel.stage.view import View
from scenes.mse import maths
from scenes.mse.noise_scatter import data_points, line_with_glow

_EASE = mn.rate_functions.ease_in_out_sine  # of the line, and of the curve that follows it
_FILL = 0.3
_ASIDE, _BELOW, _ABOVE = 0.15, 0.42, 0.1  # room around the hill, and for numbers below it (Manim's units)
_EDGE = 0.05  # of the slopes' axis, beyond those that the line has
_LEVELS = (-17.5, -12.2)  # the limits of the log-likelihood's axis
_SHADE = ((0.16, 0.05), (0.1, 0.08), (0.05, 0.12))  # how far a glow reaches, and how strongly


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
        self.squares.set_fill(theme.sum, _FILL).set_stroke(theme.sum, 4)
        self.line = line_with_glow(theme.model)
        self.pivot = mn.Dot(plot.point(*maths.center()), 0.11, color=theme.background)
        self.pivot.set_stroke(theme.model, 4)
        self.dots = data_points(plot, theme)
        super().__init__(self.squares, self.line, self.pivot, self.dots)
        redraw_on_change(self, lambda picture: picture.draw(), lambda picture: picture.state())

    def turn_to(self, slope: float) -> mn.Animation:
        """Turn the line about the centre to another slope."""
        return glide(self.slope, slope, rate_func=_EASE)

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
        self.pieces.set_fill(theme.sum, _FILL).set_stroke(theme.sum, 3)
        self.glow = mn.VGroup(
            *(mn.VMobject().set_fill(theme.sum, opacity).set_stroke(width=0) for _, opacity in _SHADE)
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
            self._outline(piece, *box, first=0 if error > 0 else 2)
        for glow, (reach, _) in zip(self.glow, _SHADE, strict=True):
            self._outline(glow, -reach, -reach, self.side + reach, self.side + reach)

    def _outline(
        self,
        shape: mn.VMobject,
        left: float,
        bottom: float,
        right: float,
        top: float,
        first: int = 0,
    ) -> None:
        """Make a shape a rectangle, given as it lies from the corner of the square."""
        corners = np.array([(right, bottom), (right, top), (left, top), (left, bottom)])
        corners = np.roll(corners, -first, axis=0)
        corners = np.vstack([corners, corners[:1]])
        shape.set_points_as_corners(self.corner + np.pad(corners, ((0, 0), (0, 1))))


class LikelihoodHill(mn.VGroup):
    """The log-likelihood over the slope, and on it the point of the present slope.

    Args:
        region: what to fill, with numbers and names.
        slope: the tracker of the line's slope, which the point follows.
        name: what is written at the best slope.
        theme: gives each role its colour.

    Attributes:
        reach: a tracker for the slope up to which the curve is drawn.
        plot, curve, dot: what it consists of.
        foot: a line from the top down to the best slope.
    """

    def __init__(
        self,
        region: Region,
        slope: mn.ValueTracker,
        name: mn.Mobject,
        theme: Theme,
    ) -> None:
        self.slope, self.start = slope, slope.get_value()
        self.reach = mn.ValueTracker(self.start)
        best = maths.best_slope()
        swing = maths.SWING + _EDGE
        box = Region(
            region.left + _ASIDE,
            region.bottom + _BELOW,
            region.right - _ASIDE,
            region.top - _ABOVE,
        )
        self.plot = Plot(
            View(box, (best - swing, best + swing), _LEVELS),
            x_ticks={best: ""},
            y_ticks=(),
            axes="corner",
            theme=theme,
        )
        self.plot.remove(self.plot.grid)
        view = self.plot.view()
        self.curve = self._build_curve(view, theme.logarithm)
        self.dot = mn.Dot(radius=0.12, color=theme.text)
        redraw_on_change(
            self.dot,
            lambda dot: dot.move_to(view.point(slope.get_value(), self._level())),
            lambda _: slope.get_value(),
        )
        name.next_to(view.point(best, _LEVELS[0]), mn.DOWN, buff=0.16)
        self.foot = mn.DashedLine(
            view.point(best, float(maths.log_likelihood(best))),
            view.point(best, _LEVELS[0]),
            color=theme.text,
            stroke_width=3,
            dash_length=0.1,
        )
        super().__init__(self.plot, name, self.curve, self.dot)

    def trace_to(self, slope: float) -> mn.Animation:
        """Draw the curve on to a slope, in step with a line that turns to it."""
        return glide(self.reach, slope, rate_func=_EASE)

    def _level(self) -> float:
        return float(maths.log_likelihood(self.slope.get_value()))

    def _build_curve(self, view: View, colour: str) -> mn.VMobject:
        """Draw the log-likelihood from the first slope up to `reach`."""

        def draw(curve: mn.VMobject) -> None:
            slopes = np.linspace(self.start, self.reach.get_value() + 1e-3, 200)
            curve.set_points_as_corners(view.locate(slopes, maths.log_likelihood(slopes)))

        curve = mn.VMobject(color=colour, stroke_width=7)
        curve.joint_type = mn.LineJointType.ROUND
        return redraw_on_change(curve, draw, lambda _: self.reach.get_value())


def total_number(slope: mn.ValueTracker, theme: Theme) -> LiveNumber:
    """Write the sum of the squares; the number follows the slope."""
    number = LiveNumber("0.00", colour=theme.sum, size="label", anchor="left")
    return number.follow(lambda: f"{float(maths.total(slope.get_value())):.2f}")
