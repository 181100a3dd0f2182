"""float64 as a ruler that ends at two cliffs, and the endless line of logarithms below it.

Both show the same stretch of one log axis, so what stands above a logarithm is its exponential.
"""

from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.records.theme import Theme
from reel.stage.glide import glide
from scenes.overflow.log_viewport import LogTicks, LogViewport, Span, outline_of, segments
from scenes.overflow.maths import DENSE, HIGH, LOW, last_numbers, powers_of_ten, whole_logs

_STRIP = 0.1  # how thick the strip of numbers along the ruler's edge is
_TEETH, _TOOTH = 6, 0.07  # of the torn edge where the ruler goes on beyond what is seen
_COMB = 160  # how many of the smallest numbers are drawn one by one
_GAP = 0.05
_MARGIN = 0.16  # below the ruler's name
_TIP = 0.24  # how long the tips of the endless line are


class FloatRuler(mn.VGroup):
    """float64's ruler. Numbers roll along its upper edge; beyond its ends they fall.

    Args:
        viewport: what is in sight.
        top, depth: where its upper edge is, and how far it reaches down from there, as it lies
            level.
        name: its name, written on it.
        lossy: the name of the stretch where digits get lost.
        theme: gives each role its colour.

    Attributes:
        top, reach: trackers of these two: the depth is how far it reaches down.
        pits: trackers: how much of what lies beyond its low and its high end is shown.
        shown: a tracker: how much of all is shown.
    """

    def __init__(
        self,
        viewport: LogViewport,
        *,
        top: float,
        depth: float,
        name: mn.Mobject,
        lossy: mn.Mobject,
        theme: Theme,
    ) -> None:
        self.viewport = viewport
        self.top, self.reach = mn.ValueTracker(top), mn.ValueTracker(depth)
        self.pits = mn.ValueTracker(0), mn.ValueTracker(0)
        self.shown = mn.ValueTracker(1)
        self.title, self.lossy = name, lossy
        if not viewport.orientation.is_level:
            mn.VGroup(name, lossy).rotate(mn.PI / 2)
        self.smallest = last_numbers(_COMB)
        self.voids, self.floors = (mn.VGroup(mn.VMobject(), mn.VMobject()) for _ in range(2))
        self.voids.set_fill(theme.bad).set_stroke(width=0)
        self.floors.set_stroke(theme.bad, width=4)
        self.results = mn.VGroup(
            *(outline_of(repr(result), theme.bad, "label") for result in (0.0, float("inf")))
        )
        self.body = mn.VMobject().set_fill(theme.surface).set_stroke(theme.grid, 2.5)
        self.zone = mn.VMobject().set_fill(theme.bad).set_stroke(width=0)
        self.strip = mn.VMobject().set_fill(theme.muted).set_stroke(width=0)
        self.comb = mn.VMobject().set_stroke(theme.muted, 2)
        self.ticks = LogTicks(powers_of_ten(), theme, covered=_STRIP)
        super().__init__(
            self.voids,
            self.floors,
            self.results,
            self.body,
            self.zone,
            self.strip,
            self.comb,
            self.ticks,
            name,
            lossy,
        )
        redraw_on_change(self, lambda ruler: ruler.draw(), lambda ruler: ruler.state())

    def move_to_place(self, top: float, depth: float) -> list[mn.Animation]:
        """Move its upper edge to `top`, and let it reach down by `depth`."""
        return [glide(self.top, top), glide(self.reach, depth)]

    def show_zero(self, **kwargs: Any) -> mn.Animation:
        """Show what lies beyond its low end."""
        return glide(self.pits[0], 1, **kwargs)

    def show_infinity(self, **kwargs: Any) -> mn.Animation:
        """Show what lies beyond its high end."""
        return glide(self.pits[1], 1, **kwargs)

    def fade_out(self, **kwargs: Any) -> mn.Animation:
        """Make it invisible; it stays in the scene."""
        return glide(self.shown, 0, **kwargs)

    @property
    def bottom(self) -> float:
        """Where its lower edge is."""
        return float(self.top.get_value() - self.reach.get_value())

    @property
    def ends(self) -> Span:
        """Where it ends on the stage, or where it is cut off."""
        left, right = np.clip(self.viewport.at(np.array([LOW, HIGH])), self.viewport.left, None)
        return float(left), min(float(right), self.viewport.right)

    def spot(self, log: float, radius: float, fallen: float = 0) -> np.ndarray:
        """Where the middle of a ball is, on the edge or fallen from it.

        Args:
            log: the logarithm of the number.
            radius: of the ball.
            fallen: the share of the fall, from 0 to 1; a number between the ends does not fall.
        """
        across, high = float(self.viewport.at(log)), self.top.get_value() + radius
        if fallen:
            high -= fallen * self.reach.get_value()
            wall = self.ends[0] - radius - _GAP if log < LOW else self.ends[1] + radius + _GAP
            across = min(across, wall) if log < LOW else max(across, wall)
        return self.viewport.orientation.point(across, high)

    def state(self) -> Any:
        """What the picture depends on."""
        trackers = (self.top, self.reach, *self.pits, self.shown)
        return self.viewport.state, [tracker.get_value() for tracker in trackers]

    def draw(self) -> None:
        """Draw it as it is now."""
        viewport, shown, orientation = (
            self.viewport,
            self.shown.get_value(),
            self.viewport.orientation,
        )
        top, bottom, (left, right) = self.top.get_value(), self.bottom, self.ends
        dense = float(np.clip(viewport.at(DENSE), left, right))
        solid = float(np.clip(viewport.at(self.smallest[-1]), left, right))
        torn = (viewport.span[0] > LOW, viewport.span[1] < HIGH)
        self.body.set_points_as_corners(orientation.points(*_plate(left, right, top, bottom, torn)))
        self.body.set_fill(opacity=shown).set_stroke(opacity=shown)
        self._rectangle(self.zone, left, dense, top, bottom, 0.22 * shown)
        self._rectangle(self.strip, solid, right, top, top - _STRIP, shown)
        numbers = viewport.at(self.smallest)
        numbers = numbers[(numbers >= left - 1e-6) & (numbers <= right)]
        heads = orientation.points(numbers, top)
        self.comb.set_points(segments(heads, heads - _STRIP * orientation.aside))
        self.comb.set_stroke(opacity=shown)
        self.ticks.draw(viewport, (left, right), top, shown)
        named = bottom + max(_MARGIN, 0.45 * (top - bottom) - 0.4 if orientation.is_level else 0)
        mobject_ops.put(
            self.title, orientation.point((dense + right) / 2, named), -orientation.aside
        )
        mobject_ops.set_opacity(
            self.title, shown * _room(right - dense, orientation.length(self.title))
        )
        below = orientation.point((left + dense) / 2, bottom + _MARGIN)
        mobject_ops.put(self.lossy, below, -orientation.aside)
        mobject_ops.set_opacity(
            self.lossy, shown * _room(dense - left, orientation.length(self.lossy))
        )
        for pit, void, floor, result, (start, end) in zip(
            self.pits,
            self.voids,
            self.floors,
            self.results,
            ((viewport.left, left), (right, viewport.right)),
            strict=True,
        ):
            width = end - start
            there = pit.get_value() * shown
            seen = there * float(np.clip(10 * width, 0, 1))
            self._rectangle(void, start, end, top, bottom, 0.14 * seen)
            floor.set_points_as_corners(orientation.points([start, end], bottom))
            floor.set_stroke(opacity=seen)
            result.move_to(orientation.point((start + end) / 2, (top + bottom) / 2))
            result.set_fill(opacity=there * _room(width, orientation.length(result)))

    def _rectangle(
        self, path: mn.VMobject, left: float, right: float, top: float, low: float, opacity: float
    ) -> None:
        """Draw a filled rectangle, which is not seen if it has no length."""
        corners = _plate(left, right, top, low, (False, False))
        path.set_points_as_corners(self.viewport.orientation.points(*corners))
        path.set_fill(opacity=opacity if right > left + 1e-6 else 0)


class LogLine(mn.VGroup):
    """The line of logarithms, which has no ends.

    Args:
        viewport: what is in sight.
        level: where it is.
        theme: gives each role its colour.

    Attributes:
        shown: a tracker: how much of it is shown.
    """

    def __init__(self, viewport: LogViewport, *, level: float, theme: Theme) -> None:
        self.viewport = viewport
        self.level, self.shown = mn.ValueTracker(level), mn.ValueTracker(0)
        self.line = mn.VMobject(color=theme.muted, stroke_width=3)
        self.tips = mn.VGroup(*(mn.VMobject(fill_color=theme.muted) for _ in range(2)))
        self.tips.set_stroke(width=0)
        self.ticks = LogTicks(whole_logs(), theme)
        super().__init__(self.line, self.tips, self.ticks)
        redraw_on_change(self, lambda line: line.draw(), lambda line: line.state())

    def fade_in(self, **kwargs: Any) -> mn.Animation:
        """Make it visible."""
        return glide(self.shown, 1, **kwargs)

    def move_to_level(self, level: float, **kwargs: Any) -> mn.Animation:
        """Move it aside, to another level."""
        return glide(self.level, level, **kwargs)

    def spot(self, log: float, radius: float) -> np.ndarray:
        """Where the middle of a ball is that lies on the line."""
        across = float(self.viewport.at(log))
        return self.viewport.orientation.point(across, self.level.get_value() + radius)

    def stretch(self, low: float, high: float) -> np.ndarray:
        """The ends of what is seen of the stretch between two logarithms, of shape (2, 3)."""
        left, right = np.clip(self.viewport.at(np.array([low, high])), self.viewport.left, self.end)
        return self.viewport.orientation.points([left, right], self.level.get_value())

    @property
    def end(self) -> float:
        """Where the line's right tip begins."""
        return self.viewport.right - _TIP

    def state(self) -> Any:
        """What the picture depends on."""
        return self.viewport.state, self.level.get_value(), self.shown.get_value()

    def draw(self) -> None:
        """Draw it as it is now."""
        viewport, level, shown = self.viewport, self.level.get_value(), self.shown.get_value()
        left, right = viewport.left, viewport.right
        orientation = viewport.orientation
        self.line.set_points_as_corners(orientation.points([left + 0.1, right - 0.1], level))
        self.line.set_stroke(opacity=shown)
        for tip, end, side in zip(self.tips, (left, right), (1, -1), strict=True):
            back = end + _TIP * side
            along, aside = _tip(end, back)
            tip.set_points_as_corners(orientation.points(along, level + aside)).set_fill(
                opacity=shown
            )
        self.ticks.draw(viewport, (left + _TIP, right - _TIP), level, shown)


def _tip(end: float, back: float) -> tuple[np.ndarray, np.ndarray]:
    """How far along, and how far aside, the corners of a tip are."""
    return np.array([end, back, back, end]), np.array([0, 0.09, -0.09, 0])


def _room(length: float, needed: float) -> float:
    """1 where something fits into a length, 0 where it does not, between where it nearly does."""
    return float(np.clip((length - needed - 0.1) / 0.15, 0, 1))


def _plate(
    left: float, right: float, top: float, bottom: float, torn: tuple[bool, bool]
) -> tuple[np.ndarray, np.ndarray]:
    """How far along, and how far aside, the corners are of a rectangle whose ends may be torn."""
    heights = np.linspace(top, bottom, _TEETH + 1)
    teeth = _TOOTH * (np.arange(_TEETH + 1) % 2)
    down = np.column_stack([right - teeth * torn[1], heights])
    up = np.column_stack([left + teeth * torn[0], heights])[::-1]
    corners = np.concatenate([down, up, down[:1]])
    return corners[:, 0], corners[:, 1]
