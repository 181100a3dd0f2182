"""Light and shade: balls that shine, and surfaces whose colour fades along them."""

from collections.abc import Callable
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.records.theme import Theme
from scenes.shared.light import Halo

RADIUS = 0.22
_HALO = 3  # how far a ball shines, in radii
_STOPS = 33  # of a colour that fades along a surface


class Ball(mn.VGroup):
    """A ball that shines, always where `where` says.

    Args:
        where: finds its middle as it is now.
        colour: #RRGGBB.
        theme: tells what is light and what is dark.
    """

    def __init__(
        self,
        where: Callable[[], np.ndarray],
        colour: str,
        theme: Theme,
    ) -> None:
        dark, light = ends_of_light(theme)
        halo = Halo(where, lambda: _HALO * RADIUS, colour)
        self.body = mn.Circle(RADIUS, stroke_width=0)
        self.body.set_fill([colour, colour, mixed(colour, dark, 0.45)], opacity=1)
        self.body.set_sheen_direction(mn.DR)
        shine = mn.Circle(0.22 * RADIUS, fill_color=light, fill_opacity=0.7, stroke_width=0)
        shine.shift(0.42 * RADIUS * mn.UL)
        super().__init__(halo, self.body, shine)
        self.add_updater(lambda ball: ball.put(where()), call_updater=True)

    def put(self, place: np.ndarray) -> None:
        """Move its middle to a place."""
        way = place - mobject_ops.edge(self.body, mn.ORIGIN)
        if np.any(way):
            mobject_ops.shift(self, way)


def ends_of_light(theme: Theme) -> tuple[str, str]:
    """What is darkest and what is lightest in a theme."""
    inks = theme.text, theme.background
    dark, light = sorted(inks, key=lambda ink: float(mn.ManimColor(ink).to_rgb().sum()))
    return dark, light


def mixed(colour: str, other: str, share: float) -> mn.ManimColor:
    """A colour with a share of another one in it."""
    return mn.interpolate_color(mn.ManimColor(colour), mn.ManimColor(other), share)


def paint(
    path: mn.VMobject,
    box: tuple[float, float, float, float],
    colour: Any,
    strength: Callable[[np.ndarray], np.ndarray],
    *,
    upward: bool = False,
) -> None:
    """Fill a rectangle with a colour that is seen more and less strongly along it.

    Args:
        path: what becomes that rectangle.
        box: its left, bottom, right and top edges.
        colour: of it all.
        strength: its opacity at places across, or from its bottom (0) to its top (1).
        upward: whether it changes upward.
    """
    left, bottom, right, top = box
    corners = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
    path.set_points_as_corners(np.array([(*corner, 0.0) for corner in corners]))
    stops = np.linspace(0, 1, _STOPS) if upward else np.linspace(left, right, _STOPS)
    opacity = strength(stops) * float(right > left + 1e-6)
    path.fill_rgbas = np.column_stack(
        [np.tile(mn.ManimColor(colour).to_rgb(), (_STOPS, 1)), opacity]
    )
    path.sheen_direction = mn.UP if upward else mn.RIGHT
