"""Where everything in the clip on inverse functions stands, for each arrangement of the frame.

Lengths are in Manim's units. Formulas stand beside the pictures in a wide frame, and below them in
a tall one; in a low frame some stand beside and some below.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from manim import DOWN, RIGHT

from reel.stage.regions import FrameRegions, Region

_ROWS = 2.1  # height of a table of two rows, with room above it; further apart, swaps get tangled
_APART = 0.5  # what is left free between the plot with the mirror and what stands right of it


class TableForm(Enum):
    """How a table of points and the same points swapped is laid out."""

    COLUMNS = "two columns, the mirror upright between them"
    ROWS = "two rows, the mirror level between them"
    IN_PLACE = "one column, whose points swap where they are, without a mirror"


@dataclass(frozen=True)
class ConditionPlace:
    """How b > 0 stands to the identity that needs it.

    Attributes:
        side: the side of the identity on which it stands.
        gap: the distance between the two.
        scale: of the condition.
        centred_together: whether both are centred as one; else the identity alone is.
    """

    side: np.ndarray
    gap: float
    scale: float
    centred_together: bool


@dataclass(frozen=True)
class Layout:
    """The places of the clip, in the order in which they are used.

    Attributes:
        machine: for the machine and its two columns.
        forwards, backwards: for base^x = b, for the same solved for x, and for what follows.
        condition: how the condition stands to its identity.
        square: for the plot with the mirror, whose axes have equal units.
        beside_square: how much room the name of its x axis has right of that.
        table, table_form: for the table of points, and how it is laid out.
        mirror_name_below: whether there is no room for names right of the lines that end at the
            plot's right edge: they stand below these.
        long_axis: for the plot whose x axis reaches a million.
        x_value, log_value: for x and its logarithm.
        values_size: how large both are.
        values_centred: whether the line of each is centred in its place; else it starts there.
        identities: for the two identities, which come again at the end.
        identities_in_a_row: whether they stand side by side there.
    """

    machine: Region
    forwards: Region
    backwards: Region
    condition: ConditionPlace
    square: Region
    beside_square: float
    table: Region
    table_form: TableForm
    mirror_name_below: bool
    long_axis: Region
    x_value: Region
    log_value: Region
    values_size: str
    values_centred: bool
    identities: Region
    identities_in_a_row: bool

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Choose the places for the arrangement of a frame."""
        return regions.lay_out(wide=_wide, tall=_tall, low=_low)


def _wide(regions: FrameRegions) -> Layout:
    """All formulas right of the pictures."""
    forwards, backwards = _statements(regions)
    above, identities = regions.side.rows(1, 1, gap=0.6)
    x_value, log_value = above.rows(1, 1, gap=0)
    return Layout(
        machine=_machine(regions),
        forwards=forwards,
        backwards=backwards,
        condition=ConditionPlace(side=DOWN, gap=0.35, scale=0.8, centred_together=False),
        square=regions.main.columns(3.4, 1, gap=_APART)[0],  # names of lines stand right of it
        beside_square=_APART,
        table=regions.side,
        table_form=TableForm.COLUMNS,
        mirror_name_below=False,
        long_axis=regions.main,
        x_value=x_value,
        log_value=log_value,
        values_size="formula",
        values_centred=False,
        identities=identities,
        identities_in_a_row=False,
    )


def _tall(regions: FrameRegions) -> Layout:
    """All formulas below the pictures."""
    forwards, backwards = _statements(regions)
    square, table = regions.full.rows(regions.full.height - _ROWS, _ROWS - 0.3, gap=0.3)
    long_axis, below = _long_axis(regions)
    x_value, log_value, identities = below.rows(1, 1, 1.1, gap=0.15)
    return Layout(
        machine=_machine(regions),
        forwards=forwards,
        backwards=backwards,
        condition=ConditionPlace(side=RIGHT, gap=0.5, scale=1, centred_together=True),
        square=square,
        beside_square=0,
        table=table.intersect(regions.safe),
        table_form=TableForm.ROWS,
        mirror_name_below=True,
        long_axis=long_axis,
        x_value=x_value,
        log_value=log_value,
        values_size="formula",
        values_centred=True,
        identities=identities,
        identities_in_a_row=True,
    )


def _low(regions: FrameRegions) -> Layout:
    """The table right of its plot, all other formulas below the pictures."""
    forwards, backwards = _statements(regions)
    square, table = regions.full.columns(3, 1, gap=_APART)
    long_axis, below = _long_axis(regions)
    values, identities = below.rows(1, 1.2, gap=0.15)
    x_value, log_value = values.columns(1, 1)
    return Layout(
        machine=_machine(regions),
        forwards=forwards,
        backwards=backwards,
        condition=ConditionPlace(side=RIGHT, gap=0.5, scale=1, centred_together=True),
        square=square,
        beside_square=_APART,
        table=table.intersect(regions.safe),
        table_form=TableForm.IN_PLACE,
        mirror_name_below=True,
        long_axis=long_axis,
        x_value=x_value,
        log_value=log_value,
        values_size="label",
        values_centred=True,
        identities=identities,
        identities_in_a_row=True,
    )


# What the arrangements have in common.


def _machine(regions: FrameRegions) -> Region:
    """Between the whole place of a picture and the part where words must stay."""
    return regions.main.lerp(regions.main.intersect(regions.safe), 0.65)


def _statements(regions: FrameRegions) -> list[Region]:
    """Two rows of what explains the machine."""
    return regions.side.inset(0, 0.06).rows(1, 1, gap=0.2)


def _long_axis(regions: FrameRegions) -> tuple[Region, Region]:
    """A plot above, and what is written below it."""
    picture, below = regions.full.rows(2.1, 1, gap=0.4)
    return picture, below.intersect(regions.safe)
