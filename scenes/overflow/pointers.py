"""What marks places that may move: a ball, an arrow, a flag."""

from collections.abc import Callable
from typing import Any

import manim as mn
import numpy as np

from reel.stage.glide import glide
from scenes.overflow.layout import FlagPlace
from scenes.overflow.orientation import LEVEL, Orientation

_BESIDE_BALL = 0.45  # of an upright ruler's pole: so much of it lies beside a ball


class NumberBall(mn.Dot):
    """A number as a ball that is always where `where` says.

    Args:
        where: finds its middle as it is now.
        colour: #RRGGBB.
        radius: in Manim's units; by default, small enough to go with others.
    """

    RADIUS = 0.16

    def __init__(
        self, where: Callable[[], np.ndarray], colour: str, radius: float = RADIUS
    ) -> None:
        super().__init__(radius=radius, color=colour)
        self.add_updater(lambda ball: ball.move_to(where()), call_updater=True)


class LiveArrow(mn.VGroup):
    """An arrow from one place to another that follows both, with its name beside it.

    Args:
        start, end: find the two places as they are now.
        name: what the arrow does.
        colour: #RRGGBB.
        side: on which side the name stands.
        at: at which share of its length.
        gap: how much is left free at both ends.
        clear: how far its name stands off.

    Attributes:
        shown: a tracker: how much of it is shown.
        grown: a tracker: how much of its length is drawn.
    """

    def __init__(
        self,
        start: Callable[[], np.ndarray],
        end: Callable[[], np.ndarray],
        name: mn.Mobject,
        *,
        colour: str,
        side: np.ndarray = mn.RIGHT,
        at: float = 0.5,
        gap: float = 0.1,
        clear: float = 0.16,
    ) -> None:
        super().__init__()
        self.start, self.end, self.title, self.side = start, end, name, side
        self.at, self.gap, self.clear = at, gap, clear
        self.shown, self.grown = mn.ValueTracker(1), mn.ValueTracker(0)
        self.shaft = mn.VMobject(color=colour, stroke_width=4)
        self.head = mn.VMobject(fill_color=colour, stroke_width=0)
        self.add(self.shaft, self.head, name)
        self.set_z_index(-1)
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
        along = way / max(float(np.linalg.norm(way)), 1e-9)
        start, end = start + self.gap * along, end - self.gap * along
        tip = start + grown * (end - start)
        back = tip - 0.2 * min(1.0, 4 * grown) * along
        wing = 0.1 * min(1.0, 4 * grown) * np.array([-along[1], along[0], 0])
        shown = self.shown.get_value() * float(grown > 0)
        self.shaft.set_points_as_corners([start, back]).set_stroke(opacity=shown)
        self.head.set_points_as_corners([tip, back + wing, back - wing, tip])
        self.head.set_fill(opacity=shown)
        self.title.next_to(start + self.at * (end - start), self.side, buff=self.clear)
        self.title.set_opacity(shown * float(np.clip(2 * grown - 1, 0, 1)))


class Flag(mn.VGroup):
    """A flag planted on something: a pole with a value and its name.

    Args:
        foot: where the pole stands.
        place: how long the pole is, and how the flag flies from it.
        value, name: what the flag says.
        orientation: of what it is planted on.
        colour: #RRGGBB of the pole.
    """

    def __init__(
        self,
        foot: np.ndarray,
        place: FlagPlace,
        value: mn.Mobject,
        name: mn.Mobject,
        colour: str,
        orientation: Orientation = LEVEL,
    ) -> None:
        side = place.side
        self.pole = mn.Line(
            foot, foot + place.length * orientation.aside, color=colour, stroke_width=3
        )
        self.cloth = mn.VGroup(value, name)
        if orientation.is_level:
            self.cloth.arrange(mn.DOWN, buff=0.14, aligned_edge=-side)
        elif place.one_line:
            self.cloth.arrange(mn.RIGHT, buff=0.3)
            self.cloth.scale(min(1, (place.length - _BESIDE_BALL) / self.cloth.width))
        else:
            self.cloth.arrange(mn.DOWN, buff=0.12, aligned_edge=mn.RIGHT)
        end = self.pole.get_end() + 0.16 * side
        self.cloth.move_to(end, aligned_edge=orientation.aside - side)
        super().__init__(self.pole, self.cloth)

    def plant(self) -> mn.Animation:
        """Put it up."""
        return mn.AnimationGroup(mn.Create(self.pole), mn.FadeIn(self.cloth, shift=0.2 * mn.UP))
