"""Scores as cards along the line of logarithms, each tied to the place where it stands."""

from collections.abc import Sequence
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from reel.stage.shapes import Card
from scenes.overflow.layout import CARD
from scenes.overflow.log_line import LogLine

_ABOVE, BELOW = 0.68, -0.98  # where cards stand, from the line to their middles
_DOT = 0.1


class ScoreCards(mn.VGroup):
    """Three cards over the line, or below it, and where on the line they belong.

    Seen from afar, their places lie close together: then the cards stand side by side, and a
    thread leads from each to its place.

    Args:
        line: what they belong to.
        values: the scores.
        names: what is written on the cards.
        apart: how far cards stand apart at least.
        region: what they stay in, from left to right.
        theme: gives each role its colour.

    Attributes:
        taken: a tracker: what is taken off all scores.
        below: a tracker: how far they have gone below the line, from 0 to 1.
    """

    def __init__(
        self,
        line: LogLine,
        values: Sequence[float],
        names: Sequence[mn.Mobject],
        *,
        apart: float,
        region: Region,
        theme: Theme,
    ) -> None:
        self.line, self.values, self.apart, self.region = line, np.array(values), apart, region
        self.taken, self.below = mn.ValueTracker(0), mn.ValueTracker(0)
        box = Region(0, 0, *CARD)
        self.cards = mn.VGroup(
            *(Card(box, fill=theme.surface, edge=theme.logarithm) for _ in names)
        )
        self.names = mn.VGroup(*names)
        self.threads = mn.VGroup(*(mn.Line(color=theme.logarithm, stroke_width=3) for _ in names))
        self.dots = mn.VGroup(*(mn.Dot(radius=_DOT, color=theme.logarithm) for _ in names))
        super().__init__(self.threads, self.dots, self.cards, self.names)
        redraw_on_change(self, lambda cards: cards.draw(), lambda cards: cards.state())

    def take_off(self, amount: float, **kwargs: Any) -> mn.Animation:
        """Take an amount off all scores: they slide down the line together."""
        return glide(self.taken, amount, **kwargs)

    def go_below(self, **kwargs: Any) -> mn.Animation:
        """Go below the line."""
        return glide(self.below, 1, **kwargs)

    def logs(self) -> np.ndarray:
        """Where on the line the scores stand now."""
        return self.values - self.taken.get_value()

    def across(self) -> np.ndarray:
        """How far to the right the cards stand now."""
        places = self.line.viewport.at(self.logs())
        middle, half = places.mean(), (len(places) - 1) / 2
        apart = max(self.apart, float(np.diff(places).min()))
        reach = half * apart + CARD[0] / 2
        if apart <= self.apart:
            middle = float(np.clip(middle, self.region.left + reach, self.region.right - reach))
        return middle + apart * (np.arange(len(places)) - half)

    def top(self, number: int) -> np.ndarray:
        """The middle of a card's upper edge."""
        return np.array([self.across()[number], self.level + CARD[1] / 2, 0])

    @property
    def level(self) -> float:
        """How high the middles of the cards are now."""
        below = self.below.get_value()
        return self.line.level.get_value() + (1 - below) * _ABOVE + below * BELOW

    def state(self) -> Any:
        """What the picture depends on."""
        return self.line.state(), self.taken.get_value(), self.below.get_value()

    def draw(self) -> None:
        """Stand where the scores are now."""
        line, level = self.line.level.get_value(), self.level
        side = np.sign(level - line) * (CARD[1] / 2)
        places = self.line.viewport.at(self.logs())
        for across, place, thread, dot, card, name in zip(
            self.across(), places, self.threads, self.dots, self.cards, self.names, strict=True
        ):
            spot = np.array([across, level, 0])
            mobject_ops.put(card, spot)
            mobject_ops.put(name, spot)
            end = np.array([place, line, 0])
            mobject_ops.put(dot, end)
            thread.set_points_as_corners([spot - side * mn.UP, end])
            # Below the line are its numbers, and bars stand over the cards.
            mobject_ops.set_stroke_opacity(thread, 1 - self.below.get_value())
            mobject_ops.set_fill_opacity(dot, 1 - self.below.get_value())
