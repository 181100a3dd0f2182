"""Plots of one width over one axis, whose limits move: each with its axes in its lower corner."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.window import View

_TICK = 0.07
_GAP = 0.16
_SAMPLES = 400

Ticks = Mapping[float, str]
"""Where there may be a grid line, and what number stands at it."""


class Pane(mn.VGroup):
    """Grid, axes, ticks and numbers of one such plot.

    Args:
        view: returns what is shown now.
        x_ticks, y_ticks: the ticks of both axes; those out of sight are not drawn.
        strength: how strongly a tick is drawn now, from 0 to 1 (a value, and whether it is one of
            x).
        theme: gives each role its colour.
    """

    def __init__(
        self,
        view: Callable[[], View],
        *,
        x_ticks: Ticks,
        y_ticks: Ticks,
        strength: Callable[[float, bool], float],
        theme: Theme,
    ) -> None:
        self.view, self.strength = view, strength
        self.ticks = [(x, True) for x in x_ticks] + [(y, False) for y in y_ticks]
        self.grid = mn.VGroup(*(mn.Line(color=theme.grid, stroke_width=1.5) for _ in self.ticks))
        self.axes = mn.VMobject(color=theme.muted, stroke_width=2.5)
        self.marks = mn.VGroup(*(mn.Line(color=theme.muted, stroke_width=2.5) for _ in self.ticks))
        self.numbers = mn.VGroup(
            *(_number(text, theme.muted) for text in (*x_ticks.values(), *y_ticks.values()))
        )
        super().__init__(self.grid, self.axes, self.marks, self.numbers)
        redraw_on_change(self, lambda pane: pane.draw(), lambda pane: pane.state())

    def state(self) -> Any:
        """What the picture depends on."""
        view = self.view()
        return view, self.strengths(view)

    def strengths(self, view: View) -> list[float]:
        """How strongly each tick is drawn; none that is out of sight."""
        limits = (view.x_range if across else view.y_range for _, across in self.ticks)
        return [
            self.strength(tick, across) if low <= tick <= high else 0.0
            for (tick, across), (low, high) in zip(self.ticks, limits, strict=True)
        ]

    def draw(self) -> None:
        """Draw the pane as it is now."""
        view = self.view()
        (left, right), (bottom, top) = view.x_range, view.y_range
        corners = view.locate(np.array([left, left, right]), np.array([top, bottom, bottom]))
        self.axes.set_points_as_corners(corners)
        for (tick, across), strength, line, mark, number in zip(
            self.ticks, self.strengths(view), self.grid, self.marks, self.numbers, strict=True
        ):
            mobject_ops.set_stroke_opacity(line, strength)
            mobject_ops.set_stroke_opacity(mark, strength)
            mobject_ops.set_fill_opacity(number, strength)
            if not strength:
                continue
            start = view.point(tick, bottom) if across else view.point(left, tick)
            end = view.point(tick, top) if across else view.point(right, tick)
            along = _TICK * (mn.UP if across else mn.RIGHT)
            line.set_points_as_corners([start, end])
            mark.set_points_as_corners([start - along, start + along])
            side = mn.DOWN if across else mn.LEFT
            mobject_ops.put(number, start + _GAP * side, -side)

    def curve(
        self,
        function: Callable[[np.ndarray], np.ndarray],
        *,
        colour: str,
        through: Iterable[float] = (),
        width: float = 6,
    ) -> mn.VMobject:
        """The graph of `function` (of arrays), which follows the view and the function.

        Args:
            function: maps an array of x to an array of y.
            colour: #RRGGBB.
            through: values of x at which it is computed in any case.
            width: of the stroke.
        """
        graph = mn.VMobject(color=colour, stroke_width=width)
        graph.joint_type = mn.LineJointType.ROUND
        points = list(through)

        def draw(path: mn.VMobject) -> None:
            view = self.view()
            x = np.union1d(np.linspace(*view.x_range, _SAMPLES), points)
            path.set_points_as_corners(view.locate(x, function(x)))

        return graph.add_updater(draw, call_updater=True)


def _number(text: str, colour: str) -> mn.VGroup:
    """A number that stays as it is: no more glyphs than it has, and each costs time."""
    readout = LiveNumber(text, colour=colour, size="small", anchor="center")
    return mn.VGroup(*(slot for slot in readout.slots if len(slot.points)))
