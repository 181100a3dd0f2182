"""The ground of upright pictures: log paper, and on it the curve that the film climbs.

Clip k is the point (k, log k). The paper has a line up at each k and a line across at each log k,
so the curve runs through their crossings. All of it is faint, and fades towards the picture.
"""

from collections.abc import Iterable, Iterator

import manim as mn
import numpy as np

from reel.records.theme import Theme
from reel.stage.regions import FrameRegions, Region

_FIRST, _LAST = 0.22, 0.7  # how high the first and the last point lie, as shares of the strip
_LINE, _CURVE = 1.5, 5  # stroke widths
_RADIUS, _LIT_RADIUS, _HALO = 0.075, 0.11, 0.24
_PASSED, _GLOW = 0.5, 0.16  # how strongly the way up to the clip is seen, and the halo of its point
_SAMPLES = 200  # points of the curve


def ground(regions: FrameRegions, theme: Theme, number: int, count: int) -> mn.VGroup:
    """Draw the ground of a clip.

    Args:
        regions: of the frame, with a quiet strip above and one below.
        theme: gives each role its colour.
        number: the clip's place in the film, from 1.
        count: how many clips the film has.
    """
    above, below = regions.quiet
    numbers = np.arange(1, count + 1)
    across, up = numbers / (count + 1), _heights(numbers, count)
    # The curve comes up from the frame's lower edge, and leaves at its right one.
    lowest = np.exp(-_FIRST * np.log(count) / (_LAST - _FIRST))
    way = np.linspace(lowest, count + 1, _SAMPLES)
    curve = np.array([below.at(x / (count + 1), y) for x, y in zip(way, _heights(way, count))])
    points = [below.at(*place) for place in zip(across, up, strict=True)]
    return mn.VGroup(
        # The next sheet begins above the picture.
        *_sheet(above, across, np.log(numbers) / np.log(count + 1), theme, strongest=1),
        *_sheet(below, across, up, theme, strongest=0),
        _line(curve, theme.grid),
        _line(curve[way <= number], theme.logarithm, _PASSED),
        mn.Dot(points[number - 1], _HALO, color=theme.accent, fill_opacity=_GLOW),
        *(_dot(point, each, number, theme) for each, point in enumerate(points, 1)),
    )


def _heights(numbers: np.ndarray, count: int) -> np.ndarray:
    """How high the logarithms of numbers lie in the lower strip, as shares of it."""
    return _FIRST + (_LAST - _FIRST) * np.log(numbers) / np.log(count)


def _sheet(
    strip: Region, across: Iterable[float], up: Iterable[float], theme: Theme, *, strongest: int
) -> Iterator[mn.Line]:
    """Draw the lines of a strip, which are strongest at its upper (1) or lower (0) edge."""

    def strength(height: float) -> float:
        return float(1 - abs(height - strongest)) ** 1.5

    for x in across:
        line = mn.Line(strip.at(x, 0), strip.at(x, 1), stroke_width=_LINE)
        heights = np.linspace(0, 1, 5)
        line.set_sheen_direction(mn.UP)
        yield line.set_stroke([theme.grid] * 5, opacity=[strength(each) for each in heights])
    for y in up:
        line = mn.Line(strip.at(0, y), strip.at(1, y), stroke_width=_LINE)
        yield line.set_stroke(theme.grid, opacity=strength(y))


def _line(points: np.ndarray, colour: str, opacity: float = 1.0) -> mn.VMobject:
    """Draw a line through points."""
    line = mn.VMobject(stroke_color=colour, stroke_width=_CURVE, stroke_opacity=opacity)
    return line.set_points_as_corners(points)


def _dot(point: np.ndarray, each: int, number: int, theme: Theme) -> mn.Dot:
    """Draw the point of a clip: lit if it is this one, bright if it is an earlier one."""
    if each == number:
        return mn.Dot(point, _LIT_RADIUS, color=theme.accent)
    colour = mn.ManimColor(theme.logarithm if each < number else theme.grid)
    opaque = mn.interpolate_color(mn.ManimColor(theme.background), colour, 0.6)
    return mn.Dot(point, _RADIUS, color=opaque if each < number else colour)
