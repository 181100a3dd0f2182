"""The curve of a^x, whose base a can be changed."""

from typing import Any

import manim as mn

from reel.fast.redraw import redraw_on_change
from reel.stage.glide import glide
from reel.stage.plot import Plot


class PowerCurve(mn.VMobject):
    """The curve of a^x.

    Args:
        plot: where it is drawn.
        base: a at first.
        colour: #RRGGBB.
    """

    def __init__(self, plot: Plot, base: float, colour: str) -> None:
        super().__init__()
        self.plot, self._base, self._colour = plot, mn.ValueTracker(base), colour
        self.match_style(self._graph())
        self.joint_type = mn.LineJointType.ROUND
        redraw_on_change(self, lambda curve: curve.draw(), lambda curve: curve.base)

    @property
    def base(self) -> float:
        """What a is now."""
        return float(self._base.get_value())

    def change_base(self, base: float, **kwargs: Any) -> mn.Animation:
        """Bend the curve into that of another base."""
        return glide(self._base, base, **kwargs)

    def draw(self) -> None:
        """Draw the curve of the base as it is now."""
        self.set_points(self._graph().points)

    def _graph(self) -> mn.VMobject:
        base = self.base
        return self.plot.curve(lambda x: base**x, colour=self._colour)
