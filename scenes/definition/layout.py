"""Where the pictures and formulas of the clip on the definition stand, by arrangement.

Lengths are in Manim's units. Each picture has the whole frame; what is written stands in it.
"""

from dataclasses import dataclass

from reel.stage.regions import FrameRegions, Region

_COUNT = 0.62  # what is kept free above the highest tower for the number of its blocks
_DIGITS = 0.12  # and below a plot, for digits that are larger than its numbers


@dataclass(frozen=True)
class TowerPlaces:
    """Where blocks are doubled.

    Attributes:
        towers: from the foot of the first tower to the top of the last.
        powers: what lies below it: for what stands under the towers.
        wanted_lower: whether what stands under the tower that is asked for has no room between
            its neighbours: it stands a row lower.
        power_scale: how large these are, as a multiple of a label's size.
    """

    towers: Region
    powers: Region
    wanted_lower: bool
    power_scale: float


@dataclass(frozen=True)
class Layout:
    """The places of the clip, beat by beat.

    Attributes:
        towers: for the first beat, which asks for the exponent.
        forms: for the second, which names it: one statement in two forms, one above the other.
        form_scale: how large these may be, as a multiple of their size by nature.
        read_off: for the plot of the third, on which x is read off, with its numbers.
        conditions: for the plot of the last, with its numbers.
    """

    towers: TowerPlaces
    forms: Region
    form_scale: float
    read_off: Region
    conditions: Region

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Find the places in a frame."""
        return regions.lay_out(wide=_wide, tall=_upright, low=_upright)


def _wide(regions: FrameRegions) -> Layout:
    """Towers have room between them."""
    return _layout(regions, side=0.7, foot=0.7, wanted_lower=False, power_scale=1.4, form_scale=2.6)


def _upright(regions: FrameRegions) -> Layout:
    """Towers stand close together."""
    return _layout(regions, side=0.42, foot=1.15, wanted_lower=True, power_scale=1, form_scale=2.4)


def _layout(
    regions: FrameRegions,
    *,
    side: float,
    foot: float,
    wanted_lower: bool,
    power_scale: float,
    form_scale: float,
) -> Layout:
    """Lay out the frame.

    Args:
        regions: of the frame.
        side: what is kept free left and right of the feet of the outer towers.
        foot: what is kept free below the towers.
        wanted_lower, power_scale, form_scale: as in `TowerPlaces` and `Layout`.
    """
    words = regions.full.intersect(regions.safe)
    towers = Region(words.left + side, words.bottom + foot, words.right - side, words.top - _COUNT)
    powers = Region(words.left, words.bottom, words.right, towers.bottom)
    plot = regions.full.lerp(words, 0.75)  # its numbers are both a picture and words
    return Layout(
        towers=TowerPlaces(towers, powers, wanted_lower, power_scale),
        forms=words,
        form_scale=form_scale,
        read_off=Region(plot.left, plot.bottom + _DIGITS, plot.right, plot.top),
        conditions=plot,
    )
