"""Where everything in the clip on maximum likelihood stands, for each arrangement of the frame.

Formulas stand beside the bell in a wide frame, and below it in the others, where there are two
places for them: what comes last takes over the place of what is no longer needed.
"""

from dataclasses import dataclass, replace

import numpy as np
from manim import DOWN, ORIGIN, RIGHT

from reel.stage.regions import FrameRegions, Region


@dataclass(frozen=True)
class BellPlaces:
    """The room for the bell and for the plots that come below it, and what their axes show.

    Attributes:
        picture: for all of them, with their numbers.
        heights: of the plots of the bell, of L and of log L, in proportion.
        left_of_product: what the number on L's axis needs left of the plots, in a frame whose
            labels are of the plain size.
        product_tick: the value on L's axis that gets a number.
        log_ticks: those on the axis of log L.
    """

    picture: Region
    heights: tuple[float, float, float]
    left_of_product: float
    product_tick: float
    log_ticks: tuple[float, ...]


@dataclass(frozen=True)
class Layout:
    """The places of the clip, in the order in which they are used.

    Attributes:
        bell: for the bell and the plots below it.
        signs_larger: whether formulas in the picture have room to be larger than labels.
        density: for the bell's formula.
        legend: for what its symbols are called; None where that stands right below the formula.
        product: for L as a product.
        values: for θ and L(θ) while the bell slides.
        values_way: the direction in which one follows the other.
        values_align: the side or corner of their place to which they keep.
        values_size: how large they are, and the estimates of the loss later.
        best: for the statement that θ̂ makes the product greatest.
        total: for log L as a sum.
        parabola: for log L as a parabola in θ.
        mean: for the statement that θ̂ is the mean of the points.
        mean_scale: how large that statement is.
        mean_name: the side of the statement on which the mean is named.
        loss: for the loss.
        estimates: for the mean of all terms, and that of a minibatch.
        estimates_in_a_row: whether all of that stands in one row; else each mean has its own.
        estimates_names_size: how large their names are.
    """

    bell: BellPlaces
    signs_larger: bool
    density: Region
    legend: Region | None
    product: Region
    values: Region
    values_way: np.ndarray
    values_align: np.ndarray
    values_size: str
    best: Region
    total: Region
    parabola: Region
    mean: Region
    mean_scale: float
    mean_name: np.ndarray
    loss: Region
    estimates: Region
    estimates_in_a_row: bool
    estimates_names_size: str

    @property
    def best_replaces_product(self) -> bool:
        """Whether θ̂ takes the place of the product for a while; else it stands apart, and stays."""
        return self.best == self.product

    @property
    def mean_replaces_parabola(self) -> bool:
        """Whether the mean takes the parabola's place; else that of the first statement on θ̂."""
        return self.mean == self.parabola

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Choose the places for the arrangement of a frame."""
        return regions.lay_out(wide=_wide, tall=_tall, low=_low)


def _wide(regions: FrameRegions) -> Layout:
    """The picture on the left, and all formulas in a column on the right."""
    picture, formulas = regions.full.columns(1.45, 1, gap=0.5)
    product, values, best = formulas.rows(1.2, 1, 1)
    total, parabola, mean = formulas.rows(1.2, 0.9, 1)
    loss, estimates = formulas.rows(1.3, 1)
    return Layout(
        bell=BellPlaces(
            picture,
            heights=(1.15, 1, 1.1),
            left_of_product=1.35,
            product_tick=4e-12,
            log_ticks=(-100.0, -50.0, 0.0),
        ),
        signs_larger=True,
        density=formulas,
        legend=None,
        product=product,
        values=values,
        values_way=DOWN,
        values_align=ORIGIN,
        values_size="formula",
        best=best,
        total=total,
        parabola=parabola,
        mean=mean,
        mean_scale=1.2,
        mean_name=DOWN,
        loss=loss,
        estimates=estimates,
        estimates_in_a_row=False,
        estimates_names_size="label",
    )


def _tall(regions: FrameRegions) -> Layout:
    """Two rows of formulas below the picture."""
    picture, formulas = regions.full.rows(2.3, 1, gap=0.15)
    head, foot = formulas.intersect(regions.safe).rows(1.6, 1, gap=0.15)
    return _below_the_picture(picture, head, foot, in_a_row=True, log_ticks=(-100.0, -50.0, 0.0))


def _low(regions: FrameRegions) -> Layout:
    """Two columns of formulas below the picture."""
    picture, formulas = regions.full.rows(2.8, 1, gap=0.15)
    head, foot = formulas.intersect(regions.safe).columns(1.1, 1, gap=0.35)
    return _below_the_picture(picture, head, foot, in_a_row=False, log_ticks=(-100.0, 0.0))


def _below_the_picture(
    picture: Region,
    head: Region,
    foot: Region,
    *,
    in_a_row: bool,
    log_ticks: tuple[float, ...],
) -> Layout:
    """Two places for formulas: the second is as low as one row, or holds two."""
    return Layout(
        bell=BellPlaces(
            # Kept low, as the term's name at the end stands close to the take-away's mark.
            replace(picture, top=picture.top - 0.1),
            # Most of the height goes to log L, whose name stands under its arch.
            heights=(1, 0.72, 1.45),
            # A power of ten alone is shorter: labels are larger here.
            left_of_product=0.8,
            product_tick=1e-12,
            log_ticks=log_ticks,
        ),
        signs_larger=False,
        density=head,
        legend=foot,
        product=head,
        values=foot,
        values_way=RIGHT if in_a_row else DOWN,
        values_align=ORIGIN if in_a_row else RIGHT,
        values_size="label",
        best=head,
        total=head,
        parabola=foot,
        mean=foot,
        mean_scale=1,
        mean_name=RIGHT if in_a_row else DOWN,
        loss=head,
        estimates=foot,
        estimates_in_a_row=in_a_row,
        estimates_names_size="small",
    )
