"""A ball of light that lies on a curve, and turns as it rolls."""

from collections.abc import Callable

import manim as mn
import numpy as np

from reel.records.theme import Theme
from scenes.shared.light import Halo

_STEP = 1e-3  # to both sides, for the direction of the curve
_SAMPLES = 200  # points of the way that was rolled
_HALO = 2.6  # how far a ball shines, in radii
_SHINE = 0.38, 0.3  # where the light falls on a ball (left and up), and its size, in radii


class Ball(mn.VGroup):
    """A ball on the upper side of a curve; where it is, a callable says.

    Args:
        curve: gives the curve's points on the frame at an array of values.
        at: gives the value where the ball lies now.
        start: the value from which it rolls.
        radius: in Manim's units.
        theme: gives each role its colour.
    """

    def __init__(
        self,
        curve: Callable[[np.ndarray], np.ndarray],
        at: Callable[[], float],
        start: float,
        *,
        radius: float,
        theme: Theme,
    ) -> None:
        self.curve, self.at, self.start, self.radius = curve, at, start, radius
        self.middle = self.middle_at(start)
        halo = Halo(lambda: self.middle, lambda: _HALO * radius, theme.model)
        shadow = mn.Ellipse(2.2 * radius, 0.5 * radius).set_stroke(width=0)
        self.shadow = shadow.set_fill(mn.ManimColor(theme.background).darker(0.4), 0.7)
        body = mn.Circle(radius).set_fill(theme.model, 1).set_stroke(width=0)
        marks = [mn.Sector(radius, angle=mn.PI / 2, start_angle=turn) for turn in (0, mn.PI)]
        for mark in marks:
            mark.set_fill(theme.background, 0.8).set_stroke(width=0)
        rim = mn.Circle(radius).set_stroke(theme.model, 3)
        self.turning = mn.VGroup(body, *marks, rim)
        self.shine = mn.Circle(_SHINE[1] * radius).set_stroke(width=0).set_fill(theme.text, 0.55)
        self._at_origin = [part.points.copy() for part in self.turning]
        super().__init__(halo, self.shadow, self.turning, self.shine)
        self.add_updater(lambda ball: ball.draw(), call_updater=True)

    def middle_at(self, value: float) -> np.ndarray:
        """Where the ball's middle is when it lies at a value."""
        middle, _, normal = self._touching(value)
        return np.asarray(middle + self.radius * normal)

    def draw(self) -> None:
        """Lie where it is now, turned by as much as was rolled."""
        here = self.at()
        touching, along, normal = self._touching(here)
        self.middle = touching + self.radius * normal
        way = np.diff(self.curve(np.linspace(self.start, here, _SAMPLES)), axis=0)
        rolled = np.sign(here - self.start) * float(np.linalg.norm(way, axis=1).sum())
        cos, sin = np.cos(rolled / self.radius), np.sin(rolled / self.radius)
        clockwise = np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]])
        for part, points in zip(self.turning, self._at_origin, strict=True):
            part.points = points @ clockwise + self.middle
        self.shine.move_to(self.middle + _SHINE[0] * self.radius * mn.UL)
        slope = float(np.arctan2(along[1], along[0]))
        flat = mn.Ellipse(2.2 * self.radius, 0.5 * self.radius).rotate(slope)
        self.shadow.points = flat.move_to(touching - 0.22 * self.radius * normal).points

    def _touching(self, value: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The point of the curve on which it lies, the curve's direction, and what is upright."""
        before, middle, after = self.curve(value + _STEP * np.array([-1, 0, 1]))
        along = (after - before) / np.linalg.norm(after - before)
        return middle, along, np.array([-along[1], along[0], 0])
