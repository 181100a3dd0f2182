"""A stretch of a log axis that can be magnified, and the ticks that are seen on it."""

from collections.abc import Sequence
from typing import Any

import manim as mn
import numpy as np
import numpy.typing as npt

from reel.fast import mobject_ops
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from scenes.overflow.maths import Tick
from scenes.overflow.orientation import LEVEL, Orientation

Span = tuple[float, float]
"""Two logarithms, or two places along an axis, the smaller one first."""

TICK = 0.26  # how long a tick is that has a number
# Ticks closer than the first have no numbers, farther apart than the second they have. Numbers are
# wider than high, so they need more room on an axis that lies level.
_ROOM_LEVEL, _ROOM_UPRIGHT = (0.95, 1.25), (0.39, 0.43)
_CLEAR_LEVEL, _CLEAR_UPRIGHT = 0.0, 0.06  # between the ends of an axis and a number beside it
_GAP = 0.05


class LogViewport:
    """What stretch of the log axis is in sight, and where on the stage.

    Args:
        region: it reaches from one edge of this region to the other.
        span: the stretch.
        orientation: which way the axis lies.

    Attributes:
        share: a tracker: how much of the way to a new stretch is done.
    """

    def __init__(self, region: Region, span: Span, orientation: Orientation = LEVEL) -> None:
        self.orientation = orientation
        self.share = mn.ValueTracker(1)
        self._start = self._end = (*orientation.ends(region), *span)

    def look_at(self, span: Span, region: Region | None = None, **kwargs: Any) -> mn.Animation:
        """Go to another stretch, and to another region's edges.

        Magnifying goes evenly: by the same factor in equal times. To be played at once: the way
        begins at what is in sight now.
        """
        self._start = self.state
        left, right, *_ = self._end
        ends = self.orientation.ends(region) if region is not None else (left, right)
        self._end = (*ends, *span)
        self.share.set_value(0)
        return glide(self.share, 1, **kwargs)

    @property
    def state(self) -> tuple[float, float, float, float]:
        """All that is in sight now, and where: left, right, low, high."""
        return (self.left, self.right, *self.span)

    @property
    def span(self) -> Span:
        """The stretch that is in sight now."""
        *_, low, high = self._start
        *_, new_low, new_high = self._end
        share, width, new_width = self.share.get_value(), high - low, new_high - new_low
        ratio = new_width / width
        if abs(ratio - 1) > 1e-6:
            share = (ratio**share - 1) / (ratio - 1)
        width += share * (new_width - width)
        low += share * (new_low - low)
        return low, low + width

    @property
    def left(self) -> float:
        """Where the stretch begins along the axis, on the stage."""
        return float(mn.interpolate(self._start[0], self._end[0], self.share.get_value()))

    @property
    def right(self) -> float:
        """Where the stretch ends along the axis, on the stage."""
        return float(mn.interpolate(self._start[1], self._end[1], self.share.get_value()))

    @property
    def unit(self) -> float:
        """How long a difference of 1 between logarithms is on the stage."""
        low, high = self.span
        return (self.right - self.left) / (high - low)

    def at(self, log: npt.ArrayLike) -> np.ndarray:
        """How far along the axis logarithms stand."""
        return self.left + (np.asarray(log, dtype=float) - self.span[0]) * self.unit


class LogTicks(mn.VGroup):
    """Ticks that hang down from an axis; they grow, and get numbers, as there is room.

    Args:
        ticks: all there are.
        theme: gives each role its colour.
        covered: how much of their length something else covers: shorter ones are not drawn.
    """

    def __init__(self, ticks: Sequence[Tick], theme: Theme, *, covered: float = 0) -> None:
        self.covered = covered
        kinds = sorted({tick.apart for tick in ticks})
        self.kinds = [
            (apart, np.array([tick.at for tick in ticks if tick.apart == apart])) for apart in kinds
        ]
        self.named = [tick for tick in ticks if tick.text]
        self.paths = mn.VGroup(*(mn.VMobject(color=theme.muted, stroke_width=2.5) for _ in kinds))
        self.numbers = mn.VGroup(
            *(outline_of(tick.text, theme.muted, "small") for tick in self.named)
        )
        self.sizes = [(number.width, number.height) for number in self.numbers]
        super().__init__(self.paths, self.numbers)

    def draw(self, viewport: LogViewport, limits: Span, level: float, shown: float) -> None:
        """Draw what lies between two limits along an axis.

        Args:
            viewport: what is in sight.
            limits: where the axis begins and ends on the stage.
            level: where the axis is.
            shown: the opacity, from 0 to 1.
        """
        orientation, (left, right), unit = viewport.orientation, limits, viewport.unit
        is_level = orientation.is_level
        near, far = _ROOM_LEVEL if is_level else _ROOM_UPRIGHT
        clear = _CLEAR_LEVEL if is_level else _CLEAR_UPRIGHT
        for (apart, logs), path in zip(self.kinds, self.paths, strict=True):
            feet = viewport.at(logs)
            feet = feet[(feet > left + _GAP) & (feet < right - _GAP)]
            long = TICK * float(np.interp(apart * unit, [0.04, 0.2, 1], [0, 0.5, 1]))
            starts = orientation.points(feet, level)
            path.set_points(segments(starts, starts - long * orientation.aside))
            mobject_ops.set_stroke_opacity(path, shown if long > self.covered else 0)
        places = map(float, viewport.at([tick.at for tick in self.named]))
        for tick, number, size, across in zip(
            self.named, self.numbers, self.sizes, places, strict=True
        ):
            room = np.clip((tick.apart * unit - near) / (far - near), 0, 1)
            inside = min(across - left, right - across) - size[not is_level] / 2 - clear
            opacity = shown * float(room * np.clip(inside / _GAP, 0, 1))
            if opacity or number.get_fill_opacity():
                mobject_ops.put(
                    number, orientation.point(across, level - TICK - 0.1), orientation.aside
                )
                mobject_ops.set_fill_opacity(number, opacity)


def outline_of(text: str, colour: str, size: str) -> mn.VMobject:
    """Write a number that never changes, as one outline: many of them are drawn faster."""
    glyphs = LiveNumber(text, colour=colour, size=size, anchor="center").slots
    outline = mn.VMobject(fill_color=colour, fill_opacity=1, stroke_width=0)
    return outline.set_points(np.concatenate([glyph.points for glyph in glyphs]))


def segments(starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """The Bézier points of separate straight lines, for arrays of shape (n, 3)."""
    share = np.linspace(0, 1, 4)[None, :, None]
    points = (1 - share) * starts[:, None] + share * ends[:, None]
    return np.asarray(points.reshape(-1, 3))
