"""Light: lines and points that shine, as a bright core in ever wider and fainter copies."""

import manim as mn
import numpy as np

from reel.stage.exemptions import overlap_intended

_HALOS = ((26, 0.04), (15, 0.07), (9, 0.1))  # width of the stroke, and its strength
_DISCS = ((2.8, 0.05), (2.1, 0.08), (1.5, 0.1))  # radius, as a multiple of the dot's, and strength


class Beam(mn.VGroup):
    """A ray of light along a line.

    Args:
        colour: #RRGGBB.
        width: of its bright core.
    """

    def __init__(self, colour: str, width: float = 4) -> None:
        strengths = (*_HALOS, (width, 1.0))
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
