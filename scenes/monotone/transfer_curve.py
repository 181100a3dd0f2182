"""Beside a hill, the function that made it: what becomes of every likelihood from 0 to 1."""

from typing import Any

import manim as mn
import numpy as np

from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from reel.stage.view import View
from scenes.monotone import maths
from scenes.monotone.hills import DEPTH, DIP, LOG, Hills
from scenes.shared.fading_plot import FadingPlot
from scenes.shared.light import Glow

_RIGHT = 1.06  # where the axis of L ends
_SAMPLES = 300
_DASHES = 12  # of the level line


class TransferCurve(mn.VGroup):
    """A function's graph, level with the hill that it makes, and the hills' point on it.

    It is put on the stage unseen, and comes by a tracker.

    Args:
        hills: the hills; their trackers are followed.
        row: of the hill that the function makes.
        region: where there is room for graphs, beside the hills.
        name: the name of its level axis, which only the lowest graph has.
        theme: gives each role its colour.

    Attributes:
        shown: a tracker for how strongly it is drawn.
        drawn: a tracker for how much of the graph is drawn, from the left.
    """

    def __init__(
        self, hills: Hills, row: int, region: Region, name: mn.Mobject, theme: Theme
    ) -> None:
        self.hills, self.row = hills, row
        self.shown, self.drawn = mn.ValueTracker(0), mn.ValueTracker(0)
        self._region = region
        self.plot = FadingPlot(
            self.view,
            {0.0: "0", maths.TURN: f"{maths.TURN:g}", 1.0: "1"},
            {0.0: "", maths.BEND: ""} if row == DIP else {0.0: ""},
            theme,
            whole=self.shown.get_value,
            numbers=self._lowest,
        )
        self.curve = mn.VMobject(stroke_width=6, color=hills.curves[row].get_stroke_color())
        self.curve.joint_type = mn.LineJointType.ROUND
        self.curve.add_updater(lambda curve: self._draw_curve(curve), call_updater=True)
        self.level = mn.VGroup(*(mn.Line(stroke_width=2.5) for _ in range(_DASHES)))
        self.level.set_color(theme.muted)
        self.drop = mn.Line(color=theme.product, stroke_width=4)
        self.dot = mn.Dot(radius=0.12, color=theme.text).set_stroke(theme.background, 2)
        super().__init__(self.plot, self.level, self.drop, Glow(self.curve), self.curve, self.dot)
        self.add_updater(lambda transfer: transfer.point(), call_updater=True)
        name.add_updater(self._draw_name, call_updater=True)
        self.add(name)

    @property
    def box(self) -> Region:
        """Where its plot stands now."""
        beside = self.hills.box(self.row)
        return Region(self._region.left, beside.bottom, self._region.right, beside.top)

    def _lowest(self) -> float:
        """Whether it is the lowest graph, from 0 to 1."""
        return 1 - self.hills.shown[DIP].get_value() if self.row == LOG else 1.0

    def _draw_name(self, name: mn.Mobject) -> None:
        name.next_to(self.box.at(1, 0), mn.RIGHT, buff=0.2).shift(0.26 * mn.DOWN)
        self._fade(name, share=self._lowest())

    def come(self, **kwargs: Any) -> list[mn.Animation]:
        """Let it come, its graph from the left to the right."""
        return [glide(self.shown, 1, **kwargs), glide(self.drawn, 1, **kwargs)]

    def leave(self, **kwargs: Any) -> mn.Animation:
        """Let it leave."""
        return glide(self.shown, 0, **kwargs)

    def view(self) -> View:
        """What is seen: likelihoods across, and up the same values as beside the hill."""
        return View(self.box, (0, _RIGHT), self.hills.view(self.row).y_range)

    def made(self, log_level: np.ndarray) -> np.ndarray:
        """What becomes of likelihoods whose logarithms are given."""
        return log_level if self.row == LOG else maths.dipped(log_level)

    def point(self) -> None:
        """Put the point where the hills have it, and lead a level line over to it."""
        view, theta = self.view(), self.hills.theta.get_value()
        log_level = maths.log_scaled(theta)
        level = float(np.exp(log_level))
        here = view.point(level, float(self.made(log_level)))
        self.dot.move_to(here)
        self.drop.set_points_as_corners([here, view.point(level, view.y_range[0])])
        # It leads to the hill's axis; from there on the hill's own point is level with it.
        there = np.array([self.hills.box(self.row).left, here[1], 0])
        ends = np.linspace(there, here, 2 * len(self.level))
        for number, dash in enumerate(self.level):
            dash.set_points_as_corners(ends[2 * number : 2 * number + 2])
        ready = self.shown.get_value() * float(self.drawn.get_value() > 0.99)
        for part in (self.dot, self.drop, self.level):
            self._fade(part, share=ready * self.hills.pointed.get_value())

    def _fade(self, part: mn.Mobject, share: float) -> None:
        part.set_opacity(share * self.shown.get_value())

    def _draw_curve(self, curve: mn.VMobject) -> None:
        end = np.log(max(self.drawn.get_value(), 1e-3))
        # Evenly up and evenly across: the logarithm is steep on the left.
        logs = np.union1d(
            np.linspace(-DEPTH, end, _SAMPLES),
            np.log(np.linspace(np.exp(-DEPTH), np.exp(end), _SAMPLES)),
        )
        curve.set_points_as_corners(self.view().locate(np.exp(logs), self.made(logs)))
        curve.set_stroke(opacity=self.shown.get_value() * float(self.drawn.get_value() > 0))
