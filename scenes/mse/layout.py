"""Where everything in the clip on least squares stands, for each arrangement of the frame.

Lengths are in Manim's units. What explains a picture stands beside it in a wide frame, and above
or below it in the others; a low frame has less height for all of it, and so shows fewer numbers.
"""

from dataclasses import dataclass

import numpy as np
from manim import DOWN, RIGHT, UP

from reel.stage.regions import FrameRegions, Region

# What the numbers of the two small plots over the slope need: left, right, and below.
_LEFT, _RIGHT, _BELOW = 0.75, 0.15, 0.45


@dataclass(frozen=True)
class BoardPlaces:
    """Where a derivation is written.

    Attributes:
        head: for what is known before the derivation starts.
        before, now: for the previous line, and for the present one.
        foot: for the names of parts of the present line.
    """

    head: Region
    before: Region
    now: Region
    foot: Region


@dataclass(frozen=True)
class SlopePlaces:
    """Where the two measures are plotted over the slope of the line.

    Attributes:
        rows: for the names of the two measures and of the slope, each with its value.
        plots: for the two plots, without the numbers of their axes.
        slope_ticks: the slopes that get a tick.
        level_ticks: how many ticks each vertical axis has room for.
        value_inset: how far the values keep from the right end of their rows.
    """

    rows: tuple[Region, Region, Region]
    plots: tuple[Region, Region]
    slope_ticks: tuple[float, ...]
    level_ticks: int
    value_inset: float


@dataclass(frozen=True)
class NoiseRowPlaces:
    """Where a noise, its bell, and the loss that follows from it stand.

    Attributes:
        cause, effect: for the name and density of the noise, and for its loss in writing.
        bell, loss: for the plots of both.
        arrow: start and end of the arrow from one plot to the other.
        log_side: the side of the arrow on which the logarithm is written.
        cause_way, effect_way: the direction in which words and formula follow each other.
    """

    cause: Region
    bell: Region
    loss: Region
    effect: Region
    arrow: tuple[np.ndarray, np.ndarray]
    log_side: np.ndarray
    cause_way: np.ndarray
    effect_way: np.ndarray


@dataclass(frozen=True)
class Layout:
    """The places of the clip, in the order in which they are used.

    Attributes:
        points: for the plot of the points, while they get their noise.
        model, density: for the formulas that go with it.
        term, term_name: for the curve of one term of the derivation, and for what it shows.
        bell_ticks: heights that get a tick while the curve is the bell.
        parabola_ticks: heights that get one from the logarithm on.
        board: for the derivation.
        turning, slopes: for the turning line, and for what its slope does.
        gauss, laplace: for the two noises that are compared.
    """

    points: Region
    model: Region
    density: Region
    term: Region
    term_name: Region
    bell_ticks: tuple[float, ...]
    parabola_ticks: tuple[float, ...]
    board: BoardPlaces
    turning: Region
    slopes: SlopePlaces
    gauss: NoiseRowPlaces
    laplace: NoiseRowPlaces

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Choose the places for the arrangement of a frame."""
        return regions.lay_out(wide=_wide, tall=_tall, low=_low)


def _wide(regions: FrameRegions) -> Layout:
    """Pictures on the left, formulas on the right; each noise fills a row."""
    model, density = regions.side.rows(1, 1.2)
    curve, written = regions.full.columns(1, 2.05, gap=0.4)
    term_name, term = curve.rows(0.8, 4.8, gap=0.1)
    # The top stays free for the line under the take-away.
    _, gauss, laplace = regions.full.rows(0.1, 2.6, 2.6, gap=0.15)
    return Layout(
        points=regions.main,
        model=model,
        density=density,
        term=term,
        term_name=term_name,
        bell_ticks=(0.1, 0.2, 0.3, 0.4),
        parabola_ticks=(-4.0, -2.0, 2.0, 4.0),
        board=BoardPlaces(*written.rows(0.8, 1.4, 1.9, 0.7, gap=0.2)),
        turning=regions.main,
        slopes=_names_above_plots(regions.side, slope_ticks=(0.25, 0.5, 0.75), value_inset=_RIGHT),
        gauss=_in_a_row(gauss),
        laplace=_in_a_row(laplace),
    )


def _tall(regions: FrameRegions) -> Layout:
    """Formulas below the pictures; each noise fills a column."""
    full = regions.full.intersect(regions.safe)
    points, below = full.rows(2.2, 1, gap=0.2)
    model, density = below.rows(0.7, 1.48, gap=0.3)  # as high as they are by nature
    curve, written = full.rows(1, 1.6, gap=0.1)
    beside, term = curve.columns(1, 1.5, gap=0.2)
    head, term_name = beside.rows(1, 1.5)
    turning, slopes = full.rows(1.9, 1, gap=0.15)
    # The top stays free for the line under the take-away.
    _, noises = full.rows(0.1, 5, gap=0)
    gauss, laplace = noises.columns(1, 1, gap=0.3)
    return Layout(
        points=points,
        model=model,
        density=density,
        term=term,
        term_name=term_name,
        bell_ticks=(0.1, 0.2, 0.3, 0.4),
        parabola_ticks=(-4.0, -2.0, 2.0, 4.0),
        board=BoardPlaces(head, *written.rows(1.4, 1.85, 0.6, gap=0.1)),
        turning=turning,
        slopes=_names_beside_plots(slopes),
        gauss=_in_a_column(gauss),
        laplace=_in_a_column(laplace),
    )


def _low(regions: FrameRegions) -> Layout:
    """Formulas share a strip below the picture; each noise takes two rows."""
    full = regions.full.intersect(regions.safe)
    points, below = full.rows(3.4, 1, gap=0.2)
    model, density = below.columns(3.95, 5.2, gap=0.4)  # as wide as they are by nature
    curve, written = full.rows(1, 2, gap=0.1)
    beside, term = curve.columns(1, 1.5, gap=0.2)
    head, term_name = beside.rows(1, 1.5)
    turning, slopes = full.columns(1.75, 1, gap=0.25)
    # The top stays free for the line under the take-away.
    _, noises = full.rows(0.1, 5, gap=0)
    gauss, laplace = noises.rows(1, 1, gap=0.15)
    return Layout(
        points=points,
        model=model,
        density=density,
        term=term,
        term_name=term_name,
        bell_ticks=(0.2, 0.4),
        parabola_ticks=(-4.0, 4.0),
        board=BoardPlaces(head, *written.rows(1.4, 1.85, 0.6, gap=0.1)),
        turning=turning,
        # The values stand at the edge, clear of the line through both plots.
        slopes=_names_above_plots(slopes, slope_ticks=(0.25, 0.75), value_inset=0),
        gauss=_words_above_plots(gauss),
        laplace=_words_above_plots(laplace),
    )


# The two plots over the slope.


def _names_above_plots(
    region: Region, *, slope_ticks: tuple[float, ...], value_inset: float
) -> SlopePlaces:
    """One name above each plot, and that of the slope below both."""
    head, upper, middle, lower, foot = region.rows(0.45, 1.4, 0.95, 1.4 + _BELOW, 0.4, gap=0.13)
    return SlopePlaces(
        rows=(head, middle, foot),
        plots=_room_for_numbers(upper, lower),
        slope_ticks=slope_ticks,
        level_ticks=2,
        value_inset=value_inset,
    )


def _names_beside_plots(region: Region) -> SlopePlaces:
    """All names left of the two plots, which are low."""
    written, drawn = region.columns(1.2, 1.3, gap=0.05)
    upper, lower = drawn.rows(1, 1 + _BELOW, gap=0.2)
    first, second, third = written.rows(0.8, 1, 0.5, gap=0.12)
    return SlopePlaces(
        rows=(first, second, third),
        plots=_room_for_numbers(upper, lower),
        slope_ticks=(0.25, 0.5, 0.75),
        level_ticks=1,
        value_inset=_RIGHT,
    )


def _room_for_numbers(upper: Region, lower: Region) -> tuple[Region, Region]:
    """Leave room for numbers beside both plots, and below the lower one."""
    return (
        Region(upper.left + _LEFT, upper.bottom, upper.right - _RIGHT, upper.top),
        Region(lower.left + _LEFT, lower.bottom + _BELOW, lower.right - _RIGHT, lower.top),
    )


# A noise and its loss.


def _in_a_row(region: Region) -> NoiseRowPlaces:
    """All side by side."""
    cause, bell, between, loss, effect = region.columns(2.6, 3.6, 1.2, 3.6, 1.8, gap=0.15)
    return NoiseRowPlaces(
        cause=cause,
        bell=bell,
        loss=loss,
        effect=effect,
        arrow=_rightward(between),
        log_side=UP,
        cause_way=DOWN,
        effect_way=DOWN,
    )


def _in_a_column(region: Region) -> NoiseRowPlaces:
    """All one below the other."""
    cause, bell, between, loss, effect = region.rows(1.25, 1.9, 0.5, 1.9, 0.75, gap=0.1)
    return NoiseRowPlaces(
        cause=cause,
        bell=bell,
        loss=loss,
        effect=effect,
        arrow=(between.at(0.4, 1), between.at(0.4, 0)),
        log_side=RIGHT,
        cause_way=DOWN,
        effect_way=RIGHT,
    )


def _words_above_plots(region: Region) -> NoiseRowPlaces:
    """The plots side by side, below what is written."""
    head, plots = region.rows(0.8, 1.6, gap=0.05)
    cause, effect = head.columns(4.2, 2.9, gap=0.1)
    bell, between, loss = plots.columns(2.9, 1.25, 2.9, gap=0.1)
    return NoiseRowPlaces(
        cause=cause,
        bell=bell,
        loss=loss,
        effect=effect,
        arrow=_rightward(between),
        log_side=UP,
        cause_way=RIGHT,
        effect_way=RIGHT,
    )


def _rightward(between: Region) -> tuple[np.ndarray, np.ndarray]:
    """Start and end of an arrow through a region, a little below its middle."""
    return between.at(0, 0.45), between.at(1, 0.45)
