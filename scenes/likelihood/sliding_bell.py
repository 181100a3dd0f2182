"""A bell that slides over points, and below it, over the same axis, what the points make of it."""

from functools import partial
from typing import Any, Literal

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.formula.label import SIZES, font_size
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from reel.stage.view import View
from scenes.likelihood import maths
from scenes.likelihood.layout import Layout
from scenes.likelihood.stems import Stems
from scenes.shared.fading_plot import FadingPlot
from scenes.shared.light import Glow, Ground, Halo

START, LOW, HIGH = 2.0, 0.9, 6.1  # where the bell stands at first, and how far it slides
WORSE = 0.9, 5.9  # where two other bells stand, which explain the points worse
_ACROSS, _ACROSS_LOSS = (0.5, 6.5), (-0.8, 6.5)  # the axis of points and θ; that of the loss
_X_TICKS = {float(x): str(x) for x in range(7)}
_EASE = mn.rate_functions.ease_in_out_sine  # of the bell, and of the curve that it traces
_LEFT, _RIGHT, _BELOW, _ABOVE, _GAP = 0.85, 0.4, 0.45, 0.4, 0.55  # around and between plots
_STRIP = 0.2  # of the picture's width, beside the loss
_LIGHT = 0.22, 1.1  # how far the product shines at least, and by how much more where it is largest

BELL, PRODUCT, LOG = range(3)
"""How the picture is shared: the bell alone; with L below it; with log L below it."""

PlotName = Literal["density", "product", "log", "loss"]
"""The plots: the bell's density, L, log L, and minus the log of the density."""

PLOTS: tuple[PlotName, ...] = ("density", "product", "log", "loss")

_Y_RANGES: dict[PlotName, tuple[float, float]] = {
    "density": (0, 0.46),
    "product": (0, 8.2e-12),
    "log": (-112, 42),
    "loss": (0, 2.5),
}


class SlidingBell(mn.VGroup):
    """The bell with its points and stems, and plots below it.

    All that comes and goes does so by trackers: the whole is put on the stage at once, and nothing
    but the points is seen of it.

    Args:
        places: what to fill.
        theme: gives each role its colour.

    Attributes:
        theta: a tracker for where the bell stands.
        batch: a tracker for the minibatch that shows alone; −1 while all terms show.
        sharing: a tracker for how the picture is shared: `BELL`, `PRODUCT`, `LOG`.
        shown: a tracker a plot, for how strongly it is drawn.
        strip: a place of the loss's height, right of it.
        dots: the points on L and log L at θ.
    """

    def __init__(self, places: Layout, theme: Theme) -> None:
        self.places, self.theme = places, theme
        self.theta, self.batch = mn.ValueTracker(START), mn.ValueTracker(-1)
        self.sharing, self._lit = mn.ValueTracker(BELL), mn.ValueTracker(0)
        self.shown = {plot: mn.ValueTracker(float(plot == "density")) for plot in PLOTS}
        self._grown, self._counted, self._bell_drawn = (mn.ValueTracker(0) for _ in range(3))
        self._bell = mn.ValueTracker(1)  # how strongly the bell is drawn
        self._log_drawn, self._loss_drawn, self._loss_grown = (mn.ValueTracker(0) for _ in range(3))
        self._low, self._high = mn.ValueTracker(START), mn.ValueTracker(START)
        self._divide(places.picture)
        self.plots = mn.VGroup(*(self._build_plot(plot) for plot in PLOTS))
        self.stems, self.terms = self._build_stems(), self._build_terms()
        self.product, self.log = self._build_curve("product"), self._build_curve("logarithm")
        redraw_on_change(self.product, self._draw_product, lambda _: self._state_of_curves())
        redraw_on_change(self.log, self._draw_log, lambda _: self._state_of_curves())
        foot = partial(self._foot)
        light = [mn.VGroup(Ground(curve, foot), Glow(curve)) for curve in (self.product, self.log)]
        self.ball = Halo(
            lambda: self.spot("product", self.theta.get_value()),
            lambda: _LIGHT[0] + _LIGHT[1] * maths.share_of_best(self.theta.get_value()),
            theme.product,
            strength=lambda: self._lit.get_value() * self.shown["product"].get_value(),
        )
        self.dots = mn.VGroup(self._build_dot("product"), self._build_dot("log"))
        self.seeker = mn.Line(color=theme.model, stroke_width=3)
        self.seeker.add_updater(self._draw_seeker, call_updater=True)
        super().__init__(
            self.plots,
            *light,
            self.ball,
            self.stems,
            self.terms,
            self.seeker,
            self.product,
            self.log,
            self.dots,
        )

    # What it does: each gives animations to play.

    def count_points(self, **kwargs: Any) -> mn.Animation:
        """Let the points swell one after another, to the left."""
        return glide(self._counted, 1, rate_func=mn.linear, **kwargs)

    def draw_bell(self, **kwargs: Any) -> mn.Animation:
        """Draw the bell's curve, from the left to the right; before, there are only points."""
        return glide(self._bell_drawn, 1, **kwargs)

    def grow_stems(self, **kwargs: Any) -> mn.Animation:
        """Let the stems grow from the points up to the bell, one a little after another."""
        return glide(self._grown, 1, **kwargs)

    def show_product(self, **kwargs: Any) -> list[mn.Animation]:
        """Make room below the bell for the plot of L."""
        return [glide(self.sharing, PRODUCT, **kwargs), glide(self.shown["product"], 1, **kwargs)]

    def light_product(self, **kwargs: Any) -> mn.Animation:
        """Let the product shine, as a point below the bell."""
        return glide(self._lit, 1, **kwargs)

    def show_log(self, **kwargs: Any) -> list[mn.Animation]:
        """Let the plot of log L take the place of that of L, without its curve as yet."""
        return [
            glide(self.sharing, LOG, **kwargs),
            glide(self.shown["product"], 0, **kwargs),
            glide(self.shown["log"], 1, **kwargs),
        ]

    def draw_log(self, **kwargs: Any) -> mn.Animation:
        """Draw log L, from the left to the right."""
        return glide(self._log_drawn, 1, **kwargs)

    def leave_for_loss(self, **kwargs: Any) -> list[mn.Animation]:
        """Let the bell, its stems and both plots go, and the points stand on another axis."""
        left = [glide(self.shown[plot], 0, **kwargs) for plot in ("density", "log")]
        return [*left, glide(self._bell, 0, **kwargs), glide(self.shown["loss"], 1, **kwargs)]

    def draw_loss(self, **kwargs: Any) -> mn.Animation:
        """Draw minus the log of the bell."""
        return glide(self._loss_drawn, 1, **kwargs)

    def grow_terms(self, **kwargs: Any) -> mn.Animation:
        """Let a stem grow up to it from each point."""
        return glide(self._loss_grown, 1, **kwargs)

    def slide_to(self, theta: float, **kwargs: Any) -> mn.Animation:
        """Slide the bell."""
        return glide(self.theta, theta, rate_func=_EASE, **kwargs)

    def trace_to(self, theta: float, **kwargs: Any) -> list[mn.Animation]:
        """Slide the bell beyond where it has been; on its way it traces L."""
        here = self.theta.get_value()
        edge = self._low if theta < here else self._high
        edge.set_value(here)
        return [self.slide_to(theta, **kwargs), glide(edge, theta, rate_func=_EASE, **kwargs)]

    # Where things are.

    def view(self, plot: PlotName) -> View:
        """What a plot shows now, and where."""
        across = _ACROSS_LOSS if plot == "loss" else _ACROSS
        return View(self.box(plot), across, _Y_RANGES[plot])

    def box(self, plot: PlotName) -> Region:
        """Where a plot is now."""
        if plot == "loss":
            return self._loss
        now = self.sharing.get_value()
        before = min(int(now), LOG - 1)
        row = 0 if plot == "density" else 1
        return self._boxes[before][row].lerp(self._boxes[before + 1][row], now - before)

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
        name.move_to(top + 0.12 * mn.UP, aligned_edge=mn.DOWN)

    def put_above(self, name: mn.Mobject, plot: PlotName, edge: np.ndarray) -> None:
        """Put a name above the upper end of a plot's y axis, with its `edge` there."""
        name.move_to(self.box(plot).at(0, 1) + 0.12 * mn.UP, aligned_edge=edge)

    def put_at_end(self, name: mn.Mobject, plot: PlotName) -> None:
        """Put a name at the right end of a plot's x axis, as the plot is now."""
        name.move_to(self.box(plot).at(1, 0) + 0.16 * mn.RIGHT, aligned_edge=mn.LEFT)

    def _divide(self, region: Region) -> None:
        """Find where each plot is in each way to share the picture, and the strip."""
        # How much larger than plain this frame's labels are: all around the plots grows with them.
        scale = font_size("small") / 96 / SIZES["small"]
        whole = Region(
            region.left + _LEFT * scale,
            region.bottom + _BELOW * scale,
            region.right - _RIGHT * scale,
            region.top - _ABOVE * scale,
        )
        # Before there is a lower plot, it has no height.
        absent = Region(whole.left, whole.bottom, whole.right, whole.bottom)
        shares = (whole.rows(*heights, gap=_GAP * scale) for heights in self.places.heights)
        self._boxes = [[whole, absent], *shares]
        self._loss, self.strip = whole.columns(1 - _STRIP, _STRIP, gap=0.35)

    def _foot(self) -> float:
        return self.box("product").bottom

    # What is drawn.

    def _build_plot(self, plot: PlotName) -> FadingPlot:
        """Draw a plot's axes."""
        up: dict[PlotName, dict[float, str]] = {
            "density": {y: f"{y:g}" for y in (0.2, 0.4)},
            "product": {0.0: "0"},
            "log": {y: f"{y:g}" for y in self.places.log_ticks},
            "loss": {1.0: "1", 2.0: "2"},
        }
        return FadingPlot(
            partial(self.view, plot),
            _X_TICKS,
            up[plot],
            self.theme,
            whole=self.shown[plot].get_value,
            numbers=self._numbers if plot == "density" else lambda: 1.0,
        )

    def _numbers(self) -> float:
        """How strong the numbers along the bell's axis are: they leave for those further down."""
        return float(np.clip(1 - self.sharing.get_value(), 0, 1))

    def _build_stems(self) -> Stems:
        """Draw the points, the bell and the stems."""

        def height(y: np.ndarray) -> np.ndarray:
            return maths.density(y, self.theta.get_value())

        def span() -> tuple[float, float]:
            left, right = _ACROSS
            return left, float(mn.interpolate(left, right, max(self._bell_drawn.get_value(), 1e-3)))

        return Stems(
            maths.observed(),
            view=partial(self.view, "density"),
            height=height,
            span=span,
            grown=self._grown.get_value,
            counted=self._counted.get_value,
            strength=lambda: np.full(maths.COUNT, self._bell.get_value()),
            whole=lambda: self._bell.get_value() * float(self._bell_drawn.get_value() > 0),
            colours=(self.theme.text, self.theme.data),
        )

    def _build_terms(self) -> Stems:
        """Draw minus the log of the bell, with a stem up to it from each point."""
        best = maths.sample_mean()
        reach = maths.span_below(_Y_RANGES["loss"][1])

        def span() -> tuple[float, float]:
            left, right = reach
            share = max(self._loss_drawn.get_value(), 1e-3)
            return left, float(mn.interpolate(left, right, share))

        return Stems(
            maths.observed(),
            view=partial(self.view, "loss"),
            height=lambda y: -np.log(maths.density(y, best)),
            span=span,
            grown=self._loss_grown.get_value,
            strength=lambda: maths.lit(self.batch.get_value()) * self.shown["loss"].get_value(),
            whole=lambda: self.shown["loss"].get_value() * float(self._loss_drawn.get_value() > 0),
            colours=(self.theme.logarithm, self.theme.data),
        )

    def _build_curve(self, role: str) -> mn.VMobject:
        curve = mn.VMobject(color=self.theme.colour(role), stroke_width=6)
        curve.joint_type = mn.LineJointType.ROUND
        return curve

    def _build_dot(self, plot: Literal["product", "log"]) -> mn.Dot:
        """Mark the point at θ on a curve; it follows."""
        dot = mn.Dot(radius=0.13, color=self.theme.text).set_stroke(self.theme.background, 2)

        def follow(dot: mn.Dot) -> None:
            dot.move_to(self.spot(plot, self.theta.get_value()))
            come = self._lit if plot == "product" else self._log_drawn
            dot.set_opacity(come.get_value() * self.shown[plot].get_value())

        return dot.add_updater(follow, call_updater=True)

    def _draw_seeker(self, line: mn.Line) -> None:
        """Draw the line from the bell's top to the point below it."""
        theta = self.theta.get_value()
        foot = self.view("density").point(theta, 0)
        product, log = self.shown["product"].get_value(), self.shown["log"].get_value()
        lower = self.spot("log" if log > product else "product", theta)
        # While L makes room for log L, it ends at the bell's foot.
        drawn = log * max(10 * self._log_drawn.get_value() - 9, 0)
        lower = mn.interpolate(foot, lower, max(product, drawn))
        line.set_points_as_corners([self.spot("density", theta), lower])
        line.set_stroke(opacity=self._lit.get_value() * self._bell.get_value())

    def _traced(self) -> np.ndarray:
        """All θ from the least to the greatest at which the bell has been."""
        low, high = self._low.get_value(), max(START, self._high.get_value())
        best = np.clip(maths.sample_mean(), low, high)
        return np.union1d(np.linspace(low, high + 1e-3, 400), [best])

    def _state_of_curves(self) -> Any:
        """What the curves of L and log L depend on."""
        trackers = (self._low, self._high, self._log_drawn, self.sharing, *self.shown.values())
        return tuple(tracker.get_value() for tracker in trackers)

    def _draw_product(self, curve: mn.VMobject) -> None:
        theta = self._traced()
        curve.set_points_as_corners(self.view("product").locate(theta, maths.likelihood(theta)))
        begun = float(self._low.get_value() < START)
        curve.set_stroke(opacity=begun * self.shown["product"].get_value())

    def _draw_log(self, curve: mn.VMobject) -> None:
        drawn = self._log_drawn.get_value()
        end = mn.interpolate(LOW, HIGH, max(drawn, 1e-3))
        theta = np.union1d(np.linspace(LOW, end, 400), [min(maths.sample_mean(), end)])
        curve.set_points_as_corners(self.view("log").locate(theta, maths.log_likelihood(theta)))
        curve.set_stroke(opacity=float(drawn > 0) * self.shown["log"].get_value())

    def worse(self) -> mn.VGroup:
        """Draw two bells that explain the points worse than the best one."""
        y, bells = np.linspace(*_ACROSS, 240), mn.VGroup()
        for place in WORSE:
            bell = mn.VMobject(color=self.theme.muted, stroke_width=3, stroke_opacity=0.75)
            points = self.view("density").locate(y, maths.density(y, place))
            bells.add(mn.DashedVMobject(bell.set_points_as_corners(points), num_dashes=60))
        return bells
