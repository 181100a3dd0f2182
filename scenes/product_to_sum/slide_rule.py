"""A slide rule: a fixed and a sliding log scale, and a cursor with a hairline."""

from collections.abc import Callable
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.exemptions import overlap_intended
from reel.stage.glide import glide
from scenes.product_to_sum.layout import RulePlaces
from scenes.product_to_sum.slide_rule_maths import place, ticks

# Shares of the rule's height: the rail above the slide, and the slide.
_RAIL, _SLIDE = 0.15, 0.41

# By rank of a tick: how long (as a share of the slide's height) and how thick it is.
_LENGTHS = (0.36, 0.26, 0.16)
_WIDTHS = (3.0, 2.0, 1.4)

_END = 0.52  # between a scale's ends and those of its body
_GLASS = 0.9  # how wide the cursor's glass is
_APART = 0.12  # between two numbers


class Scale(mn.VGroup):
    """The ticks and numbers from 1 to 10, on one side of a straight edge.

    Args:
        start, length: where the number 1 stands, and how far away the 10 does.
        side: the direction in which ticks and numbers stand off the edge.
        height: of the strip that they stand on.
        colour: #RRGGBB.
        fine_ticks: whether it gets all ticks, or about half of them.

    Attributes:
        numbers: the ten numbers written on it.
    """

    def __init__(
        self,
        start: np.ndarray,
        length: float,
        side: np.ndarray,
        height: float,
        colour: str,
        *,
        fine_ticks: bool,
    ) -> None:
        super().__init__()
        self.start, self.length = start, length
        marks = ticks(fine=fine_ticks)
        self.places = [np.array([place(t.value) for t in marks if t.rank == r]) for r in range(3)]
        self.segments = [
            np.concatenate([self._segment(at, share * height * side) for at in places])
            for places, share in zip(self.places, _LENGTHS, strict=True)
        ]
        self.ranks = mn.VGroup(*(mn.VMobject(color=colour, stroke_width=w) for w in _WIDTHS))
        self.numbers = mn.VGroup()
        for at, tick in zip(self.places[0], (t for t in marks if t.rank == 0), strict=True):
            number = LiveNumber(f"{tick.value:g}", colour=colour, size="label", anchor="center")
            foot = start + at * length * mn.RIGHT + (_LENGTHS[0] * height + 0.12) * side
            self.numbers.add(number.move_to(foot, aligned_edge=-side))
        self.written = self._written()
        self.add(self.ranks, self.numbers)
        self.show_up_to(1.0)

    def _written(self) -> list[bool]:
        """Which numbers have room: the first, the last, and what stands clear of both."""
        places = self.places[0] * self.length
        widths = [number.width for number in self.numbers]
        found, last = [], -np.inf
        for at, width in zip(places[:-1], widths[:-1], strict=True):
            end = places[-1] - widths[-1] / 2
            found.append(bool(min(at - last, end - at) > width / 2 + _APART))
            last = at + width / 2 if found[-1] else last
        return [*found, True]

    def _segment(self, at: float, tick: np.ndarray) -> np.ndarray:
        foot = self.start + at * self.length * mn.RIGHT
        return np.array([foot + share * tick for share in (0, 1 / 3, 2 / 3, 1)])

    def show_up_to(self, share: float) -> "Scale":
        """Show only what stands within the first `share` of the scale; for drawing it."""
        for rank, places, segments in zip(self.ranks, self.places, self.segments, strict=True):
            rank.set_points(segments[: 4 * int(np.sum(places <= share + 1e-9))])
        for number, at, written in zip(self.numbers, self.places[0], self.written, strict=True):
            drawn = float(np.clip(1 + (share - at) / 0.03, 0, 1))
            mobject_ops.set_fill_opacity(number.slots, drawn if written else 0)
        return self


class SlideRule(mn.VGroup):
    """A slide rule with a slide and a cursor, both at 1 at first.

    Args:
        places: for the rule, with the slide pulled out as far as it will be.
        farthest: the number over which the slide's 1 will stand then.
        theme: gives each role its colour.

    Attributes:
        first: a tracker for where the slide's 1 stands on the fixed scale: the first length.
        second: a tracker for where the cursor stands on the sliding scale: the second length.
        drawn: a tracker for the share of both scales that is drawn, in `draw_scales`.
        fixed, sliding: the two scales.
        frame, tongue: what the two scales are written on.
        cursor: the hairline and its glass; the numbers stand between the two.
    """

    def __init__(self, places: RulePlaces, *, farthest: float, theme: Theme) -> None:
        super().__init__()
        self.first, self.second = mn.ValueTracker(0), mn.ValueTracker(0)
        self.drawn = mn.ValueTracker(0)
        self.region = region = places.rule
        self.length = (region.width - 2 * _END) / (1 + place(farthest))
        self.edge = region.top - (_RAIL + _SLIDE) * region.height
        tall = _SLIDE * region.height
        self.fixed, self.sliding = (
            Scale(
                self.spot(0),
                self.length,
                side,
                tall,
                theme.text,
                fine_ticks=places.fine_ticks,
            )
            for side in (mn.DOWN, mn.UP)
        )
        self.frame, groove = self._body(theme)
        self.tongue = self._tongue(theme)
        slide = mn.VGroup(self.tongue)
        hairline, glass = self._cursor(places.cursor_beyond, theme)
        for follower in (slide, self.sliding):
            self._follow(follower, self.first.get_value)
        for follower in (hairline, glass):
            self._follow(follower, lambda: self.total)
        self.cursor = mn.VGroup(hairline, glass)
        overlap_intended(
            self.cursor, None, "a slide rule is read through its glass, at the hairline"
        )
        self.add(self.frame, groove, slide, hairline, self.fixed, self.sliding, glass)

    @property
    def total(self) -> float:
        """Where the cursor stands on the fixed scale: both lengths, laid end to end."""
        return self.first.get_value() + self.second.get_value()

    def first_length(self) -> tuple[float, float]:
        """From where to where the first length goes, on the fixed scale."""
        return 0.0, self.first.get_value()

    def second_length(self) -> tuple[float, float]:
        """From where to where the second length goes: it begins where the first one ends."""
        return self.first.get_value(), self.total

    def sum_of_lengths(self) -> tuple[float, float]:
        """From where to where both lengths go together."""
        return 0.0, self.total

    def drawn_length(self) -> tuple[float, float]:
        """From where to where the scales are drawn."""
        return 0.0, self.drawn.get_value()

    def spot(self, at: float) -> np.ndarray:
        """The point of the edge between the scales at a place of the fixed scale."""
        return np.array([self.region.left + _END + at * self.length, self.edge, 0.0])

    def draw_scales(self, **kwargs: Any) -> mn.Animation:
        """Draw both scales from 1 to 10."""
        scales = (
            mn.UpdateFromFunc(scale, lambda s: s.show_up_to(self.drawn.get_value()))
            for scale in (self.fixed, self.sliding)
        )
        return mn.AnimationGroup(glide(self.drawn, 1), *scales, **kwargs)

    def pull_slide_to(self, number: float, **kwargs: Any) -> mn.Animation:
        """Move the slide until its 1 stands over a number of the fixed scale."""
        return glide(self.first, place(number), **kwargs)

    def move_cursor_to(self, number: float, **kwargs: Any) -> mn.Animation:
        """Move the cursor until it stands at a number of the slide's scale."""
        return glide(self.second, place(number), **kwargs)

    def _follow(self, mobject: mn.VGroup, at: Callable[[], float]) -> None:
        """Let a part, made where the number 1 stands, keep to a place."""
        anchor = mn.VectorizedPoint(self.spot(0))
        mobject.add(anchor)
        mobject.add_updater(lambda m: mobject_ops.shift(m, self.spot(at()) - anchor.get_location()))

    def _body(self, theme: Theme) -> tuple[mn.VMobject, mn.VMobject]:
        width, height = self.length + 2 * _END, self.region.height
        frame = mn.RoundedRectangle(corner_radius=0.2, width=width, height=height)
        frame.set_fill(theme.surface, 1).set_stroke(theme.grid, 2.5)
        frame.move_to(self.region.at(0, 0.5), aligned_edge=mn.LEFT)
        groove = mn.Rectangle(width=width, height=_SLIDE * height)
        groove.set_fill(theme.background, 1).set_stroke(theme.grid, 2)
        groove.move_to([frame.get_x(), self.edge, 0], aligned_edge=mn.DOWN)
        return frame, groove

    def _tongue(self, theme: Theme) -> mn.VMobject:
        width, height = self.length + 2 * _END, _SLIDE * self.region.height - 0.03
        tongue = mn.RoundedRectangle(corner_radius=0.1, width=width, height=height)
        surface, grid = mn.ManimColor(theme.surface), mn.ManimColor(theme.grid)
        tongue.set_fill(mn.interpolate_color(surface, grid, 0.7), 1)
        tongue.set_stroke(theme.muted, 1.5)
        return tongue.move_to([self.region.left, self.edge + 0.015, 0], aligned_edge=mn.DL)

    def _cursor(self, beyond: float, theme: Theme) -> tuple[mn.VGroup, mn.VGroup]:
        glass = mn.RoundedRectangle(
            corner_radius=0.08, width=_GLASS, height=self.region.height + 2 * beyond
        )
        glass.set_fill(theme.text, 0.1).set_stroke(theme.muted, 2)
        glass.move_to([self.spot(0)[0], self.region.center[1], 0])
        hairline = mn.Line(glass.get_bottom(), glass.get_top(), stroke_width=3)
        rails = mn.VGroup()
        for side in (mn.UP, mn.DOWN):
            rail = mn.RoundedRectangle(corner_radius=0.05, width=_GLASS + 0.12, height=0.14)
            rail.set_fill(theme.muted, 1).set_stroke(width=0)
            rails.add(rail.move_to(glass.get_edge_center(side)))
        return mn.VGroup(hairline.set_color(theme.bad)), mn.VGroup(glass, rails)
