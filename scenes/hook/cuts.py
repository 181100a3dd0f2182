"""A sheet that is cut forty times, and a camera that dives after what is left of it.

The sheet's width and height are 1. Each probability keeps its share of what was left, from the
middle, so what is left in the end is the product, as an area. Free of Manim.
"""

from functools import cache

import numpy as np

from reel.stage.view import Limits
from scenes.hook import maths

Size = tuple[float, float]
"""The width and the height of a rectangle in the middle of the sheet."""

Sides = tuple[float, float, float, float]
"""A rectangle on the sheet: left, bottom, right and top."""

FILLS = 0.66
"""How much of the view's width, and of its height, what is left takes at the end of the dive."""


@cache
def kept(aspect: float) -> tuple[Size, ...]:
    """What is left after 0, 1, … 40 cuts: each narrows the side that is longer.

    Args:
        aspect: how many times as wide as high the sheet is drawn.
    """
    width, height = 1.0, 1.0
    sizes = [(width, height)]
    for share in map(float, maths.probabilities()):
        if width * aspect > height:
            width *= share
        else:
            height *= share
        sizes.append((width, height))
    return tuple(sizes)


def left_after(count: float, aspect: float) -> Size:
    """What is left after so many cuts; between two whole ones, it goes down geometrically."""
    sizes = kept(aspect)
    number = min(int(count), len(sizes) - 2)
    here, there = np.log(sizes[number]), np.log(sizes[number + 1])
    width, height = np.exp(here + (count - number) * (there - here))
    return float(width), float(height)


def middle(size: Size) -> Sides:
    """Where what is left lies on the sheet."""
    width, height = size
    return (1 - width) / 2, (1 - height) / 2, (1 + width) / 2, (1 + height) / 2


def cut_off(outer: Size, inner: Size) -> tuple[Sides, Sides]:
    """The two strips that one cut takes away: left and right, or below and above."""
    left, bottom, right, top = middle(outer)
    low, down, high, up = middle(inner)
    if inner[0] < outer[0]:
        return (left, bottom, low, top), (high, bottom, right, top)
    return (left, bottom, right, down), (left, up, right, top)


def seen(tenths: float, aspect: float) -> tuple[Limits, Limits]:
    """What the camera sees of the sheet when its view has shrunk to a tenth so often.

    Returns:
        From where to where it sees, across and up: all at first; at `deepest`, what is left, in
        the middle. Between them each side shrinks at an even rate: a zoom.
    """
    share = tenths / deepest(aspect)
    width, height = (np.power(side / FILLS, share) for side in kept(aspect)[-1])
    return (float(1 - width) / 2, float(1 + width) / 2), (
        float(1 - height) / 2,
        float(1 + height) / 2,
    )


@cache
def deepest(aspect: float) -> float:
    """How often the view has shrunk to a tenth when what is left fills its middle."""
    width, height = kept(aspect)[-1]
    return float(-np.log10(width * height / FILLS**2))
