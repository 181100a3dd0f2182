"""The cursor of a slide rule: a glass with a hairline, which can show its place enlarged."""

from collections.abc import Sequence
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.exemptions import overlap_intended
from scenes.product_to_sum.layout import RulerPlaces
from scenes.product_to_sum.ruler_maths import near
from scenes.product_to_sum.rulers import RAIL, Rulers
from scenes.product_to_sum.scales import GAP, LENGTHS, WIDTHS
from scenes.shared.glow import Beam

_GLASS = 0.8  # how long the glass is, along the rulers
_BEYOND = 0.06  # how far it reaches beyond them
_HAIRLINE, _GLOW = 2.5, ((16, 0.07), (10, 0.12), (6, 0.25))  # its width, and the light around it
_GAP = 0.12  # between a tick of the lens and its number
_SMALLER = 0.8  # than the numbers of a slide rule those of the lens are, as they are longer
_EDGE = 0.18  # between the edge of the lens and a number in it
_TENTHS = 5.6  # of the number that is read, along the lens
_CLEAR = 0.08  # between the hairline and a number


def _light(ways: Sequence[tuple[np.ndarray, np.ndarray]], colour: str) -> mn.VGroup:
    """Draw a line that glows, in pieces that leave what stands between them readable."""
    return mn.VGroup(*(Beam(colour, _HAIRLINE, _GLOW).reach(*ends) for ends in ways))


class Cursor(mn.VGroup):
    """A glass over both rulers, with a hairline in the colour of what is read there.

    Args:
        rulers: over which it runs.
        number: as large as the numbers on them.
        theme: gives each role its colour.
    """

    def __init__(self, rulers: Rulers, number: mn.VMobject, *, theme: Theme) -> None:
        low, high = -rulers.thickness - _BEYOND, rulers.thickness + RAIL + _BEYOND
        ends = [rulers.spot(0, off) for off in (low, high)]
        tick = LENGTHS[0] * rulers.thickness
        beyond = tick + GAP + (number.width if rulers.upright else number.height) + _CLEAR
        offs = [(low, -beyond), (-tick, tick), (beyond, high)]
        light = _light([(rulers.spot(0, a), rulers.spot(0, b)) for a, b in offs], theme.product)
        size = np.abs(ends[1] - ends[0]) + _GLASS * rulers.along
        glass = mn.RoundedRectangle(corner_radius=0.1, width=size[0], height=size[1])
        glass.set_fill(theme.text, 0.07).set_stroke(theme.muted, 2.5).move_to(
            (ends[0] + ends[1]) / 2
        )
        streak = self._streak(glass, theme)
        rails = mn.VGroup()
        for end in ends:
            shape = np.abs((_GLASS + 0.14) * rulers.along + 0.13 * rulers.off)
            rail = mn.RoundedRectangle(corner_radius=0.05, width=shape[0], height=shape[1])
            rails.add(rail.set_fill(theme.muted, 1).set_stroke(width=0).move_to(end))
        anchor = mn.VectorizedPoint(rulers.spot(0))
        super().__init__(light, glass, streak, rails, anchor)
        overlap_intended(self, None, "a slide rule is read through its glass, at the hairline")
        redraw_on_change(
            self,
            lambda cursor: mobject_ops.shift(
                cursor, rulers.spot(rulers.total) - anchor.get_location()
            ),
            lambda _: rulers.state(),
        )

    def _streak(self, glass: mn.VMobject, theme: Theme) -> mn.VMobject:
        """A reflection across a corner of the glass."""
        left, top = glass.get_left()[0] + 0.05, glass.get_top()[1] - 0.05
        wide, low = 0.55 * glass.width, 0.5 * glass.height
        corners = [[left, top], [left + wide, top], [left, top - min(low, 2 * wide)]]
        streak = mn.Polygon(*([x, y, 0] for x, y in corners), stroke_width=0)
        return streak.set_fill(theme.text, 0.09)


class Lens(mn.VGroup):
    """Both scales near the place that is read, enlarged: what the cursor's glass becomes.

    Args:
        rulers: which are read; they do not move while it is there.
        places: says how long it is, along the rulers.
        numbers: the number that is read on the sliding ruler, and the one on the other.
        theme: gives each role its colour.
    """

    def __init__(
        self, rulers: Rulers, places: RulerPlaces, numbers: tuple[float, float], *, theme: Theme
    ) -> None:
        self.rulers, self.long, self.numbers = rulers, places.lens, numbers
        self.number_scale = _SMALLER * places.number_scale
        long = self.long
        self.plate = mn.VMobject(fill_opacity=1, stroke_width=4, stroke_color=theme.text)
        pale = mn.ManimColor(theme.grid).interpolate(mn.ManimColor(theme.surface), 0.35)
        self.plate.set_fill(pale)
        edge = mn.Line(color=theme.muted, stroke_width=2)
        ends = [self._spot(0, off) for off in (-self._high, LENGTHS[0] * rulers.thickness)]
        light = _light([(ends[0], ends[1])], theme.product)
        self.scales = mn.VGroup()
        for number, away in zip(numbers, (1, -1), strict=True):
            self.scales.add(self._scale(number, away, theme.text))
        super().__init__(self.plate, edge, self.scales, light)
        edge.put_start_and_end_on(self._spot(-long / 2 + 0.05, 0), self._spot(long / 2 - 0.05, 0))
        overlap_intended(self, None, "a lens shows the rule below it, enlarged")
        self._draw_plate()

    @property
    def _high(self) -> float:
        return self.rulers.thickness + 0.12

    def _spot(self, along: float, off: float) -> np.ndarray:
        """A point of the lens, from its middle."""
        rulers = self.rulers
        return np.asarray(rulers.spot(rulers.total, off) + along * rulers.along)

    @property
    def times(self) -> float:
        """How many times it enlarges."""
        _, number = self.numbers
        tenth = self.rulers.unit * (np.log2(number + 0.1) - np.log2(number))
        return float(self.long / _TENTHS / tenth)

    def _scale(self, number: float, away: int, colour: str) -> mn.VGroup:
        """Draw the ticks and the numbers on one side of the edge."""
        unit = self.rulers.unit * self.times
        reach = (self.long / 2 - 0.12) / unit
        drawn = mn.VGroup()
        for tick in near(number, reach):
            along = (tick.at - np.log2(number)) * unit
            off = away * LENGTHS[tick.rank] * self.rulers.thickness
            line = mn.Line(self._spot(along, 0), self._spot(along, off), color=colour)
            drawn.add(line.set_stroke(width=WIDTHS[tick.rank]))
            if tick.rank == 0:
                text = f"{tick.value:.1f}"
                title = LiveNumber(text, colour=colour, size="label", anchor="center")
                title.scale(self.number_scale).move_to(
                    self._spot(along, off + away * _GAP), aligned_edge=-away * self.rulers.off
                )
                size = title.height if self.rulers.upright else title.width
                if abs(along) + size / 2 < self.long / 2 - _EDGE:
                    drawn.add(title)
        return drawn

    def _draw_plate(self) -> None:
        way = np.abs(self.long * self.rulers.along + 2 * self._high * self.rulers.off)
        outline = mn.RoundedRectangle(corner_radius=0.25, width=way[0], height=way[1])
        self.plate.set_points(outline.points + self._spot(0, 0))

    def open(self, **kwargs: Any) -> mn.Animation:
        """Let it grow out of the place that is read."""
        return mn.GrowFromPoint(self, self._spot(0, 0), **kwargs)
