"""Two rulers edge to edge, one of which slides: ordinary ones, and then a slide rule."""

from typing import Any, SupportsFloat

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.exemptions import outside_intended
from reel.stage.glide import glide
from scenes.product_to_sum.layout import RulerPlaces
from scenes.product_to_sum.ruler_maths import FIRST, MARKS, place

RAIL = 0.24
"""How thick the rail is that holds a slide rule's slide."""

_END = 0.42  # between the outermost marks and the ends of a ruler
_ROUND = 0.14  # the radius of corners
_SHADOW = (0.02, 0.05, 0.085, 0.125)  # how far the layers of the shadow reach
_FALL = 0.05  # how far it falls away from the light


class Rulers(mn.VGroup):
    """A ruler that stays and, beyond its edge, one that slides along it.

    "Along" is the way in which numbers grow, "off" the way from the ruler that stays to the one
    that slides: right and up where rulers lie, up and right where they stand.

    Args:
        places: for the rulers, with the sliding one as far along as it will be.
        theme: gives each role its colour.

    Attributes:
        first: a tracker for where the sliding ruler's start stands: the first length.
        second: a tracker for how far along the sliding ruler is read: the second length.
        reach: a tracker for the place at the far end of the region.
        last: a tracker for the place of a ruler's last mark.
        along, off: unit vectors.
        thickness: of one ruler.
        frame: a slide rule's rail and groove, behind the slide; not shown at first.
    """

    def __init__(self, places: RulerPlaces, *, theme: Theme) -> None:
        super().__init__()
        self.first, self.second = mn.ValueTracker(0), mn.ValueTracker(0)
        self.reach, self.last = mn.ValueTracker(MARKS + FIRST), mn.ValueTracker(MARKS)
        region, self.upright = places.rulers, places.upright
        size = np.array([region.width, region.height])
        long, across = size[::-1] if self.upright else size
        self.along, self.off = (mn.UP, mn.RIGHT) if self.upright else (mn.RIGHT, mn.UP)
        self.length = long - 2 * _END
        self.thickness = (across - RAIL) / 2
        corner = np.array([region.left, region.bottom, 0.0])
        self.start = corner + _END * self.along + self.thickness * self.off
        self.theme = theme
        dark, pale = mn.ManimColor(theme.surface), mn.ManimColor(theme.grid)
        self.staying = self._body(dark.interpolate(pale, 0.25))
        self.sliding = self._body(dark.interpolate(pale, 0.8))
        shade = theme.background if theme.dark else theme.text
        self.shadow = mn.VGroup(
            *(
                mn.VMobject(fill_color=shade, fill_opacity=0.22 if theme.dark else 0.07)
                for _ in _SHADOW
            )
        ).set_stroke(width=0)
        outside_intended(self.shadow, "a shadow may fall into the margin")
        self.frame = mn.VGroup(self._body(dark.interpolate(pale, 0.25)), mn.VMobject())
        self.frame[1].set_fill(shade, 0.55 if theme.dark else 0.16).set_stroke(width=0)
        redraw_on_change(self.frame, lambda _: self._draw_frame(), lambda _: self.state())
        self.add(self.staying, self.shadow, self.sliding)
        redraw_on_change(self, lambda rulers: rulers.draw(), lambda rulers: rulers.state())

    def _body(self, colour: mn.ManimColor) -> mn.VMobject:
        body = mn.VMobject(stroke_color=self.theme.muted, stroke_width=2)
        lit = colour.interpolate(mn.ManimColor(self.theme.text), 0.1)
        body.set_sheen_direction(mn.UP)
        return body.set_fill([colour, lit], 1)

    def state(self) -> tuple[float, ...]:
        """All that the picture depends on."""
        trackers = self.first, self.second, self.reach, self.last
        return tuple(float(tracker.get_value()) for tracker in trackers)

    def spot(self, at: float, off: float = 0.0) -> np.ndarray:
        """The point at a place along the ruler that stays, so far off the edge between both."""
        share = at / float(self.reach.get_value())
        return np.asarray(self.start + share * self.length * self.along + off * self.off)

    @property
    def unit(self) -> float:
        """How long a doubling is."""
        return self.length / float(self.reach.get_value())

    @property
    def total(self) -> float:
        """Both lengths, laid end to end: where the rulers are read."""
        return float(self.first.get_value() + self.second.get_value())

    # What they do.

    def slide_to(self, at: float, **kwargs: Any) -> mn.Animation:
        """Slide until the sliding ruler's start stands at a place of the other one."""
        return glide(self.first, at, **kwargs)

    def read_at(self, at: float, **kwargs: Any) -> mn.Animation:
        """Read the sliding ruler at one of its places."""
        return glide(self.second, at, **kwargs)

    def stretch_to(self, largest: SupportsFloat, farthest: SupportsFloat) -> list[mn.Animation]:
        """Let rulers end at a number, with room to slide as far as another one."""
        end = place(largest)
        return [glide(self.last, end), glide(self.reach, end + place(farthest))]

    # How they look.

    def draw(self) -> None:
        """Draw both as they are now."""
        first, last = float(self.first.get_value()), float(self.last.get_value())
        self._box(self.staying, 0, last, -self.thickness, 0)
        self._box(self.sliding, first, first + last, 0.015, self.thickness)
        for layer, grown in zip(self.shadow, _SHADOW, strict=True):
            self._box(layer, first, first + last, 0.015, self.thickness, grown)
            layer.shift(_FALL * (mn.DOWN + mn.RIGHT))

    def _draw_frame(self) -> None:
        body, groove = self.frame
        last = float(self.last.get_value())
        self._box(body, 0, last, -self.thickness, self.thickness + RAIL)
        self._box(groove, 0, last, 0, self.thickness, -0.01)

    def _box(
        self, body: mn.VMobject, start: float, end: float, low: float, high: float, grown: float = 0
    ) -> None:
        """Give a body the outline of a ruler from one place to another."""
        corners = self.spot(start, low), self.spot(end, high)
        middle, way = (corners[0] + corners[1]) / 2, np.abs(corners[1] - corners[0])
        way += 2 * _END * self.along + 2 * grown
        outline = mn.RoundedRectangle(corner_radius=_ROUND, width=way[0], height=way[1])
        body.set_points(outline.points + middle)
