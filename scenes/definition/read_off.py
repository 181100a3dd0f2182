"""Reading x off the curve of 2^x: a beam goes across at b, meets it, and falls down to x."""

from typing import Any

import manim as mn
import numpy as np

from reel.fast import mobject_ops
from reel.fast.redraw import redraw_on_change
from reel.formula.formula import Formula
from reel.formula.live_number import LiveFormula, LiveNumber
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from scenes.definition import maths
from scenes.shared.glow import Beam, Spark

_RADIUS = 0.1  # of the sparks
_B_AT = np.array([0.14, 0.22, 0])  # where the value of b stands, from the beam's start
_X_BELOW = 0.17  # how far below the plot the digits of x begin
_DIGIT = 0.66  # how high a digit is, in ems
_BESIDE = 0.12  # between an axis and a value that stands at it
_LARGE = 1.25  # how large the digits of x are, as a multiple of a label's size
_NEAR, _FAR = 0.07, 0.2  # a number of the axis fades between these distances from other digits


class Trace(mn.VGroup):
    """What stays behind of a reading: its way as a thin line, and the digits under its foot.

    Args:
        corners: of the way.
        height: the value of b, where it stands.
        digits: the digits of x, where they stand.
        theme: gives each role its colour.

    Attributes:
        digits: a copy of these.
    """

    def __init__(
        self, corners: list[np.ndarray], height: Formula, digits: mn.VGroup, theme: Theme
    ) -> None:
        across, down = (mn.DashedLine(*ends) for ends in (corners[:2], corners[1:]))
        self.digits = mn.VGroup(*(digit.copy() for digit in digits if len(digit.points)))
        super().__init__(
            across.set_stroke(theme.product, 2.5),
            down.set_stroke(theme.logarithm, 2.5),
            height,
            self.digits,
        )


class ReadOff:
    """A beam at b that ends on the curve, the fall from there to x, and both numbers.

    It is no mobject: its parts come one by one. All of them follow b.

    Args:
        plot: a plot of 2^x; the digits of x stand in the row of its axis's numbers, and while one
            of these is in their way it fades.
        b: where the beam is at first.
        theme: gives each role its colour.

    Attributes:
        level: the beam at b, from the left end of the plot to the curve.
        meeting: the spark where it meets the curve.
        drop: the beam from there down to the x axis.
        foot: the spark where it ends.
        b_is: the value of b, on its beam.
        x_is: the value of x, right under the foot.
    """

    def __init__(self, plot: Plot, b: float, theme: Theme) -> None:
        self.plot, self.theme = plot, theme
        self.b = mn.ValueTracker(b)
        self.level = self._following(
            Beam(theme.product), lambda beam: beam.reach(self._start(), self._meeting())
        )
        self.drop = self._following(
            Beam(theme.logarithm), lambda beam: beam.reach(self._meeting(), self._foot())
        )
        self.meeting = self._following(
            Spark(theme.text, _RADIUS), lambda spark: spark.move_to(self._meeting())
        )
        self.foot = self._following(
            Spark(theme.logarithm, _RADIUS), lambda spark: spark.move_to(self._foot())
        )
        self.b_is = self._value_of_b().add_updater(lambda m: m.put(self._start() + _B_AT)).update()
        self.x_is = LiveNumber(
            self._x_written(), colour=theme.logarithm, size="label", anchor="center"
        ).scale(_LARGE)
        self._following(self.x_is, self._put_below_foot)

    @property
    def parts(self) -> tuple[mn.Mobject, ...]:
        """All that is drawn."""
        return self.level, self.drop, self.meeting, self.foot, self.b_is, self.x_is

    def slide_to(self, b: float, **kwargs: Any) -> mn.Animation:
        """Slide the beam to another b, and let x follow."""
        return glide(self.b, b, **kwargs)

    def trace(self) -> "Trace":
        """What stays behind of this reading, when the beam moves on."""
        corners = [self._start(), self._meeting(), self._foot()]
        height = Formula(
            maths.count(maths.WANTED), theme=self.theme, roles=maths.ROLES, size="label"
        )
        height.next_to(self.plot.point(0, self.b.get_value()), mn.DR, buff=_BESIDE)
        return Trace(corners, height, self.x_is.slots, self.theme)

    def room_for(self, number: mn.VMobject, *others: mn.VMobject) -> float:
        """How strongly a number of the axis may show beside the digits of x, and beside others."""
        gaps = (
            abs(number.get_x() - digits.get_x()) - (digits.width + number.width) / 2
            for digits in (self.x_is.slots, *others)
        )
        return float(np.clip((min(gaps) - _NEAR) / (_FAR - _NEAR), 0, 1))

    def make_way(self, numbers: mn.VGroup, trace: Trace) -> mn.VGroup:
        """From now on let the axis's numbers and the digits of a trace fade where x passes.

        They must be on the stage after the digits of x, which they look at.
        """

        def fade(drawn: mn.VGroup) -> None:
            *own, left_behind = drawn
            mobject_ops.set_fill_opacity(left_behind, self.room_for(left_behind))
            for number in own:
                mobject_ops.set_fill_opacity(number, self.room_for(number, left_behind))

        both = mn.VGroup(*numbers, trace.digits)
        return redraw_on_change(both, fade, lambda _: self.b.get_value())

    def _following(self, mobject: Any, draw: Any) -> Any:
        return redraw_on_change(mobject, draw, lambda _: self.b.get_value())

    def _x(self) -> float:
        return float(maths.exponent_of(self.b.get_value()))

    def _start(self) -> np.ndarray:
        return self.plot.point(self.plot.x_range[0], self.b.get_value())

    def _meeting(self) -> np.ndarray:
        return self.plot.point(self._x(), self.b.get_value())

    def _foot(self) -> np.ndarray:
        return self.plot.point(self._x(), self.plot.y_range[0])

    def _x_written(self) -> str:
        return maths.exponent_written(maths.as_written(self.b.get_value()))

    def _value_of_b(self) -> LiveFormula:
        """Write b = 10, the number following b."""
        return LiveFormula(
            Formula(maths.RESULT_IS, theme=self.theme, roles=maths.ROLES, size="label"),
            "value",
            lambda: maths.result_written(maths.as_written(self.b.get_value())),
            colour=self.theme.product,
            size="label",
        )

    def _put_below_foot(self, x_is: LiveNumber) -> None:
        """Put the digits of x right below the foot of the drop."""
        x_is.origin.move_to(self._foot() + (_X_BELOW + _DIGIT * x_is.em) * mn.DOWN)
        x_is.show(self._x_written())
