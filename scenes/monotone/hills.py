"""The likelihood as a hill, and below it what a function makes of it, over one axis."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import manim as mn
import numpy as np

from reel.formula.label import SIZES, font_size
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from reel.stage.regions import Region
from reel.stage.view import View
from scenes.monotone.layout import HillPlaces
from scenes.monotone.maths import (
    LOG_TOP,
    PEAK,
    STEPS,
    TOP,
    log_scaled,
    mixed,
    scaled,
    transformed,
)

NEAR, FAR = 1.0, 6.0  # how far from the peak each view reaches
DEPTH = 11.0  # of the logarithm's hill, in the near view
SAMPLES = 400  # points of a curve
_LOWEST = -400.0  # in the far view
_ABOVE = 1.12  # where the upper plot ends; the top of its hill is 1
_HEADROOM = 0.36  # over the upper valley, as a share of its depth
_TICK = 1e-12  # of the likelihood as it is

# What fits depends on how large the plots are while they make room for a function's graph.
_NARROW = 4.5  # in less width the name of the lower curve stands above its plot
_HIGH = 2.0  # from this height on, two numbers near each other have room left of a plot

# Around both plots: room for numbers (left, below), for a name above, and for θ at the right.
_LEFT, _BELOW, _OVER, _BESIDE = 1.0, 0.45, 0.55, 0.35
_GAP, _GAP_WITH_NAME = 0.35, 0.77  # between the plots
_OUT = 0.8  # how far a name above a plot starts left of it
_VALLEY_NAMES = (0.57, 0.45), (0.57, 0.82)  # where they stand, in shares of their plots
_CLEAR = 0.1  # between the name of the lower valley and the curve right of it


class Hills(mn.VGroup):
    """Two plots with a curve each.

    Args:
        places: where they stand, and for what there is room around them.
        name: the name of the shared axis.
        start: where the point is at first.
        theme: gives each role its colour.

    Attributes:
        theta: a tracker for the point that runs over both curves.
        step: a tracker for the function that makes the lower curve, as a place in
            `scenes.monotone.maths.STEPS`.
        plain: a tracker: from 0, the likelihood is scaled to top 1, to 1, it is as it is.
        far: a tracker: from 0, near the peak, to 1, five standard deviations out.
        turned: a tracker: from 0, hills, to 1, valleys, as the sign is flipped.
        aside: a tracker: from 0, in their own place, to 1, beside a function's graph.
        above, below: the plots.
        upper, lower: the curves.
        dots, seeker: the point on both, and the line through both plots at it; not in the group.
        levels: the ticks left of the lower plot, each with how it is written.
    """

    def __init__(self, places: HillPlaces, name: mn.Mobject, *, start: float, theme: Theme) -> None:
        self.places = places
        self.theta, self.plain = mn.ValueTracker(start), mn.ValueTracker(1)
        self.step, self.far, self.turned, self.aside = (mn.ValueTracker(0) for _ in range(4))
        self._boxes = [_boxes(region) for region in (places.region, places.beside_transfer)]
        ticks = {float(tick): f"{tick:g}" for tick in range(-2, 10)}
        self.above = Plot(
            self.view_above,
            x_ticks=dict.fromkeys(ticks, ""),
            y_ticks={
                0: "0",
                1: "1",
                _TICK / TOP: f"10^{round(np.log10(_TICK))}",
            },
            strength=self._strength_above,
            axes="corner",
            theme=theme,
        )
        levels = [*range(-40, 1, 5), *range(-400, 0, 100), *range(100, 401, 100), 0.25, 1]
        self.levels = {float(level): f"{level:g}" for level in levels}
        self.below = Plot(
            self.view_below,
            x_ticks=ticks,
            y_ticks=self.levels,
            strength=self.strength_below,
            axes="corner",
            theme=theme,
        )
        self.upper = self.above.curve(
            self.upper_level, colour=theme.product, samples=SAMPLES, through=(PEAK,)
        )
        self.lower = self.below.curve(
            self.lower_level, colour=theme.logarithm, samples=SAMPLES, through=(PEAK,)
        )
        self.lower.add_updater(lambda curve: curve.set_stroke(self.shade()))
        self._shades = [mn.ManimColor(theme.colour(role)) for role in ("logarithm", "text")]
        name.add_updater(
            lambda name: name.next_to(self.boxes[1].at(1, 0), mn.RIGHT, buff=0.16),
            call_updater=True,
        )
        self.below.add(name)
        super().__init__(self.above, self.below, self.upper, self.lower)
        self.dots = mn.VGroup(*(_dot(theme) for _ in self.boxes))
        self.seeker = mn.Line(color=theme.muted, stroke_width=2.5)
        for dot, upper in zip(self.dots, (True, False), strict=True):
            dot.add_updater(partial(self._point, upper=upper), call_updater=True)
        self.seeker.add_updater(
            lambda line: line.put_start_and_end_on(*self.across(self.theta.get_value())),
            call_updater=True,
        )

    # What moves. Each returns an animation; its keywords are `run_time` and `rate_func`.

    def run_to(self, theta: float, **kwargs: Any) -> mn.Animation:
        """Let the point run over both curves to θ."""
        return glide(self.theta, theta, **kwargs)

    def bend_to(self, step: str, **kwargs: Any) -> mn.Animation:
        """Bend the lower curve into what another of `scenes.monotone.maths.STEPS` makes of L."""
        return glide(self.step, STEPS.index(step), **kwargs)

    def scale_top_to_one(self, **kwargs: Any) -> mn.Animation:
        """Scale the likelihood to top 1."""
        return glide(self.plain, 0, **kwargs)

    def scale_back(self, **kwargs: Any) -> mn.Animation:
        """Let the likelihood be again what it is."""
        return glide(self.plain, 1, **kwargs)

    def make_room(self, **kwargs: Any) -> mn.Animation:
        """Move over for a function's graph."""
        return glide(self.aside, 1, **kwargs)

    def move_back(self, **kwargs: Any) -> mn.Animation:
        """Move back to the place that the hills have by themselves."""
        return glide(self.aside, 0, **kwargs)

    def zoom_out(self, **kwargs: Any) -> mn.Animation:
        """Show what is five standard deviations out."""
        return glide(self.far, 1, **kwargs)

    def turn_over(self, **kwargs: Any) -> mn.Animation:
        """Flip the sign of both curves: hills become valleys."""
        return glide(self.turned, 1, **kwargs)

    @contextmanager
    def while_aside(self, aside: float) -> Iterator[None]:
        """Stand for a moment where the hills will stand, so that things can be put beside them.

        Args:
            aside: where that is, see the tracker of this name.
        """
        now = self.aside.get_value()
        self.aside.set_value(aside)
        yield
        self.aside.set_value(now)

    # What is drawn.

    @property
    def sign(self) -> float:
        """1 for hills, −1 for valleys."""
        return float(1 - 2 * self.turned.get_value())

    @property
    def lift(self) -> float:
        """What the logarithm is lower by than that of the scaled likelihood."""
        return self.plain.get_value() * LOG_TOP

    def shade(self) -> mn.ManimColor:
        """The colour of the lower curve, which is the logarithm's for the logarithm only."""
        step = self.step.get_value()
        return mn.interpolate_color(*self._shades, float(np.clip(min(step, 3 - step), 0, 1)))

    def upper_level(self, theta: np.ndarray | float) -> np.ndarray:
        """The upper curve at θ, as a share of its top."""
        return np.asarray(self.sign * scaled(theta))

    def lower_level(self, theta: np.ndarray | float) -> np.ndarray:
        """The lower curve at θ."""
        return self.sign * transformed(log_scaled(theta), self.step.get_value(), self.lift)

    # What is seen.

    @property
    def boxes(self) -> list[Region]:
        """Where the plots are now."""
        aside = self.aside.get_value()
        return [here.lerp(there, aside) for here, there in zip(*self._boxes, strict=True)]

    def view_above(self) -> View:
        """What the upper plot shows."""
        return View(self.boxes[0], self._across(), self._range((0, _ABOVE), (-_ABOVE, _HEADROOM)))

    def view_below(self) -> View:
        """What the lower plot shows."""
        log = np.array([-DEPTH, 1]) + self.lift
        cube, dip = np.array([0, _ABOVE]), np.array([0, 0.29])
        near = mixed((log, cube, dip, log), self.step.get_value())
        hill = mixed((near, np.array([_LOWEST, 0])), self.far.get_value())
        return View(self.boxes[1], self._across(), self._range(hill, (0, -_LOWEST)))

    def _across(self) -> tuple[float, float]:
        reach = NEAR + (FAR - NEAR) * self.far.get_value()
        return PEAK - reach, PEAK + reach

    def _range(
        self, hill: np.ndarray | tuple[float, float], valley: tuple[float, float]
    ) -> tuple[float, float]:
        low, high = mixed((np.array(hill), np.array(valley)), self.turned.get_value())
        return float(low), float(high)

    def _strength_above(self, tick: float, across: bool) -> float:
        if across:
            return self._strength_across(tick)
        plain = self.plain.get_value()
        power = plain * (1 - self.turned.get_value())
        if tick == 0:  # where the plot has little height, it makes room for the power
            return 1.0 if self.boxes[0].height > _HIGH else float(1 - power)
        return float(1 - plain if tick == 1 else power)

    def strength_below(self, tick: float, across: bool) -> float:
        """How strongly a tick of the lower plot is drawn, see `Plot`: by how much is seen."""
        if across:
            return self._strength_across(tick)
        low, high = self.view_below().y_range
        seen = high - low
        if tick == 0:
            return 1.0
        if tick == 0.25:
            return _fades(seen, 0.6, 0.4)
        if tick == 1:
            return _fades(seen, 3, 1.5) * _fades(seen, 0.4, 0.8)
        if tick % 100 == 0:
            left_out = self.places.every_other_level and tick % 200
            return 0.0 if left_out else _fades(seen, 60, 150)
        return _fades(seen, 36, 20) * _fades(seen, 4, 8)

    def _strength_across(self, tick: float) -> float:
        return 1.0 if tick % 2 == 0 else float(1 - self.far.get_value())

    # Where things stand.

    def beside(self, region: Region, row: int) -> Region:
        """The part of a region beside the hills that is level with a plot."""
        return Region(region.left, self.boxes[row].bottom, region.right, self.boxes[row].top)

    def _point(self, dot: mn.Mobject, *, upper: bool) -> None:
        dot.move_to(self.spot(self.theta.get_value(), upper=upper))

    def spots(self, theta: np.ndarray, *, upper: bool) -> np.ndarray:
        """The points of a curve at many θ."""
        if upper:
            return self.view_above().locate(theta, self.upper_level(theta))
        return self.view_below().locate(theta, self.lower_level(theta))

    def spot(self, theta: float, *, upper: bool) -> np.ndarray:
        """The point of a curve at θ."""
        return self.spots(np.array([theta]), upper=upper)[0]

    def across(self, theta: float) -> tuple[np.ndarray, np.ndarray]:
        """The lower and the upper end of the line through both plots at θ."""
        lower, upper = self.view_below(), self.view_above()
        return lower.point(theta, lower.y_range[0]), upper.point(theta, upper.y_range[1])

    def line(self, theta: float, colour: str) -> mn.DashedLine:
        """Draw a line through both plots at θ, which goes where they go."""
        line = mn.DashedLine(*self.across(theta), color=colour, stroke_width=3, dash_length=0.1)

        def follow(line: mn.Mobject) -> None:
            lower, upper = self.across(theta)
            line.stretch_to_fit_height(upper[1] - lower[1]).move_to((lower + upper) / 2)

        return line.add_updater(follow)

    def put_name(self, name: mn.Mobject, row: int, *, arch: bool, valley: bool) -> mn.Mobject:
        """Put the name of a curve where that leaves room in its plot.

        Args:
            name: the name.
            row: of the curve's plot.
            arch: whether the curve is as wide as its plot, so that the room is below it.
            valley: whether it is turned over.
        """
        box = self.boxes[row]
        if valley:
            name.move_to(box.at(*_VALLEY_NAMES[row]), aligned_edge=mn.LEFT)
            return name if row == 0 else self._put_within_valley(name)
        if row == 1 and box.width < _NARROW:
            return name.move_to(box.at(0, 1), mn.DL).shift(0.12 * mn.UP + _OUT * mn.LEFT)
        if arch and not self.places.names_beside:
            return name.move_to(box.at(0.5, 0), mn.DR).shift(0.14 * mn.UL)
        return box.inset(0.2 if box.width > _NARROW else 0.14, 0.12).place(name, mn.UL)

    def _put_within_valley(self, name: mn.Mobject) -> mn.Mobject:
        """Move the name of the lower valley left, if it must be, until the curve is right of it."""
        box = self.boxes[1]
        theta = np.linspace(PEAK, PEAK + FAR, SAMPLES)
        heights = (log_scaled(theta) + LOG_TOP) / _LOWEST
        lowest = (name.get_bottom()[1] - box.bottom) / box.height
        across = (np.interp(lowest, heights, theta) - PEAK) / (2 * FAR)  # from the middle
        near = name.get_right()[0] + _CLEAR - box.at(0.5 + float(across), 0)[0]
        return name.shift(max(near, 0) * mn.LEFT)


def _boxes(region: Region) -> list[Region]:
    """Divide a region between the two plots, and leave room for what is written around them."""
    larger = font_size("label") / 96 / SIZES["label"]  # than type is where it is not enlarged
    inner = Region(
        region.left + _LEFT * larger,
        region.bottom + _BELOW * larger,
        region.right - _BESIDE * larger,
        region.top - _OVER * larger,
    )
    return inner.rows(1, 1, gap=_GAP if inner.width > _NARROW else _GAP_WITH_NAME)


def _dot(theme: Theme) -> mn.Dot:
    dot = mn.Dot(radius=0.11, color=theme.text)
    return dot.set_stroke(theme.background, 2)


def _fades(seen: float, none: float, full: float) -> float:
    """How strong something is that fades with how much is seen: 0 at `none`, 1 at `full`."""
    return float(np.clip((seen - none) / (full - none), 0, 1))
