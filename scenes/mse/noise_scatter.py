"""Points that noise pushes off a line, and the bells of the noise, which stand along y."""

from collections.abc import Callable, Sequence

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

_SAMPLES = 160
_STANDING, _UPRIGHT = 2.5, 3.0  # how many widths of the noise a bell reaches each way
_TALL = 1.5  # how high its top is, in units of x, while it stands on the line
_TURN, _FIT = (0.0, 0.65), (0.45, 1.0)  # shares of the whole turn: when it turns, when it fits in
_ASIDE = 0.35  # between a bell and the arrow of its width, in units of x


class NoiseBell(mn.VGroup):
    """The density of the noise over the error, drawn along y: its height runs to the left.

    It can turn upright into a plot of its own.

    Args:
        plot: where it stands; one unit must be as long across as it is up.
        foot: the point (x, f(x)) of the line that it stands on.
        upright: the view that it turns into.
        colour: #RRGGBB.

    Attributes:
        grown: a tracker for its height, from 0 to 1.
        turned: a tracker for its turn, from 0, standing on the line, to 1, upright in the view:
            it turns first, and then fits itself to the view.
    """

    def __init__(
        self, plot: Plot, foot: tuple[float, float], *, upright: View, colour: str
    ) -> None:
        self.grown, self.turned = mn.ValueTracker(0), mn.ValueTracker(0)
        self.plot, self.foot, self.upright = plot, foot, upright
        self.base = mn.Line(color=colour, stroke_width=2)
        self.shape = mn.VMobject(color=colour, stroke_width=0, fill_opacity=0.25)
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

    def state(self) -> tuple[float, float]:
        """What the picture depends on: how far it has grown, and turned."""
        return self.grown.get_value(), self.turned.get_value()

    def draw(self) -> None:
        """Draw the bell as its trackers say."""
        grown, fitted = self.grown.get_value(), self._share(_FIT)
        reach = mn.interpolate(_STANDING, _UPRIGHT, fitted)
        error = np.linspace(-reach, reach, _SAMPLES)
        edge = self.locate(error, grown * maths.GAUSS.density(error))
        ends = self.locate(error[[0, -1]], np.zeros(2))
        self.curve.set_points_as_corners(edge).set_stroke(opacity=grown)
        self.shape.set_points_as_corners([*edge, *ends[::-1], edge[0]])
        self.shape.set_fill(opacity=0.25 * grown * (1 - fitted))
        self.base.set_points_as_corners(ends).set_stroke(opacity=grown * (1 - fitted))

    def locate(self, error: np.ndarray, density: np.ndarray) -> np.ndarray:
        """Where errors and densities, n of each, lie on the stage now: an array of shape (n, 3)."""
        turned, fitted = self._share(_TURN), self._share(_FIT)
        (across, up), (_, unit) = _units(self.upright.point), _units(self.plot.point)
        top = float(maths.GAUSS.density(np.zeros(1))[0])
        width = mn.interpolate(unit, across, fitted)
        height = mn.interpolate(_TALL * unit / top, up, fitted)
        angle = -np.pi / 2 * turned
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        points = np.zeros((len(error), 3))
        points[:, :2] = np.column_stack([-density * height, error * width]) @ turn.T
        center = mn.interpolate(self.plot.point(*self.foot), self.upright.point(0, 0), turned)
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
    """The points, the line that they come from, how far they are off it, and some bells.

    Args:
        plot: where it is drawn; one unit must be as long across as it is up.
        numbers: which points get a bell, counted from 0.
        upright: the view that a bell can turn into.
        sigma: the name of the bells' width.
        theme: gives each role its colour.

    Attributes:
        dots, line, gaps, bells: what it consists of, besides the plot.
        width_arrow: an arrow as long as the last bell is wide (σ), with its name.
    """

    def __init__(
        self, plot: Plot, numbers: Sequence[int], *, upright: View, sigma: Formula, theme: Theme
    ) -> None:
        x, y = maths.observed()
        foot = maths.truth(x)
        self.plot, self.dots = plot, data_points(plot, theme)
        self.line = plot.curve(maths.truth, colour=theme.model)
        ends = zip(plot.locate(x, foot), plot.locate(x, y), strict=True)
        self.gaps = mn.VGroup(*(mn.Line(*e, color=theme.text, stroke_width=3) for e in ends))
        self.bells = mn.VGroup(
            *(
                NoiseBell(plot, (x[n], foot[n]), upright=upright, colour=theme.model)
                for n in numbers
            )
        )
        across, up = x[numbers[-1]] + _ASIDE, foot[numbers[-1]]
        arrow = mn.DoubleArrow(
            plot.point(across, up),
            plot.point(across, up - maths.SIGMA),
            buff=0,
            stroke_width=4,
            tip_length=0.14,
            color=theme.text,
        )
        self.width_arrow = mn.VGroup(arrow, sigma.next_to(arrow, mn.RIGHT, buff=0.12))
        super().__init__(plot, self.bells, self.line, self.gaps, self.dots, self.width_arrow)

    def swell_gaps(self) -> mn.Animation:
        """Let the gaps between the points and the line become thick for a moment."""
        return self.gaps.animate(rate_func=mn.there_and_back).set_stroke(width=9)


def points_plot(region: Region, names: tuple[Formula, Formula], theme: Theme) -> Plot:
    """Draw the axes of the points, with equal units: squares must be squares."""
    width, height = maths.BOX
    return Plot.filling(
        region,
        x_range=(0, width),
        y_range=(0, height),
        x_ticks=range(2, 13, 2),
        y_ticks=range(2, 9, 2),
        names=names,
        equal_units=True,
        theme=theme,
    )


def data_points(plot: Plot, theme: Theme) -> mn.VGroup:
    """Draw the points."""
    places = plot.locate(*maths.observed())
    return mn.VGroup(*(mn.Dot(place, 0.11, color=theme.data) for place in places))


def _units(point: Callable[[float, float], np.ndarray]) -> tuple[float, float]:
    """How long one unit of each axis is on the stage: across, and up."""
    origin = point(0, 0)
    return float(point(1, 0)[0] - origin[0]), float(point(0, 1)[1] - origin[1])
