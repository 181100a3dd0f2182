"""A rectangle whose sides have grown: it has gained a strip along each of them, and a corner."""

from collections.abc import Callable
from dataclasses import dataclass

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.exemptions import overlap_intended
from reel.stage.regions import Region
from reel.stage.view import View
from scenes.shared.glow import Rim

_STRIP = 0.16  # how strongly strips are filled
_GLOW = ((14, 0.16), (28, 0.08))  # around a strip's edge: widths and strengths of strokes


@dataclass(frozen=True)
class Grown:
    """How a rectangle has grown.

    Attributes:
        wider, higher: by how much; the strips are as wide and as high.
        corner: the sides of the corner between them.
    """

    wider: float
    higher: float
    corner: tuple[float, float]


class GrowingRectangle(mn.VGroup):
    """A rectangle, two strips and a corner, drawn anew at every frame.

    It is the picture of (f + Δf)(g + Δg): the old area stands at the lower left, the first strip
    (Δf wide) at its right, the second (Δg high) on top, the corner between them. Strips have the
    colour of the factor that has grown. What lies beyond the view is cut off.

    Args:
        view: what is seen, in the rectangle's own units, and where.
        sides: width and height before it has grown.
        grown: how it has grown now.
        theme: gives each role its colour.

    Attributes:
        parts: the four rectangles: "area", "first", "second" and "corner".
    """

    def __init__(
        self,
        view: Callable[[], View],
        sides: tuple[float, float],
        grown: Callable[[], Grown],
        *,
        theme: Theme,
    ) -> None:
        self.view, self.sides, self.grown = view, sides, grown
        self.parts = {
            name: mn.Polygon(*[mn.ORIGIN] * 4) for name in ("area", "first", "second", "corner")
        }
        self.parts["area"].set_fill(theme.surface, 1).set_stroke(theme.muted, 2)
        for name in ("first", "second"):
            self.parts[name].set_fill(theme.colour(name), _STRIP).set_stroke(theme.colour(name), 4)
        self.parts["corner"].set_fill(theme.muted, 0.45).set_stroke(theme.text, 3)
        self.glows = {
            name: Rim(theme.colour(name), _GLOW).around(self.parts[name])
            for name in ("first", "second")
        }
        for glow in self.glows.values():
            overlap_intended(glow, None, "light falls on what is written in a strip")
        super().__init__(*self.glows.values(), *self.parts.values())
        redraw_on_change(
            self,
            lambda rectangle: rectangle.draw(),
            lambda rectangle: (rectangle.view(), rectangle.grown()),
        )

    def spans(self) -> dict[str, Region]:
        """What each of the four rectangles covers on the frame now, as far as it is seen."""
        (width, height), grown = self.sides, self.grown()
        across, up = grown.corner
        spans = {
            "area": Region(0, 0, width, height),
            "first": Region(width, 0, width + grown.wider, height),
            "second": Region(0, height, width, height + grown.higher),
            "corner": Region(width, height, width + across, height + up),
        }
        return {name: self._seen(span) for name, span in spans.items()}

    def middle(self, part: str) -> np.ndarray:
        """The middle of what is seen of a part."""
        return self.spans()[part].center

    def _seen(self, span: Region) -> Region:
        """Find where a rectangle in its own units lies on the frame, and cut it to the view."""
        view = self.view()
        (left, bottom, _), (right, top, _) = view.locate(
            [span.left, span.right], [span.bottom, span.top]
        )
        box = view.box
        xs, ys = (
            np.clip([left, right], box.left, box.right),
            np.clip([bottom, top], box.bottom, box.top),
        )
        return Region(float(xs[0]), float(ys[0]), float(xs[1]), float(ys[1]))

    def draw(self) -> None:
        """Draw the rectangle as it is now."""
        for name, span in self.spans().items():
            corners = [span.at(*at) for at in ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))]
            there = min(span.width, span.height) > 1e-3
            for outline in (self.parts[name], *self.glows.get(name, ())):
                outline.set_points_as_corners(corners if there else [corners[0]] * 5)
