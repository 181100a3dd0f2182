"""Rectangles and masks of pixels."""

from dataclasses import dataclass
from typing import Any

import numpy as np

Mask = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True)
class PixelRect:
    """A rectangle of pixels: rows top to bottom, columns left to right; ends are exclusive."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def slices(self) -> tuple[slice, slice]:
        return slice(self.top, self.bottom), slice(self.left, self.right)

    @property
    def empty(self) -> bool:
        return self.left >= self.right or self.top >= self.bottom

    def intersect(self, other: "PixelRect") -> "PixelRect":
        """The part of the rectangle that lies in another one too."""
        return PixelRect(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def slices_in(self, other: "PixelRect") -> tuple[slice, slice]:
        """What cuts this rectangle, which lies inside another, out of an array of the other's."""
        return (
            slice(self.top - other.top, self.bottom - other.top),
            slice(self.left - other.left, self.right - other.left),
        )


def grown(mask: Mask) -> Mask:
    """A mask with all pixels beside its own."""
    wider = mask.copy()
    wider[1:] |= mask[:-1]
    wider[:-1] |= mask[1:]
    wider[:, 1:] |= mask[:, :-1]
    wider[:, :-1] |= mask[:, 1:]
    return wider
