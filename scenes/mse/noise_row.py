"""A noise, its bell, and the loss that follows from it."""

from collections.abc import Callable
from dataclasses import dataclass

import manim as mn
import numpy as np

from reel.formula.formula import Formula
from reel.formula.label import Label
from reel.records.theme import Theme
from reel.stage.plot import Plot
from reel.stage.regions import Region
from scenes.mse.maths import Noise

_REACH = 3.0  # of the errors' axis, each way
_ROOM = 0.7  # for the numbers of the other axis
_SAMPLES = 301
_LONG = 4.0  # regions of at least this aspect hold all in one row
_HIGH = 1.0  # regions of at most this aspect, in one column


@dataclass(frozen=True)
class _Places:
    """Where each part stands.

    Attributes:
        cause, bell, loss, effect: regions.
        arrow: its start and end.
        log_side: of the arrow.
        cause_way, effect_way: which way words and formula follow each other.
    """

    cause: Region
    bell: Region
    loss: Region
    effect: Region
    arrow: tuple[np.ndarray, np.ndarray]
    log_side: np.ndarray
    cause_way: np.ndarray
    effect_way: np.ndarray


class NoiseRow:
    """The parts of such a row, each in its place.

    In a long region all stand side by side, in a high one all one above the other; in between,
    the plots are side by side below what is written.

    Args:
        region: what to fill.
        noise: whose row it is.
        cause: the name of the noise and its density.
        log: what stands beside the arrow.
        effect: the loss, as a formula and in words.
        error: makes a name of the errors' axis.
        theme: gives each role its colour.

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
        cause: tuple[Label, Formula],
        log: Formula,
        effect: tuple[Formula, Label],
        error: Callable[[], Formula],
        theme: Theme,
    ) -> None:
        places = _divided(region)
        written = mn.VGroup(*cause).arrange(places.cause_way, buff=0.3)
        self.cause = places.cause.put(written)
        written = mn.VGroup(*effect).arrange(places.effect_way, buff=0.25)
        self.effect = places.effect.put(written)
        line = mn.Arrow(*places.arrow, buff=0, color=theme.muted)
        self.arrow = mn.VGroup(line, log.next_to(line, places.log_side, buff=0.12))
        self.before, self.after = (
            Plot(
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
        farthest = min(_REACH, noise.error_of(self.after.y_range[1]))
        self.loss = self._curve(self.after, noise.cost, farthest, theme.sum)

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


def _divided(region: Region) -> _Places:
    if region.aspect < _HIGH:
        cause, bell, between, loss, effect = region.rows(1.25, 1.9, 0.5, 1.9, 0.75, gap=0.1)
        arrow = between.at(0.4, 1), between.at(0.4, 0)
        return _Places(cause, bell, loss, effect, arrow, mn.RIGHT, mn.DOWN, mn.RIGHT)
    if region.aspect > _LONG:
        cause, bell, between, loss, effect = region.columns(2.6, 3.6, 1.2, 3.6, 1.8, gap=0.15)
        cause_way = effect_way = mn.DOWN
    else:
        head, plots = region.rows(0.8, 1.6, gap=0.05)
        cause, effect = head.columns(4.2, 2.9, gap=0.1)
        bell, between, loss = plots.columns(2.9, 1.25, 2.9, gap=0.1)
        cause_way = effect_way = mn.RIGHT
    arrow = between.at(0, 0.45), between.at(1, 0.45)
    return _Places(cause, bell, loss, effect, arrow, mn.UP, cause_way, effect_way)
