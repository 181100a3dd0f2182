"""A bell that slides over points, and below it, over the same axis, what the points make of it."""

from collections.abc import Callable
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.label import SIZES, font_size
from reel.formula.live_number import scientific
from reel.records.theme import Theme
from reel.stage.plot import Plot
from reel.stage.regions import Region
from reel.stage.view import View
from scenes.likelihood import maths
from scenes.likelihood.stems import Sticks

BIG, TWO, THREE, BOWL = range(4)
"""The poses: the bell alone, with L below it, with L and log L, and turned into the loss."""

START, LOW, HIGH = 2.0, 0.9, 6.1  # where the bell stands at first, and how far it slides
ACROSS = (0.5, 6.5)  # the axis that the points and θ share
_DENSITY, _PRODUCT, _LOG, _LOSS = (0, 0.45), (0, 5.6e-12), (-110, 0), (0, 2.5)
_LEFT, _RIGHT, _BELOW, _ABOVE = 0.7, 0.4, 0.45, 0.5
_LEFT_OF_PRODUCT, _LEFT_OF_POWER = 1.35, 0.8  # the second for a shorter number, in larger type


class SlidingBell(mn.VGroup):
    """The bell with its points and sticks, in panes that make room for one another.

    All follows trackers: `pose` (see above), `theta` (where the bell stands), `grown` (the sticks,
    from 0 to 1), `low` and `high` (between which L has been traced), `fallen` (from 0, a copy of L,
    to 1, log L), `drawn` (which minibatch shows alone; −1 before the first).

    Args:
        region: what to fill.
        theme: gives each role its colour.

    Attributes:
        panes: those of the bell, of L, of log L and of the loss.
        sticks: the points, the bell and the sticks.
        product, log: the curves of L and log L.
        dots: the points on both at θ; not in the group.
        strip: beside the loss, a place of its height.
    """

    def __init__(self, region: Region, theme: Theme) -> None:
        self.theta, self.pose = mn.ValueTracker(START), mn.ValueTracker(BIG)
        self.low, self.high = mn.ValueTracker(START), mn.ValueTracker(START)
        self.grown, self.fallen, self.drawn = (mn.ValueTracker(value) for value in (0, 0, -1))
        self.theme = theme
        self.larger = (
            font_size("small") / 96 / SIZES["small"]
        )  # what stands around the panes is type
        self._lay_out(region)
        x_ticks = {float(x): str(x) for x in range(1, 7)}
        self.panes = [
            _Sheet(
                lambda: self.view(0, _DENSITY),
                x_ticks,
                {y: f"{y:g}" for y in (0.1, 0.2, 0.3, 0.4)},
                theme,
                shown=lambda: 1 - self._into(BOWL),
                numbered=lambda: 1 - self._into(TWO),
                crowded=self._crowded,
            ),
            _Sheet(
                lambda: self.view(1, _PRODUCT),
                x_ticks,
                {4e-12: scientific(4e-12, 0)} if self.larger == 1 else {1e-12: "10^−12"},
                theme,
                shown=lambda: self._into(TWO) - self._into(BOWL),
                numbered=lambda: 1 - self._into(THREE),
            ),
            _Sheet(
                lambda: self.view(2, _LOG),
                x_ticks,
                {
                    y: f"{y:g}"
                    for y in (-100.0, -50.0, 0.0)
                    if y != -50 or self.boxes[2][THREE].height > 1.2
                },
                theme,
                shown=lambda: self._into(THREE) - self._into(BOWL),
                numbered=lambda: 1,
            ),
            _Sheet(
                self.loss_view,
                x_ticks,
                {1.0: "1", 2.0: "2"},
                theme,
                shown=lambda: self._into(BOWL),
                numbered=lambda: 1,
            ),
        ]
        self.sticks = self._sticks()
        self.product, self.log = self._curve(), self._curve()
        redraw_on_change(self.product, self._trace, lambda _: self._traces())
        redraw_on_change(self.log, self._fall, lambda _: self._traces())
        super().__init__(*self.panes, self.sticks, self.product, self.log)
        self.dots = mn.VGroup(*(mn.Dot(radius=0.11, color=theme.text) for _ in range(2)))
        self.dots.set_stroke(theme.background, 2)
        for row, dot in enumerate(self.dots, start=1):
            dot.add_updater(
                lambda dot, row=row: dot.move_to(self.spot(self.theta.get_value(), row)),
                call_updater=True,
            )

    # Where things are.

    def _lay_out(self, region: Region) -> None:
        right, bottom = region.right - _RIGHT * self.larger, region.bottom + _BELOW * self.larger
        top, higher = (region.top - share * _ABOVE * self.larger for share in (1, 0.5))
        left = _LEFT_OF_PRODUCT if self.larger == 1 else _LEFT_OF_POWER
        wide = Region(region.left + _LEFT * self.larger, bottom, right, top)
        narrow = Region(region.left + left * self.larger, bottom, right, higher)
        upper, lower = narrow.rows(1.4, 1, gap=0.45)
        # In little height most goes to the logarithm, whose name stands under its arch.
        shares = (1.15, 1, 1.1) if narrow.height > 4 else (1, 0.72, 1.45)
        first, second, third = narrow.rows(*shares, gap=min(0.4, 0.09 * narrow.height))
        bowl, self.strip = wide.columns(3.6, 1, gap=0.5)
        below = Region(narrow.left, bottom, right, bottom)  # no height: not there yet
        self.boxes = [
            (wide, upper, first, bowl),
            (below, lower, second, below),
            (below, below, third, below),
        ]

    def view(self, row: int, y_range: tuple[float, float]) -> View:
        """What the pane in a row shows now."""
        pose = self.pose.get_value()
        before = min(int(pose), BOWL - 1)
        here, there = (View(box, ACROSS, y_range) for box in self.boxes[row][before : before + 2])
        return here.lerp(there, pose - before)

    def _crowded(self) -> float:
        """1 where the bell's pane is too low for four numbers, 0 where it is not."""
        apart = self.box(0).height * 0.1 / _DENSITY[1]
        return float(np.clip((0.4 - apart) / 0.07, 0, 1))

    def _into(self, pose: int) -> float:
        """How much of the way from the pose before to this one is done."""
        return float(np.clip(self.pose.get_value() - pose + 1, 0, 1))

    def spot(self, theta: float, row: int) -> np.ndarray:
        """The point at θ of the bell's top (row 0), of L (1) or of log L (2)."""
        height = (maths.top_of_bell(), maths.likelihood(theta), maths.log_likelihood(theta))[row]
        return self.view(row, (_DENSITY, _PRODUCT, _LOG)[row]).point(theta, float(height))

    def loss_view(self) -> View:
        """What the loss's pane shows now."""
        return self.view(0, _LOSS)

    def box(self, row: int) -> Region:
        """Where a row's pane is now."""
        return self.view(row, (0, 1)).box

    def carry(self, name: mn.Mobject) -> None:
        """Put what names the bell's place on top of it."""
        top = self.spot(self.theta.get_value(), 0)
        name.move_to(top + 0.14 * mn.UP, aligned_edge=mn.DOWN)

    def end_axis(self, name: mn.Mobject, row: int) -> None:
        """Put a name at the end of a pane's axis, as the pane is now."""
        name.move_to(self.box(row).at(1, 0) + 0.16 * mn.RIGHT, aligned_edge=mn.LEFT)

    # What is drawn.

    def _sticks(self) -> Sticks:
        data, added = (mn.ManimColor(self.theme.colour(role)) for role in ("data", "sum"))
        reach = maths.span_below(_LOSS[1])

        def height(y: np.ndarray) -> np.ndarray:
            """The curve as a share of the pane's height."""
            density = maths.density(y, self.theta.get_value())
            bell, bowl = density / _DENSITY[1], -np.log(density) / _LOSS[1]
            return np.asarray(mn.interpolate(bell, bowl, self._into(BOWL)))

        def span() -> tuple[float, float]:
            left, right = mn.interpolate(np.array(ACROSS), np.array(reach), self._into(BOWL))
            return float(left), float(right)

        return Sticks(
            maths.observed(),
            view=lambda: self.view(0, (0, 1)),
            height=height,
            span=span,
            grown=self.grown.get_value,
            strength=lambda: maths.lit(self.drawn.get_value()),
            stick=lambda: mn.interpolate_color(data, added, self._into(BOWL)),
            colours=(self.theme.model, self.theme.data),
        )

    def _curve(self) -> mn.VMobject:
        curve = mn.VMobject(color=self.theme.product, stroke_width=6)
        curve.joint_type = mn.LineJointType.ROUND
        return curve

    def _traced(self) -> np.ndarray:
        """All θ from the least to the greatest at which the bell has been."""
        low, high = self.low.get_value(), max(START, self.high.get_value())
        best = np.clip(maths.sample_mean(), low, high)
        return np.union1d(np.linspace(low, high + 1e-3, 400), [best])

    def _traces(self) -> Any:
        """What the curves of L and log L depend on."""
        trackers = (self.low, self.high, self.fallen, self.pose)
        return tuple(tracker.get_value() for tracker in trackers)

    def _trace(self, curve: mn.VMobject) -> None:
        theta = self._traced()
        curve.set_points_as_corners(self.view(1, _PRODUCT).locate(theta, maths.likelihood(theta)))
        curve.set_stroke(opacity=float(self.low.get_value() < START) - self._into(BOWL))

    def _fall(self, curve: mn.VMobject) -> None:
        theta, fallen = self._traced(), self.fallen.get_value()
        start = self.view(1, _PRODUCT).locate(theta, maths.likelihood(theta))
        end = self.view(2, _LOG).locate(theta, maths.log_likelihood(theta))
        curve.set_points_as_corners(mn.interpolate(start, end, fallen))
        shades = (mn.ManimColor(self.theme.colour(role)) for role in ("product", "logarithm"))
        shown = float(fallen > 0) - self._into(BOWL)
        curve.set_stroke(mn.interpolate_color(*shades, fallen), opacity=max(shown, 0))

    def peak_line(self) -> mn.DashedLine:
        """The line from the bell's top down through the peaks of the pose as it is."""
        best, pose = maths.sample_mean(), round(self.pose.get_value())
        foot = self.view(pose, (0, 1)).point(best, 0)
        return mn.DashedLine(self.spot(best, 0), foot, color=self.theme.model, stroke_width=3.5)


class _Sheet(Plot):
    """A plot that comes and goes as a whole.

    Its numbers along the x axis come and go by themselves, and so do, where it is crowded, its
    first, third, … tick along the y axis.
    """

    def __init__(
        self,
        view: Callable[[], View],
        x_ticks: dict[float, str],
        y_ticks: dict[float, str],
        theme: Theme,
        *,
        shown: Callable[[], float],
        numbered: Callable[[], float],
        crowded: Callable[[], float] = lambda: 0,
    ) -> None:
        every_other = list(y_ticks)[::2]
        self.seen, self.numbered, self.count = shown, numbered, len(x_ticks)
        super().__init__(
            view,
            x_ticks=x_ticks,
            y_ticks=y_ticks,
            strength=lambda tick, across: (
                shown() * (1 if across or tick not in every_other else 1 - crowded())
            ),
            axes="corner",
            theme=theme,
        )

    def state(self) -> Any:
        return super().state(), self.seen(), self.numbered()

    def draw(self) -> None:
        super().draw()
        shown = self.seen()
        self.axes.set_stroke(opacity=shown)
        for number in self.numbers[: self.count]:
            mobject_ops.set_fill_opacity(number, shown * self.numbered())
