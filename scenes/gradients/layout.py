"""Where the pictures of the clip on gradients stand, and what is written at them.

Each picture has the whole region for pictures and formulas. Lengths are in Manim's units.
"""

from dataclasses import dataclass

from reel.stage.regions import FrameRegions, Region


@dataclass(frozen=True)
class DescentPlaces:
    """Where a ball goes down a loss.

    Attributes:
        plot: for the curve, with its axes' names.
        y_top: up to where the y axis goes: the loss is at most 1.
        loss_at: the point (w, J) about which the loss is written.
        loss_width: how wide it is at most.
        slope_at: from the ball to where its slope, in words and a number, ends.
        slope_width: how wide that is at most.
    """

    plot: Region
    y_top: float
    loss_at: tuple[float, float]
    loss_width: float
    slope_at: tuple[float, float]
    slope_width: float


@dataclass(frozen=True)
class RectanglePlaces:
    """Where a rectangle grows.

    Attributes:
        rectangle: for the rectangle, fully grown.
        rule_share: how much of the old rectangle's width the product rule takes at most.
        side_up: how high the name of its height stands, as a share of that.
    """

    rectangle: Region
    rule_share: float
    side_up: float


@dataclass(frozen=True)
class GridPlaces:
    """Where the terms of a derivative fill a grid.

    Attributes:
        header: for the product and the count of factors, above a small grid.
        words_width: how wide the words of that count are at most.
        below_header: for a small grid.
        over_line: for a grid with SymPy's line below it.
        line_name: for the words that say what the line is.
        line: for SymPy's line.
        alone: for the large grid, which has no header.
        plate: the first and last row and column of its cells that the count covers.
    """

    header: Region
    words_width: float
    below_header: Region
    over_line: Region
    line_name: Region
    line: Region
    alone: Region
    plate: tuple[tuple[int, int], tuple[int, int]]


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
    """The loss is written between the arms of its curve; the count stands in one line."""
    full = regions.full
    return Layout(
        descent=DescentPlaces(
            full,
            y_top=1.04,
            loss_at=(0.75, 0.8),
            loss_width=5.5,
            slope_at=(2.218, 0.5),
            slope_width=2.8,
        ),
        rectangle=RectanglePlaces(full.inset(0.15), rule_share=0.72, side_up=0.5),
        grid=_grid(full, header=0.75, line=0.7, words_width=4.0, plate=((6, 8), (0, 3))),
    )


def _tall(regions: FrameRegions) -> Layout:
    """The loss is written above its curve; the words of the count take two lines."""
    return _upright(regions, y_top=1.36, slope_up=1.2, plate=((6, 8), (0, 4)))


def _low(regions: FrameRegions) -> Layout:
    """As in a tall frame, the plate on more of the lower rows."""
    return _upright(regions, y_top=1.42, slope_up=0.75, plate=((6, 9), (0, 4)))


def _upright(
    regions: FrameRegions,
    *,
    y_top: float,
    slope_up: float,
    plate: tuple[tuple[int, int], tuple[int, int]],
) -> Layout:
    full = regions.full
    written = full.intersect(regions.safe)
    return Layout(
        descent=DescentPlaces(
            written,
            y_top=y_top,
            loss_at=(0.0, y_top - 0.16),
            loss_width=0.66 * written.width,
            slope_at=(1.053, slope_up),
            slope_width=2.11,
        ),
        rectangle=RectanglePlaces(written.inset(0.15), rule_share=0.92, side_up=0.25),
        grid=_grid(written, header=0.85, line=0.65, words_width=1.8, plate=plate),
    )


def _grid(
    region: Region,
    *,
    header: float,
    line: float,
    words_width: float,
    plate: tuple[tuple[int, int], tuple[int, int]],
) -> GridPlaces:
    """Lay a grid out, header and line of which are so high."""
    top, below = _cut(region, header, gap=0.22)
    over_line, foot = _cut(below, below.height - line - 0.75, gap=0.2)
    name, rest = _cut(foot, 0.4, gap=0.1)
    return GridPlaces(
        header=top,
        words_width=words_width,
        below_header=below,
        over_line=over_line,
        line_name=name,
        line=rest,
        alone=region.inset(0.12),
        plate=plate,
    )


def _cut(region: Region, height: float, *, gap: float) -> tuple[Region, Region]:
    """Divide a region into what is so high, and what is left below it."""
    edge = region.top - height
    return (
        Region(region.left, edge, region.right, region.top),
        Region(region.left, region.bottom, region.right, edge - gap),
    )
