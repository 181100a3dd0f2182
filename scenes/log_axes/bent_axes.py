"""Axes that bend from linear to logarithmic: one number moves all that they carry."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.live_number import LiveNumber, thousands
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from scenes.log_axes.maths import bend_at, decades, share

_TICK = 0.14  # the length of a tick mark
_GAP = 0.8  # between the axes and their numbers, in heights of these
# Numbers nearer to each other than this vanish, those farther apart than that stand.
_NEAR_ACROSS, _FAR_ACROSS = 0.085, 0.095
_NEAR_UP, _FAR_UP = 0.05, 0.1
_NARROW = 0.6  # a decade this much narrower than on the log axis shows none of its grid lines
_FAINT = 0.55  # how strong grid lines between decades are


@dataclass(frozen=True)
class AxesPlace:
    """A place that the axes may fill.

    Attributes:
        region: what they fill, with their numbers and names.
        below: how much height is kept free between the numbers and the name of x.
    """

    region: Region
    below: float = 0


class BentAxes(mn.VGroup):
    """Two axes of positive numbers with their grid, between linear and logarithmic.

    Every whole multiple of a power of ten has a grid line; lines and numbers show as there is
    room for them. At first the axes are linear, and fill the first of their places.

    Args:
        places: by name, in the order in which the axes go through them.
        limits: least and greatest value of both axes, powers of ten.
        names: what names the axes.
        size: of the numbers, a name from `reel.formula.label.SIZES`.
        theme: gives each role its colour.

    Attributes:
        turned: a tracker: 0 for linear axes, 1 for logarithmic ones.
        moved: a tracker: the number of the place that they fill; between whole numbers they are
            on their way to the next one.
    """

    def __init__(
        self,
        places: Mapping[str, AxesPlace],
        *,
        limits: tuple[tuple[float, float], tuple[float, float]],
        names: tuple[mn.Mobject, mn.Mobject],
        size: str,
        theme: Theme,
    ) -> None:
        self.limits = limits
        self.turned, self.moved = mn.ValueTracker(0), mn.ValueTracker(0)
        self.sides = [_Side(limit, number == 0, size, theme) for number, limit in enumerate(limits)]
        self.lines = mn.VGroup(*(mn.Line(color=theme.muted, stroke_width=2.5) for _ in "xy"))
        self.names = mn.VGroup(*names)
        grids = [side.grid for side in self.sides]
        rest = [part for side in self.sides for part in (side.marks, side.numbers)]
        super().__init__(*grids, self.lines, *rest, self.names)
        self.places = list(places)
        self.below = [place.below for place in places.values()]
        self.boxes = [self._inside(place) for place in places.values()]
        redraw_on_change(self, lambda axes: axes.draw(), lambda axes: axes.state())

    def go_to(self, place: str, **kwargs: Any) -> mn.Animation:
        """Move the axes, and all that stands on them, to the place of this name."""
        return glide(self.moved, self.places.index(place), **kwargs)

    def bend(self, **kwargs: Any) -> mn.Animation:
        """Bend the axes until they are logarithmic."""
        return glide(self.turned, 1, **kwargs)

    def unbend(self, **kwargs: Any) -> mn.Animation:
        """Bend the axes back until they are linear."""
        return glide(self.turned, 0, **kwargs)

    def _inside(self, place: AxesPlace) -> Region:
        """The box between the ends of axes that fill a place with all they carry."""
        region, (x, y) = place.region, self.sides
        return Region(
            region.left + max(number.width for number in y.numbers) + self.gap,
            region.bottom + self.names[0].height + self.drop + place.below,
            region.right - x.numbers[-1].width / 2,
            region.top - self.names[1].height - self.gap,
        )

    @property
    def exponent(self) -> float:
        """λ as it is now: 1 for linear axes, 0 for logarithmic ones."""
        return bend_at(self.turned.get_value())

    @property
    def box(self) -> Region:
        """The rectangle between the axes' ends as it is now."""
        number = min(int(self.moved.get_value()), len(self.boxes) - 2)
        here, there = self.boxes[number : number + 2]
        return here.lerp(there, self.moved.get_value() - number)

    @property
    def right(self) -> float:
        """Where the last number of x ends."""
        return float(self.sides[0].numbers[-1].get_right()[0])

    @property
    def gap(self) -> float:
        """How far the y axis is from its numbers, and its name above it."""
        return self.sides[1].gap

    @property
    def drop(self) -> float:
        """How far below the axis its numbers end, with a gap."""
        side = self.sides[0]
        return float(side.height + 2 * side.gap)

    def locate(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Where many points lie on the stage: an array of shape (n, 3)."""
        box, bend = self.box, self.exponent
        across = box.left + box.width * share(x, bend, self.limits[0])
        up = box.bottom + box.height * share(y, bend, self.limits[1])
        return np.column_stack(np.broadcast_arrays(across, up, 0.0))

    def point(self, x: float, y: float) -> np.ndarray:
        """Where (x, y) lies on the stage."""
        return np.asarray(self.locate(np.array([x]), np.array([y]))[0])

    def state(self) -> tuple[float, float]:
        """What the axes, and all that stands on them, depend on."""
        return self.turned.get_value(), self.moved.get_value()

    def draw(self) -> None:
        """Draw the axes as they are now."""
        box, bend = self.box, self.exponent
        corner = [box.left, box.bottom, 0]
        self.lines[0].set_points_as_corners([corner, [box.right, box.bottom, 0]])
        self.lines[1].set_points_as_corners([corner, [box.left, box.top, 0]])
        for side in self.sides:
            side.draw(box, bend)
        below = np.interp(self.moved.get_value(), range(len(self.below)), self.below)
        foot = box.bottom - self.drop - below
        self.names[0].move_to([self.right, foot, 0], aligned_edge=mn.UR)
        self.names[1].move_to([box.left, box.top + self.gap, 0], aligned_edge=mn.DL)


class _Side:
    """Grid lines, tick marks and numbers of one axis."""

    def __init__(self, limits: tuple[float, float], across: bool, size: str, theme: Theme) -> None:
        self.limits, self.across = limits, across
        self.decades = decades(limits)
        *starts, end = self.decades
        self.values = np.array([m * start for start in starts for m in range(1, 10)] + [end])
        # On linear axes the numbers are the multiples of the last decade.
        self.multiples = [m * starts[-1] for m in range(2, 10)]
        written = [*self.decades[:-1], *self.multiples, end]
        self.grid = mn.VGroup(*(mn.Line(color=theme.grid, stroke_width=1.5) for _ in self.values))
        self.marks = mn.VGroup(*(mn.Line(color=theme.muted, stroke_width=2.5) for _ in written))
        self.numbers = mn.VGroup(*(_number(value, theme.muted, size) for value in written))
        self.written = written
        # A decimal comma makes numbers higher; beside an axis that matters not.
        # Of whole numbers: a decimal comma reaches lower, and must take no room from the chart.
        self.height = max(
            number.height for value, number in zip(written, self.numbers, strict=True) if value >= 1
        )
        highest = max(number.height for number in self.numbers)
        self.gap = _GAP * (highest if across else self.height)
        self.size = {
            value: number.width if across else min(number.height, self.height)
            for value, number in zip(written, self.numbers, strict=True)
        }

    def draw(self, box: Region, bend: float) -> None:
        """Draw them on an axis along the bottom or the left of the box; `bend` is λ."""
        along = mn.RIGHT * box.width if self.across else mn.UP * box.height
        over = mn.UP * box.height if self.across else mn.RIGHT * box.width
        outwards = mn.DOWN if self.across else mn.LEFT
        corner = np.array([box.left, box.bottom, 0])

        def feet(values: list[float]) -> np.ndarray:
            return corner + np.outer(share(values, bend, self.limits), along)

        lines = zip(feet(list(self.values)), self.grid, self._grid_strengths(bend), strict=True)
        for foot, line, strength in lines:
            line.set_points_as_corners([foot, foot + over])
            mobject_ops.set_stroke_opacity(line, strength)
        written = feet(self.written)
        for foot, mark, number in zip(written, self.marks, self.numbers, strict=True):
            mark.set_points_as_corners([foot + _TICK / 2 * outwards, foot - _TICK / 2 * outwards])
            mobject_ops.put(number, foot + self.gap * outwards, -outwards)
        places = dict(zip(self.written, written @ np.abs(outwards[[1, 0, 2]]), strict=True))
        strengths = self._number_strengths(places)
        for value, mark, number in zip(self.written, self.marks, self.numbers, strict=True):
            mobject_ops.set_stroke_opacity(mark, strengths[value])
            mobject_ops.set_fill_opacity(number, strengths[value])

    def _grid_strengths(self, bend: float) -> np.ndarray:
        """The opacity of each grid line: a decade's show as it gets as wide as on the log axis."""
        widths = np.diff(share(self.decades, bend, self.limits)) * (len(self.decades) - 1)
        room = np.clip((widths - _NARROW) / (1 - _NARROW), 0, 1)
        strengths = np.append(np.repeat(room * _FAINT, 9), 0)
        strengths[::9] = np.maximum([*room, 0], [0, *room])
        # On the linear axis the last decade's lines are the main ones.
        strengths[-9:-1] += (1 - _FAINT) * bend
        return np.minimum(strengths, 1)

    def _number_strengths(self, places: dict[float, float]) -> dict[float, float]:
        """The opacity of each number, given where they stand along the axis, both by value.

        Numbers show as there is room: first the ends; then, together, the multiples of the last
        decade, all or the even ones; then the decades from the top down.
        """
        near, far = (_NEAR_ACROSS, _FAR_ACROSS) if self.across else (_NEAR_UP, _FAR_UP)

        def room(one: float, other: float) -> float:
            """1 where two numbers stand well apart, 0 where they are too near."""
            apart = abs(places[one] - places[other]) - (self.size[one] + self.size[other]) / 2
            return min(max((apart - near) / (far - near), 0.0), 1.0)

        low, *middle, high = self.decades
        every, even = [*self.multiples, high], [*self.multiples[::2], high]
        of_all, of_even = (min(room(*pair) for pair in pairwise(v)) for v in (every, even))
        shown = {high: 1.0, low: 1.0} | dict.fromkeys(self.multiples, of_all)
        shown |= dict.fromkeys(self.multiples[::2], of_even)
        for value in reversed(middle):
            crowded = [1 - strength * (1 - room(value, v)) for v, strength in shown.items()]
            shown[value] = float(np.prod(crowded))
        return shown


def _number(value: float, colour: str, size: str) -> mn.VGroup:
    """A number as glyphs, with commas from a thousand on."""
    text = thousands(value) if value >= 1000 else f"{value:g}"
    readout = LiveNumber(text, colour=colour, size=size, anchor="center")
    return mn.VGroup(*(slot for slot in readout.slots if slot.has_points()))
