"""Where the square, the payoffs and the maker's card stand in each arrangement."""

from dataclasses import dataclass

from reel.stage.regions import FrameRegions, Region


@dataclass(frozen=True)
class Facts:
    """Where two facts stay when the square has left.

    Attributes:
        order: the log keeps order.
        identity: the log turns times into plus.
    """

    order: Region
    identity: Region


@dataclass(frozen=True)
class Layout:
    """All places of the clip.

    Attributes:
        square: the square of times and plus, log and exp.
        identity: the statement under it, which both ways round prove.
        payoffs: the five payoffs, one under another.
        maker: the card that says who made the film.
        facts: where the square must leave before the payoffs come, what stays of it; None where
            there is room for both.
        sign_swell: how much larger than in the end the signs < are when they appear: where the
            rows of a card are near to each other they must not be much larger.
    """

    square: Region
    identity: Region
    payoffs: Region
    maker: Region
    facts: Facts | None
    sign_swell: float

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Find the places in a frame."""
        return regions.lay_out(
            wide=_side_by_side, tall=_one_after_the_other, low=_one_after_the_other
        )


def _side_by_side(regions: FrameRegions) -> Layout:
    """The square stays in the main region, the payoffs light up beside it."""
    square, identity = regions.main.rows(5.2, 1, gap=0.25)
    return Layout(
        square=square,
        identity=identity,
        payoffs=regions.side,
        maker=regions.side.intersect(regions.safe),
        facts=None,
        sign_swell=2.5,
    )


def _one_after_the_other(regions: FrameRegions) -> Layout:
    """The square fills the full region; then two lines stay of it, and the payoffs follow."""
    square, identity = regions.full.intersect(regions.safe).rows(7, 1, gap=0.25)
    order, line, payoffs = regions.full.rows(1, 1, 5.8, gap=0.15)
    return Layout(
        square=square,
        identity=identity,
        payoffs=payoffs,
        maker=payoffs.intersect(regions.safe),
        facts=Facts(order.intersect(regions.safe), line.intersect(regions.safe)),
        sign_swell=1.6,
    )
