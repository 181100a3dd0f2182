"""Signed amounts laid end to end, and their sum."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import manim as mn
import numpy as np

from reel.formula.live_number import LiveNumber
from reel.stage.regions import Region

# As shares of a row's height: an arrow's thickness and its tip's length; as shares of the width:
# what names and numbers take. Names stand a little apart (Manim's units).
_THICK, _TIP = 0.46, 0.3
_NAME, _NUMBER = 0.33, 0.23
_APART = 0.1


class SignedSum(mn.VGroup):
    """One arrow a row, each starting where the one above ends; below a rule their sum, from zero.

    Before each row stands its name, after it its number; all follow the amounts at every frame.
    Rows are equal, but where the region is low each is as high as its name.

    Args:
        region: what to fill.
        limits: the least and greatest value that there is room for.
        amounts: returns the amounts now, from the top.
        names: of each amount, and of the sum.
        colours: #RRGGBB of each amount, and of the sum.
        muted: #RRGGBB of the lines.

    Attributes:
        lines: the line at zero, and the rule above the sum.
    """

    def __init__(
        self,
        region: Region,
        limits: tuple[float, float],
        amounts: Callable[[], np.ndarray],
        *,
        names: Sequence[mn.Mobject],
        colours: Sequence[str],
        muted: str,
    ) -> None:
        self.limits, self.amounts, self.names = limits, amounts, names
        room = region.height - _APART * len(names)
        scale = min(1, room / sum(name.height for name in names))
        for name in names:
            name.scale(scale)
        equal = region.height / len(names)
        crowded = equal < max(name.height for name in names) + _APART
        heights = [name.height + _APART if crowded else equal for name in names]
        self.rows = region.rows(*heights, gap=0)
        self.thick = min(_THICK * equal, min(row.height for row in self.rows))
        self.left = region.left + _NAME * region.width
        self.arrows = mn.VGroup(
            *(mn.Polygon(*[mn.ORIGIN] * 5, stroke_width=0, color=colour) for colour in colours)
        ).set_fill(opacity=1)
        self.joints = mn.VGroup(*(mn.Line(color=muted, stroke_width=2.5) for _ in names[1:]))
        self.numbers = mn.VGroup(
            *(LiveNumber("", colour=colour, size="label", anchor="right") for colour in colours)
        )
        # Numbers keep clear of arrows of any length.
        widest = max(number.show(signed(limits[0])).width for number in self.numbers)
        self.right = region.right - max(_NUMBER * region.width, widest + _APART)
        zero = self._across(0)
        self.lines = mn.VGroup(
            mn.Line([zero, region.bottom, 0], [zero, region.top, 0]),
            mn.Line([region.left, self.rows[-1].top, 0], [region.right, self.rows[-1].top, 0]),
        ).set_stroke(muted, 2.5)
        for row, name, number in zip(self.rows, names, self.numbers, strict=True):
            name.move_to([region.left + 0.38 * _NAME * region.width, row.center[1], 0])
            number.show("0")
            number.shift([region.right, row.center[1] - number.get_y(), 0])
        super().__init__(self.lines, *names, self.joints, self.arrows, self.numbers)
        self.add_updater(lambda total: total.draw(), call_updater=True)

    def row(self, number: int) -> mn.VGroup:
        """One row: an amount with its name, or the sum, and what joins it to the row above."""
        joint = self.joints[number - 1 : number] if number else mn.VGroup()
        return mn.VGroup(*joint, self.names[number], self.arrows[number], self.numbers[number])

    def _across(self, value: float) -> float:
        low, high = self.limits
        return self.left + (self.right - self.left) * (value - low) / (high - low)

    def draw(self) -> None:
        """Draw the amounts as they are now."""
        amounts = self.amounts()
        ends = np.concatenate([[0], np.cumsum(amounts)])
        spans = [*pairwise(ends), (0.0, ends[-1])]
        for row, arrow, number, span in zip(
            self.rows, self.arrows, self.numbers, spans, strict=True
        ):
            left, right = map(self._across, span)
            half = self.thick / 2
            tip = np.sign(right - left) * min(_TIP / _THICK * self.thick, abs(right - left))
            xs = [left, right - tip, right, right - tip, left, left]
            ys = row.center[1] + np.array([-half, -half, 0, half, half, -half])
            arrow.set_points_as_corners(np.column_stack([xs, ys, np.zeros(6)]))
            number.show(signed(span[1] - span[0]))
        for (above, below), joint, end in zip(
            pairwise(self.rows), self.joints, ends[1:], strict=True
        ):
            x = self._across(end)
            joint.set_points_as_corners(
                np.array([[x, above.center[1], 0], [x, below.center[1], 0]])
            )


def signed(value: float) -> str:
    """A number to two decimals for a readout; what rounds to zero has no sign."""
    return f"{round(value, 2) + 0.0:.2f}"
