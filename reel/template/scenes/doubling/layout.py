"""Where things stand: a choice for each arrangement of the frame, and no drawing."""

from dataclasses import dataclass

from reel.records.frame_layout import Arrangement
from reel.stage import FrameRegions, Region


@dataclass(frozen=True)
class Layout:
    """The places of the clip.

    Attributes:
        curve: for the plot.
        statement: for the formula; it says what the plot shows.
        number_size: how large the growing number is set.
    """

    curve: Region
    statement: Region
    number_size: str

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Choose the places for a frame: side by side, or one above the other."""
        if regions.arrangement is Arrangement.WIDE:
            return cls(regions.main, regions.side, "formula")
        return cls(regions.main.intersect(regions.safe), regions.side, "label")
