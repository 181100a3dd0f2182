"""Where everything in the clip on the logarithmic derivative stands, in each arrangement.

Each picture has the whole region for pictures and formulas. Lengths are in Manim's units.
"""

from dataclasses import dataclass

from reel.stage.regions import FrameRegions, Region


@dataclass(frozen=True)
class GrowthPlaces:
    """Where a rectangle grows by a few percent.

    Attributes:
        box: what the eye sees, from far and from near.
        statement_share: how much of the box's width the statement takes at most.
    """

    box: Region
    statement_share: float


@dataclass(frozen=True)
class LogPlaces:
    """Where the slope of the log is found, and then the log of a product.

    Attributes:
        curve: for the plot of log x.
        y_top: up to where its y axis goes: there is room above the curve.
        written: for what is written there, one line after another.
        reason: for what leads from one line to the next.
    """

    curve: Region
    y_top: float
    written: Region
    reason: Region


@dataclass(frozen=True)
class GridPlaces:
    """Where the grid of the product rule is divided by the product.

    Attributes:
        grid: for the grid, and below it the factors by which it is divided.
        formula: for what its diagonal adds up to, above that on the right.
        left: for how many fractions are left, below it on the left.
        rule: for the short rule.
        hundred: for how many factors there were, beside that or below it.
        words_width: how wide the words for them are at most; 0 if they take one line, beside the
            number.
        lines: the lines into which the diagonal falls.
    """

    grid: Region
    formula: Region
    left: Region
    rule: Region
    hundred: Region
    words_width: float
    lines: tuple[Region, ...]


@dataclass(frozen=True)
class ExamplePlaces:
    """Where the worked example stands.

    Attributes:
        plot: for its curve.
        x_top, y_top: up to where the axes go: there is room above the curve.
        apart: from one arrow to the next (Manim's units).
        names_size: the type size of their names.
        formula: for the example, and then for its slope.
    """

    plot: Region
    x_top: float
    y_top: float
    apart: float
    names_size: str
    formula: Region


@dataclass(frozen=True)
class Layout:
    """The places of the clip, in the order in which they are used.

    Attributes:
        growth: for the rectangle that grows.
        log: for the slope of the log, and the log of a product.
        grid: for the grid of the product rule, and the row that is left of it.
        example: for the worked example.
    """

    growth: GrowthPlaces
    log: LogPlaces
    grid: GridPlaces
    example: ExamplePlaces

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Choose the places for the arrangement of a frame."""
        return regions.lay_out(wide=_wide, tall=_tall, low=_low)


def _wide(regions: FrameRegions) -> Layout:
    """The count stands beside the rule, and the diagonal falls into one line."""
    full = regions.full
    upper, line = _from_below(full, 1.6, gap=0.5)
    rule, hundred = upper.columns(1.7, 1, gap=0.6)
    _, formula = full.columns(1, 1.15, gap=0)
    left, _ = full.columns(1, 1.6, gap=0)
    return Layout(
        growth=GrowthPlaces(full.inset(0.18), statement_share=0.9),
        log=LogPlaces(
            full,
            y_top=4.2,
            written=_part(full, (0.09, 0.6), (0.62, 0.98)),
            reason=_part(full, (0.64, 0.99), (0.62, 0.98)),
        ),
        grid=GridPlaces(
            full.inset(0.05, 0.02),
            formula=_part(formula, (0.1, 1), (0.6, 0.98)),
            left=_part(left, (0.02, 0.9), (0.04, 0.44)),
            rule=rule,
            hundred=hundred,
            words_width=1.8,
            lines=(line,),
        ),
        example=ExamplePlaces(
            full,
            x_top=7.2,
            y_top=2.1,
            apart=1.6,
            names_size="formula",
            formula=_part(full, (0.58, 0.99), (0.8, 1)),
        ),
    )


def _tall(regions: FrameRegions) -> Layout:
    """The count stands below the rule, and the diagonal falls into two lines."""
    return _upright(regions, fraction=1.25, y_top=4.4, words_width=1.8)


def _low(regions: FrameRegions) -> Layout:
    """As in a tall frame, with less height for each of them."""
    return _upright(regions, fraction=1.0, y_top=4.6, words_width=0)


def _upright(regions: FrameRegions, *, fraction: float, y_top: float, words_width: float) -> Layout:
    full = regions.full.intersect(regions.safe)
    upper, lower = _from_below(full, 2 * fraction + 0.25, gap=0.35)
    rule, hundred = upper.rows(1.25, 1, gap=0.25)
    return Layout(
        growth=GrowthPlaces(full.inset(0.18), statement_share=0.92),
        log=LogPlaces(
            full,
            y_top=y_top,
            written=_part(full, (0.12, 1), (0.74, 0.99)),
            reason=_part(full, (0.12, 1), (0.62, 0.72)),
        ),
        grid=GridPlaces(
            full.inset(0.05, 0.02),
            formula=_part(full, (0.42, 1), (0.7, 0.97)),
            left=_part(full, (0, 0.5), (0.06, 0.4)),
            rule=rule,
            hundred=hundred,
            words_width=words_width,
            lines=tuple(lower.rows(1, 1, gap=0.25)),
        ),
        example=ExamplePlaces(
            full,
            x_top=7.2,
            y_top=2.9,
            apart=0.82,
            names_size="small",
            formula=_part(full, (0.16, 1), (0.8, 0.95)),
        ),
    )


def _from_below(region: Region, height: float, *, gap: float) -> tuple[Region, Region]:
    """Divide a region into what is above, and so much at its foot."""
    edge = region.bottom + height
    return (
        Region(region.left, edge + gap, region.right, region.top),
        Region(region.left, region.bottom, region.right, edge),
    )


def _part(region: Region, across: tuple[float, float], up: tuple[float, float]) -> Region:
    """The part of a region between two shares of its width, and of its height."""
    (left, right), (bottom, top) = across, up
    low, high = region.at(left, bottom), region.at(right, top)
    return Region(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
