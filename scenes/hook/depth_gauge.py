"""How deep the camera is: a line with a mark for every tenth, along which its depth grows."""

import manim as mn
import numpy as np

from reel.fast.redraw import redraw_on_change
from reel.formula.label import Label
from reel.formula.live_number import LiveNumber
from reel.records.theme import Theme
from reel.stage.regions import Region

_MARKED = 5  # so many tenths apart, marks get a number
_SHORT, _LONG = 0.07, 0.13  # half the lengths of marks
_BELOW, _ABOVE = 0.2, 0.24  # how far numbers and name are from the line
_RADIUS = 0.11


class DepthGauge(mn.VGroup):
    """The share of the sheet that is in view, from all of it to 10^−`deepest`, in equal steps.

    Args:
        region: where it stands.
        tenths: how often the view has shrunk to a tenth.
        deepest: where the line ends.
        name: what it tells; it stands above the line's left end.
        theme: gives each role its colour.
    """

    def __init__(
        self, region: Region, tenths: mn.ValueTracker, *, deepest: int, name: Label, theme: Theme
    ) -> None:
        numbers = {
            step: LiveNumber(
                f"10^−{step}" if step else "1", colour=theme.text, size="small", anchor="center"
            )
            for step in range(0, deepest + 1, _MARKED)
        }
        tall = max(number.height for number in numbers.values())
        height = region.bottom + tall + _BELOW + _LONG
        left = region.left + numbers[0].width / 2
        right = region.right - numbers[max(numbers)].width / 2
        places = [np.array([x, height, 0]) for x in np.linspace(left, right, deepest + 1)]
        line = mn.Line(places[0], places[-1], color=theme.muted, stroke_width=3)
        marks = mn.VGroup()
        for step, place in enumerate(places):
            half = _LONG if step in numbers else _SHORT
            mark = mn.Line(place + half * mn.DOWN, place + half * mn.UP, stroke_width=3)
            marks.add(mark.set_color(theme.muted))
        for step, number in numbers.items():
            number.next_to(places[step], mn.DOWN, buff=_LONG + _BELOW / 2)
        name.move_to([left, height + _ABOVE, 0], aligned_edge=mn.DL)
        passed = mn.Line(color=theme.logarithm, stroke_width=9)
        here = mn.Dot(radius=_RADIUS, color=theme.logarithm)
        super().__init__(line, marks, *numbers.values(), name, passed, here)
        step = (places[-1] - places[0]) / deepest

        def draw(_: mn.Mobject) -> None:
            end = places[0] + tenths.get_value() * step
            passed.set_points_as_corners([places[0], end])
            here.move_to(end)

        redraw_on_change(self, draw, lambda _: tenths.get_value())
