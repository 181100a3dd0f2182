"""Where everything in the clip on monotone functions stands, for each arrangement of the frame.

Lengths are in Manim's units. What explains the two hills stands beside them in a wide frame, and
below them in the others; only while a function's graph stands beside them, they move over there
too.
"""

from dataclasses import dataclass, replace

import numpy as np
from manim import DOWN, LEFT, ORIGIN, RIGHT, UR

from reel.stage.regions import FrameRegions, Region

_SHORTER = 0.3  # what the numbers left of the hills need less of, once L is scaled to top 1
_WORD = 1.2  # room for the word beside the last statement


@dataclass(frozen=True)
class OrderPlaces:
    """Where numbers are put in order.

    Attributes:
        numbers, logs: for the bars of the numbers, and for those of their logarithms.
        statements: for what is said of two numbers, and of their logarithms.
        statement_scale: how large both are written.
        arrow_upright: whether the arrow that joins the two stands upright, as they stand one above
            the other; otherwise it lies between them.
    """

    numbers: Region
    logs: Region
    statements: tuple[Region, Region]
    statement_scale: float
    arrow_upright: bool


@dataclass(frozen=True)
class HillPlaces:
    """Where the two hills stand, and what there is room for around them.

    Attributes:
        region: for both hills, with their numbers.
        beside_transfer: for both while a function's graph stands beside them.
        names_beside: whether names have room beside any hill; otherwise that of a hill as wide as
            its plot stands in the hill's arch.
        every_other_level: whether only every other number has room left of the lower hill.
    """

    region: Region
    beside_transfer: Region
    names_beside: bool
    every_other_level: bool


@dataclass(frozen=True)
class ReadoutPlaces:
    """Where θ, L(θ) and log L(θ) are written while a point runs over both hills.

    Attributes:
        region: for all three, close together.
        rows: a row for each, where they are spread instead; None where they are not.
        theta_beside: whether θ stands left of the other two where they are close together.
        size: of the type.
        order, order_align: for the statement on order that stays from the beat before, and the
            side of its place at which it stands.
        order_leaves: whether it leaves before the three come, as they need its place.
    """

    region: Region
    rows: tuple[Region, Region, Region] | None
    theta_beside: bool
    size: str
    order: Region
    order_align: np.ndarray
    order_leaves: bool


@dataclass(frozen=True)
class TransferPlaces:
    """Where a function of the likelihood is shown beside the hills.

    Attributes:
        region: for all of it. The graph is level with the lower hill, and what is written stands
            above it, from the lower edge of the upper hill on.
        up_to_top: whether what is written reaches up to the top of the region; otherwise it is
            level with the upper hill.
        weights, gap: how what is written is divided into rows, see `Region.rows`: for the
            function, for what it is, and for a remark.
        word_width: how wide words may be before they are broken; None where they are not.
        false_peaks_width: the same for the name of the two false peaks.
    """

    region: Region
    up_to_top: bool
    weights: tuple[float, float, float]
    gap: float
    word_width: float | None
    false_peaks_width: float | None

    def rows(self, upper_hill: Region) -> list[Region]:
        """Divide what is left for writing, beside the upper hill."""
        top = self.region.top if self.up_to_top else upper_hill.top
        written = Region(self.region.left, upper_hill.bottom, self.region.right, top)
        return written.rows(*self.weights, gap=self.gap)


@dataclass(frozen=True)
class SlopePlaces:
    """Where the slopes of the two hills are written.

    Attributes:
        region: for both.
        rows: a row for each, word and number side by side; None where each is level with its
            hill, the number below the word.
    """

    region: Region
    rows: tuple[Region, Region] | None


@dataclass(frozen=True)
class ArgmaxPlaces:
    """Where three ways are written to say where the likelihood is greatest.

    Attributes:
        lines: for the three; where they are one place, each takes it from the last.
        align: the side or corner of their places at which they stand.
        same_size: what all are fitted into together, to be of one size; None where each is as
            large as its own place lets it be.
        brace_gap: how far the brace is below what it marks in the last of them.
        loss_side: the side of the brace on which the word for that stands.
    """

    lines: tuple[Region, Region, Region]
    align: np.ndarray
    same_size: Region | None
    brace_gap: float
    loss_side: np.ndarray


@dataclass(frozen=True)
class Layout:
    """The places of the clip, in the order in which they are used.

    Attributes:
        order: where numbers are put in order.
        label_scale: how much larger than other labels the formulas in the pictures are.
        hills: where the two hills stand.
        readouts: where the numbers of a point on them are written.
        transfer: where a function of the likelihood is shown beside them.
        slopes: where their slopes are written.
        argmax: where it is written that both peaks are one place.
    """

    order: OrderPlaces
    label_scale: float
    hills: HillPlaces
    readouts: ReadoutPlaces
    transfer: TransferPlaces
    slopes: SlopePlaces
    argmax: ArgmaxPlaces

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Choose the places for the arrangement of a frame."""
        return regions.lay_out(wide=_wide, tall=_tall, low=_low)


def _wide(regions: FrameRegions) -> Layout:
    """The hills stay on the left, all that explains them stands on the right."""
    main, side = regions.main, regions.side
    numbers, logs = _bars(main)
    first, second = side.rows(1, 1)
    theta, level, log, order = side.rows(1, 1, 1, 1.2, gap=0.1)
    one, two, three, _ = side.rows(1, 1, 1, 0.6, gap=0.1)
    return Layout(
        order=OrderPlaces(
            numbers=numbers,
            logs=logs,
            statements=(first, second),
            statement_scale=1.25,
            arrow_upright=True,
        ),
        label_scale=1.2,
        hills=HillPlaces(
            region=main,
            beside_transfer=main,
            names_beside=True,
            every_other_level=False,
        ),
        readouts=ReadoutPlaces(
            region=side,
            rows=(theta, level, log),
            theta_beside=False,
            size="formula",
            order=order,
            order_align=LEFT,
            order_leaves=False,
        ),
        transfer=TransferPlaces(
            region=side,
            up_to_top=False,
            weights=(1.6, 0.7, 0.7),
            gap=0.15,
            word_width=None,
            false_peaks_width=None,
        ),
        slopes=SlopePlaces(region=side, rows=None),
        argmax=ArgmaxPlaces(
            lines=(one, two, three),
            align=LEFT,
            same_size=side,
            brace_gap=0.2,
            loss_side=DOWN,
        ),
    )


def _tall(regions: FrameRegions) -> Layout:
    """A strip below the hills, with room for three formulas, explains them."""
    hills, strip = _hills_and_strip(regions, 2.3)
    upper, lower = strip.rows(1, 1.3, gap=0.1)
    first, second = upper.columns(1, 1.2, gap=0.3)
    beside_transfer, transfer = _beside_each_other(regions)
    return Layout(
        order=_bars_above_statements(regions),
        label_scale=1,
        hills=HillPlaces(
            region=hills,
            beside_transfer=beside_transfer,
            names_beside=False,
            every_other_level=False,
        ),
        readouts=_readouts_in(strip, theta_beside=False, size="formula"),
        transfer=transfer,
        slopes=_slopes_in(strip),
        # The last line stands below the second.
        argmax=_argmax_in(first, second, _beside_word(lower)),
    )


def _low(regions: FrameRegions) -> Layout:
    """A flatter strip below the hills, with room for one row of formulas, explains them."""
    hills, strip = _hills_and_strip(regions, 2.8)
    line = _beside_word(strip)
    beside_transfer, transfer = _beside_each_other(regions)
    return Layout(
        order=_bars_above_statements(regions),
        label_scale=1,
        hills=HillPlaces(
            region=hills,
            beside_transfer=beside_transfer,
            names_beside=False,
            every_other_level=True,
        ),
        readouts=_readouts_in(strip, theta_beside=True, size="label"),
        transfer=transfer,
        slopes=_slopes_in(strip),
        argmax=_argmax_in(line, line, line),
    )


def _bars(region: Region) -> tuple[Region, Region]:
    """Divide a picture between the bars of numbers and those of their logarithms."""
    numbers, logs = region.rows(1, 1.15, gap=0.3)
    return numbers, logs


# Where frames are upright or square.


def _hills_and_strip(regions: FrameRegions, share: float) -> tuple[Region, Region]:
    """Divide a frame between the hills and a strip below, `share` times as low."""
    hills, strip = regions.full.rows(share, 1, gap=0.15)
    return hills, strip.intersect(regions.safe)


def _bars_above_statements(regions: FrameRegions) -> OrderPlaces:
    """Both statements stand in a row below the bars, as large as fits."""
    picture, row = (region.intersect(regions.safe) for region in regions.full.rows(4.6, 1, gap=0.3))
    numbers, logs = _bars(picture)
    first, second = row.columns(1.45, 2, gap=0.9)
    return OrderPlaces(
        numbers=numbers,
        logs=logs,
        statements=(first, second),
        statement_scale=row.width / 6.9,
        arrow_upright=False,
    )


def _readouts_in(strip: Region, *, theta_beside: bool, size: str) -> ReadoutPlaces:
    """All three numbers share the strip, which the statement on order has first."""
    return ReadoutPlaces(
        region=strip,
        rows=None,
        theta_beside=theta_beside,
        size=size,
        order=strip,
        order_align=ORIGIN,
        order_leaves=True,
    )


def _beside_each_other(regions: FrameRegions) -> tuple[Region, TransferPlaces]:
    """Divide the whole height between narrow hills and, on their right, a function's graph."""
    within = replace(regions.full, right=regions.full.intersect(regions.safe).right)
    hills, transfer = within.columns(1.8, 1, gap=0.15)
    return replace(hills, left=hills.left - _SHORTER), TransferPlaces(
        region=transfer,
        up_to_top=True,
        weights=(0.65, 1.05, 0.5),
        gap=0.22,
        word_width=transfer.width,
        false_peaks_width=1,
    )


def _slopes_in(strip: Region) -> SlopePlaces:
    """The slopes stand one below the other."""
    upper, lower = strip.rows(1, 1, gap=0.1)
    return SlopePlaces(region=strip, rows=(upper, lower))


def _argmax_in(first: Region, second: Region, third: Region) -> ArgmaxPlaces:
    """Each line is as large as its own place lets it be."""
    return ArgmaxPlaces(
        lines=(first, second, third),
        align=UR,
        same_size=None,
        brace_gap=0.12,
        loss_side=RIGHT,
    )


def _beside_word(region: Region) -> Region:
    """Leave room for a word on the right."""
    return replace(region, right=region.right - _WORD)
