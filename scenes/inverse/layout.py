"""Where everything in the clip on inverse functions stands, for each arrangement of the frame.

Lengths are in Manim's units. Each picture has the whole frame; what is written stands in it.
"""

from dataclasses import dataclass

from reel.stage.regions import FrameRegions, Region


@dataclass(frozen=True)
class Layout:
    """The places of the clip, in the order in which they are used.

    Attributes:
        machine: for the machine and its two columns.
        identity: for what follows from running it there and back.
        mirror: for the plot with the mirror, with its numbers.
        written: the part of it in which words may stand.
        coordinates: the size of the coordinates that are written at points.
        image_name_below: whether the name of the mirror image stands below these, since there is
            no room for it above the curve.
        long_axis: for the plot whose x axis reaches a million, with its numbers.
        b_scale, log_scale: how large b and its logarithm are written there, as multiples of a
            label's size.
    """

    machine: Region
    identity: Region
    mirror: Region
    written: Region
    coordinates: str
    image_name_below: bool
    long_axis: Region
    b_scale: float
    log_scale: float

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Choose the places for the arrangement of a frame."""
        return regions.lay_out(wide=_wide, tall=_upright, low=_upright)


def _wide(regions: FrameRegions) -> Layout:
    return _layout(
        regions,
        machine=4.6,
        coordinates="label",
        image_name_below=False,
        b_scale=1.2,
        log_scale=1.6,
    )


def _upright(regions: FrameRegions) -> Layout:
    return _layout(
        regions, machine=5, coordinates="small", image_name_below=True, b_scale=1, log_scale=1.2
    )


def _layout(
    regions: FrameRegions,
    *,
    machine: float,
    coordinates: str,
    image_name_below: bool,
    b_scale: float,
    log_scale: float,
) -> Layout:
    """Lay out the frame.

    Args:
        regions: of the frame.
        machine: how many times as high the machine is as what is written below it.
        coordinates, image_name_below, b_scale, log_scale: as in `Layout`.
    """
    words = regions.full.intersect(regions.safe)
    above, below = regions.full.lerp(words, 0.85).rows(machine, 1, gap=0.3)
    return Layout(
        machine=above,
        identity=below.intersect(words),
        mirror=regions.full.lerp(words, 0.12),
        written=words,
        coordinates=coordinates,
        image_name_below=image_name_below,
        long_axis=regions.full,
        b_scale=b_scale,
        log_scale=log_scale,
    )
