"""The mirror y = x: points jump straight across it, and a page is turned over about it."""

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from scenes.inverse.maths import across_mirror, mirror_within, turned_over, visible
from scenes.shared.glow import Spark

_EDGE, _EDGE_SHOWS = 2.5, 0.45  # stroke width of the page's edge, and how strongly it shows
_PAPER, _LIGHT = 0.35, 0.45  # how strongly the page shows on edge, and how much more when flat


class Page(mn.VGroup):
    """A corner of paper that holds a curve, and is turned over about the mirror.

    Args:
        plot: where it lies.
        points: the corners of the curve as rows (x, y), before it is turned over.
        theme: gives each role its colour.

    Attributes:
        turn: a tracker for how far it is turned over, from 0 to 1.
        paper, curve: what it consists of.
    """

    def __init__(self, plot: Plot, points: np.ndarray, theme: Theme) -> None:
        self.plot, self.points_of_curve = plot, points
        low, high = mirror_within(plot.x_range, plot.y_range)
        self.corners = np.array([(low, low), (high, high), (low, high)])
        self.colours = mn.ManimColor(theme.exponential), mn.ManimColor(theme.logarithm)
        self.turn = mn.ValueTracker(0)
        self.paper = mn.Polygon(*np.eye(3), stroke_width=_EDGE, fill_color=theme.surface)
        self.curve = mn.VMobject(stroke_width=6)
        self.curve.joint_type = mn.LineJointType.ROUND
        super().__init__(self.paper, self.curve)
        redraw_on_change(self, lambda page: page.draw(), lambda page: page.turn.get_value())

    def turn_over(self) -> mn.Animation:
        """Turn it over, from the side of the exponential to that of the logarithm."""
        return glide(self.turn, 1)

    def draw(self) -> None:
        """Draw it as far as it is turned over now."""
        turn, plot = self.turn.get_value(), self.plot
        colour = _turning(*self.colours, turn)
        corners = plot.locate(*turned_over(self.corners, turn).T)
        self.paper.set_points_as_corners([*corners, corners[0]])
        self.paper.set_stroke(colour, opacity=_EDGE_SHOWS)
        self.paper.set_fill(opacity=_PAPER + _LIGHT * abs(np.cos(np.pi * turn)))
        seen = visible(turned_over(self.points_of_curve, turn), plot.x_range, plot.y_range)
        self.curve.set_points_as_corners(plot.locate(*seen.T)).set_stroke(colour)


class Jump(mn.VGroup):
    """A point that jumps straight across the mirror, and the way it has gone.

    Args:
        plot: where it happens.
        point: where it is at first, as (x, y).
        theme: gives each role its colour.
        radius: of the dot.

    Attributes:
        across: a tracker for how far it has come, from 0 to 1.
        way, dot: what it consists of.
    """

    def __init__(
        self, plot: Plot, point: tuple[float, float], *, theme: Theme, radius: float
    ) -> None:
        self.plot, self.start = plot, np.array([point])
        self.colours = mn.ManimColor(theme.exponential), mn.ManimColor(theme.logarithm)
        self.across = mn.ValueTracker(0)
        self.way = mn.Line(color=theme.muted, stroke_width=2.5)
        self.dot = Spark(theme.exponential, radius)
        super().__init__(self.way, self.dot)
        redraw_on_change(self, lambda jump: jump.draw(), lambda jump: jump.across.get_value())

    def go(self) -> mn.Animation:
        """Jump."""
        return glide(self.across, 1)

    def draw(self) -> None:
        """Draw the point as far as it has come now."""
        share = self.across.get_value()
        here, there = (
            self.plot.locate(*across_mirror(self.start, each).T)[0] for each in (0, share)
        )
        self.way.set_points_as_corners([here, there])
        self.dot.move_to(there).set_color(_turning(*self.colours, share))


def _turning(before: mn.ManimColor, after: mn.ManimColor, share: float) -> mn.ManimColor:
    """The colour of a page's front or back; it changes while the page stands on edge."""
    return mn.interpolate_color(before, after, float(np.clip((share - 0.4) / 0.2, 0, 1)))
