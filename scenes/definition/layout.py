"""Where the pictures and formulas of the clip on the definition stand, by arrangement.

Lengths are in Manim's units. What explains a picture stands beside it in a wide frame, and below
it in the others.
"""

from dataclasses import dataclass

import numpy as np
from manim import DOWN, RIGHT

from reel.stage.regions import FrameRegions, Region


@dataclass(frozen=True)
class Flow:
    """How things follow each other.

    Attributes:
        way: the direction from each to the next.
        gap: between them.
    """

    way: np.ndarray
    gap: float

    @property
    def is_row(self) -> bool:
        """Whether they stand side by side: formulas then share a baseline."""
        return bool(self.way[0])


@dataclass(frozen=True)
class DoublingPlaces:
    """Where two is doubled until there are eight.

    Attributes:
        blocks: for the eight blocks.
        formulas: for the equation, and the product of twos under it.
        formula_gap: between these two.
    """

    blocks: Region
    formulas: Region
    formula_gap: float


@dataclass(frozen=True)
class NamePlaces:
    """Where the exponent gets its name.

    Attributes:
        equation: for a^x = b.
        named: for a^x = b with the names of its parts around it, which may stand farther out.
        logarithm: for x = log_a b.
    """

    equation: Region
    named: Region
    logarithm: Region


@dataclass(frozen=True)
class ReadOffPlaces:
    """Where x is read off the curve.

    Attributes:
        plot: for the plot with its numbers; the value of x stands below it.
        value: how far to the left and right the value of x may go.
        forms: for both forms of the equation.
        form_flow: how the two forms follow each other.
    """

    plot: Region
    value: Region
    forms: Region
    form_flow: Flow


@dataclass(frozen=True)
class ConditionPlaces:
    """Where it is said which a and b are allowed.

    Attributes:
        plot: for the plot with its numbers.
        equation: for a^x = b.
        equation_scale: how large it is, as a multiple of its size by nature.
        conditions: for each of the three; None where they stand in one row with the equation.
        proof: for why a base is not negative: an equation and a remark.
        proof_flow: how these two follow each other.
    """

    plot: Region
    equation: Region
    equation_scale: float
    conditions: tuple[Region, Region, Region] | None
    proof: Region
    proof_flow: Flow


@dataclass(frozen=True)
class Layout:
    """The places of the clip, beat by beat.

    Attributes:
        doubling: for the first beat, which asks for the exponent.
        name: for the second, which names it.
        read_off: for the third, which reads it off the curve.
        conditions: for the last, which says what a and b may be.
    """

    doubling: DoublingPlaces
    name: NamePlaces
    read_off: ReadOffPlaces
    conditions: ConditionPlaces

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Find the places in a frame."""
        return regions.lay_out(wide=_wide, tall=_tall_or_low, low=_tall_or_low)


def _wide(regions: FrameRegions) -> Layout:
    """Pictures on the left, formulas in a column on the right."""
    picture, words = regions.main, regions.side
    equation, first, second, third, proof = words.rows(1.3, 1, 1, 1, 0.9, gap=0.1)
    return Layout(
        doubling=DoublingPlaces(picture, words, formula_gap=0.9),
        name=_names(regions),
        read_off=ReadOffPlaces(
            plot=_above_value(picture),
            value=regions.safe,
            forms=words,
            form_flow=Flow(DOWN, 0.8),
        ),
        conditions=ConditionPlaces(
            plot=picture,
            equation=equation,
            equation_scale=1.3,
            conditions=(first, second, third),
            proof=proof,
            proof_flow=Flow(DOWN, 0.15),
        ),
    )


def _tall_or_low(regions: FrameRegions) -> Layout:
    """Pictures above, formulas in rows below; a picture is as high as its formulas let it be."""
    blocks, sums = _picture_over_words(regions, 2, 1)
    graph, forms = _picture_over_words(regions, 5, 1)
    wider, statements = _picture_over_words(regions, 2.7, 1)
    equation, proof = statements.rows(1, 1, gap=0.2)
    return Layout(
        doubling=DoublingPlaces(
            blocks,
            sums.inset(0.06 * sums.width, 0.06 * sums.height),  # clear of the caption below
            formula_gap=0.4,
        ),
        name=_names(regions),
        read_off=ReadOffPlaces(
            plot=_above_value(graph),
            value=regions.safe,
            forms=forms,
            form_flow=Flow(RIGHT, 1),
        ),
        conditions=ConditionPlaces(
            plot=wider,
            equation=equation,
            equation_scale=1.15,
            conditions=None,
            proof=proof,
            proof_flow=Flow(RIGHT, 0.4),
        ),
    )


def _picture_over_words(
    regions: FrameRegions, picture: float, words: float
) -> tuple[Region, Region]:
    """Divide the frame between a picture and what is written below it, in these shares."""
    above, below = regions.full.rows(picture, words)
    # Between where pictures may stand and where words may: a plot's numbers are both.
    return above.lerp(above.intersect(regions.safe), 0.75), below.intersect(regions.safe)


def _names(regions: FrameRegions) -> NamePlaces:
    """The two forms one below the other, in the middle of the frame."""
    equation, logarithm = regions.full.intersect(regions.safe).rows(1, 1)
    return NamePlaces(equation, regions.full.rows(1, 1)[0], logarithm)


def _above_value(picture: Region) -> Region:
    """What is left for a plot when the value of x is written below it."""
    return picture.rows(9, 1, gap=0.1)[0]
