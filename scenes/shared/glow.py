"""Things that shine: lines, points and outlines, put by hand where they are to shine.

For light that follows a curve or a place by itself, see `scenes.shared.light`.
"""

from collections.abc import Sequence

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.stage.exemptions import overlap_intended

Strokes = Sequence[tuple[float, float]]
"""The width of each stroke around what shines, and its strength."""

_HALOS: Strokes = ((26, 0.04), (15, 0.07), (9, 0.1))
_DISCS = ((2.8, 0.05), (2.1, 0.08), (1.5, 0.1))  # radius, as a multiple of the dot's, and strength


class Beam(mn.VGroup):
    """A ray of light along a line.

    Args:
        colour: #RRGGBB.
        width: of its bright core.
        halos: the light around that.
    """

    def __init__(self, colour: str, width: float = 4, halos: Strokes = _HALOS) -> None:
        strengths = (*halos, (width, 1.0))
        super().__init__(
            *(mn.Line(stroke_width=wide, stroke_opacity=share) for wide, share in strengths)
        )
        self.set_stroke(colour)

    def reach(self, start: np.ndarray, end: np.ndarray) -> "Beam":
        """Shine from one point to another."""
        for line in self:
            line.set_points_as_corners([start, end])
        return self


class Spark(mn.VGroup):
    """A shining point.

    Args:
        colour: #RRGGBB.
        radius: of its bright core.
    """

    def __init__(self, colour: str, radius: float = 0.1) -> None:
        discs = (*_DISCS, (1, 1.0))
        super().__init__(
            *(mn.Dot(radius=radius * size, fill_opacity=share) for size, share in discs)
        )
        self.set_color(colour)
        for disc in self[:-1]:
            overlap_intended(disc, None, "light falls on what stands near it")

    def show(self, strength: float) -> "Spark":
        """Let it shine at this share of its strength."""
        for disc, (_, share) in zip(self, (*_DISCS, (1, 1.0)), strict=True):
            disc.set_fill(opacity=share * strength)
        return self


class Rim(mn.VGroup):
    """Light around the outline of a shape, to be put behind it.

    Args:
        colour: #RRGGBB.
        strokes: what it is made of.
    """

    def __init__(self, colour: str, strokes: Strokes) -> None:
        self._strokes = strokes
        super().__init__(*(mn.VMobject(stroke_width=width) for width, _ in strokes))
        self.set_stroke(colour)

    def around(self, shape: mn.VMobject, strength: float = 1.0) -> "Rim":
        """Lie around a shape, at this share of its strength."""
        for ring, (_, share) in zip(self, self._strokes, strict=True):
            ring.set_points(shape.points)
            mobject_ops.set_stroke_opacity(ring, share * strength)
        return self
