"""Where everything in the clip on products and sums stands, for each arrangement of the frame.

Lengths are in Manim's units. Two rulers fill the frame, upright where the frame is; one line of
mathematics stands below them.
"""

from dataclasses import dataclass

from reel.stage.regions import FrameRegions, Region


@dataclass(frozen=True)
class RulerPlaces:
    """Where two rulers lie edge to edge, with bars for lengths on both sides.

    Attributes:
        rulers: for both rulers, with all the length that they ever need.
        lengths: for the bars of the two lengths, beside the ruler that slides.
        sum: for the bar of both together, beside the one that stays.
        upright: whether the rulers stand, the sliding one at the right; else it lies on top.
        fine_ticks: whether there is room for all ticks of a slide rule.
        number_scale: how much larger than labels the numbers are.
        lens: how long the lens is, along the rulers.
    """

    rulers: Region
    lengths: Region
    sum: Region
    upright: bool
    fine_ticks: bool
    number_scale: float
    lens: float


@dataclass(frozen=True)
class BasesPlaces:
    """Where the base of the logarithm moves.

    Attributes:
        plot: for the curves, without the names at their ends.
        x_max: up to where the x axis goes.
        y_range: what part of the y axis is in sight.
        factors_at: where on the x axis the factor between two curves is shown.
    """

    plot: Region
    x_max: int
    y_range: tuple[float, float]
    factors_at: tuple[int, ...]


@dataclass(frozen=True)
class Layout:
    """The places of the clip.

    Attributes:
        statement: for the one line below every picture.
        reason: for what was done to the line before.
        rulers: for the rulers.
        bases: for the logarithm to a moving base.
    """

    statement: Region
    reason: Region
    rulers: RulerPlaces
    bases: BasesPlaces

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Choose the places for the arrangement of a frame."""
        return regions.lay_out(wide=_wide, tall=_tall, low=_low)


def _wide(regions: FrameRegions) -> Layout:
    """Rulers lie; what was done stands left of the line."""
    picture, strip = regions.full.rows(4.5, 0.95, gap=0.07)
    reason, statement, _ = strip.columns(2.6, 7.2, 2.6, gap=0.2)
    lengths, rulers, total = picture.rows(0.6, 3.1, 0.6, gap=0.1)
    plot, _ = picture.columns(11, 1.3, gap=0)  # the rest is for the names of the curves
    return Layout(
        statement=statement,
        reason=reason,
        rulers=RulerPlaces(
            rulers,
            lengths,
            total,
            upright=False,
            fine_ticks=True,
            number_scale=1.9,
            lens=3.8,
        ),
        bases=BasesPlaces(plot, x_max=12, y_range=(-1.4, 3.75), factors_at=(4, 8)),
    )


def _tall(regions: FrameRegions) -> Layout:
    """Rulers stand; what was done stands above the line."""
    picture, below = regions.full.rows(regions.full.height - 1.3, 1.3, gap=0)
    reason, statement = below.intersect(regions.safe).rows(0.45, 0.8, gap=0.05)
    total, rulers, lengths = picture.columns(1.75, 3.4, 1.75, gap=0.12)
    plot, _ = picture.intersect(regions.safe).columns(4.6, 1, gap=0)
    return Layout(
        statement=statement,
        reason=reason,
        rulers=RulerPlaces(
            rulers,
            lengths,
            total,
            upright=True,
            fine_ticks=False,
            number_scale=1.1,
            lens=2.9,
        ),
        bases=BasesPlaces(plot, x_max=4, y_range=(-1.9, 2.4), factors_at=(3,)),
    )


def _low(regions: FrameRegions) -> Layout:
    """Rulers lie; what was done stands above the line."""
    picture, reason, statement = regions.full.rows(3.55, 0.4, 0.85, gap=0.07)
    lengths, rulers, total = picture.rows(0.55, 2.3, 0.55, gap=0.08)
    plot, _ = picture.columns(5.6, 1, gap=0)
    return Layout(
        statement=statement,
        reason=reason,
        rulers=RulerPlaces(
            rulers,
            lengths,
            total,
            upright=False,
            fine_ticks=False,
            number_scale=1.1,
            lens=3.2,
        ),
        bases=BasesPlaces(plot, x_max=9, y_range=(-0.7, 3.3), factors_at=(4, 8)),
    )
