"""The logarithm's curve with a tangent whose slope is 1/x."""

from typing import Any

import manim as mn
import numpy as np

from reel.formula.formula import Formula
from reel.formula.live_number import LiveFormula
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from reel.stage.regions import Region
from scenes.log_derivative import maths
from scenes.log_derivative.tangent import Tangent

_REACH = 1.4  # of the tangent, to either side


class LogSlope(mn.VGroup):
    """The curve of log x; a point on it, its tangent with a triangle one unit wide, and its x.

    Args:
        region: where it is drawn.
        theme: gives each role its colour.
        equal_units: whether one unit is as long across as it is up; else the plot fills the
            region.

    Attributes:
        at: the tracker of x, which is 1 at first.
    """

    def __init__(self, region: Region, theme: Theme, *, equal_units: bool) -> None:
        self.at = mn.ValueTracker(1)
        plot = Plot.filling(
            region,
            x_range=(0, 6.6),
            y_range=(-1.9, 2.3),
            x_ticks=range(1, 7),
            y_ticks=(-1, 1, 2),
            names=(Formula(maths.x, theme=theme, size="label"), None),
            theme=theme,
            equal_units=equal_units,
        )
        seen = float(np.exp(plot.y_range[0])), plot.x_range[1]
        curve = plot.curve(np.log, colour=theme.logarithm, x_range=seen)
        tangent = Tangent(
            plot, np.log, lambda x: 1 / x, self.at, colour=theme.text, reach=_REACH, run=1
        )
        name = LiveFormula(
            Formula(maths.X_IS, theme=theme, size="label"),
            "value",
            lambda: f"{self.at.get_value():.2f}",
            colour=theme.text,
            size="label",
        )

        def follow(name: mn.Mobject) -> None:
            foot = plot.point(self.at.get_value(), 0)
            name.move_to(foot + 0.15 * mn.DR, aligned_edge=mn.UL)

        name.add_updater(follow, call_updater=True)
        super().__init__(plot, curve, tangent, name)

    def slide_to(self, x: float, **kwargs: Any) -> mn.Animation:
        """Let the point run along the curve, with its tangent, to another x."""
        return glide(self.at, x, **kwargs)

    def slope(self) -> float:
        """How steep the curve is where the point is now."""
        return float(1 / self.at.get_value())
