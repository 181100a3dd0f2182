"""Numbers on one line, their logarithms on another, and threads between them that never cross."""

from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.formula import Formula
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.regions import Region
from scenes.monotone import maths
from scenes.shared.light import Glow

_SPAN, _LOG_SPAN = (-0.15, 12.6), (-1.35, 2.68)  # what is seen of each line
_SAMPLES = 48  # points of a thread
_DOT, _NUMBER = 0.12, 0.24  # a dot's radius; how far its number stands from the line
_JUMBLED = 1, 3, 0, 2  # in which column each number stands at first, between the lines
_FAINT, _DIM, _BRIGHT = 0.55, 0.35, 0.9  # how opaque threads are


class Threads(mn.VGroup):
    """Two lines; from every number a thread leads to its logarithm.

    The numbers are those of `scenes.monotone.maths`. The second is x, which can move.

    Args:
        region: where both lines stand, with the numbers above the first and below the second.
        names: of x, y, log x and log y.
        theme: gives each role its colour.
        room: what the lines keep free of it, above the first and below the second.

    Attributes:
        x: a tracker for where x is.
        sorted: a tracker: from 0, the numbers stand between the lines, to 1, they are on theirs.
        spun: a tracker for how much of the threads is drawn, from 0 to 1.
        named: a tracker: from 0, all four are numbers, to 1, two are x and y.
        lines: the two lines.
    """

    def __init__(
        self, region: Region, names: tuple[Formula, ...], theme: Theme, *, room: float
    ) -> None:
        self.x, self.sorted = mn.ValueTracker(maths.X), mn.ValueTracker(0)
        self.spun, self.named = mn.ValueTracker(0), mn.ValueTracker(0)
        self.region, self.names = region, mn.VGroup(*names)
        self.levels = region.top - room, region.bottom + room
        self.lines = mn.VGroup(
            *(mn.Line([region.left, y, 0], [region.right, y, 0]) for y in self.levels)
        ).set_stroke(theme.muted, 3)
        self.fine = mn.VGroup(*(_thread(theme, 2) for _ in maths.threads()))
        self.threads = mn.VGroup(*(_thread(theme, 5) for _ in maths.VALUES))
        colours = theme.product, theme.logarithm
        self.dots = mn.VGroup(
            *(
                mn.VGroup(*(mn.Dot(radius=_DOT, color=colour) for _ in maths.VALUES))
                for colour in colours
            )
        )
        self.numbers = mn.VGroup(
            *(
                mn.VGroup(
                    *(
                        LiveNumber(form(v), colour=colour, size="label", anchor="center")
                        for v in maths.VALUES
                    )
                )
                for form, colour in ((_plain, theme.text), (_log, theme.text))
            )
        )
        glow = mn.VGroup(*(Glow(thread) for thread in self.threads[1:3]))
        super().__init__(
            self.fine, glow, self.threads, self.lines, self.dots, self.numbers, self.names
        )
        redraw_on_change(self, lambda threads: threads.draw(), lambda threads: threads.state())

    # What moves. Each returns an animation.

    def sort(self, **kwargs: Any) -> mn.Animation:
        """Let the numbers go to their places on their line."""
        return glide(self.sorted, 1, **kwargs)

    def spin(self, **kwargs: Any) -> mn.Animation:
        """Spin the threads from the upper line down to the lower one."""
        return glide(self.spun, 1, **kwargs)

    def name_two(self, **kwargs: Any) -> mn.Animation:
        """Call two of the numbers x and y."""
        return glide(self.named, 1, **kwargs)

    def move_x(self, x: float, **kwargs: Any) -> mn.Animation:
        """Move x along its line; its logarithm goes with it."""
        return glide(self.x, x, **kwargs)

    # What is drawn.

    def state(self) -> tuple[float, ...]:
        """What the picture depends on."""
        trackers = self.x, self.sorted, self.spun, self.named
        return tuple(tracker.get_value() for tracker in trackers)

    def ends(self, value: float) -> tuple[np.ndarray, np.ndarray]:
        """Where a number and its logarithm lie."""
        return self._end(0, value, _SPAN), self._end(1, float(np.log(value)), _LOG_SPAN)

    def _end(self, row: int, value: float, span: tuple[float, float]) -> np.ndarray:
        share = (value - span[0]) / (span[1] - span[0])
        return np.array([self.region.left + share * self.region.width, self.levels[row], 0])

    def way(self, value: float, spun: float = 1) -> np.ndarray:
        """The points of a thread: all threads bend at the same heights, so none meets another."""
        top, foot = self.ends(value)
        down = np.linspace(0, max(spun, 1e-3), _SAMPLES)
        across = down**2 * (3 - 2 * down)
        points = np.zeros((_SAMPLES, 3))
        points[:, 0] = top[0] + (foot[0] - top[0]) * across
        points[:, 1] = top[1] + (foot[1] - top[1]) * down
        return points

    def draw(self) -> None:
        """Draw all as it is now."""
        x, _, spun, named = self.state()
        values = [x if value == maths.X else value for value in maths.VALUES]
        for thread, value in zip(self.fine, maths.threads(), strict=True):
            self._draw_thread(thread, value, spun, _FAINT * (1 - 0.4 * named))
        for number, (thread, value) in enumerate(zip(self.threads, values, strict=True)):
            mine = value == x or value == maths.Y
            strength = _BRIGHT if mine else _BRIGHT + named * (_DIM - _BRIGHT)
            self._draw_thread(thread, value, spun, strength)
            self._draw_ends(number, value, mine)

    def _draw_thread(self, thread: mn.VMobject, value: float, spun: float, opacity: float) -> None:
        thread.set_points_as_corners(self.way(value, spun))
        mobject_ops.set_stroke_opacity(thread, opacity if spun else 0.0)

    def _draw_ends(self, number: int, value: float, mine: bool) -> None:
        """Draw a number and its logarithm: dots, and what is written beside them."""
        top, foot = self.ends(value)
        _, on_line, spun, named = self.state()
        jumbled = self.region.at((_JUMBLED[number] + 0.5) / len(_JUMBLED), 0.5)
        top = mn.interpolate(jumbled, top, on_line)
        reached = float(spun > 0.999)
        for row, (end, way, shown) in enumerate(((top, mn.UP, 1.0), (foot, mn.DOWN, reached))):
            dot = self.dots[row][number]
            dot.move_to(end)
            dot.set_opacity(shown)
            digits = self.numbers[row][number]
            mobject_ops.put(digits, end + _NUMBER * way, -way)
            hidden = min(2 * named, 1.0) if mine else 0.0
            mobject_ops.set_fill_opacity(digits.slots, shown * (1 - hidden))
            if mine:
                name = self.names[2 * row + (value == maths.Y)]
                mobject_ops.put(name, end + _NUMBER * way, -way)
                mobject_ops.set_opacity(name, max(2 * named - 1, 0.0))


def _thread(theme: Theme, width: float) -> mn.VMobject:
    """Build a thread that is a number's colour above and its logarithm's below."""
    thread = mn.VMobject(stroke_width=width)
    thread.joint_type = mn.LineJointType.ROUND
    thread.set_sheen_direction(mn.DOWN)
    return thread.set_stroke([theme.product, theme.logarithm])


def _plain(value: float) -> str:
    return f"{value:g}"


def _log(value: float) -> str:
    return f"{np.log(value):.2f}"
