"""What part of the plane a plot shows, and where on the frame."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reel.stage.regions import Region

Limits = tuple[float, float]
"""The least and the greatest value of an axis."""


@dataclass(frozen=True)
class View:
    """A part of the plane, and the rectangle of the frame that it fills.

    Attributes:
        box: the rectangle on the frame.
        x_range, y_range: least and greatest value of each axis.
    """

    box: Region
    x_range: Limits
    y_range: Limits

    def locate(self, x: npt.ArrayLike, y: npt.ArrayLike) -> np.ndarray:
        """Where many points lie on the frame, as an array of shape (n, 3)."""
        box = self.box
        across = box.left + box.width * _share(x, self.x_range)
        up = box.bottom + box.height * _share(y, self.y_range)
        return np.column_stack(np.broadcast_arrays(across, up, 0.0))

    def point(self, x: float, y: float) -> np.ndarray:
        """Where (x, y) lies on the frame."""
        return np.asarray(self.locate([x], [y])[0])

    def lerp(self, other: "View", share: float) -> "View":
        """The view at this share of the way to another one: itself a true view."""
        return View(
            self.box.lerp(other.box, share),
            _between(self.x_range, other.x_range, share),
            _between(self.y_range, other.y_range, share),
        )

    def nearest_to_zero(self) -> tuple[float, float]:
        """The point (x, y) of the view that is nearest to (0, 0)."""
        (left, right), (bottom, top) = self.x_range, self.y_range
        return min(max(0, left), right), min(max(0, bottom), top)

    def cut(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Keep the part of a curve between the view's lower and upper edge, ending exactly there.

        Args:
            x, y: the curve's points, from left to right; y is NaN where it is not defined.
        """
        low, high = self.y_range
        inside = (y >= low) & (y <= high)
        if not inside.any():
            return x[:1], np.clip(y[:1], low, high)
        first, last = np.flatnonzero(inside)[[0, -1]]
        xs, ys = list(x[first : last + 1]), list(y[first : last + 1])
        for at, beyond, put in ((first, first - 1, 0), (last, last + 1, len(xs) + 1)):
            if 0 <= beyond < len(x) and np.isfinite(y[beyond]):
                edge = high if y[beyond] > high else low
                share = (edge - y[at]) / (y[beyond] - y[at])
                xs.insert(put, x[at] + share * (x[beyond] - x[at]))
                ys.insert(put, edge)
        return np.array(xs), np.array(ys)


def _share(values: npt.ArrayLike, limits: Limits) -> np.ndarray:
    return (np.asarray(values, dtype=float) - limits[0]) / (limits[1] - limits[0])


def _between(here: Limits, there: Limits, share: float) -> Limits:
    low, high = (1 - share) * np.array(here) + share * np.array(there)
    return float(low), float(high)
