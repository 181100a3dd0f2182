"""Which way a straight thing lies: level in a wide picture, upright in a tall one."""

from dataclasses import dataclass

import manim as mn
import numpy as np
import numpy.typing as npt

from reel.stage.regions import Region


@dataclass(frozen=True, eq=False)
class Orientation:
    """The two directions of a straight thing; what is written on it stays level.

    Attributes:
        along: from its start to its end: to the right, or up.
        aside: toward that side of it which is its upper one when it lies level.
    """

    along: np.ndarray
    aside: np.ndarray

    @property
    def is_level(self) -> bool:
        """Whether it lies from left to right."""
        return bool(self.along[0])

    def point(self, along: float, aside: float) -> np.ndarray:
        """The point that is so far from the stage's centre in the two directions."""
        return np.asarray(along * self.along + aside * self.aside)

    def points(self, along: npt.ArrayLike, aside: npt.ArrayLike) -> np.ndarray:
        """Many such points, as an array of shape (n, 3)."""
        along, aside = np.broadcast_arrays(along, aside)
        return np.asarray(np.outer(along, self.along) + np.outer(aside, self.aside))

    def along_of(self, point: np.ndarray) -> float:
        """How far along a point is from the stage's centre."""
        return float(point @ self.along)

    def ends(self, region: Region) -> tuple[float, float]:
        """Where a region begins and ends along it."""
        return (region.left, region.right) if self.is_level else (region.bottom, region.top)

    def length(self, mobject: mn.Mobject) -> float:
        """How much of its length something takes."""
        return float(mobject.width if self.is_level else mobject.height)


LEVEL = Orientation(mn.RIGHT, mn.UP)
UPRIGHT = Orientation(mn.UP, mn.RIGHT)
