"""What tests of layouts ask of rectangles of the frame, in every format and layout."""

import manim as mn
import pytest

from reel.records.formats import FORMATS
from reel.records.platforms import load_platforms
from reel.stage.regions import Region
from tests.our_film import PROJECT

every_format = pytest.mark.parametrize("shape", FORMATS.values(), ids=list(FORMATS))
"""Marks a test that is tried with each format, as `shape`."""

OWN_LAYOUTS = {
    name: platform.shape
    for name, platform in load_platforms(PROJECT).known.items()
    if platform.shape not in FORMATS.values()
}
"""Of platforms that leave other room than the plain format, theirs, by the platforms' names."""

_LAYOUTS = FORMATS | OWN_LAYOUTS

every_layout = pytest.mark.parametrize("shape", _LAYOUTS.values(), ids=list(_LAYOUTS))
"""Marks a test that is tried with each format, and with each layout that a platform has of its own,
as `shape`."""

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
