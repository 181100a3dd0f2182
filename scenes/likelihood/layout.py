"""Where everything in the clip on maximum likelihood stands, for each arrangement of the frame.

The bell has the whole picture, and what is said of it stands on it. Only formulas stand in a row of
their own, where a frame is too narrow for them to have room in the picture.
"""

from dataclasses import dataclass, replace

from reel.stage.regions import FrameRegions, Region


@dataclass(frozen=True)
class Layout:
    """The places of the clip.

    Attributes:
        picture: for the bell and the plots below it, with their numbers.
        formula: for the formula that is spoken of; None where it stands in the picture.
        heights: of the bell's plot and the one below it, while that shows L, and while it shows
            log L.
        log_ticks: the values on the axis of log L that get a number.
        means_in_a_row: whether the name of a mean stands before its number; otherwise above it.
    """

    picture: Region
    formula: Region | None
    heights: tuple[tuple[float, float], tuple[float, float]]
    log_ticks: tuple[float, ...]
    means_in_a_row: bool

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Choose the places for the arrangement of a frame."""
        return regions.lay_out(wide=_wide, tall=_tall, low=_low)


def _wide(regions: FrameRegions) -> Layout:
    """The picture has room for formulas."""
    return Layout(
        picture=regions.full,
        formula=None,
        heights=((1.1, 1), (1, 1.7)),
        log_ticks=(-100.0, -50.0, 0.0),
        means_in_a_row=True,
    )


def _tall(regions: FrameRegions) -> Layout:
    """A row for formulas below the picture."""
    picture, formula = _picture_and_row(regions, 4.6)
    return Layout(
        picture=picture,
        formula=formula,
        heights=((1.2, 1), (1, 1.5)),
        log_ticks=(-100.0, -50.0, 0.0),
        means_in_a_row=False,
    )


def _low(regions: FrameRegions) -> Layout:
    """The same in a frame of little height."""
    picture, formula = _picture_and_row(regions, 4.0)
    return Layout(
        picture=picture,
        formula=formula,
        heights=((1.1, 1), (1.05, 1.6)),
        log_ticks=(-100.0, 0.0),
        means_in_a_row=False,
    )


def _picture_and_row(regions: FrameRegions, share: float) -> tuple[Region, Region]:
    """Divide a frame between the picture and a row below, `share` times as low."""
    full, safe = regions.full, regions.safe
    # Kept low, as the term's name at the end stands close to the take-away's mark.
    whole = replace(full, top=full.top - 0.2, right=full.intersect(safe).right)
    picture, row = whole.rows(share, 1, gap=0.12)
    return picture, row.intersect(safe)
