"""The worked example: its curve with a running tangent, and its relative rates of change."""

from typing import Any

import manim as mn

from reel.formula.formula import Formula
from reel.formula.live_number import LiveFormula
from reel.records.theme import Theme
from reel.stage.glide import glide
from reel.stage.plot import Plot
from reel.stage.regions import Region
from scenes.log_derivative import maths
from scenes.log_derivative.layout import ExamplePlaces, Notes
from scenes.log_derivative.maths import ROLES
from scenes.log_derivative.signed_sum import SignedSum, signed
from scenes.log_derivative.tangent import Tangent

_ASIDE, _BELOW = 0.25, 0.15  # between notes beside, and below each other
_MINUS = 0.78  # what a minus sign takes, in ems
_REACH = 1.05  # of the tangent, to either side, but no more than this share of the plot's width
_SHARE = 0.22


class WorkedExample:
    """Three factors, one curve, and the tangent that the formula gives.

    Args:
        places: for the plot with its notes, and for the rates.
        theme: gives each role its colour.

    Attributes:
        at: the tracker of x.
        plot, curve: the axes and the example's curve.
        name: the example and where its factors are positive.
        balance: the three relative rates of change laid end to end, and their sum; it follows x at
            every frame.
        moving: the point with its tangent, and its slope, which do so as well.
    """

    def __init__(self, places: ExamplePlaces, theme: Theme) -> None:
        self.at = mn.ValueTracker(maths.RUN[0])
        self.plot = Plot.filling(
            places.plot,
            x_range=(0, 7.5),
            y_range=(0, places.y_top),
            x_ticks=range(1, 8),
            y_ticks=(0.5, 1),
            names=(Formula(maths.x, theme=theme, size="label"), None),
            theme=theme,
        )
        self.curve = self.plot.curve(maths.values, colour=theme.product)
        size = places.notes_size
        example = Formula(maths.EXAMPLE, theme=theme, roles=ROLES).scale(0.8)
        domain = Formula(maths.DOMAIN, theme=theme, size=size, role="muted")
        slope = LiveFormula(
            Formula(maths.SLOPE_IS, theme=theme, size=size),
            "value",
            lambda: signed(maths.slope(self.at.get_value())),
            colour=theme.text,
            size=size,
        )
        self.name = mn.VGroup(example, domain)
        match places.notes:
            case Notes.IN_PLOT:
                self._write_in_plot(slope)
            case Notes.ONE_LINE:
                self._write_in_one_line(example, domain, slope)
            case Notes.TWO_LINES:
                self._write_in_two_lines(example, domain, slope)
        tangent = Tangent(
            self.plot,
            lambda x: float(maths.values(x)),
            maths.slope,
            self.at,
            colour=theme.text,
            reach=min(_REACH, _SHARE * self.plot.box.width),
        )
        self.balance = self._balance(places.rates, theme)
        self.moving = [tangent, slope]

    def slide_to(self, x: float, **kwargs: Any) -> mn.Animation:
        """Let the point run along the curve to another x; slope and rates follow."""
        return glide(self.at, x, **kwargs)

    def _write_in_plot(self, slope: LiveFormula) -> None:
        """Write the example at the upper right, and the slope beside the curve."""
        box = self.plot.box
        self.name.arrange(mn.DOWN, buff=0.2, aligned_edge=mn.RIGHT)
        self.name.move_to(box.at(1, 1), aligned_edge=mn.UR)
        slope.put(box.at(0.73, 0.55))

    def _write_in_one_line(self, example: Formula, domain: Formula, slope: LiveFormula) -> None:
        """Write example and condition in a line at the upper right, and the slope below it."""
        box = self.plot.box
        domain.move_to(box.at(1, 1), aligned_edge=mn.UR)
        example.next_to(domain, mn.LEFT, buff=_ASIDE)
        example.shift((box.top - example.get_top()[1]) * mn.UP)
        domain.align_baseline(example)
        slope.move_to(box.at(1, 1), aligned_edge=mn.UR)
        slope.shift((example.get_bottom()[1] - _BELOW - slope.get_top()[1]) * mn.UP)
        slope.shift(_MINUS * slope.number.em * mn.LEFT)

    def _write_in_two_lines(self, example: Formula, domain: Formula, slope: LiveFormula) -> None:
        """Write the example at the upper right; slope and condition share the line below it."""
        box = self.plot.box
        example.scale(min(1, (box.width - _ASIDE) / example.width))
        example.move_to(box.at(1, 1), aligned_edge=mn.UR)
        domain.next_to(example, mn.DOWN, buff=_BELOW, aligned_edge=mn.RIGHT)
        slope.next_to(domain, mn.LEFT, buff=_ASIDE, aligned_edge=mn.DOWN)
        slope.shift(_MINUS * slope.number.em * mn.LEFT)

    def _balance(self, area: Region, theme: Theme) -> SignedSum:
        return SignedSum(
            area,
            maths.reach(),
            lambda: maths.rates(self.at.get_value()),
            names=[
                Formula(rate, theme=theme, roles=ROLES, size="label").scale(0.88)
                for rate in (*maths.RATES_OF_FACTORS, maths.RATES_ADD.lhs)
            ],
            colours=[theme.colour(role) for role in ("first", "second", "third", "sum")],
            muted=theme.muted,
        )
