"""From a logarithm up to its power of e, which may fall off the ruler."""

from typing import Any

import manim as mn
import numpy as np

from reel.stage.glide import glide
from reel.stage.regions import Region
from scenes.overflow.float_ruler import FloatRuler, LogLine
from scenes.overflow.pointers import LiveArrow, NumberBall


class ExpArrow:
    """An arrow up from the line of logarithms, a ball where it ends, and what comes of it.

    It is no mobject: its parts come and go one by one.

    Args:
        ruler, line: what arrow and ball follow.
        log: the logarithm.
        name: the name of the arrow.
        name_at: at which share of the arrow its name stands.
        result: a formula that says what comes of it, put above the ruler.
        area: the region which that formula must not leave along the ruler.
        colour: #RRGGBB.

    Attributes:
        arrow, ball, result: its parts.
        fallen: a tracker: how far the ball has fallen, from 0 to 1.
    """

    def __init__(
        self,
        ruler: FloatRuler,
        line: LogLine,
        log: float,
        *,
        name: mn.Mobject,
        name_at: float,
        result: mn.Mobject,
        area: Region,
        colour: str,
    ) -> None:
        self.fallen = mn.ValueTracker(0)

        def foot() -> np.ndarray:
            return line.spot(log, 2 * NumberBall.RADIUS)

        def end() -> np.ndarray:
            return ruler.spot(log, 0)

        def place() -> np.ndarray:
            return ruler.spot(log, NumberBall.RADIUS, self.fallen.get_value())

        orientation = ruler.viewport.orientation
        self.arrow = LiveArrow(foot, end, name, colour=colour, side=orientation.along, at=name_at)
        self.ball = NumberBall(place, colour)
        self.result = result.next_to(end(), orientation.aside, buff=0.22)
        low, high = orientation.ends(area)
        along = max(low - orientation.along_of(result.get_edge_center(-orientation.along)), 0)
        along += min(high - orientation.along_of(result.get_edge_center(orientation.along)), 0)
        result.shift(along * orientation.along)

    def show_ball(self) -> mn.Animation:
        """Let the ball appear where the arrow ends."""
        return mn.FadeIn(self.ball, scale=2)

    def fall(self, **kwargs: Any) -> mn.Animation:
        """Let the ball fall off the ruler's end."""
        return glide(self.fallen, 1, rate_func=mn.rush_into, **kwargs)
