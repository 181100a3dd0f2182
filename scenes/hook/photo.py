"""A photo that a classifier has looked at, with the probability it gave to the right label."""

import manim as mn
import sympy as sp

from reel.fast import mobject_ops
from reel.formula.formula import Formula
from reel.notation.written import Rounded
from reel.records.theme import Theme
from scenes.hook import maths

WIDTH = 0.8
_HEIGHT, _BAR = 0.5, 0.09


class Photo(mn.VGroup):
    """A small picture, a bar as long as its probability, and the number.

    Args:
        probability: in (0, 1], with two decimals.
        number: which photo it is; neighbours show different things.
        theme: gives each role its colour.
        pictured: how large picture and bar are: beside them, the number is small at 1 and large
            at less.
    """

    def __init__(
        self, probability: float, number: int, theme: Theme, *, pictured: float = 1
    ) -> None:
        frame = mn.RoundedRectangle(corner_radius=0.06, width=WIDTH, height=_HEIGHT)
        frame.set_fill(theme.surface, 1).set_stroke(theme.grid, 1.5)
        motif = _MOTIFS[maths.thing(number)](theme)
        self.picture = mn.VGroup(frame, motif.move_to(frame))
        self.track = mn.Rectangle(width=WIDTH, height=_BAR).set_stroke(width=0)
        self.track.set_fill(theme.grid, 1)
        self.bar = mn.Rectangle(width=max(WIDTH * probability, 0.01), height=_BAR)
        self.bar.set_fill(theme.data, 1).set_stroke(width=0)
        self.number = Formula(Rounded(sp.Float(probability), 2), theme=theme, size="small")
        self.track.next_to(frame, mn.DOWN, buff=0.05)
        self.bar.move_to(self.track, aligned_edge=mn.LEFT)
        mn.VGroup(self.picture, self.track, self.bar).scale(pictured)
        self.number.next_to(self.track, mn.DOWN, buff=0.07)
        super().__init__(self.picture, self.track, self.bar, self.number)
        self.probability = probability

    def grow_bar(self, share: float) -> None:
        """Show the bar at this share of its length, and the number as strongly."""
        length = max(share * self.probability, 0.01) * self.track.width
        self.bar.stretch_to_fit_width(length).move_to(self.track, aligned_edge=mn.LEFT)
        mobject_ops.set_opacity(self.bar, float(share > 0))
        mobject_ops.set_opacity(self.number, share)

    def fade_to(self, opacity: float) -> None:
        """Show all but the frame this faintly."""
        for piece in (self.picture[1], self.bar, self.number):
            mobject_ops.set_opacity(piece, opacity)


def _shape(points: list[tuple[float, float]], colour: str) -> mn.Polygon:
    corners = [(x, y, 0) for x, y in points]
    return mn.Polygon(*corners, color=colour, fill_opacity=1, stroke_width=0)


def _mountains(theme: Theme) -> mn.VGroup:
    near = _shape([(-0.28, -0.17), (-0.06, 0.12), (0.16, -0.17)], theme.muted)
    far = _shape([(0.0, -0.17), (0.15, 0.03), (0.3, -0.17)], theme.muted)
    return mn.VGroup(near, far, mn.Dot([0.2, 0.13, 0], 0.05, color=theme.text))


def _tree(theme: Theme) -> mn.VGroup:
    crown = [_shape([(-0.16, y), (0.16, y), (0, y + 0.18)], theme.muted) for y in (-0.1, 0.0)]
    return mn.VGroup(
        _shape([(-0.03, -0.18), (0.03, -0.18), (0.03, 0), (-0.03, 0)], theme.text), *crown
    )


def _house(theme: Theme) -> mn.VGroup:
    wall = _shape([(-0.16, -0.18), (0.16, -0.18), (0.16, 0.02), (-0.16, 0.02)], theme.muted)
    roof = _shape([(-0.21, 0.02), (0.21, 0.02), (0, 0.18)], theme.muted)
    door = _shape([(-0.04, -0.18), (0.04, -0.18), (0.04, -0.06), (-0.04, -0.06)], theme.surface)
    return mn.VGroup(wall, roof, door)


def _fish(theme: Theme) -> mn.VGroup:
    body = mn.Ellipse(0.36, 0.2, color=theme.muted, fill_opacity=1, stroke_width=0)
    tail = _shape([(0.13, 0), (0.27, 0.1), (0.27, -0.1)], theme.muted)
    return mn.VGroup(body, tail, mn.Dot([-0.1, 0.03, 0], 0.025, color=theme.surface))


def _boat(theme: Theme) -> mn.VGroup:
    hull = _shape([(-0.24, -0.06), (0.24, -0.06), (0.15, -0.18), (-0.15, -0.18)], theme.muted)
    sail = _shape([(0.0, -0.02), (0.0, 0.19), (0.18, -0.02)], theme.text)
    return mn.VGroup(hull, sail)


_MOTIFS = (_mountains, _tree, _house, _fish, _boat)
