"""Where the pictures of mse stand: side by side, one above the other, or what a low stage takes."""

from dataclasses import dataclass

from reel.stage.regions import FrameRegions, Region
from scenes.mse.derivation_board import Board

_LOW = 1.2  # a stacked stage whose full region is at least so many times as wide as high is low


@dataclass(frozen=True)
class NoisePlaces:
    """The regions of each part.

    Attributes:
        points: of the plot of the points, while they get their noise.
        model, density: of the formulas that go with it.
        term, term_name: of the curve of one term, and its name.
        board: of the derivation.
        turning, slopes: of the turning line, and of what its slope does.
        gauss, laplace: of the two noises.
    """

    points: Region
    model: Region
    density: Region
    term: Region
    term_name: Region
    board: Board
    turning: Region
    slopes: Region
    gauss: Region
    laplace: Region

    @classmethod
    def on(cls, regions: FrameRegions) -> "NoisePlaces":
        """Divide a stage."""
        if not regions.stacked:
            return _beside(regions)
        full = regions.full.intersect(regions.safe)
        low = full.aspect > _LOW
        points, below = full.rows(3.4 if low else 2.2, 1, gap=0.2)
        # As wide as the formulas are by nature, or as high.
        model, density = (
            below.columns(3.95, 5.2, gap=0.4) if low else below.rows(0.7, 1.48, gap=0.3)
        )
        curve, written = full.rows(1, 2 if low else 1.6, gap=0.1)
        name, term = curve.columns(1, 1.5, gap=0.2)
        head, name = name.rows(1, 1.5)
        board = Board(written, head)
        turning, slopes = full.columns(1.75, 1, gap=0.25) if low else full.rows(1.9, 1, gap=0.15)
        # The top stays free for the mark of the take-away.
        _, noises = full.rows(0.1, 5, gap=0)
        gauss, laplace = noises.rows(1, 1, gap=0.15) if low else noises.columns(1, 1, gap=0.3)
        return cls(points, model, density, term, name, board, turning, slopes, gauss, laplace)


def _beside(regions: FrameRegions) -> NoisePlaces:
    main, side = regions.main, regions.side
    model, density = side.rows(1, 1.2)
    curve, written = regions.full.columns(1, 2.05, gap=0.4)
    name, term = curve.rows(0.8, 4.8, gap=0.1)
    _, gauss, laplace = regions.full.rows(0.1, 2.6, 2.6, gap=0.15)
    return NoisePlaces(main, model, density, term, name, Board(written), main, side, gauss, laplace)
