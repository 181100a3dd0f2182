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
from scenes.overflow.layout import Span
from scenes.overflow.maths import Tick

TICK = 0.26  # how long a tick is that has a number
# Ticks closer than the first have no numbers, farther apart than the second they have.
_ROOM = (0.95, 1.25)
_GAP = 0.05
_FADE = 0.5  # so near to the edges of the sight all fades


class LogViewport:
    """What stretch of the log axis is in sight.

    Args:
        region: it reaches from one edge of this region to the other.
        span: the stretch.

    Attributes:
        share: a tracker: how much of the way to a new stretch is done.
    """

    def __init__(self, region: Region, span: Span) -> None:
        self.left, self.right = region.left, region.right
        self.share = mn.ValueTracker(1)
        self._start = self._end = span

    def look_at(self, span: Span, **kwargs: Any) -> mn.Animation:
        """Go to another stretch.

        Magnifying goes evenly: by the same factor in equal times. To be played at once: the way
        begins at what is in sight now.
        """
        self._start, self._end = self.span, span
        self.share.set_value(0)
        return glide(self.share, 1, **kwargs)

    @property
    def span(self) -> Span:
        """The stretch that is in sight now."""
        (low, high), (new_low, new_high) = self._start, self._end
        share, width, new_width = self.share.get_value(), high - low, new_high - new_low
        ratio = new_width / width
        if abs(ratio - 1) > 1e-6:
            share = (ratio**share - 1) / (ratio - 1)
        width += share * (new_width - width)
        low += share * (new_low - low)
        return low, low + width

    @property
    def unit(self) -> float:
        """How long a difference of 1 between logarithms is on the stage."""
        return self.unit_of(self.span)

    def unit_of(self, span: Span) -> float:
        """The same if another stretch were in sight."""
        return (self.right - self.left) / (span[1] - span[0])

    def at(self, log: npt.ArrayLike) -> np.ndarray:
        """How far to the right logarithms stand."""
        return self.left + (np.asarray(log, dtype=float) - self.span[0]) * self.unit

    def strength(self, across: npt.ArrayLike, torn: tuple[bool, bool]) -> np.ndarray:
        """How strongly things are seen, from 0 to 1: what goes on beyond the sight fades.

        Args:
            across: where they stand.
            torn: whether they go on beyond the left and the right edge.
        """
        across = np.asarray(across, dtype=float)
        near = [
            (distance if is_torn else np.full_like(across, _FADE)) / _FADE
            for distance, is_torn in zip(
                (across - self.left, self.right - across), torn, strict=True
            )
        ]
        return np.asarray(np.clip(np.minimum(*near), 0, 1))


class LogTicks(mn.VGroup):
    """Ticks that hang down from an axis; they grow, and get numbers, as there is room.

    Args:
        ticks: all there are.
        theme: gives each role its colour.
    """

    def __init__(self, ticks: Sequence[Tick], theme: Theme) -> None:
        kinds = sorted({tick.apart for tick in ticks})
        self.kinds = [
            (apart, np.array([tick.at for tick in ticks if tick.apart == apart])) for apart in kinds
        ]
        self.named = [tick for tick in ticks if tick.text]
        self.paths = mn.VGroup(*(mn.VMobject(color=theme.muted, stroke_width=2.5) for _ in kinds))
        self.numbers = mn.VGroup(
            *(outline_of(tick.text, theme.muted, "small") for tick in self.named)
        )
        self.widths = [number.width for number in self.numbers]
        super().__init__(self.paths, self.numbers)

    def draw(self, viewport: LogViewport, limits: Span, level: float, shown: float) -> None:
        """Draw what lies between two limits along an axis.

        Args:
            viewport: what is in sight.
            limits: where the axis begins and ends on the stage.
            level: where the axis is.
            shown: the opacity, from 0 to 1.
        """
        (left, right), unit = limits, viewport.unit
        for (apart, logs), path in zip(self.kinds, self.paths, strict=True):
            feet = viewport.at(logs)
            feet = feet[(feet > left + _GAP) & (feet < right - _GAP)]
            long = TICK * float(np.interp(apart * unit, [0.04, 0.2, 1], [0, 0.5, 1]))
            starts = np.column_stack(np.broadcast_arrays(feet, level, 0.0))
            path.set_points(segments(starts, starts + long * mn.DOWN))
            mobject_ops.set_stroke_opacity(path, shown if long > 0 else 0)
        places = map(float, viewport.at([tick.at for tick in self.named]))
        for tick, number, width, across in zip(
            self.named, self.numbers, self.widths, places, strict=True
        ):
            room = np.clip((tick.apart * unit - _ROOM[0]) / (_ROOM[1] - _ROOM[0]), 0, 1)
            inside = min(across - left, right - across) - width / 2
            opacity = shown * float(room * np.clip(inside / _GAP, 0, 1))
            if opacity or number.get_fill_opacity():
                mobject_ops.put(number, np.array([across, level - TICK - 0.1, 0]), mn.UP)
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
