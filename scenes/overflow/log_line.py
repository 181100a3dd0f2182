"""The endless line of logarithms: what stands above one of them on the ruler is its power of e."""

from typing import Any

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.glide import glide
from scenes.overflow.light import RADIUS
from scenes.overflow.log_viewport import LogTicks, LogViewport
from scenes.overflow.maths import whole_logs

_TIP = 0.24  # how long the tips at its ends are


class LogLine(mn.VGroup):
    """The line of logarithms, which has no ends.

    Args:
        viewport: what is in sight.
        level: where it is.
        theme: gives each role its colour.

    Attributes:
        level: a tracker of that.
        shown: a tracker: how much of it is shown.
    """

    def __init__(self, viewport: LogViewport, *, level: float, theme: Theme) -> None:
        self.viewport = viewport
        self.level, self.shown = mn.ValueTracker(level), mn.ValueTracker(0)
        self.line = mn.VMobject(color=theme.muted, stroke_width=3)
        self.tips = mn.VGroup(*(mn.VMobject(fill_color=theme.muted) for _ in range(2)))
        self.tips.set_stroke(width=0)
        self.ticks = LogTicks(whole_logs(), theme)
        super().__init__(self.line, self.tips, self.ticks)
        redraw_on_change(self, lambda line: line.draw(), lambda line: line.state())

    def fade_in(self, **kwargs: Any) -> mn.Animation:
        """Make it visible."""
        return glide(self.shown, 1, **kwargs)

    def move_to_level(self, level: float, **kwargs: Any) -> mn.Animation:
        """Move it up or down."""
        return glide(self.level, level, **kwargs)

    def spot(self, log: float, lift: float = RADIUS) -> np.ndarray:
        """Where the middle of a ball is that lies on the line."""
        return np.array([float(self.viewport.at(log)), self.level.get_value() + lift, 0.0])

    def stretch(self, low: float, high: float) -> np.ndarray:
        """The ends of what is seen of the stretch between two logarithms, of shape (2, 3)."""
        ends = self.viewport.at(np.array([low, high]))
        ends = np.clip(ends, self.viewport.left, self.viewport.right - _TIP)
        return np.column_stack(np.broadcast_arrays(ends, self.level.get_value(), 0.0))

    def state(self) -> Any:
        """What the picture depends on."""
        return self.viewport.span, self.level.get_value(), self.shown.get_value()

    def draw(self) -> None:
        """Draw it as it is now."""
        viewport, level, shown = self.viewport, self.level.get_value(), self.shown.get_value()
        left, right = viewport.left, viewport.right
        self.line.set_points_as_corners([[left + 0.1, level, 0], [right - 0.1, level, 0]])
        self.line.set_stroke(opacity=shown)
        for tip, end, side in zip(self.tips, (left, right), (1, -1), strict=True):
            back = end + _TIP * side
            corners = [[end, level, 0], [back, level + 0.09, 0], [back, level - 0.09, 0]]
            tip.set_points_as_corners([*corners, corners[0]]).set_fill(opacity=shown)
        self.ticks.draw(viewport, (left + _TIP, right - _TIP), level, shown)
