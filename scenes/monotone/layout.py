"""Where everything in the clip on monotone functions stands, for each arrangement of the frame.

Lengths are in Manim's units. The hills have the whole picture. What is said of them stands on them;
only one statement stands in a row of its own, where a frame is too narrow for it to have room in
the picture.
"""

from dataclasses import dataclass, replace

from reel.stage.regions import FrameRegions, Region


@dataclass(frozen=True)
class OrderPlaces:
    """Where numbers and their logarithms stand.

    Attributes:
        threads: for both lines and the threads between them.
        room: above the upper line and below the lower one, for what is written there.
        names_room: how much is left to the lines' names left of them, or more where they need it;
            None where they stand above and below.
        statement: for what is said of any two numbers.
    """

    threads: Region
    room: float
    names_room: float | None
    statement: Region


@dataclass(frozen=True)
class HillPlaces:
    """Where the rows of hills stand, with their numbers, in each way to share the picture.

    Attributes:
        pair: for two hills.
        beside: for two or three, beside the graphs of the functions that make them.
        graphs: for those graphs.
        valleys: for both valleys.
    """

    pair: Region
    beside: Region
    graphs: Region
    valleys: Region


@dataclass(frozen=True)
class Layout:
    """The places of the clip, in the order in which they are used.

    Attributes:
        order: where numbers and their logarithms stand.
        hills: where the hills stand.
        slope_size: how large slopes are written.
        ball: the radius of the balls.
        answer: for the statement at the end; None where it stands in the ground right of the
            upper valley's pit.
    """

    order: OrderPlaces
    hills: HillPlaces
    slope_size: str
    ball: float
    answer: Region | None

    @classmethod
    def of(cls, regions: FrameRegions) -> "Layout":
        """Choose the places for the arrangement of a frame."""
        return regions.lay_out(wide=_wide, tall=_tall, low=_low)


def _wide(regions: FrameRegions) -> Layout:
    full = regions.full
    threads, statement = full.rows(4.5, 0.9, gap=0.1)
    graphs, beside = full.columns(1, 3.0, gap=0.55)
    return Layout(
        order=OrderPlaces(
            threads=replace(threads, top=threads.top + 0.1),
            room=0.7,
            names_room=1.8,
            statement=statement,
        ),
        hills=HillPlaces(
            pair=full,
            beside=beside,
            graphs=replace(graphs, left=graphs.left + 0.12),
            valleys=full,
        ),
        slope_size="label",
        ball=0.27,
        answer=None,
    )


def _tall(regions: FrameRegions) -> Layout:
    return _upright(regions, statement=5.4, answer=4.4, ball=0.25)


def _low(regions: FrameRegions) -> Layout:
    return _upright(regions, statement=4.6, answer=3.8, ball=0.21)


def _upright(regions: FrameRegions, *, statement: float, answer: float, ball: float) -> Layout:
    """Statements stand in a row below the picture, so many times as high as it."""
    safe = regions.safe
    full = replace(regions.full, right=regions.full.intersect(safe).right)
    threads, said = full.intersect(safe).rows(statement, 1, gap=0.1)
    valleys, last = full.rows(answer, 1, gap=0.1)
    graphs, beside = full.columns(1.15, 2.2, gap=0.25)
    return Layout(
        order=OrderPlaces(
            threads=threads.inset(0.15, 0), room=1.15, names_room=None, statement=said
        ),
        hills=HillPlaces(
            pair=full,
            beside=replace(beside, left=beside.left - 0.2),
            graphs=replace(graphs, left=graphs.left + 0.2),
            valleys=valleys,
        ),
        slope_size="small",
        ball=ball,
        answer=last.intersect(safe),
    )
