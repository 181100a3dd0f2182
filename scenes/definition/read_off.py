"""Reading x off the curve of 2^x: across at b, down to x."""

from typing import Any

import manim as mn
import numpy as np

from reel.formula.formula import Formula
from reel.formula.live_number import LiveFormula
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from reel.stage.regions import Region
from scenes.definition import maths

_RADIUS, _DASH = 0.1, 0.12  # of the dots, and of the dashes of the drop
_B_AT = np.array([0.14, 0.22, 0])  # where the value of b stands, from the line's start
_X_AT = np.array([-0.6, -0.95, 0])  # where the value of x stands, from the drop's foot


class ReadOff:
    """A level line at b that ends on the curve, the drop from there to x, and both numbers.

    It is no mobject: its parts come one by one. All of them follow b.

    Args:
        plot: a plot of 2^x.
        b: where the line is at first.
        value: how far to the left and right the value of x may go.
        theme: gives each role its colour.

    Attributes:
        level: the line at b, from the left end of the plot to the curve.
        meeting: the dot where it meets the curve.
        drop: the dashed line from there down to the x axis.
        foot: the dot where the drop ends.
        b_is, x_is: the values of b and x.
    """

    def __init__(self, plot: Plot, b: float, value: Region, theme: Theme) -> None:
        self.plot, self.value, self.theme = plot, value, theme
        self.b = mn.ValueTracker(b)
        self.level = mn.always_redraw(
            lambda: mn.Line(self._start(), self._meeting(), color=theme.product)
        )
        self.drop = mn.always_redraw(
            lambda: mn.DashedLine(
                self._meeting(), self._foot(), color=theme.logarithm, dash_length=_DASH
            )
        )
        self.meeting = mn.always_redraw(lambda: mn.Dot(self._meeting(), _RADIUS, color=theme.text))
        self.foot = mn.always_redraw(lambda: mn.Dot(self._foot(), _RADIUS, color=theme.logarithm))
        self.b_is = self._value_of_b().add_updater(lambda m: m.put(self._start() + _B_AT)).update()
        self.x_is = self._value_of_x().add_updater(self._put_below_foot).update()

    @property
    def parts(self) -> tuple[mn.Mobject, ...]:
        """All that is drawn."""
        return self.level, self.meeting, self.drop, self.foot, self.b_is, self.x_is

    def slide_to(self, b: float, **kwargs: Any) -> mn.Animation:
        """Slide the line to another b, and let x follow."""
        return glide(self.b, b, **kwargs)

    def _x(self) -> float:
        return float(maths.exponent_of(self.b.get_value()))

    def _start(self) -> np.ndarray:
        return self.plot.point(self.plot.x_range[0], self.b.get_value())

    def _meeting(self) -> np.ndarray:
        return self.plot.point(self._x(), self.b.get_value())

    def _foot(self) -> np.ndarray:
        return self.plot.point(self._x(), self.plot.y_range[0])

    def _value_of_b(self) -> LiveFormula:
        """Write b = 10, the number following b."""
        return LiveFormula(
            Formula(maths.RESULT_IS, theme=self.theme, roles=maths.ROLES, size="label"),
            "value",
            lambda: f"{self.b.get_value():.2f}",
            colour=self.theme.product,
            size="label",
        )

    def _value_of_x(self) -> LiveFormula:
        """Write x ≈ 3.3219, the number following b as that is written, with = where it is exact."""

        def written() -> tuple[str, bool]:
            return maths.exponent_written(maths.as_written(self.b.get_value()))

        return LiveFormula(
            Formula(maths.READ_OFF, theme=self.theme, roles=maths.ROLES, size="label"),
            "value",
            lambda: written()[0],
            colour=self.theme.logarithm,
            size="label",
            exact=lambda: written()[1],
        )

    def _put_below_foot(self, x_is: LiveFormula) -> None:
        """Put the value of x below the foot of the drop, as far as it may go to either side."""
        left, height, depth = self._foot() + _X_AT
        left = np.clip(left, self.value.left, self.value.right - x_is.width)
        x_is.put(np.array([left, height, depth]))
