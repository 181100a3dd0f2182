"""A noise, its bell, and the loss that follows from it."""

from collections.abc import Callable

import manim as mn
import numpy as np

from reel.formula.formula import Formula
from reel.formula.label import Label
from reel.records.theme import Theme
from reel.stage.plot import Plot
from scenes.mse.layout import NoiseRowPlaces
from scenes.mse.maths import Noise

_REACH = 3.0  # the errors' axis runs from minus this to this
_ROOM = 0.7  # for the numbers of the other axis
_SAMPLES = 301


class NoiseRow:
    """The parts of such a row, each in its place.

    Args:
        places: where each part stands.
        noise: the noise that it shows.
        cause: the name of the noise and its density.
        log: what stands beside the arrow.
        effect: the loss, as a formula and in words.
        error: makes the name of the errors' axis, anew for each plot.
        theme: gives each role its colour.

    Attributes:
        cause, arrow, effect: what is written, and the arrow from the bell to the loss.
        before, after: the axes of the bell and of the loss.
        bell, loss: the two curves, with as many points each, so that one can become the other.
    """

    def __init__(
        self,
        places: NoiseRowPlaces,
        noise: Noise,
        *,
        cause: tuple[Label, Formula],
        log: Formula,
        effect: tuple[Formula, Label],
        error: Callable[[], Formula],
        theme: Theme,
    ) -> None:
        self.cause = places.cause.put(mn.VGroup(*cause).arrange(places.cause_way, buff=0.3))
        self.effect = places.effect.put(mn.VGroup(*effect).arrange(places.effect_way, buff=0.25))
        line = mn.Arrow(*places.arrow, buff=0, color=theme.muted)
        self.arrow = mn.VGroup(line, log.next_to(line, places.log_side, buff=0.12))
        self.before, self.after = (
            Plot.filling(
                place,
                x_range=(-_REACH, _REACH),
                y_range=limits,
                x_ticks=(-2, 0, 2),
                y_ticks=ticks,
                names=(error(), None),
                room=(_ROOM, 0),
                theme=theme,
            )
            for place, limits, ticks in (
                (places.bell, (0, 0.75), (0.25, 0.5, 0.75)),
                (places.loss, (0, 4.5), (2, 4)),
            )
        )
        self.bell = self._curve(self.before, noise.density, _REACH, theme.model)
        # The loss is drawn as far as it stays within its plot.
        farthest = min(_REACH, noise.error_of(self.after.y_range[1]))
        self.loss = self._curve(self.after, noise.cost, farthest, theme.sum)

    def _curve(
        self,
        plot: Plot,
        height: Callable[[np.ndarray], np.ndarray],
        reach: float,
        colour: str,
    ) -> mn.VMobject:
        """Draw a function of the error, from `-reach` to `reach`."""
        errors = np.linspace(-reach, reach, _SAMPLES)
        curve = mn.VMobject(color=colour, stroke_width=6)
        curve.joint_type = mn.LineJointType.ROUND
        return curve.set_points_as_corners(plot.locate(errors, height(errors)))
