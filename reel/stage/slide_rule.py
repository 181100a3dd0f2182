"""A slide rule: a fixed and a sliding log scale, and a cursor with a hairline."""

from collections.abc import Callable

import manim as mn
import numpy as np

from reel.maths.slide_rule import place, ticks
from reel.stage.readout import Readout
from reel.stage.regions import Region

# Shares of the rule's height: the rail above the slide, and the slide.
_RAIL, _SLIDE = 0.15, 0.41

# By rank of a tick: how long (as a share of the slide's height) and how thick it is.
_LENGTHS = (0.36, 0.26, 0.16)
_WIDTHS = (3.0, 2.0, 1.4)

_END = 0.42  # between a scale's ends and those of its body
_CURSOR = 0.9  # how wide the glass is
_BAR = 0.24  # how thick the bar of a length is


class Scale(mn.VGroup):
    """The ticks and numbers from 1 to 10, on one side of a straight edge.

    Attributes:
        start, length: where the number 1 stands, and how far away the 10 does.
        numbers: the ten numbers written on it.
    """

    def __init__(
        self, start: np.ndarray, length: float, side: np.ndarray, height: float, colour: str
    ) -> None:
        super().__init__()
        self.start, self.length = start, length
        self.places = [np.array([place(t.value) for t in ticks() if t.rank == r]) for r in range(3)]
        self.segments = [
            np.concatenate([self._segment(at, share * height * side) for at in places])
            for places, share in zip(self.places, _LENGTHS, strict=True)
        ]
        self.ranks = mn.VGroup(*(mn.VMobject(color=colour, stroke_width=w) for w in _WIDTHS))
        self.numbers = mn.VGroup()
        for at, tick in zip(self.places[0], (t for t in ticks() if t.rank == 0), strict=True):
            number = Readout(f"{tick.value:g}", colour=colour, size="label", anchor="center")
            foot = start + at * length * mn.RIGHT + (_LENGTHS[0] * height + 0.12) * side
            self.numbers.add(number.move_to(foot, aligned_edge=-side))
        self.add(self.ranks, self.numbers)
        self.show_up_to(1.0)

    def _segment(self, at: float, tick: np.ndarray) -> np.ndarray:
        foot = self.start + at * self.length * mn.RIGHT
        return np.array([foot + share * tick for share in (0, 1 / 3, 2 / 3, 1)])

    def show_up_to(self, share: float) -> "Scale":
        """Show only what stands within the first `share` of the scale."""
        for rank, places, segments in zip(self.ranks, self.places, self.segments, strict=True):
            rank.set_points(segments[: 4 * int(np.sum(places <= share + 1e-9))])
        for number, at in zip(self.numbers, self.places[0], strict=True):
            number.slots.set_fill(opacity=float(np.clip((share - at + 1e-9) / 0.04, 0, 1)))
        return self


class SlideRule(mn.VGroup):
    """A slide rule whose slide and cursor follow two trackers.

    Args:
        region: what to fill, the slide pulled out as far as it will be.
        reach: how far that is, as a share of the scale's length.
        colour: gives the colour of a role.

    Attributes:
        first: tracker: where the slide's 1 stands on the fixed scale; the first length.
        second: tracker: where the cursor stands on the slide's scale; the second length.
        body, slide, cursor: the parts; scales `fixed` and `sliding`.
    """

    def __init__(self, region: Region, *, reach: float, colour: Callable[[str], str]) -> None:
        super().__init__()
        self.first, self.second = mn.ValueTracker(0), mn.ValueTracker(0)
        self.region = region
        self.length = (region.width - 2 * _END) / (1 + reach)
        width, height = self.length + 2 * _END, region.height
        self.edge = region.top - (_RAIL + _SLIDE) * height
        lines = colour("grid")

        frame = mn.RoundedRectangle(corner_radius=0.18, width=width, height=height)
        groove = mn.Rectangle(width=width, height=_SLIDE * height)
        frame.set_fill(colour("surface"), 1).set_stroke(lines, 2.5)
        groove.set_fill(colour("background"), 1).set_stroke(lines, 2)
        frame.move_to(region.at(0, 0.5), aligned_edge=mn.LEFT)
        groove.move_to([frame.get_x(), self.edge, 0], aligned_edge=mn.DOWN)
        self.fixed = Scale(
            self.spot(0), self.length, mn.DOWN, _SLIDE * height, colour=colour("text")
        )
        self.body = mn.VGroup(frame, groove)

        tongue = mn.RoundedRectangle(
            corner_radius=0.08, width=width, height=_SLIDE * height - 0.03
        ).move_to(groove)
        tongue.set_fill(mn.interpolate_color(*map(mn.ManimColor, (colour("surface"), lines)), 0.7))
        tongue.set_fill(opacity=1).set_stroke(colour("muted"), 1.5)
        self.sliding = Scale(
            self.spot(0), self.length, mn.UP, _SLIDE * height, colour=colour("text")
        )
        self._one = mn.VectorizedPoint(self.spot(0))
        self.slide = mn.VGroup(tongue, self.sliding, self._one)
        self.slide.add_updater(
            lambda slide: slide.shift(self.spot(self.first.get_value()) - self._one.get_location())
        )

        self.cursor = self._cursor(colour)
        self.add(self.body, self.fixed, self.slide, self.cursor)

    def _cursor(self, colour: Callable[[str], str]) -> mn.VGroup:
        height = self.region.height + 0.3
        glass = mn.RoundedRectangle(corner_radius=0.08, width=_CURSOR, height=height)
        glass.set_fill(colour("text"), 0.1).set_stroke(colour("muted"), 2)
        glass.move_to([self.spot(0)[0], self.region.center[1], 0])
        bars = mn.VGroup(
            *(
                mn.RoundedRectangle(corner_radius=0.05, width=_CURSOR + 0.12, height=0.14)
                .set_fill(colour("muted"), 1)
                .set_stroke(width=0)
                .move_to(glass.get_edge_center(side))
                for side in (mn.UP, mn.DOWN)
            )
        )
        hairline = mn.Line(glass.get_bottom(), glass.get_top(), stroke_width=2.5)
        hairline.set_color(colour("bad"))
        anchor = mn.VectorizedPoint(self.spot(0))
        cursor = mn.VGroup(glass, hairline, bars, anchor)
        return cursor.add_updater(
            lambda cursor: cursor.shift(self.spot(self.total) - anchor.get_location())
        )

    @property
    def total(self) -> float:
        """Where the cursor stands on the fixed scale: both lengths, laid end to end."""
        return self.first.get_value() + self.second.get_value()

    def spot(self, at: float) -> np.ndarray:
        """Return the point of the edge between the scales at a place of the fixed scale."""
        return np.array([self.region.left + _END + at * self.length, self.edge, 0.0])


class Length(mn.VGroup):
    """A bar as long as the way between two places of a rule, with its name; it follows the rule.

    Args:
        rule: the rule.
        ends: returns the two places.
        level: a point at the height of the bar.
        sign: stands beside the bar, out of sight while the bar is shorter.
        side: on which side.
        colour: #RRGGBB.
    """

    def __init__(
        self,
        rule: SlideRule,
        ends: Callable[[], tuple[float, float]],
        level: np.ndarray,
        sign: mn.VMobject,
        side: np.ndarray,
        colour: str,
    ) -> None:
        self.bar = mn.Rectangle(stroke_width=0, fill_color=colour, fill_opacity=1)
        self.sign = sign
        self.rule, self.ends, self.level, self.side = rule, ends, level, side
        super().__init__(self.bar, sign)
        self.add_updater(lambda length: length.put())
        self.put()

    def put(self) -> None:
        """Stand between the ends as they are now."""
        left, right = (self.rule.spot(at)[0] for at in self.ends())
        low, high = self.level[1] - _BAR / 2, self.level[1] + _BAR / 2
        corners = [(left, low), (right, low), (right, high), (left, high), (left, low)]
        self.bar.set_points_as_corners([np.array([x, y, 0.0]) for x, y in corners])
        self.sign.next_to([(left + right) / 2, self.level[1], 0], self.side, buff=_BAR / 2 + 0.15)
        room = right - left - self.sign.width
        self.sign.set_opacity(float(np.clip(room / 0.2, 0, 1)))
