"""Points that noise pushes off a line, and at each the bell of the noise, which stands along y."""

from collections.abc import Callable

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.formula.formula import Formula
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from reel.stage.regions import Region
from reel.stage.view import View
from scenes.mse import maths
from scenes.shared.glow import Beam

FILL = 0.18
"""How strongly a bell is filled."""

_SAMPLES = 160
_STANDING, _UPRIGHT = 2.5, 3.0  # how many widths of the noise a bell reaches each way
_HIGH = 1.05  # how high a bell is while it stands on the line, in units of x
_TURN, _FIT = (0.0, 0.65), (0.45, 1.0)  # shares of the whole turn: when it turns, when it fits in
_ASIDE = 0.3  # between a bell and the arrow of its width, in units of x
_X, _Y = (0.0, 12.0), (-0.8, 9.0)  # the limits of the plot: it holds every bell
_LEFT, _BELOW = 0.45, 0.42  # room for the numbers of its axes (Manim's units)
_GLOW = ((22, 0.08), (13, 0.14))  # stroke widths and opacities of the light around the line


class NoiseBell(mn.VGroup):
    """The density of the noise over the error, drawn along y: its height runs to the left.

    It can turn upright into a plot of its own.

    Args:
        plot: where it stands.
        foot: says at which point (x, y) of the line it stands now.
        upright: the view that it turns into.
        colour: #RRGGBB.

    Attributes:
        grown: a tracker for its height, from 0 to 1.
        turned: a tracker for its turn, from 0, standing on the line, to 1, upright in the view:
            it turns first, and then fits itself to the view.
    """

    def __init__(
        self, plot: Plot, foot: Callable[[], tuple[float, float]], *, upright: View, colour: str
    ) -> None:
        self.grown, self.turned = mn.ValueTracker(0), mn.ValueTracker(0)
        self.plot, self.foot, self.upright = plot, foot, upright
        self.base = mn.Line(color=colour, stroke_width=2)
        self.shape = mn.VMobject(color=colour, stroke_width=0, fill_opacity=FILL)
        self.curve = mn.VMobject(color=colour, stroke_width=5)
        self.curve.joint_type = mn.LineJointType.ROUND
        super().__init__(self.shape, self.base, self.curve)
        redraw_on_change(self, lambda bell: bell.draw(), lambda bell: bell.state())

    def grow(self) -> mn.Animation:
        """Let the bell rise from its base."""
        return glide(self.grown, 1)

    def turn_upright(self) -> mn.Animation:
        """Turn the bell, at a constant rate: each part of the turn is smooth by itself."""
        return glide(self.turned, 1, rate_func=mn.linear)

    def state(self) -> tuple[float, ...]:
        """What the picture depends on: how far it has grown, and turned, and where it stands."""
        return self.grown.get_value(), self.turned.get_value(), *self.foot()

    def draw(self) -> None:
        """Draw the bell as its trackers say."""
        grown, fitted = self.grown.get_value(), self._share(_FIT)
        reach = mn.interpolate(_STANDING, _UPRIGHT, fitted)
        error = np.linspace(-reach, reach, _SAMPLES)
        edge = self.locate(error, grown * maths.GAUSS.density(error))
        ends = self.locate(error[[0, -1]], np.zeros(2))
        self.curve.set_points_as_corners(edge).set_stroke(opacity=grown)
        self.shape.set_points_as_corners([*edge, *ends[::-1], edge[0]])
        self.shape.set_fill(opacity=FILL * grown)
        self.base.set_points_as_corners(ends).set_stroke(opacity=grown * (1 - fitted))

    def locate(self, error: np.ndarray, density: np.ndarray) -> np.ndarray:
        """Where errors and densities, n of each, lie on the stage now: an array of shape (n, 3)."""
        turned, fitted = self._share(_TURN), self._share(_FIT)
        (across, up), (unit_x, unit_y) = _units(self.upright.point), _units(self.plot.point)
        top = float(maths.GAUSS.density(np.zeros(1))[0])
        width = mn.interpolate(unit_y, across, fitted)
        height = mn.interpolate(_HIGH * unit_x / top, up, fitted)
        angle = -np.pi / 2 * turned
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        points = np.zeros((len(error), 3))
        points[:, :2] = np.column_stack([-density * height, error * width]) @ turn.T
        center = mn.interpolate(self.plot.point(*self.foot()), self.upright.point(0, 0), turned)
        return np.asarray(points + center)

    def _share(self, span: tuple[float, float]) -> float:
        """How much of a part of the turn is done now, from 0 to 1.

        Args:
            span: when that part starts and ends, as shares of the whole turn.
        """
        start, end = span
        done = (self.turned.get_value() - start) / (end - start)
        return float(mn.smooth(float(np.clip(done, 0, 1))))


class NoiseScatter(mn.VGroup):
    """The points, a line, how far they are off it, and at each of them a bell on the line.

    Args:
        plot: where it is drawn.
        upright: the view that a bell can turn into.
        sigma: the name of the bells' width.
        theme: gives each role its colour.

    Attributes:
        missed: a tracker for the line, from 0, the one that the points are made from, to 1, the
            first guess; gaps, bells and sticks follow it.
        lit: a tracker for the sticks, from 0 to 1, as long as the bells are high at the points.
        dots, line, gaps, bells, sticks: what it consists of, besides the plot.
        width_arrow: an arrow as long as the last bell is wide (σ), with its name; no part of it.
    """

    def __init__(self, plot: Plot, *, upright: View, sigma: Formula, theme: Theme) -> None:
        self.x, self.y = maths.observed()
        self.plot, self.dots = plot, data_points(plot, theme)
        self.missed, self.lit = mn.ValueTracker(0), mn.ValueTracker(0)
        self.line = line_with_glow(theme.model)
        self.gaps = _lines(theme.sum, 4)
        self.sticks = _lines(theme.product, 8)
        self.bells = mn.VGroup(
            *(
                NoiseBell(plot, self._foot_of(number), upright=upright, colour=theme.exponential)
                for number in range(maths.COUNT)
            )
        )
        self.width_arrow = self._width_arrow(sigma, theme.exponential)
        super().__init__(plot, self.bells, self.line, self.gaps, self.sticks, self.dots)
        redraw_on_change(self, lambda scatter: scatter.draw(), lambda scatter: scatter.state())

    def miss(self) -> mn.Animation:
        """Let the line become the first guess."""
        return glide(self.missed, 1)

    def light_sticks(self) -> mn.Animation:
        """Let a stick grow from each point to the edge of its bell."""
        return glide(self.lit, 1)

    def swell_gaps(self) -> mn.Animation:
        """Let the gaps between the points and the line become thick for a moment."""
        return self.gaps.animate(rate_func=mn.there_and_back).set_stroke(width=10)

    def state(self) -> tuple[float, float]:
        """What the picture depends on: where the line is, and how long the sticks are."""
        return self.missed.get_value(), self.lit.get_value()

    def draw(self) -> None:
        """Draw line, gaps and sticks as the trackers say."""
        lit = self.lit.get_value()
        ends = self.plot.locate(_X, self.height(np.array(_X)))
        for line in self.line:
            line.set_points_as_corners(ends)
        feet, tips = self.plot.locate(self.x, self.height(self.x)), self.plot.locate(self.x, self.y)
        errors = self.y - self.height(self.x)
        for gap, stick, bell, foot, tip, error in zip(
            self.gaps, self.sticks, self.bells, feet, tips, errors, strict=True
        ):
            gap.set_points_as_corners([foot, tip])
            edge = bell.locate(np.array([error]), lit * maths.GAUSS.density(np.array([error])))[0]
            stick.set_points_as_corners([tip, edge]).set_stroke(opacity=min(1, 4 * lit))

    def height(self, x: np.ndarray) -> np.ndarray:
        """The heights of the line as it is now."""
        return maths.between(self.missed.get_value(), x)

    def _foot_of(self, number: int) -> Callable[[], tuple[float, float]]:
        """Make a function that says where on the line a bell stands now."""
        x, missed = self.x[number : number + 1], self.missed
        return lambda: (float(x[0]), float(maths.between(missed.get_value(), x)[0]))

    def _width_arrow(self, sigma: Formula, colour: str) -> mn.VGroup:
        x, y = float(self.x[-1]) + _ASIDE, float(maths.truth(self.x[-1]))
        ends = self.plot.point(x, y), self.plot.point(x, y - maths.SIGMA)
        arrow = mn.DoubleArrow(*ends, buff=0, stroke_width=4, tip_length=0.14, color=colour)
        return mn.VGroup(arrow, sigma.next_to(arrow, mn.RIGHT, buff=0.12))


def noise_plot(region: Region, names: tuple[Formula, Formula], theme: Theme) -> Plot:
    """Draw the axes of the points and their bells, which fill a region."""
    across, up = names
    box = Region(
        region.left + _LEFT,
        region.bottom + _BELOW,
        region.right - across.width - 0.2,
        region.top - up.height - 0.2,
    )
    plot = Plot(
        View(box, _X, _Y),
        x_ticks=range(2, 13, 2),
        y_ticks=range(0, 9, 2),
        names=names,
        axes="corner",
        theme=theme,
    )
    return plot.remove(plot.grid)


def squares_plot(region: Region, names: tuple[Formula, Formula], theme: Theme) -> Plot:
    """Draw the axes of the points with equal units: squares must be squares."""
    width, height = maths.BOX
    plot = Plot.filling(
        region,
        x_range=(0, width),
        y_range=(0, height),
        x_ticks=range(2, 13, 2),
        y_ticks=range(2, 9, 2),
        names=names,
        equal_units=True,
        theme=theme,
    )
    return plot.remove(plot.grid)


def data_points(plot: Plot, theme: Theme) -> mn.VGroup:
    """Draw the points."""
    places = plot.locate(*maths.observed())
    return mn.VGroup(*(mn.Dot(place, 0.11, color=theme.data) for place in places))


def line_with_glow(colour: str) -> Beam:
    """Make a line, and the light around it; whoever has it draws all parts alike."""
    return Beam(colour, 6, _GLOW)


def _lines(colour: str, width: float) -> mn.VGroup:
    return mn.VGroup(*(mn.Line(color=colour, stroke_width=width) for _ in range(maths.COUNT)))


def _units(point: Callable[[float, float], np.ndarray]) -> tuple[float, float]:
    """How long one unit of each axis is on the stage: across, and up."""
    origin = point(0, 0)
    return float(point(1, 0)[0] - origin[0]), float(point(0, 1)[1] - origin[1])
