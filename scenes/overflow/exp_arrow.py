"""From a logarithm up to its power of e, which may fall off the ruler."""

import manim as mn
import numpy as np

from reel.stage.regions import Region
from scenes.overflow.float_ruler import FloatRuler, LogLine
from scenes.overflow.pointers import Ball, Link

# At which share of the arrow its name stands: between the line and the ruler, as that lies level
# or upright.
_LOW = {True: 0.17, False: 0.08}


class Lift:
    """An arrow up from the line of logarithms, a ball where it ends, and what comes of it.

    Args:
        ruler, line: what they lead from and to; they follow both.
        log: the logarithm.
        name: the name of the arrow.
        result: a formula that says what comes of it, put above the ruler.
        area: the region which that formula must not leave.
        colour: #RRGGBB.

    Attributes:
        fallen: a tracker: how far the ball has fallen, from 0 to 1.
    """

    def __init__(
        self,
        ruler: FloatRuler,
        line: LogLine,
        log: float,
        *,
        name: mn.Mobject,
        result: mn.Mobject,
        area: Region,
        colour: str,
    ) -> None:
        self.fallen = mn.ValueTracker(0)

        def foot() -> np.ndarray:
            return line.spot(log, 2 * Ball.RADIUS)

        def end() -> np.ndarray:
            return ruler.spot(log, 0)

        def place() -> np.ndarray:
            return ruler.spot(log, Ball.RADIUS, self.fallen.get_value())

        bearing = ruler.sight.bearing
        self.arrow = Link(
            foot, end, name, colour=colour, side=bearing.along, at=_LOW[bearing.level]
        )
        self.ball = Ball(place, colour)
        self.result = result.next_to(end(), bearing.aside, buff=0.22)
        low, high = bearing.ends(area)
        along = max(low - bearing.along_of(result.get_edge_center(-bearing.along)), 0)
        along += min(high - bearing.along_of(result.get_edge_center(bearing.along)), 0)
        result.shift(along * bearing.along)

    def go_up(self) -> tuple[mn.Mobject, mn.Animation]:
        """Return the animations of the arrow and of the ball at its end, one after the other."""
        return self.arrow.grown.animate.set_value(1), mn.FadeIn(self.ball, scale=2)

    def fall(self) -> mn.Mobject:
        """Return the animation of the ball's fall."""
        return self.fallen.animate(rate_func=mn.rush_into).set_value(1)
