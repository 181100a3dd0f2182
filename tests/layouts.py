"""What tests of layouts ask of rectangles of the frame, in every format."""

import manim as mn
import pytest

from reel.records.formats import FORMATS
from reel.stage.regions import Region

every_format = pytest.mark.parametrize("shape", FORMATS.values(), ids=list(FORMATS))
"""Marks a test that is tried with each format, as `shape`."""

_SLACK = 1e-9  # Manim's units


def box_of(mobject: mn.Mobject) -> Region:
    """The rectangle around a mobject."""
    (left, bottom), (right, top) = (mobject.get_corner(c)[:2] for c in (mn.DL, mn.UR))
    return Region(float(left), float(bottom), float(right), float(top))


def within(inner: Region, outer: Region) -> bool:
    """Whether a rectangle lies in another one; their edges may touch."""
    return bool(inner.intersect(outer).sides == pytest.approx(inner.sides, abs=_SLACK))


def apart(one: Region, other: Region) -> bool:
    """Whether two rectangles share nothing but edges."""
    shared = one.intersect(other)
    return min(shared.width, shared.height) <= _SLACK
