"""What points at places: an arrow that follows two of them, a flag planted on one."""

from collections.abc import Callable
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.stage.glide import glide
from scenes.overflow.layout import FlagPlace


class LiveArrow(mn.VGroup):
    """An arrow from one place to another that follows both, its name beside it if it has one.

    Args:
        start, end: find the two places as they are now.
        name: what the arrow does.
        colour: #RRGGBB.
        side: on which side the name stands.
        at: at which share of its length.
        clear: how far it stands off.

    Attributes:
        shown: a tracker: how much of it is shown.
        grown: a tracker: how much of its length is drawn.
    """

    def __init__(
        self,
        start: Callable[[], np.ndarray],
        end: Callable[[], np.ndarray],
        name: mn.Mobject | None = None,
        *,
        colour: str,
        side: np.ndarray = mn.RIGHT,
        at: float = 0.5,
        clear: float = 0.14,
    ) -> None:
        super().__init__()
        self.start, self.end, self.side = start, end, side
        self.title = mn.VGroup() if name is None else name
        self.at, self.clear = at, clear
        self.shown, self.grown = mn.ValueTracker(1), mn.ValueTracker(0)
        self.shaft = mn.VMobject(color=colour, stroke_width=4)
        self.head = mn.VMobject(fill_color=colour, stroke_width=0)
        self.add(self.shaft, self.head, self.title)
        self.add_updater(lambda link: link.draw(), call_updater=True)

    def grow(self, **kwargs: Any) -> mn.Animation:
        """Let it grow from its start to its end."""
        return glide(self.grown, 1, **kwargs)

    def fade_out(self, **kwargs: Any) -> mn.Animation:
        """Make it invisible; it stays in the scene, and follows its places."""
        return glide(self.shown, 0, **kwargs)

    def draw(self) -> None:
        """Lead from the one place as it is now to the other."""
        start, end, grown = self.start(), self.end(), self.grown.get_value()
        way = end - start
        length = float(np.linalg.norm(way))
        along = way / max(length, 1e-9)
        tip = start + grown * way
        size = float(np.clip(2 * grown * length, 0, 1))
        back = tip - 0.2 * size * along
        wing = 0.1 * size * np.array([-along[1], along[0], 0])
        shown = self.shown.get_value() * float(grown > 0)
        self.shaft.set_points_as_corners([start, back]).set_stroke(opacity=shown)
        self.head.set_points_as_corners([tip, back + wing, back - wing, tip])
        self.head.set_fill(opacity=shown)
        self.title.next_to(start + self.at * way, self.side, buff=self.clear)
        mobject_ops.set_opacity(self.title, shown * float(np.clip(2 * grown - 1, 0, 1)))


class Flag(mn.VGroup):
    """A flag planted on something: a pole with a value and its name.

    Args:
        foot: where the pole stands.
        place: how long the pole is, and to which side the flag flies.
        value, name: what the flag says.
        colour: #RRGGBB of the pole.
    """

    def __init__(
        self,
        foot: np.ndarray,
        place: FlagPlace,
        value: mn.Mobject,
        name: mn.Mobject,
        colour: str,
    ) -> None:
        self.pole = mn.Line(foot, foot + place.length * mn.UP, color=colour, stroke_width=3)
        self.cloth = mn.VGroup(value, name).arrange(mn.DOWN, buff=0.14, aligned_edge=-place.side)
        end = self.pole.get_end() + 0.16 * place.side
        self.cloth.move_to(end, aligned_edge=mn.UP - place.side)
        super().__init__(self.pole, self.cloth)

    def plant(self) -> mn.Animation:
        """Put it up."""
        return mn.AnimationGroup(mn.Create(self.pole), mn.FadeIn(self.cloth, shift=0.2 * mn.UP))
