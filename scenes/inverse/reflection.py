"""Reflecting a plot in the line y = x, as a page is folded over: (x, y) comes to lie on (y, x)."""

from collections.abc import Sequence

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from scenes.inverse.maths import across_mirror


class Reflection(mn.VMobject):
    """A copy of a curve that is folded over the mirror.

    Args:
        plot: where it is drawn.
        points: its corners as rows (x, y), before the fold.
        colours: #RRGGBB before and after.
        width: of the stroke.

    Attributes:
        folded: a tracker for how far it is folded over, from 0 to 1.
    """

    def __init__(
        self,
        plot: Plot,
        points: np.ndarray,
        colours: tuple[str, str],
        *,
        width: float = 6,
    ) -> None:
        super().__init__(stroke_width=width)
        self.joint_type = mn.LineJointType.ROUND
        self.plot, self.corners = plot, points
        before, after = colours
        self.colours = mn.ManimColor(before), mn.ManimColor(after)
        self.folded = mn.ValueTracker(0)
        redraw_on_change(self, lambda curve: curve.draw(), lambda curve: curve.folded.get_value())

    def fold_over(self) -> mn.Animation:
        """Carry the curve across the mirror."""
        return glide(self.folded, 1)

    def draw(self) -> None:
        """Draw the curve as far as it is folded over now."""
        folded = self.folded.get_value()
        carried = across_mirror(self.corners, folded)
        self.set_points_as_corners(self.plot.locate(*carried.T))
        before, after = self.colours
        self.set_stroke(_turning(before, after, folded))


class PointReflection(mn.VGroup):
    """A point that swaps its coordinates: its guides to the axes are folded over with it.

    First the guides grow out of the axes, then all is folded over, then the guides fade. The point
    on the other side and its way there stay.

    Args:
        plot: where it happens.
        x, y: the point: an exponent and its power.
        theme: gives each role its colour.
        lengths: what is written at the guides, if anything: the two coordinates.
        radius: of the dot.

    Attributes:
        step: a tracker: 0 at the start, 1 when the guides are drawn, 2 when all is folded over, 3
            when the guides are gone.
        dot, way: the point, and its way across the mirror.
    """

    def __init__(
        self,
        plot: Plot,
        x: float,
        y: float,
        *,
        theme: Theme,
        lengths: Sequence[mn.Mobject] = (),
        radius: float = 0.1,
    ) -> None:
        self.plot, self.x, self.y = plot, x, y
        self.step = mn.ValueTracker(0)
        self.colours = [mn.ManimColor(theme.colour(role)) for role in ("exponential", "logarithm")]
        self.way = mn.Line(color=theme.muted, stroke_width=2.5)
        self.guides = mn.VGroup(
            *(
                mn.Line(color=theme.colour(role), stroke_width=5)
                for role in ("logarithm", "product")
            )
        )
        self.dot = mn.Dot(radius=radius)
        self.lengths = mn.VGroup(*lengths)
        self.spots = [(x / 2, y), (x, 0.7 * y)]  # where the lengths are written
        super().__init__(self.way, self.guides, self.lengths, self.dot)
        redraw_on_change(self, lambda point: point.draw(), lambda point: point.step.get_value())

    def draw_guides(self) -> mn.Animation:
        """Let the guides grow out of the axes as far as the point."""
        return glide(self.step, 1)

    def fold_over(self) -> mn.Animation:
        """Carry the point and its guides, once these are drawn, across the mirror."""
        return glide(self.step, 2)

    def fade_guides(self) -> mn.Animation:
        """Let the guides fade on the other side."""
        return glide(self.step, 3)

    def jump(self) -> mn.Animation:
        """Do all of this in one move."""
        return glide(self.step, 3)

    def draw(self) -> None:
        """Draw the point as its tracker says."""
        step, x, y = self.step.get_value(), self.x, self.y
        grown, folded, gone = np.clip([step, step - 1, step - 2], 0, 1)
        level, upright = [(0, y), (grown * x, y)], [(x, 0), (x, grown * y)]
        for guide, ends in zip(self.guides, (level, upright), strict=True):
            guide.set_points_as_corners(self._fold(ends, folded)).set_stroke(opacity=1 - gone)
        (here,), (there,) = self._fold([(x, y)], 0), self._fold([(x, y)], folded)
        self.way.set_points_as_corners([here, there])
        self.dot.move_to(there)
        self.dot.set_fill(_turning(self.colours[0], self.colours[1], folded), 1 if folded else 0)
        # The lengths stand below and right of the guides, and after the fold left and above.
        gap = 0.3 * np.array([[0, -1, 0], [1, 0, 0]])
        for number, (length, spot) in enumerate(zip(self.lengths, self.spots, strict=False)):
            beside = mn.interpolate(gap[number], gap[number][[1, 0, 2]], folded)
            length.move_to(self._fold([spot], folded)[0] + beside)
            length.set_opacity(max(0.0, 2 * grown - 1) * (1 - gone))

    def _fold(self, points: Sequence[tuple[float, float]], share: float) -> np.ndarray:
        """Where points (x, y) of the plot lie on the stage when folded so far."""
        return self.plot.locate(*across_mirror(np.array(points), share).T)


def _turning(before: mn.ManimColor, after: mn.ManimColor, share: float) -> mn.ManimColor:
    """The colour of a page's front or back; it changes while the page stands on edge."""
    return mn.interpolate_color(before, after, float(np.clip((share - 0.4) / 0.2, 0, 1)))
