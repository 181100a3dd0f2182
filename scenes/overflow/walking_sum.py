"""The sum of logs: it walks down a line that has no end."""

from typing import Any

import manim as mn

from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.glide import glide
from scenes.overflow.light import Ball
from scenes.overflow.log_line import LogLine
from scenes.overflow.maths import total


class WalkingSum(mn.VGroup):
    """The sum of the first words' logs: a length on the line, and a ball where it ends.

    Args:
        line: what it walks on.
        theme: gives each role its colour.

    Attributes:
        count: a tracker: how many logs are added.
        ball: where the sum stands.
    """

    def __init__(self, line: LogLine, theme: Theme) -> None:
        self.line = line
        self.count = mn.ValueTracker(0)
        self.length = mn.Line(color=theme.sum, stroke_width=9)
        self.ball = Ball(lambda: line.spot(self.total()), theme.sum, theme)
        super().__init__(self.length, self.ball)
        redraw_on_change(self, lambda walk: walk.draw(), lambda walk: walk.state())

    def add_up_to(self, count: int, **kwargs: Any) -> mn.Animation:
        """Go on, log by log, until so many are added."""
        return glide(self.count, count, **kwargs)

    def total(self) -> float:
        """The sum as it is now."""
        return total(self.count.get_value())

    def state(self) -> Any:
        """What the length depends on."""
        return self.line.state(), self.count.get_value()

    def draw(self) -> None:
        """Draw the length as it is now."""
        self.length.set_points_as_corners(self.line.stretch(self.total(), 0))
        self.length.set_stroke(opacity=self.line.shown.get_value())
