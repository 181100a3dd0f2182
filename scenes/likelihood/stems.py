"""Points on a line, a curve above them, and a stick from each point up to the curve."""

from collections.abc import Callable
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.stage.view import View

_SAMPLES = 240


class Sticks(mn.VGroup):
    """Sticks from points up to a curve: both may change at every frame.

    Args:
        x: where on the x axis the points stand.
        view: what is shown now, and where.
        height: the curve now, for an array of x.
        span: the part of the x axis over which the curve is drawn now.
        grown: how far the sticks have grown, one a little after another: from 0 to 1.
        strength: how strongly each stick is drawn now, from 0 to 1.
        stick: the sticks' colour now.
        colours: #RRGGBB of the curve and of the points.
    """

    def __init__(
        self,
        x: np.ndarray,
        *,
        view: Callable[[], View],
        height: Callable[[np.ndarray], np.ndarray],
        span: Callable[[], tuple[float, float]],
        grown: Callable[[], float],
        strength: Callable[[], np.ndarray],
        stick: Callable[[], mn.ManimColor],
        colours: tuple[str, str],
    ) -> None:
        self.stand, self.view, self.rise, self.span = x, view, height, span
        self.grown, self.strength, self.stick = grown, strength, stick
        curve, dot = colours
        self.sticks = mn.VGroup(*(mn.Line(stroke_width=5) for _ in x))
        self.curve = mn.VMobject(color=curve, stroke_width=6)
        self.curve.joint_type = mn.LineJointType.ROUND
        self.heads = mn.VGroup(*(mn.Dot(radius=0.055, color=curve) for _ in x))
        self.feet = mn.VGroup(*(mn.Dot(radius=0.085, color=dot) for _ in x))
        super().__init__(self.sticks, self.curve, self.heads, self.feet)
        redraw_on_change(self, lambda sticks: sticks.draw(), lambda sticks: sticks.state())

    def state(self) -> Any:
        """What the picture depends on."""
        heights = tuple(self.rise(self.stand))
        strengths = tuple(self.strength())
        return self.view(), self.span(), self.grown(), self.stick(), heights, strengths

    def draw(self) -> None:
        """Draw all as it is now."""
        view = self.view()
        along = np.linspace(*self.span(), _SAMPLES)
        self.curve.set_points_as_corners(view.locate(along, self.rise(along)))
        feet, tops = view.locate(self.stand, 0 * self.stand), self.tops()
        grown = np.clip(2 * self.grown() - np.linspace(0, 1, len(feet)), 0, 1)
        tops = feet + (tops - feet) * (grown**2 * (3 - 2 * grown))[:, None]
        mobject_ops.set_stroke_colour(self.sticks, self.stick())
        for stick, head, dot, foot, top, shown in zip(
            self.sticks, self.heads, self.feet, feet, tops, self.strength(), strict=True
        ):
            stick.set_points_as_corners([foot, top])
            mobject_ops.set_stroke_opacity(stick, shown)
            for point, place in ((head, top), (dot, foot)):
                mobject_ops.put(point, place)
                mobject_ops.set_opacity(point, shown)

    def tops(self) -> np.ndarray:
        """Where the sticks end on the stage, fully grown, as an array of shape (n, 3)."""
        return self.view().locate(self.stand, self.rise(self.stand))
