"""A stem plot: points on a line, a curve above them, and a stem from each point up to it."""

from collections.abc import Callable
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.stage.view import View
from scenes.shared.light import Glow

_SAMPLES = 240
_FOOT, _HEAD = 0.09, 0.06  # radii
_SWELL, _AT_ONCE = 0.7, 5  # by what share a point swells, and about how many do so at a time


class Stems(mn.VGroup):
    """Stems from points up to a curve: both may change at every frame.

    Args:
        x: where on the x axis the points stand.
        view: what is shown now, and where.
        height: the curve now, for an array of x.
        span: the part of the x axis over which the curve is drawn now.
        grown: how far the stems have grown, one a little after another: from 0 to 1.
        counted: how far the points have been gone through, from the last one on, each swelling for
            a moment: from 0 to 1.
        strength: how strongly each stem is drawn now, from 0 to 1.
        whole: how strongly all but the points is drawn now.
        colours: #RRGGBB of the curve, with the stems' upper ends, and of the points, with the lower
            ones.
    """

    def __init__(
        self,
        x: np.ndarray,
        *,
        view: Callable[[], View],
        height: Callable[[np.ndarray], np.ndarray],
        span: Callable[[], tuple[float, float]],
        grown: Callable[[], float],
        counted: Callable[[], float] = lambda: 0.0,
        strength: Callable[[], np.ndarray],
        whole: Callable[[], float],
        colours: tuple[str, str],
    ) -> None:
        self.x, self.view, self.height_at, self.span = x, view, height, span
        self.grown, self.counted = grown, counted
        self.strength, self.whole = strength, whole
        curve, dot = colours
        self.lines = mn.VGroup(*(_stem(dot, curve) for _ in x))
        self.curve = mn.VMobject(color=curve, stroke_width=6)
        self.curve.joint_type = mn.LineJointType.ROUND
        self.heads = mn.VGroup(*(mn.Dot(radius=_HEAD, color=curve) for _ in x))
        self.feet = mn.VGroup(*(mn.Dot(radius=_FOOT, color=dot) for _ in x))
        super().__init__(self.lines, Glow(self.curve), self.curve, self.heads, self.feet)
        redraw_on_change(self, lambda stems: stems.draw(), lambda stems: stems.state())

    def state(self) -> Any:
        """What the picture depends on."""
        heights = tuple(self.height_at(self.x))
        grown = self.grown(), self.counted(), self.whole()
        return self.view(), self.span(), grown, heights, tuple(self.strength())

    def draw(self) -> None:
        """Draw all as it is now."""
        view, whole = self.view(), self.whole()
        along = np.linspace(*self.span(), _SAMPLES)
        self.curve.set_points_as_corners(view.locate(along, self.height_at(along)))
        mobject_ops.set_stroke_opacity(self.curve, whole)
        feet, tops = view.locate(self.x, 0 * self.x), self.tops()
        grown = np.clip(2 * self.grown() - np.linspace(0, 1, len(feet)), 0, 1)
        tops = feet + (tops - feet) * (grown**2 * (3 - 2 * grown))[:, None]
        for line, head, dot, foot, top, shown in zip(
            self.lines, self.heads, self.feet, feet, tops, self.strength(), strict=True
        ):
            line.set_points_as_corners([foot, top])
            mobject_ops.set_stroke_opacity(line, shown * whole)
            mobject_ops.put(head, top)
            mobject_ops.set_opacity(head, shown * whole)
            mobject_ops.put(dot, foot)
            mobject_ops.set_opacity(dot, shown)
        for dot, size in zip(self.feet, self._sizes(), strict=True):
            if abs(dot.width - 2 * _FOOT * size) > 1e-6:
                dot.scale_to_fit_width(2 * _FOOT * size)

    def tops(self) -> np.ndarray:
        """Where the stems end on the frame, fully grown, as an array of shape (n, 3)."""
        return self.view().locate(self.x, self.height_at(self.x))

    def _sizes(self) -> np.ndarray:
        """How large each point is now, as a multiple of its own size."""
        count = len(self.x)
        turn = (self.counted() * (count + _AT_ONCE) - np.arange(count)[::-1]) / _AT_ONCE
        return np.asarray(1 + _SWELL * np.sin(np.pi * np.clip(turn, 0, 1)))


def _stem(lower: str, upper: str) -> mn.Line:
    line = mn.Line(stroke_width=5).set_sheen_direction(mn.UP)
    return line.set_stroke([lower, upper])
