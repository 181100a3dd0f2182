"""A ball that goes down a curve in steps, each of them aimed along the tangent."""

from collections.abc import Callable, Sequence
from typing import Any

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot

_AIM = 0.4  # the share of a step in which it is aimed; in the rest the ball goes
_REACH = 1.05  # of the tangent, to each side (Manim's units)

Function = Callable[[float], float]


class Descent(mn.VGroup):
    """A ball, its tangent, the step it aims at, and where it has been.

    In the first part of a step a bar grows along the tangent, down to the next x; in the second
    part the ball goes there along the curve.

    Args:
        plot: where it happens.
        function, slope: the curve, and its derivative.
        path: x at the start and after each step.
        theme: gives each role its colour; the tangent is `accent`.

    Attributes:
        steps: the tracker of how many steps have been taken; a step under way counts in part.
    """

    def __init__(
        self,
        plot: Plot,
        function: Function,
        slope: Function,
        path: Sequence[float] | np.ndarray,
        *,
        theme: Theme,
    ) -> None:
        self.plot, self.function, self.slope, self.path = plot, function, slope, list(path)
        self.steps = mn.ValueTracker(0)
        self.seen = mn.VGroup(*(mn.Dot(self._along(x, x), 0.07, color=theme.muted) for x in path))
        self.tangent = mn.Line(color=theme.accent, stroke_width=5)
        self.aim = mn.Line(color=theme.accent, stroke_width=8)
        self.goal = mn.Dot(radius=0.08, color=theme.accent)
        self.ball = mn.Dot(radius=0.2, color=theme.text)
        super().__init__(self.seen, self.tangent, self.aim, self.goal, self.ball)
        redraw_on_change(
            self, lambda descent: descent.draw(), lambda descent: descent.steps.get_value()
        )

    def take_step(self, number: int, **kwargs: Any) -> mn.Animation:
        """Aim along the tangent and go there; the first step has the number 1."""
        return glide(self.steps, number, rate_func=mn.linear, **kwargs)

    def _under_way(self) -> tuple[int, float, float]:
        """The step that is under way, and how much of it is aimed and gone."""
        steps = self.steps.get_value()
        number = min(int(steps + 1e-9), len(self.path) - 2)
        share = steps - number
        aimed, gone = share / _AIM, (share - _AIM) / (1 - _AIM)
        aimed, gone = (float(mn.smooth(np.clip(part, 0, 1))) for part in (aimed, gone))
        return number, aimed, gone

    @property
    def x(self) -> float:
        """Where the ball is now."""
        number, _, gone = self._under_way()
        return float(mn.interpolate(self.path[number], self.path[number + 1], gone))

    def _along(self, start: float, x: float) -> np.ndarray:
        """The point above x on the tangent at `start`."""
        return self.plot.point(x, self.function(start) + self.slope(start) * (x - start))

    def draw(self) -> None:
        """Draw the descent as it is now."""
        number, aimed, gone = self._under_way()
        start, end = self.path[number : number + 2]
        x = self.x
        here = self._along(x, x)
        direction = self._along(x, x + 1) - here
        direction *= _REACH / np.linalg.norm(direction)
        self.tangent.put_start_and_end_on(here - direction, here + direction)
        tip = self._along(start, float(mn.interpolate(start, end, max(aimed, 1e-3))))
        self.aim.put_start_and_end_on(self._along(start, start), tip)
        self.aim.set_stroke(opacity=1 - gone)
        self.goal.move_to(tip).set_opacity(float(aimed > 0) * (1 - gone))
        self.ball.move_to(here)
        for visited, dot in enumerate(self.seen):
            dot.set_opacity(float(visited < self.steps.get_value()))
