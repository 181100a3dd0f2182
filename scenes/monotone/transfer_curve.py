"""Beside a hill, the function that made it: what becomes of every likelihood from 0 to 1."""

import manim as mn
import numpy as np

from reel.records.theme import Theme
from reel.stage.plot import Plot
from reel.stage.regions import Region
from reel.stage.view import View
from scenes.monotone.hills import DEPTH, SAMPLES, Hills
from scenes.monotone.maths import log_scaled, transformed

_LEAST = -DEPTH  # the logarithm of the least likelihood that is drawn


class TransferCurve(mn.VGroup):
    """The function's graph, level with the lower of two hills, and the hills' point on it.

    Args:
        hills: the hills; their trackers are followed.
        region: where there is room for the graph, beside them.
        name: the name of its level axis.
        theme: gives each role its colour.

    Attributes:
        plot, curve: the axes and the graph.
        level: the dashed line that leads from the point on the hill to the point on the graph.
        drop: the line from there down to the likelihood.
        dot, foot: its two ends.
    """

    def __init__(self, hills: Hills, region: Region, name: mn.Mobject, theme: Theme) -> None:
        self.hills = hills
        box = hills.boxes[1]
        self.box = Region(region.left, box.bottom, region.right - name.width - 0.2, box.top)
        ticks = {0.0: "0", 0.5: "0.5", 1.0: "1"}
        self.plot = Plot(
            self.view,
            x_ticks=ticks,
            y_ticks=dict.fromkeys(hills.levels, ""),
            strength=lambda tick, across: 1.0 if across else hills.strength_below(tick, across),
            axes="corner",
            theme=theme,
        )
        self.curve = self.plot.curve(
            self.made,
            colour=theme.text,
            samples=SAMPLES,
            through=np.exp(np.linspace(_LEAST, 0, 80)),
        )
        self.curve.add_updater(lambda curve: curve.set_stroke(hills.shade()))
        self.level = mn.DashedVMobject(mn.Line(), num_dashes=24).set_stroke(theme.muted, 2.5)
        self.drop = mn.Line(color=theme.product, stroke_width=4)
        self.dot, self.foot = hills.dots[0].copy().clear_updaters(), mn.Dot(radius=0.09)
        self.foot.set_fill(theme.product)
        name.next_to(self.view().point(1, self.view().y_range[0]), mn.RIGHT, buff=0.16)
        super().__init__(self.plot, self.level, self.drop, self.curve, self.foot, self.dot, name)
        self.add_updater(lambda transfer: transfer.point(), call_updater=True)

    def view(self) -> View:
        """What is seen: likelihoods across, and up the same values as beside the lower hill."""
        return View(self.box, (0, 1), self.hills.view_below().y_range)

    def made(self, level: np.ndarray) -> np.ndarray:
        """What becomes of likelihoods."""
        return self._made(np.log(np.maximum(level, np.exp(_LEAST))))

    def _made(self, log_level: np.ndarray) -> np.ndarray:
        """What becomes of likelihoods whose logarithms are given."""
        return transformed(log_level, self.hills.step.get_value(), self.hills.lift)

    def point(self) -> None:
        """Put the point where the hills have it, and lead a level line over to it."""
        view, hills = self.view(), self.hills
        log_level = log_scaled(hills.theta.get_value())
        level = float(np.exp(log_level))
        here = view.point(level, float(self._made(log_level)))
        ground = view.point(level, view.y_range[0])
        self.dot.move_to(here)
        self.foot.move_to(ground)
        self.drop.set_points_as_corners([here, ground])
        there = hills.spot(hills.theta.get_value(), upper=False)
        ends = np.linspace(there, here, 2 * len(self.level))
        for number, dash in enumerate(self.level):
            dash.set_points_as_corners(ends[2 * number : 2 * number + 2])
