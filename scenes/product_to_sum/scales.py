"""What stands on rulers: ticks along an edge, and what is written at them."""

from collections.abc import Sequence
from typing import SupportsFloat

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.live_number import LiveNumber
from reel.stage.glide import glide
from scenes.product_to_sum.ruler_maths import Tick
from scenes.product_to_sum.rulers import Rulers

LENGTHS = (0.26, 0.19, 0.12)
"""By rank of a tick: how long it is, as a share of the ruler's thickness."""

WIDTHS = (3.5, 2.2, 1.4)
"""By rank of a tick: how thick it is."""

GAP = 0.1
"""Between a tick and what is written at it."""

_APART = 0.1  # between two numbers
_SOFT = 0.1  # over how much of the way a tick comes while a scale is drawn


class Scale(mn.VGroup):
    """The ticks of one ruler.

    Args:
        rulers: on which they stand.
        ticks: of the scale, in order.
        slides: whether it is the sliding ruler's.
        colour: #RRGGBB.

    Attributes:
        shown: a tracker for how strongly it is seen.
    """

    def __init__(self, rulers: Rulers, ticks: Sequence[Tick], *, slides: bool, colour: str) -> None:
        self.rulers, self.marks, self.slides = rulers, tuple(ticks), slides
        self.shown = mn.ValueTracker(1)
        self.ranks = mn.VGroup(*(mn.VMobject(color=colour, stroke_width=w) for w in WIDTHS))
        super().__init__(self.ranks)
        redraw_on_change(self, lambda scale: scale.draw(), lambda scale: scale.state())

    def state(self) -> tuple[float, ...]:
        """All that the picture depends on."""
        return *self.rulers.state(), float(self.shown.get_value())

    @property
    def start(self) -> float:
        """Where the scale starts, along the ruler that stays."""
        return float(self.rulers.first.get_value()) if self.slides else 0.0

    @property
    def away(self) -> int:
        """1 if the ruler lies off the edge in the direction "off", -1 if in the other."""
        return 1 if self.slides else -1

    def beside(self, at: float) -> np.ndarray:
        """Where what is written at a place begins."""
        off = self.away * (LENGTHS[0] * self.rulers.thickness + GAP)
        return self.rulers.spot(self.start + at, off)

    def hang(self, title: mn.VMobject, at: float) -> mn.VMobject:
        """Write something at a place, and let it go wherever that goes."""

        def state(_: mn.VMobject) -> tuple[float, ...]:
            return self.rulers.state()

        def put(written: mn.VMobject) -> None:
            mobject_ops.put(written, self.beside(at), -self.away * self.rulers.off)

        return redraw_on_change(title, put, state)

    def dim_to(self, strength: float = 0) -> mn.Animation:
        """Let the ticks be seen so strongly."""
        return glide(self.shown, strength)

    def strength(self, tick: Tick) -> float:
        """How strongly a tick is seen now, from 0 to 1."""
        return float(tick.at <= float(self.rulers.last.get_value()) + 1e-6)

    def draw(self) -> None:
        """Draw the ticks as they are now."""
        rulers, edge = self.rulers, self.rulers.spot(0)
        step = rulers.unit * rulers.along
        for number, rank in enumerate(self.ranks):
            seen = [t.at for t in self.marks if t.rank == number and self.strength(t)]
            tick = self.away * LENGTHS[number] * rulers.thickness * rulers.off
            feet = edge + np.outer(np.array(seen) + self.start, step)
            rank.set_points(
                [foot + share * tick for foot in feet for share in (0, 1 / 3, 2 / 3, 1)]
            )
            mobject_ops.set_stroke_opacity(rank, float(self.shown.get_value()))


class LogScale(Scale):
    """The scale of a slide rule, with numbers from 1 to 10; at first those that stand already.

    Args:
        rulers, ticks, slides, colour: see `Scale`.
        standing: the numbers that are seen from the first.
        number_scale: how much larger than labels the numbers are.

    Attributes:
        drawn: a tracker for the place up to which all of it is drawn.
        numbers: the ten numbers.
    """

    def __init__(
        self,
        rulers: Rulers,
        ticks: Sequence[Tick],
        *,
        slides: bool,
        colour: str,
        standing: Sequence[float],
        number_scale: float,
    ) -> None:
        self.drawn = mn.ValueTracker(-_SOFT)
        self.standing = set(standing)
        whole = [tick for tick in ticks if tick.rank == 0]
        self.numbers = mn.VGroup(
            *(
                LiveNumber(f"{tick.value:g}", colour=colour, size="label", anchor="center").scale(
                    number_scale
                )
                for tick in whole
            )
        )
        self.whole = whole
        super().__init__(rulers, ticks, slides=slides, colour=colour)
        self.add(self.numbers)

    def state(self) -> tuple[float, ...]:
        return *super().state(), float(self.drawn.get_value())

    def draw_all(self) -> mn.Animation:
        """Draw it from 1 to 10."""
        return glide(self.drawn, self.whole[-1].at + _SOFT)

    def number(self, value: SupportsFloat) -> LiveNumber:
        """One of the numbers that are written."""
        at = [tick.value for tick in self.whole].index(float(value))
        found: LiveNumber = self.numbers[at]
        return found

    def strength(self, tick: Tick) -> float:
        if tick.value in self.standing:
            return 1.0
        return float(tick.at <= float(self.drawn.get_value()))

    def _written(self) -> list[bool]:
        """Which numbers have room: those that stand, the last, and what is clear of the others."""
        across = 1 if self.rulers.upright else 0
        sizes = [n.height if across else n.width for n in self.numbers]
        places = [tick.at * self.rulers.unit for tick in self.whole]
        kept: dict[int, bool] = {}
        first = [n for n, t in enumerate(self.whole) if t.value in self.standing]
        order = [*first, len(self.whole) - 1, *range(len(self.whole))]
        for number in order:
            clear = (
                abs(places[number] - places[other]) > (sizes[number] + sizes[other]) / 2 + _APART
                for other, there in kept.items()
                if there and other != number
            )
            kept.setdefault(number, all(clear))
        return [kept[number] for number in range(len(self.whole))]

    def draw(self) -> None:
        super().draw()
        for number, tick, written in zip(self.numbers, self.whole, self._written(), strict=True):
            mobject_ops.put(number, self.beside(tick.at), -self.away * self.rulers.off)
            come = np.clip((float(self.drawn.get_value()) - tick.at) / _SOFT + 1, 0, 1)
            strength = 1.0 if tick.value in self.standing else float(come)
            opacity = strength * float(self.shown.get_value()) if written else 0
            mobject_ops.set_fill_opacity(number.slots, opacity)
