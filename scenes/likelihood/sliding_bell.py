"""A bell that slides over points, and below it, over the same axis, what the points make of it."""

from dataclasses import replace
from enum import IntEnum
from typing import Any, Literal

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.formula.label import SIZES, font_size
from reel.formula.live_number import scientific
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from reel.stage.view import View
from scenes.likelihood import maths
from scenes.likelihood.fading_plot import FadingPlot
from scenes.likelihood.layout import BellPlaces
from scenes.likelihood.stems import Stems

START, LOW, HIGH = 2.0, 0.9, 6.1  # where the bell stands at first, and how far it slides
_TRIED = 5.2  # where a bell on trial stands at first: it passes over all points
_ACROSS = (0.5, 6.5)  # the axis that the points and θ share
_X_TICKS = {float(x): str(x) for x in range(1, 7)}
_EASE = mn.rate_functions.ease_in_out_sine  # of the bell, and of the curve that it traces
_LEFT, _RIGHT, _BELOW, _ABOVE = 0.7, 0.4, 0.45, 0.5  # what stands around the plots needs

PlotName = Literal["density", "product", "log", "loss"]
"""The plots: the bell's density, L, log L, and the loss, into which the first one turns."""

_Y_RANGES: dict[PlotName, tuple[float, float]] = {
    "density": (0, 0.45),
    "product": (0, 5.6e-12),
    "log": (-110, 0),
    "loss": (0, 2.5),
}


class _Shown(IntEnum):
    """How far the picture has come: between two of these it is on its way."""

    BELL = 0  # the bell alone
    PRODUCT = 1  # the bell, and L below it
    LOG = 2  # the bell, L, and log L at the bottom
    LOSS = 3  # the loss alone


class SlidingBell(mn.VGroup):
    """The bell with its points and stems, in plots that make room for one another.

    Args:
        places: what to fill, and what has room there.
        theme: gives each role its colour.

    Attributes:
        theta: a tracker for where the bell stands.
        batch: a tracker for the minibatch that shows alone; −1 while all terms show.
        trial: a bell that is tried before there is one; not in the group.
        dots: the points on L and log L at θ; not in the group.
        strip: a place of the loss's height, right of it.
    """

    def __init__(self, places: BellPlaces, theme: Theme) -> None:
        self.places, self.theme = places, theme
        self.theta, self.batch = mn.ValueTracker(START), mn.ValueTracker(-1)
        self._shown, self._grown = mn.ValueTracker(_Shown.BELL), mn.ValueTracker(0)
        self._tried = mn.ValueTracker(_TRIED)
        self._counted, self._drawn = mn.ValueTracker(0), mn.ValueTracker(0)
        self._low, self._high = mn.ValueTracker(START), mn.ValueTracker(START)
        self._turned_to_log = mn.ValueTracker(0)
        # How much larger than plain this frame's labels are: all around the plots grows with them.
        self._type_scale = font_size("small") / 96 / SIZES["small"]
        self._boxes, self.strip = self._divide(places.picture)
        self.plots = self._build_plots()
        self.stems = self._build_stems()
        self.product, self.log = self._build_curve(), self._build_curve()
        self.trial = mn.VMobject(color=theme.muted, stroke_width=4)
        redraw_on_change(self.trial, self._draw_trial, lambda _: self._tried.get_value())
        redraw_on_change(self.product, self._draw_product, lambda _: self._state_of_curves())
        redraw_on_change(self.log, self._draw_log, lambda _: self._state_of_curves())
        super().__init__(*self.plots, self.stems, self.product, self.log)
        self.dots = mn.VGroup(self._build_dot("product"), self._build_dot("log"))

    # What it does: each gives animations to play.

    def count_points(self) -> list[mn.Animation]:
        """Let a bell on trial pass over the points, which swell one after another, to the left."""
        return [
            glide(self._counted, 1, rate_func=mn.linear),
            glide(self._tried, START, rate_func=_EASE),
        ]

    def draw_bell(self) -> mn.Animation:
        """Draw the bell's curve, from the left to the right; before, there are only points."""
        return glide(self._drawn, 1)

    def grow_stems(self) -> mn.Animation:
        """Let the stems grow from the points up to the bell, one a little after another."""
        return glide(self._grown, 1)

    def show_product(self) -> mn.Animation:
        """Make room below the bell for the plot of L."""
        return glide(self._shown, _Shown.PRODUCT)

    def show_log(self) -> mn.Animation:
        """Make room at the bottom for the plot of log L."""
        return glide(self._shown, _Shown.LOG)

    def turn_into_loss(self) -> mn.Animation:
        """Turn the bell, with its stems, into minus its logarithm; the other plots leave."""
        return glide(self._shown, _Shown.LOSS)

    def slide_to(self, theta: float) -> mn.Animation:
        """Slide the bell."""
        return glide(self.theta, theta, rate_func=_EASE)

    def trace_to(self, theta: float) -> list[mn.Animation]:
        """Slide the bell beyond where it has been; on its way it traces L."""
        here = self.theta.get_value()
        edge = self._low if theta < here else self._high
        edge.set_value(here)
        return [self.slide_to(theta), glide(edge, theta, rate_func=_EASE)]

    def turn_product_to_log(self) -> mn.Animation:
        """Let a copy of the curve of L go down and become log L."""
        return glide(self._turned_to_log, 1)

    # Where things are.

    def view(self, plot: PlotName) -> View:
        """What a plot shows now, and where."""
        shown = self._shown.get_value()
        before = min(int(shown), _Shown.LOG)
        y_range = _Y_RANGES[plot]
        here, there = (
            View(box, _ACROSS, y_range) for box in self._boxes[plot][before : before + 2]
        )
        return here.lerp(there, shown - before)

    def box(self, plot: PlotName) -> Region:
        """Where a plot is now."""
        return self.view(plot).box

    def spot(self, plot: Literal["density", "product", "log"], theta: float) -> np.ndarray:
        """The point of L or log L at θ; in the plot of the density, the top of a bell at θ."""
        match plot:
            case "product":
                height = float(maths.likelihood(theta))
            case "log":
                height = float(maths.log_likelihood(theta))
            case _:
                height = maths.top_of_bell()
        return self.view(plot).point(theta, height)

    def put_on_top(self, name: mn.Mobject) -> None:
        """Put what names the bell's place on top of it."""
        top = self.spot("density", self.theta.get_value())
        name.move_to(top + 0.14 * mn.UP, aligned_edge=mn.DOWN)

    def put_above(self, name: mn.Mobject, edge: np.ndarray) -> None:
        """Put a name above the upper end of the first plot's y axis, with its `edge` there."""
        name.move_to(self.box("density").at(0, 1) + 0.16 * mn.UP, aligned_edge=edge)

    def put_at_end(self, name: mn.Mobject, plot: PlotName) -> None:
        """Put a name at the right end of a plot's x axis, as the plot is now."""
        name.move_to(self.box(plot).at(1, 0) + 0.16 * mn.RIGHT, aligned_edge=mn.LEFT)

    def _divide(self, region: Region) -> tuple[dict[PlotName, tuple[Region, ...]], Region]:
        """Where each plot is at BELL, PRODUCT, LOG and LOSS, and the strip."""
        scale = self._type_scale
        right, bottom = region.right - _RIGHT * scale, region.bottom + _BELOW * scale
        top, higher = (region.top - share * _ABOVE * scale for share in (1, 0.5))
        wide = Region(region.left + _LEFT * scale, bottom, right, top)
        narrow = Region(region.left + self.places.left_of_product * scale, bottom, right, higher)
        upper, lower = narrow.rows(1.4, 1, gap=0.45)
        first, second, third = narrow.rows(*self.places.heights, gap=min(0.4, 0.09 * narrow.height))
        loss, strip = wide.columns(3.6, 1, gap=0.5)
        absent = Region(narrow.left, bottom, right, bottom)  # no height: it is not there
        bell = (wide, upper, first, loss)
        boxes: dict[PlotName, tuple[Region, ...]] = {
            "density": bell,
            "product": (absent, lower, second, absent),
            "log": (absent, absent, third, absent),
            "loss": bell,
        }
        return boxes, strip

    def _way_to(self, shown: _Shown) -> float:
        """How much of the way from what is shown before to this one is done, from 0 to 1."""
        return float(np.clip(self._shown.get_value() - shown + 1, 0, 1))

    def _crowding(self) -> float:
        """1 where the bell's plot is too low for four numbers, 0 where it is not."""
        apart = self.box("density").height * 0.1 / _Y_RANGES["density"][1]
        return float(np.clip((0.4 - apart) / 0.07, 0, 1))

    # What is drawn.

    def _build_plots(self) -> list[FadingPlot]:
        """Draw the axes of all plots, in the order of their names."""
        product_tick, way = self.places.product_tick, self._way_to
        return [
            FadingPlot(
                lambda: self.view("density"),
                _X_TICKS,
                {y: f"{y:g}" for y in (0.1, 0.2, 0.3, 0.4)},
                self.theme,
                strength=lambda: 1 - way(_Shown.LOSS),
                number_strength=lambda: 1 - way(_Shown.PRODUCT),
                crowding=self._crowding,
            ),
            FadingPlot(
                lambda: self.view("product"),
                _X_TICKS,
                # A power of ten stands without a factor 1.
                {product_tick: scientific(product_tick, 0).removeprefix("1 × ")},
                self.theme,
                strength=lambda: way(_Shown.PRODUCT) - way(_Shown.LOSS),
                number_strength=lambda: 1 - way(_Shown.LOG),
            ),
            FadingPlot(
                lambda: self.view("log"),
                _X_TICKS,
                {y: f"{y:g}" for y in self.places.log_ticks},
                self.theme,
                strength=lambda: way(_Shown.LOG) - way(_Shown.LOSS),
                number_strength=lambda: 1,
            ),
            FadingPlot(
                lambda: self.view("loss"),
                _X_TICKS,
                {1.0: "1", 2.0: "2"},
                self.theme,
                strength=lambda: way(_Shown.LOSS),
                number_strength=lambda: 1,
            ),
        ]

    def _build_stems(self) -> Stems:
        """Draw the points, the bell and the stems, which turn into those of the loss."""
        reach = maths.span_below(_Y_RANGES["loss"][1])
        stem_colours = (mn.ManimColor(self.theme.data), mn.ManimColor(self.theme.sum))

        def turned() -> float:
            return self._way_to(_Shown.LOSS)

        def height(y: np.ndarray) -> np.ndarray:
            """The curve as a share of the plot's height."""
            density = maths.density(y, self.theta.get_value())
            bell = density / _Y_RANGES["density"][1]
            loss = -np.log(density) / _Y_RANGES["loss"][1]
            return np.asarray(mn.interpolate(bell, loss, turned()))

        def span() -> tuple[float, float]:
            left, right = mn.interpolate(np.array(_ACROSS), np.array(reach), turned())
            return float(left), float(mn.interpolate(left, right, self._drawn.get_value()))

        return Stems(
            maths.observed(),
            view=lambda: replace(self.view("density"), y_range=(0.0, 1.0)),
            height=height,
            span=span,
            grown=self._grown.get_value,
            counted=self._counted.get_value,
            strength=lambda: maths.lit(self.batch.get_value()),
            stem_colour=lambda: mn.interpolate_color(*stem_colours, turned()),
            colours=(self.theme.model, self.theme.data),
        )

    def _build_curve(self) -> mn.VMobject:
        curve = mn.VMobject(color=self.theme.product, stroke_width=6)
        curve.joint_type = mn.LineJointType.ROUND
        return curve

    def _build_dot(self, plot: Literal["product", "log"]) -> mn.Dot:
        """Mark the point at θ on a curve; it follows."""
        dot = mn.Dot(radius=0.11, color=self.theme.text).set_stroke(self.theme.background, 2)
        return dot.add_updater(
            lambda dot: dot.move_to(self.spot(plot, self.theta.get_value())), call_updater=True
        )

    def _traced(self) -> np.ndarray:
        """All θ from the least to the greatest at which the bell has been."""
        low, high = self._low.get_value(), max(START, self._high.get_value())
        best = np.clip(maths.sample_mean(), low, high)
        return np.union1d(np.linspace(low, high + 1e-3, 400), [best])

    def _draw_trial(self, curve: mn.VMobject) -> None:
        y = np.linspace(*_ACROSS, 240)
        curve.set_points_as_corners(
            self.view("density").locate(y, maths.density(y, self._tried.get_value()))
        )

    def _state_of_curves(self) -> Any:
        """What the curves of L and log L depend on."""
        trackers = (self._low, self._high, self._turned_to_log, self._shown)
        return tuple(tracker.get_value() for tracker in trackers)

    def _draw_product(self, curve: mn.VMobject) -> None:
        theta = self._traced()
        curve.set_points_as_corners(self.view("product").locate(theta, maths.likelihood(theta)))
        begun = float(self._low.get_value() < START)
        curve.set_stroke(opacity=begun - self._way_to(_Shown.LOSS))

    def _draw_log(self, curve: mn.VMobject) -> None:
        theta, turned = self._traced(), self._turned_to_log.get_value()
        start = self.view("product").locate(theta, maths.likelihood(theta))
        end = self.view("log").locate(theta, maths.log_likelihood(theta))
        curve.set_points_as_corners(mn.interpolate(start, end, turned))
        colours = mn.ManimColor(self.theme.product), mn.ManimColor(self.theme.logarithm)
        opacity = max(float(turned > 0) - self._way_to(_Shown.LOSS), 0)
        curve.set_stroke(mn.interpolate_color(*colours, turned), opacity=opacity)

    def peak_line(self, plot: PlotName) -> mn.DashedLine:
        """The line from the bell's top, at the best θ, down to the foot of a plot."""
        best = maths.sample_mean()
        view = self.view(plot)
        foot = view.point(best, view.y_range[0])
        return mn.DashedLine(
            self.spot("density", best), foot, color=self.theme.model, stroke_width=3.5
        )
