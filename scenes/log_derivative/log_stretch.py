"""The curve of log x, stretched across: it only shifts, and so its slope at x is 1/x."""

from typing import Any

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.formula.formula import Formula
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from reel.stage.regions import Region
from scenes.log_derivative import maths

_REACH = 1.7  # of the tangent, to either side (Manim's units)
_LOWEST, _RIGHT = -1.6, 6.6  # of the plot
_SAMPLES = 160
_GLOW = ((16, 0.14), (30, 0.07))  # around the curve that moves: widths and strengths of strokes


class LogStretch(mn.VGroup):
    """The curve of log x, and a copy of it with its tangent where that was 1 at first.

    The copy is stretched across, by the map itself; then it rises onto the curve.

    Args:
        region: where it is drawn.
        y_top: up to where the y axis goes.
        theme: gives each role its colour.

    Attributes:
        stretch: the tracker of how many times wider the copy is.
        lift: the tracker of how far it has risen, from 0 to 1.
    """

    def __init__(self, region: Region, y_top: float, theme: Theme) -> None:
        self.stretch, self.lift = mn.ValueTracker(1), mn.ValueTracker(0)
        self.plot = Plot.filling(
            region,
            x_range=(0, _RIGHT),
            y_range=(_LOWEST, y_top),
            x_ticks=range(1, 7),
            y_ticks=(-1, 1, 2),
            theme=theme,
        )
        low = float(np.exp(_LOWEST))
        self.curve = self.plot.curve(
            np.log, colour=theme.logarithm, x_range=(low, _RIGHT), width=4
        ).set_stroke(opacity=0.5)
        self.copies = mn.VGroup(
            *(
                mn.VMobject(stroke_color=theme.logarithm, stroke_width=width, stroke_opacity=share)
                for width, share in (*_GLOW, (7, 1))
            )
        )
        self.tangent = mn.Line(color=theme.text, stroke_width=4)
        self.foot = mn.Line(color=theme.muted, stroke_width=3)
        self.dot = mn.Dot(radius=0.12, color=theme.text)
        self.mark = Formula(maths.x, theme=theme)
        super().__init__(
            self.plot, self.curve, self.copies, self.foot, self.tangent, self.dot, self.mark
        )
        redraw_on_change(
            self,
            lambda log: log.draw(),
            lambda log: (log.stretch.get_value(), log.lift.get_value()),
        )

    def widen(self, **kwargs: Any) -> mn.Animation:
        """Stretch the copy across."""
        return glide(self.stretch, maths.STRETCHED, **kwargs)

    def rise(self, **kwargs: Any) -> mn.Animation:
        """Let the copy rise until it lies on the curve."""
        return glide(self.lift, 1, **kwargs)

    def draw(self) -> None:
        """Draw the copy as it is now."""
        times, lift = float(self.stretch.get_value()), float(self.lift.get_value())
        up = lift * float(np.log(times))
        start = times * np.exp(_LOWEST - up)
        xs = np.linspace(start**0.25, _RIGHT**0.25, _SAMPLES) ** 4
        points = self.plot.locate(xs, maths.log_stretched(xs, times) + up)
        for copy in self.copies:
            copy.set_points_as_corners(points)
        here = self.plot.point(times, up)
        along = self.plot.point(times + 1, up + maths.slope_stretched(times)) - here
        along *= _REACH / np.linalg.norm(along)
        self.tangent.put_start_and_end_on(here - along, here + along)
        self.dot.move_to(here)
        ground = self.plot.point(times, 0)
        self.foot.set_points_as_corners([ground, here])
        self.mark.move_to(ground + 0.22 * mn.DOWN + 0.25 * mn.RIGHT, aligned_edge=mn.UP)
