"""The worked example: its curve with a running tangent, and its relative rates of change."""

import manim as mn

from reel.formula.formula import Formula
from reel.formula.live_number import LiveFormula
from reel.records.theme import Theme
from reel.stage.plot import Plot
from reel.stage.regions import Region
from scenes.log_derivative import maths
from scenes.log_derivative.maths import ROLES
from scenes.log_derivative.signed_sum import SignedSum, signed
from scenes.log_derivative.tangent import Tangent

_LOW = 3.0  # a plot below this height (Manim's units) has its writing above the curve
_ASIDE = 0.25  # between what is written there
_MINUS = 0.78  # what a minus sign takes, in ems
_REACH = 1.05  # of the tangent, to either side, but no more than this share of the plot's width
_SHARE = 0.22


class WorkedExample:
    """Three factors, one curve, and the tangent that the formula gives.

    Args:
        left, right: the regions of the plot and of the rates.
        theme: gives each role its colour.

    Attributes:
        at: the tracker of x.
        plot, curve: the axes and the example's curve.
        name: the example and where its factors are positive.
        balance: the three relative rates of change laid end to end, and their sum.
        moving: the point with its tangent, its slope, and the balance, which follow x at every
            frame.
    """

    def __init__(self, left: Region, right: Region, theme: Theme) -> None:
        self.at = mn.ValueTracker(maths.RUN[0])
        low = left.height < _LOW
        self.plot = Plot.filling(
            left,
            x_range=(0, 7.5),
            y_range=(0, _headroom(left)),
            x_ticks=range(1, 8),
            y_ticks=(0.5, 1),
            names=(Formula(maths.x, theme=theme, size="label"), None),
            theme=theme,
        )
        self.curve = self.plot.curve(maths.values, colour=theme.product)
        box = self.plot.box
        example = Formula(maths.EXAMPLE, theme=theme, roles=ROLES).scale(0.8)
        size = "small" if low else "label"
        domain = Formula(maths.DOMAIN, theme=theme, size=size, role="muted")
        slope = LiveFormula(
            Formula(maths.SLOPE_IS, theme=theme, size=size),
            "value",
            lambda: signed(maths.slope(self.at.get_value())),
            colour=theme.text,
            size=size,
        )
        self.name = mn.VGroup(example, domain)
        if low:
            self._above_the_curve(example, domain, slope)
        else:
            self.name.arrange(mn.DOWN, buff=0.2, aligned_edge=mn.RIGHT)
            self.name.move_to(box.at(1, 1), aligned_edge=mn.UR)
            slope.put(box.at(0.73, 0.55))
        tangent = Tangent(
            self.plot,
            lambda x: float(maths.values(x)),
            maths.slope,
            self.at,
            colour=theme.text,
            reach=min(_REACH, _SHARE * box.width),
        )
        self.balance = self._balance(right, theme)
        self.moving = [tangent, slope, self.balance]

    def _above_the_curve(self, example: Formula, domain: Formula, slope: LiveFormula) -> None:
        """Write the example at the top right, and what belongs to it beside it or below."""
        box = self.plot.box
        room = box.width - _ASIDE
        beside = example.width + _ASIDE + domain.width < room
        example.scale(min(1, room / example.width))
        domain.move_to(box.at(1, 1), aligned_edge=mn.UR)
        example.move_to(box.at(1, 1), aligned_edge=mn.UR)
        if beside:
            example.next_to(domain, mn.LEFT, buff=_ASIDE)
            example.shift((box.top - example.get_top()[1]) * mn.UP)
            domain.align_baseline(example)
        else:
            domain.next_to(example, mn.DOWN, buff=0.15, aligned_edge=mn.RIGHT)
        slope.move_to(box.at(1, 1), aligned_edge=mn.UR)
        slope.shift((example.get_bottom()[1] - 0.15 - slope.get_top()[1]) * mn.UP)
        if not beside:
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


def _headroom(region: Region) -> float:
    """How far up the plot goes: the curve ends near 1, what is written stands above it."""
    if region.height > _LOW:
        return 1.25
    return 1.5 if region.aspect > 2 else 1.85
