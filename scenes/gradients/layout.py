"""Where the pictures, formulas and numbers of the clip on gradients stand, by arrangement.

What explains a picture stands beside it in a wide frame, and below it in the others; a low frame
has so little height below it that a loss and its slope share a line.
"""

from dataclasses import dataclass, replace

import numpy as np
from manim import LEFT, ORIGIN, UP

from reel.stage.regions import FrameRegions, Region

Three = tuple[Region, Region, Region]
"""One region for each part of what the rectangle gains: two strips and a corner."""


@dataclass(frozen=True)
class DescentPlaces:
    """Where a ball goes down a loss.

    Attributes:
        plot: for the curve, with the names of its axes.
        axis_size: the type size of the name of the x axis.
        loss: for the loss in writing; words stand below its chances.
        loss_at: the side of that region at which it stands.
        slope: for its slope; None where that stands below the loss, in the same region.
        on_one_line: whether loss and slope share a baseline.
    """

    plot: Region
    axis_size: str
    loss: Region
    loss_at: np.ndarray
    slope: Region | None
    on_one_line: bool


@dataclass(frozen=True)
class RateTablePlaces:
    """Where it is written how fast each part of the rectangle grows.

    Attributes:
        h: for how long the rectangle has grown.
        h_size: the type size of that.
        header: for what the table shows.
        rates: for the rates as formulas.
        rate_at: the side of its region at which each rate stands.
        values: for the rates as numbers; None where they stand on the line of their formulas, at
            its right end.
    """

    h: Region
    h_size: str
    header: Region
    rates: Three
    rate_at: np.ndarray
    values: Three | None


@dataclass(frozen=True)
class RectanglePlaces:
    """Where a rectangle grows.

    Attributes:
        rectangle: for the rectangle with the names of its sides.
        table: for what its parts add.
        rule: for the product rule, in the table's place.
    """

    rectangle: Region
    table: RateTablePlaces
    rule: Region


@dataclass(frozen=True)
class CountPlaces:
    """Where it is counted how many factors there are to write.

    Attributes:
        product: for the derivative (f g …)' of the product.
        n: for how many factors the product has.
        square: for n · n.
        remark: for the words that say what n · n counts.
    """

    product: Region
    n: Region
    square: Region
    remark: Region


@dataclass(frozen=True)
class GridPlaces:
    """Where the terms of a derivative fill a grid.

    Attributes:
        alone: for a grid that has no line below it.
        over_line: for the grid over SymPy's line.
        line_name: for the words that say what the line is.
        line: for SymPy's line, which is longer than the frame is wide.
        count: for the numbers.
    """

    alone: Region
    over_line: Region
    line_name: Region
    line: Region
    count: CountPlaces


@dataclass(frozen=True)
class Layout:
    """The places of the clip, beat by beat.

    Attributes:
        descent: for the first beat, in which a ball goes down a loss.
        rectangle: for the second, in which a rectangle shows the product rule.
        grid: for the last, in which the terms fill a grid.
    """

    descent: DescentPlaces
    rectangle: RectanglePlaces
    grid: GridPlaces

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Find the places in a frame."""
        return regions.lay_out(wide=_wide, tall=_tall, low=_low)


def _wide(regions: FrameRegions) -> Layout:
    """Pictures on the left, formulas and numbers in a column on the right."""
    picture, words = regions.main, regions.side
    h, header, first, second, corner = words.rows(1, 0.7, 1, 1, 1, gap=0.1)
    # SymPy's line needs the whole width: the grid above it, and the numbers, end where it begins.
    upper, line = regions.full.rows(4.4, 1.1, gap=0.4)
    over_line, numbers = (_down_to(upper.bottom, region) for region in (picture, words))
    line_name, line = _named_line(line)
    return Layout(
        descent=DescentPlaces(
            plot=picture,
            axis_size="formula",
            loss=words,
            loss_at=ORIGIN,
            slope=None,
            on_one_line=False,
        ),
        rectangle=RectanglePlaces(
            rectangle=picture.inset(0.1),
            table=RateTablePlaces(
                h=h,
                h_size="formula",
                header=header,
                rates=(first, second, corner),
                rate_at=LEFT,
                values=None,
            ),
            rule=words,
        ),
        grid=GridPlaces(
            alone=picture,
            over_line=over_line,
            line_name=line_name,
            line=line,
            count=CountPlaces(*numbers.rows(1.2, 1, 1, 0.6, gap=0.1)),
        ),
    )


def _tall(regions: FrameRegions) -> Layout:
    """Pictures above, formulas and numbers in rows below them."""
    loss, slope = regions.side.rows(1.1, 0.8, gap=0.1)
    head, table = regions.side.rows(0.4, 1.5, gap=0.15)
    h, header = head.columns(1, 1.35)
    first, second, corner = (column.rows(1, 0.8, gap=0.1) for column in table.columns(1, 1, 1))
    alone, numbers = regions.full.rows(3.6, 1, gap=0.2)
    over_line, line = alone.rows(2.75, 1, gap=0.15)
    line_name, line = _named_line(line)
    return Layout(
        descent=DescentPlaces(
            plot=regions.main,
            axis_size="label",
            loss=loss,
            loss_at=UP,  # the words below it need the rest
            slope=slope,
            on_one_line=False,
        ),
        rectangle=RectanglePlaces(
            rectangle=regions.main.inset(0.1),
            table=RateTablePlaces(
                h=h,
                h_size="label",
                header=header,
                rates=(first[0], second[0], corner[0]),
                rate_at=ORIGIN,
                values=(first[1], second[1], corner[1]),
            ),
            rule=regions.side,
        ),
        grid=GridPlaces(
            alone=alone,
            over_line=over_line,
            line_name=line_name,
            line=line,
            count=_two_by_two(numbers.intersect(regions.safe)),
        ),
    )


def _low(regions: FrameRegions) -> Layout:
    """As in a tall frame, but a loss and its slope stand side by side."""
    tall = _tall(regions)
    loss, slope = regions.side.columns(4, 3, gap=0.5)
    descent = replace(tall.descent, loss=loss, loss_at=ORIGIN, slope=slope, on_one_line=True)
    return replace(tall, descent=descent)


def _down_to(bottom: float, region: Region) -> Region:
    """Cut off what of a region lies below a height."""
    return Region(region.left, max(region.bottom, bottom), region.right, region.top)


def _named_line(region: Region) -> list[Region]:
    """Divide what is left for SymPy's line into a row for its name and one for itself."""
    return region.rows(0.5, 1, gap=0.2)


def _two_by_two(region: Region) -> CountPlaces:
    """The number n before the product, n · n before the words that say what it counts."""
    upper, lower = (row.columns(3, 2.8, gap=0.4) for row in region.rows(1, 1, gap=0.12))
    return CountPlaces(product=upper[1], n=upper[0], square=lower[0], remark=lower[1])
