"""A slide rule: a fixed and a sliding log scale, and a cursor with a hairline."""

from collections.abc import Callable

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.formula import Formula
from reel.formula.live_number import LiveFormula, LiveNumber
from reel.records.theme import Theme
from reel.stage.exemptions import overlap_intended
from reel.stage.regions import Region
from scenes.product_to_sum.maths import log_of
from scenes.product_to_sum.slide_rule_maths import number_at, place, ticks

# Shares of the rule's height: the rail above the slide, and the slide.
_RAIL, _SLIDE = 0.15, 0.41

# By rank of a tick: how long (as a share of the slide's height) and how thick it is.
_LENGTHS = (0.36, 0.26, 0.16)
_WIDTHS = (3.0, 2.0, 1.4)

_END = 0.52  # between a scale's ends and those of its body
_GLASS = 0.9  # how wide the cursor's glass is
_LONG = 7.0  # a scale at least so long has room for fine ticks
_APART = 0.12  # between two numbers
# A block so high has room for its title in two lines, so far apart and so much smaller.
_TALL, _BETWEEN, _SMALLER = 0.85, 0.09, 0.9


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
        marks = ticks(fine=length > _LONG)
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
    """A slide rule whose slide and cursor follow two trackers.

    Args:
        region: what to fill, the slide pulled out as far as it will be.
        reach: how far that is, as a share of the scale's length.
        beyond: how far the cursor reaches out above and below.
        theme: gives each role its colour.

    Attributes:
        first: tracker: where the slide's 1 stands on the fixed scale; the first length.
        second: tracker: where the cursor stands on the sliding scale; the second length.
        fixed, sliding: the two scales.
        frame, tongue: what the two scales are written on.
        cursor: the hairline and its glass; the numbers stand between the two.
    """

    def __init__(self, region: Region, *, reach: float, beyond: float, theme: Theme) -> None:
        super().__init__()
        self.first, self.second = mn.ValueTracker(0), mn.ValueTracker(0)
        self.region = region
        self.length = (region.width - 2 * _END) / (1 + reach)
        self.edge = region.top - (_RAIL + _SLIDE) * region.height
        tall = _SLIDE * region.height
        self.fixed, self.sliding = (
            Scale(self.spot(0), self.length, side, tall, theme.text) for side in (mn.DOWN, mn.UP)
        )
        self.frame, groove = self._body(theme)
        self.tongue = self._tongue(theme)
        slide = mn.VGroup(self.tongue)
        hairline, glass = self._cursor(beyond, theme)
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

    def spot(self, at: float) -> np.ndarray:
        """The point of the edge between the scales at a place of the fixed scale."""
        return np.array([self.region.left + _END + at * self.length, self.edge, 0.0])

    def draw_scales(self, drawn: mn.ValueTracker) -> mn.Animation:
        """An animation in which both scales are drawn up to the place of a tracker."""
        return mn.AnimationGroup(
            *(
                mn.UpdateFromFunc(scale, lambda s: s.show_up_to(drawn.get_value()))
                for scale in (self.fixed, self.sliding)
            )
        )

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


class Length(mn.VGroup):
    """A block as long as the way between two places of a rule; it follows the rule.

    Args:
        rule: the rule.
        ends: returns the two places.
        row: at which height it stands, and how high it is.
        theme: gives each role its colour.

    Attributes:
        title: the logarithm that is as long, shown where there is room for it.
    """

    def __init__(
        self,
        rule: SlideRule,
        ends: Callable[[], tuple[float, float]],
        *,
        row: Region,
        theme: Theme,
    ) -> None:
        self.rule, self.ends, self.row = rule, ends, row
        self.block = mn.VMobject(fill_color=theme.sum, fill_opacity=1)
        self.block.set_stroke(theme.background, 4)
        name = Formula(log_of(10), theme=theme, role="background", size="label")
        self.title = LiveFormula(name, "x", self._number, colour=theme.background, size="label")
        if row.height > _TALL:
            self.title.scale(_SMALLER)
            fixed, number = self.title.fixed, self.title.number
            corner = fixed.get_corner(mn.DL) + (number.height + _BETWEEN) * mn.DOWN
            number.shift(corner - number.origin.get_location())
        super().__init__(self.block, self.title)
        redraw_on_change(self, lambda length: length.put(), lambda length: length.ends())

    def _number(self) -> str:
        start, end = self.ends()
        return f"{number_at(end - start):.2f}"

    def put(self) -> None:
        """Stand between the ends as they are now."""
        left, right = (self.rule.spot(at)[0] for at in self.ends())
        low, high = self.row.bottom, self.row.top
        corners = [(left, low), (right, low), (right, high), (left, high), (left, low)]
        self.block.set_points_as_corners([np.array([x, y, 0.0]) for x, y in corners])
        self.title.update()  # the number is placed as it is now, not as it was
        mobject_ops.put(self.title, np.array([(left + right) / 2, (low + high) / 2, 0]))
        room = right - left - mobject_ops.size(self.title)[0]
        mobject_ops.set_fill_opacity(self.title, float(np.clip((room - 0.05) / 0.1, 0, 1)))


def end_to_end(rule: SlideRule, above: Region, below: Region, *, theme: Theme) -> mn.VGroup:
    """A rule's two lengths, one after the other above it, and their sum below."""

    def first() -> float:
        return float(rule.first.get_value())

    return mn.VGroup(
        Length(rule, lambda: (0.0, first()), row=above, theme=theme),
        Length(rule, lambda: (first(), rule.total), row=above, theme=theme),
        Length(rule, lambda: (0.0, rule.total), row=below, theme=theme),
    )
