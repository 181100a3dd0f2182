"""A ball that lies on a curve, and turns as it rolls."""

from collections.abc import Callable

import manim as mn
import numpy as np

_STEP = 1e-3  # to both sides, for the direction of the curve
_SAMPLES = 200  # points of the way that was rolled


class Ball(mn.VGroup):
    """A ball on the upper side of a curve; where it is, a tracker says.

    Args:
        curve: gives the curve's points on the frame at an array of values.
        at: gives the value where the ball lies now.
        start: the value from which it rolls.
        radius: in Manim's units.
        colours: #RRGGBB of the ball, and of the marks by which its turning is seen.
    """

    def __init__(
        self,
        curve: Callable[[np.ndarray], np.ndarray],
        at: Callable[[], float],
        start: float,
        *,
        radius: float,
        colours: tuple[str, str],
    ) -> None:
        self.curve, self.at, self.start, self.radius = curve, at, start, radius
        body = mn.Circle(radius).set_fill(colours[0], 1).set_stroke(width=0)
        marks = [mn.Sector(radius, angle=mn.PI / 2, start_angle=turn) for turn in (0, mn.PI)]
        for mark in marks:
            mark.set_fill(colours[1], 1).set_stroke(width=0)
        super().__init__(body, *marks, mn.Circle(radius).set_stroke(colours[0], 3))
        self._at_origin = [part.points.copy() for part in self]
        self.add_updater(lambda ball: ball.draw(), call_updater=True)

    def draw(self) -> None:
        """Lie where the tracker says, turned by as much as was rolled."""
        here = self.at()
        before, middle, after = self.curve(here + _STEP * np.array([-1, 0, 1]))
        along = (after - before) / np.linalg.norm(after - before)
        normal = np.array([-along[1], along[0], 0])
        way = np.diff(self.curve(np.linspace(self.start, here, _SAMPLES)), axis=0)
        rolled = np.sign(here - self.start) * float(np.linalg.norm(way, axis=1).sum())
        cos, sin = np.cos(rolled / self.radius), np.sin(rolled / self.radius)
        clockwise = np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]])
        for part, points in zip(self, self._at_origin, strict=True):
            part.points = points @ clockwise + middle + self.radius * normal
