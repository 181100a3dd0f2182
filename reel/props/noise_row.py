"""A noise, its bell, and the loss that follows from it, side by side."""

from collections.abc import Callable

import manim as mn
import numpy as np

from reel.maths.mse import Noise
from reel.stage.formula import Formula
from reel.stage.plot import Plot
from reel.stage.regions import Region
from reel.stage.text import Colour, Words

_REACH = 3.0  # of the errors' axis, each way
_ROOM = 0.7  # for the numbers of the other axis
_SAMPLES = 301


class NoiseRow:
    """The parts of such a row, each in its place.

    Args:
        region: what to fill.
        noise: whose row it is.
        cause: the name of the noise and its density.
        log: what stands above the arrow.
        effect: the loss, as a formula and in words.
        error: makes a name of the errors' axis.
        colour: gives the colour of a role.

    Attributes:
        cause, arrow, effect: what is written.
        before, after: the axes of bell and loss.
        bell, loss: the curves; points of the same error have the same number.
    """

    def __init__(
        self,
        region: Region,
        noise: Noise,
        *,
        cause: tuple[Words, Formula],
        log: Formula,
        effect: tuple[Formula, Words],
        error: Callable[[], Formula],
        colour: Colour,
    ) -> None:
        name, left, middle, right, result = region.columns(2.6, 3.6, 1.2, 3.6, 1.8, gap=0.15)
        self.cause = name.place(name.fit(mn.VGroup(*cause).arrange(mn.DOWN, buff=0.3)))
        self.effect = result.place(result.fit(mn.VGroup(*effect).arrange(mn.DOWN, buff=0.25)))
        line = mn.Arrow(middle.at(0, 0.45), middle.at(1, 0.45), buff=0, color=colour("muted"))
        self.arrow = mn.VGroup(line, log.next_to(line, mn.UP, buff=0.12))
        self.before, self.after = (
            Plot(
                place,
                x_range=(-_REACH, _REACH),
                y_range=limits,
                x_ticks=(-2, 0, 2),
                y_ticks=ticks,
                names=(error(), None),
                room=(_ROOM, 0),
                colour=colour,
            )
            for place, limits, ticks in (
                (left, (0, 0.75), (0.25, 0.5, 0.75)),
                (right, (0, 4.5), (2, 4)),
            )
        )
        self.bell = self._curve(self.before, noise.density, _REACH, colour("model"))
        farthest = min(_REACH, noise.error_of(self.after.y_range[1]))
        self.loss = self._curve(self.after, noise.cost, farthest, colour("sum"))

    def _curve(
        self,
        plot: Plot,
        height: Callable[[np.ndarray], np.ndarray],
        reach: float,
        colour: str,
    ) -> mn.VMobject:
        errors = np.linspace(-reach, reach, _SAMPLES)
        curve = mn.VMobject(color=colour, stroke_width=6)
        curve.joint_type = mn.LineJointType.ROUND
        return curve.set_points_as_corners(plot.locate(errors, height(errors)))
