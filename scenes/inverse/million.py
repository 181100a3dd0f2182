"""What is read off at the end of the logarithm's curve while it goes on to a million."""

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.live_number import LiveFormula
from reel.records.theme import Theme
from scenes.inverse.log_stairs import StretchingView

_GAP = 0.2  # between the end of the curve and what is written at it
_LOW, _HIGH = 1.1, 1.5  # b is written when the line to the x axis is as long as that
_DOWN = 0.45  # how far down the line to the x axis b is written, as a share of that line

LiveValue = tuple[LiveFormula, LiveFormula]
"""A formula whose number changes, and the same as it is in the end."""


class Million(mn.VGroup):
    """Lines from the end of the curve to both axes, with b and its logarithm on them.

    The formulas stand where they have room for their numbers when these are at last as long as
    they get.

    Args:
        view: what is shown, and how far the curve goes.
        right: where words end.
        b_is, log_is: formulas whose numbers follow it, each with itself as it is at last.
        theme: gives each role its colour.

    Attributes:
        b_at_last: where b is written at last.
    """

    def __init__(
        self,
        view: StretchingView,
        right: float,
        *,
        b_is: LiveValue,
        log_is: LiveValue,
        theme: Theme,
    ) -> None:
        self.view, self.right = view, right
        (self.b_is, self.b_at_last), (self.log_is, self.log_at_last) = b_is, log_is
        self.drop = mn.Line(color=theme.product, stroke_width=2.5)
        self.level = mn.Line(color=theme.logarithm, stroke_width=2.5)
        super().__init__(self.drop, self.level, self.b_is, self.log_is)
        redraw_on_change(
            self,
            lambda read: read.draw(),
            lambda read: (read.view.now(), read.view.reach.get_value()),
        )

    def draw(self) -> None:
        """Put all in its place at the end of the curve as it is now."""
        x, height, view = self.view.x(), self.view.reach.get_value(), self.view.now()
        end, foot = view.point(x, height), view.point(x, 0)
        self.drop.set_points_as_corners([end, foot])
        self.level.set_points_as_corners([view.point(view.x_range[0], height), end])
        self.log_at_last.next_to(end, mn.UP, buff=_GAP)
        self.b_at_last.next_to((1 - _DOWN) * end + _DOWN * foot, mn.LEFT, buff=_GAP)
        for written, right in ((self.log_at_last, end[0]), (self.b_at_last, end[0] - _GAP)):
            written.shift((min(right, self.right) - written.get_right()[0]) * mn.RIGHT)
        room = float(np.clip((end[1] - foot[1] - _LOW) / (_HIGH - _LOW), 0, 1))
        mobject_ops.set_fill_opacity(self.b_is, room)
        for now, at_last in ((self.b_is, self.b_at_last), (self.log_is, self.log_at_last)):
            now.put(at_last.fixed.get_corner(mn.DL))
