"""Points, a line that turns about their mean, and what its slope does to two measures of it."""

from collections.abc import Callable, Sequence

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.formula.formula import Formula
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.pane import Pane
from reel.stage.plot import Plot
from reel.stage.regions import Region
from reel.stage.window import View
from scenes.mse import maths
from scenes.mse.noise_scatter import data_points

_EDGE = 0.05  # of the slopes' axis, beyond those that the line has
_LEFT, _RIGHT, _BELOW = 0.75, 0.15, 0.45  # beside and below the panes, for numbers
_LONG = 2.0  # in regions of at least this aspect names stand beside the panes
_LOW = 1.0  # lower panes have room for one number
_NARROW = 2.0  # narrower panes have room for two numbers
_SLIM = 0.6  # in slimmer regions values stand at the edge, clear of the line through both panes


class TurningLine(mn.VGroup):
    """The points and their line, with true squares on the residuals, as the slope says.

    Args:
        plot: where it is drawn; one unit must be as long across as it is up.
        slope: of the line at first.
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

    def state(self) -> tuple[float, float]:
        """Return what the picture depends on."""
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
        """Return the x where a rising line enters and leaves the plot."""
        x, y = maths.center()
        meets = [x + (limit - y) / slope for limit in self.plot.y_range]
        start, end = self.plot.x_range
        return np.array([max(start, min(meets)), min(end, max(meets))])


class SlopePlots(mn.VGroup):
    """Log-likelihood above mean squared error, over one axis of slopes, with values.

    Args:
        region: what to fill.
        slope: a tracker for the slope.
        names: of the two measures and of the slope.
        theme: gives each role its colour.

    Attributes:
        reach: a tracker for how far the slope has got from its first value: so far the graphs go.
        frames: names, values and axes.
        graphs, dots: the graphs, and the point of each at the present slope.
        line: one line through both at the best slope.
    """

    def __init__(
        self,
        region: Region,
        slope: mn.ValueTracker,
        names: tuple[Formula, Formula, mn.Mobject],
        theme: Theme,
    ) -> None:
        self.slope, self.start = slope, slope.get_value()
        self.reach = mn.ValueTracker(self.start)
        best = maths.best_slope()
        self.across = (best - maths.SWING - _EDGE, best + maths.SWING + _EDGE)
        rows, (upper, lower) = _divided(region)
        measures = (maths.log_likelihood, maths.mean_squared_error)
        self.panes = [
            self._pane(upper, (-17.5, -12), (-16, -14), theme, numbered=False),
            self._pane(lower, (0, 2.1), (0, 1), theme, numbered=True),
        ]
        texts = [*(self._value(measure) for measure in measures), slope.get_value]
        for name, row in zip(names, rows, strict=True):
            row.put(name, mn.LEFT)
        inward = _RIGHT if region.aspect > _SLIM else 0
        values = [
            self._readout(text, row, theme.colour(role), inward)
            for text, row, role in zip(texts, rows, ("logarithm", "sum", "model"), strict=True)
        ]
        self.frames = mn.VGroup(*self.panes, *values, *names)
        self.graphs = mn.VGroup()
        self.dots = mn.VGroup()
        for pane, measure, role in zip(self.panes, measures, ("logarithm", "sum"), strict=True):
            self.graphs.add(self._graph(pane.view(), measure, theme.colour(role)))
            self.dots.add(self._dot(pane.view(), measure, theme.text))
        self.line = mn.DashedLine(
            self.panes[0].view().point(best, -12),
            self.panes[1].view().point(best, 0),
            color=theme.text,
            stroke_width=3,
            dash_length=0.12,
        )
        super().__init__(self.frames, self.line, self.graphs, self.dots)

    def _value(self, measure: Callable[[float], np.ndarray]) -> Callable[[], float]:
        return lambda: float(measure(self.slope.get_value()))

    def _readout(
        self, value: Callable[[], float], row: Region, colour: str, inward: float
    ) -> LiveNumber:
        number = LiveNumber("0.00", colour=colour, size="label", anchor="right")
        row.place(number, mn.RIGHT).shift(inward * mn.LEFT)
        return number.follow(lambda: f"{value():.2f}")

    def _pane(
        self,
        region: Region,
        limits: tuple[float, float],
        ticks: Sequence[float],
        theme: Theme,
        *,
        numbered: bool,
    ) -> Pane:
        box = Region(region.left + _LEFT, region.bottom, region.right - _RIGHT, region.top)
        view = View(box, self.across, limits)
        ticks = ticks if box.height > _LOW else ticks[1:]
        slopes = (0.25, 0.5, 0.75) if box.width > _NARROW else (0.25, 0.75)
        pane = Pane(
            lambda: view,
            x_ticks={slope: f"{slope:g}" if numbered else "" for slope in slopes},
            y_ticks={tick: f"{tick:g}" for tick in ticks},
            strength=lambda *_: 1.0,
            theme=theme,
        )
        pane.clear_updaters()
        return pane

    def _graph(
        self, view: View, measure: Callable[[np.ndarray], np.ndarray], colour: str
    ) -> mn.VMobject:
        def draw(graph: mn.VMobject) -> None:
            slopes = np.linspace(self.start, self.reach.get_value() + 1e-3, 200)
            graph.set_points_as_corners(view.locate(slopes, measure(slopes)))

        graph = mn.VMobject(color=colour, stroke_width=6)
        graph.joint_type = mn.LineJointType.ROUND
        return redraw_on_change(graph, draw, lambda _: self.reach.get_value())

    def _dot(self, view: View, measure: Callable[[float], np.ndarray], colour: str) -> mn.Dot:
        height = self._value(measure)
        dot = mn.Dot(radius=0.1, color=colour)
        return dot.add_updater(
            lambda d: d.move_to(view.point(self.slope.get_value(), height())), call_updater=True
        )


def _divided(region: Region) -> tuple[list[Region], list[Region]]:
    """Return rows for the names, each with its value, and what the panes fill with numbers."""
    if region.aspect > _LONG:
        written, drawn = region.columns(1, 1.45, gap=0.05)
        upper, lower = drawn.rows(1, 1 + _BELOW, gap=0.2)
        rows = written.rows(0.8, 1, 0.5, gap=0.12)
    else:
        head, upper, middle, lower, foot = region.rows(0.45, 1.4, 0.95, 1.4 + _BELOW, 0.4, gap=0.13)
        rows = [head, middle, foot]
    return rows, [upper, Region(lower.left, lower.bottom + _BELOW, lower.right, lower.top)]
