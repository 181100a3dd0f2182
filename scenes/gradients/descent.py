"""A ball that goes down a curve in steps, each of them aimed along the tangent."""

from collections.abc import Callable, Sequence
from typing import Any

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.formula.label import Label
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from scenes.shared.light import Halo

_AIM = 0.4  # the share of a step in which it is aimed; in the rest the ball goes
_REACH = 1.3  # of the tangent, to each side (Manim's units)
_RADIUS = 0.2  # of the ball
_GLOW = 0.6  # how far it shines
_SHINE = 0.08  # of the spot of light on it: its radius
_SPACE = 0.14  # between these words and the number

Function = Callable[[float], float]


class Descent(mn.VGroup):
    """A ball, its tangent, the step it aims at, and where it has been.

    In the first part of a step a bar grows along the tangent, down to the next x; in the second
    part the ball goes there along the curve.

    Args:
        plot: where it happens.
        function, slope: the curve, and its derivative.
        path: x at the start and after each step.
        word: for the slope, which stands at the ball with its number once `named`.
        word_at: from the ball to where both of them end.
        word_width: how wide they are at most.
        theme: gives each role its colour.

    Attributes:
        steps: the tracker of how many steps have been taken; a step under way counts in part.
        named: the tracker of how strongly the slope is written, from 0 to 1.
    """

    def __init__(
        self,
        plot: Plot,
        function: Function,
        slope: Function,
        path: Sequence[float] | np.ndarray,
        word: Label,
        word_at: tuple[float, float],
        word_width: float,
        *,
        theme: Theme,
    ) -> None:
        self.plot, self.function, self.slope, self.path = plot, function, slope, list(path)
        self.steps, self.named = mn.ValueTracker(0), mn.ValueTracker(0)
        self.seen = mn.VGroup(*(mn.Dot(self._along(x, x), 0.07, color=theme.muted) for x in path))
        self.tangent = mn.Line(color=theme.text, stroke_width=4)
        self.aim = mn.Line(color=theme.text, stroke_width=9)
        self.goal = mn.Dot(radius=0.09, color=theme.text)
        self.ball = mn.VGroup(
            mn.Dot(radius=_RADIUS, color=theme.text),
            mn.Dot([-0.06, 0.07, 0], _SHINE, color=theme.background, fill_opacity=0.18),
        )
        halo = Halo(lambda: self._along(self.x, self.x), lambda: _GLOW, theme.text)
        self.word = word
        self.number = LiveNumber("−0.00", colour=theme.text, size="label")
        width = word.width + _SPACE + self.number.slots.width
        scale = min(1, word_width / width)
        word.scale(scale)
        self.number.scale(scale)
        self.word_at = np.array([word_at[0] - scale * width, word_at[1], 0])
        super().__init__(
            self.seen, self.tangent, self.aim, self.goal, halo, self.ball, self.word, self.number
        )
        redraw_on_change(
            self,
            lambda descent: descent.draw(),
            lambda descent: (descent.steps.get_value(), descent.named.get_value()),
        )

    def take_step(self, number: int, **kwargs: Any) -> mn.Animation:
        """Aim along the tangent and go there; the first step has the number 1."""
        return glide(self.steps, number, rate_func=mn.linear, **kwargs)

    def name_slope(self, **kwargs: Any) -> mn.Animation:
        """Write at the tangent how steep it is."""
        return glide(self.named, 1, **kwargs)

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
        direction /= np.linalg.norm(direction)
        self.tangent.put_start_and_end_on(here - _REACH * direction, here + _REACH * direction)
        tip = self._along(start, float(mn.interpolate(start, end, max(aimed, 1e-3))))
        self.aim.put_start_and_end_on(self._along(start, start), tip)
        self.aim.set_stroke(opacity=1 - gone)
        self.goal.move_to(tip).set_opacity(float(aimed > 0) * (1 - gone))
        self.ball.shift(here - self.ball[0].get_center())
        for visited, dot in enumerate(self.seen):
            dot.set_opacity(float(visited < self.steps.get_value()))
        self._write_slope(here, x)

    def _write_slope(self, here: np.ndarray, x: float) -> None:
        """Write how steep the tangent is."""
        self.word.move_to(here + self.word_at, aligned_edge=mn.DL)
        self.number.show(f"{self.slope(x):.2f}")
        foot = np.array([self.word.get_right()[0] + _SPACE, self.word.baseline, 0])
        self.number.shift(foot - self.number.origin.get_location())
        seen = float(self.named.get_value())
        self.word.set_opacity(seen)
        self.number.slots.set_opacity(seen)
