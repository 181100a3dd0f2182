"""Where everything in the clip on the logarithmic derivative stands, in each arrangement.

Lengths are in Manim's units. Formulas stand beside the pictures in a wide frame, and above or
below them in the others.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from manim import DOWN, RIGHT

from reel.stage.regions import FrameRegions, Region


@dataclass(frozen=True)
class GrowthPlaces:
    """Where a rectangle grows by a few percent.

    Attributes:
        rectangle: for the rectangle as it is in the end, with the numbers at its sides.
        magnifier: for its corner, magnified.
        statement: for what is said of the growth.
    """

    rectangle: Region
    magnifier: Region
    statement: Region


@dataclass(frozen=True)
class LogPlaces:
    """Where the slope of the log is found, and then the log of a product.

    Attributes:
        curve: for the plot of log x.
        equal_units: whether one unit of it is as long across as it is up; else it fills its place.
        slope: for the slope of log x.
        chain: for that of log f.
        sum: for the product f, and what becomes of it.
        condition: for the condition under which all this is true.
    """

    curve: Region
    equal_units: bool
    slope: Region
    chain: Region
    sum: Region
    condition: Region


@dataclass(frozen=True)
class GridPlaces:
    """Where the grid of the product rule is divided by the product.

    Attributes:
        left_side: for what the grid is, with a sign of equality.
        grid: for the grid and its divisors.
        sum, condition: for the sum of the logs' slopes, and its condition.
    """

    left_side: Region
    grid: Region
    sum: Region
    condition: Region


@dataclass(frozen=True)
class RowPlaces:
    """Where the short product rule stands, once the diagonal of the grid has fallen into a row.

    Attributes:
        rule: for the rule in writing.
        condition: for its condition.
        count, counted: for how many things it takes to write it, and for what they are.
        left_side: for what the row is, with a sign of equality.
        row: for the cells of the diagonal.
    """

    rule: Region
    condition: Region
    count: Region
    counted: Region
    left_side: Region
    row: Region


class Notes(Enum):
    """How the example, its condition and its slope are written at the curve."""

    IN_PLOT = "example above condition at the upper right, the slope beside the curve"
    ONE_LINE = "above the curve: example and condition in one line, the slope below"
    TWO_LINES = "above the curve: the example, and below it the slope and the condition"


@dataclass(frozen=True)
class RoutePlaces:
    """Where the two ways to the example's derivative are written, each with its name.

    Attributes:
        rows: one for each way, or a single one for both as the two sides of one line.
        second_name: in two rows, the side of the second way on which its name stands; a longer
            vector puts it farther away. All other names stand below their ways.
    """

    rows: tuple[Region, ...]
    second_name: np.ndarray


@dataclass(frozen=True)
class ExamplePlaces:
    """Where the worked example stands.

    Attributes:
        plot: for its curve.
        y_top: up to where the y axis goes: the curve ends near 1, and there is room for notes
            above that.
        notes, notes_size: how the notes at the curve are laid out, and how large they are.
        rates: for the relative rates of change of the three factors.
        slope: for the derivative as the short rule gives it.
        routes: for both ways to the derivative.
        rates_leave: whether the rates must leave before the two ways come.
    """

    plot: Region
    y_top: float
    notes: Notes
    notes_size: str
    rates: Region
    slope: Region
    routes: RoutePlaces
    rates_leave: bool


@dataclass(frozen=True)
class Layout:
    """The places of the clip, in the order in which they are used.

    Attributes:
        growth: for the rectangle that grows.
        log: for the slope of the log, and the log of a product.
        grid: for the grid of the product rule.
        row: for the row that is left of the grid, and the rule that it gives.
        example: for the worked example.
    """

    growth: GrowthPlaces
    log: LogPlaces
    grid: GridPlaces
    row: RowPlaces
    example: ExamplePlaces

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Choose the places for the arrangement of a frame."""
        return regions.lay_out(wide=_wide, tall=_tall, low=_low)


def _wide(regions: FrameRegions) -> Layout:
    """Formulas stand right of the curve of the log, and on both sides of the grid."""
    full = regions.full
    curve, side = full.columns(1.5, 1, gap=0.4)
    slope, chain, total, condition = side.rows(1, 1, 1.5, 0.4, gap=0.25)
    before, grid, after = full.columns(1.5, 7.4, 3.5, gap=0.2)
    grid_sum, grid_condition, _ = after.rows(1.7, 0.6, 2.3, gap=0.5)
    return Layout(
        growth=_magnifier_beside(regions, widths=(2.1, 1), gap=0.9),
        log=LogPlaces(
            curve=curve,
            equal_units=True,
            slope=slope,
            chain=chain,
            sum=total,
            condition=condition,
        ),
        grid=GridPlaces(left_side=before, grid=grid, sum=grid_sum, condition=grid_condition),
        row=_left_side_beside_row(regions),
        example=_ways_in_one_line(regions),
    )


def _tall(regions: FrameRegions) -> Layout:
    """Formulas stand above or below the pictures; the two ways take the place of the rates."""
    return Layout(
        growth=_magnifier_beside(regions, widths=(1.7, 1), gap=0.5),
        log=_formulas_below_log(regions),
        grid=_formulas_above_grid(regions),
        row=_left_side_above_row(regions),
        example=_ways_in_place_of_rates(regions),
    )


def _low(regions: FrameRegions) -> Layout:
    """Formulas stand above or below the pictures; the rates stay beside the example's curve."""
    return Layout(
        growth=_magnifier_beside(regions, widths=(2.1, 1), gap=0.9),
        log=_formulas_below_log(regions),
        grid=_formulas_above_grid(regions),
        row=_left_side_above_row(regions),
        example=_ways_below_each_other(regions),
    )


# The rectangle.


def _magnifier_beside(
    regions: FrameRegions, *, widths: tuple[float, float], gap: float
) -> GrowthPlaces:
    """The magnifier stands right of the rectangle; `widths` are in proportion."""
    picture, below = regions.full.rows(3.4, 2.0, gap=0.2)
    rectangle, magnifier = picture.columns(*widths, gap=gap)
    return GrowthPlaces(rectangle, magnifier, below.intersect(regions.safe))


# The slope of the log.


def _formulas_below_log(regions: FrameRegions) -> LogPlaces:
    """The slopes stand in a row below the curve, the sum and its condition in the next one."""
    curve, *rows = regions.full.rows(2.4, 1, 1.25, gap=0.2)
    slopes, sums = (row.intersect(regions.safe) for row in rows)
    slope, chain = slopes.columns(3.4, 2, gap=0.5)
    total, condition = sums.columns(3.4, 1.4, gap=0.5)
    return LogPlaces(
        curve=curve,
        equal_units=False,
        slope=slope,
        chain=chain,
        sum=total,
        condition=condition,
    )


# The grid, and the row that is left of it.


def _formulas_above_grid(regions: FrameRegions) -> GridPlaces:
    """The sum and its condition stand above the grid."""
    above, below = regions.full.intersect(regions.safe).rows(1.3, 4.6, gap=0.15)
    left_side, grid = below.columns(1, 4.6, gap=0.2)
    total, condition = above.columns(2.4, 1.4, gap=0.5)
    return GridPlaces(left_side=left_side, grid=grid, sum=total, condition=condition)


def _left_side_beside_row(regions: FrameRegions) -> RowPlaces:
    """The left side stands before the row; above, the count stands right of the rule."""
    above, below = regions.full.intersect(regions.safe).rows(3, 2.3, gap=0.3)
    written, aside = above.columns(2.4, 1, gap=0.4)
    rule, condition = written.columns(0.84, 0.16, gap=0)
    _, count, counted, _ = aside.rows(29, 22, 22, 27, gap=0)
    left_side, row = below.columns(1, 5, gap=0.5)
    return RowPlaces(
        rule=rule,
        condition=condition,
        count=count,
        counted=counted,
        left_side=left_side,
        row=row.inset(0.11),
    )


def _left_side_above_row(regions: FrameRegions) -> RowPlaces:
    """The left side stands above the row; above both, condition and count right of the rule."""
    above, left_side, row = regions.full.intersect(regions.safe).rows(1.9, 1, 1.15, gap=0.35)
    rule, aside = above.columns(3.8, 2.4, gap=0.3)
    condition, count, counted = aside.rows(1, 1, 0.6, gap=0.1)
    return RowPlaces(
        rule=rule,
        condition=condition,
        count=count,
        counted=counted,
        left_side=left_side,
        row=row.inset(0.12),
    )


# The worked example.


def _ways_in_one_line(regions: FrameRegions) -> ExamplePlaces:
    """The rates stand right of the curve, below them the slope and then both ways in a line."""
    full, safe = regions.full, regions.safe
    picture, below = full.rows(3.8, 1.6, gap=0.25)
    plot, rates = picture.columns(1.6, 1, gap=0.6)
    written = below.intersect(safe)
    return ExamplePlaces(
        plot=plot,
        y_top=1.25,
        notes=Notes.IN_PLOT,
        notes_size="label",
        rates=rates.intersect(safe),
        slope=written,
        routes=RoutePlaces((written,), second_name=DOWN),
        rates_leave=False,
    )


def _ways_in_place_of_rates(regions: FrameRegions) -> ExamplePlaces:
    """The rates stand below the curve, then the slope; the two ways take both their places."""
    full, safe = regions.full, regions.safe
    plot, rates, slope = full.rows(2.65, 2.75, 1.1, gap=0.13)
    both = Region(rates.left, slope.bottom, rates.right, rates.top).intersect(safe)
    return ExamplePlaces(
        plot=plot,
        y_top=1.5,
        notes=Notes.ONE_LINE,
        notes_size="small",
        rates=rates.intersect(safe),
        slope=slope.intersect(safe),
        routes=RoutePlaces(tuple(both.rows(1, 1)), second_name=DOWN),
        rates_leave=True,
    )


def _ways_below_each_other(regions: FrameRegions) -> ExamplePlaces:
    """The rates stand right of the curve; below both come the slope and then the two ways."""
    full, safe = regions.full, regions.safe
    picture, below = full.rows(1, 1, gap=0.25)
    plot, rates = picture.columns(1.2, 1, gap=0.25)
    written = below.intersect(safe)
    return ExamplePlaces(
        plot=plot,
        y_top=1.85,
        notes=Notes.TWO_LINES,
        notes_size="small",
        rates=rates.intersect(safe),
        slope=written,
        routes=RoutePlaces(tuple(written.rows(1.4, 1, gap=0.1)), second_name=2 * RIGHT),
        rates_leave=False,
    )
