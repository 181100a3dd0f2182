"""Powers of e as bars over their exponents, which become shares as the exponents slide on."""

from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.glide import glide
from scenes.overflow.layout import BAR
from scenes.overflow.score_cards import ScoreCards


class ShareBars(mn.VGroup):
    """A bar e^x over each score x, as it stands now.

    Args:
        cards: the scores.
        height: of a bar of 1.
        theme: gives each role its colour.

    Attributes:
        grown: a tracker: how far they have risen, from 0 to 1.
    """

    def __init__(self, cards: ScoreCards, *, height: float, theme: Theme) -> None:
        self.cards, self.height_of_one = cards, height
        self.grown = mn.ValueTracker(0)
        self.bars = mn.VGroup(*(mn.VMobject() for _ in cards.values))
        self.bars.set_fill(theme.exponential, 1).set_stroke(width=0)
        self.numbers = mn.VGroup(
            *(
                LiveNumber("", colour=theme.text, size="label", anchor="center").scale(1.2)
                for _ in cards.values
            )
        )
        super().__init__(self.bars, self.numbers)
        redraw_on_change(self, lambda bars: bars.draw(), lambda bars: bars.state())

    def rise(self, **kwargs: Any) -> mn.Animation:
        """Let the bars rise from the line."""
        return glide(self.grown, 1, **kwargs)

    def values(self) -> np.ndarray:
        """What the bars stand for now."""
        return np.asarray(np.exp(self.cards.logs()))

    def total(self) -> str:
        """The sum of all bars, as it is written."""
        return f"{self.values().sum():.3f}"

    def state(self) -> Any:
        """What the picture depends on."""
        return self.cards.state(), self.grown.get_value()

    def draw(self) -> None:
        """Draw them as they are now."""
        grown, foot = self.grown.get_value(), self.cards.line.level.get_value()
        viewport = self.cards.line.viewport
        wide = BAR * viewport.unit
        for bar, number, across, value in zip(
            self.bars, self.numbers, viewport.at(self.cards.logs()), self.values(), strict=True
        ):
            left, right = across - wide / 2, across + wide / 2
            top = foot + grown * float(value) * self.height_of_one
            corners = [(left, foot), (right, foot), (right, top), (left, top), (left, foot)]
            bar.set_points_as_corners(np.array([(*corner, 0.0) for corner in corners]))
            mobject_ops.set_fill_opacity(bar, float(grown > 0))
            number.origin.move_to(np.array([across, top + 0.14, 0]))
            number.show(f"{value:.3f}")
            mobject_ops.set_fill_opacity(number.slots, float(np.clip(2 * grown - 1, 0, 1)))
