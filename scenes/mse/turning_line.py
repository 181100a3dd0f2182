"""Points, a line that turns about their mean, and what its slope does to two measures of it."""

from collections.abc import Callable, Sequence

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.formula.formula import Formula
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from reel.stage.regions import Region
from reel.stage.view import View
from scenes.mse import maths
from scenes.mse.layout import SlopePlaces
from scenes.mse.noise_scatter import data_points

_EDGE = 0.05  # of the slopes' axis, beyond those that the line has
_EASE = mn.rate_functions.ease_in_out_sine  # of the line, and of the graphs that follow it


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
        self.squares.set_fill(theme.sum, 0.22).set_stroke(theme.sum, 3)
        self.line = mn.Line(color=theme.model, stroke_width=6)
        self.pivot = mn.Dot(plot.point(*maths.center()), 0.09, color=theme.background)
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

    def state(self) -> tuple[float, float]:
        """What the picture depends on: the slope, and how far the squares have grown."""
        return self.slope.get_value(), self.grown.get_value()

    def draw(self) -> None:
        """Draw the line and the squares of the slope as it is now."""
        slope, grown = self.slope.get_value(), self.grown.get_value()
        ends = self._ends(slope)
        self.line.set_points_as_corners(self.plot.locate(ends, maths.line(slope, ends)))
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


class SlopePlots(mn.VGroup):
    """Log-likelihood above mean squared error, over one axis of slopes, with values.

    Args:
        places: where each part stands, and how many numbers have room.
        slope: the tracker of the line's slope; the points on the graphs and the values follow it.
        names: what the two measures and the slope are called.
        theme: gives each role its colour.

    Attributes:
        reach: a tracker for the slope up to which the graphs are drawn.
        frames: names, values and axes.
        graphs, dots: the graphs, and the point of each at the present slope.
        line: one line through both at the best slope.
    """

    def __init__(
        self,
        places: SlopePlaces,
        slope: mn.ValueTracker,
        names: tuple[Formula, Formula, mn.Mobject],
        theme: Theme,
    ) -> None:
        self.places, self.theme = places, theme
        self.slope, self.start = slope, slope.get_value()
        self.reach = mn.ValueTracker(self.start)
        best = maths.best_slope()
        self.across = (best - maths.SWING - _EDGE, best + maths.SWING + _EDGE)
        upper, lower = places.plots
        measures = (maths.log_likelihood, maths.mean_squared_error)
        self.plots = [
            self._plot(upper, (-17.5, -12), levels=(-16, -14), numbered=False),
            self._plot(lower, (0, 2.1), levels=(0, 1), numbered=True),
        ]
        texts = [*(self._value(measure) for measure in measures), slope.get_value]
        for name, row in zip(names, places.rows, strict=True):
            row.put(name, mn.LEFT)
        roles = ("logarithm", "sum", "model")
        values = [
            self._readout(text, row, theme.colour(role))
            for text, row, role in zip(texts, places.rows, roles, strict=True)
        ]
        self.frames = mn.VGroup(*self.plots, *values, *names)
        self.graphs = mn.VGroup()
        self.dots = mn.VGroup()
        for plot, measure, role in zip(self.plots, measures, ("logarithm", "sum"), strict=True):
            self.graphs.add(self._graph(plot.view(), measure, theme.colour(role)))
            self.dots.add(self._dot(plot.view(), measure, theme.text))
        self.line = mn.DashedLine(
            self.plots[0].view().point(best, -12),
            self.plots[1].view().point(best, 0),
            color=theme.text,
            stroke_width=3,
            dash_length=0.12,
        )
        super().__init__(self.frames, self.line, self.graphs, self.dots)

    def trace_to(self, slope: float) -> mn.Animation:
        """Draw the graphs on to a slope, in step with a line that turns to it."""
        return glide(self.reach, slope, rate_func=_EASE)

    def _value(self, measure: Callable[[float], np.ndarray]) -> Callable[[], float]:
        """Make a function that reads a measure off at the present slope."""
        return lambda: float(measure(self.slope.get_value()))

    def _readout(self, value: Callable[[], float], row: Region, colour: str) -> LiveNumber:
        """Write a value at the right end of its row; it follows what it is a value of."""
        number = LiveNumber("0.00", colour=colour, size="label", anchor="right")
        row.place(number, mn.RIGHT).shift(self.places.value_inset * mn.LEFT)
        return number.follow(lambda: f"{value():.2f}")

    def _plot(
        self,
        box: Region,
        limits: tuple[float, float],
        *,
        levels: Sequence[float],
        numbered: bool,
    ) -> Plot:
        """Draw the axes of one measure.

        Args:
            box: the rectangle between its limits.
            limits: of the vertical axis.
            levels: the ticks of that axis; the last ones are drawn, as many as have room.
            numbered: whether the slopes are written under it.
        """
        theme, slopes = self.theme, self.places.slope_ticks
        view = View(box, self.across, limits)
        ticks = levels[-self.places.level_ticks :]
        return Plot(
            view,
            x_ticks={slope: f"{slope:g}" if numbered else "" for slope in slopes},
            y_ticks={tick: f"{tick:g}" for tick in ticks},
            axes="corner",
            theme=theme,
        )

    def _graph(
        self, view: View, measure: Callable[[np.ndarray], np.ndarray], colour: str
    ) -> mn.VMobject:
        """Draw a measure over the slope, from the first slope up to `reach`."""

        def draw(graph: mn.VMobject) -> None:
            slopes = np.linspace(self.start, self.reach.get_value() + 1e-3, 200)
            graph.set_points_as_corners(view.locate(slopes, measure(slopes)))

        graph = mn.VMobject(color=colour, stroke_width=6)
        graph.joint_type = mn.LineJointType.ROUND
        return redraw_on_change(graph, draw, lambda _: self.reach.get_value())

    def _dot(self, view: View, measure: Callable[[float], np.ndarray], colour: str) -> mn.Dot:
        """Mark a measure at the present slope."""
        height = self._value(measure)
        dot = mn.Dot(radius=0.1, color=colour)
        return dot.add_updater(
            lambda d: d.move_to(view.point(self.slope.get_value(), height())), call_updater=True
        )
